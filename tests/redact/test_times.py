"""When something was: a time goes, or a wider word for it stands where it stood."""

from __future__ import annotations

import pytest

from tacit.redact.redactor import Redactor

from .marking import unmarked

REDACTOR = Redactor()


def redact(marked: str) -> str:
    """The redacted draft, where the details are marked by hand."""
    return REDACTOR.redact(*unmarked(marked))


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("In [DATE:April] a nurse laughed.", "A nurse laughed."),
        ("We laughed on [DATE:Friday] a lot.", "We laughed a lot."),
        ("He dropped in on [DATE:Tuesday] with a pie.", "He dropped in with a pie."),
        ("He set a timer for [DATE:4:15] because he likes it.", "He set a timer because he likes it."),
        ("She sat in my office the [DATE:morning after the vote] and cried.", "She sat in my office and cried."),
        ("She climbs my steps [DATE:every tuesday] and asks.", "She climbs my steps and asks."),
        ("We met at the [PLACE:Dog and Duck] [DATE:friday].", "We met."),
        ("On [DATE:Friday], she came back.", "She came back."),
        ("She came back on [DATE:Friday at 4:40].", "She came back."),
        ("[DATE:Last Friday] she came back.", "She came back."),
        ("I saw him in [DATE:March] and he smiled.", "I saw him and he smiled."),
        ("We sang in our shed [DATE:from May on].", "We sang in our shed."),
        ("I hid in the crowd [DATE:6pm].", "I hid in the crowd."),
        ("The bus left us the [DATE:second week of June].", "The bus left us."),
        ("He swore to me [DATE:last fall] he would not sing.", "He swore to me he would not sing."),
        ("Tea at ours [DATE:Saturday] from four.", "Tea at ours from four."),
        ("I go up [DATE:Tuesdays] with my bag.", "I go up with my bag."),
        ("I know because [DATE:Fridays at four] he sings to us.", "I know because he sings to us."),
        ("This [DATE:spring] she laughed out loud.", "She laughed out loud."),
        ("We all laughed at [DATE:half past six], at dusk.", "We all laughed, at dusk."),
        ("She sang for the class of [DATE:2022] by herself.", "She sang for the class by herself."),
        ("Since this [DATE:winter] she has been kinder.", "She has been kinder."),
        ("She was calm until [DATE:that Monday], and then she ran.", "She was calm, and then she ran."),
    ],
)
def test_a_time_goes(marked, redacted):
    """A time goes with its preposition and its article where the sentence can do without, wherever it stands."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("What can one do with an ordinary [DATE:Wednesday]?", "What can one do with an ordinary day?"),
        ("I saw a man who can't face [DATE:Monday].", "I saw a man who can't face the day."),
        ("[DATE:Tuesdays] will be so empty.", "Those days will be so empty."),
        ("We worked for [DATE:three years] and it was hard.", "We worked for a while and it was hard."),
        ("My [DATE:3pm] laughed so hard that she cried.", "My client laughed so hard that she cried."),
        ("The crew sails [DATE:tmrw], at last.", "The crew sails soon, at last."),
        ("You missed five [DATE:Mondays] in a row.", "You missed five times in a row."),
        ("The test is [DATE:Friday], so be kind.", "The test is at some point, so be kind."),
        ("They have done it [DATE:since Easter].", "They have done it for a while."),
        ("I thought that [DATE:Tuesday] was hard.", "I thought that day was hard."),
        ("Some [DATE:Thursdays] we sing.", "Some days we sing."),
        ("On the [DATE:Friday before we left] I sang.", "On the day I sang."),
        ("She waited for [DATE:two winters] with a song.", "She waited for a while with a song."),
        ("I was on the stand [DATE:four hours] and cried.", "I was on the stand a while and cried."),
        ("Then [DATE:every second Friday of May] he rings me.", "Then now and then he rings me."),
        ("So many tests: [DATE:six visits], one song.", "So many tests: a number of sessions, one song."),
        ("[DATE:Nine Saturdays] it took to sing.", "A while it took to sing."),
        ("This past [DATE:Purim] his wife heard humming.", "Recently his wife heard humming."),
        ("She'll be there [DATE:Sunday first thing] to sing.", "She'll be there soon to sing."),
        ("Now [DATE:every second Friday of May] he rings me.", "Now at times he rings me."),
        ("It hangs under [DATE:Wednesday] on her list.", "It hangs under that time on her list."),
        ("My whole [DATE:Monday] is one song.", "My whole day is one song."),
    ],
)
def test_a_wider_word_for_a_time(marked, redacted):
    """Where a word has to stay it fits: nothing to come is recent, no point lasts, and what comes again is no day."""
    assert redact(marked) == redacted
