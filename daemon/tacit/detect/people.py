"""The clinician, whose own details are never findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..data import word_set
from ..person import Profile

_TITLE = re.compile(r"^(?:dr|mr|mrs|ms|miss|mx|prof)\.?\s+", re.IGNORECASE)
_DEGREES = re.compile(r",.*$")
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(/\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SHARED = word_set("shared_hosts")
_PHONE = 7
"""Digits of a local number."""
_POSTCODE = 5
"""A number of fewer digits can be an age or a time; it is no address by itself."""
_LICENCE = 4

_NOBODY = Profile()

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """A profile, folded."""

    names: tuple[frozenset[str], ...]
    spoken: tuple[frozenset[str], ...]
    """Names, practice, towns and the like: any of their words are own."""
    close: frozenset[str]
    """First names of family and pets."""
    phones: tuple[str, ...]
    mails: frozenset[str]
    sites: tuple[tuple[str, str], ...]
    """Host and path."""
    handles: frozenset[str]
    address: Words
    licence: str
    phrases: re.Pattern[str] | None
    """Details of several words, as they stand in a text."""


@lru_cache(maxsize=8)
def _own(profile: Profile) -> _Own:
    names = [_DEGREES.sub("", name) for name in (profile.name, *profile.names) if name]
    mails = _told(profile.email, *profile.emails)
    handles = [handle.rstrip("/").rpartition("/")[2].lstrip("@").casefold() for handle in profile.handles]
    spoken = _told(*names, profile.practice, profile.city, *profile.other, *mails, *profile.sites, *profile.handles)
    phrases = [_words(each) for each in _told(profile.practice, profile.address, *spoken)]
    return _Own(
        names=tuple(filter(None, (frozenset(_words(name)) for name in names))),
        spoken=tuple(filter(None, (frozenset(_words(each)) for each in spoken))),
        close=frozenset(word for name in (*profile.family, *profile.pets) for word in _words(name)),
        phones=tuple(filter(None, map(_digits, _told(profile.phone, *profile.phones)))),
        mails=frozenset(mail.strip().casefold() for mail in mails),
        sites=tuple(_site(match) for site in profile.sites if (match := _LINK.fullmatch(site.strip()))),
        handles=frozenset(filter(None, handles)),
        address=_words(profile.address or ""),
        licence="".join(_words(profile.licence or "")),
        phrases=_phrases(phrase for phrase in phrases if len(phrase) > 1),
    )


def forget() -> None:
    """Forget every profile, and with it the words that were allowed."""
    _own.cache_clear()


def is_own(excerpt: str, profile: Profile) -> bool:
    """Whether an excerpt says nothing beyond the clinician's own details."""
    if profile == _NOBODY:
        return False
    own = _own(profile)
    if mail := _MAIL.fullmatch(excerpt.strip()):
        return mail[0].casefold() in own.mails or _is_spoken(excerpt, own)
    return (
        _is_spoken(excerpt, own)
        or _is_close(excerpt, own)
        or _is_phone(excerpt, own)
        or _is_site(excerpt, own)
        or _is_address(excerpt, own)
        or _is_licence(excerpt, own)
    )


def is_own_name(excerpt: str, profile: Profile) -> bool:
    """Whether an excerpt is the clinician's own name or a part of it."""
    spoken = frozenset(_words(_TITLE.sub("", excerpt))) - {"s"}
    return bool(spoken) and any(spoken <= name for name in _own(profile).names)


def own_stretches(text: str, profile: Profile) -> list[tuple[int, int]]:
    """Where the clinician's practice, address, sites and the like stand: a name in one of them is part of it."""
    phrases = _own(profile).phrases
    return [match.span() for match in phrases.finditer(text)] if phrases else []


def _is_spoken(excerpt: str, own: _Own) -> bool:
    spoken = frozenset(_words(_TITLE.sub("", excerpt))) - {"s"}
    return bool(spoken) and any(spoken <= detail for detail in own.spoken)


def _is_close(excerpt: str, own: _Own) -> bool:
    """One or several of the family: "Max and Lily"."""
    spoken = frozenset(_words(excerpt)) - {"s", "and"}
    return bool(spoken) and spoken <= own.close


def _is_phone(excerpt: str, own: _Own) -> bool:
    said = _digits(excerpt)
    return len(said) >= _PHONE and any(phone.endswith(said[-10:]) for phone in own.phones)


def _is_site(excerpt: str, own: _Own) -> bool:
    """An address on a site of the clinician's own, or of an account of theirs."""
    link = _LINK.fullmatch(excerpt.strip().rstrip(".,;:!?)"))
    if link is None:
        return excerpt.strip().startswith("@") and excerpt.strip()[1:].casefold() in own.handles
    host, path = _site(link)
    if any(_is_within(host, path, *site) for site in own.sites):
        return True
    account = path.strip("/").removeprefix("in/").partition("?")[0].strip("/").lstrip("@")
    return host in _SHARED and account in own.handles


def _is_within(host: str, path: str, own_host: str, own_path: str) -> bool:
    if host != own_host and not host.endswith(f".{own_host}"):
        return False
    if own_path.strip("/"):
        return f"{path}/".startswith(f"{own_path.rstrip('/')}/")
    return own_host not in _SHARED


def _site(link: re.Match[str]) -> tuple[str, str]:
    return link[1].casefold(), (link[2] or "").casefold()


def _is_address(excerpt: str, own: _Own) -> bool:
    """Neighbouring words of the address; a short number alone is none."""
    said = _words(excerpt)
    if not said or all(word.isdigit() and len(word) < _POSTCODE for word in said):
        return False
    return any(own.address[start : start + len(said)] == said for start in range(len(own.address)))


def _is_licence(excerpt: str, own: _Own) -> bool:
    said = "".join(_words(excerpt))
    return len(said) >= _LICENCE and any(map(str.isdigit, said)) and said in own.licence


def _told(*details: str | None) -> list[str]:
    return [detail for detail in details if detail]


def _words(detail: str) -> Words:
    return tuple(word.casefold() for word in _WORD.findall(detail))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _phrases(found: Iterable[Words]) -> re.Pattern[str] | None:
    patterns: Iterator[str] = (r"\W{1,3}".join(map(re.escape, phrase)) for phrase in found)
    either = "|".join(sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None
