"""Client lists for the tests; the names are such that nothing else holds them."""

from pathlib import Path

from tacit.allowance import Allowance, Ground, Scope
from tacit.draft import Site
from tacit.finding import Label
from tacit.person import Kind
from tacit.store.kept import Account, Client, Kept, Profile, Use, Way
from tacit.store.vault import Vault

PASSPHRASE = "a marmot sings near the harbour"
OTHER_PASSPHRASE = "seven lanterns under cold water"


def client(*texts: str) -> Client:
    """Return a client by name and further ways."""
    kinds = (Kind.NAME, *Kind)
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
        family=("Osgood",),
        pets=("Pumpernickel",),
    ),
    clients=(client("Zebulon Quimby", "Zeb", "Z.Q."), client("Ludmila Vantongeren")),
    allowed=(
        Allowance(Scope.WORD, Ground.NOT_CLIENT, "Jessica", Label.NAME, Site.FACEBOOK),
        Allowance(Scope.WORD, Ground.ME, "Marigold", Label.NAME, Site.X),
    ),
    accounts=(Account(site=Site.X, name="@brinwrites", use=Use.PROFESSIONAL, seen_to=("x.messages",)),),
)
SECOND = FIRST.model_copy(update={"clients": (*FIRST.clients, client("Hepzibah Oakenshield"))})


def opened(folder: Path, passphrase: str | None = None) -> Vault:
    """Return the vault of a folder, opened."""
    vault = Vault(folder)
    vault.open(passphrase)
    return vault
