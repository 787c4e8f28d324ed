"""Chromium, through Playwright and its DevTools session."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Error, Page, Playwright, Worker, async_playwright

from tacit.setup.manifest import CHROMIUM_EXTENSION
from tests.e2e.browsers import processes
from tests.e2e.browsers.browser import INPAGE, START, WELCOME, Browser, Clip, Launch, Scheme, ScriptError, Tab

HOSTS = f"(() => {{ {INPAGE}\n return inpage.hosts(); }})()"
HINT = "it says why with --load-extension=FOLDER --enable-logging=stderr"


class ChromiumTab(Tab):
    """A tab of Chromium."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session
        self._composed = ""

    async def goto(self, url: str) -> None:
        """Loads an address and waits for its `load` event."""
        await self._page.goto(url)

    async def run(self, expression: str, *, on: Any = None) -> Any:
        """Evaluates an expression in the page's own world."""
        wrapped = f"(async (root) => JSON.stringify((await ({expression})) ?? null))"
        if on is None:
            parameters = {"expression": f"{wrapped}(null)", "awaitPromise": True, "returnByValue": True}
            answer = await self._session.send("Runtime.evaluate", parameters)
        else:
            answer = await self._session.send(
                "Runtime.callFunctionOn",
                {
                    "functionDeclaration": f"function () {{ return {wrapped}(this); }}",
                    "objectId": on,
                    "awaitPromise": True,
                    "returnByValue": True,
                },
            )
        if failed := answer.get("exceptionDetails"):
            raise ScriptError(failed.get("exception", {}).get("description") or failed["text"])
        return json.loads(answer["result"]["value"])

    async def closed_roots(self) -> list[Any]:
        """References to all closed shadow roots."""
        document = await self._session.send("DOM.getDocument", {"depth": -1, "pierce": True})
        ids: list[int] = []

        def walk(node: dict[str, Any]) -> None:
            for root in node.get("shadowRoots", []):
                if root["shadowRootType"] == "closed":
                    ids.append(root["backendNodeId"])
                if root["shadowRootType"] != "user-agent":
                    walk(root)
            for child in node.get("children", []):
                walk(child)

        walk(document["root"])
        nodes = [await self._session.send("DOM.resolveNode", {"backendNodeId": each}) for each in ids]
        return [node["object"]["objectId"] for node in nodes]

    async def surface_roots(self) -> list[Any]:
        """See the base class."""
        hosts = await self._session.send("Runtime.evaluate", {"expression": HOSTS})
        listed = await self._session.send(
            "Runtime.getProperties", {"objectId": hosts["result"]["objectId"], "ownProperties": True}
        )
        found = []
        for each in listed["result"]:
            if "objectId" not in (host := each.get("value", {})):
                continue
            told = await self._session.send("DOM.describeNode", {"objectId": host["objectId"], "pierce": True})
            for root in told["node"].get("shadowRoots", []):
                if root["shadowRootType"] == "closed":
                    node = await self._session.send("DOM.resolveNode", {"backendNodeId": root["backendNodeId"]})
                    found.append(node["object"]["objectId"])
        return found

    async def click_at(self, x: float, y: float) -> None:
        """A trusted click at a point of the viewport."""
        await self._page.mouse.click(x, y)

    async def type(self, text: str) -> None:
        """A trusted key press for each character."""
        await self._page.keyboard.type(text)

    async def press(self, keys: str) -> None:
        """A key or a chord."""
        await self._page.keyboard.press(keys)

    async def compose(self, text: str) -> None:
        """Starts or goes on with an input method's composition."""
        self._composed = text
        parameters = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        await self._session.send("Input.imeSetComposition", parameters)

    async def commit(self) -> None:
        """Ends the composition with Enter, as an input method does."""
        # 229 is the code of a key that an input method has taken (UI Events, "keyCode").
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        await self._session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        await self._session.send("Input.insertText", {"text": self._composed})
        await self._session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})

    async def screenshot(self, path: Path, *, full: bool = False, clip: Clip | None = None) -> None:
        """Writes a PNG."""
        await self._page.screenshot(path=path, full_page=full, clip=clip)  # type: ignore[arg-type]

    async def viewport(self, width: int, height: int) -> None:
        """Sets the size of the viewport."""
        await self._page.set_viewport_size({"width": width, "height": height})

    async def color_scheme(self, scheme: Scheme) -> None:
        """Makes prefers-color-scheme match."""
        await self._page.emulate_media(color_scheme=scheme)

    async def to_front(self) -> None:
        """Brings the tab to the front."""
        await self._page.bring_to_front()

    async def close(self) -> None:
        """Closes the tab."""
        await self._page.close()


