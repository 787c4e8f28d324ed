"""A session's side of the protocol, without sockets."""

import json
from pathlib import Path
from typing import Any

import pytest

from tacit.draft import MAX_CHARACTERS
from tacit.protocol.messages import SettingsSet, VaultState
from tacit.serve.allowances import Allowances
from tacit.serve.keeper import Keeper
from tacit.serve.preferences import Preferences
from tacit.serve.reader import Reader
from tacit.serve.session import Session
from tacit.serve.tally import Tally
from tacit.settings import DEFAULTS
from tacit.store.settings import SettingsStore

from .serving import CANARY, Echo

CLIENT = {"name": "test", "version": "1"}


class Spoken:
    """A session and what is said in it."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.reader = Reader(Echo, self.tally)
        self.keeper = Keeper(None, lambda: None)
        self.preferences = Preferences(None, lambda: self.session.tell_settings())
        self.allowances = Allowances(self.keeper, lambda: self.session.tell_allowances())
        self.session = Session(self.reader, self.tally, self.preferences, self.keeper, self.allowances)

    def say(self, **message: Any) -> Any:
        """Say something and return the answer."""
        answer = self.session.receive(json.dumps({"jsonrpc": "2.0"} | message))
        return None if answer is None else json.loads(answer)

    def initialize(self, protocol: int = 1) -> Any:
        """Do the handshake."""
        return self.say(id=1, method="initialize", params={"protocol": protocol, "client": CLIENT})

    def change(self, revision: int, text: str) -> Any:
        """Say that a draft has changed."""
        params = {"draft": "d", "revision": revision, "text": text, "site": "x", "surface": "post"}
        return self.say(method="draft/changed", params=params)

    def unasked(self) -> Any:
        """Return what the companion tells next, or None."""
        message = self.session.outbox.take()
        return None if message is None else json.loads(message)

    def waiting(self) -> int:
        """Return how many drafts wait to be read."""
        return len(self.reader._letters)


@pytest.fixture
def spoken() -> Spoken:
    """Return a session before its handshake."""
    return Spoken()


@pytest.fixture
def ready(spoken: Spoken) -> Spoken:
    """Return a session after its handshake."""
    spoken.initialize()
    return spoken


class TestVault:
    def test_changed(self, ready: Spoken):
        """How the vault is, is told once the browser has introduced itself, the latest only."""
        ready.keeper.state = VaultState.LOCKED
        ready.session.tell_vault()
        ready.keeper.state = VaultState.OPEN
        ready.session.tell_vault()
        assert ready.unasked() == {"jsonrpc": "2.0", "method": "vault/changed", "params": {"vault": "open"}}
        assert ready.unasked() is None

    def test_before_the_handshake(self, spoken: Spoken):
        """Before the handshake nothing is told of it."""
        spoken.session.tell_vault()
        assert spoken.unasked() is None

    def test_unlock(self, ready: Spoken):
        """An attempt to unlock is answered when it has been made, with the id of the request."""
        assert ready.say(id="a", method="vault/unlock", params={"passphrase": CANARY}) is None
        assert ready.unasked() == {"jsonrpc": "2.0", "id": "a", "result": {"vault": "absent", "problem": None}}


class TestHandshake:
    def test_initialize(self, spoken: Spoken):
        """initialize is answered with protocol, server, limits, settings and how the vault is."""
        assert spoken.initialize() == {
            "jsonrpc": "2.0",
            "id": 1,
            "result": {
                "protocol": 1,
                "server": {"name": "tacit", "version": "0.1.0"},
                "limits": {"draft_characters": 65536},
                "vault": "absent",
                "settings": DEFAULTS.model_dump(mode="json"),
                "problems": [],
            },
        }
        assert spoken.tally.sessions == 1

    def test_comes_first(self, spoken: Spoken):
        """Before initialize a request gets an error, a notification nothing; after it both are taken."""
        for method in ("status", "unheard/of"):
            assert spoken.say(id=2, method=method)["error"]["code"] == -32002
        assert spoken.change(1, "hi") is None
        assert spoken.say(method="unheard/of") is None
        assert spoken.waiting() == 0
        spoken.initialize()
        spoken.change(1, "hi")
        assert spoken.waiting() == 1
        assert "result" in spoken.say(id=2, method="status")

    def test_no_common_protocol(self, spoken: Spoken):
        """An unknown protocol number gets the known ones, and another try is taken."""
        error = spoken.initialize(protocol=2)["error"]
        assert (error["code"], error["data"]) == (-32010, {"protocols": [1]})
        assert spoken.say(id=2, method="status")["error"]["code"] == -32002
        assert "result" in spoken.initialize()

    def test_once(self, ready: Spoken):
        """A second initialize is no request that fits."""
        assert ready.initialize()["error"]["code"] == -32600
        assert ready.tally.sessions == 1

    def test_needs_an_id(self, spoken: Spoken):
        """initialize without an id is not a handshake."""
        spoken.say(method="initialize", params={"protocol": 1, "client": CLIENT})
        assert spoken.say(id=2, method="status")["error"]["code"] == -32002


class TestMessages:
    @pytest.mark.parametrize("with_id", [True, False])
    def test_unknown_method(self, ready: Spoken, with_id: bool):
        """An unknown method gets an error, a notification's with id null, so that a mismatch shows."""
        answer = ready.say(method="unheard/of", **({"id": 5} if with_id else {}))
        assert (answer["id"], answer["error"]["code"]) == (5 if with_id else None, -32601)

    def test_bad_params(self, ready: Spoken):
        """Bad params get an error that names the field and never its content."""
        answer = ready.say(method="draft/changed", params={"draft": "d", "revision": CANARY})
        assert answer["id"] is None
        assert answer["error"] == {"code": -32602, "message": "revision: a whole number is expected"}

    def test_notification_with_an_id(self, ready: Spoken):
        """A notification that asks for an answer is told that it has none."""
        answer = ready.say(id=4, method="draft/closed", params={"draft": "d"})
        assert (answer["id"], answer["error"]["code"]) == (4, -32600)

    def test_request_without_an_id(self, ready: Spoken):
        """A request without an id is told that it needs one."""
        answer = ready.say(method="status")
        assert (answer["id"], answer["error"]["code"]) == (None, -32600)

    @pytest.mark.parametrize(("raw", "code"), [("{", -32700), (b"\xff", -32700), ("[]", -32600)])
    def test_garbage(self, spoken: Spoken, raw: str | bytes, code: int):
        """What is not JSON-RPC is answered, also before the handshake."""
        answer = spoken.session.receive(raw)
        assert answer is not None
        assert json.loads(answer)["error"]["code"] == code

    @pytest.mark.parametrize("with_id", [True, False])
    def test_fault(
        self,
        ready: Spoken,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
        with_id: bool,
    ):
        """A fault of the companion's own is answered if an answer is due, and logged without its message."""

        def fail(*_: object) -> None:
            raise RuntimeError(CANARY)

        monkeypatch.setattr(Session, "_answer" if with_id else "_take", fail)
        if with_id:
            assert ready.say(id=6, method="status")["error"] == {
                "code": -32603,
                "message": "a fault in the companion",
            }
        else:
            assert ready.say(method="draft/closed", params={"draft": "d"}) is None
        assert "RuntimeError at " in caplog.text
        assert CANARY not in caplog.text


