"""Settings and allowances by forms, over a real socket."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from multidict import MultiDict

from tacit.allowance import Allowance, Ground, Scope
from tacit.dashboard.settings_form import ON, SHOWN, changes, fields, filled
from tacit.draft import Site
from tacit.finding import Label
from tacit.protocol.messages import VaultState
from tacit.serve.preferences import Preferences
from tacit.settings import DESCRIPTIONS, NAMES, Mode, Settings
from tacit.store.settings import ASIDE, FILE, SettingsStore
from tests.dashboard.conftest import Now

OWN = {"Sec-Fetch-Site": "same-origin"}
JESSICA = Allowance(Scope.WORD, Ground.NOT_CLIENT, "Jessica", Label.NAME, Site.X)
KIND = Allowance(Scope.KIND, Ground.ME, "<b>Tuesday", Label.DATE, Site.LINKEDIN)


def as_shown(settings: Settings) -> MultiDict[str]:
    """What a browser sends of the form where nobody changed anything."""
    form: MultiDict[str] = MultiDict()
    for each in fields(settings):
        form.add(SHOWN + each.about.name, each.shown)
        if each.about.kind == "kinds":
            form.extend((each.about.name, choice.value) for choice in each.choices if each.has(choice.value))
        elif each.about.kind == "texts":
            form.add(each.about.name, each.lines.replace("\n", "\r\n"))
            form[SHOWN + each.about.name] = each.shown.replace("\n", "\r\n")
        elif each.about.kind != "switch":
            form.add(each.about.name, each.typed)
        elif each.typed == "on":
            form.add(each.about.name, ON)
    return form


async def shown(client: ClientSession, url: str) -> str:
    """A page as a person reads its source."""
    async with client.get(url) as answer:
        assert answer.status == 200
        return html.unescape(await answer.text())


async def post(client: ClientSession, url: str, expected: int = 200, **form: Any) -> str:
    """The page that a form leads to."""
    async with client.post(url, data=form.get("data", form), headers=OWN) as answer:
        assert answer.status == expected
        return html.unescape(await answer.text())


class TestForm:
    def test_as_it_was(self):
        """A form that nobody changed changes nothing, whatever holds by the time that it is sent."""
        then = Settings(
            mode=Mode.STRICT,
            muted=(Label.AGE, Label.JOB),
            site_x=False,
            neutral_replies=("Please ring.", "Write to us."),
        )
        for now in (then, Settings(), Settings(retention_days=7)):
            sent = filled(as_shown(then), now)
            assert list(changes(sent)) == []
            assert [each.problem for each in sent] == [None] * len(NAMES)

    def test_changes(self):
        """Every kind of setting can be changed, and what was left as it was is not among the changes."""
        form = as_shown(Settings())
        form["mode"] = "watch"
        del form["site_x"]
        form.extend([("muted", "age"), ("muted", "quote")])
        form["retention_days"] = " 30 "
        form["neutral_replies"] = "Please ring.\r\n\r\nWrite to us.\r\n"
        assert dict(changes(filled(form, Settings()))) == {
            "mode": "watch",
            "site_x": False,
            "muted": ["AGE", "QUOTE"],
            "retention_days": 30,
            "neutral_replies": ["Please ring.", "Write to us."],
        }

    def test_own_replies(self):
        """Emptied, the box of neutral replies goes back to Tacit's own."""
        form = as_shown(Settings(neutral_replies=("Please ring.",)))
        assert form["neutral_replies"] == "Please ring."
        form["neutral_replies"] = " \r\n"
        assert dict(changes(filled(form, Settings(neutral_replies=("Please ring.",))))) == {"neutral_replies": []}

    @pytest.mark.parametrize(
        ("name", "typed"),
        [
            ("retention_days", "0"),
            ("retention_days", ""),
            ("retention_days", "<b>"),
            ("retention_days", "9" * 5_000),
            ("mode", "loud"),
            ("muted", "name"),
            ("neutral_replies", "a" * 281),
        ],
    )
    def test_refused(self, name: str, typed: str):
        """What does not fit says why, and is still what was typed."""
        form = as_shown(Settings())
        form[name] = typed
        [refused] = [each for each in filled(form, Settings()) if each.problem]
        assert refused.problem == f"Not saved. Possible here: {DESCRIPTIONS[name].allowed}."
        assert (refused.about.name, refused.typed) == (name, typed)

    def test_half_a_form(self):
        """A setting that the form did not show stays as it is: a switch is not off because it is missing."""
        assert list(changes(filled(MultiDict({"mode": "watch"}), Settings()))) == []


