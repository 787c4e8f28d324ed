"""The dashboard in real browsers, from a draft that was warned of to the page that counts it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, async_playwright

from tacit.allowance import Allowance, Ground, Scope
from tacit.dashboard import policy
from tacit.dashboard.server import Dashboard
from tacit.draft import Site
from tacit.finding import Label
from tacit.person import Kind
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.messages import SettingsSet
from tacit.serve.keeper import Keeper
from tacit.settings import Problem, Settings
from tacit.store.kept import Account, Client, Kept, Use, Way
from tacit.store.log import Log
from tacit.store.policy import KeptPolicy
from tests.dashboard.conftest import Now
from tests.e2e.browsers import BROWSERS, Launch
from tests.serve.conftest import here
from tests.serve.serving import REAL, companion_process, connected
from tests.store.misses import TODAY, any_miss, come, miss

__all__ = ["here"]

pytestmark = pytest.mark.browser

PATHS = ("", "settings", "settings/erase", "policy", "policy/print")
AXE = (Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
LIST = b"First name,Last Name,Date of birth,Notes\nZebulon,Quimby,1990-01-01,x\n,,1999-01-01,y\n"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Brin Ashgrove\r\nTEL:+1 503 555 0142\r\nEND:VCARD\r\n"
STOP = "My client Zebulon Quimby cried in session today. Zebulon is a nurse at Mercy Hospital."


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """A page in Chromium; it must not have complained of anything in the end."""
    async with async_playwright() as playwright:
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        chromium = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=root)
        opened = await chromium.new_page()
        complaints: list[str] = []
        opened.on("console", lambda said: complaints.append(said.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
        await chromium.close()
        assert complaints == []


@pytest.fixture
def companion(here: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real companion with a data folder of its own."""
    monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path / "data"))
    with companion_process(REAL):
        yield


async def warned(here: Endpoint) -> None:
    """Write a draft that is warned of, and revise it."""
    async with connected(here) as client:
        await client.change("d", 1, STOP)
        said = await client.receive()
        assert said["params"]["verdict"] == "stop"
        await client.send(method="draft/outcome", params={"draft": "d", "revision": 1, "outcome": "revised"})
        await client.send(method="draft/closed", params={"draft": "d"})
        while (await client.ask("status")).get("result", {"unwritten": 1})["unwritten"]:
            pass


async def opening() -> str:
    """The address of the file that `tacit dashboard` names."""
    command = [sys.executable, "-m", "tacit", "dashboard", "--path"]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=True)
    return Path(done.stdout.strip()).as_uri()


SEEN = "Today Tacit warned you of 1 draft, and of 1 this month: 1 revised."


@pytest.mark.usefixtures("companion")
async def test_chromium(here: Endpoint, page: Page):
    """A draft that was warned of is on the page that the file leads to, without a word of it; the file opens once."""
    await warned(here)
    file = await opening()
    await page.goto(file)
    await page.wait_for_url("http://127.0.0.1:*/")
    text = await page.locator("body").inner_text()
    assert SEEN in text
    assert "Zebulon" not in await page.content()
    assert await page.evaluate("document.cookie + document.referrer") == ""
    await page.locator("[name=days]").select_option("7")
    await page.get_by_role("button", name="Show").click()
    await page.wait_for_url("**/?days=7&site=")
    await page.get_by_text("The numbers as a table").first.click()
    assert await page.get_by_role("table").first.is_visible()
    assert not list(here.folder.glob("dashboard-*"))


@pytest.mark.usefixtures("companion")
async def test_firefox(here: Endpoint):
    """The same in Firefox, which has its own mind of files, cookies, redirects and of who sends a form."""
    await warned(here)
    # Nothing listens there: loopback goes past a proxy in Firefox, and nothing else is asked for.
    browser = await BROWSERS["firefox"].start(Launch(cast("Any", SimpleNamespace(proxy_port=1))))
    try:
        tab = await browser.new_tab()
        await tab.goto(await opening())
        await tab.wait_for("location.pathname === '/' && !!document.querySelector('form')")
        assert SEEN in await tab.run("document.body.innerText")
        assert await tab.run("document.cookie + document.referrer") == ""
        await tab.run("void location.assign('/clients')")
        await tab.wait_for("!!document.querySelector('#list')")
        await tab.run("document.querySelector('#list').value = 'Zebulon Quimby'")
        await tab.run("document.querySelector('#list').form.querySelector('button').click()")
        await tab.wait_for("location.pathname === '/clients/preview' && document.readyState === 'complete'")
        assert "found 1 client" in await tab.run("document.body.innerText")
        await tab.run("document.querySelector('form[action=\"/clients/keep\"] button').click()")
        await tab.wait_for("location.pathname === '/clients' && document.readyState === 'complete'")
        assert "1 client is kept." in await tab.run("document.body.innerText")
    finally:
        await browser.close()


