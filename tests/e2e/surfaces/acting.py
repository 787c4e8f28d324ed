"""What a person does with the surfaces, and what can be seen of them."""

from tests.e2e.browsers import Tab
from tests.e2e.surfaces import ask


async def click(tab: Tab, selector: str) -> None:
    """Clicks the middle of something of the page's."""
    box = await tab.box(selector)
    await tab.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


async def shown(tab: Tab) -> str:
    """All that a person reads in our surfaces now."""
    return await tab.surface().text()


async def seen(tab: Tab) -> list[str]:
    """What the page's listeners have seen since they were asked last."""
    events: list[str] = await tab.evaluate("seen.splice(0)")
    return events


async def box_text(tab: Tab) -> str:
    """What stands in the compose box."""
    text: str = await tab.evaluate("document.getElementById('box').textContent")
    return text


async def press_button(tab: Tab, action: str) -> None:
    """Clicks a control of ours as a person does."""
    await tab.surface().click(f'[data-action="{action}"]')


async def focused(tab: Tab) -> str:
    """The name of the control of ours that has the focus, or the id of what has it in the page."""
    control = await tab.surface().focused()
    if control is not None:
        return control.name
    name: str = await tab.evaluate("document.activeElement.id")
    return name


async def tab_to(tab: Tab, name: str) -> None:
    """Presses Tab until the control of that name has the focus."""
    for _ in range(20):
        if await focused(tab) == name:
            return
        await tab.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")


async def old_enough(tab: Tab) -> None:
    """Waits until "Post anyway" is awake."""
    while not await ask(tab, "awake"):
        await tab.frames(2)