class TestSettings:
    async def test_every_setting(self, home: str, client: ClientSession, now: Now):
        """Every setting is on the page with its title and what it means, as it holds now."""
        page = await shown(client, f"{home}settings")
        for about in DESCRIPTIONS.values():
            assert about.title in page
            assert about.description in page
        assert '<input type="radio" name="mode" value="guard" checked>' in page
        assert page.count(" checked") == 5
        assert 'aria-current="page">Settings' in page
        assert now.looks == 1

    async def test_saved(self, home: str, client: ClientSession, now: Now):
        """What is saved holds at once, by the way that tells every session, and a reload does not send it again."""
        told: list[Settings] = []
        now.preferences._tell_all = lambda: told.append(now.preferences.kept.settings)
        form = as_shown(Settings())
        form["mode"] = "strict"
        form["retention_days"] = "30"
        async with client.post(f"{home}settings", data=form, headers=OWN, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/settings")
        assert now.looks == 1
        assert told == [Settings(mode=Mode.STRICT, retention_days=30)]
        page = await shown(client, f"{home}settings")
        assert "Saved. It holds in every open tab." in page
        assert 'value="strict" checked' in page
        assert 'role="status"' not in await shown(client, f"{home}settings")

    async def test_refused(self, home: str, client: ClientSession, now: Now):
        """Where one field does not fit nothing is saved, the field says why, and all that was typed is still there."""
        form = as_shown(Settings())
        form["mode"] = "strict"
        form["retention_days"] = "forever"
        page = await post(client, f"{home}settings", 422, data=form)
        assert now.preferences.kept.settings == Settings()
        assert "Not saved. Possible here: a whole number from 1 to 365." in page
        assert 'value="forever"' in page
        assert 'value="strict" checked' in page
        form["retention_days"] = "30"
        await post(client, f"{home}settings", data=form)
        assert now.preferences.kept.settings == Settings(mode=Mode.STRICT, retention_days=30)

    async def test_disk(self, home: str, client: ClientSession, now: Now, tmp_path: Path):
        """Settings that cannot be written are told with why, and what was typed is still there."""
        (tmp_path / "config").touch()
        now.preferences._store = SettingsStore(tmp_path / "config")
        form = as_shown(Settings())
        form["retention_days"] = "30"
        page = await post(client, f"{home}settings", 503, data=form)
        assert "The settings could not be saved in" in page
        assert 'value="30"' in page
        assert "could not be saved" in await post(client, f"{home}settings/default", 503, name="mode")

    async def test_problems(self, home: str, client: ClientSession, now: Now, tmp_path: Path):
        """A damaged setting is told until its default is kept for it; an unknown one is only told."""
        store = SettingsStore(tmp_path)
        (tmp_path / FILE).write_text('{"mode": "loud", "wifi": 1, "\\ud800": 1}')
        now.preferences.__init__(store, lambda: None)  # type: ignore[misc]
        page = await shown(client, f"{home}settings")
        assert "mode could not be read, so guard is used." in page
        assert "wifi is no setting of this version." in page
        assert "? is no setting of this version." in page
        assert page.count("<button>Keep ") == 1
        page = await post(client, f"{home}settings/default", name="mode")
        assert "could not be read" not in page
        assert json.loads((tmp_path / FILE).read_text()) == {"wifi": 1, "\ud800": 1}

    async def test_damaged_file(self, home: str, client: ClientSession, now: Now, tmp_path: Path):
        """A file that cannot be read at all is told, kept aside, and written anew once the defaults are kept."""
        (tmp_path / FILE).write_text("{")
        now.preferences.__init__(SettingsStore(tmp_path), lambda: None)  # type: ignore[misc]
        assert "<button>Keep every default</button>" in await shown(client, f"{home}settings")
        assert "could not be read" not in await post(client, f"{home}settings/default", name=FILE)
        assert (tmp_path / ASIDE).read_text() == "{"

    @pytest.mark.parametrize("name", ["", "wifi"])
    async def test_no_such_setting(self, home: str, client: ClientSession, name: str):
        """What is no setting is put back to nothing."""
        await post(client, f"{home}settings/default", 400, name=name)

    @pytest.mark.parametrize("content", ["multipart/form-data; boundary=x", "text/plain", "application/json"])
    async def test_other_forms(self, home: str, client: ClientSession, content: str):
        """What no form of ours sends is refused: no file is taken in."""
        headers = OWN | {"Content-Type": content}
        async with client.post(f"{home}settings", data=b"--x--", headers=headers) as answer:
            assert answer.status == 400

    async def test_no_text(self, home: str, client: ClientSession):
        """A form that is no text is refused."""
        headers = OWN | {"Content-Type": "application/x-www-form-urlencoded; charset=nothing"}
        async with client.post(f"{home}settings", data=b"mode=%ff", headers=headers) as answer:
            assert answer.status == 400

    async def test_elsewhere(self, home: str, client: ClientSession, now: Now):
        """Another site's form changes nothing, with the session's cookie too."""
        form = as_shown(Settings())
        form["mode"] = "watch"
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}):
            async with client.post(f"{home}settings", data=form, headers=headers) as answer:
                assert answer.status == 403
        assert now.preferences.kept == Preferences(None, lambda: None).kept
        await post(client, f"{home}settings", data=form)
        assert now.preferences.kept.settings.mode is Mode.WATCH


