"""The social-media policy: questions, a text to be changed by hand, a download, and a page to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from aiohttp import web
from markdown_it import MarkdownIt
from markupsafe import Markup

from ..serve.worker import Worker
from ..store.exceptions import VaultError
from ..store.policy import KeptPolicy, PolicyStore
from . import policy
from .frame import Frame
from .pages import message
from .posted import form

MAX_TEXT = 60_000
"""The longest policy, in code points: some twenty pages."""

HERE = "/policy"

_WRITTEN = "The text is written from your answers. Read it, and change what you would say otherwise."
_KEPT = "Your answers are saved. The text has changes by your hand, so it was left as it is."
_SAVED = "Saved."
_BACK = "The text from before is back."

_THEN = {"save": HERE, "download": f"{HERE}.md", "print": f"{HERE}/print"}
"""Where the text's buttons lead once it is saved."""


class PolicyPage:
    """Everything about the policy. Files are read and written in the `worker`'s thread."""

    def __init__(self, store: PolicyStore, worker: Worker, frame: Frame, today: Callable[[], date]) -> None:
        self._store = store
        self._worker = worker
        self._frame = frame
        self._today = today

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
        answers = policy.answered(await form(request))
        try:
            kept = await self._change(partial(_answered, answers=answers, today=self._today()))
        except VaultError as error:
            return self._page(request, KeptPolicy(answers), 503, str(error))
        return self._frame.go(request, HERE, _KEPT if kept.is_by_hand else _WRITTEN)

    async def write_anew(self, request: web.Request) -> web.Response:
        """Write the text from the answers, and keep the one with changes by hand."""
        await form(request)
        try:
            await self._change(partial(_written_anew, today=self._today()))
        except VaultError as error:
            return message(str(error), 503, HERE)
        return self._frame.go(request, HERE, _WRITTEN)

    async def bring_back(self, request: web.Request) -> web.Response:
        """Bring back the text that was written anew."""
        await form(request)
        try:
            await self._change(_brought_back)
        except VaultError as error:
            return message(str(error), 503, HERE)
        return self._frame.go(request, HERE, _BACK)

    async def save(self, request: web.Request) -> web.Response:
        """Keep the text as it was changed by hand, and go where the button says."""
        told = await form(request)
        # A browser sends line ends as mail has them.
        text = told.get("text", "").replace("\r\n", "\n")
        leads = _THEN.get(told.get("then", ""))
        if leads is None:
            raise web.HTTPBadRequest
        try:
            if len(text) > MAX_TEXT:
                too_long = f"Not saved: this is longer than {MAX_TEXT:,} characters."
                return self._page(request, replace(await self._kept(), text=text), 422, too_long)
            await self._change(partial(replace, text=text))
        except VaultError as error:
            return self._page(request, KeptPolicy(text=text), 503, str(error))
        return self._frame.go(request, leads, _SAVED if leads == HERE else None)

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

    def _page(
        self, request: web.Request, kept: KeptPolicy, status: int = 200, problem: str | None = None
    ) -> web.Response:
        return self._frame.page(
            request,
            "policy.html",
            HERE,
            status=status,
            problem=problem,
            questions=policy.template().questions,
            answers=policy.completed(kept.answers),
            kept=kept,
            most=MAX_TEXT,
            longest=policy.MAX_ANSWER,
        )

    async def _kept(self) -> KeptPolicy:
        return await self._worker.run(self._store.load)

    async def _change(self, what: Callable[[KeptPolicy], KeptPolicy]) -> KeptPolicy:
        """Keep what `what` makes of what is kept: one job of the worker's, so that of two changes none is lost."""
        return await self._worker.run(partial(_changed, self._store, what))


def _changed(store: PolicyStore, what: Callable[[KeptPolicy], KeptPolicy]) -> KeptPolicy:
    kept = what(store.load())
    store.keep(kept)
    return kept


def _answered(kept: KeptPolicy, *, answers: policy.Answers, today: date) -> KeptPolicy:
    if kept.is_by_hand:
        return replace(kept, answers=answers)
    text = policy.written(answers, today)
    return replace(kept, answers=answers, text=text, written=text)


def _written_anew(kept: KeptPolicy, *, today: date) -> KeptPolicy:
    text = policy.written(policy.completed(kept.answers), today)
    return replace(kept, text=text, written=text, before=_worth_keeping(kept) or kept.before)


def _brought_back(kept: KeptPolicy) -> KeptPolicy:
    return replace(kept, text=kept.before, before=_worth_keeping(kept)) if kept.before else kept


def _worth_keeping(kept: KeptPolicy) -> str:
    """The text, if it has changes by hand: one that has none can be written again."""
    return kept.text if kept.is_by_hand else ""


def rendered(text: str) -> Markup:
    """Return Markdown as HTML in which no HTML of its own and no picture counts."""
    # Markdown-it escapes what it does not know, and leaves out links that run something.
    return Markup(MarkdownIt("commonmark", {"html": False}).disable("image").render(text))  # noqa: S704
