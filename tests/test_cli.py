"""The `tacit` program, as people and programs run it."""

import argparse
import json
import os
import pty
import re
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tacit import cli
from tacit.assess import Assessor
from tacit.commands import check, companion
from tacit.draft import Draft
from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.messages import Status
from tacit.settings import DESCRIPTIONS
from tacit.settings import written as as_written
from tacit.store.letter import RECORDS
from tacit.store.log import Log, user_log
from tests.serve.conftest import here
from tests.serve.serving import DEADLINE, REAL, SLOW, companion_process
from tests.store.misses import come, miss

__all__ = ["here"]

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "commands.md").read_text("utf-8")
TACIT = [sys.executable, "-m", "tacit"]
STOP = "My client Zebulon Quimby cried in session today. Zebulon is a nurse at Mercy Hospital."
CLEAR = "Good morning to all who love coffee."
LINE = {"id": "a", "text": STOP, "site": "x", "surface": "post"}


def tacit(*arguments: str, stdin: str | bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program."""
    return subprocess.run(
        [*TACIT, *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=60,
        env=os.environ | environ,
    )


def written(*lines: Any) -> bytes:
    """Return lines of input."""
    return b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)


def answers(out: bytes) -> list[Any]:
    """Return the answers in lines of output."""
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


@pytest.fixture
def run_here(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Callable[..., tuple[int, bytes]]:
    """Run the program in this process, where the assessor's libraries are imported once."""

    def run(*arguments: str, stdin: str | bytes = b"") -> tuple[int, bytes]:
        (tmp_path / "stdin").write_bytes(stdin.encode() if isinstance(stdin, str) else stdin)
        with monkeypatch.context() as patch, (tmp_path / "stdin").open() as file:
            patch.setattr(sys, "stdin", file)
            status = cli.main(arguments)
        out, err = capfdbinary.readouterr()
        assert err == b""
        return status, out

    return run


Run = Callable[..., tuple[int, bytes]]


class TestCheckLines:
    def test_answer(self, run_here: Run):
        """A draft is answered with exactly the members that are promised, reasons as sentences."""
        status, out = run_here("check", "--jsonl", stdin=written(LINE))
        (answer,) = answers(out)
        assert status == 0
        assert set(answer) == {"id", "verdict", "findings", "conduct", "redaction", "reasons"}
        assert (answer["id"], answer["verdict"]) == ("a", "stop")
        name = next(f for f in answer["findings"] if f["label"] == "NAME")
        assert set(name) == {"start", "end", "label", "score", "reason"}
        assert STOP[name["start"] : name["end"]] in STOP
        for sentence in [*answer["reasons"], *(f["reason"] for f in answer["findings"])]:
            assert " " in sentence

    def test_people(self, run_here: Run):
        """A client on the roster is found by an alias, and the clinician's own name is not a finding."""
        draft = LINE | {"text": "Brindlewick Quimby was on time today", "id": 1}
        own = draft | {"id": 2, "profile": {"name": "Brindlewick Quimby"}}
        on_roster = draft | {"id": 3, "roster": [["Jo", "Brindlewick Quimby"]]}
        _, out = run_here("check", "--jsonl", stdin=written(draft, own, on_roster))
        _, about_self, about_client = answers(out)
        assert not any(f["start"] == 0 for f in about_self["findings"])
        assert any(f["start"] == 0 and f["label"] == "NAME" for f in about_client["findings"])

    def test_malformed_lines(self, run_here: Run):
        """A malformed line is answered with its number and field; the rest goes on, with status 1."""
        lines = written(
            LINE,
            b'{"id": "b", "text": "Zebulon"',
            LINE | {"id": "c", "text": ["Zebulon"]},
            b"\xff\xfeZebulon",
            b"   ",
            LINE | {"id": "d", "text": CLEAR},
        )
        status, out = run_here("check", "--jsonl", stdin=lines)
        said = answers(out)
        assert status == 1
        assert [answer.get("verdict") for answer in said] == ["stop", None, None, None, "clear"]
        help = "Correct this line and send it again; the others do not need to be."
        assert said[1:4] == [
            {"id": None, "line": 2, "error": f"Line 2: the line: it is not JSON. {help}"},
            {"id": "c", "line": 3, "error": f"Line 3: text: text is expected. {help}"},
            {"id": None, "line": 4, "error": f"Line 4: the line: it is not UTF-8 text. {help}"},
        ]

    def test_utf8_whatever_the_locale(self):
        """Input and output are UTF-8 under a locale that is not; half a surrogate pair does no harm."""
        line = json.dumps(LINE | {"id": "é🍂", "text": STOP + " 🍂é"}, ensure_ascii=False).encode()
        broken = LINE | {"id": "\ud83c", "text": "a \ud83c b"}
        environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = tacit("check", "--jsonl", stdin=written(line, broken), **environ)
        answer, other = answers(done.stdout)
        assert (done.returncode, answer["id"]) == (0, "é🍂")
        assert answer["redaction"] is None or answer["redaction"].endswith("🍂é")
        assert other["verdict"] == "clear"

    def test_streams(self):
        """An answer is written before the next line comes."""
        with subprocess.Popen([*TACIT, "check", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for id in (1, 2):
                process.stdin.write(json.dumps(LINE | {"id": id}).encode() + b"\n")
                process.stdin.flush()
                assert json.loads(process.stdout.readline())["id"] == id
            process.stdin.close()
            assert process.wait(DEADLINE) == 0

    def test_assessor_fails(self, run_here: Run, monkeypatch: pytest.MonkeyPatch):
        """A draft that makes the reading fail is answered with an error, without the failure's message."""
        from tacit import assess

        def fail(*_: object) -> None:
            raise RuntimeError(STOP)

        monkeypatch.setattr(assess.Assessor, "assess", fail)
        status, out = run_here("check", "--jsonl", stdin=written(LINE))
        assert status == 1
        (answer,) = answers(out)
        assert answer["error"].startswith("Line 1: the draft could not be read (RuntimeError).")


class TestCheck:
    def test_stop(self):
        """The verdict comes first, then findings with their words, reasons, and safer wording or none."""
        done = tacit("check", stdin=STOP + "\n")
        assert (done.returncode, done.stderr) == (0, b"")
        said = done.stdout.decode().splitlines()
        assert said[0] == "Someone who knows your client could recognise them."
        assert any(line.startswith('  "Zebulon') for line in said)
        assert "Why:" in said
        assert "Safer wording:" in said or any("Leave this one out" in line for line in said)

    def test_clear(self, run_here: Run):
        """A draft in which nothing is found is never called safe."""
        assert run_here("check", stdin=CLEAR) == (0, b"Nothing found.\n")

    def test_file(self, run_here: Run, tmp_path: Path):
        """A draft in a file is read as the same draft on stdin is, also with CRLF and a byte-order mark."""
        (tmp_path / "draft.txt").write_bytes(b"\xef\xbb\xbf" + STOP.encode() + b"\r\n")
        on_stdin = run_here("check", "-", stdin=STOP)
        assert b"recognise" in on_stdin[1]
        assert run_here("check", str(tmp_path / "draft.txt")) == on_stdin

    def test_surface(self, run_here: Run):
        """Where a draft is to be posted counts."""
        reply = "Hi, you should stop taking your medication and book with me."
        as_reply = run_here("check", "--site", "facebook", "--surface", "reply", stdin=reply)
        assert as_reply != run_here("check", stdin=reply)
        assert b"Nothing found" not in as_reply[1]

    def test_terminal(self, tmp_path: Path):
        """On a terminal the words are underlined and not quoted; control characters never reach it."""
        (tmp_path / "draft.txt").write_text(
            STOP + " Then \x1b]0;x\x07 Zebulon\x1b[31m Quimby laughed. My client is 34\x1b[0m years old."
        )
        shown, printed = pty.openpty()
        environ = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        done = subprocess.run([*TACIT, "check", str(tmp_path / "draft.txt")], stdout=printed, env=environ, timeout=60)
        os.close(printed)
        said = "".join(_read_all(shown))
        os.close(shown)
        assert done.returncode == 0
        assert "\x1b[4mZebulon" in said
        assert "\x1b" not in said.replace("\x1b[4m", "").replace("\x1b[24m", "")

    def test_conduct(self):
        """A draft with nothing but a conduct flag is told of the code of ethics."""
        from tacit.verdict import Assessment, Conduct, Verdict

        said = Assessment(Verdict.CLEAR, conduct=(Conduct.ADVICE,))
        assert list(check._letter("", said, underline=False)) == ["This may go against your code of ethics."]

    def test_hint(self):
        """At a terminal, a person is told how to end the draft."""
        terminal, typed = pty.openpty()
        with subprocess.Popen([*TACIT, "check"], stdin=typed, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            os.close(typed)
            assert run.stderr is not None
            assert b"Ctrl+D" in run.stderr.readline()
            os.write(terminal, CLEAR.encode() + b"\n\x04")
            out, _ = run.communicate(timeout=60)
        os.close(terminal)
        assert out == b"Nothing found.\n"


class TestTrouble:
    def test_assessor_fails(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path):
        """A fault while a draft is read is told by its type, without a word of the draft."""

        def fail(_: object, draft: Draft) -> None:
            raise ValueError(draft.text)

        monkeypatch.setattr(Assessor, "assess", fail)
        (tmp_path / "draft.txt").write_text(STOP)
        assert cli.main(["check", str(tmp_path / "draft.txt")]) == 1
        assert capfd.readouterr() == ("", "tacit: the draft could not be read (ValueError).\n")

    def test_missing_file(self, tmp_path: Path):
        """A file that is not there is named, with status 1."""
        done = tacit("check", str(tmp_path / "none.txt"))
        assert done.returncode == 1
        assert done.stderr.decode() == f"tacit: {tmp_path}/none.txt could not be opened: No such file or directory.\n"

    def test_folder(self, tmp_path: Path):
        """A folder in the place of a draft is refused, with status 1."""
        done = tacit("check", str(tmp_path))
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"Is a directory" in done.stderr
        assert b"Traceback" not in done.stderr

    def test_not_utf8(self):
        """Bytes that are no text are refused without being shown, with status 1."""
        done = tacit("check", stdin=b"Zebulon \xff")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr == b"tacit: the draft is not UTF-8 text. Save it as UTF-8 and try again.\n"

    def test_too_long(self):
        """A draft over the limit is refused, with status 1."""
        done = tacit("check", stdin="a" * 65_537)
        assert done.returncode == 1
        assert done.stderr == b"tacit: the draft is too long to be read: 65,536 characters at most.\n"

    def test_broken_pipe(self):
        """When the reader of the output goes, the program leaves quietly with status 141."""
        done = subprocess.run(
            [
                "bash",
                "-c",
                f"(sleep 0.2; cat {os.devnull}; echo {STOP!r}) | {' '.join(TACIT)} check | true; "
                "echo ${PIPESTATUS[1]}",
            ],
            capture_output=True,
            timeout=60,
        )
        assert (done.stdout, done.stderr) == (b"141\n", b"")

    def test_interrupt(self):
        """Ctrl+C ends the program quietly with status 130."""
        with subprocess.Popen(
            [*TACIT, "check", "--jsonl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A shell's background jobs ignore Ctrl+C, and so would what they start.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(LINE).encode() + b"\n")
            process.stdin.flush()
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=DEADLINE)
        assert (process.returncode, err) == (130, b"")

    def test_arguments(self):
        """Arguments that do not fit get usage and status 2."""
        assert tacit().returncode == 2
        assert tacit("check", "--site", "myspace").returncode == 2


@pytest.mark.usefixtures("here")
class TestStatus:
    def test_running(self):
        """A companion that runs is described in a few plain lines, each part below them."""
        with companion_process(SLOW) as companion:
            done = tacit("status")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().splitlines()[:6] == [
            f"The companion is running (process {companion.pid}, version 0.1.0).",
            "Browsers connected: 0",
            "Drafts read since it started: 0",
            "What became of warned drafts: sent 0, revised 0, redacted 0, cancelled 0, wrong 0",
            "Near misses are recorded.",
            "",
        ]

    def test_json(self):
        """As JSON it is the companion's own answer."""
        with companion_process(SLOW) as companion:
            status = json.loads(tacit("status", "--json").stdout)
        assert status["pid"] == companion.pid
        counts = {"version", "pid", "sessions", "drafts_read", "outcomes"}
        assert set(status) == counts | {"log", "unwritten", "loaded", "problems"}

    def test_not_running(self):
        """Where none runs that is said, with status 3; as JSON there is nothing to tell."""
        for arguments in (["status"], ["status", "--json"]):
            done = tacit(*arguments)
            assert (done.returncode, done.stderr) == (3, b"The companion is not running.\n")
        assert done.stdout == b""

    def test_open_folder(self, here: Endpoint):
        """A folder that others can open is named, with status 1."""
        here.folder.mkdir()
        here.folder.chmod(0o755)
        done = tacit("status")
        assert done.returncode == 1
        assert b"other users can open it" in done.stderr


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    """A log of the test's own, where the program finds it."""
    monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path / "data"))
    return user_log()


class TestLog:
    def test_summary(self, log: Log, run_here: Run):
        """The log is told in a few sentences, with what a record is."""
        today = date.today()
        log.write(come(miss(today, Outcome.SENT), miss(today), miss(today, Outcome.WRONG, labels=(Label.PLACE,))))
        status, out = run_here("log", "summary")
        assert status == 0
        assert out.decode().splitlines() == [
            f"Since {today.day} {today:%B %Y} Tacit warned of 3 drafts.",
            "What became of them: 1 posted unchanged, 1 not posted. Of 1 you said that the warning was wrong.",
            "Most often warned of: name (2), place (1).",
            "One was posted unchanged today.",
            "",
            *RECORDS.splitlines(),
        ]

    def test_empty(self, log: Log, run_here: Run):
        """An empty log is told as that, and no file is made."""
        assert run_here("log", "summary") == (0, b"No near misses are recorded.\n")
        assert not log.path.exists()

    def test_put_aside(self, log: Log, run_here: Run):
        """A damaged log that was put aside is told with its place."""
        log.write(come(miss()))
        aside = log.put_damaged_aside(date.today())
        _, out = run_here("log", "summary")
        assert f"A damaged log was put aside and is not counted here: {aside}" in out.decode()

    @pytest.mark.parametrize("form", ["csv", "json"])
    def test_export(self, log: Log, run_here: Run, tmp_path: Path, form: str):
        """The log is exported to a file that only its user can read, or to stdout: the same."""
        log.write(come(miss()))
        file = tmp_path / "out"
        assert run_here("log", "export", f"--{form}", str(file)) == (0, b"")
        assert run_here("log", "export", f"--{form}", "-") == (0, file.read_bytes())
        assert b"2025-06-18" in file.read_bytes()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    @pytest.mark.usefixtures("log")
    def test_never_over_a_file(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
        """A file that is there already is left as it is, and a folder that is not there is named."""
        (tmp_path / "mine").write_bytes(b"mine")
        assert cli.main(["log", "export", "--csv", str(tmp_path / "mine")]) == 1
        assert (tmp_path / "mine").read_bytes() == b"mine"
        assert cli.main(["log", "export", "--csv", str(tmp_path / "none" / "out")]) == 1
        assert capfd.readouterr().err.splitlines() == [
            f"tacit: {tmp_path}/mine is there already. Choose another name.",
            f"tacit: {tmp_path}/none/out could not be written: No such file or directory.",
        ]

    def test_never_half(self, log: Log, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
        """An export that does not fit on the disk leaves no half of it behind."""
        log.write(come(*(miss() for _ in range(5_000))))
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        try:
            assert cli.main(["log", "export", "--csv", str(tmp_path / "out")]) == 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert "could not be written: File too large." in capfd.readouterr().err
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(("answer", "left"), [("no\n", 1), ("\x04", 1), ("yes\n", 0)])
    def test_erase(self, log: Log, answer: str, left: int):
        """At a terminal erasing has to be confirmed, and says what to think of first."""
        log.write(come(miss()))
        terminal, typed = pty.openpty()
        with subprocess.Popen([*TACIT, "log", "erase"], stdin=typed, stderr=subprocess.PIPE) as run:
            os.close(typed)
            os.write(terminal, answer.encode())
            _, err = run.communicate(timeout=60)
        os.close(terminal)
        assert b"If a board or a court has asked for your records, get advice first." in err
        assert (run.returncode, len(log.near_misses())) == (left, left)

    def test_erase_unasked(self, log: Log, capfd: pytest.CaptureFixture[str]):
        """Away from a terminal nothing is erased without --yes."""
        log.write(come(miss()))
        with pytest.MonkeyPatch.context() as patch, Path(os.devnull).open() as nothing:
            patch.setattr(sys, "stdin", nothing)
            assert cli.main(["log", "erase"]) == 1
        assert "nothing was erased" in capfd.readouterr().err
        assert log.near_misses() == [miss()]
        assert cli.main(["log", "erase", "--yes"]) == 0
        said = "Every near miss is erased. Copies of yours, in exports and backups, are not.\n"
        assert capfd.readouterr() == (said, "")
        assert log.near_misses() == []

    def test_path(self, log: Log, run_here: Run):
        """The log's place is told, so that one can see what is in it."""
        assert run_here("log", "path") == (0, f"{log.path}\n".encode())

    def test_trouble(self, log: Log, capfd: pytest.CaptureFixture[str]):
        """A log that cannot be used is told in a sentence, with status 1."""
        log.write(come(miss()))
        log.path.chmod(0o644)
        assert cli.main(["log", "summary"]) == 1
        assert capfd.readouterr().err == (
            f"tacit: The log of near misses cannot be kept at {log.path}: "
            f"other users can open it; to close it, run: chmod 600 '{log.path}'.\n"
        )

    def test_waiting(self):
        """What waits to be written is told by status in so many words, and a state that is not known as it is."""
        told = {"version": "1", "pid": 1, "sessions": 1, "drafts_read": 0, "outcomes": {}}
        waits = companion._report(Status(**told, log="full", unwritten=3))
        assert waits.endswith("the disk is full. Make room on it. Waiting to be written: 3")
        assert companion._report(Status(**told, log="of oak", unwritten=0)).endswith("of oak")


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of a parser's commands by name."""
    (choices,) = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(choices)


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of all commands by name, those of `tacit log` as `log summary` and so on."""
    known = subcommands(cli.parser())
    parted = {name: subcommands(known[name]) for name in ("log", "clients", "profile")}
    return known | {f"{name} {part}": parser for name, parts in parted.items() for part, parser in parts.items()}


def arguments(parser: argparse.ArgumentParser) -> set[str]:
    """Return what a command takes, as the page calls it."""
    return {
        action.option_strings[-1] if action.option_strings else str(action.metavar)
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction | argparse._HelpAction)
    }


def actions(parser: argparse.ArgumentParser) -> set[str]:
    """Return a command's actions, each with what it takes."""
    own = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {
        " ".join([name, *(str(each.metavar) for each in taken._actions if not each.option_strings)])
        for action in own
        for name, taken in action.choices.items()
    }


def test_page():
    """docs/reference/commands.md has a section a command, with a row an argument, and no other."""
    sections = dict(re.findall(r"^##+ tacit ([\w ]+)$(.*?)(?=^##+ tacit |^## |\Z)", PAGE, re.M | re.S))
    itself = sections.pop("itself")
    assert sections.keys() == commands().keys()
    for name, parser in [*commands().items(), ("itself", cli.parser())]:
        own = re.split(r"^### ", sections.get(name, itself), flags=re.M)[0]
        told = set(re.findall(r"^\| `([^`]+)` \|", own, re.M))
        listed = actions(parser) if name in ("settings", "vault") else set()
        assert told == arguments(parser) | listed, name


def test_starts_light():
    """`tacit` imports nothing heavy before a command needs it."""
    script = "import sys, tacit.cli; tacit.cli.parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.decode().split()
    assert "tacit.cli" in loaded
    assert not {"asyncio", "pydantic", "presidio_analyzer", "websockets", "spacy"} & set(loaded)


def _read_all(terminal: int) -> Iterator[str]:
    while True:
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            return
        yield data.decode()


class TestRecognizers:
    def test_an_unusable_file_is_named(self, tmp_path: Path):
        """A recognizers.yaml that cannot be used keeps `check` from reading half, and says what to change."""
        (tmp_path / "recognizers.yaml").write_text("recognisers: []", encoding="utf-8")
        ran = tacit("check", stdin=STOP, TACIT_CONFIG_DIR=str(tmp_path))
        assert ran.returncode == 1
        assert ran.stdout == b""
        assert b"recognizers.yaml may hold labels, nlp_engine, recognizers, and nothing else." in ran.stderr

    def test_a_usable_file_is_used(self, tmp_path: Path):
        """A recognizer that is added finds its own kind of number in a draft that is raised."""
        (tmp_path / "recognizers.yaml").write_text(
            "recognizers:\n- {name: Lockers, supported_language: en, supported_entity: ID,"
            " patterns: [{name: locker, regex: 'kestrel-[a-z]+', score: 0.9}]}\n",
            encoding="utf-8",
        )
        line = written(LINE | {"text": f"{STOP} We call it kestrel-blue."})
        (said,) = answers(tacit("check", "--jsonl", stdin=line, TACIT_CONFIG_DIR=str(tmp_path)).stdout)
        assert said["verdict"] == "stop"
        assert any(found["label"] == "ID" for found in said["findings"])
        (without,) = answers(tacit("check", "--jsonl", stdin=line).stdout)
        assert not any(found["label"] == "ID" for found in without["findings"])


@pytest.mark.usefixtures("here")
class TestSettings:
    @pytest.fixture(autouse=True)
    def own_folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Keep the settings in a folder of the test's own."""
        monkeypatch.setenv("TACIT_CONFIG_DIR", str(tmp_path / "config"))

    def test_list(self, capsys: pytest.CaptureFixture[str]):
        """Every setting is listed with its value, what it means and what it takes."""
        assert cli.main(["settings"]) == 0
        said = capsys.readouterr().out
        for name, about in DESCRIPTIONS.items():
            assert f"{name} = {as_written(name, about.default)}\n" in said
            assert f"{about.description} Takes {about.allowed}.\n" in said

    def test_without_a_companion(self, capsys: pytest.CaptureFixture[str]):
        """Where no companion runs, a change is kept in the file, and reset takes it back."""
        assert cli.main(["settings", "set", "muted", "age,", "Place"]) == 0
        assert cli.main(["settings", "get", "muted"]) == 0
        assert cli.main(["settings", "reset", "muted"]) == 0
        assert cli.main(["settings", "get", "muted"]) == 0
        assert capsys.readouterr().out == "muted = age, place\nage, place\nmuted = none\nnone\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["set", "mode", "loud"], "tacit: mode takes guard, strict or watch.\n"),
            (["set", "retention_days", "many"], "tacit: retention_days takes a whole number from 1 to 365.\n"),
            (["set", "shoes", "on"], "tacit: there is no setting of that name. There are: mode, "),
            (["get", "shoes"], "tacit: there is no setting of that name. There are: mode, "),
        ],
    )
    def test_refused(self, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """What does not fit is refused with what is allowed, and nothing is kept."""
        assert cli.main(["settings", *arguments]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(said)
        assert not (tmp_path / "config").exists()

    def test_cannot_be_saved(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """Where the file cannot be written, the change is refused in words."""
        (tmp_path / "config").write_text("")
        assert cli.main(["settings", "set", "mode", "watch"]) == 1
        assert "tacit: the settings could not be saved in" in capsys.readouterr().err

    def test_problems(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """What could not be used is named on stderr, by the list and by the setting's own value."""
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "settings.json").write_text('{"mode": "loud"}')
        for action, tells in (([], True), (["get", "mode"], True), (["get", "site_x"], False)):
            assert cli.main(["settings", *action]) == 0
            assert ("mode could not be read, so guard is used." in capsys.readouterr().err) is tells
        (tmp_path / "config" / "settings.json").write_text("{")
        assert cli.main(["settings", "get", "site_x"]) == 0
        assert "settings.json could not be read, so every default is used." in capsys.readouterr().err

    def test_at_once(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """A change goes through the companion that runs, and is asked for there; status names what is damaged."""
        (tmp_path / "config").mkdir()
        (tmp_path / "config" / "settings.json").write_text('{"site_x": 7}')
        with companion_process(REAL):
            assert cli.main(["settings", "set", "mode", "strict"]) == 0
            (tmp_path / "config" / "settings.json").unlink()
            assert cli.main(["settings", "get", "mode"]) == 0
            assert cli.main(["status"]) == 0
        said = capsys.readouterr().out
        assert said.startswith("mode = strict\nstrict\n")
        assert "Settings: site_x could not be read, so on is used." in said

    def test_companion_refuses(self, capsys: pytest.CaptureFixture[str], tmp_path: Path):
        """What the companion does not do is told in its own words."""
        with companion_process(REAL):
            (tmp_path / "config").write_text("")
            assert cli.main(["settings", "set", "mode", "strict"]) == 1
        assert "tacit: The companion did not take it: the settings could not be saved" in capsys.readouterr().err

    def test_companion_out_of_reach(self, capsys: pytest.CaptureFixture[str], tmp_path: Path, here: Endpoint):
        """Where a companion cannot be asked, the reason is told and the file stays as it is."""
        here.folder.mkdir(mode=0o755)
        here.folder.chmod(0o755)
        assert cli.main(["settings", "set", "mode", "strict"]) == 1
        assert "other users can open it" in capsys.readouterr().err
        assert not (tmp_path / "config").exists()
