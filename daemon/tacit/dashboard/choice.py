"""What a person has chosen to see: kept in the address, so that a bookmark or a printed page says it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..draft import Site
from ..store.figures import Selection

DAYS: dict[str, str] = {
    "7": "Last 7 days",
    "30": "Last 30 days",
    "90": "Last 90 days",
    "365": "Last 365 days",
    "all": "All that is kept",
}
"""Values of `days` in the address, and what they are called."""

SITES: dict[Site, str] = {Site.X: "X", Site.FACEBOOK: "Facebook", Site.LINKEDIN: "LinkedIn"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A stretch of time and a site."""

    days: str = "90"
    site: Site | None = None

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Choice:
        """Return what an address asks for; raise ValueError where it asks for something else."""
        days, site = query.get("days", cls().days), query.get("site", "")
        if days not in DAYS:
            raise ValueError("days")
        return cls(days, Site(site) if site else None)

    def selection(self, today: date) -> Selection:
        """Which near misses are counted; `today` is the last of the days."""
        first = None if self.days == "all" else today - timedelta(days=int(self.days) - 1)
        return Selection(first, self.site)

    def __str__(self) -> str:
        return f"{DAYS[self.days]}, {'all sites' if self.site is None else SITES[self.site]}"
