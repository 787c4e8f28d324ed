"""The companion as a process: signals, exit statuses, and a log without content."""

import asyncio
import signal
import subprocess
import sys

import psutil
import pytest

from tacit.protocol.endpoint import Endpoint
from tacit.serve import notes
from tacit.serve.faults import describe

from .serving import CANARY, DEADLINE, REAL, SLOW, companion_process, connected, obey_modes, wait_until_listening


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_signal_while_reading(here: Endpoint, number: int):
    """A signal ends a companion in the middle of a draft: 1001, no socket left, status 0."""
    with companion_process(SLOW) as process:
        async with connected(here) as client:
            await client.change("d", 1, "hello")
            assert await asyncio.to_thread(process.line) == "reading\n"
            status = asyncio.create_task(asyncio.to_thread(process.end, number))
            await client.connection.wait_closed()
            assert client.connection.close_code == 1001
            assert await status == 0
    assert not here.socket.exists()


async def test_second_instance(here: Endpoint):
    """A second companion says who runs and exits with 3; the first goes on."""
    with companion_process(SLOW) as process:
        second = await asyncio.to_thread(subprocess.run, SLOW, capture_output=True, timeout=DEADLINE)
        assert second.returncode == 3
        assert second.stderr.decode() == f"The companion is already running (process {process.pid}).\n"
        assert second.stdout == b""
        async with connected(here):
            pass


async def test_killed(here: Endpoint):
    """A companion that was killed leaves a socket behind, which the next one replaces."""
    with companion_process(SLOW) as process:
        process.end(signal.SIGKILL)
    assert here.socket.exists()
    with companion_process(SLOW):
        async with connected(here):
            pass


def test_open_folder(here: Endpoint):
    """A companion whose folder others can open says what to do and exits with 1."""
    here.folder.mkdir()
    here.folder.chmod(0o755)
    refused = subprocess.run(SLOW, capture_output=True, timeout=DEADLINE)
    assert refused.returncode == 1
    assert b"run: chmod 700" in refused.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="root gives up what it may do on Linux only")
@pytest.mark.parametrize("closed", ["folder", "above"])
@pytest.mark.parametrize("command", ["run", "status"])
def test_closed_folder(here: Endpoint, closed: str, command: str):
    """Where the folder, or the one above it, may not be entered, a sentence says so, and there is no traceback."""
    here.folder.mkdir(mode=0o700, parents=True)
    shut = here.folder if closed == "folder" else here.folder.parent
    shut.chmod(0)
    try:
        refused = subprocess.run([*REAL[:3], command], capture_output=True, timeout=DEADLINE, preexec_fn=obey_modes)
    finally:
        shut.chmod(0o700)
    assert refused.returncode == 1
    said = refused.stderr.decode()
    assert said.startswith(f"The folder {here.folder} cannot be used: ")
    assert said.count("\n") == 1
    assert ("to open it, run: chmod 700" in said) is (closed == "folder")


async def test_real_assessor(here: Endpoint):
    """The companion reads a draft with everything real behind it, and its log holds nothing of the draft."""
    text = f"My client {CANARY} Quimby, 34, a nurse at Mercy, told me on Tuesday that she drinks."
    with companion_process(REAL) as process:
        async with connected(here) as client:
            await client.change("d", 1, text)
            verdict = (await client.receive())["params"]
            suggestion = (await client.receive())["params"]
            await client.change("d", 2, CANARY * 10_000)
            assert (await client.receive())["params"]["code"] == "too_large"
            await client.send(method="draft/changed", params={"draft": "d", "revision": CANARY})
            assert (await client.receive())["error"]["code"] == -32602
        assert await asyncio.to_thread(process.end, signal.SIGTERM) == 0
    assert (verdict["draft"], verdict["revision"], verdict["verdict"]) == ("d", 1, "stop")
    start = text.index(CANARY)
    assert any(f["start"] <= start < f["end"] and f["label"] == "NAME" for f in verdict["findings"])
    assert verdict["pending"]
    assert (suggestion["draft"], suggestion["revision"]) == ("d", 1)
    assert suggestion["text"] is None or CANARY not in suggestion["text"]
    assert len(suggestion["edits"]) == len(verdict["findings"])
    assert "closed" in process.log
    assert CANARY not in process.log


