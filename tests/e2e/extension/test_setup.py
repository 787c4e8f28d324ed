"""`tacit setup` with real browsers: afterwards the extension reaches the companion."""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tacit.setup.manifest import HOST_NAME
from tacit.setup.paths import extension_folder
from tests.e2e.boxes import BOXES
from tests.e2e.browsers import Browser, Launch, Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.server import Site
from tests.e2e.sharing import browsers
from tests.e2e.writing import STOP, warned, write, write_on

pytestmark = pytest.mark.browser

POST = next(box for box in BOXES if str(box) == "x-post")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def at() -> AsyncIterator[Desk]:
    """A desk for the module, its companion running."""
    async with desk() as running:
        yield running


@pytest.fixture(scope="module")
def launch(site: Site, at: Desk) -> Launch:
    """Browsers with the extension that do not know Tacit yet."""
    return Launch(site, extension_folder(), (), at.environment)


browser = browsers("module")


def usual_place(browser: Browser) -> dict[str, str]:
    """Give the browser's profile the place that it has where nobody chose one; return the environment that says so."""
    home = browser.folder / "home"
    if browser.name == "chromium":
        config = browser.folder / "config"
        config.mkdir()
        (config / "chromium").symlink_to(browser.folder / "profile")
        return {"HOME": str(home), "XDG_CONFIG_HOME": str(config)}
    profiles = home / ".mozilla" / "firefox"
    profiles.mkdir(parents=True, exist_ok=True)
    (profiles / "profiles.ini").touch()
    return {"HOME": str(home)}


async def test_reaches_the_companion(browser: Browser, tab: Tab, at: Desk) -> None:
    """Away before, the companion is reached after `tacit setup`, without a restart of the browser."""
    await POST.open(tab)
    await write_on(tab, POST, "Hello")
    await tab.surface().wait_for_text("Companion away", "not running", "set up")
    place = usual_place(browser)
    keep = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    setup = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tacit", "setup", env=keep | at.environment | place
    )
    assert await setup.wait() == 0
    (manifest,) = browser.folder.rglob(f"{HOST_NAME}.json")
    assert Path(json.loads(manifest.read_text("utf-8"))["path"]).is_absolute()
    await tab.goto("about:blank")
    await write(tab, POST, STOP)
    await warned(tab)


async def test_real_profiles(tmp_path: Path) -> None:
    """Browsers that were really run once, wherever they put their profiles, are found and made ready."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environ = keep | {"HOME": str(tmp_path), "MOZ_CRASHREPORTER_DISABLE": "1"}
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    picture = f"--screenshot={tmp_path / 'seen.png'}"
    profile = f"--user-data-dir={tmp_path}/.config/chromium"
    firefox = shutil.which("firefox-esr") or "firefox"
    for command in (
        ["chromium", "--headless", *as_root, profile, picture, "about:blank"],
        [firefox, "--headless", f"--screenshot={tmp_path / 'seen.png'}", "about:blank"],
    ):
        nowhere = asyncio.subprocess.DEVNULL
        ran = await asyncio.create_subprocess_exec(
            *command, env=environ, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
        async with asyncio.timeout(60):
            await ran.wait()
    command = [sys.executable, "-m", "tacit", "setup"]
    setup = await asyncio.create_subprocess_exec(*command, env=environ, stdout=asyncio.subprocess.PIPE)
    said, _ = await setup.communicate()
    assert said.decode().startswith("Chromium: ready.\nFirefox: ready.\n")
