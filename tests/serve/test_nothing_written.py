"""Nothing that the companion writes holds a name of the client list or a word of a draft: every file is searched."""

import asyncio
import io
import json
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar, FormData

from tacit.protocol.endpoint import Endpoint
from tacit.store.vault import Vault
from tests.store.conftest import lone_service
from tests.store.lists import FIRST, PASSPHRASE, SECOND
from tests.store.secret_service import Service

from .serving import REAL, Client, companion_process, connected

__all__ = ["lone_service"]

DRAFT_WORDS = ("Wolverhampton", "clarinet", "Tuesday", "Yevgenia", "dyspraxia")
DRAFTS = [
    "Zebulon Quimby came late from Wolverhampton again, and I keep thinking about it.",
    "My client Yevgenia, 34, plays the clarinet. She told me about her dyspraxia on Tuesday.",
    "Zeb and Ludmila Vantongeren met in my waiting room.",
]
NAMES = tuple(
    word
    for client in SECOND.clients
    for way in client.ways
    for word in way.text.split()
    if len(word) > 4  # A short one would be found in noise.
)
OWN = ("Brindlewick", "Thistledown", "Pumpernickel", "Marigold", "Fernhollow")


def forms(word: str) -> Iterator[bytes]:
    """Yield a word as it could stand in a file."""
    for written in (word, word.lower(), word.upper()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield written.encode(encoding)


def found_in(folders: list[Path], words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return which words stand in which files, in the file's name too."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert files, "there is nothing to be searched"
    contents = {path: bytes(path) + path.read_bytes() for path in files}
    return {
        (path.name, word)
        for path, content in contents.items()
        for word in words
        if any(form in content for form in forms(word))
    }


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which all folders lie that a companion could write to; its path is short, as sockets want it."""
    folder = Path(tempfile.mkdtemp(prefix="tacit-"))
    for name in ("home", "tmp", "data", "config", "state", "cache"):
        (folder / name).mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(folder / "home"))
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(folder / "tmp"))
    for variable in ("data", "config", "state", "cache"):
        monkeypatch.setenv(f"XDG_{variable.upper()}_HOME", str(folder / variable))
    monkeypatch.setenv("TACIT_RUNTIME_DIR", str(folder / "run"))
    for variable in ("TACIT_DATA_DIR", "TACIT_CONFIG_DIR", "TACIT_TRANSPORT"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(folder)
    yield folder
    shutil.rmtree(folder)


def leads_to(path: str) -> str:
    """Where a file that opens the dashboard leads."""
    return re.findall(r"url=([^\"]+)", Path(path).read_text("utf-8"))[0]


def made(root: Path, seal: Callable[[Vault], object]) -> Vault:
    """Make a vault where the companion looks for it, written several times."""
    folder = root / "data" / "tacit" / "vault"
    folder.mkdir(mode=0o700, parents=True)
    vault = Vault(folder)
    vault.open()
    vault.keep(FIRST)
    seal(vault)
    vault.keep(SECOND)
    return vault


async def read(client: Client, revision: int) -> list[Any]:
    """Have all drafts read; return the verdicts."""
    for number, text in enumerate(DRAFTS):
        await client.change(f"d{number}", revision, text)
    said: list[Any] = []
    while len(said) < len(DRAFTS):
        message = await client.receive()
        if message.get("method") == "draft/verdict" and message["params"]["revision"] == revision:
            said.append(message["params"])
    await client.send(method="draft/outcome", params={"draft": "d1", "revision": revision, "outcome": "revised"})
    return said


def knows_the_list(said: list[Any]) -> bool:
    """Whether the client list had a part in these verdicts."""
    return any(finding["reason"].startswith("roster") for each in said for finding in each["findings"])


@pytest.mark.skipif(sys.platform != "linux", reason="a Secret Service is Linux's")
async def test_keyring(root: Path, lone_service: Service):
    """Opened by the keyring and ended by a crash, it leaves no name and no draft in any file, nor in the keyring's."""
    made(root, Vault.seal_with_keyring)
    here = Endpoint(root / "run", "unix")
    with companion_process(REAL) as process:
        async with connected(here) as client:
            assert knows_the_list(await read(client, 1))
        await asyncio.to_thread(process.end, signal.SIGABRT)
    assert (root / "data" / "tacit" / "vault" / "vault.sealed").exists()
    (root / "log").write_text(process.log)
    assert "listening" in process.log
    assert found_in([root, lone_service.folder], (*NAMES, *OWN, *DRAFT_WORDS)) == set()


async def test_passphrase(root: Path):
    """The same with a passphrase, which no file holds either, nor its key, right or wrong."""
    vault = made(root, lambda new: new.seal_with_passphrase(PASSPHRASE))
    assert vault._opened is not None
    key = vault._opened.key.hex()
    here = Endpoint(root / "run", "unix")
    with companion_process(REAL) as process:
        async with connected(here) as client:
            assert not knows_the_list(await read(client, 1))
            for passphrase in ("wrong canary passphrase", PASSPHRASE):
                await client.send(id=7, method="vault/unlock", params={"passphrase": passphrase})
                while "result" not in (said := await client.receive()):
                    pass
            assert said["result"] == {"vault": "open", "problem": None}
            await client.send(method="vault/unlock", params={"passphrase": "canary"})
            await client.send(id=8, method="vault/unlock", params={"passphrase": ["canary"]})
            assert knows_the_list(await read(client, 2))
        assert await asyncio.to_thread(process.end, signal.SIGTERM) == 0
    (root / "log").write_text(process.log)
    secrets = (PASSPHRASE, key, "marmot", "canary")
    assert "passphrase" in process.log
    assert found_in([root], (*NAMES, *OWN, *DRAFT_WORDS, *secrets)) == set()


async def test_without_a_vault(root: Path):
    """A companion without a client list writes no draft, and no vault."""
    here = Endpoint(root / "run", "unix")
    with companion_process(REAL) as process:
        async with connected(here) as client:
            await read(client, 1)
        assert await asyncio.to_thread(process.end, signal.SIGTERM) == 0
    (root / "log").write_text(process.log)
    assert found_in([root], (*NAMES, *DRAFT_WORDS)) == set()
    assert not list((root / "data").rglob("*.sealed*"))


async def test_dashboard(root: Path):
    """Lists brought to the dashboard, looked at and kept, and a profile, are in no file but the sealed one."""
    here = Endpoint(root / "run", "unix")
    with companion_process(REAL) as process:
        async with connected(here) as client, ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            opened = await client.ask("dashboard/open")
            link = leads_to(opened["result"]["path"])
            async with browser.get(link) as answer:
                home = str(answer.url.origin())

            page = ""

            async def post(place: str, **fields: str | bytes) -> str:
                nonlocal page
                hidden = dict(re.findall(r'type="hidden" name="(list|was)" value="(\w+)"', page))
                data = FormData()
                for name, value in (hidden | fields).items():
                    if isinstance(value, bytes):
                        data.add_field(name, io.BytesIO(value), filename="Oakenshield.csv", content_type="text/csv")
                    else:
                        data.add_field(name, value)
                headers = {"Sec-Fetch-Site": "same-origin"}
                async with browser.post(home + place, data=data, headers=headers) as answer:
                    page = await answer.text()
                    return page

            rows = (f"Zebulon,Quimby{number}" for number in range(5000))
            table = "\n".join(["First name,Last name", *rows, "Ludmila,Vantongeren"])
            assert "found 5,001 clients" in await post("/clients/upload", file=table.encode())
            assert "Kept:" in await post("/clients/keep")
            assert "Hepzibah" in await post("/clients/paste", list='First name\tLast\nHepzibah\t"Oakenshield')
            assert "found 1 client:" in await post("/clients/paste", list="Hepzibah Oakenshield")
            async with browser.get(f"{home}/you") as answer:
                page = await answer.text()
            assert "Kept." in await post("/you", names="Brindlewick Ashgrove", practice="Thistledown Practice")
            sealed = await post("/vault/passphrase", passphrase=PASSPHRASE, again=PASSPHRASE)
            assert "one sealed file" in sealed
            assert "Ludmila" in await post("/clients/list", find="Vantongeren")
            assert knows_the_list(await read(client, 1))
        assert await asyncio.to_thread(process.end, signal.SIGTERM) == 0
    (root / "log").write_text(process.log)
    assert (root / "data" / "tacit" / "vault" / "vault.sealed").exists()
    assert found_in([root], (*NAMES, *OWN, *DRAFT_WORDS, "marmot")) == set()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_the_search_finds(tmp_path: Path, encoding: str):
    """The search does find words: in any folder, amid other bytes, in each encoding, and in a file's name."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    word = "quimby".encode(encoding)
    (tmp_path / "deep" / "er" / "core").write_bytes(os.urandom(10_001) + word + os.urandom(1000))
    (tmp_path / "list.json").write_bytes(json.dumps({"name": "Zebulon QUIMBY"}).encode(encoding))
    (tmp_path / "Oakenshield.txt").touch()
    expected = {("core", "Quimby"), ("list.json", "Quimby"), ("list.json", "Zebulon")}
    assert found_in([tmp_path], NAMES) == expected | {("Oakenshield.txt", "Oakenshield")}
    assert found_in([tmp_path], ("Wolverhampton",)) == set()
