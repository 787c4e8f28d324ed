"""The extension's own pages as tests open and read them."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tacit.setup.paths import extension_folder
from tests.e2e.boxes import BOXES
from tests.e2e.browsers import Tab
from tests.e2e.desk import Desk

POST = next(box for box in BOXES if str(box) == "x-post")

FACEBOOK = next(box for box in BOXES if str(box) == "facebook-post")

COMMENT = next(box for box in BOXES if str(box) == "facebook-comment")

CONFIRMS = "So proud of you! I remember when you first sat in my office. See you Thursday, keep up our work."
"""Must be held: an answer that confirms a client. Invented, as every draft here."""

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

MESSAGES = json.loads((extension_folder() / "_locales/en/messages.json").read_text(encoding="utf-8"))

Open = Callable[[str], Awaitable[Tab]]


def say(key: str, *parts: str) -> str:
    """A message as people read it."""
    message: str = MESSAGES[key]["message"]
    for number, part in enumerate(parts, start=1):
        message = message.replace(f"${number}", part)
    return message


async def reads(tab: Tab, selector: str, text: str) -> None:
    """Waits until an element says something, among other things; raises TimeoutError with what it says instead."""
    said = f"document.querySelector({json.dumps(selector)}).innerText"
    try:
        await tab.wait_for(f"{said}.includes({json.dumps(text)})")
    except TimeoutError:
        instead = await tab.evaluate(said)
    else:
        return
    raise TimeoutError(f"{selector} does not say {text!r} but {instead!r}")


async def set_in(at: Desk, name: str, value: object) -> None:
    """Waits until a setting holds in the companion."""
    async with asyncio.timeout(10):
        while (await at.settings())[name] != value:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def focus(tab: Tab) -> str:
    """The id of what has the focus in the page."""
    found: str = await tab.evaluate("document.activeElement.id")
    return found


async def faults(tab: Tab) -> list[Any]:
    """What axe-core, which has to have looked at colours, finds on the page: each rule and a first element."""
    await tab.run(f"(() => {{ {AXE}\n; return true; }})()")
    await tab.run("Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => true)")
    found = await tab.run(
        "axe.run().then(({ violations, passes }) => ({"
        " faults: violations.map(({ id, nodes }) => [id, nodes[0].html]), passes: passes.map(({ id }) => id) }))"
    )
    assert "color-contrast" in found["passes"]
    result: list[Any] = found["faults"]
    return result
