"""What the adapters write: in the editor's own model, at once, and with a way back."""

import json

import pytest

from tests.e2e.adapters import CHOSEN, DRAFT, EACH_BOX, ask, open_box, utf16
from tests.e2e.boxes import Box
from tests.e2e.browsers import Browser, Tab

pytestmark = pytest.mark.browser

CHANGES = (
    ("Anna Smith", "a client"),
    ("Smith\nin the hall\n\nand", "and"),
    ("Saw 😀", "I met 🎈"),
    ("hello", "bye"),
    ("👩‍👧", "👩‍👦"),
    ("Anna Smith", "a client\nof mine"),
    ("Anna Smith", "\n\na\n\n\nclient\n"),
    ("hello", "hello\n"),
    ("in the hall", "in  the   hall "),
    ("hall", "hallway"),
    (" Anna Smith", ""),
    ("hall\n\nand", ""),
    ("in the hall\n", ""),
    (DRAFT, "One line\n\nand 😀 another"),
    (DRAFT, ""),
)
"""Within a line and across lines, at both ends, with newlines and blank lines, words put in and taken out."""


NAME = '<span data-name="@Maren Tolliver"></span>'
PICTURE = "<figure></figure>"
KEPT = {
    "mention": (
        f"<p>Anna came with {NAME}. I saw Anna.</p>",
        "a client came with @Maren Tolliver. I saw a client.",
        [NAME],
    ),
    "picture": (f"<p>Anna came.</p>{PICTURE}<p>I saw Anna.</p>", "a client came.\nI saw a client.", [PICTURE]),
    "both": (f"<p>Anna, {NAME}</p>{PICTURE}<p>Anna</p>", "a client, @Maren Tolliver\na client", [NAME, PICTURE]),
    "beside": (f"<p>I saw Anna</p>{PICTURE}<p>today.</p>", "I saw a client\ntoday.", [PICTURE]),
    "meant": (f"<p>I saw {NAME}.</p>{PICTURE}<p>Now.</p>", "I saw a client.\nNow.", [PICTURE]),
}
"""What is pasted, what it is to say, and what is to stand then: between changes, beside one, or changed itself."""

REFUSED = {
    "joined": (f"<p>I saw Anna</p>{PICTURE}<p>today.</p>", "I saw a client today."),
    "gone": (f"<p>One.</p>{PICTURE}<p>Two.</p><p>Three.</p>", "One."),
    "moved": (f"<p>{NAME} saw one two three four</p>", "I saw one two three four, not @Maren Tolliver"),
}
"""What would lose a picture or a mention."""

PASTE = """(() => {{
  const [data, clipboardData] = [{}, new DataTransfer()];
  clipboardData.setData("text/html", data);
  // Chromium takes the first, Firefox the other two.
  const init = {{ clipboardData, dataType: "text/html", data, bubbles: true, cancelable: true }};
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", init));
}})()"""


