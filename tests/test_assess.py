"""The whole way of a draft, and what it must never do."""

from __future__ import annotations

import logging
import os
import random
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacit.allowance import Allowance, Ground, Scope
from tacit.assess import Assessor
from tacit.detect.detector import REMEMBERED
from tacit.draft import Draft, Site, Surface
from tacit.finding import Label
from tacit.messages import sentence
from tacit.person import Client, Profile
from tacit.verdict import Conduct, Verdict

STOP = (
    "Such a breakthrough today with Jessica, my 34 year old client who drives the number 22 bus in Duluth. "
    'She told me "I forgot I could sing" and we both cried in session.'
)
STORY = (
    "Met the lighthouse keeper from Whitby who lost both brothers on the Bonny Lass. They were twins. He said so twice."
    " If you do this work, sit down before you listen."
)
CAUTION = "A client told me today that the anxiety is finally a bit quieter. I love this work."
CLEAR = "Reminder: if you live with OCD, sleep helps. Our workshop is on Saturday, register on our website. #selfcare"
PIECES = [
    "my 3pm",
    " Jessica ",
    "a retired nurse",
    "from Duluth",
    "😀",
    "e\u0301",
    "\u200d",
    '"I am so done"',
    ". ",
    "\n",
]


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    """One for all: building it takes a moment."""
    return Assessor()


class TestVerdict:
    @pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007", "\u3000"])
    @pytest.mark.parametrize(
        "text",
        [
            STOP,
            "My client Ana Kowalska won the marathon!",
            "Her number is 07911 123456, she lives at 12 Quarry Lane, my client.",
        ],
    )
    def test_spaces_that_look_like_others(self, assessor, text, space):
        """Spaces at which no line breaks change nothing of what is said of a draft."""
        assert assessor.assess(Draft(text.replace(" ", space))) == assessor.assess(Draft(text))

    def test_a_named_client_stops(self, assessor):
        """A client's name among other details holds the draft, with findings, reasons and safer wording."""
        said = assessor.assess(Draft(STOP))
        assert said.verdict is Verdict.STOP
        assert {Label.NAME, Label.AGE, Label.QUOTE} <= {finding.label for finding in said.findings}
        assert [reason.code for reason in said.reasons] == ["direct", "combination"]

    def test_wording_leaves_out_what_somebody_would(self, assessor):
        """A sentence that lost what it spoke of goes from safer wording too, and the one that says something stays."""
        said = assessor.assess(Draft(STORY, Site.FACEBOOK)).suggestion
        assert said
        assert said.endswith("If you do this work, sit down before you listen.")
        assert "They were" not in said

    def test_a_vague_client_is_a_caution(self, assessor):
        """A session without a telling detail raises a caution."""
        assert assessor.assess(Draft(CAUTION)).verdict is Verdict.CAUTION

    def test_muted_kinds(self, assessor):
        """Muted kinds are left out of a caution and said to be; a stop says all the same as without."""
        (kind,) = {finding.label for finding in assessor.assess(Draft(CAUTION)).findings}
        said = assessor.assess(Draft(CAUTION), muted=(kind,))
        assert (said.verdict, said.findings, said.suggestion) == (Verdict.CLEAR, (), None)
        assert [reason.code for reason in said.reasons] == ["muted"]
        assert assessor.assess(Draft(STOP), muted=tuple(Label)) == assessor.assess(Draft(STOP))

    def test_no_client_is_clear(self, assessor):
        """Education and announcements are clear, and hold no finding, reason or suggestion."""
        said = assessor.assess(Draft(CLEAR))
        assert (said.verdict, said.findings, said.reasons, said.suggestion) == (Verdict.CLEAR, (), (), None)

    @pytest.mark.parametrize("text", ["", " \n ", "😀"])
    def test_nothing_is_clear(self, assessor, text):
        """An empty draft, white space and an emoji alone are clear."""
        assert assessor.assess(Draft(text)).verdict is Verdict.CLEAR

    @pytest.mark.parametrize("claim", ["Shared with her permission. ", "Details have been changed. ", "A composite: "])
    def test_a_claim_never_lowers_a_stop(self, assessor, claim):
        """Consent, changed details or a composite leave a stop a stop, and are said not to help."""
        said = assessor.assess(Draft(claim + STOP))
        assert said.verdict is Verdict.STOP
        assert "claim" in [reason.code for reason in said.reasons]

    def test_an_answer_that_confirms_a_client_stops(self, assessor):
        """A reply that remembers sessions tells everyone whom it treats."""
        answer = "So proud of you! I remember when you first sat in my office. See you Thursday, keep up our work."
        said = assessor.assess(Draft(answer, Site.FACEBOOK, Surface.COMMENT, "Renee Olds: one year sober today"))
        assert said.verdict is Verdict.STOP
        assert Conduct.RELATIONSHIP in said.conduct

    def test_a_general_answer_passes(self, assessor):
        """A reply that says nothing about the person is clear."""
        answer = "Thank you for the feedback. Privacy law keeps us from discussing whether anyone has been seen here."
        said = assessor.assess(Draft(answer, Site.FACEBOOK, Surface.COMMENT, "One star. Cold and rude. - R. Olds"))
        assert (said.verdict, said.conduct) == (Verdict.CLEAR, ())


