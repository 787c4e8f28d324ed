"""The editor adapters, in the extension's own world, on the editors that the sites use."""

import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.boxes import BOXES, Box
from tests.e2e.browsers import Browser, Launch, Tab
from tests.e2e.server import Site

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
BRIDGE = Path(__file__).parent / "adapters" / "bridge.js"

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


@pytest.fixture(scope="module")
def launch(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Launch:
    """An extension of the adapters, in the order in which the real manifest lists them, and the bridge."""
    folder = tmp_path_factory.mktemp("adapters")
    real = json.loads((ROOT / "extension" / "manifest.json").read_text(encoding="utf-8"))["content_scripts"][0]
    scripts = [name for name in real["js"] if name.startswith("editors/")]
    shutil.copytree(ROOT / "extension" / "editors", folder / "editors")
    shutil.copy(BRIDGE, folder)
    manifest = {
        "manifest_version": 3,
        "name": "adapters",
        "version": "1",
        "browser_specific_settings": {"gecko": {"id": "adapters@tacit.example"}},
        "background": {"service_worker": "background.js", "scripts": ["background.js"]},
        "content_scripts": [{**real, "js": [*scripts, BRIDGE.name]}],
    }
    # Chromium is ready when the worker is; it has nothing to do here.
    (folder / "background.js").write_text("", encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return Launch(site, folder)


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
        start = _utf16(DRAFT[: DRAFT.index(old)])
        return (await self.replace((start, start + _utf16(old), new)))[0]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


async def _open(tab: Tab, box: Box, text: str = "") -> Opened:
    await box.open(tab)
    opened = Opened(tab, box)
    if text:
        await opened.write(text)
    return opened


class TestFinding:
    """editorOf"""

    @EACH_BOX
    async def test_finds_the_box(self, tab: Tab, box: Box) -> None:
        """The box and its engine are found from the innermost node, also in a shadow root."""
        await _open(tab, box, "a")
        assert await ask(tab, "name", box.editor) == box.engine

    async def test_leaves_others(self, tab: Tab) -> None:
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


class TestReading:
    """read"""

    @EACH_BOX
    async def test_empty(self, tab: Tab, box: Box) -> None:
        """An empty box reads as nothing, whatever its placeholder says."""
        opened = await _open(tab, box)
        assert await opened.read() == ""
        await opened.write("x")
        assert await opened.read() == "x"

    @EACH_BOX
    @pytest.mark.parametrize("seed", range(3))
    async def test_random_typing(self, tab: Tab, box: Box, seed: int) -> None:
        """After any typing the text read is the text that the editor holds."""
        opened = await _open(tab, box)
        chance = random.Random(seed)
        words = ["a", "Zo", " ", "  ", "é", "😀", "👩‍👧", "<b>", "&amp;", "1."]
        keys = ["Backspace", "ArrowLeft", "Home", "End", box.newline, box.newline]
        for _ in range(5):
            for key in chance.choices(words + keys, k=10):
                await (tab.type(key) if key in words else tab.press(key))
            await tab.frames(2)
            assert await opened.read() == await opened.model()
        assert await opened.model()

    @EACH_BOX
    async def test_ranges(self, tab: Tab, box: Box) -> None:
        """The ranges of a stretch cover exactly its words, one for each line that it crosses."""
        await _open(tab, box, DRAFT)
        start = _utf16(DRAFT[: DRAFT.index("Anna")])
        end = _utf16(DRAFT[: DRAFT.index(" 👩")])
        assert await ask(tab, "ranges", box.editor, start, start + 10) == ["Anna Smith"]
        assert await ask(tab, "ranges", box.editor, start, end) == ["Anna Smith", "in the hall", "and said"]
        assert await ask(tab, "ranges", box.editor, start, start) == []

    @pytest.mark.parametrize(("markup", "text", "ranges"), MARKUP.values(), ids=list(MARKUP))
    async def test_markup(self, tab: Tab, markup: str, text: str, ranges: list[str]) -> None:
        """Emoji images, chips, lists and soft breaks are read as a person sees them, fillers are not."""
        await tab.goto("https://x.com/")
        await tab.evaluate(
            f"""(() => {{
              document.body.innerHTML = {json.dumps(markup)};
              document.body.firstElementChild.setAttribute("contenteditable", "true");
            }})()"""
        )
        assert await ask(tab, "text", "body > div") == text
        assert await ask(tab, "ranges", "body > div", 0, _utf16(text)) == ranges


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


class TestReplacing:
    """replace"""

    @EACH_BOX
    async def test_replaces(self, browser: Browser, tab: Tab, box: Box) -> None:
        """Model and reading agree after a replacement, and one undo takes it back."""
        opened = await _open(tab, box, DRAFT)
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
        opened = await _open(tab, box)
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
        opened = await _open(tab, box, DRAFT)
        await tab.press("ArrowLeft")
        assert await opened.change("Anna Smith", "a client")
        await tab.type("z")
        text = DRAFT.replace("Anna Smith", "a client").replace("hello", "hellzo")
        await opened.holds(text)

        start = _utf16(text[: text.index("a client")])
        await ask(tab, "select", box.editor, start + 4, start + 4)
        assert await opened.replace((start, start + 8, "somebody")) == [True]
        await tab.type("z")
        await opened.holds(text.replace("a client", "somebodyz"))

    @EACH_BOX
    async def test_without_focus(self, tab: Tab, box: Box) -> None:
        """A box that has lost the focus is written to all the same, and has it then."""
        opened = await _open(tab, box, DRAFT)
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
    async def test_one_after_the_other(self, tab: Tab, box: Box) -> None:
        """Replacements that follow upon each other, from the last to the first, all arrive once."""
        opened = await _open(tab, box, DRAFT)
        for old, new in (("hello", "bye"), ("hall", "street"), ("Anna Smith", "a client")):
            assert await opened.change(old, new)
        await opened.holds("Saw 😀 a client\nin the street\n\nand said 👩‍👧 bye")

    @EACH_BOX
    async def test_two_at_once(self, tab: Tab, box: Box) -> None:
        """A replacement that is begun before another has ended does nothing, and says so."""
        opened = await _open(tab, box, DRAFT)
        start = _utf16(DRAFT[: DRAFT.index("Anna")])
        edit = (start, start + 10, "a client")
        assert await opened.replace(edit, edit) == [True, False]
        await opened.holds(DRAFT.replace("Anna Smith", "a client"))

    @EACH_BOX
    async def test_out_of_range(self, tab: Tab, box: Box) -> None:
        """A stretch that the text does not have is refused; nothing to change is no failure."""
        opened = await _open(tab, box, "short")
        assert await opened.replace((3, 6, "x")) == [False]
        assert await opened.replace((3, 2, "x")) == [False]
        assert await opened.replace((-1, 2, "x")) == [False]
        assert await opened.replace((0, 5, "short")) == [True]
        await opened.holds("short")

    @EACH_BOX
    async def test_changed_meanwhile(self, tab: Tab, box: Box) -> None:
        """A text that changes before the write is left as it then is."""
        opened = await _open(tab, box, "Saw Anna Smith today")
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
        opened = await _open(tab, box, DRAFT)
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
    async def test_presses_nothing(self, tab: Tab, box: Box) -> None:
        """A replacement presses no key, clicks nothing, posts nothing, and the focus stays in the box."""
        opened = await _open(tab, box, DRAFT)
        focused = await tab.focused()
        await tab.evaluate(
            """(() => {
              window.seen = [];
              for (const type of ["keydown", "keypress", "keyup", "click", "pointerdown", "submit", "blur"])
                addEventListener(type, (event) => seen.push(event.type), true);
            })()"""
        )
        assert await opened.change("Anna Smith", "a client\nof mine")
        assert await opened.change("Saw 😀 ", "")
        assert await tab.evaluate("seen") == []
        assert await tab.evaluate("practice.posted") == []
        now = await tab.focused()
        assert focused is not None
        assert now is not None
        assert (now["role"], now["name"]) == (focused["role"], focused["name"])
        await tab.type("k")
        assert "keydown" in await tab.evaluate("seen")

    @EACH_BOX
    async def test_page_learns_nothing_else(self, tab: Tab, box: Box) -> None:
        """All that a page can hear of a replacement is text that stands in it."""
        opened = await _open(tab, box, DRAFT)
        await tab.evaluate(
            """(() => {
              window.heard = [];
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
        assert await tab.evaluate("Object.keys(window).length === known")
