"""What is done to a sentence: the changes of a plan, other plans that cut more, and which of them reads best."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..finding import DIRECT, Label
from ..tokens import Stretch
from .balance import bracketed, is_torn
from .clauses import holds_verb
from .cuts import reach, told
from .details import Detail
from .fluency import is_stump, seams
from .losses import Losses
from .misfits import is_deed, misfits
from .naming import is_client
from .people import People
from .quotations import SAID
from .seam import CLOSE, GONE, OPEN, unmarked
from .spot import Spot
from .syntax import CONJUNCTION, DETERMINER, ends, is_measured, is_verb, one_of
from .titles import bare, is_thing, nickname, quoted, titles
from .vague import WEAK

_DENIES = re.compile(r"(?:\b(?:not|never|no|hardly|barely)|n['’]t)(?:\s+\w+)?\s*\Z", re.IGNORECASE)
"""What denies the words behind it, and must not go without them: "it was [never] because of you"."""

PLANNED = 8
"""A sentence with more changes is not planned again: whatever is cut, too many are left."""

AROUND = 200
"""So many code points before and behind a detail tell how it stands there."""

_DENIED = re.compile(
    rf"(?:\b{one_of('not never cannot cant barely hardly isnt wasnt without')}|n['’]t)(?:[ \t]+[a-z]+){{0,2}}[ \t]*"
    rf"{OPEN}(?:go|gone|going|having|something|symptoms|health problems|did|do|done|doing|ups and downs|recovery|"
    r"(?:(?:have|had|has) )?an? (?:hard time|struggle)|hard times|struggles)\b",
    re.IGNORECASE,
)
"""A vague word that is denied says of a person what nobody said: "has not gone through something"."""

_BORDER = re.compile(rf"\s*[,;:—–()]\s*|\s+(?={CONJUNCTION}\s)|\s+-\s+", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"(?P<joint>[\s,]*(?:and\s+|but\s+|so\s+)?)(?:{one_of('i he she they we you it')}|(?!that\b){DETERMINER})\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?P<joint>\s+(?:and|but))\s+(?:still\s+|never\s+)?(?P<verb>[\w'’]+)", re.IGNORECASE)
_SOMETHING: tuple[str, dict[str, Any]] = ("replace", {"new_value": f"{OPEN}something{CLOSE}"})
_THINGS = frozenset({Label.APPEARANCE, Label.DEMOGRAPHIC, Label.FAMILY})
"""Their wider words are nouns: what somebody does needs those of an event."""
_SITES = frozenset({Label.PLACE, Label.ORG})
_WHO = re.compile(r"\s*,?\s*(?:who|whom|whose|which)\b", re.IGNORECASE)
_WIDER = re.compile(
    rf"{OPEN}(?!(?:the |a |another |the other )?client|someone|th(?:is|at) person|(?:s?he|him|her){CLOSE})[^{CLOSE}]"
)


class Change(NamedTuple):
    """What one operator does, and where in the sentence."""

    start: int
    end: int
    operator: str
    params: dict[str, Any]
    label: Label | None = None
    hollow: bool = False
    """Whether a clause with a verb gives way to a word without one."""
    doubtful: bool = False
    """Whether it may be no detail that it takes."""


def cut(start: int, end: int) -> Change:
    """A stretch that goes without a word in its place."""
    return Change(start, end, "replace", {"new_value": GONE})


def changes(said: str, found: Sequence[Detail], people: People, *, cutting: bool = True) -> list[Change]:
    """The plan that keeps most: details that can go are cut with their phrase, the others give way to wider words.

    Without `cutting` they all do.
    """
    titled = titles(said)
    found = [quoted(said, each, titled) for each in found]
    gone = _cuts(said, found) if cutting else []
    made = [cut(*each) for each in gone]
    done = 0
    for index, each in enumerate(found):
        thing = is_thing(said, each)
        spot = _spot(said, each) if thing else _known(_spot(said, each), each, people)
        before = bisect_right(gone, (each.start, len(said))) - 1  # they stand apart, in the order of the text
        if each.start < done or (before >= 0 and each.start < gone[before][1]):
            continue
        done, doubtful = _extent(said, spot, found[index:], gone)
        if thing:
            made.append(Change(each.start, done, *_SOMETHING, each.label, doubtful=doubtful))
            continue
        hollow = each.label is Label.FAMILY and holds_verb(spot.text)
        if hollow and (goes_on := _GOES_ON.match(said, done)) and is_verb(goes_on["verb"]):
            done, hollow = goes_on.end("joint"), False  # "Dad runs the ferry and keeps bringing me fish"
        kind = Label.EVENT if each.label in _THINGS and is_deed(said, each.start, each.end) else each.label
        spot = replace(spot, text=said[each.start : done], after=said[done : done + AROUND], label=kind)
        spot = replace(spot, pronoun=people.pronoun(each.number) if spot.who else "")
        made.append(Change(each.start, done, f"tacit_{kind.lower()}", {"spot": spot}, each.label, hollow, doubtful))
        called = nickname(said, each.start, done) if spot.who else None
        if called and not any(other.start < called.end() for other in found[index + 1 :]):
            made.append(Change(*called.span("name"), *_SOMETHING, each.label))
    return sorted(made, key=lambda change: change.start)


def _known(spot: Spot, each: Detail, people: People) -> Spot:
    """A name with who it is: asked of all, in the order of the text, also of those that go."""
    if each.label is not Label.NAME or each.doubtful:
        return spot
    who = people.who(bare(spot.text))
    return replace(spot, who=who, client=people.client(who, said=is_client(spot)))


def _extent(said: str, spot: Spot, found: Sequence[Detail], gone: Sequence[Stretch]) -> tuple[int, bool]:
    """Where what is reworded with the first of `found` ends, and whether all of it is doubtful."""
    each, *others = found
    done, doubtful = bracketed(said, each.start, each.end + told(spot))[1], each.doubtful
    for other in others:  # in the order of the text, so that what one takes along may reach the next
        if other.start >= done:
            break
        done, doubtful = max(done, other.end), doubtful and other.doubtful
    if any(start < done and end > each.start for start, end in gone):
        return each.end, each.doubtful
    return done, doubtful


def in_clauses(said: str, plan: Sequence[Change]) -> Iterator[list[Change]]:
    """Plans in which the clause around a detail goes: each by itself, then all of them."""
    if len(plan) > PLANNED:
        return
    borders = [match.span() for match in _BORDER.finditer(said)]
    indirect = [change for change in plan if change.label not in DIRECT]
    stretches = [found for change in indirect if (found := _clause(said, borders, change))]
    stretches += [found for change in indirect if change.label in _THINGS and (found := _first_of_two(said, change))]
    for start, end in stretches:
        yield _instead(plan, start, end)
    if len(stretches) > 1:
        every = list(plan)
        for start, end in stretches:
            if all(change.start >= start or change.end <= start for change in every):
                every = _instead(every, start, end)
        yield every


NEVER, UNLIKELY, EMPTY, CROWDED = 100, 4, 12, 4
"""What a seam costs that nobody would write, one that few would write, a word that says nothing, a third wider word: in
words that the sentence may lose instead. Of 97 wordings with a word that says nothing
none read well to strict judges."""


UNCUT = 50
"""What it costs to cut nothing: it is the last resort of a sentence that stays, where nobody would write the others."""


def best(
    said: str, tried: Sequence[Sequence[Change]], made: Sequence[str], losses: Losses, *, alone: bool, uncut: bool
) -> int | None:
    """Which of the plans `tried` for a sentence, with what they made, loses least; the earlier where they are alike.

    The last of them is the one without cuts, where there is one (`uncut`).

    None where the sentence had better go; one that is `alone` stays, as well as it can be said.
    """
    costs = [
        _cost(said, plan, each, losses) + NEVER * is_stump(said, each) for plan, each in zip(tried, made, strict=True)
    ]
    costs[-1] += UNCUT * uncut
    least = min(costs)
    return costs.index(least) if alone or least < losses.whole() else None


def _cost(said: str, plan: Sequence[Change], made: str, losses: Losses) -> float:
    crowded = max(0, len(_WIDER.findall(made)) - 2)
    lost = sum(losses.between(change.start, change.end) for change in plan)
    read = seams(made)
    never = read.never + sum(change.hollow for change in plan) + len(_DENIED.findall(made))
    never += (
        sum(change.label is None and _denies(said, change) for change in plan) + is_torn(said, made) + misfits(made)
    )
    return lost + NEVER * never + UNLIKELY * read.unlikely + EMPTY * _empty(made) + CROWDED * crowded


def _denies(said: str, change: Change) -> bool:
    """Whether a cut takes a "never" away from the words behind it."""
    denied = re.match(rf"\s+(?!{CONJUNCTION}\b)\w", said[change.end :]) is not None
    return denied and _DENIES.search(said, change.start, change.end) is not None


def _empty(made: str) -> int:
    """How many words say nothing; that somebody said something says enough."""
    return sum(not ends(unmarked(made[: found.start()]), SAID) for found in WEAK.finditer(made))


def _instead(plan: Sequence[Change], start: int, end: int) -> list[Change]:
    """A plan with a cut for all changes that it meets: one that reaches beyond takes the cut along."""
    met = [change for change in plan if change.start < end and change.end > start]
    start, end = min([start, *(change.start for change in met)]), max([end, *(change.end for change in met)])
    kept = [change for change in plan if change.end <= start or change.start >= end]
    return sorted([*kept, cut(start, end)], key=lambda change: change.start)


def _clause(said: str, borders: Sequence[Stretch], change: Change) -> Stretch | None:
    """The clause around a change, where the sentence goes on without it."""
    start = max((at for at, end in borders if end <= change.start), default=0)
    end = min((at for at, _ in borders if at >= change.end), default=len(said.rstrip(" .!?…\n")))
    if "(" in said[start : change.start] and said[end : end + 1] == ")":
        end += 1
    if _WHO.match(said, end):
        return None  # whom that speaks of would be gone
    if is_measured(said, start):
        return None
    if start == 0:
        subject = _SUBJECT.match(said, end)
        return (0, subject.end("joint")) if subject and any(map(is_verb, said[end:].split())) else None
    return (start, end) if any(map(is_verb, said[:start].split())) else None


def _first_of_two(said: str, change: Change) -> Stretch | None:
    """The first of two things that somebody does, with its "and": "my client (keeps bees and) sings"."""
    goes_on = _GOES_ON.match(said, change.end)
    if not goes_on or not is_verb(goes_on["verb"]) or not is_deed(said, change.start, change.end):
        return None
    return change.start, goes_on.end("joint")


def _cuts(said: str, found: Sequence[Detail]) -> list[Stretch]:
    """The stretches that go with details that can go: each holds details whole or not at all."""
    cover: list[Stretch] = []
    starts, ends = [each.start for each in found], [each.end for each in found]
    for each in found:
        reached = reach(_spot(said, each))
        if reached is None:
            continue
        start, stop = bracketed(said, each.start - reached[0], each.end + reached[1])
        behind = bisect_left(starts, stop)
        if not all(other.is_apart(start, stop) for other in found[bisect_right(ends, start) : behind]):
            continue
        if each.label in _SITES and reached[0] == 0 and stop in starts[behind : behind + 1]:
            continue  # what it stood before is a detail too
        while cover and cover[-1][1] > start:
            start, stop = min(start, cover[-1][0]), max(stop, cover[-1][1])
            cover.pop()
        cover.append((start, stop))
    return cover


def _spot(said: str, each: Detail) -> Spot:
    before, after = said[max(0, each.start - AROUND) : each.start], said[each.end : each.end + AROUND]
    return Spot(said[each.start : each.end], before, after, each.label, each.number)
