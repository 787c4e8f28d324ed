"""Proving oneself over loopback, where any user of the computer can connect or listen.

Port and key stand in a file that only the user can read. The client sends a number used once and its keyed
digest; the companion answers with a digest of its own. The key itself never crosses, so that whoever has
taken over the port of a companion that is gone learns nothing, and is recognised. Imported by the native
host: stays light.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

NONCE = "Tacit-Nonce"
PROOF = "Tacit-Proof"
"""The header fields of the opening handshake."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a companion listens on 127.0.0.1, and the key that it shares with this user's programs."""

    port: int
    key: bytes = field(repr=False)

    def client_proof(self, nonce: str) -> str:
        """Return what a client shows for a number used once."""
        return self._proof("client", nonce)

    def server_proof(self, nonce: str) -> str:
        """Return what the companion shows for the client's number."""
        return self._proof("server", nonce)

    def _proof(self, role: str, nonce: str) -> str:
        return hmac.new(self.key, f"{role}:{nonce}".encode(), hashlib.sha256).hexdigest()


def matches(shown: str | None, expected: str) -> bool:
    """Return whether a proof is the expected one, in a time that does not tell how much of it fits."""
    return shown is not None and hmac.compare_digest(shown.encode(), expected.encode())


def new_address(port: int) -> Address:
    """Return an address with a new key."""
    return Address(port, secrets.token_bytes(32))


def write(address: Address, path: Path) -> None:
    """Write the file that only the user can read, at once and whole."""
    begun = unfinished(path)
    begun.unlink(missing_ok=True)
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump({"port": address.port, "key": address.key.hex()}, file)
    begun.replace(path)


def unfinished(path: Path) -> Path:
    """Return where a file is written before it is whole. A companion that is killed meanwhile leaves it there."""
    return path.with_suffix(".new")


def read(path: Path) -> Address:
    """Read the file; raise OSError where there is none and ValueError where it is damaged."""
    try:
        document = json.loads(path.read_bytes())
        return Address(int(document["port"]), bytes.fromhex(document["key"]))
    except (KeyError, TypeError) as error:
        raise ValueError("not a companion's address") from error
