"""Templates put into answers. What goes into a template is escaped, whatever it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..place import Place

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

PLACES = {
    Place.NEAR_MISSES.path: "Near misses",
    Place.SETTINGS.path: "Settings",
    Place.YOU.path: "You",
    Place.CLIENTS.path: "Clients",
    Place.ACCOUNTS.path: "Accounts",
    Place.POLICY.path: "Policy",
}
"""Where the pages are, and what each is called, in the order in which they are offered."""

NOWHERE = ""
"""What a page is that is none of these and offers them all."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, **given: Any) -> str:
    """Return a template with what is given."""
    return _environment().get_template(name).render(given)


def page(name: str, status: int = 200, here: str | None = None, *, notice: object = None, **given: Any) -> web.Response:
    """Return a template as an answer. `here` is the one of PLACES that it is, or NOWHERE; None offers no way around."""
    text = render(name, places=PLACES, here=here, notice=notice, **given)
    # Replaced where half a surrogate pair came in, as by an escape in a file: UTF-8 cannot carry it.
    body = text.encode(errors="replace")
    return web.Response(body=body, status=status, content_type="text/html", charset="utf-8")


def see(address: str) -> web.Response:
    """Return an answer that leads on to an address of ours, to be looked at: what was asked for is done."""
    return web.Response(status=303, headers={"Location": address})


def message(sentence: str, status: int, here: str | None = None) -> web.Response:
    """Return a page that says one thing, with ways around as `page` has them."""
    return page("message.html", status, here, sentence=sentence)
