"""The schema of the settings, and its documentation."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tacit.exceptions import SettingError
from tacit.finding import DIRECT, Label
from tacit.settings import (
    DEFAULTS,
    DESCRIPTIONS,
    MODES,
    MUTABLE,
    NAMES,
    Mode,
    Problem,
    changed,
    parsed,
    taken_from,
    value_of,
    written,
)

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "settings.md").read_text("utf-8")

JSON = some.sampled_from(
    [None, True, 0, -1, 1.5, float("nan"), "", "watch", "AGE", [], ["AGE"], ["NAME", 1], {}, {"a": []}]
)
"""What a damaged file may hold in a value's place."""


class TestChanged:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("mode", "strict"),
            ("site_facebook", False),
            ("muted", ["AGE", "PLACE"]),
            ("near_miss_log", False),
            ("neutral_replies", ["Please ring the office."]),
            ("neutral_replies", ["é" * 280] * 5),
            ("general_lines", ["é" * 280] * 8),
            ("retention_days", 1),
            ("retention_days", 365),
        ],
    )
    def test_changed(self, name: str, value: object):
        """One setting changes, the others stay, and None puts its default back."""
        now = changed(DEFAULTS, name, value)
        assert value_of(now, name) == value
        assert [each for each in NAMES if value_of(now, each) != value_of(DEFAULTS, each)] == [name]
        assert changed(now, name, None) == DEFAULTS

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("mode", "loud", "mode takes guard, strict or watch"),
            ("mode", 1, "mode takes guard, strict or watch"),
            ("site_x", 1, "site_x takes on or off"),
            ("site_x", "on", "site_x takes on or off"),
            ("retention_days", 0, "retention_days takes a whole number from 1 to 365"),
            ("retention_days", 366, "retention_days takes a whole number from 1 to 365"),
            ("retention_days", 7.0, "retention_days takes a whole number from 1 to 365"),
            ("retention_days", True, "retention_days takes a whole number from 1 to 365"),
            ("retention_days", "7", "retention_days takes a whole number from 1 to 365"),
            ("muted", "AGE", "muted takes none, or some of age, "),
            ("muted", ["NAME"], "muted takes none, or some of age, "),
            ("muted", ["AGE", "SHOES"], "muted takes none, or some of age, "),
            *(
                (
                    "neutral_replies",
                    value,
                    "neutral_replies takes Tacit's own, or 1 to 5 texts of at most 280 characters",
                )
                for value in ("One.", [""], ["  "], ["a" * 281], ["One."] * 6, [1], ["\ud83c"], {"a": "b"})
            ),
            (
                "general_lines",
                ["One."] * 9,
                "general_lines takes Tacit's own, or 1 to 8 texts of at most 280 characters",
            ),
            ("shoes", 1, "name takes one of mode, "),
        ],
    )
    def test_refused(self, name: str, value: object, said: str):
        """What a setting does not take is refused with its name and what it takes, without what was sent."""
        with pytest.raises(SettingError) as refused:
            changed(DEFAULTS, name, value)
        assert str(refused.value).startswith(said)
        assert refused.value.__context__ is None

    def test_muted_is_in_order(self):
        """Muted kinds are kept once each, in the labels' own order."""
        assert changed(DEFAULTS, "muted", ["PLACE", "AGE", "PLACE"]).muted == (Label.AGE, Label.PLACE)

    def test_replies_are_lines(self):
        """A reply that was written over several lines is kept as one."""
        assert changed(DEFAULTS, "neutral_replies", [" One\r\n\ttwo. "]).neutral_replies == ("One two.",)

    def test_what_points_at_one_person_cannot_be_muted(self):
        """Every kind but the direct ones can be muted."""
        assert set(MUTABLE) == set(Label) - DIRECT


class TestTakenFrom:
    def test_falls_back(self):
        """What is damaged or unknown is named with what is used instead; the rest holds."""
        settings, problems = taken_from(
            {
                "mode": "strict",
                "retention_days": -1,
                "muted": ["NAME"],
                "neutral_replies": [""],
                "site_x": None,
                "colour": "red",
            }
        )
        assert settings == changed(DEFAULTS, "mode", "strict")
        assert problems == (
            Problem("retention_days", "damaged", "90"),
            Problem("muted", "damaged", "none"),
            Problem("neutral_replies", "damaged", "Tacit's own"),
            Problem("site_x", "damaged", "on"),
            Problem("colour", "unknown"),
        )
        assert str(problems[0]).startswith("retention_days could not be read, so 90 is used.")
        assert str(problems[4]).startswith("colour is no setting of this version.")

    @given(some.dictionaries(some.sampled_from([*NAMES, "colour"]), JSON))
    def test_never_fails(self, kept: dict[str, object]):
        """Whatever was kept, there are settings, and each that was not taken is named."""
        settings, problems = taken_from(kept)
        refused = {problem.name for problem in problems}
        assert refused <= set(kept)
        assert all(value_of(settings, name) == value_of(DEFAULTS, name) for name in refused - {"colour"})


class TestWords:
    @pytest.mark.parametrize(
        ("name", "text", "value"),
        [
            ("mode", "watch", "watch"),
            ("site_x", "OFF", False),
            ("near_miss_log", "on", True),
            ("muted", "age place", ["AGE", "PLACE"]),
            ("muted", "Age, place", ["AGE", "PLACE"]),
            ("muted", "none", []),
            ("neutral_replies", "Please ring.\nNot in public.", ["Please ring.", "Not in public."]),
            ("neutral_replies", "tacit's own", []),
            ("retention_days", "30", 30),
        ],
    )
    def test_parsed(self, name: str, text: str, value: object):
        """What a person writes becomes the value, and is written as it can be read again."""
        assert parsed(name, text) == value
        assert value_of(changed(DEFAULTS, name, value), name) == value
        assert parsed(name, written(name, value)) == value

    @pytest.mark.parametrize(("name", "text"), [("site_x", "maybe"), ("retention_days", "²"), ("retention_days", "-1")])
    def test_not_parsed(self, name: str, text: str):
        """What is no value of the setting stays as it is, for `changed` to refuse."""
        assert parsed(name, text) == text
        with pytest.raises(SettingError):
            changed(DEFAULTS, name, parsed(name, text))

    def test_unknown(self):
        """What is written for an unknown setting stays as it is."""
        assert parsed("shoes", "7") == "7"


def test_modes():
    """Every mode has words for a person, and no other has."""
    assert [choice.value for choice in MODES] == list(Mode)
    assert all(choice.title and choice.description for choice in MODES)


def test_page():
    """docs/reference/settings.md has a row for each setting, with the schema's own words and default, and no other."""
    rows = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| `")]
    page = [[cell.strip() for cell in row] for row in rows if len(row) == 5]
    assert page == [
        [f"`{name}`", about.title, about.description, about.allowed, written(name, about.default)]
        for name, about in DESCRIPTIONS.items()
    ]
    for mode in MODES:
        assert f"| `{mode.value}` | {mode.description} |" in PAGE


def test_page_example():
    """The example of the file on the page is one that is taken whole."""
    example = re.search(r"```json\n(.*?)```", PAGE, re.S)
    assert example
    settings, problems = taken_from(json.loads(example[1]))
    assert (problems, settings == DEFAULTS) == ((), False)
