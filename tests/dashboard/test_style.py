"""The stylesheet's tokens."""

import re

from tacit.dashboard.pages import STATIC
from tacit.setup.paths import extension_folder


def test_tokens():
    """The dashboard has the colours that the extension has, light and dark."""
    tokens = re.compile(r"(--[\w-]+): (#\w+);")
    own = [token for token in tokens.findall((STATIC / "dashboard.css").read_text("utf-8")) if token[0] != "--between"]
    assert len(own) == 24
    assert own == tokens.findall((extension_folder() / "ui" / "style.js").read_text("utf-8"))


def test_mark():
    """The dashboard has the extension's mark."""
    assert (STATIC / "mark.svg").read_bytes() == (extension_folder() / "icons" / "mark.svg").read_bytes()
