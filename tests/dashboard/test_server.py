"""The dashboard as a browser gets it, over a real socket."""

from __future__ import annotations

import asyncio
import random
import re
import resource
import socket
import stat
import sys
import threading
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from tacit.dashboard import redirect
from tacit.dashboard.pages import PLACES
from tacit.dashboard.server import Dashboard
from tacit.draft import Site
from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.place import Place
from tacit.protocol.messages import SettingsSet
from tacit.serve.keeper import Keeper
from tacit.store.figures import Figures
from tacit.store.log import Log
from tests.dashboard.conftest import Now, address, made_in
from tests.serve.serving import DEADLINE
from tests.store.misses import TODAY, any_miss, come, miss


async def shown(client: ClientSession, url: str, expected: int = 200) -> str:
    """The page at an address."""
    async with client.get(url) as answer:
        assert answer.status == expected
        return await answer.text()


def files(folder: Path) -> list[Path]:
    """What is in a folder."""
    return sorted(folder.iterdir())


class TestLink:
    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
    async def test_private(self, dashboard: Dashboard):
        """The file that opens the dashboard can be read by its user only."""
        path = await dashboard.link()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    async def test_gone_when_used(self, dashboard: Dashboard, client: ClientSession, folder: Path):
        """The file is gone once it has been used, and another's is still there."""
        first, second = await dashboard.link(), await dashboard.link()
        await shown(client, address(first))
        assert files(folder) == [second]

    async def test_gone_after_its_time(self, log: Log, folder: Path, now: Now, keeper: Keeper):
        """The file is gone after its time, used or not."""
        dashboard = made_in(folder, log, now, keeper, lifetime=0.05)
        path = await dashboard.link()
        assert path.exists()
        async with asyncio.timeout(10):
            while path.exists():  # noqa: ASYNC110 - nobody tells that it has gone
                await asyncio.sleep(0.01)
        await dashboard.close()

    async def test_used_too_late(self, log: Log, folder: Path, now: Now, keeper: Keeper, client: ClientSession):
        """Who read the file while it was there is let in no more after it has gone, whichever clock was first."""
        dashboard = made_in(folder, log, now, keeper, lifetime=0.05)
        link = address(await dashboard.link())
        await asyncio.sleep(0.06)
        await shown(client, link, 401)
        await dashboard.close()

    async def test_gone_at_the_end(self, dashboard: Dashboard, client: ClientSession, folder: Path):
        """A companion that leaves takes its files along, and answers no more."""
        link = address(await dashboard.link())
        await dashboard.close()
        assert files(folder) == []
        with pytest.raises(OSError, match="Cannot connect"):
            await client.get(link)

    async def test_left_over(self, dashboard: Dashboard, folder: Path):
        """What a companion that was killed has left is removed, and nothing else."""
        left = redirect.write(folder, "http://127.0.0.1:1/enter?token=x")
        other = folder / "companion.sock"
        other.touch()
        path = await dashboard.link()
        assert files(folder) == sorted([path, other])
        assert left != path

    async def test_one_server(self, dashboard: Dashboard):
        """However many ask at the same time, one server answers them."""
        paths = await asyncio.gather(*(dashboard.link() for _ in range(4)))
        assert len({address(path).split("?")[0] for path in paths}) == 1

    async def test_loopback(self, dashboard: Dashboard):
        """The server listens on 127.0.0.1 alone."""
        await dashboard.link()
        assert dashboard._runner is not None
        assert [place[0] for place in dashboard._runner.addresses] == ["127.0.0.1"]

    async def test_trouble(self, log: Log, tmp_path: Path, now: Now, keeper: Keeper, monkeypatch: pytest.MonkeyPatch):
        """A folder that cannot be written to is told in a sentence, and a fault without its message."""
        dashboard = made_in(tmp_path / "gone", log, now, keeper)
        heard: asyncio.Queue[tuple[Path | None, str | None]] = asyncio.Queue()
        dashboard.open(lambda *said: heard.put_nowait(said))
        assert await heard.get() == (None, "The dashboard could not be opened: No such file or directory.")
        monkeypatch.setattr(redirect, "write", lambda *_: 1 / 0)
        dashboard.open(lambda *said: heard.put_nowait(said))
        assert await heard.get() == (None, "The dashboard could not be opened because of a fault.")
        await dashboard.close()

    async def test_fault_while_starting(self, dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch):
        """Where the server cannot be started nothing goes on listening, and the next try is a new one."""
        begun: list[tuple[web.AppRunner, socket.socket]] = []

        async def fail(site: web.SockSite) -> None:
            begun.append((site._runner, site._sock))
            raise OSError(24, "Too many open files")

        with monkeypatch.context() as broken:
            broken.setattr(web.SockSite, "start", fail)
            with pytest.raises(OSError, match="Too many"):
                await dashboard.link()
        [(runner, listener)] = begun
        assert (runner.server, listener.fileno()) == (None, -1)
        assert address(await dashboard.link())

    @pytest.mark.skipif(sys.platform == "win32", reason="limits")
    async def test_no_room(self, dashboard: Dashboard, folder: Path):
        """Where there is no room for the file, half a one is not left behind."""
        await dashboard.link()
        there = files(folder)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
        try:
            with pytest.raises(OSError, match="File too large"):
                await dashboard.link()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert files(folder) == there

    async def test_thread(
        self, home: str, dashboard: Dashboard, client: ClientSession, log: Log, monkeypatch: pytest.MonkeyPatch
    ):
        """The log is read in a thread that no exit waits for, and that ends with the dashboard."""
        readers: list[threading.Thread] = []
        figures = log.figures

        def read() -> AbstractContextManager[Figures]:
            readers.append(threading.current_thread())
            return figures()

        monkeypatch.setattr(log, "figures", read)
        await shown(client, home)
        [reader] = readers
        assert reader.daemon
        assert reader is not threading.main_thread()
        await dashboard.close()
        await asyncio.to_thread(reader.join, DEADLINE)
        assert not reader.is_alive()

    async def test_close_while_opening(self, dashboard: Dashboard, folder: Path):
        """A companion that leaves while a link is made makes none."""
        heard: list[object] = []
        dashboard.open(lambda *said: heard.append(said))
        [opening] = dashboard._tasks
        await asyncio.sleep(0)
        await dashboard.close()
        assert opening.cancelled()
        assert (heard, files(folder)) == ([], [])


