"""`tacit check`, as people and programs run it."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tacit import cli
from tacit.assess import Assessor
from tacit.commands import check
from tacit.draft import Draft
from tacit.exceptions import InputError
from tests.commands import CLEAR, STOP, TACIT, Run, run_here, tacit
from tests.serve.serving import DEADLINE

__all__ = ["run_here"]

LINE = {"id": "a", "text": STOP, "site": "x", "surface": "post"}


def written(*lines: Any) -> bytes:
    """Return lines of input."""
    return b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)


def answers(out: bytes) -> list[Any]:
    """Return the answers in lines of output."""
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


@pytest.mark.skipif(sys.platform != "linux", reason="a process reads another's limits on Linux only")
def test_no_core_dump():
    """A program that crashes writes the draft that it was given nowhere."""
    assert psutil.Process().rlimit(psutil.RLIMIT_CORE) != (1, 1)
    with subprocess.Popen([*TACIT, "check", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(written(LINE) + b"\n")
        process.stdin.flush()
        assert process.stdout.readline()
        assert psutil.Process(process.pid).rlimit(psutil.RLIMIT_CORE) == (1, 1)


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
        line = json.dumps(LINE | {"id": "é🍂", "text": STOP + " I like 🍂é"}, ensure_ascii=False).encode()
        broken = LINE | {"id": "\ud83c", "text": "a \ud83c b"}
        environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = tacit("check", "--jsonl", stdin=written(line, broken), **environ)
        answer, other = answers(done.stdout)
        assert (done.returncode, answer["id"]) == (0, "é🍂")
        assert answer["redaction"] is None or answer["redaction"].endswith("I like 🍂é")
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
    def test_stop(self, run_here: Run):
        """The verdict comes first, then findings with their words, reasons, and safer wording or none."""
        status, out = run_here("check", stdin=STOP + "\n")
        assert status == 0
        said = out.decode().splitlines()
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
        reply = "See you on Thursday at our usual time."
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

    @pytest.mark.parametrize("draft", [STOP.encode(), b"Zebulon \xff"])
    def test_nothing_of_it_is_left(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, draft: bytes):
        """What is said of a draft that could not be read has nothing of the draft hanging on to it."""

        def fail(_: object, draft: Draft) -> None:
            raise ValueError(draft.text)

        monkeypatch.setattr(Assessor, "assess", fail)
        (tmp_path / "draft.txt").write_bytes(draft)
        chosen = cli.parser().parse_args(["check", str(tmp_path / "draft.txt")])
        with pytest.raises(InputError) as refused:
            chosen.command(chosen)
        assert refused.value.__context__ is None

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

    @pytest.mark.parametrize("options", [[], ["--jsonl"]])
    def test_closed_input(self, options: list[str]):
        """Where there is no stdin to read from, that is said, with status 1."""
        done = subprocess.run(
            ["bash", "-c", f"{' '.join([*TACIT, 'check', *options])} 0<&-"], capture_output=True, timeout=60
        )
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.startswith(b"tacit: there is no draft to read, since the input is closed.")
        assert b"Traceback" not in done.stderr

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems have no file that opens and cannot be read")
    @pytest.mark.parametrize("options", [[], ["--jsonl"]])
    def test_a_file_that_fails(self, options: list[str]):
        """A file that opens and cannot be read is named, with status 1."""
        done = tacit("check", *options, "/proc/self/mem")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr == b"tacit: /proc/self/mem could not be read: Input/output error.\n"

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


class TestRecognizers:
    def test_an_unusable_file_is_named(self, tmp_path: Path):
        """A recognizers.yaml that cannot be used keeps `check` from reading half, and says what to change."""
        (tmp_path / "recognizers.yaml").write_text("recognisers: []", encoding="utf-8")
        ran = tacit("check", stdin=STOP, TACIT_CONFIG_DIR=str(tmp_path))
        assert ran.returncode == 1
        assert ran.stdout == b""
        assert b"recognizers.yaml may hold labels, nlp_engine, recognizers, and nothing else." in ran.stderr

    def test_a_usable_file_is_used(self, tmp_path: Path, run_here: Run, monkeypatch: pytest.MonkeyPatch):
        """A recognizer that is added finds its own kind of number in a draft that is raised."""
        (tmp_path / "recognizers.yaml").write_text(
            "recognizers:\n- {name: Lockers, supported_language: en, supported_entity: ID,"
            " patterns: [{name: locker, regex: 'kestrel-[a-z]+', score: 0.9}]}\n",
            encoding="utf-8",
        )
        line = written(LINE | {"text": f"{STOP} We call it kestrel-blue."})
        with monkeypatch.context() as patch:
            patch.setenv("TACIT_CONFIG_DIR", str(tmp_path))
            (said,) = answers(run_here("check", "--jsonl", stdin=line)[1])
        assert said["verdict"] == "stop"
        assert any(found["label"] == "ID" for found in said["findings"])
        (without,) = answers(run_here("check", "--jsonl", stdin=line)[1])
        assert not any(found["label"] == "ID" for found in without["findings"])


def _read_all(terminal: int) -> Iterator[str]:
    while True:
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            return
        yield data.decode()
