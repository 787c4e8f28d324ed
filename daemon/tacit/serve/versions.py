"""Which companion gives way to which: an older one to a newer, and never the other way round.

Imported by the native host: stays light.
"""

from __future__ import annotations

SUCCESSOR = "Tacit-Successor"
"""In the opening handshake of a program that can start a companion: that companion's version. An older companion
answers with 503 and leaves. It is no part of the protocol whose number is agreed on, so that also those take turns
that have no number in common."""


def is_newer(version: str, than: str) -> bool:
    """Return whether a version comes after another (PEP 440); False where either is none."""
    from packaging.version import InvalidVersion, Version

    try:
        return Version(version) > Version(than)
    except InvalidVersion:
        return False
