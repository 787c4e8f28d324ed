"""Mends what rewording leaves at its seams: articles, spaces, marks, capitals. Nothing else of a draft is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .seam import CLOSE, GONE, MADE, OPEN, SEAM, unmarked
from .syntax import DEGREE, PERSON, article, is_function, is_verb, one_of

NEAR = 60
"""How many code points before and behind a seam are looked at."""

_INSIDE = "\ufdd2"
"""Stands where a stretch begins or ends in the middle of a draft, so that no pattern takes that for an end."""

MARKS = GONE + _INSIDE
"""What no draft may hold that is reworded."""

_SPACE = rf"[ \t{OPEN}{CLOSE}]*"

_WAITING = one_of("an? the my our his their and or as at on in from with by near since for of to")
_ARTICLE = re.compile(
    rf"(?<![\w'’])(an?)((?=[ {OPEN}{CLOSE}]*[{OPEN}{CLOSE}])[ {OPEN}{CLOSE}]+)(\w[\w'’-]*)", re.IGNORECASE
)
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (rf"{GONE}(?:[ \t]*{GONE})+", GONE),
        (rf"[(\[“\"‘][ \t]*{GONE}[ \t]*[)\]”\"’]", GONE),
        (rf"\([ \t]*{GONE}[ \t]*[,;][ \t]*", f"({GONE}"),
        (rf",[ \t]*{GONE}[ \t]*(?=[,.!?;:)])", GONE),
        (rf"(?m)^[ \t]*{GONE}[ \t]*[,;:.!?)]*[ \t]*", GONE),
        (rf"(?<=[.!?…])[ \t]+{GONE}[ \t]*[,;:.!?)]+", GONE),
        (rf"(?<=[.!?…][ \t]){GONE}[ \t]*,[ \t]*", GONE),
        (rf"[ \t]+{GONE}(?=[ \t]*[,.!?;:)…\n]|[ \t]*$)", GONE),
        (rf"{GONE}[ \t]+(?=[,.!?;:)…])", GONE),
        # How much of what an adjective said that went with its noun: "a really (gifted pilot)".
        (rf"\b(an?|the|my|our)[ \t]+{DEGREE}[ \t]+(?:{GONE}[ \t]*)?(?={OPEN}(?!(?:very )?young)\w)", r"\1 "),
        (rf"(?:-|(?<=\s)[–—]){GONE}(?=\s)|(?<=\s){GONE}-|^{GONE}[–—]", GONE),
        (rf"(?<=\w)[ \t]+{GONE}(?=[–—]\w)", GONE),
        # A name or an address that went from a list: "Bo and (gone) and Ian".
        (rf"(?<!\w)(and|or)[ \t]+{GONE}[ \t]+(?=\1\b)", GONE),
        (rf"(?<=[ \t]){GONE}[ \t]+", GONE),
        (rf"(?m)^{GONE}[ \t]+", GONE),
        (rf"(?<=\w)[ \t]+{GONE}(?=['’]s\b)", GONE),
        (rf"(?<=\w):[ \t]*{GONE}[ \t]*(?=(?-i:[A-Z]))", f".{GONE} "),
        (rf"(\n[ \t]*){GONE}(?:[ \t]*(?:{GONE}[ \t]*)?\n)+", rf"\1{GONE}"),
        (rf"(?<=\w),[ \t]*(?={OPEN}something{CLOSE})", " "),
        # A cut that took the space before it, right before a word.
        (rf"(?:(?<=\w)|(?<=\w{CLOSE})){GONE}(?={OPEN}?\w)", f" {GONE}"),
        # The same wider word twice: "a client and a client".
        (rf"{OPEN}([^{CLOSE}]+){CLOSE}(?:,? (?:and|or) | |, ){OPEN}\1{CLOSE}", rf"{OPEN}\1{CLOSE}"),
    )
)
_APPOSED = re.compile(
    rf"{OPEN}(?:a client|someone){CLOSE},[ \t]+(?P<own>[{OPEN}{CLOSE}]*(?:my|our|one of (?:my|our))\b"
    rf"[^,.;:!?…\n]{{0,60}}\b{PERSON}{_SPACE})(?P<comma>,?)[ \t]*(?P<next>[\w'’]*)",
    re.IGNORECASE,
)
"""Who somebody is, behind "someone": it says that by itself."""

_WAITED = re.compile(
    rf"(?P<before>[\w'’]+)(?P<waiting>(?:,?[ \t]+{_WAITING})+)[ \t]*{GONE}(?=[ \t]*(?:[.,;:!?)…\n]|$))", re.IGNORECASE
)
"""Small words that waited for what is gone."""
_WAITED_BEFORE = re.compile(
    rf"(?P<before>[\w'’]+)(?P<waiting>[ \t]+(?:at|in|from|to|near|on|by))[ \t]*{GONE}"
    r"(?=[ \t]+(?:and|but|or|because)\b)",
    re.IGNORECASE,
)
"""The same before another clause: "she lives at (gone) and sings"."""

_LAST_OF = re.compile(
    rf"(?P<before>(?:^|(?<=[.!?…][ \t]))[^,;:.!?…\n{OPEN}{CLOSE}]{{4,80}}),"
    rf"(?P<last>[ \t]+(?P<verb>[a-z]+)(?:[ \t]+[\w'’-]+){{0,5}}){GONE}(?=[.!?])"
)

_PARTICLES = re.compile(
    one_of(
        "drop(?:s|ped|ping)? com(?:es?|ing) came log(?:s|ged|ging)? sign(?:s|ed|ing)? turn(?:s|ed|ing)?",
        "mov(?:es?|ed|ing) check(?:s|ed|ing)? walk(?:s|ed|ing)? step(?:s|ped|ping)?",
        "not be is was are were been sit(?:s|ting)? sat stay(?:s|ed|ing)? go(?:es|ing)? went gone carr(?:y|ies|ied)",
        "liv(?:es?|ed|ing) stand(?:s|ing)? stood",
    ),
    re.IGNORECASE,
)
"""Verbs that a small word may belong to: "dropped in", "the one I sit with"."""

_PICTURE = r"[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]+"
_START = re.compile(rf"((?:\A|[.!?…]['\"”’)]*\s+|\n\s*|(?P<picture>{_PICTURE})){_SPACE})(?=(?P<word>\w+))([a-z])")
_SMALL = re.compile(rf"(?:^[ \t]*|{_PICTURE})([a-z]\w*)", re.MULTILINE)
_FULL_STOP = re.compile(r"[.!?…\n]")
_LETTERS = re.compile(r"[^\W\d_]+")


def seamed(text: str) -> str:
    """`text` with its seams put right, and still marked."""
    text = _LAST_OF.sub(_joined, _WAITED_BEFORE.sub(_waited, _WAITED.sub(_waited, text)))
    for pattern, instead in _STEPS:
        text = pattern.sub(instead, text)
    return _ARTICLE.sub(_rearticled, _balanced(_APPOSED.sub(_by_itself, text)))


def _by_itself(match: re.Match[str]) -> str:
    """Who somebody is, without "someone" before it; not where that begins a sentence: "someone, my client sings"."""
    if not match["comma"] and is_verb(match["next"]):
        return match[0]
    end = match.end("comma") - match.start()
    return f"{OPEN}{match['own']}{CLOSE}{match[0][end:]}"


def _waited(match: re.Match[str]) -> str:
    """What stands before a cut without the small words that waited, but for one that belongs to its verb."""
    first = re.match(r"[ \t]+(in|on|with|by|for)\b", match["waiting"], re.IGNORECASE)
    kept = first[0] if first and _PARTICLES.fullmatch(match["before"]) else ""
    return f"{match['before']}{kept}{GONE}"


def _joined(match: re.Match[str]) -> str:
    """The last two of several things told, joined: "did the forms, went home" without what came after."""
    told = is_verb(match["verb"]) and any(map(is_verb, match["before"].split()[1:]))
    return f"{match['before']} and{match['last']}{GONE}" if told else match[0]


def _balanced(text: str) -> str:
    """`text` without a bracket at a seam whose other one went."""
    for mark, other, seam in ((")", "(", f"{GONE})"), ("(", ")", f"({GONE}")):
        if text.count(mark) > text.count(other):
            text = text.replace(seam, GONE, 1)
    return text


def mend(before: str, text: str) -> str:
    """`text`, the reworded draft with its seams marked, put right; the draft `before` tells how it writes capitals."""
    small = None if begins_small(before) else frozenset(_SMALL.findall(before))
    text = MADE.sub(_as_tall, text)
    made, at = [], 0
    for start, end in _windows(text):
        made += [text[at:start], _mended(text, start, end, small)]
        at = end
    text = "".join([*made, text[at:]]).strip()
    return text if any(map(str.isalnum, text)) else ""


def _as_tall(match: re.Match[str]) -> str:
    """Words of ours in capitals where those around are: two of the sentence on each side, as far as there are any."""
    before = MADE.sub("", match.string[max(0, match.start() - NEAR) : match.start()])
    after = MADE.sub("", match.string[match.end() : match.end() + NEAR])
    around = [*_LETTERS.findall(_FULL_STOP.split(before)[-1])[-2:], *_LETTERS.findall(_FULL_STOP.split(after)[0])[:2]]
    tall = len(around) > 1 and all(map(str.isupper, around)) and any(map(_is_no_acronym, around))
    return match[0].upper() if tall else match[0]


def _is_no_acronym(word: str) -> bool:
    return len(word) > len("OCD") or (len(word) > 1 and is_function(word.lower()))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches around the seams: what a seam is mended by lies near, and no pattern runs over a whole draft."""
    start = end = -1
    for match in SEAM.finditer(text):
        if start >= 0 and match.start() - NEAR > end:
            yield start, end
            start = -1
        start = max(0, match.start() - NEAR) if start < 0 else start
        end = min(len(text), match.end() + NEAR)
    if start >= 0:
        yield start, end


