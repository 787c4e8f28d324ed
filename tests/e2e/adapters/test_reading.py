"""What the adapters find and read."""

import json
import random

import pytest

from tests.e2e.adapters import DRAFT, EACH_BOX, ask, open_box, utf16
from tests.e2e.boxes import Box
from tests.e2e.browsers import Tab

pytestmark = pytest.mark.browser


async def test_leaves_others(tab: Tab) -> None:
    """An editable element without an engine, and one that is not editable, belong to no adapter."""
    await tab.goto("https://www.linkedin.com/feed/")
    assert await ask(tab, "name", ".msg-form__contenteditable") is None
    assert await ask(tab, "name", "header") is None


MARKUP = {
    "lexical emoji": (
        '<div data-lexical-editor="true"><p>I <span contenteditable="false"><img alt="😀"></span> you</p></div>',
        "I 😀 you",
        ["I ", "😀", " you"],
    ),
    "draftjs emoji, soft break": (
        '<div class="public-DraftEditor-content"><div data-contents="true"><div data-block="true"><div>'
        '<span data-text="true">Hi </span><img alt="🎈"><span data-text="true">\n\n</span>'
        "</div></div></div></div>",
        "Hi 🎈\n",
        ["Hi ", "🎈", "\n"],
    ),
    "quill list, mention": (
        '<div class="ql-editor"><ol><li><span class="ql-ui" contenteditable="false">•</span>one</li>'
        '<li><span class="ql-ui" contenteditable="false">•</span>\ufeff<span>\ufeff'
        '<span contenteditable="false">@Jo Doe</span>\ufeff</span></li></ol><p>a\u200bb<br></p></div>',
        "one\n@Jo Doe\nab",
        ["one", "@Jo Doe", "a", "b"],
    ),
    "prosemirror list, soft break": (
        '<div class="ProseMirror"><ul><li><p>one<br>two</p></li></ul>'
        '<p>x<img class="ProseMirror-separator" alt=""><br class="ProseMirror-trailingBreak"></p>'
        '<p><br class="ProseMirror-trailingBreak"></p></div>',
        "one\ntwo\nx\n",
        ["one", "two", "x"],
    ),
}


@EACH_BOX
async def test_found_and_read(tab: Tab, box: Box) -> None:
    """The box is found from its innermost node, empty it reads as nothing, and ranges cover its words."""
    opened = await open_box(tab, box)
    assert await opened.read() == ""
    await opened.write(DRAFT)
    assert await ask(tab, "name", box.editor) == box.engine
    start = utf16(DRAFT[: DRAFT.index("Anna")])
    end = utf16(DRAFT[: DRAFT.index(" 👩")])
    assert await ask(tab, "ranges", box.editor, start, start + 10) == ["Anna Smith"]
    # One for each line that is crossed.
    assert await ask(tab, "ranges", box.editor, start, end) == ["Anna Smith", "in the hall", "and said"]
    assert await ask(tab, "ranges", box.editor, start, start) == []


@EACH_BOX
async def test_random_typing(tab: Tab, box: Box) -> None:
    """After any typing the text read is the text that the editor holds."""
    opened = await open_box(tab, box)
    words = ["a", "Zo", " ", "  ", "é", "😀", "👩‍👧", "<b>", "&amp;", "1."]
    keys = ["Backspace", "ArrowLeft", "Home", "End", box.newline, box.newline]
    for seed in range(3):
        chance = random.Random(seed)
        for _ in range(5):
            for key in chance.choices(words + keys, k=10):
                await (tab.type(key) if key in words else tab.press(key))
            await tab.frames(2)
            assert await opened.read() == await opened.model(), f"seed {seed}"
        assert await opened.model()
        await tab.press("Control+a")
        await tab.press("Backspace")


@pytest.mark.parametrize(("markup", "text", "ranges"), MARKUP.values(), ids=list(MARKUP))
async def test_markup(tab: Tab, markup: str, text: str, ranges: list[str]) -> None:
    """Emoji images, chips, lists and soft breaks are read as a person sees them, fillers are not."""
    await tab.goto("https://x.com/")
    await tab.evaluate(
        f"""(() => {{
          document.body.innerHTML = {json.dumps(markup)};
          document.body.firstElementChild.setAttribute("contenteditable", "true");
        }})()"""
    )
    assert await ask(tab, "text", "body > div") == text
    assert await ask(tab, "ranges", "body > div", 0, utf16(text)) == ranges
