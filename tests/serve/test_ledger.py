"""Drafts of all sessions, from their first warning to what is to be written of them."""

from collections import Counter
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacit.draft import Draft, Site, Surface
from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.serve import ledger as module
from tacit.serve.ledger import Ledger
from tacit.store.change import Change
from tacit.store.nearmiss import Edition, Grounds, NearMiss
from tacit.verdict import Verdict

EVENING = datetime(2025, 6, 18, 21, 4, 33)
DRAFT = Draft("Zebulon told me", Site.LINKEDIN, Surface.COMMENT)
STOP = Grounds(Verdict.STOP, (Label.NAME,))
CAUTION = Grounds(Verdict.CAUTION, (Label.AGE,))


class Kept:
    """A ledger, and the log that its changes would make."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.now = EVENING
        self.takes_new = True
        self.ledger = Ledger(self.write, lambda: self.now, Edition("r0123abcd", 1))

    def write(self, change: Change) -> bool:
        """Take a change, as a recorder does."""
        if change.before is None and not self.takes_new:
            return False
        self.changes.append(change)
        return True

    def rows(self) -> list[NearMiss]:
        """Return the near misses that are there after all changes."""
        rows: Counter[NearMiss] = Counter()
        for change in self.changes:
            if change.before:
                assert rows[change.before], "a change of what is not there"
                rows[change.before] -= 1
            if change.after:
                rows[change.after] += 1
        return list(rows.elements())

    def outcomes(self) -> list[str]:
        """Return the outcomes that are there."""
        return [miss.outcome.value for miss in self.rows()]

    def hours(self) -> list[int]:
        """Return the hours that were counted."""
        return [change.hour for change in self.changes if change.hour is not None]


@pytest.fixture
def kept() -> Kept:
    """Return an empty ledger."""
    return Kept()


def miss(outcome: Outcome, grounds: Grounds = STOP) -> NearMiss:
    """Return the near miss of the draft."""
    return NearMiss(EVENING.date(), Site.LINKEDIN, Surface.COMMENT, grounds, outcome, Edition("r0123abcd", 1))


class TestOneDraft:
    def test_first_warning(self, kept: Kept):
        """A near miss is written at the first warning, in case nothing more is heard."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        assert kept.changes == [Change(None, miss(Outcome.CANCELLED))]

    def test_again(self, kept: Kept):
        """A warning that changes nothing is not written again; a graver one is."""
        kept.ledger.warn("ann", "d", DRAFT, CAUTION)
        kept.ledger.warn("ann", "d", DRAFT, CAUTION)
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        assert kept.changes[1:] == [Change(miss(Outcome.CANCELLED, CAUTION), miss(Outcome.CANCELLED))]

    @pytest.mark.parametrize("outcome", list(Outcome))
    def test_outcome(self, kept: Kept, outcome: Outcome):
        """An outcome is written with its hour, and the end of the draft changes nothing more."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.now = datetime(2025, 6, 19, 0, 1)
        kept.ledger.come_to("ann", "d", outcome)
        kept.ledger.close("ann", "d")
        assert kept.rows() == [miss(outcome)]
        assert kept.hours() == [21]

    def test_several_outcomes(self, kept: Kept):
        """Of several outcomes of a draft the strongest stands, in one row and one hour."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        for outcome in (Outcome.REVISED, Outcome.SENT, Outcome.CANCELLED):
            kept.ledger.come_to("ann", "d", outcome)
        kept.ledger.close("ann", "d")
        assert (kept.outcomes(), kept.hours()) == (["sent"], [21])

    def test_never_shown(self, kept: Kept):
        """A draft that ends without a word on its outcome was never shown a warning: its row goes again."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.close("ann", "d")
        assert (kept.rows(), kept.hours()) == ([], [])

    def test_never_warned(self, kept: Kept):
        """What is said of a draft that was never warned of is passed over."""
        kept.ledger.come_to("ann", "d", Outcome.SENT)
        kept.ledger.close("ann", "d")
        kept.ledger.lose("ann")
        assert kept.changes == []

    def test_the_next_under_the_same_id(self, kept: Kept):
        """After a draft has ended, one under its id is another near miss."""
        for _ in range(2):
            kept.ledger.warn("ann", "d", DRAFT, STOP)
            kept.ledger.come_to("ann", "d", Outcome.SENT)
            kept.ledger.close("ann", "d")
        assert kept.outcomes() == ["sent", "sent"]

    def test_refused(self, kept: Kept):
        """A draft that is warned of while nothing is recorded has no row, and changes none that says the same."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.come_to("ann", "d", Outcome.CANCELLED)
        kept.ledger.close("ann", "d")
        kept.takes_new = False
        for draft in "efg":
            kept.ledger.warn("ann", draft, DRAFT, STOP)
        kept.takes_new = True
        kept.ledger.come_to("ann", "e", Outcome.SENT)
        kept.ledger.close("ann", "f")
        assert kept.rows() == [miss(Outcome.CANCELLED)]
        kept.ledger.warn("ann", "g", DRAFT, STOP)
        kept.ledger.come_to("ann", "g", Outcome.SENT)
        assert kept.rows() == [miss(Outcome.CANCELLED), miss(Outcome.SENT)]

    def test_dropped(self, kept: Kept):
        """A draft whose row will never be written is followed no longer, on any connection; others are."""
        for draft, grounds in (("d", STOP), ("e", STOP), ("f", CAUTION)):
            kept.ledger.warn("ann", draft, DRAFT, grounds)
        dropped = kept.changes.pop(0)
        kept.ledger.drop(dropped)
        kept.ledger.come_to("ann", "d", Outcome.SENT)
        assert kept.outcomes() == ["cancelled", "cancelled"]
        kept.ledger.lose("ann")
        kept.ledger.drop(dropped)
        for draft in "ef":
            kept.ledger.come_to("ann again", draft, Outcome.SENT)
        assert sorted(each.grounds.verdict for each in kept.rows() if each.outcome is Outcome.SENT) == ["caution"]

    def test_hour_dropped(self, kept: Kept):
        """A draft of which only the hour will not be counted has its row, and is followed on."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.lose("ann")
        assert kept.changes[-1].before == kept.changes[-1].after
        kept.ledger.drop(kept.changes[-1])
        kept.ledger.come_to("ann again", "d", Outcome.SENT)
        assert kept.outcomes() == ["sent"]

    def test_erased(self, kept: Kept):
        """Once the log is erased, a draft from before changes no row that came after, on any connection."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.warn("bob", "e", DRAFT, STOP)
        kept.ledger.lose("bob")
        kept.changes.clear()
        kept.ledger.begin_anew(Counter())
        kept.ledger.warn("ann", "f", DRAFT, STOP)
        kept.ledger.come_to("ann", "d", Outcome.SENT)
        kept.ledger.close("ann", "d")
        kept.ledger.come_to("bob again", "e", Outcome.SENT)
        assert kept.outcomes() == ["cancelled"]
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.come_to("ann", "d", Outcome.SENT)
        kept.ledger.come_to("ann", "f", Outcome.REVISED)
        assert sorted(kept.outcomes()) == ["revised", "sent"]

    def test_begun_anew(self, kept: Kept):
        """Of drafts that say the same, as many are followed as have a row in a log that was begun anew."""
        for draft in "def":
            kept.ledger.warn("ann", draft, DRAFT, STOP)
        kept.changes = kept.changes[:2]
        rows = Counter(kept.rows())
        kept.ledger.begin_anew(rows)
        assert rows == Counter({miss(Outcome.CANCELLED): 2})
        for draft in "def":
            kept.ledger.come_to("ann", draft, Outcome.SENT)
        assert kept.outcomes() == ["sent", "sent"]


