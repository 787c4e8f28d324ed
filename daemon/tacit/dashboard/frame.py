"""What every page stands in: the ways around, and a notice that the page before has left for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .guard import COOKIE
from .held import Held
from .pages import page, see

_NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence at the head of a page."""

    sentence: str
    is_problem: bool = False


class Frame:
    """Shows pages and leads on to others, with what there is to say. `used` is called at each of these.

    A notice is held for the browser's session and stands in no address: it may name a file, and is said once.
    """

    def __init__(self, held: Held, used: Callable[[], object]) -> None:
        self.held = held
        self._used = used

    def session(self, request: web.Request) -> str:
        """Return the session of a request; the guard has seen to it that there is one."""
        return request.cookies[COOKIE]

    def page(
        self, request: web.Request, name: str, here: str, *, status: int = 200, problem: str | None = None, **given: Any
    ) -> web.Response:
        """Return a template with the notice that was left for it, whose place a `problem` takes."""
        self._used()
        notice = self.held.take(self.session(request), _NOTICE)
        if problem is not None:
            notice = Notice(problem, is_problem=True)
        return page(name, status, here, notice=notice, **given)

    def go(
        self, request: web.Request, place: str, sentence: str | None = None, problem: str | None = None
    ) -> web.Response:
        """Lead the browser on to a page that says a sentence, or what the problem was."""
        self._used()
        if said := problem or sentence:
            self.held.put(self.session(request), _NOTICE, Notice(said, is_problem=problem is not None))
        return see(place)
