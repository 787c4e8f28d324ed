"""The log downloaded and erased from the dashboard."""

from __future__ import annotations

import csv
import io

import pytest
from aiohttp import ClientSession

from tacit.dashboard.server import Dashboard
from tacit.outcome import Outcome
from tacit.store.export import to_csv, to_json
from tacit.store.log import Log
from tests.dashboard.test_settings_page import OWN, shown
from tests.store.misses import come, miss


class TestExport:
    @pytest.mark.parametrize(("form", "kind"), [("csv", "text/csv"), ("json", "application/json")])
    async def test_file(self, home: str, client: ClientSession, log: Log, form: str, kind: str):
        """The download is the file that `tacit log export` writes, and a browser saves it."""
        log.write(come(miss(outcome=Outcome.SENT), miss(), hour=21))
        async with client.get(f"{home}near-misses.{form}") as answer:
            assert (answer.status, answer.content_type) == (200, kind)
            assert answer.headers["Content-Disposition"] == f'attachment; filename="near-misses.{form}"'
            text = (await answer.read()).decode()
        with log.figures() as figures:
            own = {"csv": to_csv(figures.near_misses()), "json": to_json(figures.near_misses(), figures.hours())}
        assert text == own[form]
        if form == "csv":
            assert len(list(csv.DictReader(io.StringIO(text)))) == 2

    async def test_elsewhere(self, home: str, client: ClientSession):
        """Another site cannot have the browser download it, nor anyone without a session."""
        async with client.get(f"{home}near-misses.csv", headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403
        client.cookie_jar.clear()
        async with client.get(f"{home}near-misses.csv") as answer:
            assert answer.status == 401


class TestErase:
    async def test_erased(self, home: str, dashboard: Dashboard, client: ClientSession, log: Log):
        """A page of its own asks once and erases nothing by itself; then the log is empty, and pages hear of it."""
        log.write(come(miss(), miss()))
        assert "The log holds 2 near misses, the first of 18 June 2025." in await shown(client, f"{home}settings")
        page = await shown(client, f"{home}settings/erase")
        assert "The log holds 2 near misses" in page
        assert "get advice first" in page
        assert len(log.near_misses()) == 2
        told = dashboard._changes.count
        async with client.post(f"{home}settings/erase", data={"": ""}, headers=OWN) as answer:
            page = await answer.text()
        assert "Every near miss is erased." in page
        assert "The log holds no near miss." in page
        assert log.near_misses() == []
        assert dashboard._changes.count == told + 1

    async def test_elsewhere(self, home: str, client: ClientSession, log: Log):
        """Another site cannot erase it."""
        log.write(come(miss()))
        async with client.post(f"{home}settings/erase", headers={"Sec-Fetch-Site": "same-site"}) as answer:
            assert answer.status == 403
        assert len(log.near_misses()) == 1

    async def test_trouble(self, home: str, client: ClientSession, log: Log):
        """A log that cannot be used is told in a sentence that says what to do, and the settings still show."""
        log.write(come(miss()))
        log.path.chmod(0o644)
        assert "run: chmod 600" in await shown(client, f"{home}settings")
        for method, path in (("GET", "near-misses.csv"), ("GET", "settings/erase"), ("POST", "settings/erase")):
            data = {"": ""} if method == "POST" else None
            async with client.request(method, home + path, headers=OWN, data=data) as answer:
                assert answer.status == 503
                told = await answer.text()
                assert "run: chmod 600" in told
                assert '<a href="/settings" aria-current="page">' in told
