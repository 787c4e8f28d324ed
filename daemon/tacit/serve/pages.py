"""What the companion needs of a dashboard, which is handed in: it knows the companion's parts, and they not it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from ..place import Place
from ..store.log import Log
from ..store.policy import PolicyStore
from .allowances import Allowances
from .keeper import Keeper
from .preferences import Preferences
from .worker import Worker

Answer = Callable[[Path | None, str | None], object]
"""Is called with the file that opens the dashboard, or with a sentence that says why there is none; with neither where
a browser shows it."""


class Pages(Protocol):
    """A dashboard."""

    def open(self, answer: Answer, *, show: bool = False, place: Place = Place.NEAR_MISSES) -> None:
        """Have a link to a page made, and with `show` a browser opened with it; `answer` hears of it."""
        ...

    def tell(self) -> None:
        """Hear that the log or a setting has changed."""
        ...

    async def close(self) -> None:
        """Answer nothing more, and leave no file behind."""
        ...


class MakePages(Protocol):
    """Makes a dashboard. Files that open it go to `folder`; `state` says how recording goes, `used` hears of looks.

    `erase` erases the log, in a worker's thread, and raises LogError.
    """

    def __call__(
        self,
        folder: Path,
        log: Log,
        *,
        preferences: Preferences,
        allowances: Allowances,
        policy: PolicyStore,
        state: Callable[[], str],
        erase: Callable[[Worker], Awaitable[None]],
        keeper: Keeper,
        used: Callable[[], object],
    ) -> Pages:
        """Return a dashboard that nobody has opened yet."""
        ...
