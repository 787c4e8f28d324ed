"""Sealing: content and a key to bytes that are noise without the key, and back. Pure but for random numbers.

A sealed file is a head and a box. The head says how the box is locked and is bound to it as associated data; the
box is the content, padded, under ChaCha20-Poly1305 (RFC 8439). All numbers are big-endian:

| bytes | |
|---|---|
| 8 | the magic: a byte that is no text, `tacit`, CR, LF, so that a file mangled in transfer shows |
| 1 | the format, 1 |
| 1 | where the key comes from: 0 keyring, 1 passphrase |
| 16 | the id: random; names the key in the keyring, or salts the passphrase |
| 1, 1, 1 | scrypt's log2 N, r and p; zeros for a keyring |
| 12 | the nonce, random and fresh for each sealing |
| 16 | the check, which only the right key gives |
| 4 | how long the box is |
| 16 | SHA-256 of all that stands before, cut off |

**What is told apart.** The checksum needs no key: where it does not fit, the head is damaged. Where it fits and the
check does not, the key is another one. Where both fit and the box does not open, the box is damaged. Someone who
writes to the file on purpose can make damage look like a wrong key; nobody can make anything look right.

**What the size says.** The box is padded to 64 KiB, and beyond that to the next power of two: a list of no client
and one of several hundred have one size.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .exceptions import DamagedError, NewerVersionError, WrongKeyError

KEY_SIZE = 32
"""Bytes of a key."""
GRAIN = 1 << 16
"""Bytes of the smallest box's content."""
MAX_CONTENT = 1 << 24
"""Bytes that are sealed and opened at most: a limit for what a file can make us read."""

_MAGIC = b"\x89tacit\r\n"
_FORMAT = 1
_TAG = 16
_HEAD = struct.Struct(">8sBB16sBBB12s16sI")
_CHECKSUM = 16
_HEAD_SIZE = _HEAD.size + _CHECKSUM
_LENGTH = struct.Struct(">I")

MAX_SIZE = _HEAD_SIZE + MAX_CONTENT + _TAG
"""Bytes of the largest sealed file."""

Kind = Literal["keyring", "passphrase"]
_KINDS: tuple[Kind, ...] = ("keyring", "passphrase")


@dataclass(frozen=True, slots=True)
class Cost:
    """What scrypt (RFC 7914) takes: N as its logarithm, r, p. It needs 128 * N * r bytes of memory."""

    log_n: int
    r: int
    p: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a key comes from: nothing in it is secret. `cost` is for a passphrase only."""

    kind: Kind
    id: bytes
    cost: Cost | None = None


def new_slot(cost: Cost | None = None) -> Slot:
    """Return a slot for a key that is yet to be made: for a passphrase with a cost, else for the keyring."""
    return Slot("passphrase" if cost else "keyring", os.urandom(16), cost)


def seal(content: bytes, slot: Slot, key: bytes) -> bytes:
    """Return a sealed file; raise ValueError where there is more than MAX_CONTENT."""
    padded = _pad(content)
    box_key, check = _derived(key, slot.id)
    cost = slot.cost or Cost(0, 0, 0)
    nonce = os.urandom(12)
    size = len(padded) + _TAG
    kind = _KINDS.index(slot.kind)
    head = _HEAD.pack(_MAGIC, _FORMAT, kind, slot.id, cost.log_n, cost.r, cost.p, nonce, check, size)
    head += _checksum(head)
    return head + ChaCha20Poly1305(box_key).encrypt(nonce, padded, head)


def unseal(data: bytes, key: bytes) -> bytes:
    """Return the content of a sealed file; raise DamagedError, NewerVersionError or WrongKeyError."""
    head, slot = data[:_HEAD_SIZE], slot_of(data)
    *_, nonce, check, _size = _HEAD.unpack(head[: _HEAD.size])
    box_key, expected = _derived(key, slot.id)
    if not hmac.compare_digest(check, expected):
        raise WrongKeyError
    try:
        padded = ChaCha20Poly1305(box_key).decrypt(nonce, data[_HEAD_SIZE:], head)
    except InvalidTag:
        raise DamagedError from None
    return _unpad(padded)


def slot_of(data: bytes) -> Slot:
    """Return where a sealed file's key comes from; raise DamagedError or NewerVersionError.

    The whole file has to be there; what is in the box is not looked at.
    """
    head, checksum = data[: _HEAD.size], data[_HEAD.size : _HEAD_SIZE]
    if not head.startswith(_MAGIC) or len(head) < _HEAD.size:
        raise DamagedError
    _, format, kind, id, log_n, r, p, _, _, size = _HEAD.unpack(head)
    if format != _FORMAT:
        raise NewerVersionError if format > _FORMAT else DamagedError
    if checksum != _checksum(head) or len(data) != _HEAD_SIZE + size or kind >= len(_KINDS):
        raise DamagedError
    return Slot(_KINDS[kind], id, Cost(log_n, r, p) if kind else None)


def _derived(key: bytes, id: bytes) -> tuple[bytes, bytes]:
    """The box's key and the check. The check commits to the key, which Poly1305 alone does not."""
    assert len(key) == KEY_SIZE, "not a key"
    both = HKDF(SHA256(), KEY_SIZE + 16, salt=id, info=b"tacit vault 1").derive(key)
    return both[:KEY_SIZE], both[KEY_SIZE:]


def _checksum(head: bytes) -> bytes:
    return hashlib.sha256(head).digest()[:_CHECKSUM]


def _pad(content: bytes) -> bytes:
    needed = _LENGTH.size + len(content)
    if needed > MAX_CONTENT:
        raise ValueError("too much to be sealed")
    size = max(GRAIN, 1 << (needed - 1).bit_length())
    return (_LENGTH.pack(len(content)) + content).ljust(size, b"\0")


def _unpad(padded: bytes) -> bytes:
    (length,) = _LENGTH.unpack_from(padded)
    return padded[_LENGTH.size : _LENGTH.size + length]
