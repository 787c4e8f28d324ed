"""The practice pages and the browsers without the extension: the positive controls of the other tests."""

import http.client
import json
import ssl
from pathlib import Path

import psutil
import pytest

from tests.e2e.boxes import BOXES, FACEBOOK, LINKEDIN, OTHERS, Box, X, posted
from tests.e2e.browsers import BROWSERS, Launch, Tab
from tests.e2e.server import HOSTS, POLICY, Site, served

pytestmark = pytest.mark.browser

every_box = pytest.mark.parametrize("box", BOXES, ids=str)


class TestEveryBox:
    @every_box
    async def test_typing(self, tab: Tab, box: Box) -> None:
        """Real keys, line breaks too, arrive in the model, Ctrl+Z takes some back, and the box's own key posts once."""
        await box.open(tab)
        await tab.type("Two words, ")
        await tab.type("then")
        await tab.press(box.newline)
        await tab.type("a line.")
        typed = "Two words, then\na line."
        await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(typed)}")
        await tab.press("Control+z")
        await tab.wait_for(f"practice.model('{box.id}') !== {json.dumps(typed)}")
        assert typed.startswith(await box.model(tab))
        await tab.type("Well.")
        left = await box.model(tab)
        assert left.endswith("Well.")
        await tab.press(box.sends)
        await tab.wait_for("practice.posted.length")
        assert await _kinds_and_texts(tab) == [(box.surface, left)]

    @every_box
    async def test_post_by_click(self, tab: Tab, box: Box) -> None:
        """A click on the submit button posts the model's text once; a box that stays takes the next text."""
        await box.open(tab)
        await tab.type("A quiet evening.")
        await box.submit(tab)
        await tab.wait_for("practice.posted.length === 1")
        shown = f"!!inpage.find({json.dumps(box.editor)})"
        await tab.wait_for(f"!({shown}) || practice.model('{box.id}') === ''")
        expected = [(box.surface, "A quiet evening.")]
        if await tab.inpage(shown):
            await box.focus(tab)
            await tab.type("And a walk.")
            await box.submit(tab)
            await tab.wait_for("practice.posted.length === 2")
            expected.append((box.surface, "And a walk."))
        assert await _kinds_and_texts(tab) == expected


@pytest.mark.parametrize("box", OTHERS, ids=str)
async def test_box_that_is_no_post(tab: Tab, box: Box) -> None:
    """Chat boxes are real boxes: they take text and send it as what they are."""
    await box.open(tab)
    await tab.type("See you at nine")
    await tab.wait_for(f"practice.model('{box.id}') === 'See you at nine'")
    await box.submit(tab)
    await tab.wait_for("practice.posted.length")
    kind = "grok" if box.id == "grok" else "message"
    assert await _kinds_and_texts(tab) == [(kind, "See you at nine")]


class TestX:
    async def test_thread(self, tab: Tab) -> None:
        """The parts of a thread are posted together, in order."""
        await tab.goto(f"{X}/compose/post")
        await tab.click('[data-practice="post"] [contenteditable="true"]')
        await tab.type("First part.")
        await tab.click('[data-testid="addButton"]')
        await tab.click('[data-testid="tweetTextarea_1"]')
        await tab.type("Second part.")
        await tab.click('[data-testid="tweetButton"]')
        await tab.wait_for("practice.posted.length")
        assert [entry["parts"] for entry in await posted(tab)] == [["First part.", "Second part."]]

    async def test_typeahead(self, tab: Tab) -> None:
        """While the list of people is open Enter picks the active one, adds no line, and posts nothing."""
        await tab.goto(f"{X}/")
        await tab.click('[data-testid="tweetTextarea_0"]')
        await tab.type("Hello @")
        await tab.wait_for("document.activeElement.getAttribute('aria-activedescendant')")
        await tab.press("ArrowDown")
        await tab.press("Enter")
        await tab.wait_for("practice.model('home') === 'Hello @idris_writes '")
        assert not await tab.evaluate("document.activeElement.hasAttribute('aria-activedescendant')")
        assert await posted(tab) == []
        await tab.press("Enter")
        await tab.wait_for("practice.model('home') === 'Hello @idris_writes \\n'")

    async def test_answered_post(self, tab: Tab) -> None:
        """The reply dialog shows the answered post beside its composer, not around it."""
        await tab.goto(f"{X}/")
        await tab.click('[data-testid="reply"]')
        await tab.wait_for(
            """document.querySelector('[role="dialog"] [data-testid="tweetText"]')
            && document.querySelector('[role="dialog"] [data-testid="tweetTextarea_0"]')"""
        )
        assert not await tab.evaluate("""document.querySelector('article [data-testid^="tweetTextarea_"]')""")
        assert await tab.evaluate("location.pathname") == "/compose/post"