class TestPage:
    async def test_leads_on(self, dashboard: Dashboard, client: ClientSession):
        """The way in leads to the page by a page of our own, from which a strict cookie is sent."""
        assert 'content="0; url=/"' in await shown(client, address(await dashboard.link()))

    @pytest.mark.parametrize("place", list(Place), ids=str)
    async def test_leads_to_a_place(self, dashboard: Dashboard, client: ClientSession, place: Place):
        """A link for a page leads to that page, which is there; its address holds a token and no page."""
        link = address(await dashboard.link(place))
        assert len(link.split("?token=")[1]) == 43
        led = re.search(r'content="0; url=([^"]*)"', await shown(client, link))
        assert led
        assert f'<a href="{led[1]}" aria-current="page">' in await shown(client, link.split("/enter")[0] + led[1])

    async def test_places(self):
        """Each page that the dashboard offers can be asked for, and no other."""
        assert list(PLACES) == [place.path for place in Place]

    async def test_nothing(self, home: str, client: ClientSession, now: Now):
        """A log without a near miss is told as what it is, without pictures or choices."""
        page = await shown(client, home)
        assert "Nothing yet." in page
        assert "<svg" not in page
        assert "<form" not in page
        assert now.looks == 1

    async def test_figures(self, home: str, client: ClientSession, log: Log):
        """The page says what is in the log."""
        log.write(come(miss(outcome=Outcome.REVISED), miss(outcome=Outcome.WRONG, labels=(Label.AGE,))))
        page = await shown(client, home)
        assert "Today Tacit warned you of 2 drafts, and of 2 this month: 1 revised, 1 warned of by mistake." in page
        assert '<li><span>age</span><svg aria-hidden="true"><rect class="kind" width="100.0%"' in page
        assert "Of 2 warnings you called 1 wrong, about: age (1)." in page
        assert page.count('<svg class="columns"') == 1
        assert page.count("<table>") == 2

    async def test_choice(self, home: str, client: ClientSession, log: Log):
        """Time and site narrow what is counted, are kept in the address, and leave the opening as it is."""
        log.write(come(miss(site=Site.FACEBOOK), miss(TODAY - timedelta(days=200), labels=(Label.AGE,))))
        whole, year = await shown(client, home), await shown(client, f"{home}?days=365&site=x")
        assert "Tacit warned of 1 draft: 1 not posted." in whole
        assert "<span>name</span>" in whole
        assert "<span>name</span>" not in year
        assert "<span>age</span>" in year
        assert '<option value="365" selected>' in year
        assert '<option value="x" selected>' in year
        assert "18 June 2025. Last 365 days, X." in year
        for page in (whole, year):
            assert "Today Tacit warned you of 1 draft, and of 1 this month" in page
        assert "Choose a longer time or another site." in await shown(client, f"{home}?site=linkedin")

    @pytest.mark.parametrize("query", ["days=8", "days=", "site=y", "days=%3Cb%3E"])
    async def test_no_such_choice(self, home: str, client: ClientSession, query: str):
        """An address that asks for what is not offered is told so, and is not shown back."""
        page = await shown(client, f"{home}?{query}", 400)
        assert "something that the dashboard does not know" in page
        assert "<b>" not in page

    async def test_state(self, home: str, client: ClientSession, now: Now):
        """That near misses are not recorded is said on the page, and nothing where they are."""
        assert 'class="note"' not in await shown(client, home)
        now.state = "off"
        assert "Near misses are not recorded." in await shown(client, home)
        now.state = "of <oak>"
        assert "of &lt;oak&gt;" in await shown(client, home)

    async def test_muted(self, home: str, client: ClientSession, now: Now, log: Log):
        """The page says which kinds are muted now."""
        log.write(come(miss()))
        assert "You have muted no kind of detail." in await shown(client, home)
        now.preferences.change(SettingsSet(name="muted", value=["AGE", "PLACE"]))
        assert "You left these kinds out of mild warnings: age, place." in await shown(client, home)

    async def test_trouble(self, home: str, client: ClientSession, log: Log):
        """A log that cannot be read is told in a sentence that says what to do."""
        log.write(come(miss()))
        log.path.chmod(0o644)
        told = await shown(client, home, 503)
        assert "run: chmod 600" in told
        assert '<a href="/" aria-current="page">' in told
        assert '<a href="/clients">' in told

    async def test_hours(self, home: str, client: ClientSession, log: Log):
        """Hours are drawn once as many are true as were made up."""
        log.write([change for _ in range(47) for change in come(miss(), hour=21)])
        assert "Too early to show." in await shown(client, home)
        log.write(come(miss(), hour=21))
        page = await shown(client, home)
        assert '<rect class="hour"' in page
        assert "48 of them are made up" in page

    async def test_ten_years(self, home: str, client: ClientSession, log: Log):
        """Ten years of near misses are shown by month, from the first to this one."""
        chance = random.Random(4)
        first = date(2015, 6, 20)
        log.write(come(miss(first), *(any_miss(chance, first, 3650) for _ in range(3_000))))
        page = await shown(client, f"{home}?days=all")
        assert "June 2015" in page
        assert "June 2025" in page
        assert "Tacit warned of 3,001 drafts" in page
        assert len(page) < 300_000
