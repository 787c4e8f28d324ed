"""The policy by forms, over a real socket."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from tacit.dashboard.policy_page import MAX_TEXT
from tacit.store.policy import FILE, KeptPolicy, PolicyStore
from tests.dashboard.conftest import Now
from tests.dashboard.test_settings_page import OWN, post, shown

ANSWERS = {"name": "Riverside <b>", "profession": "psychologist", "country": "us"}


async def text(client: ClientSession, home: str) -> str:
    """What is in the box."""
    async with client.get(f"{home}policy") as answer:
        found = re.search(r"<textarea[^>]*>\n(.*)</textarea>", await answer.text(), re.S)
    return html.unescape(found[1]) if found else ""


class Window:
    """A window with the policy's page, whose form sends everything that is in it, as a browser's does."""

    def __init__(self, client: ClientSession, home: str) -> None:
        self._client = client
        self._home = home
        self.page = ""

    async def open(self) -> Window:
        """The same, with the page as it is now."""
        async with self._client.get(f"{self._home}policy") as answer:
            self.page = await answer.text()
        return self

    async def press(self, path: str, expected: int = 200, *, stays: bool = False, **typed: str) -> str:
        """Press a button with something typed before; the page that it leads to, unless it `stays`, is shown then."""
        async with self.sent(path, **typed) as answer:
            assert answer.status == expected
            page = await answer.text()
        self.page = self.page if stays else page
        return html.unescape(page)

    def sent(self, path: str, **typed: str) -> Any:
        """The answer to the form with something typed."""
        data = [(name, value) for name, value in self._form() if name not in typed] + list(typed.items())
        return self._client.post(self._home + path, data=data, headers=OWN)

    @property
    def text(self) -> str:
        """What is in the box."""
        return dict(self._form()).get("text", "")

    def _form(self) -> Iterator[tuple[str, str]]:
        for pattern in (
            r'<input(?! type="checkbox")[^>]* name="(\w+)" value="([^"]*)"',
            r'<input type="checkbox" name="(\w+)" value="(\w+)" checked',
            r'<select[^>]* name="(\w+)".*?value="(\w+)" selected',
            r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>',
            r'<button name="(before)" value="(\w+)"',
        ):
            yield from ((name, html.unescape(value)) for name, value in re.findall(pattern, self.page, re.S))


@pytest.fixture
async def window(home: str, client: ClientSession) -> Window:
    """A window in which the policy was just written."""
    opened = await Window(client, home).open()
    await opened.press("policy", **ANSWERS)
    return opened


async def test_first(home: str, client: ClientSession, now: Now):
    """Before anything was answered there are questions and no text."""
    page = await shown(client, f"{home}policy")
    assert "Write the policy" in page
    assert "<textarea" not in page
    assert 'aria-current="page">Policy' in page
    assert now.looks == 1


async def test_written(home: str, client: ClientSession, now: Now):
    """From the answers a text is written, which is shown and kept; answered anew, it is written anew."""
    page = await post(client, f"{home}policy", **ANSWERS)
    assert "The text is written from your answers." in page
    said = await text(client, home)
    assert said.startswith("# Social media policy\n\nRiverside <b>. 18 June 2025.\n")
    assert said == now.policy.load().text
    assert '<option value="psychologist" selected>' in page
    await post(client, f"{home}policy", **ANSWERS | {"name": "Lakeside"})
    assert "Lakeside. 18 June 2025." in await text(client, home)


async def test_by_hand(window: Window):
    """A text that was changed by hand is never lost: not by other answers, and not by writing it anew."""
    page = await window.press("policy/text", text="# Mine\r\n\r\nAll of it.\r\n", then="save")
    assert "Saved." in page
    assert "Write it anew" in page
    assert "it was left as it is" in await window.press("policy", name="Lakeside")
    assert window.text == "# Mine\n\nAll of it.\n"
    assert "Write it anew" not in await window.press("policy/anew")
    assert "Lakeside. 18 June 2025." in window.text
    assert "Bring back" not in await window.press("policy/back")
    assert window.text == "# Mine\n\nAll of it.\n"


async def test_emptied(window: Window):
    """Once the text was emptied, the answers write it again."""
    assert "Write the policy" in await window.press("policy/text", text="", then="save")
    assert "The text is written from your answers." in await window.press("policy")
    assert window.text.startswith("# Social media policy")


async def test_pressed_twice(window: Window, now: Now):
    """A button that is pressed twice does what it does once, and what was typed outlives it."""
    await window.press("policy/text", text="# Mine\n", then="save")
    for path, typed, leaves in (
        ("policy/text", "# Mine, newer\n", ("# Mine, newer\n", "")),
        ("policy/anew", "# Mine, newest\n", (None, "# Mine, newest\n")),
        ("policy/back", "# Another\n", ("# Mine, newest\n", "# Another\n")),
        ("policy", "# The last\n", ("# The last\n", "# Another\n")),
    ):
        more = {"then": "save"} if path == "policy/text" else {}
        await asyncio.gather(*(window.press(path, stays=True, text=typed, **more) for _ in range(2)))
        await window.press(path, text=typed, **more)
        kept = now.policy.load()
        assert (kept.text, kept.before) == (leaves[0] or kept.written, leaves[1])


@pytest.mark.parametrize("path", ["policy", "policy/anew", "policy/back"])
async def test_typed_before(window: Window, now: Now, path: str):
    """What was typed and not saved is kept by each button: as the text, or to be brought back."""
    await window.press("policy/text", text="# Mine\n", then="save")
    await window.press("policy/anew")
    await window.press("policy/text", text="# Second\n", then="save")
    await window.press(path, text="# Typed\n", name="Lakeside")
    kept = now.policy.load()
    assert (kept.text if path == "policy" else kept.before) == "# Typed\n"
    assert kept.answers["name"] == "Lakeside"


@pytest.mark.parametrize("path", ["policy", "policy/anew", "policy/back"])
async def test_emptied_before(window: Window, now: Now, path: str):
    """A box that was emptied and not saved takes no text away."""
    await window.press("policy/text", text="# Mine\n", then="save")
    await window.press("policy/anew")
    await window.press("policy/text", text="# Second\n", then="save")
    await window.press(path, text="")
    kept = now.policy.load()
    assert (kept.text if path == "policy" else kept.before) == "# Second\n"


async def test_answers_saved_with_the_text(window: Window, now: Now):
    """Other answers that the text's button was pressed with are kept, and a text without changes follows them."""
    await window.press("policy/text", name="Lakeside", then="save")
    assert "Lakeside. 18 June 2025." in window.text
    await window.press("policy/text", name="Hillside", text="# Mine\n", then="save")
    assert (now.policy.load().answers["name"], window.text) == ("Hillside", "# Mine\n")


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("policy/text", {"then": "save"}),
        ("policy/text", {"then": "print"}),
        ("policy/text", {"then": "download"}),
        ("policy", {}),
        ("policy/anew", {}),
    ],
)
async def test_two_windows(home: str, client: ClientSession, window: Window, now: Now, path: str, more: dict[str, str]):
    """A text from another window is not written over unasked, and what was typed stays and can be saved then."""
    other = await Window(client, home).open()
    await window.press("policy/text", text="# Mine\n", name="Lakeside", then="save")
    page = await other.press(path, 422, text="# Other\n", **more)
    assert "The text was changed in another window meanwhile" in page
    assert (other.text, now.policy.load().text) == ("# Other\n", "# Mine\n")
    await other.press("policy/text", text="# Other, longer\n", then="save")
    kept = now.policy.load()
    assert (kept.text, kept.answers["name"]) == ("# Other, longer\n", "Lakeside")


