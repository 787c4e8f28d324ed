"""The lines of `tacit check --jsonl`."""

import json

import pytest

from tacit.draft import MAX_CHARACTERS, Draft, Site, Surface
from tacit.finding import Finding, Label
from tacit.person import Client, Profile
from tacit.protocol import lines
from tacit.protocol.exceptions import InvalidParamsError
from tacit.verdict import Assessment, Conduct, Reason, Verdict

CANARY = "Zebulon"
LINE = {"id": "a-1", "text": "hi", "site": "x", "surface": "post"}


def parse(line: object) -> lines.Line:
    """Read a line that is written as JSON."""
    return lines.parse(json.dumps(line).encode())


class TestParse:
    def test_draft(self):
        """A line holds a draft; members that are not known, or null, are passed over."""
        line = parse(LINE | {"reply_to": "Bo: hi", "profile": None, "roster": None, "tags": []})
        assert line.draft() == Draft("hi", Site.X, Surface.POST, "Bo: hi")
        assert line.people() == (Profile(), ())

    def test_people(self):
        """A line may hold the clinician, with further words, and the clients."""
        profile = {"name": "N", "practice": "P", "phone": "1", "email": "e", "city": "C"}
        line = parse(
            LINE
            | {
                "profile": profile | {"site": "n.example", "other": ["Kit", 5], "n": 3},
                "roster": [["Jo", "@jo"], []],
            }
        )
        assert line.people() == (
            Profile("N", "P", "1", "e", "C", ("n.example", "Kit")),
            (Client(("Jo", "@jo")),),
        )

    def test_the_rest_of_a_profile(self):
        """Each further detail of the clinician is a text, or a list of them, and keeps its meaning."""
        told = {
            "family": ["Max", 7],
            "pets": "Kit",
            "licence": "L1",
            "address": "1 A St",
            "handles": ["@n"],
            "names": None,
        }
        [profile, _] = parse(LINE | {"profile": told}).people()
        assert profile == Profile(family=("Max",), pets=("Kit",), licence="L1", address="1 A St", handles=("@n",))

    def test_byte_order_mark(self):
        """A byte-order mark before the first line is passed over."""
        assert lines.parse(b"\xef\xbb\xbf" + json.dumps(LINE).encode()).id == "a-1"

    @pytest.mark.parametrize(
        ("raw", "id", "said"),
        [
            (b"{", None, "the line: it is not JSON"),
            (b"\xff", None, "the line: it is not UTF-8 text"),
            (b"[" * 100_000, None, "the line: it is not JSON"),
            (b"[]", None, "params: an object is expected"),
            (b'{"text": "a", "site": "x", "surface": "post"}', None, "id: this field is missing"),
            (b'{"id": true, "text": "a", "site": "x", "surface": "post"}', None, "id"),
            (b'{"id": 7, "site": "x", "surface": "post"}', 7, "text: this field is missing"),
            (b'{"id": "b", "text": "a", "site": "myspace", "surface": "post"}', "b", "site: this is none of"),
        ],
    )
    def test_misfits(self, raw: bytes, id: object, said: str):
        """A line that does not fit is refused with its id where that can be read, and with the field."""
        with pytest.raises(InvalidParamsError) as refused:
            lines.parse(raw)
        assert refused.value.id == id
        assert str(refused.value).startswith(said)

    def test_too_long(self):
        """A draft at the limit is taken, one over it is refused."""
        assert len(parse(LINE | {"text": "a" * MAX_CHARACTERS}).text) == MAX_CHARACTERS
        with pytest.raises(InvalidParamsError, match="text: this text is too long"):
            parse(LINE | {"text": "a" * (MAX_CHARACTERS + 1)})


def test_render():
    """An answer holds exactly the members that the command promises, with sentences for reasons."""
    said = Assessment(
        Verdict.STOP,
        (Finding(0, 2, Label.NAME, 0.5, "name"),),
        (Conduct.ADVICE,),
        (Reason("direct", (Label.NAME, Label.AGE)),),
        "x",
    )
    written = lines.render(7, said, lambda key, labels: f"<{key} {','.join(labels)}>")
    assert json.loads(written) == {
        "id": 7,
        "verdict": "stop",
        "findings": [{"start": 0, "end": 2, "label": "NAME", "score": 0.5, "reason": "<finding_name NAME>"}],
        "conduct": ["advice"],
        "redaction": "x",
        "reasons": ["<reason_direct NAME,AGE>"],
    }


def test_render_error():
    """An error names the line, the field and what to do."""
    assert json.loads(lines.render_error("a", 3, "text: text is expected")) == {
        "id": "a",
        "line": 3,
        "error": "Line 3: text: text is expected. Correct this line and send it again; the others do not need to be.",
    }
