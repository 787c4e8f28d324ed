"""What waits to be read."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from tacit.serve.letterbox import Letterbox
from tacit.serve.mailbox import Mailbox


class TestMailbox:
    def test_empty(self):
        """Nothing is taken out of an empty mailbox."""
        assert Mailbox[str]().take() is None

    def test_latest_revision_wins(self):
        """A revision replaces the one of its draft that waits."""
        box = Mailbox[str]()
        assert box.put("a", 1, "one")
        assert box.put("a", 2, "two")
        assert len(box) == 1
        assert box.take() == "two"
        assert box.take() is None

    def test_older_revision_is_refused(self):
        """A revision older than one that was put in is refused, also after that was taken out."""
        box = Mailbox[str]()
        box.put("a", 2, "two")
        assert not box.put("a", 1, "one")
        assert box.take() == "two"
        assert not box.put("a", 1, "one")
        assert box.take() is None

    def test_skip(self):
        """A revision that is skipped takes the place of older ones, waits for nobody, and yields to newer ones."""
        box = Mailbox[str]()
        box.put("a", 2, "two")
        assert not box.skip("a", 1)
        assert len(box) == 1
        assert box.skip("a", 3)
        assert len(box) == 0
        assert not box.put("a", 2, "two")
        assert box.put("a", 4, "four")

    def test_same_revision_again(self):
        """The same revision is taken in once more: who asks again is answered again."""
        box = Mailbox[str]()
        box.put("a", 2, "two")
        box.take()
        assert box.put("a", 2, "again")
        assert box.take() == "again"

    def test_fair(self):
        """A draft that is changed while it waits keeps its place and does not hold up the next."""
        box = Mailbox[str]()
        box.put("a", 1, "a1")
        box.put("b", 1, "b1")
        box.put("a", 2, "a2")
        assert [box.take(), box.take()] == ["a2", "b1"]
        box.put("b", 2, "b2")
        box.put("a", 3, "a3")
        assert [box.take(), box.take()] == ["b2", "a3"]

    def test_forget(self):
        """A forgotten draft is not read, and its revisions may begin anew; the others stay."""
        box = Mailbox[str]()
        box.put("a", 5, "a5")
        box.put("b", 1, "b1")
        box.forget("a")
        assert box.take() == "b1"
        assert box.put("a", 1, "a1")

    @given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9))))
    def test_each_draft_once(self, puts: list[tuple[str, int]]):
        """Whatever was put in, each draft comes out once, with its greatest revision."""
        box = Mailbox[tuple[str, int]]()
        for draft, revision in puts:
            box.put(draft, revision, (draft, revision))
        taken = [item for _ in range(len(box)) if (item := box.take())]
        assert dict(taken) == {draft: max(r for d, r in puts if d == draft) for draft, _ in puts}
        assert len(taken) == len(dict(taken))


class TestLetterbox:
    async def test_next_waits(self):
        """Who waits is woken by what is put in."""
        box = Letterbox[str]()
        waiting = asyncio.create_task(box.next())
        await asyncio.sleep(0)
        assert not waiting.done()
        box.put("a", 1, "one")
        assert await waiting == "one"

    async def test_refused_does_not_wake(self):
        """An older revision does not wake who waits, and a newer one does."""
        box = Letterbox[str]()
        box.put("a", 2, "two")
        assert await box.next() == "two"
        waiting = asyncio.create_task(box.next())
        await asyncio.sleep(0)
        box.put("a", 1, "one")
        await asyncio.sleep(0)
        assert not waiting.done()
        box.put("a", 3, "three")
        assert await waiting == "three"
