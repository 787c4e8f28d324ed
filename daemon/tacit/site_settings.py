"""Settings of the sites that a clinician should have seen to, as `data/site_settings.toml` has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from .draft import Site


@dataclass(frozen=True, slots=True)
class SiteSetting:
    """One setting of one site."""

    id: str
    site: Site
    title: str
    why: str
    where: str
    """The way through the site's menus, parted by `>`, or what to look for there where the way is not known."""
    use: str | None = None
    """Only asked for on `professional` or `personal` accounts; None: on both."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """All of them, and the day as of which they are told."""

    as_of: date
    settings: tuple[SiteSetting, ...]

    def of(self, site: Site, use: str) -> tuple[SiteSetting, ...]:
        """Those that are asked for on an account, in the order of the file."""
        return tuple(each for each in self.settings if each.site is site and each.use in (None, use))


@cache
def site_settings() -> SiteSettings:
    """The settings of the data file, which is read once."""
    told = tomllib.loads(files("tacit.data").joinpath("site_settings.toml").read_text(encoding="utf-8"))
    settings = (SiteSetting(**each | {"site": Site(each["site"])}) for each in told["setting"])
    return SiteSettings(told["as_of"], tuple(settings))
