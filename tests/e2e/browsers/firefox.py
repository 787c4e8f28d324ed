"""Firefox, through WebDriver BiDi."""

import asyncio
import base64
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from tacit.setup.manifest import FIREFOX_EXTENSION
from tests.e2e.browsers import keys, processes
from tests.e2e.browsers.bidi import Bidi, BidiError
from tests.e2e.browsers.browser import (
    INPAGE,
    START,
    WELCOME,
    Browser,
    Clip,
    Launch,
    Scheme,
    ScriptError,
    Tab,
    UnsupportedError,
)
from tests.e2e.browsers.window import COMMIT, COMPOSE, System

UUID = "7ac17000-0000-4000-8000-000000000001"
"""The host of the extension's own pages: Firefox draws one for each profile, unless it is set."""

PREFERENCES: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "toolkit.telemetry.unified": False,
    # A prompt of the browser's own cannot be pressed from here: asked within a click, it grants at once.
    "extensions.webextOptionalPermissionPrompts": False,
    "extensions.webextensions.uuids": json.dumps({FIREFOX_EXTENSION: UUID}),
}
"""What keeps a fresh profile from opening pages of its own and from calling home."""


class FirefoxTab(Tab):
    """A tab of Firefox."""

    def __init__(self, bidi: Bidi, context: str, system: System) -> None:
        self._bidi = bidi
        self._context = context
        self._system = system

    async def goto(self, url: str) -> None:
        """Loads an address and waits for its `load` event."""
        await self._bidi.send("browsingContext.navigate", context=self._context, url=url, wait="complete")

    async def _call(
        self, function: str, *arguments: Any, depth: int | None = 0, context: str | None = None
    ) -> dict[str, Any]:
        answer = await self._bidi.send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=list(arguments),
            target={"context": context or self._context},
            awaitPromise=True,
            userActivation=False,
            serializationOptions={"maxDomDepth": depth, "includeShadowTree": "all"},
        )
        if answer["type"] == "exception":
            raise ScriptError(answer["exceptionDetails"]["text"])
        result: dict[str, Any] = answer["result"]
        return result

    async def run(self, expression: str, *, on: Any = None) -> Any:
        """Evaluates an expression in the page's own world."""
        function = f"async (root) => JSON.stringify((await ({expression})) ?? null)"
        reference, context = on or ({"type": "null"}, None)
        return json.loads((await self._call(function, reference, context=context))["value"])

    async def _contexts(self) -> list[str]:
        """The page and the frames in it: what is in one cannot be told of in another."""
        (page,) = (await self._bidi.send("browsingContext.getTree", root=self._context))["contexts"]
        return [page["context"], *(frame["context"] for frame in page["children"])]

    async def closed_roots(self) -> list[Any]:
        """References to all closed shadow roots."""
        found: list[Any] = []
        context = ""

        def walk(node: dict[str, Any]) -> None:
            value = node.get("value", {})
            if root := value.get("shadowRoot"):
                if root["value"]["mode"] == "closed":
                    found.append(({"sharedId": root["sharedId"]}, context))
                walk(root)
            for child in value.get("children", []):
                walk(child)

        for context in await self._contexts():
            walk(await self._call("() => document.documentElement", depth=None, context=context))
        return found

    async def surface_roots(self) -> list[Any]:
        """See the base class."""
        own = "inpage.hosts().filter((host) => host.ownerDocument === document)"
        found: list[Any] = []
        for context in await self._contexts():
            hosts = await self._call(f"() => {{ {INPAGE}\n return {own}; }}", depth=0, context=context)
            roots = (host["value"].get("shadowRoot") for host in hosts["value"])
            closed = (root for root in roots if root and root["value"]["mode"] == "closed")
            found += [({"sharedId": root["sharedId"]}, context) for root in closed]
        return found

    async def _act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        await self._bidi.send("input.performActions", context=self._context, actions=[source])

    async def click_at(self, x: float, y: float) -> None:
        """A trusted click at a point of the viewport."""
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        await self._act("pointer", [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}])

    async def type(self, text: str) -> None:
        """A trusted key press for each character."""
        await self._act("key", keys.typing(text))

    async def press(self, keys_: str) -> None:
        """A key or a chord."""
        await self._act("key", keys.chord(keys_))

    async def compose(self, text: str) -> None:
        """Starts or goes on with an input method's composition."""
        await self._system.run(COMPOSE % json.dumps(text))

    async def commit(self) -> None:
        """Ends the composition with Enter, as an input method does."""
        await self._system.run(COMMIT)

    async def screenshot(self, path: Path, *, full: bool = False, clip: Clip | None = None) -> None:
        """Writes a PNG."""
        options: dict[str, Any] = {"origin": "document" if full else "viewport"}
        if clip:
            options["clip"] = {"type": "box", **clip}
        answer = await self._bidi.send("browsingContext.captureScreenshot", context=self._context, **options)
        await asyncio.to_thread(path.write_bytes, base64.b64decode(answer["data"]))

    async def viewport(self, width: int, height: int) -> None:
        """Sets the size of the viewport."""
        size = {"width": width, "height": height}
        await self._bidi.send("browsingContext.setViewport", context=self._context, viewport=size)

    async def color_scheme(self, scheme: Scheme) -> None:
        """Makes prefers-color-scheme match."""
        override = f"gBrowser.selectedBrowser.browsingContext.top.prefersColorSchemeOverride = {json.dumps(scheme)}"
        await self._system.run(override)

    async def to_front(self) -> None:
        """Brings the tab to the front and gives its document the focus."""
        await self._bidi.send("browsingContext.activate", context=self._context)

    async def close(self) -> None:
        """Closes the tab."""
        await self._bidi.send("browsingContext.close", context=self._context)


