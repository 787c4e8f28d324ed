"""What waits to be read: of each draft the latest revision only, and the drafts in turn. Pure."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Mailbox(Generic[Item]):
    """Holds at most one revision of each draft; `take` goes through the drafts as they came.

    A draft that is changed while it waits keeps its place, so that quick typing in one box cannot hold up
    another.
    """

    def __init__(self) -> None:
        self._waiting: dict[Hashable, Item] = {}
        self._latest: dict[Hashable, int] = {}

    def put(self, draft: Hashable, revision: int, item: Item) -> bool:
        """Put in a revision in the place of the one that waits; one older than an earlier is refused.

        Returns whether it was taken in.
        """
        if revision < self._latest.get(draft, revision):
            return False
        self._latest[draft] = revision
        self._waiting[draft] = item
        return True

    def skip(self, draft: Hashable, revision: int) -> bool:
        """Drop what waits of a draft for a revision that nobody is to take out; an older one is refused.

        Returns whether it was taken in.
        """
        if revision < self._latest.get(draft, revision):
            return False
        self._latest[draft] = revision
        self._waiting.pop(draft, None)
        return True

    def take(self) -> Item | None:
        """Take out what has waited longest; None where nothing waits."""
        for draft in self._waiting:
            return self._waiting.pop(draft)
        return None

    def forget(self, draft: Hashable) -> None:
        """Drop a draft: what waits, and the memory of its revisions."""
        self._waiting.pop(draft, None)
        self._latest.pop(draft, None)

    def __len__(self) -> int:
        return len(self._waiting)
