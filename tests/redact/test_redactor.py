"""Safer wording: what is left is a text a person would write, without the details."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacit.finding import Finding, Label
from tacit.redact.grammar import mend
from tacit.redact.mentions import all_mentions
from tacit.redact.redactor import Redactor, _full
from tests.detect.limits import cpu_time

REDACTOR = Redactor()


def redact(text: str, *marks: tuple[str, Label], drop: bool = True) -> str:
    """`text` with the marked words found."""
    found = [Finding(text.index(words), text.index(words) + len(words), label, 0.8, "x") for words, label in marks]
    return REDACTOR.redact(text, found, drop=drop)


@pytest.mark.parametrize(
    ("text", "words", "label", "redacted"),
    [
        ("I saw Orla after a very long week.", "Orla", Label.NAME, "I saw a client after a very long week."),
        (
            "I could not stop thinking of Orla's laugh.",
            "Orla",
            Label.NAME,
            "I could not stop thinking of a client's laugh.",
        ),
        (
            "So proud of you Orla, all of it was you.",
            "Orla",
            Label.NAME,
            "So proud of you, all of it was you.",
        ),
        (
            "My 34 year old client laughed out loud.",
            "34 year old",
            Label.AGE,
            "My adult client laughed out loud.",
        ),
        (
            "She is an 8 year old with a big laugh.",
            "8 year old",
            Label.AGE,
            "She is a youngster with a big laugh.",
        ),
        (
            "He is 71, and he dances every day of the week.",
            "71",
            Label.AGE,
            "He is an older adult, and he dances every day of the week.",
        ),
        (
            "My 3pm laughed so hard that she cried.",
            "3pm",
            Label.DATE,
            "My client laughed so hard that she cried.",
        ),
        (
            "We worked for three years and it was hard.",
            "three years",
            Label.DATE,
            "We worked for some time and it was hard.",
        ),
        (
            "It all began in Duluth with a small lie.",
            "Duluth",
            Label.PLACE,
            "It all began in town with a small lie.",
        ),
        (
            "He moved here from Duluth with a small dog.",
            "Duluth",
            Label.PLACE,
            "He moved here from a place with a small dog.",
        ),
        (
            "She teaches at Lakeside Elementary and likes it.",
            "Lakeside Elementary",
            Label.ORG,
            "She teaches at a school and likes it.",
        ),
        (
            "I met a night nurse who could not sleep at all.",
            "night nurse",
            Label.JOB,
            "I met a person who could not sleep at all.",
        ),
        (
            "Her ex-husband rang while we talked about rest.",
            "ex-husband",
            Label.FAMILY,
            "Her relative rang while we talked about rest.",
        ),
        (
            "A Somali family taught me how to make tea.",
            "Somali",
            Label.DEMOGRAPHIC,
            "A family taught me how to make tea.",
        ),
        (
            "Her insomnia taught me how little I know.",
            "insomnia",
            Label.HEALTH,
            "Her struggle taught me how little I know.",
        ),
        (
            'She said "no more" and then we sat for a while in silence.',
            "no more",
            Label.QUOTE,
            "She said something that stayed with me and then we sat for a while in silence.",
        ),
        (
            "The number on her form is 4471902, would you believe it.",
            "4471902",
            Label.ID,
            "The number on her form is, would you believe it.",
        ),
    ],
)
def test_one_detail(text, words, label, redacted):
    """Each kind of detail says less, in the grammar of where it stands."""
    assert redact(text, (words, label)) == redacted


def test_a_name_goes_everywhere():
    """Every mention of a found name goes: alone, possessive, in a hashtag, in any case."""
    text = (
        "Orla Quill came to see me today. I like how orla thinks. We talked for an hour about Orla's plan. #OrlaStrong"
    )
    after = redact(text, ("Orla Quill", Label.NAME))
    assert "orla" not in after.lower()
    assert after.startswith("A client came to see me today.")


def test_a_sentence_full_of_details_goes():
    """A sentence with three details goes as a whole, the others stay."""
    text = "What a day. Orla, 34, a welder from town. I am tired and glad."
    assert (
        redact(text, ("Orla", Label.NAME), ("34", Label.AGE), ("welder", Label.JOB))
        == "What a day. I am tired and glad."
    )


def test_a_sentence_full_of_details_is_reworded_where_it_has_to_stay():
    """Without dropping, the same sentence keeps its place and loses its details."""
    after = redact("I saw Orla at last.", ("Orla", Label.NAME), drop=False)
    assert after == "I saw a client at last."


def test_lower_case_stays_lower_case():
    """Somebody who begins sentences without capitals is not given any."""
    text = "so tired today and so very glad. orla came back to see me after all. what a thing"
    assert redact(text, ("orla", Label.NAME)).endswith("glad. a client came back to see me after all. what a thing")


def test_line_breaks_stay():
    """Paragraphs stay apart."""
    text = "First thing today.\n\nI saw Orla after a very long week.\n\nLast thing."
    assert redact(text, ("Orla", Label.NAME)).count("\n\n") == 2


def test_nothing_left_is_empty():
    """Where every sentence is full of details, nothing is offered."""
    assert redact("Orla Quill", ("Orla Quill", Label.NAME)) == ""


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_no_found_words_survive(data):
    """Whatever stands around it, a found name of its own is nowhere in what comes out."""
    before, after = (data.draw(st.text(alphabet="ab ,.!?\n😀e\u0301'", max_size=40)) for _ in range(2))
    text = f"{before} Xiomara {after}"
    assert "xiomara" not in redact(text, ("Xiomara", Label.NAME)).lower()


def marked(text: str, *names: str) -> list[str]:
    """What is marked besides, where each name was found once."""
    found = [Finding(text.index(name), text.index(name) + len(name), Label.NAME, 0.8, "x") for name in names]
    return [text[each.start : each.end] for each in all_mentions(text, found) if each.reason == "name_again"]


class TestMentions:
    def test_everywhere(self):
        """A found name is marked again whole, in parts, run together, in any case and in a hashtag."""
        text = "Orla Quimby came. ORLA laughed, orla_quimby too, Quimby, OrlaQuimby and #teamorla. Not Orlando."
        assert marked(text, "Orla Quimby") == ["ORLA", "orla_quimby", "Quimby", "OrlaQuimby", "#teamorla"]

    @pytest.mark.parametrize(
        ("name", "text"),
        [("A***", "A*** had a day, a good one"), ("Will", "Will said he will"), ("Ed", "Ed was fed up, ed.")],
    )
    def test_not_in_everyday_words(self, name, text):
        """A name that is also a word of every day, or a letter or two, is not marked where it is the word."""
        assert marked(text, name) == []

    def test_many_names(self):
        """Thousands of names are looked for in one pass."""
        names = [f"N{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}el" for i in range(6000)]
        with cpu_time(10.0):
            text = " ".join([*names, *names])
            starts = range(0, 7 * len(names), 7)
            found = [Finding(start, start + 6, Label.NAME, 0.8, "x") for start in starts]
            assert len(all_mentions(text, found)) == 2 * len(names)


def test_many_full_sentences():
    """Whether sentences go is found out for thousands at once."""
    text = "Orla. " * 10_000
    found = [Finding(start, start + 4, Label.NAME, 0.8, "x") for start in range(0, len(text), 6)]
    with cpu_time(10.0):
        assert len(_full(text, found)) == len(found)


@pytest.mark.parametrize(
    ("before", "text", "mended"),
    [
        ("One. Two.", "one .  two  !", "One. Two!"),
        ("A line.\n\nAnother.", "a line.\n \n another", "A line.\n\n Another"),
        ("It is so.", "it is so., . (  , ) yes", "It is so. Yes"),
        ("One", "one   \ntwo\t", "One\nTwo"),
    ],
)
def test_mending(before, text, mended):
    """Spaces before marks and at line ends go, doubled marks and empty brackets too, and capitals come back."""
    assert mend(before, text) == mended