class TestPeople:
    def test_a_client_on_the_list_stops(self, assessor):
        """A listed client's name holds a draft that would pass without the list."""
        draft = Draft("Saw Xiomara Quill play the organ again. Still smiling.")
        assert assessor.assess(draft).verdict is Verdict.CLEAR
        assert assessor.assess(draft, roster=(Client(("Xiomara Quill",)),)).verdict is Verdict.STOP

    def test_own_details_are_no_findings(self, assessor):
        """A finding goes when the profile says that the detail is the clinician's."""
        draft = Draft(STOP)
        without = {draft.text[f.start : f.end] for f in assessor.assess(draft).findings}
        with_profile = {draft.text[f.start : f.end] for f in assessor.assess(draft, Profile(city="Duluth")).findings}
        assert without - with_profile == {"Duluth"}

    def test_a_client_with_the_name_of_the_town(self, assessor):
        """Whom a draft calls a client in so many words is one, also where a town or practice is so called."""
        draft = Draft("My client Austin cried in session today.")
        for profile in (Profile(city="Austin"), Profile(practice="The Austin Center"), Profile()):
            said = assessor.judge(draft, profile)
            assert said.verdict is Verdict.STOP
            assert "Austin" in {draft.text[each.start : each.end] for each in said.findings}

    def test_a_list_in_capitals(self, assessor):
        """A client listed in capitals is found as others write the name."""
        draft = Draft("Then Amy cried in session, and so did I.")
        said = assessor.judge(draft, roster=(Client(("AMY",)),))
        assert any(each.reason.startswith("roster") for each in said.findings)


class TestOtherLanguages:
    @pytest.mark.parametrize("identifier", ["ana.lopez.1971@gmail.com", "212-555-0144"])
    def test_what_is_known_by_its_form_is_raised(self, assessor, identifier):
        """In another language an e-mail address or a telephone number still deserves a caution."""
        prose = "Hoy vino mi paciente, que alegría verla mejor después de tanto tiempo juntas en este camino"
        said = assessor.assess(Draft(f"{prose}: {identifier}"))
        assert said.verdict is Verdict.CAUTION
        assert [reason.code for reason in said.reasons] == ["direct", "other_language"]
        assert assessor.assess(Draft(prose)).verdict is Verdict.CLEAR

    def test_not_in_english(self, assessor):
        """In English the reader tells whose a telephone number is: a practice's own raises nothing."""
        text = (
            "Our new group for anxious parents starts in May, and there are six places left. Ring us on 212-555-0144."
        )
        assert assessor.assess(Draft(text)).verdict is Verdict.CLEAR


class TestAllowed:
    def test_a_harmless_name(self, assessor):
        """A draft that is held for one name alone is not held once that name is said not to be a client's."""
        draft = Draft("My client Jessica laughed out loud today. Home now.")
        assert assessor.judge(draft).verdict is Verdict.STOP
        said = assessor.judge(replace(draft, allowed=("Jessica",)))
        assert said.verdict is not Verdict.STOP
        assert Label.NAME not in {finding.label for finding in said.findings}

    def test_another_client(self, assessor):
        """A word that is allowed always takes itself out and no other name: the draft is held for that."""
        draft = Draft("Our dog Jessica ate the carpet. My client Bo from Duluth laughed.")
        allowed = (Allowance(Scope.WORD, Ground.NOT_CLIENT, "jessica", Label.NAME, Site.X),)
        said = assessor.judge(draft, allowed=allowed)
        assert said.verdict is Verdict.STOP
        assert "Bo" in {draft.text[f.start : f.end] for f in said.findings}
        assert "Jessica" not in {draft.text[f.start : f.end] for f in said.findings}

    @pytest.mark.parametrize("number", [1, 2, 3])
    @pytest.mark.parametrize(
        "answered", ["One star. Cold and rude. - R. Olds", "Renee Olds: a year sober, thanks to Dr. Ann"]
    )
    def test_neutral_replies(self, assessor, number, answered):
        """The neutral replies that the extension offers are clear, whatever they answer."""
        reply = sentence(f"reply_{number}")
        for site in Site:
            assert not assessor.judge(Draft(reply, site, Surface.COMMENT, answered)).warns

    @pytest.mark.parametrize("number", range(1, 8))
    def test_general_lines(self, assessor, number):
        """The general lines that the extension offers are clear on each site, and nothing is found in them."""
        for site in Site:
            said = assessor.judge(Draft(sentence(f"line_{number}"), site))
            assert not said.warns
            assert not said.findings


