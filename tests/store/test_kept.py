"""What is kept, and its JSON form."""

import json

import pytest
from pydantic import ValidationError

from tacit import person
from tacit.store.exceptions import NewerVersionError, UnfitError
from tacit.store.kept import VERSION, Client, Kept, Profile, Way

from .lists import FIRST


def allowed(**changes: object) -> bytes:
    """Return the JSON form of a list with one thing allowed, which fits but for the changes."""
    fits = {"scope": "word", "reason": "me", "word": "a", "label": "NAME", "site": "x"}
    return json.dumps({"version": 1, "allowed": [fits | changes]}).encode()


class TestForm:
    def test_round_trip(self):
        """What is written down is read back the same."""
        assert Kept.loads(FIRST.dumps()) == FIRST
        assert Kept.loads(FIRST.dumps(indent=2)) == FIRST

    def test_empty(self):
        """Nothing is asked for: an object with a version is a list of nobody."""
        assert Kept.loads(b'{"version": 1}') == Kept()

    def test_older(self):
        """What version 1 wrote is read, without what it did not know, and is version 2 from then on."""
        older = Kept.loads(b'{"version": 1, "profile": {"family": ["Osgood"]}}')
        assert older == Kept(profile=Profile(family=("Osgood",)))
        assert json.loads(older.dumps())["version"] == VERSION == 2

    def test_newer(self):
        """What a newer version wrote is refused as such, whatever else is in it."""
        newer = json.dumps({"version": VERSION + 1, "clients": "in another form"}).encode()
        with pytest.raises(NewerVersionError, match="Update Tacit to open it"):
            Kept.loads(newer)

    @pytest.mark.parametrize(
        ("raw", "field"),
        [
            (b"", "the document"),
            (b"[]", "the document"),
            (b"{}", "version"),
            (b'{"version": 0}', "version"),
            (b'{"version": 1, "Zebulon": 1}', "the document"),
            (b'{"version": 1, "profile": {"Zebulon": 1}}', "profile"),
            (b'{"version": 1, "clients": [{"ways": []}]}', "clients.0.ways"),
            (b'{"version": 1, "clients": [{"ways": [{"kind": "Zebulon", "text": "a"}]}]}', "clients.0.ways.0.kind"),
            (b'{"version": 1, "profile": {"town": " "}}', "profile.town"),
            (b'{"version": 1, "profile": {"town": "Zebulon\\u0000"}}', "profile.town"),
            (allowed(Zebulon=1), "allowed.0"),
            (allowed(word=""), "allowed.0"),
            (allowed(word=" \n"), "allowed.0"),
            (allowed(label="Zebulon"), "allowed.0.label"),
            (allowed(word=["Zebulon"]), "allowed.0.word"),
        ],
    )
    def test_unfit(self, raw: bytes, field: str):
        """What does not fit is named by its field, and no word of it is told."""
        with pytest.raises(UnfitError) as refused:
            Kept.loads(raw)
        assert Kept.loads(allowed()).allowed[0].word == "a"
        assert refused.value.field == field
        assert refused.value.__context__ is None
        assert "Zebulon" not in str(refused.value)

    @pytest.mark.parametrize("text", ["\ud800", "a\x1b[2J", "", "\t", "a" * 201])
    def test_no_text(self, text: str):
        """Half a surrogate pair, control characters, nothing and too much are no text, and errors do not show it."""
        with pytest.raises(ValidationError) as refused:
            Way(kind="name", text=text)
        assert not text.strip() or text not in str(refused.value)

    @pytest.mark.parametrize("text", ["دریا\u200cدل", "José", "12 Fernhollow Lane\nCorvallis", "O\u00a0Neill", "李"])
    def test_text(self, text: str):
        """Names and addresses in any script are text, with the joiners that some need."""
        assert Profile(address=text).address == text

    def test_reprs(self):
        """Reprs show nothing of what is kept."""
        shown = f"{FIRST!r} {FIRST} {FIRST.profile!r} {FIRST.clients!r} {FIRST.allowed!r}"
        for word in ("Zeb", "Brin", "Jessica", "Marigold", "thistledown"):
            assert word not in shown


class TestPeople:
    def test_all(self):
        """Whoever reads drafts gets every detail of the clinician and every way of each client."""
        profile, roster = FIRST.people()
        kinds = (person.Kind.NAME, person.Kind.NAME, person.Kind.NICKNAME)
        ways = ("Zebulon Quimby", "Zeb", "Z.Q.")
        assert roster == (
            person.Client(tuple(map(person.Alias, ways, kinds))),
            person.Client((person.Alias("Ludmila Vantongeren"),)),
        )
        assert profile.name == "Brindlewick Ashgrove"
        assert (profile.practice, profile.city) == ("Thistledown Practice", "Corvallis")
        assert (profile.phone, profile.email) == ("+1 503 555 0142", "brin@thistledown.example")
        assert (profile.names, profile.phones, profile.emails) == (("Brin Ashgrove",), ("+1 503 555 0143",), ())
        assert (profile.sites, profile.handles) == (("thistledown.example",), ("@brinwrites",))
        assert (profile.address, profile.licence) == ("12 Fernhollow Lane", "PSY-88231")
        assert (profile.family, profile.pets) == (("Osgood",), ("Pumpernickel",))
        assert profile.other == ("Marigold",)

    def test_nobody(self):
        """Of a list of nobody nobody is known."""
        assert Kept().people() == (person.Profile(), ())
        lone = Client(ways=(Way(kind="name", text="A"),))
        assert Kept(clients=(lone,)).people()[1] == (person.Client((person.Alias("A"),)),)
        assert Client.of(lone.noun()) == lone
