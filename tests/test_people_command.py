"""`tacit clients` and `tacit profile`, as a person at a terminal uses them."""

import asyncio
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tacit import cli
from tacit.commands import terminal
from tacit.commands.vault import NO_LIST
from tacit.exceptions import InputError
from tacit.person import Client
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.exceptions import InvalidParamsError
from tacit.serve.additions import Additions
from tacit.serve.keeper import Keeper
from tacit.store.kept import Kept, Profile
from tacit.store.vault import Vault
from tests.commands import tacit
from tests.serve.conftest import here
from tests.serve.serving import SLOW, companion_process, connected
from tests.store.conftest import cheap
from tests.store.lists import FIRST, PASSPHRASE

__all__ = ["cheap", "here"]

CSV = "First name,Last name,DOB\nHepzibah,Oakenshield,1990\nZebulon,Quimby,\n,,1\n"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Brin Ashgrove\r\nTEL:+1 503 555 0199\r\nEND:VCARD\r\n"

pytestmark = pytest.mark.usefixtures("cheap", "here")

Run = Callable[..., tuple[int, str, str]]


class Stdin(io.StringIO):
    """What is typed, at a terminal or down a pipe."""

    def __init__(self, text: str | bytes, *, is_terminal: bool) -> None:
        super().__init__(text if isinstance(text, str) else "")
        self.buffer = io.BytesIO(text.encode() if isinstance(text, str) else text)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        """Whether somebody sits there."""
        return self._is_terminal


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vault's folder."""
    monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data" / "vault"


@pytest.fixture
def vault(data: Path) -> Path:
    """A vault with a list, sealed with the passphrase."""
    data.mkdir(mode=0o700, parents=True)
    made = Vault(data)
    made.open()
    made.keep(FIRST)
    made.seal_with_passphrase(PASSPHRASE)
    return data


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process with something on stdin; return status, stdout and stderr."""

    def run_command(*arguments: str, typed: str | bytes = "", is_terminal: bool = False) -> tuple[int, str, str]:
        stdin = Stdin(typed, is_terminal=is_terminal)
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(terminal.sys, "stdin", stdin)
        monkeypatch.setattr("getpass.getpass", lambda _: PASSPHRASE)
        status = cli.main(arguments)
        return status, *capsys.readouterr()

    return run_command


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A client list."""
    path = tmp_path / "list.csv"
    path.write_text(CSV)
    return path


def kept(folder: Path) -> Kept:
    """What is kept."""
    vault = Vault(folder)
    vault.open(PASSPHRASE)
    return vault.kept


