"""Client lists for the tests; the names are such that nothing else holds them."""

from tacit.draft import Site
from tacit.finding import Label
from tacit.store.kept import Account, Allowed, Client, Kept, Meaning, Muted, Profile, Use, Way, WayKind

PASSPHRASE = "a marmot sings near the harbour"
OTHER_PASSPHRASE = "seven lanterns under cold water"


def client(*texts: str) -> Client:
    """Return a client by name and further ways."""
    kinds = (WayKind.NAME, *WayKind)
    return Client(ways=tuple(Way(kind=kind, text=text) for kind, text in zip(kinds, texts, strict=False)))


FIRST = Kept(
    profile=Profile(
        names=("Brindlewick Ashgrove", "Brin Ashgrove"),
        practice="Thistledown Practice",
        phones=("+1 503 555 0142", "+1 503 555 0143"),
        emails=("brin@thistledown.example",),
        sites=("thistledown.example",),
        handles=("@brinwrites",),
        address="12 Fernhollow Lane",
        town="Corvallis",
        licence="PSY-88231",
        family=("Osgood", "Pumpernickel"),
    ),
    clients=(client("Zebulon Quimby", "Zeb", "Z.Q."), client("Ludmila Vantongeren")),
    allowed=(
        Allowed(word="Jessica", label=Label.NAME, site=Site.FACEBOOK),
        Allowed(word="Marigold", meaning=Meaning.ME),
    ),
    muted=(Muted(label=Label.JOB, site=Site.X),),
    accounts=(Account(site=Site.X, handle="@thistledown", use=Use.PROFESSIONAL),),
)
SECOND = FIRST.model_copy(update={"clients": (*FIRST.clients, client("Hepzibah Oakenshield"))})