class TestAllowed:
    async def test_listed(self, home: str, client: ClientSession, now: Now):
        """Each is listed with its scope in the words of the card, the latest first, and nothing of it is markup."""
        now.allowances.allow(JESSICA)
        now.allowances.allow(KIND)
        async with client.get(f"{home}settings") as answer:
            assert "<b>Tuesday" not in await answer.text()
        page = await shown(client, f"{home}settings")
        titles = re.findall(r'<span class="title">“(.*?)”</span> <span class="help">(.*?)</span>', page)
        assert titles == [
            ("<b>Tuesday", "time or date · It is me · This kind, on this site: LinkedIn"),
            ("Jessica", "name · Not about a client · This word, always"),
        ]

    async def test_taken_back(self, home: str, client: ClientSession, now: Now):
        """What is taken back is allowed no more, and the other stays; its word is in no address."""
        now.allowances.allow(JESSICA)
        now.allowances.allow(KIND)
        page = await shown(client, f"{home}settings")
        row = next(part for part in page.split("<li>") if "Jessica" in part)
        sent = dict(re.findall(r'name="(\w+)" value="(\w+)"', row))
        async with client.post(f"{home}settings/allowed", data=sent, headers=OWN) as answer:
            assert "Taken back. Tacit warns of it again." in await answer.text()
            assert "Jessica" not in str(answer.url)
        assert now.allowances.allowed == (KIND,)

    async def test_nonsense(self, home: str, client: ClientSession, now: Now):
        """What is no allowance is refused."""
        now.allowances.allow(JESSICA)
        await post(client, f"{home}settings/allowed", 400, word="Jessica")
        assert now.allowances.allowed == (JESSICA,)

    @pytest.mark.parametrize(
        ("vault", "allowed", "expected"),
        [
            (VaultState.ABSENT, (), None),
            (VaultState.ABSENT, (JESSICA,), "/clients"),
            (VaultState.LOCKED, (), "tacit vault unlock"),
            (VaultState.DAMAGED, (), "tacit vault status"),
            (VaultState.OPEN, (), None),
        ],
    )
    async def test_passing(
        self,
        home: str,
        client: ClientSession,
        now: Now,
        vault: VaultState,
        allowed: tuple[Allowance, ...],
        expected: str | None,
    ):
        """What passes with the companion is told, with the page or command that keeps it; nothing is where it lasts."""
        now.allowances.allowed = allowed
        now.allowances._keeper.state = vault
        note = re.search(r'<p class="note">(.*?)</p>', await shown(client, f"{home}settings"))
        helps = re.findall(r'<code>(.*?)</code>|href="(.*?)"', note[1] if note else "")
        assert ["".join(each) for each in helps] == ([expected] if expected else [])
