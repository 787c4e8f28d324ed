"""What the extension shows a user, in closed shadow roots that only a browser's tooling can enter."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from tests.e2e.browsers.browser import Tab

T = TypeVar("T")


@dataclass(frozen=True)
class Control:
    """One visible element of ours: its place is in CSS pixels of the viewport."""

    tag: str
    role: str
    name: str
    expanded: str | None
    disabled: bool
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Where a click goes."""
        return self.x + self.width / 2, self.y + self.height / 2


LOOKS = 3
"""So many looks, one after the other, find something where it was before it counts as standing still: a surface follows
its box a frame later."""


class Surface:
    """Reads all closed shadow roots of a tab anew with each question."""

    def __init__(self, tab: "Tab") -> None:
        self._tab = tab

    async def _each(self, expression: str) -> list[Any]:
        return [await self._tab.inpage(expression, on=root) for root in await self._tab.surface_roots()]

    async def text(self) -> str:
        """All that a user can read in our surfaces, one line a line; empty where there is none."""
        return "\n".join(part for part in await self._each("inpage.text(root)") if part)

    async def find_all(self, css: str = "*", *, role: str | None = None, name: str | None = None) -> list[Control]:
        """The visible elements that match a selector, a role, and a part of their accessible name."""
        wanted = json.dumps({"css": css, "role": role, "name": name})
        return [Control(**found) for part in await self._each(f"inpage.controls(root, {wanted})") for found in part]

    async def find(self, css: str = "*", *, role: str | None = None, name: str | None = None) -> Control | None:
        """The first of these, or None."""
        found = await self.find_all(css, role=role, name=name)
        return found[0] if found else None

    async def focused(self) -> Control | None:
        """The element of ours that has the focus, or None."""
        found = [element for element in await self._each("inpage.focused(root)") if element]
        return Control(**found[0]) if found else None

    async def wait_for_text(self, *parts: str, seconds: float = 10.0) -> str:
        """Waits until our surfaces say one of `parts`; returns all they say, as TimeoutError does."""

        async def look() -> str | None:
            said = await self.text()
            return said if any(part in said for part in parts) else None

        return await self._until(look, seconds, f"{' or '.join(map(repr, parts))} in our surfaces")

    async def wait_for(
        self, css: str = "*", *, role: str | None = None, name: str | None = None, seconds: float = 10.0
    ) -> Control:
        """Waits for a visible element that has stopped moving. TimeoutError tells what the surfaces said."""
        seen: list[Control | None] = []

        async def look() -> Control | None:
            seen.append(await self.find(css, role=role, name=name))
            return seen[-1] if seen[-LOOKS:] == [seen[-1]] * LOOKS else None

        return await self._until(look, seconds, f"{css} role={role} name={name}")

    async def wait_until_gone(
        self, css: str = "*", *, role: str | None = None, name: str | None = None, seconds: float = 10.0
    ) -> None:
        """Waits until nothing of ours matches any more."""

        async def look() -> bool | None:
            return await self.find(css, role=role, name=name) is None or None

        await self._until(look, seconds, f"an end of {css} role={role} name={name}")

    async def wait_until_unsaid(self, part: str, *, seconds: float = 10.0) -> None:
        """Waits until our surfaces do not say something any more."""

        async def look() -> bool | None:
            return part not in await self.text() or None

        await self._until(look, seconds, f"an end of {part!r}")

    async def click(
        self, css: str = "*", *, role: str | None = None, name: str | None = None, seconds: float = 10.0
    ) -> Control:
        """Waits for an element and clicks its middle, as a user does."""
        control = await self.wait_for(css, role=role, name=name, seconds=seconds)
        await self._tab.click_at(*control.middle)
        return control

    async def _until(self, look: Callable[[], Awaitable[T | None]], seconds: float, what: str) -> T:
        end = time.monotonic() + seconds
        while True:
            seen = await look()
            if seen is not None:
                return seen
            if time.monotonic() > end:
                raise TimeoutError(f"not within {seconds} s: {what}; they say: {await self.text()!r}")
            # No script of the page sees into a closed root, so each look follows a few frames of the page.
            async with asyncio.timeout(5):
                await self._tab.frames(3)
