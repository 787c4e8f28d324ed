"""What the page says of a log, and where its bars are."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from tacit.dashboard import chart, sentences
from tacit.dashboard.choice import DAYS, SITES, Choice
from tacit.dashboard.report import Report, report
from tacit.draft import Site
from tacit.finding import Label
from tacit.outcome import Outcome, Why
from tacit.settings import Settings
from tacit.store.figures import Period, Selection
from tacit.store.log import Log
from tacit.verdict import Conduct
from tests.store.misses import TODAY, any_miss, chosen, come, miss

USUAL = Choice()


def of(log: Log, choice: Choice = USUAL, today: date = TODAY) -> Report:
    """The report of a log."""
    with log.figures() as figures:
        said = report(figures, choice, Settings(), today)
    assert said is not None
    return said


class TestOpening:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ([0, 0, 3], "Today Tacit warned you of 2 drafts, and of 3 this month: 3 not posted."),
            ([3], "Nothing today. Tacit warned of 1 draft this month: 1 not posted."),
            ([40, 41], "Nothing today and nothing this month. Since 8 May 2025 Tacit warned you of 2 drafts."),
        ],
    )
    def test_so_far(self, log: Log, days: list[int], expected: str):
        """Today and this month are told in one sentence."""
        log.write(come(*(miss(TODAY - timedelta(days=each)) for each in days)))
        assert of(log).opening[0] == expected

    @pytest.mark.parametrize(
        ("ago", "expected"),
        [
            (None, "No warned draft was posted unchanged."),
            (0, "A warned draft was posted unchanged today."),
            (1, "No warned draft was posted unchanged for 1 day."),
            (12, "No warned draft was posted unchanged for 12 days."),
        ],
    )
    def test_streak(self, log: Log, ago: int | None, expected: str):
        """The streak counts over the whole log, whatever is chosen."""
        log.write(come(miss()))
        if ago is not None:
            log.write(come(miss(TODAY - timedelta(days=ago), Outcome.SENT)))
        assert of(log, Choice("7", Site.LINKEDIN)).opening[1] == expected

    def test_first_week(self, log: Log):
        """In its first week the log says how young it is, and on the eighth day no more."""
        log.write(come(miss(TODAY - timedelta(days=6))))
        assert of(log).opening[2].startswith("The log is 7 days old.")
        assert len(of(log, today=TODAY + timedelta(days=1)).opening) == 2

    def test_clock_put_back(self, log: Log):
        """What is dated after today counts neither for today nor for this month, and ends no streak."""
        log.write(come(miss(date(2025, 6, 11)), miss(date(2025, 6, 13), Outcome.SENT)))
        log.write(come(miss(TODAY + timedelta(days=1), Outcome.SENT), miss(TODAY + timedelta(days=90), Outcome.SENT)))
        assert of(log).opening == (
            "Nothing today. Tacit warned of 2 drafts this month: 1 posted unchanged, 1 not posted.",
            "No warned draft was posted unchanged for 5 days.",
        )

    def test_all_after_today(self, log: Log):
        """Where all is dated after today, nothing is said of the log's age or of when a draft was last posted."""
        log.write(come(miss(TODAY + timedelta(days=1), Outcome.SENT)))
        assert of(log).opening == (
            "Nothing today and nothing this month. Since 19 June 2025 Tacit warned you of 1 draft.",
        )

    def test_nothing(self, log: Log):
        """A log without a near miss has no report."""
        with log.figures() as figures:
            assert report(figures, Choice(), Settings(), TODAY) is None