class TestDrafts:
    def test_limit(self, ready: Spoken):
        """65,536 characters wait to be read; one more is refused at once, in a sentence."""
        ready.change(1, "🍂" * MAX_CHARACTERS)
        assert (ready.waiting(), ready.unasked()) == (1, None)
        ready.change(2, "a" * (MAX_CHARACTERS + 1))
        assert ready.waiting() == 0
        assert ready.unasked() == {
            "jsonrpc": "2.0",
            "method": "draft/refused",
            "params": {
                "draft": "d",
                "revision": 2,
                "code": "too_large",
                "message": "This draft is too long to be read: 65,536 characters at most.",
            },
        }

    def test_too_large_and_late(self, ready: Spoken):
        """A revision that is too large drops nothing newer, and what is older than it is not read."""
        ready.change(3, "three")
        ready.change(2, "a" * (MAX_CHARACTERS + 1))
        assert (ready.waiting(), ready.unasked()) == (1, None)
        ready.change(4, "a" * (MAX_CHARACTERS + 1))
        assert (ready.waiting(), ready.unasked()["params"]["revision"]) == (0, 4)
        ready.change(3, "three")
        assert ready.waiting() == 0
        ready.change(5, "five")
        assert ready.waiting() == 1

    def test_closed(self, ready: Spoken):
        """A closed draft is not read, and its revisions may begin anew."""
        ready.change(5, "five")
        ready.say(method="draft/closed", params={"draft": "d"})
        assert ready.waiting() == 0
        ready.change(1, "one")
        assert ready.waiting() == 1

    def test_outcomes_are_counted(self, ready: Spoken):
        """Outcomes are counted and told by status, next to the other counts."""
        for outcome in ("sent", "wrong", "sent"):
            params = {"draft": "d", "revision": 1, "outcome": outcome}
            assert ready.say(method="draft/outcome", params=params) is None
        status = ready.say(id=3, method="status")["result"]
        counts = {"version", "pid", "sessions", "drafts_read", "outcomes"}
        assert set(status) == counts | {"log", "unwritten", "loaded", "problems"}
        assert status["outcomes"] == {"sent": 2, "revised": 0, "redacted": 0, "cancelled": 0, "wrong": 1}

    def test_close(self, ready: Spoken):
        """A session that ends leaves no drafts behind, and is counted no more."""
        ready.change(1, "hi")
        ready.session.close()
        assert (ready.waiting(), ready.tally.sessions) == (0, 0)