async def test_brought_back_elsewhere(home: str, client: ClientSession, window: Window, now: Now):
    """A text from before that another one has taken the place of is not brought back unasked."""
    await window.press("policy/text", text="# Mine\n", then="save")
    await window.press("policy/anew")
    other = await Window(client, home).open()
    await window.press("policy/text", text="# Second\n", then="save")
    await window.press("policy/anew")
    await other.press("policy/back", 422)
    assert now.policy.load().before == "# Second\n"


async def test_untouched_elsewhere(home: str, client: ClientSession, window: Window, now: Now):
    """A window in which nothing was typed changes nothing of what another one has saved."""
    other = await Window(client, home).open()
    await window.press("policy/text", text="# Mine\n", name="Lakeside", then="save")
    await other.press("policy/text", then="save")
    kept = now.policy.load()
    assert (kept.text, kept.answers["name"]) == ("# Mine\n", "Lakeside")


async def test_two_at_once(home: str, client: ClientSession, window: Window, now: Now, tmp_path: Path):
    """Of a text and answers that come at once from two windows, both are kept."""
    now.policy._path = tmp_path / FILE
    other = Window(client, home)
    for number in range(5):
        await asyncio.gather(window.open(), other.open())
        await asyncio.gather(
            window.press("policy/text", text=f"# Mine {number}", then="save"),
            other.press("policy", name=f"Lakeside {number}"),
        )
        kept = PolicyStore(tmp_path).load()
        assert (kept.text, kept.answers["name"]) == (f"# Mine {number}", f"Lakeside {number}")


