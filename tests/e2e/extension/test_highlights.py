"""The hairline keeps to its words while a person goes on writing."""

import pytest

from tests.e2e.boxes import Box
from tests.e2e.browsers import Tab
from tests.e2e.extension.hairline import painted
from tests.e2e.writing import CLEAR, MARK, STOP, every_editor, warned, write, write_on

pytestmark = pytest.mark.browser


@every_editor
async def test_keeps_to_its_words(tab: Tab, box: Box) -> None:
    """Words before the name push the hairline along, a new line takes it along, and it goes with the name."""
    await write(tab, box, STOP)
    await warned(tab)
    await tab.press("Home")
    await tab.type("Well then. ")
    await tab.frames(2)
    assert await painted(tab, box, MARK)
    assert not await painted(tab, box, "Well then")
    # The editor builds new nodes for the lines.
    await tab.press(box.newline)
    await tab.frames(2)
    assert await painted(tab, box, MARK)
    await tab.press("Control+a")
    await write_on(tab, box, CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    await tab.frames(2)
    assert not await painted(tab, box, "Made soup")
