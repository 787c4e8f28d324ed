"""Every mention of a found name, in whatever form."""

from __future__ import annotations

import pytest

from tacit.finding import Finding, Label
from tacit.redact.mentions import all_mentions
from tests.detect.limits import cpu_time


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

    @pytest.mark.parametrize("unit", ["A.B.", "a*", "Ab-"])
    def test_an_endless_name(self, unit):
        """A name of endless parts is not looked for again, which would take minutes; its finding stays."""
        name = (unit * 16_000)[:32_000]
        found = [Finding(0, len(name), Label.NAME, 1.0, "x")]
        with cpu_time(5.0):
            assert all_mentions(f"{name} {name}", found) == found