class Chromium(Browser):
    """Chromium with a profile and a home of its own."""

    name = "chromium"
    origin = f"chrome-extension://{CHROMIUM_EXTENSION}/"

    def __init__(self, playwright: Playwright, context: BrowserContext, folder: Path, launch: Launch) -> None:
        self._playwright = playwright
        self._context = context
        self.folder = folder
        # The window's first tab. A headless browser keeps it, for it ends with its last tab.
        self._spare = None if launch.headless else context.pages[0]

    @classmethod
    async def start(cls, launch: Launch) -> "Chromium":
        """Starts Chromium, with the extension if there is one."""
        folder = processes.private_folder()
        profile, home = folder / "profile", folder / "home"
        home.mkdir()
        hosts = profile / "NativeMessagingHosts"
        hosts.mkdir(parents=True)
        for manifest in launch.manifests:
            (hosts / f"{manifest['name']}.json").write_text(json.dumps(manifest), encoding="utf-8")
        playwright = await async_playwright().start()
        try:
            context = await playwright.chromium.launch_persistent_context(
                profile,
                executable_path=_program(),
                headless=launch.headless,
                **_size(launch),
                ignore_https_errors=True,
                args=_arguments(launch),
                ignore_default_args=["--disable-back-forward-cache"],  # people have it
                env={**os.environ, **launch.environment, "HOME": str(home)},
            )
        except BaseException:
            await playwright.stop()
            processes.end(folder)
            raise
        browser = cls(playwright, context, folder, launch)
        if launch.extension:
            try:
                await browser.worker()
                if launch.welcomes:
                    await browser.put_welcome_away()
            except Error as error:
                await browser.close()
                raise RuntimeError(f"Chromium did not load the extension; {HINT}") from error
        return browser

    async def put_welcome_away(self) -> None:
        """Closes the page that the extension opens once it is installed. Raises playwright's TimeoutError.

        Not before it says something: of a page that is closed while it asks for its messages, Chromium keeps the
        empty answer, and gives it to every later page of the extension.
        """
        page = next((page for page in self._context.pages if page.url.endswith(WELCOME)), None)
        page = page or await self._context.wait_for_event(
            "page", lambda page: WELCOME in page.url, timeout=1000 * START
        )
        await page.locator("h1").filter(has_text="Tacit").wait_for(timeout=1000 * START)
        await page.close()

    async def new_tab(self, url: str = "about:blank") -> ChromiumTab:
        """Opens a tab in front."""
        page, self._spare = self._spare or await self._context.new_page(), None
        tab = ChromiumTab(page, await self._context.new_cdp_session(page))
        await tab.to_front()
        if url != "about:blank":
            await tab.goto(url)
        return tab

    async def background(self, expression: str) -> Any:
        """Evaluates an expression in the extension's service worker, which is started if it sleeps."""
        worker = await self.worker()
        return await worker.evaluate(f"async () => await ({expression})")

    async def worker(self) -> Worker:
        """The extension's service worker. Raises playwright's TimeoutError when it does not start."""
        workers = self._context.service_workers
        return workers[0] if workers else await self._context.wait_for_event("serviceworker", timeout=1000 * START)

    async def close(self) -> None:
        """Ends Chromium and everything it started, and removes its profile."""
        try:
            await self._context.close()
        finally:
            await self._playwright.stop()
            processes.end(self.folder)

    async def closed(self) -> None:
        """Waits until a person has closed the window."""
        if self._context.pages:
            await self._context.wait_for_event("close", timeout=0)


def _size(launch: Launch) -> dict[str, Any]:
    """A fixed viewport for tests; a person may size the window as they like."""
    return {"viewport": {"width": 1200, "height": 800}} if launch.headless else {"no_viewport": True}


def _program() -> str:
    program = shutil.which("chromium")
    if program is None:
        raise FileNotFoundError("no program named chromium")
    return program


def _arguments(launch: Launch) -> list[str]:
    arguments = [
        "--no-first-run",
        f"--proxy-server=http://127.0.0.1:{launch.site.proxy_port}",
        # The companion's own page is asked for directly, as in Firefox; every other name goes through the proxy.
        "--proxy-bypass-list=<-loopback>;127.0.0.1",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--ignore-certificate-errors",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # as root Chromium starts no other way
    if launch.extension:
        arguments += [
            f"--disable-extensions-except={launch.extension}",
            f"--load-extension={launch.extension}",
        ]
    return arguments
