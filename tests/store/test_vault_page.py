"""docs/reference/vault.md and the code say the same."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

from tacit.allowance import Allowance, Ground, Scope
from tacit.person import Kind
from tacit.protocol.endpoint import vault_folder
from tacit.store import keys, seal
from tacit.store.kept import VERSION, Account, Client, Kept, Profile, Use, Way
from tacit.store.vault import BACKUP, NAME

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "vault.md").read_text("utf-8")


def table(first: str) -> dict[str, str]:
    """Return a table by the head of its first column: names, and what is said of each."""
    (body,) = re.findall(rf"^\| {re.escape(first)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.M)
    rows = (re.split(r" *\| *", line.strip("|"), maxsplit=1) for line in body.splitlines())
    return {name.strip(" `"): said for name, said in rows}


def test_members():
    """Every member of what is kept is on the page, and no other."""
    assert table("member").keys() == Kept.model_fields.keys()
    assert table("member of `profile`").keys() == Profile.model_fields.keys()
    assert table("member of one of `allowed`").keys() == {each.name for each in dataclasses.fields(Allowance)}
    assert table("member of one of `accounts`").keys() == Account.model_fields.keys()
    for model, row in ((Client, "clients"), (Way, "clients")):
        assert all(f"`{name}`" in table("member")[row] for name in model.model_fields)


def test_words():
    """Every kind, reason, scope and use is on the page, and the version that is written."""
    assert table("member")["version"].startswith(f"{VERSION};")
    for word in [*Kind, *Ground, *Scope, *Use]:
        assert f"`{word}`" in PAGE


def test_folders():
    """The page tells the folders and names that are used."""
    home = Path("/home/ann")
    told = table("system")
    for system, platform, root in (("Linux", "linux", "~/.local/share/tacit"), ("macOS", "darwin", "~/Library")):
        assert root in told[system]
        assert str(vault_folder({}, platform, home)).replace(str(home), "~") in told[system]
    assert vault_folder({"LOCALAPPDATA": "/l"}, "win32", home) == Path("/l/Tacit/vault")
    assert "\\Tacit\\vault" in told["Windows"]
    assert f"`{NAME}`" in PAGE
    assert f"`{BACKUP}`" in PAGE


def head() -> Iterator[int]:
    """Yield the sizes of the head's parts as the page has them."""
    (body,) = re.findall(r"^\| bytes \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.M)
    yield from (int(line.split("|")[1]) for line in body.splitlines())


def test_bytes():
    """The head is as long as the page says, begins as it says, and the key costs what it says."""
    sealed = seal.seal(b"", seal.new_slot(), keys.new_key())
    assert f"A head of {sum(head())} bytes" in PAGE
    assert len(sealed) == sum(head()) + seal.GRAIN + 16
    assert sealed[:8].hex(" ").upper() in PAGE
    assert f"N = 2^{keys.COST.log_n}, r = {keys.COST.r}, p = {keys.COST.p}" in PAGE
    assert f"{seal.GRAIN:,} bytes" in PAGE