@pytest.fixture
async def full(dashboard: Dashboard, log: Log, page: Page) -> Page:
    """A page with everything on it."""
    chance = random.Random(3)
    misses = [any_miss(chance, TODAY - timedelta(days=89), 90) for _ in range(140)]
    log.write([change for each in misses for change in come(each, hour=chance.randrange(24))])
    async with page.expect_response("**/news?*"):
        await page.goto((await dashboard.link()).as_uri())
        await page.wait_for_url("http://127.0.0.1:*/")
    return page


async def look(page: Page, base: str, path: str) -> None:
    """Go to a page, with everything on it unfolded, and axe-core in it."""
    await page.goto(base + path)
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    await page.evaluate(f"{AXE};0")


@pytest.fixture
def used(now: Now) -> None:
    """Words that are allowed, also long ones, a policy, and a setting that is damaged."""
    for word, scope in (("Jessica", Scope.WORD), (f"the {'very ' * 90}last", Scope.KIND), ("W" * 300, Scope.WORD)):
        now.allowances.allow(Allowance(scope, Ground.NOT_CLIENT, word, Label.DATE, Site.LINKEDIN))
    text = policy.written(policy.completed({"name": "W" * 300, "location": "yes"}), TODAY)
    now.policy.keep(KeptPolicy({"name": "W" * 300}, f"{text}\nMine.\n", text, "Before."))
    problems = (Problem("mode", "damaged", "guard"), Problem("w" * 300, "unknown"))
    now.preferences.kept = replace(now.preferences.kept, problems=problems)


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 320)])
async def test_axe_finds_nothing_in_chromium(full: Page, scheme: Any, width: int):
    """axe-core finds no fault on any page with everything open, light or dark; in pale words it does.

    Nothing is wider than a narrow window, tables aside, which scroll by themselves.
    """
    base = full.url
    await full.emulate_media(color_scheme=scheme)
    await full.set_viewport_size({"width": width, "height": 700})
    check = "axe.run().then((said) => said.violations.map((each) => each.id))"
    for path in PATHS:
        await look(full, base, path)
        assert (path, await full.evaluate(check)) == (path, [])
        assert (path, await full.evaluate("document.documentElement.scrollWidth")) == (path, width)
    await look(full, base, "")
    assert await full.evaluate("document.querySelector('.room').scrollWidth") > 320
    await full.evaluate("document.querySelector('.help').style.color = '#888888'")
    assert await full.evaluate(check) == ["color-contrast"]


async def brought(page: Page, keeper: Keeper) -> AsyncIterator[None]:
    """Go through every page about people, in each state that looks different."""
    host = page.url.rstrip("/")
    for place in ("/you", "/clients", "/clients/new", "/accounts"):
        await page.goto(host + place)
        yield
    await page.goto(f"{host}/clients")
    await page.set_input_files("#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": LIST})
    await page.get_by_role("button", name="Look at it").first.click()
    await page.wait_for_url("**/clients/preview")
    yield
    await page.get_by_role("button", name="Show the names").click()
    await page.get_by_role("heading", name="The names").wait_for()
    yield
    await page.get_by_role("button", name="Keep these").click()
    await page.wait_for_url("**/clients")
    many = tuple(Client(ways=(Way(kind=Kind.NAME, text=f"Person {n}"),)) for n in range(300))
    long = Client(ways=(Way(kind=Kind.NAME, text="Hepzibah" * 25),))
    accounts = (Account(site=Site.FACEBOOK, name="Oakenshield" * 18, use=Use.PERSONAL),)
    told = {"clients": (*many, long), "accounts": accounts}
    await keeper.ask(lambda vault: vault.keep(vault.kept.model_copy(update=told)))
    await page.reload()
    yield
    await page.get_by_role("button", name="Show the list").click()
    await page.get_by_text("301 in all.").wait_for()
    yield
    await page.get_by_role("button", name="Change Person 7", exact=True).click()
    await page.get_by_role("heading", name="Change a client").wait_for()
    yield
    for place in ("/clients/erase", "/accounts"):
        await page.goto(host + place)
        yield
    await page.goto(f"{host}/you")
    await page.get_by_text("Fill this from your address card").click()
    await page.set_input_files("[name=file]", {"name": "a.vcf", "mimeType": "text/vcard", "buffer": CARD})
    await page.get_by_role("button", name="Look at it").click()
    await page.wait_for_url("**/you/card")
    yield
    await page.get_by_role("button", name="Keep these").click()
    await page.wait_for_url("**/you")
    await page.get_by_text("Keep it with a passphrase").click()


async def test_people_in_chromium(page: Page, dashboard: Dashboard, keeper: Keeper):
    """On every page about people axe-core finds no fault, light or dark, and none is wider than a narrow window."""
    await page.goto((await dashboard.link()).as_uri())
    await page.wait_for_url("http://127.0.0.1:*/")
    looked_at = 0
    async for _ in brought(page, keeper):
        await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        await page.evaluate(f"{AXE};0")
        # In the dark only the colours are others.
        for scheme, rules in (("light", "{}"), ("dark", "{runOnly: ['color-contrast']}")):
            await page.emulate_media(color_scheme=scheme)
            found = await page.evaluate(f"axe.run({rules}).then((said) => said.violations.map((each) => each.id))")
            assert found == [], page.url
        await page.set_viewport_size({"width": 320, "height": 700})
        assert await page.evaluate("document.documentElement.scrollWidth") == 320, page.url
        await page.set_viewport_size({"width": 1280, "height": 720})
        looked_at += 1
    assert looked_at == 12
    assert [len(keeper.kept.clients), keeper.kept.profile.names] == [301, ("Brin Ashgrove",)]


