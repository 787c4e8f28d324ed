"""What to write instead of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tacit.assess import REWORDED, Assessor
from tacit.draft import Draft, Site, Surface
from tacit.finding import Finding, Label
from tacit.suggestion import Advice, Suggestion
from tacit.verdict import Conduct, Judgement, Verdict
from tests.detect.limits import cpu_time
from tests.test_assess import CLEAR, STOP


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    """One for all: building it takes a moment."""
    return Assessor()


def test_it_holds_no_name_and_no_stop(assessor):
    """A suggestion has lost the name everywhere, and is itself not held."""
    draft = Draft("Jessica came in today, my 3pm. I am proud of Jessica. #jessicastrong We laughed in session.")
    suggestion = assessor.assess(draft).suggestion
    assert suggestion is not None
    assert "jessica" not in suggestion.lower()
    assert assessor.assess(Draft(suggestion)).verdict is not Verdict.STOP


def test_each_finding_alone(assessor):
    """Each finding has an edit that takes its words out, and leaves the other findings where they are."""
    draft = Draft("My client Jessica, a nurse from Duluth, laughed out loud in session today. Home now.")
    judged = assessor.judge(draft)
    edits = assessor.suggest(draft, judged).edits
    assert len(edits) == len(judged.findings) > 1
    for finding, edit in zip(judged.findings, edits, strict=True):
        words = draft.text[finding.start : finding.end]
        after = draft.text[: edit.start] + edit.text + draft.text[edit.end :]
        assert words not in after
        others = [draft.text[each.start : each.end] for each in judged.findings if each is not finding]
        assert any(other in after for other in others)


def test_too_many_findings(assessor):
    """A draft with more findings than anybody could look through is held, and gets no wording as a whole."""
    draft = Draft("My client Ana told me she is 34. " + "#Ana " * (2 * REWORDED))
    judged = assessor.judge(draft)
    assert judged.verdict is Verdict.STOP
    assert len(judged.findings) > REWORDED
    suggested = assessor.suggest(draft, judged)
    assert (suggested.text, suggested.advice) == (None, None)
    assert any(suggested.edits)
    fewer = Draft("My client Ana told me she is 34. " + "#Ana " * (REWORDED // 4))
    assert assessor.assess(fewer).suggestion


def test_too_many_mentions(assessor):
    """A draft with few findings, in which a name comes more often than anybody could look through, is bounded alike."""
    names = "12 Aaa Bbb Ccc " * 2_000
    told = "My client Ana, 34, a nurse from Leeds, told me at 3pm that her husband left."
    draft = Draft(f"{names} {told} {names}")
    judged = assessor.judge(draft)
    assert judged.verdict is Verdict.STOP
    assert len(judged.findings) <= REWORDED
    with cpu_time(8.0):
        suggested = assessor.suggest(draft, judged)
    assert (suggested.text, suggested.advice) == (None, None)


@pytest.mark.parametrize("surface", [Surface.REPLY, Surface.COMMENT])
@pytest.mark.parametrize(
    "text",
    [
        "Thank you Renee, it was a privilege to be your therapist.",
        "Renee, you worked so hard in our sessions last spring. The garden is lovely this week.",
    ],
)
def test_an_answer_that_confirms(assessor, surface, text):
    """An answer that tells everyone who is a client is not reworded, whatever it would be read as then."""
    draft = Draft(text, Site.FACEBOOK, surface, "Renee Olds: Dr. Ann helped me so much with my depression")
    judged = assessor.judge(draft)
    assert Conduct.RELATIONSHIP in judged.conduct
    said = assessor.suggest(draft, judged)
    assert said == Suggestion(None, (None,) * len(judged.findings), Advice.NEUTRAL_REPLY)


def test_a_post_confirms_nobody(assessor):
    """The words of an answer that is not reworded are reworded in a post, which answers nobody."""
    draft = Draft("Renee, you worked so hard in our sessions last spring. The garden is lovely this week.")
    judged = assessor.judge(replace(draft, surface=Surface.REPLY, reply_to="Renee Olds: my garden"))
    assert assessor.suggest(draft, judged).text


def test_nothing_to_advise(assessor):
    """A draft that has safer wording, and one that is clear, get no advice; a clear one no wording either."""
    for text in (STOP, CLEAR):
        said = assessor.suggest(Draft(text), assessor.judge(Draft(text)))
        assert said.advice is None
        assert (said.text is None) is (text == CLEAR)


def test_what_is_in_doubt_alone(assessor):
    """A word that may be no detail is reworded all the same where somebody asks for that word."""
    text = "We took a punt on soup."
    found = Finding(10, 14, Label.EVENT, 0.4, "event")
    (edit,) = assessor.suggest(Draft(text), Judgement(Verdict.CAUTION, (found,), (), ())).edits
    assert edit is not None
    assert text[: edit.start] + edit.text + text[edit.end :] == "We took a thing on soup."


def test_a_place_goes_everywhere(assessor):
    """A place that is reworded is left in no other sentence and no hashtag, of the whole and of one finding alone."""
    draft = Draft("My client from Tacoma cried. I hate Tacoma. #Tacoma")
    judged = assessor.judge(draft)
    suggested = assessor.suggest(draft, judged)
    assert suggested.text is not None
    assert "Tacoma" not in suggested.text
    assert [edit is not None and "Tacoma" in edit.text for edit in suggested.edits] == [False]