class TestReplacing:
    """replace"""

    @EACH_BOX
    async def test_replaces(self, browser: Browser, tab: Tab, box: Box) -> None:
        """Model and reading agree after a replacement, and one undo takes it back."""
        opened = await open_box(tab, box, DRAFT)
        undoes = browser.can_undo_in_shadow_root or not box.in_shadow_root
        await opened.pause()
        for old, new in CHANGES:
            assert await opened.change(old, new)
            await opened.holds(DRAFT.replace(old, new, 1))
            if undoes:
                await tab.press("Control+z")
                await opened.holds(DRAFT)
            else:
                await opened.write_anew(DRAFT)

    @EACH_BOX
    async def test_typing_goes_on(self, tab: Tab, box: Box) -> None:
        """After a replacement keys, Backspace among them, arrive at the caret."""
        opened = await open_box(tab, box)
        for old, new in CHANGES:
            await opened.write_anew(DRAFT)
            assert await opened.change(old, new)
            text = DRAFT.replace(old, new, 1)
            caret = await ask(tab, "caret", box.editor)
            assert caret["anchor"] == caret["focus"]
            before = text.encode("utf-16-le")[: 2 * caret["focus"]].decode("utf-16-le")
            await tab.type("zq")
            await tab.press("Backspace")
            await opened.holds(before + "z" + text[len(before) :])

    @EACH_BOX
    async def test_keeps_caret(self, tab: Tab, box: Box) -> None:
        """A caret outside the stretch stays where it was; one within it comes after the replacement."""
        opened = await open_box(tab, box, DRAFT)
        await tab.press("ArrowLeft")
        assert await opened.change("Anna Smith", "a client")
        await tab.type("z")
        text = DRAFT.replace("Anna Smith", "a client").replace("hello", "hellzo")
        await opened.holds(text)

        start = utf16(text[: text.index("a client")])
        await ask(tab, "select", box.editor, start + 4, start + 4)
        assert await opened.replace((start, start + 8, "somebody")) == [True]
        await tab.type("z")
        await opened.holds(text.replace("a client", "somebodyz"))

    @EACH_BOX
    async def test_without_focus(self, tab: Tab, box: Box) -> None:
        """A box that has lost the focus is written to all the same, and has it then."""
        opened = await open_box(tab, box, DRAFT)
        focused = await tab.focused()
        await tab.evaluate(
            """(() => {
              const { activeElement } = document;
              (activeElement.shadowRoot?.activeElement ?? activeElement).blur();
            })()"""
        )
        assert await tab.focused() != focused
        assert await opened.change("Anna Smith", "a client\nof mine")
        await opened.holds(DRAFT.replace("Anna Smith", "a client\nof mine"))
        now = await tab.focused()
        assert focused is not None
        assert now is not None
        assert (now["role"], now["name"]) == (focused["role"], focused["name"])

    @EACH_BOX
    async def test_in_turn(self, tab: Tab, box: Box) -> None:
        """Replacements that follow upon each other all arrive once; two at once, and out of range, are refused."""
        opened = await open_box(tab, box, DRAFT)
        for old, new in (("hello", "bye"), ("hall", "street")):
            assert await opened.change(old, new)
        start = utf16(DRAFT[: DRAFT.index("Anna")])
        edit = (start, start + 10, "a client")
        assert await opened.replace(edit, edit) == [True, False]
        text = "Saw 😀 a client\nin the street\n\nand said 👩‍👧 bye"
        await opened.holds(text)
        for refused in ((utf16(text) - 2, utf16(text) + 1, "x"), (3, 2, "x"), (-1, 2, "x")):
            assert await opened.replace(refused) == [False]
        # Nothing to change is no failure.
        assert await opened.replace((0, utf16(text), text)) == [True]
        await opened.holds(text)

    @EACH_BOX
    async def test_changed_meanwhile(self, tab: Tab, box: Box) -> None:
        """A text that changes before the write is left as it then is."""
        opened = await open_box(tab, box, "Saw Anna Smith today")
        await tab.evaluate(
            """(() => {
              const type = () => document.execCommand("insertText", false, "x");
              document.addEventListener("selectionchange", type, { once: true });
            })()"""
        )
        assert await opened.replace((4, 14, "a client")) == [False]
        await opened.holds("Saw x today")

    @pytest.mark.parametrize("box", [box for box in CHOSEN if box.engine != "quill"], ids=str)
    async def test_refused(self, tab: Tab, box: Box) -> None:
        """A write that does not reach the editor changes nothing, not the caret either, and is told."""
        # What the browser itself types, as it does into Quill, no listener can keep from the editor.
        opened = await open_box(tab, box, DRAFT)
        await tab.press("ArrowLeft")
        caret = await ask(tab, "caret", box.editor)
        await tab.evaluate(
            """(() => {
              window.refuse = (event) => event.stopImmediatePropagation();
              for (const type of ["paste", "cut", "beforeinput"]) addEventListener(type, refuse, true);
            })()"""
        )
        assert not await opened.change("Anna Smith", "a client")
        assert not await opened.change("Anna Smith", "")
        await opened.holds(DRAFT)
        assert await ask(tab, "caret", box.editor) == caret
        await tab.evaluate(
            """["paste", "cut", "beforeinput"].forEach((type) => removeEventListener(type, refuse, true))"""
        )
        assert await opened.change("Anna Smith", "a client")
        await opened.holds(DRAFT.replace("Anna Smith", "a client"))

    @EACH_BOX
    async def test_page_learns_nothing_else(self, tab: Tab, box: Box) -> None:
        """All that a page hears of a replacement is text that stands in it: no key, click or post; the focus stays."""
        opened = await open_box(tab, box, DRAFT)
        focused = await tab.focused()
        await tab.evaluate(
            """(() => {
              window.seen = [];
              window.heard = [];
              for (const type of ["keydown", "keypress", "keyup", "click", "pointerdown", "submit", "blur"])
                addEventListener(type, (event) => seen.push(event.type), true);
              for (const type of ["paste", "cut", "beforeinput", "input"])
                addEventListener(type, ({ data, clipboardData: pasted }) => {
                  heard.push(...(data ? [data] : []));
                  heard.push(...[...(pasted?.types ?? [])].map((kind) => pasted.getData(kind)));
                }, true);
              window.known = Object.keys(window).length + 1;
            })()"""
        )
        assert await opened.change("Anna Smith", "a client")
        heard = await tab.evaluate("heard")
        assert heard
        assert set(heard) <= {"a client", '<p data-pm-slice="1 1 []">a client</p>'}
        assert await opened.change("Saw 😀 ", "")
        assert await tab.evaluate("Object.keys(window).length === known")
        assert await tab.evaluate("seen") == []
        assert await tab.evaluate("practice.posted") == []
        now = await tab.focused()
        assert focused is not None
        assert now is not None
        assert (now["role"], now["name"]) == (focused["role"], focused["name"])
        await tab.type("k")
        assert "keydown" in await tab.evaluate("seen")


@pytest.mark.parametrize("case", [*KEPT, *REFUSED])
async def test_more_than_words(tab: Tab, case: str) -> None:
    """Pictures and mentions that no change is meant for stay where they are, there and back; else nothing is done."""
    box = next(box for box in CHOSEN if box.engine == "prosemirror")
    markup, text, kept = KEPT[case] if case in KEPT else (*REFUSED[case], [NAME if case == "moved" else PICTURE])
    opened = await open_box(tab, box)
    await tab.evaluate(PASTE.format(json.dumps(markup)))
    before = await opened.read()

    async def standing() -> list[str]:
        found: list[str] = await tab.evaluate(
            f"""Array.from(document.querySelectorAll(
              {json.dumps(box.editor + " [data-name], " + box.editor + " figure")}
            ), ({{ dataset }}) => dataset.name ?? "")"""
        )
        return [f'<span data-name="{name}"></span>' if name else PICTURE for name in found]

    there = await standing()
    assert there
    done = await opened.replace((0, utf16(before), text))
    assert done == [case in KEPT]
    assert await opened.read() == (text if case in KEPT else before)
    assert await standing() == kept
    if case != "meant":
        assert await opened.replace((0, utf16(text if case in KEPT else before), before)) == [True]
        assert await opened.read() == before
        assert await standing() == there
