"""When something was: a time goes, or a wider word for it stands where it stood."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("In [DATE:April] a nurse laughed.", "A nurse laughed."),
        ("We laughed on [DATE:Friday] a lot.", "We laughed a lot."),
        ("He dropped in on [DATE:Tuesday] with a pie.", "He dropped in with a pie."),
        ("He set a timer for [DATE:4:15] because he likes it.", "He set a timer because he likes it."),
        ("We baked in my shed the [DATE:evening before the vote] and cried.", "We baked in my shed and cried."),
        ("She climbs my steps [DATE:every tuesday] and asks.", "She climbs my steps and asks."),
        ("We met at the [PLACE:Dog and Duck] [DATE:friday].", "We met."),
        ("On [DATE:Friday], she came back.", "She came back."),
        ("She came back on [DATE:Friday at 4:40].", "She came back."),
        ("[DATE:Last Friday] she came back.", "She came back."),
        ("I saw him in [DATE:March] and he smiled.", "I saw him and he smiled."),
        ("We sang in our shed [DATE:from May on].", "We sang in our shed."),
        ("I hid in the crowd [DATE:6pm].", "I hid in the crowd."),
        ("The bus left us the [DATE:second week of June].", "The bus left us."),
        ("She warned us [DATE:last May] she would sing.", "She warned us she would sing."),
        ("Chess with us [DATE:Sunday] from noon.", "Chess with us from noon."),
        ("She climbs over [DATE:Mondays] with a ladder.", "She climbs over with a ladder."),
        ("You heard that [DATE:Sundays at six] she bakes for us.", "You heard that she bakes for us."),
        ("This [DATE:spring] she laughed out loud.", "She laughed out loud."),
        ("We all laughed at [DATE:half past six], at dusk.", "We all laughed, at dusk."),
        ("I baked for the crew of [DATE:2019] by myself.", "I baked for the crew by myself."),
        ("Since this [DATE:winter] she has been kinder.", "She has been kinder."),
        ("She was calm until [DATE:that Monday], and then she ran.", "She was calm, and then she ran."),
        ("On [DATE:week nine] I understood the song.", "I understood the song."),
        ("So by [DATE:day sixty] he sang.", "So he sang."),
        ("In the [DATE:sixth] week she told me.", "She told me."),
        ("She came on the [DATE:second day] and sang.", "She came and sang."),
        ("Orla can take him starting the [DATE:9th].", "Orla can take him."),
    ],
)
def test_a_time_goes(marked, redacted):
    """A time goes with its preposition and its article where the sentence can do without, wherever it stands."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("Who can sing on such an odd [DATE:Thursday]?", "Who can sing on such an odd day?"),
        ("I saw a man who can't face [DATE:Monday].", "I saw a man who can't face the day."),
        ("[DATE:Tuesdays] will be so empty.", "Those days will be so empty."),
        ("We worked for [DATE:three years] and it was hard.", "We worked for a while and it was hard."),
        ("My [DATE:3pm] laughed so hard that she cried.", "My client laughed so hard that she cried."),
        ("The crew sails [DATE:tmrw], at last.", "The crew sails soon, at last."),
        ("We lost three [DATE:Sundays] in a row.", "We lost three times in a row."),
        ("The test is [DATE:Friday], so be kind.", "The test is at some point, so be kind."),
        ("We have baked bread [DATE:since Easter].", "We have baked bread for a while."),
        ("I thought that [DATE:Tuesday] was hard.", "I thought that day was hard."),
        ("Some [DATE:Thursdays] we sing.", "Some days we sing."),
        ("In the [DATE:tenth week] of rain she sang.", "In the time of rain she sang."),
        ("It was her [DATE:third] session and she sang.", "It was her session and she sang."),
        ("It was her [DATE:sixth session] and she sang.", "It was her session and she sang."),
        ("Her [DATE:second] week was hard.", "Her time was hard."),
        ("On the [DATE:Friday before we left] I sang.", "On the day I sang."),
        ("She waited for [DATE:two winters] with a song.", "She waited for a while with a song."),
        ("We hid in the barn [DATE:six hours] and cried.", "We hid in the barn a while and cried."),
        ("Then [DATE:every second Friday of May] he rings me.", "Then regularly he rings me."),
        ("So many tests: [DATE:six visits], one song.", "So many tests: a number of sessions, one song."),
        ("[DATE:Six Sundays] it took to sing.", "A while it took to sing."),
        ("This past [DATE:harvest] my aunt sang to us.", "Recently my aunt sang to us."),
        ("They'll come round [DATE:Monday first thing] to bake.", "They'll come round soon to bake."),
        ("Now [DATE:every second Friday of May] he rings me.", "Now at times he rings me."),
        ("I filed it under [DATE:Thursday] for her.", "I filed it under that time for her."),
        ("My whole [DATE:Monday] is one song.", "My whole day is one song."),
        ("It took [DATE:nine weeks] until he sang.", "It took a while until he sang."),
    ],
)
def test_a_wider_word_for_a_time(marked, redacted):
    """Where a word has to stay it fits: nothing to come is recent, no point lasts, and what comes again is no day."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("We met on [DATE:Labor Day] and sang.", "We met on that day and sang."),
        ("[DATE:Mother's Day] was hard for soup.", "That day was hard for soup."),
        ("She cooked on [DATE:her exam day].", "She cooked on her day."),
        ("We met at [DATE:New Year] and sang.", "We met and sang."),
        ("She sang on [DATE:New Year’s Eve].", "She sang."),
        ("She sang at [DATE:Passover].", "She sang."),
        ("She sang on [DATE:Christmas Eve].", "She sang."),
        ("She sang [DATE:for one day].", "She sang for a while."),
        ("She sang [DATE:for a whole year].", "She sang for a while."),
    ],
)
def test_a_day_by_its_name_is_no_stretch_of_time(marked, redacted):
    """Nobody meets "at a while": a holiday goes as any day does, while a day or a year as a stretch stays one."""
    assert redact(marked) == redacted