class Firefox(Browser):
    """Firefox with a profile and a home of its own."""

    name = "firefox"
    origin = f"moz-extension://{UUID}/"

    def __init__(
        self, process: asyncio.subprocess.Process, errors: asyncio.Task[None], bidi: Bidi, folder: Path
    ) -> None:
        self._process = process
        self._errors = errors
        self._bidi = bidi
        self.folder = folder

    @classmethod
    async def start(cls, launch: Launch) -> "Firefox":
        """Starts Firefox, with the extension if there is one."""
        folder = processes.private_folder()
        try:
            return await cls._start(launch, folder)
        except BaseException:
            processes.end(folder)
            raise

    @classmethod
    async def _start(cls, launch: Launch, folder: Path) -> "Firefox":
        profile, home = folder / "profile", folder / "home"
        profile.mkdir()
        _write_preferences(profile / "user.js")
        hosts = home / ".mozilla" / "native-messaging-hosts"
        hosts.mkdir(parents=True)
        for manifest in launch.manifests:
            # Firefox refuses a manifest with a key that it does not know, and this one is Chromium's.
            manifest = {key: value for key, value in manifest.items() if key != "allowed_origins"}
            (hosts / f"{manifest['name']}.json").write_text(json.dumps(manifest), encoding="utf-8")
        arguments = [
            "--no-remote",
            "--profile",
            str(profile),
            "--remote-debugging-port=0",
            "--remote-allow-system-access",
        ]
        process = await asyncio.create_subprocess_exec(
            _program(),
            *(["--headless"] if launch.headless else []),
            *arguments,
            env={**os.environ, **launch.environment, "HOME": str(home), "MOZ_CRASHREPORTER_DISABLE": "1"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stderr is not None
        url = await _listening(process.stderr)
        errors = asyncio.create_task(_drain(process.stderr))
        bidi = await Bidi.connect(url)
        proxy = f"127.0.0.1:{launch.site.proxy_port}"
        wanted = {
            "acceptInsecureCerts": True,
            "proxy": {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy},
        }
        await bidi.send("session.new", capabilities={"alwaysMatch": wanted})
        if launch.extension:
            data = {"type": "path", "path": str(launch.extension)}
            await bidi.send("webExtension.install", extensionData=data)
        browser = cls(process, errors, bidi, folder)
        if launch.welcomes:
            await browser.put_welcome_away()
        return browser

    async def put_welcome_away(self) -> None:
        """Closes the page that the extension opens once it is installed. Raises TimeoutError."""
        async with asyncio.timeout(START):
            while True:
                contexts = (await self._bidi.send("browsingContext.getTree", maxDepth=0))["contexts"]
                for context in contexts:
                    if context["url"].endswith(WELCOME):
                        await self._bidi.send("browsingContext.close", context=context["context"])
                        return
                await asyncio.sleep(0.02)

    async def new_tab(self, url: str = "about:blank") -> FirefoxTab:
        """Opens a tab in front: the first one of a window never has the focus."""
        answer = await self._bidi.send("browsingContext.create", type="tab")
        tab = FirefoxTab(self._bidi, answer["context"], await System.of(self._bidi))
        await tab.to_front()
        await tab.viewport(1200, 800)
        if url != "about:blank":
            await tab.goto(url)
        return tab

    async def background(self, expression: str) -> Any:  # noqa: ARG002  # the other browser's signature
        """Firefox shows a WebDriver session no extension's background."""
        raise UnsupportedError("WebDriver BiDi does not reach an extension's background")

    async def close(self) -> None:
        """Ends Firefox and everything it started, and removes its profile."""
        try:
            try:
                await self._bidi.send("browser.close")
            except (BidiError, ConnectionError):
                self._process.terminate()
            await self._bidi.close()
            await self._process.wait()
            await self._errors
        finally:
            processes.end(self.folder)

    async def closed(self) -> None:
        """Waits until a person has closed the window."""
        await self._bidi.closed()


def _program() -> str:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        raise FileNotFoundError("no program named firefox-esr or firefox")
    return program


def _write_preferences(path: Path) -> None:
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    path.write_text("\n".join(lines), encoding="utf-8")


async def _listening(errors: asyncio.StreamReader) -> str:
    """Reads the line in which Firefox names its websocket."""
    async with asyncio.timeout(START):
        async for line in errors:
            if match := re.search(rb"WebDriver BiDi listening on (ws://\S+)", line):
                return match[1].decode()
    raise ConnectionError("Firefox ended before it listened")


async def _drain(errors: asyncio.StreamReader) -> None:
    """Keeps the pipe empty; a full one would stop the browser."""
    async for _ in errors:
        pass
