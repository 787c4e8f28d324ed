"""A session's side of the protocol, without sockets."""

import json
from typing import Any

import pytest

from tacit.draft import MAX_CHARACTERS
from tacit.protocol.messages import Mode, Settings, VaultState
from tacit.serve.keeper import Keeper
from tacit.serve.reader import Reader
from tacit.serve.session import Session
from tacit.serve.tally import Tally

from .serving import Echo

CLIENT = {"name": "test", "version": "1"}
CANARY = "Zebulon"


class Spoken:
    """A session and what is said in it."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.settings = Settings()
        self.reader = Reader(Echo, self.tally)
        self.keeper = Keeper(None, lambda: None)
        self.session = Session(self.reader, self.tally, lambda: self.settings, self.keeper)

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
                "settings": {"mode": "guard"},
                "vault": "absent",
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
        assert set(status) == {"version", "pid", "sessions", "drafts_read", "outcomes", "log", "unwritten"}
        assert status["outcomes"] == {"sent": 2, "revised": 0, "redacted": 0, "cancelled": 0, "wrong": 1}

    def test_close(self, ready: Spoken):
        """A session that ends leaves no drafts behind, and is counted no more."""
        ready.change(1, "hi")
        ready.session.close()
        assert (ready.waiting(), ready.tally.sessions) == (0, 0)


class TestSettings:
    def test_told(self, ready: Spoken):
        """New settings are told, the latest only."""
        for mode in (Mode.WATCH, Mode.STRICT):
            ready.settings = Settings(mode=mode)
            ready.session.tell_settings()
        assert ready.unasked() == {
            "jsonrpc": "2.0",
            "method": "settings/changed",
            "params": {"settings": {"mode": "strict"}},
        }
        assert ready.unasked() is None

    def test_not_before_the_handshake(self, spoken: Spoken):
        """Before the handshake nothing is told; the handshake itself tells the settings as they are."""
        spoken.settings = Settings(mode=Mode.WATCH)
        spoken.session.tell_settings()
        assert spoken.unasked() is None
        assert spoken.initialize()["result"]["settings"] == {"mode": "watch"}
