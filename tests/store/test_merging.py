"""A client list, or an address card, taken into what is kept."""

import pytest

from tacit import person
from tacit.person import Kind
from tacit.store.kept import Client, Profile, Way
from tacit.store.merging import counted, filled, merged


def client(*ways: str) -> Client:
    """A client by ways as "kind:text"; without a kind it is a name."""
    split = [way.rpartition(":") for way in ways]
    return Client(ways=tuple(Way(kind=kind or Kind.NAME, text=text) for kind, _, text in split))


ZEB, LUDMILA = client("Zebulon Quimby", "nickname:Zeb"), client("Ludmila Vantongeren")


class TestMerged:
    def test_again(self):
        """The same list again changes nothing."""
        once = merged((), (ZEB, LUDMILA))
        assert (once.clients, once.added) == ((ZEB, LUDMILA), 2)
        again = merged(once.clients, (LUDMILA, ZEB))
        assert (again.clients, again.added, again.changed, again.same) == ((ZEB, LUDMILA), 0, 0, 2)

    def test_more(self):
        """One of the same name, however it is written, gets what is new, behind what was there, once."""
        come = client("zebulon  QUIMBY", "nickname:ZEB", "handle:@zeb", "handle:@Zeb")
        result = merged((ZEB, LUDMILA), (come,))
        assert result.clients == (client("Zebulon Quimby", "nickname:Zeb", "handle:@Zeb"), LUDMILA)
        assert (result.added, result.changed, result.same) == (0, 1, 0)

    def test_namesakes(self):
        """Two of one name are two, and brought again each is the one with whom the most is shared."""
        one, other = client("Ann Lee", "handle:a@x.example"), client("Ann Lee", "handle:b@x.example")
        assert merged((), (one, other)).clients == (one, other)
        assert merged((one,), (one, other)).clients == (one, other)
        more = client("Ann Lee", "handle:b@x.example", "relative:Max")
        again = merged((one, other), (more, one))
        assert again.clients == (one, more)
        assert (again.added, again.changed, again.same) == (0, 1, 1)

    def test_kinds(self):
        """A relative's name tells no client from another, and one text of two kinds is two ways."""
        child = client("relative:Zebulon Quimby", "initials:L.V.")
        result = merged((ZEB,), (child,))
        assert result.added == 1
        assert merged((ZEB,), (client("Zebulon Quimby", "handle:Zeb"),)).clients[0].ways[2].kind is Kind.HANDLE

    def test_silent(self):
        """A repr shows nobody."""
        assert "Zeb" not in repr(merged((), (ZEB,)))


def test_counted():
    """Only what there is is counted."""
    assert counted(1200, 0, 3) == "1,200 new, 3 there already"
    assert counted(0, 1, 0) == "1 with further names"
    assert counted(0, 0, 0) == "no client"


def test_filled():
    """A card fills what is empty and lengthens lists; what is there stays; too long a text is refused."""
    card = person.Profile("Brin Ashgrove", "Thistledown", "1", city="Corvallis", names=("B.",), address="1 Lane")
    own = filled(Profile(names=("brin ashgrove",), town="Albany", pets=("Pepper",)), card)
    assert own == Profile(
        names=("brin ashgrove", "B."),
        practice="Thistledown",
        phones=("1",),
        address="1 Lane",
        town="Albany",
        pets=("Pepper",),
    )
    with pytest.raises(ValueError):
        filled(Profile(), person.Profile("x" * 201))
