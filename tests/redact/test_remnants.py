"""What says nothing by itself once the sentence beside it is gone."""

from __future__ import annotations

import pytest

from .marking import redact

TOLD = "[NAME:Orla], [AGE:34], a [JOB:welder]."


@pytest.mark.parametrize(
    "said",
    [
        "THIRTY SEVEN.",
        "Fun.",
        "Sit with that.",
        "Let that sink in, all of you.",
        "That's the joke.",
        "Then a client won on appeal.",
        "...cried about a parking ticket.",
        "Last week my gran had one too.",
        "And so did my gran.",
        "And laughed.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_what_hangs_on_a_sentence_goes_with_it(said, gap):
    """A comment on a sentence that is gone goes too, in its paragraph or the next, and stays where that stays."""
    assert redact(f"We had rain all day.\n\n{TOLD}{gap}{said}", dropped=(1,)) == "We had rain all day."
    assert said in redact(f"{TOLD} We had rain all day.{gap}{said}", dropped=(0,))


@pytest.mark.parametrize(
    "said",
    [
        "Link in bio.",
        "Nothing beats soup.",
        "She sang.",
        "Who knew?",
        "→ Drink more water",
        "#therapy",
        "Happy Friday!",
    ],
)
def test_what_stands_alone(said):
    """A call to readers, a tag, a question, a point of a list and what has a subject are no comments."""
    assert redact(f"We had rain all day.\n\n{TOLD}\n\n{said}", dropped=(1,)).endswith(said.removeprefix("She"))


def test_a_line_for_what_is_gone():
    """A line that ends in ":" goes with all of its list; where a point of it is left, it stays."""
    listed = (
        "We had rain all day.\n\nHer text to me:\n- [NAME:Orla] sang\n- [NAME:Bo] laughed\n\nDrink more water today."
    )
    assert redact(listed, dropped=(2, 3)) == "We had rain all day.\n\nDrink more water today."
    assert "Her text to me:\n- someone laughed" in redact(listed, dropped=(2,))


def test_no_remnant_is_offered():
    """Of a longer draft a few words are no wording; of a short one they are, and so are more words."""
    long = "[NAME:Orla], [AGE:34], a [JOB:welder], came to us and sang until the rain was over and the sun was out."
    assert redact(f"I laughed so much. {long}", dropped=(1,)) == ""
    assert redact(f"I laughed so much at the rain. {long}", dropped=(1,)) == "I laughed so much at the rain."
    assert redact(f"I laughed so much. {TOLD}", dropped=(1,)) == "I laughed so much."


def test_hashtags_alone_are_no_wording():
    """Where nothing but hashtags is left of a draft with words, nothing is offered; a post of hashtags stays one."""
    assert redact("[NAME:Orla] came. She sang. #pie #rain", dropped=(0, 1)) == ""
    assert redact("#[NAME:Orla] #pie") == "#pie"