class TestChosen:
    def test_numbers(self, log: Log):
        """Tables and bars are what counting the near misses one by one gives."""
        chance = random.Random(5)
        misses = [any_miss(chance) for _ in range(400)]
        log.write(come(*misses))
        for choice in (Choice(), Choice("30"), Choice("all", Site.X)):
            selection = choice.selection(TODAY)
            among = chosen(selection, misses)
            shown = of(log, choice).chosen
            assert shown is not None
            assert sum(int(cell) for row in shown.times.rows for cell in row[1:]) == len(among)
            kinds = Counter(sentences.kind(label) for each in among for label in each.grounds.labels)
            assert {bar.name: bar.count for bar in shown.kinds} == kinds
            assert {row[0]: sum(map(int, row[1:-1])) for row in shown.kinds_by_site.rows} == kinds
            mistaken = Counter(
                sentences.kind(label)
                for each in among
                for label in each.grounds.labels
                if each.outcome is Outcome.WRONG
            )
            assert {row[0]: row[-1] for row in shown.kinds_by_site.rows} == {kind: mistaken[kind] for kind in kinds}
            flags = Counter(sentences.FLAGS[flag] for each in among for flag in each.grounds.conduct)
            assert {bar.name: bar.count for bar in shown.flags} == flags
            sites = len(shown.kinds_by_site.headings) - 2
            assert sites == (3 if choice.site is None else 1)
            for total in {(part.x): part for part in shown.over_time.parts}:
                assert 0 <= total <= 100

    @pytest.mark.parametrize(
        ("age", "period", "columns", "first", "last"),
        [
            (0, Period.DAY, 1, "18 June 2025", "18 June 2025"),
            (30, Period.DAY, 31, "19 May 2025", "18 June 2025"),
            (31, Period.WEEK, 6, "Week of 12 May 2025", "Week of 16 June 2025"),
            (199, Period.WEEK, 30, "Week of 25 November 2024", "Week of 16 June 2025"),
            (200, Period.MONTH, 8, "November 2024", "June 2025"),
            (3650, Period.MONTH, 121, "June 2015", "June 2025"),
        ],
    )
    def test_periods(self, log: Log, age: int, period: Period, columns: int, first: str, last: str):
        """A column stands for a day, a week or a month, and none is left out where nothing happened."""
        log.write(come(miss(TODAY - timedelta(days=age))))
        shown = of(log, Choice("all")).chosen
        assert shown is not None
        assert (shown.period, len(shown.times.rows)) == (period, columns)
        assert (shown.times.rows[0][0], shown.times.rows[-1][0]) == (first, last)

    def test_clock_put_back(self, log: Log):
        """A near miss after today is shown too."""
        log.write(come(miss(TODAY + timedelta(days=3))))
        shown = of(log).chosen
        assert shown is not None
        assert shown.times.rows == (("21 June 2025", 1),)

    def test_conduct_alone(self, log: Log):
        """A warning about conduct alone has a flag and no kind."""
        log.write(come(miss(labels=(), conduct=(Conduct.SOLICIT,), outcome=Outcome.WRONG)))
        shown = of(log).chosen
        assert shown is not None
        assert shown.kinds == ()
        assert [bar.name for bar in shown.flags] == ["offering services to someone in distress"]
        assert shown.wrong == "Of 1 warning you called 1 wrong."

    def test_why(self, log: Log):
        """Why drafts were posted unchanged is told with how often it was said, and nothing where it never was."""
        log.write(come(miss(), miss(outcome=Outcome.SENT)))
        shown = of(log).chosen
        assert shown is not None
        assert shown.why is None
        log.write(come(*(miss(outcome=Outcome.SENT, why=why) for why in (Why.CONSENT, Why.NOT_A_CLIENT, Why.CONSENT))))
        shown = of(log).chosen
        assert shown is not None
        said = "it was not about a client (1), the client agreed (2)"
        assert shown.why == f"Of 4 drafts posted unchanged you said why of 3: {said}."
        assert set(sentences.WHYS) == set(Why)

    def test_wrong(self, log: Log):
        """Of wrong warnings the three most frequent kinds are named, and where there are none it is said."""
        log.write(come(miss()))
        shown = of(log).chosen
        assert shown is not None
        assert shown.wrong == "You did not call any of these warnings wrong."
        labels = (Label.AGE, Label.PLACE, Label.JOB, Label.FAMILY)
        log.write(come(*(miss(outcome=Outcome.WRONG, labels=labels[: 4 - nth]) for nth in range(4))))
        shown = of(log).chosen
        assert shown is not None
        assert shown.wrong == "Of 5 warnings you called 4 wrong, most often about: age (4), place (3), work (2)."


class TestChoice:
    def test_read(self):
        """An address without a choice is the last ninety days of all sites."""
        assert Choice.read({}) == Choice("90", None)
        assert Choice.read({"days": "7", "site": "x"}) == Choice("7", Site.X)
        assert Choice.read({"site": ""}) == Choice()
        assert Choice("all").selection(TODAY) == Selection()
        assert Choice("7").selection(TODAY) == Selection(date(2025, 6, 12))
        assert str(Choice("7", Site.X)) == "Last 7 days, X"

    def test_words(self):
        """Every site, outcome and conduct flag has its words."""
        assert set(SITES) == set(Site)
        assert set(sentences.OUTCOMES) == set(Outcome)
        assert set(sentences.FLAGS) == set(Conduct)

    def test_selection(self, log: Log):
        """A selection holds for figures, and leaves near misses and hours alone."""
        chance = random.Random(6)
        misses = [any_miss(chance) for _ in range(300)]
        log.write(come(*misses, hour=9))
        selection = Selection(TODAY - timedelta(days=20), Site.FACEBOOK)
        counted = chosen(selection, misses)
        with log.figures() as figures:
            among = figures.chosen(selection)
            assert 0 < among.total() == len(counted) < 300
            assert among.outcomes() == Counter(each.outcome for each in counted)
            assert among.since() == min(each.date for each in counted)
            assert among.near_misses() == figures.near_misses()
            assert among.hours() == figures.hours()


class TestChart:
    def test_columns(self):
        """Columns fill the height by the highest, and parts stand on each other."""
        drawn = chart.columns([chart.Column("a", "a", {"x": 3, "y": 1}), chart.Column("b", "b", {"x": 0, "y": 2})])
        assert drawn.top == 4
        assert [(part.y, part.height, part.colour) for part in drawn.parts] == [
            (25, 75, "x"),
            (0, 25, "y"),
            (50, 50, "y"),
        ]
        assert [(tick.x, tick.text) for tick in drawn.ticks] == [(25, "a"), (75, "b")]
        assert drawn.parts[0].title == "a: 3"

    def test_many(self):
        """Of many columns the first, the middle and the last are named, within the room that there is."""
        drawn = chart.columns([chart.Column(str(nth), str(nth), {"x": 1}) for nth in range(121)])
        assert [(tick.anchor, tick.text) for tick in drawn.ticks] == [("start", "0"), ("middle", "60"), ("end", "120")]
        assert all(part.x >= 0 and part.x + part.width <= 100 for part in drawn.parts)

    def test_bars(self):
        """Bars are as long as their share of the longest, the longest first."""
        assert [(bar.name, bar.length) for bar in chart.bars({"a": 1, "b": 4})] == [("b", 100), ("a", 25)]
        assert chart.bars({}) == ()


def test_days_on_the_page():
    """The reference names every value of the choice."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "dashboard.md").read_text("utf-8")
    for value in (*DAYS, *Site):
        assert f"`{value}`" in page