async def test_unchanged(window: Window, now: Now):
    """Saved as it was written, with the line ends that a browser sends, it does not count as changed by hand."""
    await window.press("policy/text", text=window.text.replace("\n", "\r\n"), then="save")
    assert not now.policy.load().is_by_hand


async def test_download(window: Window, now: Now):
    """Downloaded, what is in the box is saved first, and comes as a file of Markdown; its window goes on from there."""
    written = window.text
    async with window.sent("policy/text", text="# Mine\n", then="download") as answer:
        assert answer.headers["Content-Disposition"] == 'attachment; filename="social-media-policy.md"'
        assert (answer.content_type, await answer.text()) == ("text/markdown", "# Mine\n")
    for text in ("# Mine, newer\n", written):
        await window.press("policy/text", stays=True, text=text, then="download")
        assert now.policy.load().text == text


async def test_print(window: Window):
    """The page to be printed has the text as a text with headings, and nothing in it runs."""
    async with window.sent("policy/text", text="# Mine\n\n<script>x</script>\n", then="print") as answer:
        page = await answer.text()
        assert answer.url.path == "/policy/print"
    assert "<h1>Mine</h1>" in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page


async def test_too_long(home: str, client: ClientSession, now: Now):
    """A text that is too long is not saved, and is still there to be shortened."""
    await post(client, f"{home}policy", **ANSWERS)
    page = await post(client, f"{home}policy/text", 422, text="a" * (MAX_TEXT + 1), then="save")
    assert "Not saved: this is longer than 60,000 characters." in page
    assert "a" * (MAX_TEXT + 1) in page
    await post(client, f"{home}policy/text", 400, text="a", then="elsewhere")
    assert "a" * 99 not in now.policy.load().text


async def test_trouble(home: str, client: ClientSession, now: Now, tmp_path: Path):
    """A file that cannot be used is told on every page, and what was typed is still there."""
    now.policy._path = tmp_path / FILE
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere")
    for path in ("policy", "policy.md", "policy/print"):
        async with client.get(home + path) as answer:
            assert answer.status == 503
            told = await answer.text()
            assert "links are not followed here" in told
            assert '<a href="/policy" aria-current="page">' in told
    assert "Lakeside" in await post(client, f"{home}policy", 503, **ANSWERS | {"name": "Lakeside"})
    assert "# Mine" in await post(client, f"{home}policy/text", 503, text="# Mine\n", then="save")
    for path in ("policy/anew", "policy/back"):
        assert "links are not followed here" in await post(client, home + path, 503, **{"": ""})


async def test_elsewhere(home: str, client: ClientSession, now: Now):
    """Another site's form changes nothing, and another site gets no download."""
    for path in ("policy", "policy/text", "policy/anew", "policy/back"):
        async with client.post(home + path, data=ANSWERS, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403
    async with client.get(f"{home}policy.md", headers={"Sec-Fetch-Site": "same-site"}) as answer:
        assert answer.status == 403
    assert now.policy.load() == KeptPolicy()


async def test_kept_in_a_file(home: str, client: ClientSession, now: Now, tmp_path: Path):
    """What is answered and typed is in the file, for the next companion."""
    now.policy._path = tmp_path / FILE
    window = await Window(client, home).open()
    await window.press("policy", **ANSWERS)
    await window.press("policy/text", text="# Mine", then="save")
    kept = PolicyStore(tmp_path).load()
    assert (kept.text, kept.answers["name"]) == ("# Mine", "Riverside <b>")
