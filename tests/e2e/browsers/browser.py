"""What a test may ask of a browser, whichever it is."""

import asyncio
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.e2e.browsers.surface import Surface
from tests.e2e.server import Site

WELCOME = "pages/welcome.html"
"""What the extension opens by itself once it is installed; a browser of a test puts it away first."""

INPAGE = (Path(__file__).parent / "inpage.js").read_text(encoding="utf-8")
START = 60.0
"""Seconds that a browser has to start with its extension; a folder's tests share one, and fall with it."""
TIMEOUT = 10.0
"""Seconds to wait for what a page should show."""

Scheme = Literal["light", "dark"]
Clip = dict[str, float]


class UnsupportedError(Exception):
    """This browser has no way to do that from outside."""


class ScriptError(Exception):
    """A script failed in the page."""


@dataclass(frozen=True)
class Launch:
    """What a browser starts with.

    `manifests` are native-host manifests, each put under its `name` where only this browser's private profile
    or home looks. `environment` comes on top of the caller's own, and reaches the native host. Profile and
    home are made here and removed afterwards; folders that a native host needs are the caller's.
    """

    site: Site
    extension: Path | None = None
    manifests: tuple[dict[str, Any], ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    headless: bool = True

    @property
    def welcomes(self) -> bool:
        """Whether the extension opens a page by itself."""
        return self.extension is not None and (self.extension / WELCOME).exists()


class Tab(ABC):
    """One tab, in front, 1200 by 800 CSS pixels unless told otherwise."""

    @abstractmethod
    async def goto(self, url: str) -> None:
        """Loads an address and waits for its `load` event."""

    @abstractmethod
    async def run(self, expression: str, *, on: Any = None) -> Any:
        """Evaluates an expression in the page's own world; `root` in it is `on`, a closed root.

        A promise is awaited; the result comes as JSON does. Raises ScriptError with the page's message.
        """

    @abstractmethod
    async def closed_roots(self) -> list[Any]:
        """References to all closed shadow roots in the document and its open shadow roots."""

    @abstractmethod
    async def surface_roots(self) -> list[Any]:
        """Those of our surfaces, which stand in a popover: many times as fast as to look at the whole document."""

    @abstractmethod
    async def click_at(self, x: float, y: float) -> None:
        """A trusted click at a point of the viewport, CSS pixels."""

    @abstractmethod
    async def type(self, text: str) -> None:
        """A trusted key press for each character; a newline is Enter."""

    @abstractmethod
    async def press(self, keys: str) -> None:
        """A key or a chord such as `Enter`, `Control+Enter`, `Shift+ArrowLeft`."""

    @abstractmethod
    async def compose(self, text: str) -> None:
        """Starts or goes on with an input method's composition: `text` is what it shows so far."""

    @abstractmethod
    async def commit(self) -> None:
        """Ends the composition with Enter, a key that belongs to the input method, and keeps its text."""

    @abstractmethod
    async def screenshot(self, path: Path, *, full: bool = False, clip: dict[str, float] | None = None) -> None:
        """Writes a PNG of the viewport, of the whole page, or of `clip` {x, y, width, height}."""

    @abstractmethod
    async def viewport(self, width: int, height: int) -> None:
        """Sets the size of the viewport in CSS pixels."""

    @abstractmethod
    async def color_scheme(self, scheme: Scheme) -> None:
        """Makes prefers-color-scheme match."""

    @abstractmethod
    async def to_front(self) -> None:
        """Brings the tab to the front and gives its document the focus."""

    @abstractmethod
    async def close(self) -> None:
        """Closes the tab."""

    async def evaluate(self, expression: str) -> Any:
        """Evaluates an expression in the page's own world and returns what JSON keeps of its value."""
        return await self.run(expression)

    async def inpage(self, expression: str, *, on: Any = None) -> Any:
        """The same, with the helpers of inpage.js under the name `inpage`."""
        return await self.run(f"(() => {{ {INPAGE}\n return {expression}; }})()", on=on)

    async def wait_for(self, condition: str, *, seconds: float = TIMEOUT) -> None:
        """Waits, inside the page and frame by frame, until an expression is true.

        Raises TimeoutError naming the condition.
        """
        # The page's own deadline comes first; a tab without frames needs another.
        async with asyncio.timeout(seconds + 5):
            met = await self.inpage(f"inpage.until(async () => !!(await ({condition})), {seconds * 1000})")
        if not met:
            raise TimeoutError(f"not within {seconds} s: {condition}")

    async def box(self, selector: str, *, seconds: float = TIMEOUT) -> dict[str, float]:
        """Where the first visible match lies, once it is still and uncovered; also in open shadow roots.

        Raises TimeoutError saying why it could not be clicked.
        """
        async with asyncio.timeout(seconds + 5):
            found: dict[str, Any] = await self.inpage(f"inpage.target({json.dumps(selector)}, {seconds * 1000})")
        if "why" in found:
            raise TimeoutError(f"cannot click {selector}: {found['why']}")
        return found

    async def click(self, selector: str, *, seconds: float = TIMEOUT) -> None:
        """Clicks the middle of the first visible match, also in open shadow roots."""
        box = await self.box(selector, seconds=seconds)
        await self.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    async def focused(self) -> dict[str, Any] | None:
        """The focused element, through open shadow roots: tag, role, name and place."""
        element: dict[str, Any] | None = await self.inpage("inpage.focused(document)")
        return element

    async def frames(self, count: int = 1) -> None:
        """Waits until the page has painted `count` frames."""
        await self.inpage(f"inpage.frames({count})")

    def surface(self) -> Surface:
        """What the extension shows in this tab."""
        return Surface(self)


class Browser(ABC):
    """A browser with a fresh profile; nothing of it is left once it is closed."""

    name: str
    folder: Path
    """The private folder that holds profile and home."""
    origin: str
    """The address of the extension's own pages, up to the path."""
    can_undo_in_shadow_root = True

    @classmethod
    @abstractmethod
    async def start(cls, launch: Launch) -> "Browser":
        """Starts the browser, with the extension if there is one."""

    @abstractmethod
    async def new_tab(self, url: str = "about:blank") -> Tab:
        """Opens a tab in front."""

    @abstractmethod
    async def background(self, expression: str) -> Any:
        """Evaluates an expression in the extension's background. Raises UnsupportedError where it cannot."""

    @abstractmethod
    async def close(self) -> None:
        """Ends the browser and everything it started, and removes its profile."""

    @abstractmethod
    async def closed(self) -> None:
        """Waits until a person has closed the browser."""
