"""Which wordings are tried, in which order."""

from __future__ import annotations

import pytest

from tacit.detect.reading import Reading
from tacit.finding import Label
from tacit.judge.thresholds import thresholds
from tacit.reader.model import Opinion, Word
from tacit.reader.network import Network
from tacit.redact.wording import DIRECT_WORDS, OTHER_WORDS, TRIES, unsure, wordings

from .marking import REDACTOR, apart


def tried(marked: str) -> list[str]:
    """All wordings, in their order."""
    return list(wordings(REDACTOR, *apart(marked)))


def test_as_much_as_can_stay_stays():
    """First everything is only reworded; then the sentence with the most details goes, then the next one."""
    assert tried(
        "I laughed all day long. [NAME:Orla], a [JOB:nurse], sang to me again. She came on [DATE:Friday], glad."
    ) == [
        "I laughed all day long. Someone sang to me again. She came, glad.",
        "I laughed all day long. Someone came, glad.",
        "I laughed all day long.",
    ]


def test_a_sentence_of_nothing_but_details():
    """A sentence that would be all wider words goes at once, where another is left."""
    assert tried("I laughed so much. [AGE:Nine], [JOB:goalie].") == ["I laughed so much."]


def test_one_sentence():
    """The only sentence is never left out."""
    assert tried("[NAME:Orla] [EVENT:won the final]") == ["Someone won something"]


@pytest.mark.parametrize("marked", ["Nothing found here.", "[CONTACT:212-555-0144]"])
def test_none(marked):
    """Where nothing changes or nothing is left, nothing is tried."""
    assert tried(marked) == []


def test_so_many_and_no_more():
    """A long draft is read again a few times at most."""
    assert len(tried("I saw [NAME:Orla] again. " * 40)) <= TRIES


def test_all_that_is_shown_is_reworded():
    """With the shipped thresholds nothing is shown in a held draft that safer wording would leave."""
    at = thresholds(Network().settings["thresholds"])
    assert at.held_words >= OTHER_WORDS
    assert at.held_direct >= DIRECT_WORDS


def test_less_sure_words_are_reworded():
    """A word that may be a name is reworded when it is unlikely, another detail when it is likelier."""
    words = tuple(
        Word(at, at + 1, label, score)
        for at, (label, score) in enumerate([(Label.NAME, 0.1), (Label.NAME, 0.02), (Label.JOB, 0.2), (Label.JOB, 0.5)])
    )
    assert unsure(Reading(words, (), (), Opinion({}, {}))).words == (words[0], words[3])
