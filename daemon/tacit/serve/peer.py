"""Who is at the other end of a Unix socket. Imported by the native host: stays light."""

from __future__ import annotations

import os
import socket
import struct
import sys
from typing import Protocol


class Socket(Protocol):
    """What is needed of a socket; asyncio hands out a wrapper instead of the socket itself."""

    def getsockopt(self, level: int, optname: int, buflen: int, /) -> bytes:
        """Return a socket option as bytes."""
        ...


def is_own(peer: Socket) -> bool:
    """Return whether the other end of a Unix socket is a process of this user (root is another user)."""
    return uid(peer) == os.geteuid()


if sys.platform == "darwin":

    def uid(peer: Socket) -> int:
        """Return the user id of the other end: struct xucred of <sys/ucred.h>, version and uid come first."""
        credentials = peer.getsockopt(0, 1, 76)  # SOL_LOCAL, LOCAL_PEERCRED
        (_version, user) = struct.unpack_from("=II", credentials)
        return int(user)

else:

    def uid(peer: Socket) -> int:
        """Return the user id of the other end: struct ucred of <sys/socket.h>."""
        credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("=iII"))
        (_pid, user, _group) = struct.unpack("=iII", credentials)
        return int(user)
