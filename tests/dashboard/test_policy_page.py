"""The policy by forms, over a real socket."""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path

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


async def test_by_hand(home: str, client: ClientSession, now: Now):
    """A text that was changed by hand is never lost: not by other answers, and not by writing it anew."""
    await post(client, f"{home}policy", **ANSWERS)
    page = await post(client, f"{home}policy/text", text="# Mine\r\n\r\nAll of it.\r\n", then="save")
    assert "Saved." in page
    assert "Write it anew" in page
    page = await post(client, f"{home}policy", **ANSWERS | {"name": "Lakeside"})
    assert "it was left as it is" in page
    assert await text(client, home) == "# Mine\n\nAll of it.\n"
    page = await post(client, f"{home}policy/anew", **{"": ""})
    assert "Write it anew" not in page
    assert "Lakeside. 18 June 2025." in await text(client, home)
    page = await post(client, f"{home}policy/back", **{"": ""})
    assert await text(client, home) == "# Mine\n\nAll of it.\n"
    assert "Bring back" not in page
    await post(client, f"{home}policy/back", **{"": ""})
    assert await text(client, home) == "# Mine\n\nAll of it.\n"


async def test_emptied(home: str, client: ClientSession, now: Now):
    """Once the text was emptied, the answers write it again."""
    await post(client, f"{home}policy", **ANSWERS)
    page = await post(client, f"{home}policy/text", text="", then="save")
    assert "Write the policy" in page
    assert "The text is written from your answers." in await post(client, f"{home}policy", **ANSWERS)
    assert (await text(client, home)).startswith("# Social media policy")


async def test_pressed_twice(home: str, client: ClientSession, now: Now):
    """A text with changes by hand outlives a button that is pressed twice, and bringing back another one."""
    await post(client, f"{home}policy/text", text="# Mine\n", then="save")
    await asyncio.gather(*(post(client, f"{home}policy/anew", **{"": ""}) for _ in range(2)))
    assert now.policy.load().before == "# Mine\n"
    await post(client, f"{home}policy/text", text="# Mine, newer\n", then="save")
    await post(client, f"{home}policy/back", **{"": ""})
    kept = now.policy.load()
    assert (kept.text, kept.before) == ("# Mine\n", "# Mine, newer\n")


async def test_two_at_once(home: str, client: ClientSession, now: Now, tmp_path: Path):
    """Of a text and answers that come at once from two windows, both are kept."""
    now.policy._path = tmp_path / FILE
    for number in range(5):
        mine = {"text": f"# Mine {number}", "then": "save"}
        await asyncio.gather(
            post(client, f"{home}policy/text", **mine), post(client, f"{home}policy", name=f"Lakeside {number}")
        )
        kept = PolicyStore(tmp_path).load()
        assert (kept.text, kept.answers["name"]) == (f"# Mine {number}", f"Lakeside {number}")


async def test_unchanged(home: str, client: ClientSession, now: Now):
    """Saved as it was written, with the line ends that a browser sends, it does not count as changed by hand."""
    await post(client, f"{home}policy", **ANSWERS)
    await post(client, f"{home}policy/text", text=now.policy.load().text.replace("\n", "\r\n"), then="save")
    assert not now.policy.load().is_by_hand


async def test_download(home: str, client: ClientSession, now: Now):
    """Downloaded, what is in the box is saved first, and comes as a file of Markdown."""
    await post(client, f"{home}policy", **ANSWERS)
    data = {"text": "# Mine\n", "then": "download"}
    async with client.post(f"{home}policy/text", data=data, headers=OWN) as answer:
        assert answer.headers["Content-Disposition"] == 'attachment; filename="social-media-policy.md"'
        assert (answer.content_type, await answer.text()) == ("text/markdown", "# Mine\n")


async def test_print(home: str, client: ClientSession, now: Now):
    """The page to be printed has the text as a text with headings, and nothing in it runs."""
    await post(client, f"{home}policy", **ANSWERS)
    data = {"text": "# Mine\n\n<script>x</script>\n", "then": "print"}
    async with client.post(f"{home}policy/text", data=data, headers=OWN) as answer:
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


@pytest.mark.parametrize("where", ["policy", "policy/text"])
async def test_kept_in_a_file(home: str, client: ClientSession, now: Now, tmp_path: Path, where: str):
    """What is answered or typed is in the file, for the next companion."""
    now.policy._path = tmp_path / FILE
    await post(client, home + where, **ANSWERS | {"text": "# Mine", "then": "save"})
    kept = PolicyStore(tmp_path).load()
    assert (kept.text == "# Mine") is (where == "policy/text")
    assert (kept.answers.get("name") == "Riverside <b>") is (where == "policy")