class TestClients:
    def test_alone(self, run: Run, vault: Path, file: Path):
        """Without a companion a list is told of, asked about and put into the vault, doubling nobody."""
        status, out, err = run("clients", "import", str(file), typed="yes\n", is_terminal=True)
        assert (status, err) == (0, "")
        assert "3 rows, 2 clients." in out
        assert "  DOB: left out" in out
        assert "1 row had no name and was left out: line 4." in out
        assert out.endswith("Kept: 1 new, 1 there already.\n")
        assert "Hepzibah" not in out
        assert [client.ways[0].text for client in kept(vault).clients][2] == "Hepzibah Oakenshield"
        assert run("clients", "list", is_terminal=True)[1].splitlines() == [
            "Zebulon Quimby, Zeb, Z.Q.",
            "Ludmila Vantongeren",
            "Hepzibah Oakenshield",
        ]

    @pytest.mark.usefixtures("data")
    @pytest.mark.parametrize("name", ["list.csv", "list.txt", "-"])
    def test_guessed(self, run: Run, tmp_path: Path, name: str):
        """That an encoding was guessed is said of a table, of a plain list and of what comes down a pipe."""
        head = b"Name,Email\n" * name.endswith(".csv")
        for encoding in ("cp1252", "utf-8"):
            given = head + "Zoë Müller\n".encode(encoding)
            (tmp_path / "list.csv").write_bytes(given)
            (tmp_path / "list.txt").write_bytes(given)
            file = name if name == "-" else str(tmp_path / name)
            out = run("clients", "import", file, "--yes", typed=given)[1]
            assert ("The encoding was guessed" in out) is (encoding == "cp1252")
            assert "1 client." in out

    @pytest.mark.usefixtures("vault")
    def test_narrow_terminal(self, tmp_path: Path):
        """A letter that the terminal's encoding lacks is replaced: a list and a card are told all the same."""
        (tmp_path / "me.vcf").write_text(CARD.replace("Brin", "Łucja"))
        narrow = {"PYTHONIOENCODING": "ascii"}
        done = tacit("profile", "import", str(tmp_path / "me.vcf"), "--yes", stdin=f"{PASSPHRASE}\n", **narrow)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"  names: ?ucja Ashgrove\n" in done.stdout
        given = {"stdin": f"{PASSPHRASE}\n", **narrow}
        (tmp_path / "list.csv").write_text("Náme,Email,Name\n,,Łucja Nowak\n")
        done = tacit("clients", "import", str(tmp_path / "list.csv"), "--yes", **given)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"  N?me: left out\n" in done.stdout
        done = tacit("clients", "list", **given)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.endswith(b"?ucja Nowak\n")

    def test_not_meant(self, run: Run, vault: Path, file: Path):
        """Without a yes, and where nobody is asked, nothing is kept."""
        status, out, _ = run("clients", "import", str(file), typed="no\n", is_terminal=True)
        assert (status, out.splitlines()[-1]) == (1, "Type yes to keep it: Nothing was kept.")
        status, _, err = run("clients", "import", "-", typed=CSV)
        assert status == 1
        assert "add --yes" in err
        assert kept(vault) == FIRST

    @pytest.mark.usefixtures("data")
    def test_no_vault(self, run: Run, file: Path, data: Path):
        """Where there is nothing to keep it in, that is said with what to do."""
        status, _, err = run("clients", "import", str(file), "--yes")
        assert status == 1
        assert "tacit vault use-keyring" in err
        assert not (data / "vault.sealed").exists()

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b'Name,Email\n"Zeb,x\ny,z\n', "Line 2: A quotation mark"),
            (b"Name\n\x00\n", "Line 2: This holds characters"),
            (b"Name,Email\n,\n=A1,\n", "Nothing was kept."),
        ],
    )
    def test_bad(self, run: Run, tmp_path: Path, content: bytes, said: str):
        """A list that cannot be read, or holds nobody, is told of with the line."""
        path = tmp_path / "bad.csv"
        path.write_bytes(content)
        status, out, err = run("clients", "import", str(path), "--yes")
        assert status == 1
        assert said in out + err
        assert "Zeb" not in out + err

    def test_no_file(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path):
        """A file that is not there, or is too large, is told of."""
        assert "No such file" in run("clients", "import", str(tmp_path / "none"), "--yes")[2]
        monkeypatch.setattr("tacit.imports.decode.MAX_BYTES", 4)
        assert "larger than" in run("clients", "import", str(file), "--yes")[2]

    async def test_running(self, run: Run, vault: Path, here: Endpoint):
        """A companion that runs takes a list in, namesakes as two, and has drafts read again; locked, it says so."""
        people = (f"Person {n:03}" for n in range(400))
        pasted = "\n".join(["Hepzibah Oakenshield, Hep", *people, "hepzibah OAKENSHIELD, @hep"])
        with companion_process(SLOW):
            status, _, err = await asyncio.to_thread(run, "clients", "import", "-", "--yes", typed=pasted)
            assert (status, "tacit vault unlock" in err) == (1, True)
            async with connected(here) as client:
                await client.ask("vault/unlock", passphrase=PASSPHRASE)
                while (said := await client.receive()).get("method") != "vault/changed" and "result" not in said:
                    pass
                status, out, err = await asyncio.to_thread(run, "clients", "import", "-", "--yes", typed=pasted)
                assert (status, out.splitlines()[-1], err) == (0, "Kept: 402 new.", "")
                while (said := await client.receive()).get("method") != "vault/changed":
                    pass
                said = await client.ask("clients/add", clients=[[{"kind": "name", "text": "Zebulon Quimby"}]])
                while "result" not in said:
                    said = await client.receive()
                counts = {"added": 0, "changed": 0, "same": 1, "vault": "open", "problem": None}
                assert said["result"] == counts
                for bad in ([[{"kind": "name", "text": "a\x00"}]], [[]], [[{"kind": "boss", "text": "a"}]]):
                    said = await client.ask("clients/add", clients=bad)
                    while "error" not in said:
                        said = await client.receive()
                    assert said["error"]["code"] == -32602
            status, out, _ = await asyncio.to_thread(run, "profile", "import", "-", "--yes", typed=CARD)
            assert (status, out.splitlines()[-1]) == (0, "Kept: 1 new.")
        found = kept(vault)
        assert len(found.clients) == 404
        assert found.profile.phones[-1] == "+1 503 555 0199"

    @pytest.mark.usefixtures("data")
    def test_none_to_list(self, run: Run, file: Path):
        """Without a sealed list that is said, with where to see what a companion was told: status 1."""
        assert run("clients", "list") == (1, "", f"{NO_LIST}\n")
        with companion_process(SLOW):
            run("clients", "import", str(file), "--yes")
            assert run("clients", "list") == (1, "", f"{NO_LIST}\n")

    @pytest.mark.usefixtures("data")
    def test_memory(self, run: Run, file: Path):
        """Where the companion keeps no file, it is said how long it lasts."""
        with companion_process(SLOW):
            status, out, err = run("clients", "import", str(file), "--yes")
        assert (status, out.splitlines()[-1]) == (0, "Kept: 2 new.")
        assert "until the companion stops" in err