class TestSettings:
    def test_told(self, ready: Spoken):
        """New settings are told, the latest only."""
        for mode in ("watch", "strict"):
            answer = ready.say(id=4, method="settings/set", params={"name": "mode", "value": mode})["result"]
            assert answer["settings"]["mode"] == mode
        assert ready.unasked() == {"jsonrpc": "2.0", "method": "settings/changed", "params": answer}
        assert ready.unasked() is None

    def test_not_before_the_handshake(self, spoken: Spoken):
        """Before the handshake nothing is told; the handshake itself tells the settings as they are."""
        spoken.preferences.change(SettingsSet(name="mode", value="watch"))
        assert spoken.unasked() is None
        assert spoken.initialize()["result"]["settings"]["mode"] == "watch"

    def test_got(self, ready: Spoken):
        """settings/get tells what holds, and of each setting what a person needs to know to change it."""
        got = ready.say(id=4, method="settings/get")["result"]
        assert set(got) == {"settings", "problems", "descriptions"}
        assert [about["name"] for about in got["descriptions"]] == list(got["settings"])
        assert all(about["title"] and about["description"] and about["allowed"] for about in got["descriptions"])

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("mode", CANARY, "mode: guard, strict or watch is expected"),
            ("retention_days", 0, "retention_days: a whole number from 1 to 365 is expected"),
            ("site_x", "off", "site_x: on or off is expected"),
            (CANARY, 1, "name: one of mode, "),
        ],
    )
    def test_refused(self, ready: Spoken, name: str, value: object, said: str):
        """A value that does not fit is refused with the setting's name and what it takes; nothing changes."""
        before = ready.preferences.kept
        error = ready.say(id=4, method="settings/set", params={"name": name, "value": value})["error"]
        assert error["code"] == -32602
        assert error["message"].startswith(said)
        assert CANARY not in error["message"]
        assert (ready.preferences.kept, ready.unasked()) == (before, None)

    def test_default(self, ready: Spoken):
        """A value of null puts the default back."""
        ready.say(id=4, method="settings/set", params={"name": "retention_days", "value": 7})
        answer = ready.say(id=5, method="settings/set", params={"name": "retention_days", "value": None})
        assert answer["result"]["settings"]["retention_days"] == 90

    def test_not_saved(self, ready: Spoken, tmp_path: Path):
        """A setting that cannot be saved is refused in words, and nothing changes."""
        (tmp_path / "file").write_text("")
        ready.session.preferences = Preferences(SettingsStore(tmp_path / "file" / "folder"), lambda: None)
        error = ready.say(id=4, method="settings/set", params={"name": "mode", "value": "watch"})["error"]
        assert error["code"] == -32011
        assert "could not be saved" in error["message"]
        assert ready.session.preferences.kept.settings.mode == "guard"

    def test_problems(self, ready: Spoken, tmp_path: Path):
        """What could not be used of the settings is told by settings/get and by status."""
        (tmp_path / "settings.json").write_text('{"mode": "loud"}')
        ready.session.preferences = Preferences(SettingsStore(tmp_path), lambda: None)
        problem = {"name": "mode", "code": "damaged", "used": "guard"}
        assert ready.say(id=4, method="settings/get")["result"]["problems"] == [problem]
        assert ready.say(id=5, method="status")["result"]["problems"] == [problem]


class TestPractice:
    def test_not_counted(self, ready: Spoken):
        """A practice draft's outcome is not counted, and its letter says so; another draft's is."""
        params = {"draft": "p", "revision": 1, "text": "hi", "site": "x", "surface": "post", "practice": True}
        ready.say(method="draft/changed", params=params)
        ready.change(1, "hi")
        practice, other = (ready.reader._letters.take() for _ in range(2))
        assert practice is not None
        assert other is not None
        assert (practice.is_counted, other.is_counted) == (False, True)
        for draft in ("p", "d"):
            ready.say(method="draft/outcome", params={"draft": draft, "revision": 1, "outcome": "sent"})
        assert ready.tally.outcomes.total() == 1
