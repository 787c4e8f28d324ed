"""Who may ask for what, and what every answer says about itself.

A page on the web cannot read the user's files, but it can make their browser ask 127.0.0.1. It is kept out by

- the Host header: a name of the attacker's own that they let point to 127.0.0.1 (DNS rebinding) is none of ours;
- Sec-Fetch-Site, or Origin where a browser does not send it: another site's request, or another port's, is refused;
- the session cookie, which is given for a token that only who can read the user's files has;
- the headers: nobody frames our pages, loads them as a picture or script, or has one of them run a script.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import hdrs, web
from aiohttp.typedefs import Middleware

from ..serve.faults import describe
from .pages import NOWHERE, PLACES, message, see
from .tokens import Tokens

logger = logging.getLogger(__name__)

COOKIE = "tacit_session"

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer, errors included. A page with a script of ours has a policy of its own, which allows that."""

ENTRY = "/enter"
STATIC = "/static"
_SAFE = {hdrs.METH_GET, hdrs.METH_HEAD}

_OPEN = "To open the dashboard, press “Your near misses” in Tacit’s popup, or run: tacit dashboard"
_USED = f"This link was used before, or is too old. {_OPEN}"
_SENTENCES = {
    HTTPStatus.UNAUTHORIZED: (
        "This browser is not let in, or not any more: that ends after twelve hours, and when the browser or the "
        f"companion is closed. Nothing was changed. {_OPEN}"
    ),
    HTTPStatus.FORBIDDEN: "Another site asked for this page, so it is not shown.",
    HTTPStatus.MISDIRECTED_REQUEST: "This address is not the dashboard's, so nothing is shown.",
    HTTPStatus.BAD_REQUEST: "This address asks for something that the dashboard does not know.",
    HTTPStatus.NOT_FOUND: "There is no such page.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This is too much text to be sent at once, so nothing was changed.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "A fault in Tacit keeps this page from being shown. Nothing was lost.",
}

_STRANGERS = {HTTPStatus.FORBIDDEN, HTTPStatus.MISDIRECTED_REQUEST}
"""What another site is told: it gets nothing else, not even where the pages are."""


class MisdirectedError(web.HTTPClientError):
    """The request is for another host. aiohttp has no name for this status (RFC 9110, 15.5.20)."""

    status_code = HTTPStatus.MISDIRECTED_REQUEST


def guarded(host: str, sessions: Tokens) -> Middleware:
    """Return the middleware of a dashboard at `host`, which is address and port as browsers write them."""

    @web.middleware
    async def guard(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        try:
            check(request, host, sessions)
            response = await handler(request)
        except web.HTTPException as error:
            response = _refused(request, error, sessions)
        except Exception as error:
            logger.error("a page could not be shown: %s", describe(error))
            response = message(_SENTENCES[HTTPStatus.INTERNAL_SERVER_ERROR], 500, NOWHERE)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def check(request: web.Request, host: str, sessions: Tokens) -> None:
    """Raise an HTTPException unless the request may be answered."""
    if request.headers.getall(hdrs.HOST, []) != [host]:
        raise MisdirectedError
    place = _place(request)
    if not _is_ours(request, host, is_entry=place == ENTRY):
        raise web.HTTPForbidden
    if not _is_open(place) and not sessions.holds(request.cookies.get(COOKIE, "")):
        raise web.HTTPUnauthorized


def _is_open(place: str | None) -> bool:
    """Whether a place is answered without a session: the way in, and what looks the same for everyone."""
    return place is not None and (place == ENTRY or place.startswith(f"{STATIC}/"))


def _is_ours(request: web.Request, host: str, *, is_entry: bool) -> bool:
    """Whether no other site, nor another port of this computer, made the browser ask."""
    site = request.headers.get("Sec-Fetch-Site")
    if request.method not in _SAFE or hdrs.UPGRADE in request.headers:
        return site == "same-origin" if site is not None else request.headers.get(hdrs.ORIGIN) == f"http://{host}"
    if site in (None, "none", "same-origin"):
        return True
    # The redirect file is of no site. What it leads to is a whole page, not a frame or a picture in another's.
    return is_entry and request.headers.get("Sec-Fetch-Dest") == "document"


def _refused(request: web.Request, error: web.HTTPException, sessions: Tokens) -> web.Response:
    """What is shown in the place of what was asked for: who is let in gets ways around with it."""
    if isinstance(error, web.HTTPMethodNotAllowed) and request.method in _SAFE:
        # The address of what a button shows or does: opened by hand, or again with the browser's other tabs.
        begin = f"/{request.path.split('/')[1]}"
        return see(begin if begin in PLACES else "/")
    is_link = error.status == HTTPStatus.UNAUTHORIZED and _place(request) == ENTRY
    status = HTTPStatus(error.status)
    sentence = _USED if is_link else _SENTENCES.get(status, status.phrase)
    is_let_in = status not in _STRANGERS and sessions.holds(request.cookies.get(COOKIE, ""))
    return message(sentence, status, NOWHERE if is_let_in else None)


def _place(request: web.Request) -> str | None:
    """The place that is asked for, as the routes have it; None where there is no such place."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else None
