"""The editor adapters, in the extension's own world, on the editors that the sites use."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tests.e2e.boxes import BOXES, Box
from tests.e2e.browsers import Tab

NAMES = (
    "x-home",
    "facebook-post",
    "facebook-comment",
    "linkedin-post",
    "linkedin-older-post",
    "linkedin-comment",
)
"""Draft, Lexical rich and plain, Quill in a shadow root and in the page, TipTap."""

CHOSEN = [box for box in BOXES if str(box) in NAMES]

EACH_BOX = pytest.mark.parametrize("box", CHOSEN, ids=str)

DRAFT = "Saw 😀 Anna Smith\nin the hall\n\nand said 👩‍👧 hello"

UNDO_PAUSE_MS = {"quill": 1000, "prosemirror": 500, "lexical": 300, "draftjs": 0}
"""The pause after which an editor's history begins a new step: the defaults, which the pages keep."""


async def ask(tab: Tab, question: str, *arguments: Any) -> Any:
    """Asks the bridge in the extension's world."""
    return await tab.evaluate(
        f"""new Promise((resolve, reject) => {{
          const id = crypto.randomUUID();
          addEventListener("message", function hear({{ data }}) {{
            if (data.answer !== id) return;
            removeEventListener("message", hear);
            if (data.error) reject(new Error(data.error)); else resolve(data.value);
          }});
          postMessage({{ ask: {json.dumps(question)}, id, with: {json.dumps(arguments)} }});
        }})"""
    )


@dataclass(frozen=True)
class Opened:
    """An open box and the tab that it is in."""

    tab: Tab
    box: Box

    async def write(self, text: str) -> None:
        """Types with real keys, a new line as the box has it."""
        for index, line in enumerate(text.split("\n")):
            if index:
                await self.tab.press(self.box.newline)
            await self.tab.type(line)
        await self.holds(text)

    async def write_anew(self, text: str) -> None:
        """Empties the box with real keys, and types."""
        await self.tab.press("Control+a")
        await self.tab.press("Backspace")
        await self.holds("")
        await self.write(text)

    async def holds(self, text: str) -> None:
        """Waits until the editor's model holds the text; then the adapter reads the same."""
        await self.tab.wait_for(f"practice.model('{self.box.id}') === {json.dumps(text)}")
        assert await self.read() == text

    async def pause(self) -> None:
        """Lets the time pass after which the editor's history begins a new step; no event tells of it."""
        until = await self.tab.evaluate("performance.now()") + UNDO_PAUSE_MS[self.box.engine]
        await self.tab.wait_for(f"performance.now() > {until}")

    async def read(self) -> str:
        """What the adapter reads."""
        text: str = await ask(self.tab, "text", self.box.editor)
        return text

    async def model(self) -> str:
        """What the editor holds."""
        return await self.box.model(self.tab)

    async def replace(self, *edits: tuple[int, int, str]) -> list[bool]:
        """Begins all replacements at once; offsets are UTF-16."""
        answers: list[bool] = await ask(self.tab, "replace", self.box.editor, *edits)
        return answers

    async def change(self, old: str, new: str) -> bool:
        """Replaces the first occurrence."""
        start = utf16(DRAFT[: DRAFT.index(old)])
        return (await self.replace((start, start + utf16(old), new)))[0]


def utf16(text: str) -> int:
    """The length of a text in UTF-16, as editors count."""
    return len(text.encode("utf-16-le")) // 2


async def open_box(tab: Tab, box: Box, text: str = "") -> Opened:
    """Opens a box and types into it."""
    await box.open(tab)
    opened = Opened(tab, box)
    if text:
        await opened.write(text)
    return opened