class TestProfile:
    def test_alone(self, run: Run, vault: Path, tmp_path: Path):
        """A card is told of, asked about, and adds what is new."""
        path = tmp_path / "me.vcf"
        path.write_text(CARD)
        status, out, _ = run("profile", "import", str(path), typed="yes\n", is_terminal=True)
        assert status == 0
        assert "  phones: +1 503 555 0199" in out
        assert kept(vault).profile.phones == (*FIRST.profile.phones, "+1 503 555 0199")
        assert "kept already" in run("profile", "import", str(path), typed="yes\n", is_terminal=True)[1]
        assert run("profile", "import", str(path), typed="no\n", is_terminal=True)[0] == 1

    @pytest.mark.parametrize(
        ("content", "said"), [("nonsense", "Line 1:"), (CARD.replace("Brin", "x" * 201), "longer than 200")]
    )
    def test_bad(self, run: Run, tmp_path: Path, content: str, said: str):
        """A card that cannot be read is told of."""
        path = tmp_path / "me.vcf"
        path.write_text(content)
        status, _, err = run("profile", "import", str(path), "--yes")
        assert status == 1
        assert said in err

    def test_nothing_of_it_is_left(self, tmp_path: Path):
        """What is said of a card that cannot be kept has nothing of the card hanging on to it."""
        path = tmp_path / "me.vcf"
        path.write_text(CARD.replace("Brin", "x" * 201))
        chosen = cli.parser().parse_args(["profile", "import", str(path), "--yes"])
        with pytest.raises(InputError, match="longer than 200") as refused:
            chosen.command(chosen)
        assert refused.value.__context__ is None

    @pytest.mark.usefixtures("data")
    def test_no_vault(self, run: Run):
        """Where there is nothing to keep it in, that is said."""
        assert "tacit vault use-keyring" in run("profile", "import", "-", "--yes", typed=CARD)[2]


class TestAdditions:
    async def test_without_a_vault(self):
        """A companion that keeps nothing says so."""
        said: list[str | None] = []
        Additions(Keeper(None, lambda: None)).add_clients((), lambda result: said.append(result.problem))
        assert said == ["This companion keeps no client list."]

    async def test_unfit(self, data: Path):
        """A name that cannot be kept is refused, and the error and what led to it hold nothing of it."""
        keeper = Keeper(Vault(data), lambda: None)
        with pytest.raises(InvalidParamsError) as refused:
            Additions(keeper).add_clients((Client(("Zebulon\x1b",)),), lambda _: None)
        assert "Zebulon" not in str(refused.value)
        assert refused.value.__context__ is None

    async def test_fault(self, data: Path, caplog: pytest.LogCaptureFixture):
        """A fault is answered in a sentence and logged without what was brought."""
        keeper = Keeper(Vault(data), lambda: None)
        await keeper.start()
        said: asyncio.Queue[str | None] = asyncio.Queue()
        Additions(keeper).add_profile(Profile(names=("Zebulon",)), lambda result: said.put_nowait(result.problem))
        assert await said.get() == "This could not be kept because of a fault."
        assert "AttributeError at" in caplog.text
        assert "Zebulon" not in caplog.text
        keeper.stop()
