"""A browser that has been let in, and what a test has it do."""

from __future__ import annotations

import io
import re

from aiohttp import ClientSession, FormData

from tacit.serve.keeper import Keeper
from tacit.store.kept import Kept

SAME = {"Sec-Fetch-Site": "same-origin"}
CSV = b"First name,Last Name,Date of birth\nZebulon,Quimby,1990-01-01\nLudmila,Vantongeren,\n,,1999\n"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Brindlewick Ashgrove\r\nTEL:+1 503 555 0142\r\nEND:VCARD\r\n"


class Browser:
    """A browser that has been let in. A form of the page that it shows it sends with what is hidden in it."""

    def __init__(self, client: ClientSession, home: str) -> None:
        self.client = client
        self.home = home.rstrip("/")
        self.page = ""

    async def get(self, place: str) -> str:
        """The page at a place."""
        async with self.client.get(self.home + place) as answer:
            assert answer.status == 200
            self.page = await answer.text()
        return self.page

    async def post(self, place: str, leads_to: str | None = None, status: int = 200, **fields: object) -> str:
        """The page that a form's answer is or leads to."""
        told = self._hidden(place) | fields
        data = [(name, one) for name, each in told.items() for one in (each if isinstance(each, list) else [each])]
        return await self._send(place, FormData(data)(), leads_to, status)

    async def upload(self, place: str, content: bytes | None, leads_to: str | None = None, status: int = 200) -> str:
        """The page that a file's answer is or leads to."""
        data = FormData()
        # As browsers send it where no file was chosen.
        name = "" if content is None else "list.csv"
        data.add_field("file", io.BytesIO(content or b""), filename=name, content_type="text/csv")
        return await self._send(place, data, leads_to, status)

    async def _send(self, place: str, data: object, leads_to: str | None, status: int) -> str:
        async with self.client.post(self.home + place, data=data, headers=SAME) as answer:
            assert answer.status == status
            assert str(answer.url.relative()) == (leads_to or place)
            self.page = await answer.text()
        return self.page

    def _hidden(self, place: str) -> dict[str, object]:
        form = re.search(rf'<form[^>]* action="{place}".*?</form>', self.page, re.S)
        return dict(re.findall(r'type="hidden" name="(\w+)" value="(\w*)"', form[0])) if form else {}


def notice(page: str) -> str:
    """What a page says first."""
    found = re.search(r'role="status">(.*?)</p>', page)
    return found[1] if found else ""


async def keep(keeper: Keeper, kept: Kept) -> None:
    """Have something kept already."""
    await keeper.ask(lambda vault: vault.keep(kept))