class TestPurity:
    @given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14).map("".join))
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_findings_lie_inside_the_text(self, text):
        """Every finding is a stretch of the draft in code points, in order, none overlapping, none empty."""
        end = 0
        for finding in SHARED.assess(Draft(f"my client {text}")).findings:
            assert end <= finding.start < finding.end <= len(text) + 10
            assert 0 < finding.score <= 1
            end = finding.end

    def test_a_warm_assessor_says_what_a_cold_one_says(self, assessor):
        """Whatever was read before, in whatever order, the answer is that of a new assessor."""
        chosen = random.Random(7)
        text = list(STOP + "\n" + CAUTION)
        for _ in range(25):
            place = chosen.randrange(len(text))
            text[place : place + chosen.randrange(8)] = chosen.choice(PIECES)
            assessor.assess(Draft("".join(text)))
        draft = Draft("".join(text))
        assert assessor.assess(draft) == Assessor().assess(draft)

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=8)
    def test_a_draft_gets_one_verdict_however_it_is_typed(self, chosen):
        """Pieces of a long draft put in at random places and in random order lead to what a new assessor says of it."""
        text = "\n\n".join([CLEAR, STOP, CLEAR, CAUTION, "We waited for the bus in the rain. " * 12, CLEAR])
        pieces = [(start, text[start : start + 90]) for start in range(0, len(text), 90)]
        chosen.shuffle(pieces)
        typed: list[tuple[int, str]] = []
        for piece in pieces:
            typed = sorted([*typed, piece])
            SHARED.assess(Draft("".join(part for _, part in typed)))
        assert SHARED.assess(Draft(text)) == FRESH.assess(Draft(text))

    def test_a_roster_is_not_remembered(self, assessor):
        """A client list given once does not colour the next answer."""
        before = assessor.assess(Draft(CLEAR))
        assessor.assess(Draft(CLEAR), roster=(Client(("Reminder",)),))
        assert assessor.assess(Draft(CLEAR)) == before


SHARED = Assessor()
FRESH = Assessor()
"""Read nothing but whole drafts."""


class TestPrivacy:
    def test_nothing_is_asked_of_the_network(self, monkeypatch):
        """Building and assessing open no connection and look up no name; the block itself works."""
        tried: list[object] = []

        def refuse(*args: object, **_: object) -> None:
            tried.append(args)
            raise OSError("no network in this test")

        for name in ("connect", "connect_ex"):
            monkeypatch.setattr(socket.socket, name, refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        with pytest.raises(OSError, match="no network"):
            socket.create_connection(("tacit.example", 80), timeout=1)
        tried.clear()
        Assessor().assess(Draft(f"{STOP} Write to kite@mender.example or www.kites.com"))
        assert tried == []

    def test_nothing_is_written(self, tmp_path, monkeypatch):
        """No file is opened for writing while a draft is assessed; the watch itself works."""
        written: list[object] = []
        sys_open = os.open

        def watch(path: object, flags: int, *args: object, **more: object) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                written.append(path)
            return sys_open(path, flags, *args, **more)  # type: ignore[arg-type]

        built_in = open

        def watched_open(file: object, mode: str = "r", *args: object, **more: object) -> object:
            if set(mode) & set("wax+"):
                written.append(file)
            return built_in(file, mode, *args, **more)  # type: ignore[call-overload]

        monkeypatch.setattr(os, "open", watch)
        monkeypatch.setattr("builtins.open", watched_open)
        open(tmp_path / "control", "w").close()  # noqa: PTH123
        assert written == [tmp_path / "control"]
        written.clear()
        monkeypatch.chdir(tmp_path)
        SHARED.assess(Draft(STOP))
        assert written == []
        assert [path.name for path in Path(tmp_path).iterdir()] == ["control"]

    def test_nothing_of_a_draft_is_logged(self, caplog):
        """Even at DEBUG no log record holds a word of the draft; the log itself is heard."""
        caplog.set_level(logging.DEBUG)
        logging.getLogger("tacit.test").debug("heard")
        Assessor().assess(Draft(STOP))
        said = " ".join(record.getMessage() for record in caplog.records).lower()
        assert "heard" in said
        assert not [word for word in ("jessica", "duluth", "sing", "breakthrough") if word in said]


def test_a_long_draft_is_bounded_in_memory(assessor):
    """The windows remembered stay within their bound however many drafts come by."""
    for number in range(300):
        assessor.assess(Draft(" ".join(f"My client number {number} {each}." for each in range(8))))
    kept = assessor._detector._window.cache_info()
    assert kept.currsize <= kept.maxsize == REMEMBERED
