"""The log in sentences."""

from datetime import date, timedelta

import pytest

from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.store.letter import STATES, letter
from tacit.store.log import Log
from tacit.store.trouble import LogError
from tacit.verdict import Conduct, Verdict

from .misses import TODAY, come, miss


def told(log: Log, today: date = TODAY) -> list[str]:
    """Return the letter's lines."""
    with log.figures() as figures:
        return list(letter(figures, today))


def test_all(log: Log):
    """Everything that there is to say is said, the most frequent kinds and rules first."""
    log.write(
        come(
            miss(date(2025, 5, 3), Outcome.SENT, labels=(Label.NAME, Label.PLACE, Label.JOB, Label.AGE)),
            miss(TODAY, Outcome.REVISED, labels=(Label.PLACE, Label.JOB)),
            miss(TODAY, Outcome.REDACTED, labels=(Label.PLACE,)),
            miss(TODAY, Outcome.CANCELLED, verdict=Verdict.CLEAR, labels=(), conduct=(Conduct.BOUNDARY,)),
            miss(TODAY, Outcome.WRONG, labels=(), conduct=(Conduct.BOUNDARY, Conduct.ADVICE)),
        )
    )
    assert told(log) == [
        "Since 3 May 2025 Tacit warned of 5 drafts.",
        "What became of them: 1 posted unchanged, 1 revised, 1 posted in safer words, 1 not posted. "
        "Of 1 you said that the warning was wrong.",
        "Most often warned of: place (3), work (2), name (1).",
        "Rules of conduct: boundaries (2), advice (1).",
        "The last one that was posted unchanged was 46 days ago.",
    ]


def test_little(log: Log):
    """What there is nothing to say of is left out."""
    log.write(come(miss(TODAY, Outcome.WRONG, labels=())))
    assert told(log) == [
        "Since 18 June 2025 Tacit warned of 1 draft.",
        "Of 1 you said that the warning was wrong.",
        "None was posted unchanged.",
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "One was posted unchanged today."),
        (1, "The last one that was posted unchanged was 1 day ago."),
        (2, "The last one that was posted unchanged was 2 days ago."),
    ],
)
def test_streak(log: Log, days: int, words: str):
    """The last one that was posted unchanged is told by how long ago it was."""
    log.write(come(miss(TODAY, Outcome.SENT)))
    assert told(log, TODAY + timedelta(days=days))[-1] == words


def test_clock_put_back(log: Log):
    """A draft that was posted after today counts for no streak; where it is the only one, none is told."""
    log.write(come(miss(TODAY, Outcome.SENT), miss(TODAY - timedelta(days=9), Outcome.SENT)))
    assert told(log, TODAY - timedelta(days=2))[-1] == "The last one that was posted unchanged was 7 days ago."
    assert told(log, TODAY - timedelta(days=10))[-1] == "Most often warned of: name (2)."


def test_states():
    """Every trouble that the log can have is told by status in a sentence."""
    codes = {kind.code for kind in LogError.__subclasses__()}
    assert codes < set(STATES)
    assert set(STATES) - codes == {"recording", "off", "put_aside", "fault"}