class TestFacebook:
    @pytest.mark.parametrize("key", ["Enter", "Space"])
    async def test_key_on_button(self, tab: Tab, key: str) -> None:
        """Enter and Space on the focused Post button post once."""
        await tab.goto(f"{FACEBOOK}/")
        await tab.click('[aria-label="Create a post"]')
        await tab.click('[role="dialog"] [contenteditable="true"]')
        await tab.type("A quiet evening.")
        await tab.wait_for("""!document.querySelector('[role="dialog"] [aria-label="Post"][aria-disabled]')""")
        await tab.press("Tab")
        focused = await tab.focused()
        assert focused is not None
        assert focused["name"] == "Post"
        await tab.press(key)
        await tab.wait_for("practice.posted.length")
        assert [entry["text"] for entry in await posted(tab)] == ["A quiet evening."]

    async def test_mention(self, tab: Tab) -> None:
        """While a comment's list of people is open Enter picks and submits nothing; the next submits."""
        await tab.goto(f"{FACEBOOK}/")
        await tab.click('[data-practice="comment"] [contenteditable="true"]')
        await tab.type("Thanks @ma")
        await tab.wait_for("document.activeElement.getAttribute('aria-activedescendant')")
        await tab.press("Enter")
        await tab.wait_for("practice.model('comment') === 'Thanks Maren Tolliver '")
        assert await posted(tab) == []
        await tab.press("Enter")
        await tab.wait_for("practice.posted.length")
        assert [entry["text"] for entry in await posted(tab)] == ["Thanks Maren Tolliver "]

    async def test_shift_enter(self, tab: Tab) -> None:
        """Shift+Enter in a comment is a line break and submits nothing."""
        await tab.goto(f"{FACEBOOK}/")
        await tab.click('[data-practice="comment"] [contenteditable="true"]')
        await tab.type("One")
        await tab.press("Shift+Enter")
        await tab.wait_for("practice.model('comment') === 'One\\n'")
        assert await posted(tab) == []


class TestLinkedIn:
    async def test_click_outside_dialog(self, tab: Tab) -> None:
        """A click outside the composer closes it, posts nothing, and reaches nothing below."""
        await tab.goto(f"{LINKEDIN}/feed/")
        under = await tab.box('[componentkey^="commentButtonSection"][aria-expanded]')
        await tab.click(".share-box-feed-entry button")
        await tab.click('[data-practice="post"] [contenteditable="true"]')
        await tab.type("A quiet evening.")
        await tab.click_at(40, 400)
        await tab.wait_for("!inpage.find('dialog')")
        await tab.click(".share-box-feed-entry button")
        await tab.box("dialog")
        await tab.click_at(under["x"] + 2, 780)
        await tab.wait_for("!inpage.find('dialog')")
        assert await posted(tab) == []
        assert await tab.inpage("!inpage.find('[data-practice=\"comment\"]')")

    async def test_toggle(self, tab: Tab) -> None:
        """The button that only opens the comment box looks like a submit button, and posts nothing."""
        await tab.goto(f"{LINKEDIN}/feed/")
        await tab.click('[componentkey*="commentButtonSection" i]')
        await tab.wait_for("inpage.find('.tiptap.ProseMirror')")
        assert await posted(tab) == []

    async def test_open_shadow_root(self, tab: Tab) -> None:
        """The composer stands in the open shadow root of #interop-outlet, in a modal dialog."""
        await tab.goto(f"{LINKEDIN}/feed/")
        await tab.click(".share-box-feed-entry button")
        await tab.wait_for(
            "document.querySelector('#interop-outlet').shadowRoot.querySelector('dialog:modal .ql-editor')"
        )


RECORD_KEYS = """(() => {
  window.seen = [];
  const note = (event) => window.seen.push(event.type + (event.isComposing ? " composing" : ""));
  for (const type of ["compositionstart", "compositionend", "keydown"]) addEventListener(type, note, true);
})()"""

CLOSED_ROOT = """(() => {
  const host = document.createElement("div");
  const outer = document.createElement("section");
  document.body.append(outer);
  outer.attachShadow({ mode: "open" }).append(host);
  const root = host.attachShadow({ mode: "closed" });
  root.innerHTML = '<p>Visible words</p><p hidden>Hidden words</p>'
    + '<p class="told" data-words="Generated words"></p><button aria-label="Press here">go</button>';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".told::before { content: attr(data-words) }");
  root.adoptedStyleSheets = [sheet];
  host.style.cssText = "inset: auto; margin: 0; left: 40px; top: 500px";
  host.popover = "manual";
  host.showPopover();
  root.querySelector("button").addEventListener("click", (event) => (window.trusted = event.isTrusted));
  return host.shadowRoot === null;
})()"""