def _mended(text: str, start: int, end: int, small: frozenset[str] | None) -> str:
    """A stretch put right. `small`: words that begin a line, or stand behind a picture, without a capital in the draft;
    None where the draft has no capitals."""
    piece = "".join(["" if start == 0 else _INSIDE, text[start:end], "" if end == len(text) else _INSIDE])
    piece = seamed(piece)
    if small is not None:
        piece = _START.sub(lambda match: match[0] if _is_small(match, small) else _raised(match), piece)
    return unmarked(piece).replace(_INSIDE, "")


def _is_small(match: re.Match[str], small: frozenset[str]) -> bool:
    """Whether the draft had it small there; behind a picture, whether it had anything small there."""
    return match["word"] in small or bool(match["picture"] and small)


def _raised(match: re.Match[str]) -> str:
    return match[1] + match[4].upper() if SEAM.search(match[1]) else match[0]


def _rearticled(match: re.Match[str]) -> str:
    fresh = article(match[3]).split()[0]
    if match[3].isupper() and len(match[3]) > 1 and match[1].isupper():
        return fresh.upper() + match[2] + match[3]
    return (fresh.capitalize() if match[1][0].isupper() else fresh) + match[2] + match[3]


def begins_small(text: str) -> bool:
    """Whether somebody begins sentences without capitals."""
    return re.match(r"\s*[a-z]", text) is not None or re.search(r"\w\w[.!?]\s+[a-z]", text) is not None