class TestSessions:
    def test_apart(self, kept: Kept):
        """Drafts of two sessions are two, also under the same id."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.warn("bob", "d", DRAFT, STOP)
        kept.ledger.come_to("ann", "d", Outcome.SENT)
        assert sorted(kept.outcomes()) == ["cancelled", "sent"]

    def test_lost(self, kept: Kept):
        """When a connection ends its open drafts stand as they are, with their hours; other sessions' go on."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.warn("ann", "e", DRAFT, STOP)
        kept.ledger.come_to("ann", "e", Outcome.WRONG)
        kept.ledger.warn("bob", "f", DRAFT, STOP)
        kept.ledger.lose("ann")
        kept.ledger.close("bob", "f")
        assert sorted(kept.outcomes()) == ["cancelled", "wrong"]
        assert kept.hours() == [21, 21]

    def test_turns_up_again(self, kept: Kept):
        """A draft that goes on over a new connection is the same near miss, with the same hour."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.lose("ann")
        kept.now = datetime(2025, 6, 19, 9)
        kept.ledger.warn("ann again", "d", DRAFT, CAUTION)
        kept.ledger.come_to("ann again", "d", Outcome.REVISED)
        kept.ledger.close("ann again", "d")
        assert kept.rows() == [miss(Outcome.REVISED)]
        assert kept.hours() == [21]

    def test_told_later(self, kept: Kept):
        """An outcome that could not be told over the old connection is taken over the new one."""
        kept.ledger.warn("ann", "d", DRAFT, STOP)
        kept.ledger.lose("ann")
        kept.ledger.come_to("ann again", "d", Outcome.SENT)
        kept.ledger.lose("ann again")
        assert (kept.outcomes(), kept.hours()) == (["sent"], [21])

    def test_few_are_remembered(self, kept: Kept, monkeypatch: pytest.MonkeyPatch):
        """Of drafts whose connection was lost only the latest are remembered; the rows of all stay."""
        monkeypatch.setattr(module, "MAX_ADRIFT", 2)
        for draft in "abc":
            kept.ledger.warn("ann", draft, DRAFT, STOP)
        kept.ledger.lose("ann")
        for draft in "abc":
            kept.ledger.come_to("ann again", draft, Outcome.SENT)
        assert sorted(kept.outcomes()) == ["cancelled", "sent", "sent"]


events = st.lists(
    st.tuples(
        st.sampled_from(["warn", "tell", "close", "lose"]),
        st.sampled_from(["ann", "bob"]),
        st.sampled_from("de"),
        st.sampled_from([STOP, CAUTION]),
        st.sampled_from(Outcome),
    ),
    max_size=40,
)


@given(events)
def test_whatever_happens(happened):
    """Whatever happens in whatever order, a row that is changed is there, and no near miss counts two hours."""
    kept = Kept()
    for event, session, draft, grounds, outcome in happened:
        match event:
            case "warn":
                kept.ledger.warn(session, draft, DRAFT, grounds)
            case "tell":
                kept.ledger.come_to(session, draft, outcome)
            case "close":
                kept.ledger.close(session, draft)
            case "lose":
                kept.ledger.lose(session)
    warnings = sum(event == "warn" for event, *_ in happened)
    assert len(kept.rows()) <= warnings
    assert len(kept.hours()) <= warnings


def test_kept_nowhere():
    """A ledger that nobody hands a log to follows drafts all the same."""
    ledger = Ledger()
    ledger.warn("ann", "d", DRAFT, STOP)
    ledger.close("ann", "d")