class TestBrowsers:
    async def test_surface(self, tab: Tab) -> None:
        """A popover's closed shadow root, in an open one, can be read and clicked as a user does."""
        await tab.goto(f"{X}/")
        assert await tab.surface().text() == ""
        assert await tab.evaluate(CLOSED_ROOT)
        said = await tab.surface().wait_for_text("Visible words")
        assert "Generated words" in said
        assert "Hidden words" not in said
        control = await tab.surface().click(role="button", name="Press here")
        assert control.tag == "button"
        await tab.wait_for("window.trusted === true")
        focused = await tab.surface().focused()
        assert focused is not None
        assert focused.name == "Press here"

    async def test_surface_that_never_comes(self, tab: Tab) -> None:
        """Waiting for a surface that does not come ends with what was wanted."""
        await tab.goto(f"{X}/")
        with pytest.raises(TimeoutError, match="role=alertdialog"):
            await tab.surface().wait_for(role="alertdialog", seconds=0.3)

    async def test_wait_for_times_out(self, tab: Tab) -> None:
        """Waiting for what does not happen ends with the condition's name."""
        await tab.goto(f"{X}/")
        with pytest.raises(TimeoutError, match=r"practice\.posted\.length"):
            await tab.wait_for("practice.posted.length", seconds=0.2)

    async def test_covered_target(self, tab: Tab) -> None:
        """A click on what something else covers is refused."""
        await tab.goto(f"{X}/")
        await tab.evaluate("document.body.append(Object.assign(document.createElement('div'), {className: 'mask'}))")
        with pytest.raises(TimeoutError, match="lies over it"):
            await tab.click('[data-testid="reply"]', seconds=0.3)

    async def test_composition(self, tab: Tab) -> None:
        """An input method's composition arrives as one, and the Enter that ends it says whose it is."""
        await tab.goto(f"{LINKEDIN}/feed/")
        await tab.click('[data-view-name="comment-reply"]')
        await tab.click('[data-practice="comment-reply"] [contenteditable="true"]')
        await tab.evaluate(RECORD_KEYS)
        await tab.compose("に")
        await tab.compose("にほ")
        await tab.wait_for("practice.model('comment-reply') === 'にほ'")
        await tab.commit()
        await tab.wait_for("window.seen.includes('compositionend')")
        assert await tab.evaluate("window.seen") == [
            "compositionstart",
            "keydown composing",
            "compositionend",
        ]
        assert await tab.evaluate("practice.model('comment-reply')") == "にほ"
        await tab.type("!")
        await tab.wait_for("practice.model('comment-reply') === 'にほ!'")

    async def test_screenshot(self, tab: Tab, tmp_path: Path) -> None:
        """A screenshot is a PNG of the viewport's size, and a clip one of its own."""
        await tab.viewport(900, 700)
        await tab.goto(f"{X}/")
        await tab.screenshot(tmp_path / "page.png")
        await tab.screenshot(tmp_path / "clip.png", clip={"x": 10, "y": 10, "width": 200, "height": 100})
        assert [_size(tmp_path / name) for name in ("page.png", "clip.png")] == [(900, 700), (200, 100)]

    async def test_color_scheme(self, tab: Tab) -> None:
        """The page sees the colour scheme that was asked for."""
        await tab.goto(f"{X}/")
        dark = "matchMedia('(prefers-color-scheme: dark)').matches"
        await tab.color_scheme("dark")
        await tab.wait_for(dark)
        await tab.color_scheme("light")
        await tab.wait_for(f"!{dark}")

    async def test_unknown_host(self, tab: Tab, site: Site) -> None:
        """A page of another host does not load, and the proxy has written it down."""
        await tab.goto(f"{X}/")
        await tab.evaluate("void (new Image().src = 'https://elsewhere.example/')")
        with pytest.raises(Exception, match=r"(?i)err"):
            await tab.goto("https://unknown.example/")
        assert site.refused["unknown.example"]
        assert not site.refused["elsewhere.example"], "the page's policy allows no image from elsewhere"

    @pytest.mark.parametrize("name", BROWSERS)
    async def test_nothing_left(self, site: Site, name: str) -> None:
        """A closed browser leaves no process and no folder behind."""
        extra = await BROWSERS[name].start(Launch(site))
        await extra.new_tab(f"{X}/")
        assert _mentions(extra.folder)
        await extra.close()
        assert not _mentions(extra.folder)
        assert not _exists(extra.folder)


class TestServer:
    def test_hosts(self) -> None:
        """Each host answers with its page under a strict policy, through the proxy, also from a thread."""
        with served() as running:
            for host, page in HOSTS.items():
                connection = http.client.HTTPSConnection(
                    "127.0.0.1",
                    running.proxy_port,
                    context=ssl._create_unverified_context(),  # the certificate signs itself
                )
                connection.set_tunnel(host, 443)
                try:
                    connection.request("GET", "/any/path")
                    answer = connection.getresponse()
                    body = answer.read().decode()
                finally:
                    connection.close()
                assert answer.status == 200
                assert answer.headers["Content-Security-Policy"] == POLICY
                assert f"/practice/{page}.js" in body


async def _kinds_and_texts(tab: Tab) -> list[tuple[str, str]]:
    return [(entry["kind"], entry["text"]) for entry in await posted(tab)]


def _size(path: Path) -> tuple[int, int]:
    """A PNG's width and height (PNG specification, 11.2.2)."""
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def _exists(folder: Path) -> bool:
    return folder.exists()


def _mentions(folder: Path) -> list[int]:
    """The processes that were started with a folder."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        if any(str(folder) in part for part in process.info["cmdline"] or []):
            found.append(process.pid)
    return found
