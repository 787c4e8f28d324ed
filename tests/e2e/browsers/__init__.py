"""One way to drive Chromium and Firefox as a person does: real keys, real clicks, real pixels."""

from tests.e2e.browsers.browser import Browser, Launch, Tab, UnsupportedError
from tests.e2e.browsers.chromium import Chromium
from tests.e2e.browsers.firefox import Firefox
from tests.e2e.browsers.surface import Control, Surface

__all__ = [
    "BROWSERS",
    "Browser",
    "Chromium",
    "Control",
    "Firefox",
    "Launch",
    "Surface",
    "Tab",
    "UnsupportedError",
]

BROWSERS: dict[str, type[Browser]] = {"chromium": Chromium, "firefox": Firefox}
