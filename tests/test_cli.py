"""The `tacit` program: its commands, as the reference tells of them, and `tacit status`."""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tacit import cli
from tacit.protocol.endpoint import Endpoint
from tests.commands import tacit
from tests.serve.conftest import here
from tests.serve.serving import SLOW, companion_process

__all__ = ["here"]

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "commands.md").read_text("utf-8")


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
