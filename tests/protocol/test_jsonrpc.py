"""JSON-RPC messages, in and out."""

import json
import traceback

import pytest

from tacit.protocol import exceptions, jsonrpc

CANARY = "Zebulon"


class TestDecode:
    def test_request(self):
        """A request has an id, a method and params."""
        message = jsonrpc.decode('{"jsonrpc": "2.0", "id": 7, "method": "m", "params": {"a": 1}}')
        assert message == jsonrpc.Message("m", {"a": 1}, 7, is_request=True)

    def test_notification(self):
        """A message without an id is a notification, and missing params are none."""
        message = jsonrpc.decode(b'{"jsonrpc": "2.0", "method": "m"}')
        assert message == jsonrpc.Message("m", {}, None, is_request=False)

    def test_null_id(self):
        """An id of null still makes a request."""
        assert jsonrpc.decode('{"jsonrpc": "2.0", "id": null, "method": "m"}').is_request

    @pytest.mark.parametrize("raw", ["", "{", "nope", b"\xff\xfe\xfa", "[" * 100_000, "9" * 5_000])
    def test_not_json(self, raw: str | bytes):
        """What is not JSON is refused as such, also too deep a nesting or too long a number."""
        with pytest.raises(exceptions.NotJsonError):
            jsonrpc.decode(raw)

    @pytest.mark.parametrize(
        ("raw", "id"),
        [
            ("[]", None),
            ("1", None),
            ('{"jsonrpc": "2.0", "id": true, "method": "m"}', None),
            ('{"jsonrpc": "2.0", "id": 1.5, "method": "m"}', None),
            ('{"jsonrpc": "2.0", "id": "\\ud800", "method": "m"}', None),
            ('{"id": 3, "method": "m"}', 3),
            ('{"jsonrpc": "2.0", "id": "a"}', "a"),
            ('{"jsonrpc": "2.0", "id": "a", "result": {}}', "a"),
        ],
    )
    def test_not_a_request(self, raw: str, id: object):
        """JSON that is no request is refused, with the id where it could be read."""
        with pytest.raises(exceptions.InvalidRequestError) as refused:
            jsonrpc.decode(raw)
        assert refused.value.id == id

    def test_keeps_no_content(self):
        """Neither an error, its chain nor a message's repr shows what was sent."""
        with pytest.raises(exceptions.NotJsonError) as refused:
            jsonrpc.decode(f'{{"text": "{CANARY}"')
        assert refused.value.__context__ is None
        assert CANARY not in "".join(traceback.format_exception(refused.value))
        message = jsonrpc.decode(json.dumps({"jsonrpc": "2.0", "method": "m", "params": {"text": CANARY}}))
        assert message.params == {"text": CANARY}
        assert CANARY not in repr(message)


class TestEncode:
    def test_messages(self):
        """Requests, notifications, results and errors are written as JSON-RPC 2.0."""
        said = [
            jsonrpc.request(1, "m", {"a": "é"}),
            jsonrpc.notification("m", {}),
            jsonrpc.result(1, {}),
            jsonrpc.error(None, exceptions.NotJsonError()),
            jsonrpc.error("x", exceptions.NoCommonProtocolError((1, 2))),
        ]
        assert [json.loads(message) for message in said] == [
            {"jsonrpc": "2.0", "id": 1, "method": "m", "params": {"a": "é"}},
            {"jsonrpc": "2.0", "method": "m", "params": {}},
            {"jsonrpc": "2.0", "id": 1, "result": {}},
            {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "not JSON"}},
            {
                "jsonrpc": "2.0",
                "id": "x",
                "error": {"code": -32010, "message": "no protocol in common", "data": {"protocols": [1, 2]}},
            },
        ]

    def test_unescaped(self):
        """Letters outside ASCII take their bytes in UTF-8, not an escape."""
        assert "é🍂" in jsonrpc.notification("m", {"text": "é🍂"})

    def test_half_a_pair(self):
        """Half a surrogate pair, which UTF-8 cannot carry, is replaced; a whole one is a letter like any other."""
        written = jsonrpc.notification("m", {"a\ud800": "\udf42b"}).encode()
        assert json.loads(written)["params"] == {"a?": "?b"}
        assert json.loads(jsonrpc.request(1, "m", json.loads('{"a": "\\ud83c\\udf42"}')))["params"] == {"a": "🍂"}