async def test_back_in_chromium(page: Page, dashboard: Dashboard, keeper: Keeper):
    """Once a list was left, going back does not show it again."""
    await keeper.ask(lambda vault: vault.keep(Kept(clients=(Client(ways=(Way(kind=Kind.NAME, text="Zebulon"),)),))))
    await page.goto((await dashboard.link()).as_uri())
    await page.wait_for_url("http://127.0.0.1:*/")
    await page.goto(page.url + "clients")
    await page.get_by_role("button", name="Show the list").click()
    await page.get_by_text("Zebulon").wait_for()
    await page.get_by_role("link", name="Back").click()
    await page.wait_for_url("**/clients")
    with contextlib.suppress(PlaywrightError):
        await page.go_back()
    # Chromium's own page, which asks whether to send the form again.
    await page.wait_for_url("chrome-error://chromewebdata/")
    assert "Zebulon" not in await page.content()


@pytest.mark.usefixtures("used")
async def test_settings_in_chromium(full: Page, now: Now):
    """A real form that is saved changes what was changed in it, and of several replies none is lost or run together."""
    now.preferences.change(SettingsSet(name="neutral_replies", value=["Please call us.", "Thank you."]))
    await full.goto(f"{full.url}settings")
    await full.get_by_label("Days that the log goes back").fill("30")
    await full.get_by_role("button", name="Save").click()
    await full.get_by_text("Saved.").wait_for()
    assert now.preferences.kept.settings == Settings(
        retention_days=30, neutral_replies=("Please call us.", "Thank you."), muted=now.preferences.kept.settings.muted
    )
    await full.get_by_label("Neutral replies").fill("One.\nTwo.\nThree.")
    await full.get_by_role("button", name="Save").click()
    await full.get_by_label("Neutral replies").wait_for()
    assert now.preferences.kept.settings.neutral_replies == ("One.", "Two.", "Three.")


@pytest.mark.usefixtures("used")
async def test_policy_in_chromium(full: Page):
    """Printed, the policy is the text alone; what is typed is saved by the button that downloads it."""
    base = full.url
    await full.goto(f"{base}policy")
    await full.locator("#policy").fill("# Mine\n\n- One\n")
    async with full.expect_download() as coming:
        await full.get_by_role("button", name="download").click()
    download = await coming.value
    assert download.suggested_filename == "social-media-policy.md"
    assert await asyncio.to_thread(Path(await download.path()).read_text) == "# Mine\n\n- One\n"
    await full.get_by_role("button", name="print").click()
    await full.wait_for_url("**/policy/print")
    await full.emulate_media(media="print")
    assert (await full.locator("body").inner_text()).split() == ["Mine", "One"]


async def test_news_in_chromium(full: Page, dashboard: Dashboard, log: Log):
    """What is new shows by itself, but not while one is choosing in the form; without scripts the page is the same."""
    base = full.url
    lead = full.locator(".lead").first
    before = await lead.inner_text()
    await full.locator("select[name=site]").focus()
    log.write(come(miss()))
    dashboard.tell()
    await full.get_by_text("It shows once you leave the choice.").wait_for()
    assert await lead.inner_text() == before
    await full.locator("select[name=site]").select_option("x")
    await full.locator("summary").first.focus()
    await full.get_by_text("The page shows it now.").wait_for()
    assert await lead.inner_text() != before
    assert await full.locator("select[name=site]").input_value() == "x"
    assert await full.evaluate("document.activeElement === document.querySelector('summary')")
    await full.context.route("**/live.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    after = await full.locator("main").inner_text()
    await full.goto(base)
    assert await full.locator("main").inner_text() == after


async def test_no_more_news_in_chromium(full: Page, dashboard: Dashboard):
    """A page that is open when the companion leaves says that it grows old, and not before."""
    assert await full.locator("#news").inner_text() == ""
    await dashboard.close()
    await full.get_by_text("This page hears of nothing new any more.").wait_for()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
async def test_prints_on_one_sheet_in_chromium(full: Page, paper: str):
    """With every kind of detail and every rule the page fits on one sheet; as it is on a screen it would not."""
    assert await full.locator(".bars li").count() == 20
    assert (await full.pdf(format=paper)).count(b"/Type /Page\n") == 1
    await full.emulate_media(media="screen")
    assert (await full.pdf(format=paper)).count(b"/Type /Page\n") > 1


async def test_locked_in_chromium(full: Page, dashboard: Dashboard, now: Now):
    """A browser whose session has ended is told how to open the dashboard, and shown nothing."""
    now.seconds += 12 * 3600
    answer = await full.request.get(full.url)
    assert answer.status == 401
    assert "tacit dashboard" in await answer.text()