def test_nothing_is_printed_when_quiet(here: Endpoint, monkeypatch: pytest.MonkeyPatch):
    """Without TACIT_LOG the companion prints nothing at all, from start to end."""
    monkeypatch.delenv("TACIT_LOG", raising=False)
    with subprocess.Popen(REAL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_until_listening(here)
        process.terminate()
        assert process.communicate() == (b"", b"")
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a process reads another's limits on Linux only")
@pytest.mark.usefixtures("here")
def test_no_core_dump():
    """A companion that crashes writes its memory nowhere: one byte is all that a core may have."""
    assert psutil.Process().rlimit(psutil.RLIMIT_CORE) != (1, 1)
    with companion_process(SLOW) as process:
        assert psutil.Process(process.pid).rlimit(psutil.RLIMIT_CORE) == (1, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="root gives up what it may do on Linux only")
@pytest.mark.usefixtures("here")
def test_no_core_dump_before():
    """Where core dumps are forbidden already, and nothing else may be asked for, it starts and leaves that as it is."""
    forbidden = [sys.executable, "-c", FORBIDDEN]
    asking = [sys.executable, "-c", "import resource; resource.setrlimit(resource.RLIMIT_CORE, (1, 1))"]
    asked = subprocess.run([*forbidden, *asking], capture_output=True, timeout=DEADLINE)
    assert b"ValueError: not allowed to raise maximum limit" in asked.stderr
    with companion_process([*forbidden, *SLOW]) as process:
        assert psutil.Process(process.pid).rlimit(psutil.RLIMIT_CORE) == (0, 0)


FORBIDDEN = """
import ctypes, os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
if os.geteuid() == 0:
    # Root may raise any limit: not without CAP_SYS_RESOURCE, which the next program lacks (PR_CAPBSET_DROP).
    ctypes.CDLL(None).prctl(24, 24, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Starts a program that may write no core dump and may not change that."""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
@pytest.mark.parametrize("refuses", [False, True])
def test_no_tracer(refuses: bool):
    """Another program of the same user cannot read the companion's memory; without our doing it could."""
    script = f"""
import ctypes, os, time
from tacit.serve.memory import refuse_tracers
ready, told = os.pipe()
if os.geteuid() == 0:
    # Root may read everything, so both are of another user. That alone would keep others out: it is undone.
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
if (victim := os.fork()) == 0:
    {"refuse_tracers()" if refuses else "pass"}
    os.write(told, b".")
    time.sleep(60)
os.read(ready, 1)
try:
    open(f"/proc/{{victim}}/mem", "rb").close()
    print("read")
except PermissionError:
    print("refused")
print(open(f"/proc/{{victim}}/cmdline").read(1) != "")
os.kill(victim, 9)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=DEADLINE)
    assert done.stderr == b""
    assert done.stdout.decode().split() == ["refused" if refuses else "read", "True"]


@pytest.mark.usefixtures("here")
def test_foreign_log():
    """What a library logs, which may quote a draft, reaches no stream; our own does, by the same script."""
    script = f"""
import logging
import tacit.serve.main as main
async def serve(*_):
    logging.getLogger("websockets").error("{CANARY}")
    logging.getLogger("tacit.serve").error("ours")
main._serve = serve
main.leave(main.run(on_demand=True))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=DEADLINE)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"ERROR tacit.serve: ours\n")


def test_describe():
    """A fault is told by its type and places; one that was never raised has no place."""
    try:
        int(CANARY)
    except ValueError as error:
        said = describe(error)
    assert said.startswith("ValueError at ")
    assert f"{__name__}:" in said
    assert CANARY not in said
    assert describe(KeyError(CANARY)) == "KeyError at an unknown place"


@pytest.mark.parametrize("part", ["_serve", "refuse_core_dumps", "refuse_tracers"])
async def test_fault(here: Endpoint, part: str):
    """A fault that ends the companion is told by type and place, with status 1; its type is left for `tacit doctor`."""
    here.folder.mkdir(mode=0o700)
    script = (
        "import sys, tacit.serve.main as main\n"
        f"{'async ' * (part == '_serve')}def fail(*_): raise RuntimeError('{CANARY}')\n"
        f"main.{part} = fail\n"
        "main.leave(main.run(on_demand=True))"
    )
    failed = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", script], capture_output=True, timeout=DEADLINE
    )
    assert failed.returncode == 1
    assert failed.stderr.startswith(b"The companion stopped because of a fault (RuntimeError at __main__:2")
    assert CANARY.encode() not in failed.stderr
    assert [path.name for path in here.folder.iterdir()] == [notes.ERROR]
    assert (here.folder / notes.ERROR).read_text() == "RuntimeError"


def test_on_demand(here: Endpoint):
    """A companion that was started on demand ends by itself, with 0, once nobody has been connected for long enough."""
    script = "import tacit.serve.main as main\nmain.LINGER = 0.1\nmain.leave(main.run(on_demand=True, load=object))"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=DEADLINE)
    assert (ended.returncode, here.socket.exists()) == (0, False)


def test_leave_without_a_console():
    """A companion that has neither stdout nor stderr, as on Windows without a console, leaves with its status too."""
    script = "import sys, tacit.serve.main as main\nsys.stdout = sys.stderr = None\nmain.leave(3)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=DEADLINE).returncode == 3
