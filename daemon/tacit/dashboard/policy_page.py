"""The social-media policy: questions, a text to be changed by hand, a download, and a page to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from secrets import token_hex

from aiohttp import web
from markdown_it import MarkdownIt
from markupsafe import Markup
from multidict import MultiMapping

from ..serve.worker import Worker
from ..store.exceptions import VaultError
from ..store.policy import KeptPolicy, PolicyStore
from . import policy
from .frame import Frame
from .pages import message
from .policy_form import MeanwhileError, Sent, answered, mark, mark_of
from .posted import form

MAX_TEXT = 60_000
"""The longest policy, in code points: some twenty pages."""

HERE = "/policy"

_WRITTEN = "The text is written from your answers. Read it, and change what you would say otherwise."
_KEPT = "Your answers are saved. The text has changes by your hand, so it was left as it is."
_SAVED = "Saved."
_BACK = "The text from before is back."
_TOO_LONG = f"Not saved: this is longer than {MAX_TEXT:,} characters."
_MEANWHILE = (
    "The text was changed in another window meanwhile, so nothing is saved yet. To put the text below in the other "
    "one’s place, press Save."
)

_THEN = {"save": HERE, "download": f"{HERE}.md", "print": f"{HERE}/print"}
"""Where the text's buttons lead once it is saved."""


class PolicyPage:
    """Everything about the policy. Files are read and written in the `worker`'s thread."""

    def __init__(self, store: PolicyStore, worker: Worker, frame: Frame, today: Callable[[], date]) -> None:
        self._store = store
        self._worker = worker
        self._frame = frame
        self._today = today
        self._last: Sent | None = None
        """What last changed something."""

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where its parts are."""
        return [
            web.get(HERE, self.show),
            web.post(HERE, self.answer),
            web.post(f"{HERE}/anew", self.write_anew),
            web.post(f"{HERE}/back", self.bring_back),
            web.post(f"{HERE}/text", self.save),
            web.get(f"{HERE}.md", self.download, allow_head=False),
            web.get(f"{HERE}/print", self.print),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show questions and text."""
        try:
            return self._page(request, await self._kept())
        except VaultError as error:
            return message(str(error), 503, HERE)

    async def answer(self, request: web.Request) -> web.Response:
        """Take answers, and write the text from them, unless it was changed by hand."""
        told = await form(request)
        return await self._act(request, told, partial(_answered, today=self._today()), _told_of_answers)

    async def write_anew(self, request: web.Request) -> web.Response:
        """Write the text from the answers, and keep the one with changes by hand."""
        told = await form(request)
        return await self._act(request, told, partial(_written_anew, today=self._today()), lambda _: _WRITTEN)

    async def bring_back(self, request: web.Request) -> web.Response:
        """Bring back the text that was written anew."""
        told = await form(request)
        back = partial(_brought_back, wished=told.get("before", ""))
        return await self._act(request, told, back, lambda _: _BACK)

    async def save(self, request: web.Request) -> web.Response:
        """Keep the text as it was changed by hand, and go where the button says."""
        told = await form(request)
        leads = _THEN.get(told.get("then", ""))
        if leads is None:
            raise web.HTTPBadRequest
        return await self._act(request, told, lambda kept: kept, lambda _: _SAVED if leads == HERE else None, leads)

    async def download(self, _: web.Request) -> web.Response:
        """Answer with the text as a file."""
        try:
            text = (await self._kept()).text
        except VaultError as error:
            return message(str(error), 503, HERE)
        headers = {"Content-Disposition": 'attachment; filename="social-media-policy.md"'}
        return web.Response(text=text, content_type="text/markdown", charset="utf-8", headers=headers)

    async def print(self, request: web.Request) -> web.Response:
        """Show the text as it is to be printed."""
        try:
            text = (await self._kept()).text
        except VaultError as error:
            return message(str(error), 503, HERE)
        return self._frame.page(request, "policy_print.html", HERE, policy=rendered(text))

    async def _act(
        self,
        request: web.Request,
        told: MultiMapping[str],
        what: Callable[[KeptPolicy], KeptPolicy],
        sentence: Callable[[KeptPolicy], str | None],
        leads: str = HERE,
    ) -> web.Response:
        """Keep what was typed, then what `what` makes of it, and lead on; or say why not, with what was typed."""
        sent = Sent.read(told).after(self._last)
        try:
            if len(sent.text) > MAX_TEXT:
                return self._page(request, await self._kept(), 422, _TOO_LONG, sent)
            try:
                kept = await self._worker.run(partial(self._changed, sent, what, self._today()))
            except MeanwhileError:
                kept = await self._kept()
                return self._page(request, kept, 422, _MEANWHILE, sent.over(kept))
        except VaultError as error:
            return self._page(request, KeptPolicy(), 503, str(error), sent)
        return self._frame.go(request, leads, sentence(kept))

    def _changed(self, sent: Sent, what: Callable[[KeptPolicy], KeptPolicy], today: date) -> KeptPolicy:
        """Change what is kept: one job of the worker's, so that of two changes none is lost."""
        before = self._store.load()
        kept = what(sent.after(self._last).kept_in(before, today))
        self._store.keep(kept)
        if kept != before:
            self._last = sent
        return kept

    def _page(
        self,
        request: web.Request,
        kept: KeptPolicy,
        status: int = 200,
        problem: str | None = None,
        sent: Sent | None = None,
    ) -> web.Response:
        """Show questions and text: those that were sent, where they are not kept."""
        shown = kept if sent is None else replace(kept, text=sent.text or kept.text, answers=sent.answers)
        return self._frame.page(
            request,
            "policy.html",
            HERE,
            status=status,
            problem=problem,
            questions=policy.template().questions,
            answers=policy.completed(shown.answers),
            kept=shown,
            window=token_hex(8),
            text_shown=mark(kept.text) if sent is None else sent.text_shown,
            answers_shown=mark_of(kept.answers) if sent is None else sent.answers_shown,
            before=mark(kept.before),
            most=MAX_TEXT,
            longest=policy.MAX_ANSWER,
        )

    async def _kept(self) -> KeptPolicy:
        return await self._worker.run(self._store.load)


def _answered(kept: KeptPolicy, *, today: date) -> KeptPolicy:
    return answered(kept, policy.completed(kept.answers), today)


def _told_of_answers(kept: KeptPolicy) -> str:
    return _KEPT if kept.is_by_hand else _WRITTEN


def _written_anew(kept: KeptPolicy, *, today: date) -> KeptPolicy:
    text = policy.written(policy.completed(kept.answers), today)
    return replace(kept, text=text, written=text, before=_worth_keeping(kept) or kept.before)


def _brought_back(kept: KeptPolicy, *, wished: str) -> KeptPolicy:
    """The text from before in the text's place; `wished` is its mark, so that a button pressed twice does it once."""
    if mark(kept.text) == wished:
        return kept
    if not kept.before or mark(kept.before) != wished:
        raise MeanwhileError
    return replace(kept, text=kept.before, before=_worth_keeping(kept))


def _worth_keeping(kept: KeptPolicy) -> str:
    """The text, if it has changes by hand: one that has none can be written again."""
    return kept.text if kept.is_by_hand else ""


def rendered(text: str) -> Markup:
    """Return Markdown as HTML in which no HTML of its own and no picture counts."""
    # Markdown-it escapes what it does not know, and leaves out links that run something.
    return Markup(MarkdownIt("commonmark", {"html": False}).disable("image").render(text))  # noqa: S704
