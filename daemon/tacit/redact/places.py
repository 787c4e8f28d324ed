"""A place or organisation found once goes everywhere: other mentions of its name, in hashtags too."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from ..detect.cover import Cover
from ..detect.labels import PLAIN as PLAIN_REASONS
from ..detect.people import is_own
from ..detect.roster.letters import key
from ..detect.roster.nicknames import is_given_name
from ..detect.roster.vocabulary import is_known, is_word
from ..finding import Finding, Label
from ..person import Profile
from ..tokens import solid
from .syntax import is_function

_SITES = frozenset({Label.PLACE, Label.ORG})
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"['’]?[ -]?")
_HASHTAG = re.compile(r"#\w+")
_NAME_BEFORE = re.compile(r"(?<![.!?…]\s)(?<!^)\b[^\W\d_a-z][^\W\d_]+ $")
_SHORTEST, _LONGEST = 4, 80

Site = tuple[str, ...]
"""The words of a name that are written with a capital, as keys."""


def with_places(text: str, findings: Sequence[Finding], profile: Profile) -> tuple[Finding, ...]:
    """The findings, and every further mention of a found place or organisation, in the order of the text, none
    overlapping; what is the clinician's own is not looked for."""
    sites: dict[Site, Label] = {}
    for each in findings:
        if each.label in _SITES:
            sites |= dict.fromkeys(_sites(text[each.start : each.end], profile), each.label)
    if not sites:
        return tuple(findings)
    cover = Cover(len(text))
    for finding in findings:
        cover.add(finding.start, finding.end)
    again = [
        Finding(start, end, sites[site], 1.0, PLAIN_REASONS[sites[site]])
        for start, end, site in (*_hashtags(text, sites), *_mentions(text, sites))
        if cover.take(start, end)
    ]
    return tuple(sorted([*findings, *again])) if again else tuple(findings)


def _sites(said: str, profile: Profile) -> Iterator[Site]:
    """What is looked for of a finding: its names whole, and those of their words that are no plain ones."""
    for run in _runs(said):
        name = tuple(key(word) for word in run)
        if len(name) > 1 and not is_own(" ".join(run), profile):
            yield name
        yield from ((key(word),) for word in run if _tells(key(word)) and not is_own(word, profile))


def _tells(letters: str) -> bool:
    return len(letters) >= _SHORTEST and not is_word(letters)


def _runs(said: str) -> Iterator[list[str]]:
    """Neighbouring words with a capital, without the small ones at the edges: "the (Pike Place) fish stall"."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(solid(said)):
        word = said[match.start() : match.end()]
        if run and not (word[0].isupper() and _JOINT.fullmatch(said, end, match.start())):
            yield run
            run = []
        if word[0].isupper() and (run or not is_function(word.lower())):
            run.append(word)
        end = match.end()
    if run:
        yield run


def _hashtags(text: str, sites: Iterable[Site]) -> Iterator[tuple[int, int, Site]]:
    names = {"".join(site): site for site in sites}
    for match in _HASHTAG.finditer(text):
        tag = key(match[0])
        held = tag if tag in names else None if is_known(tag) else _held(tag, names)
        if held:
            yield *match.span(), names[held]


def _held(tag: str, names: Container[str]) -> str | None:
    """The name that a hashtag holds; none is looked for far into one that nobody would write."""
    ends = range(_SHORTEST, min(len(tag), _LONGEST) + 1)
    return next(
        (tag[start:end] for end in ends for start in range(end - _SHORTEST + 1) if tag[start:end] in names), None
    )


def _mentions(text: str, sites: Iterable[Site]) -> Iterator[tuple[int, int, Site]]:
    begun: dict[str, list[Site]] = {}
    for site in sorted(sites, key=len, reverse=True):
        begun.setdefault(site[0], []).append(site)
    found = [(*match.span(), key(text[slice(*match.span())])) for match in _WORD.finditer(solid(text))]
    for at, (start, _, letters) in enumerate(found):
        for site in begun.get(letters, ()):
            words = found[at : at + len(site)]
            end = words[-1][1]
            if tuple(word for _, _, word in words) != site or not all(text[begin].isupper() for begin, _, _ in words):
                continue
            if len(site) > 1 or not _is_a_persons(text, start, letters):
                yield start, end, site
                break


def _is_a_persons(text: str, start: int, letters: str) -> bool:
    """Whether a word may be somebody's name as well: "my friend Jordan", "Denzel Washington"."""
    return is_given_name(letters) or _NAME_BEFORE.search(text, max(0, start - 30), start) is not None
