"""The dashboard's pages, in the words of whoever asks for one."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """A page of the dashboard that somebody can be led to."""

    NEAR_MISSES = "near-misses"
    SETTINGS = "settings"
    YOU = "you"
    CLIENTS = "clients"
    ACCOUNTS = "accounts"
    POLICY = "policy"

    @property
    def path(self) -> str:
        """Where on the dashboard it is. The first page is the dashboard's own address."""
        return "/" if self is Place.NEAR_MISSES else f"/{self}"
