"""Full stops that belong to the word before them: of abbreviations, initials, and tokens with more of them inside."""

from __future__ import annotations

import re

from .data import word_set


def _either_case(words: str) -> str:
    """A pattern for words that are written with a capital or without: not in capitals, "MS" is no "Ms"."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split())


_TITLES = (
    f"{_either_case('dr mr mrs ms mx prof pfc pvt cpl sgt lt capt cmdr ste ft mt sra srta')}|"
    r"[Ee]\.g|[Ii]\.e|Rev|Fr|Msgr|Hon|Gov|Sen|Rep|Maj|Col|Gen|Adm|Det|Supt|Mme|Mlle|Dra"
)
"""Never the last word of a sentence."""
_OTHERS = f"{_either_case('st sr jr')}|Ave|Blvd|Rd|Apt|Inc|Corp|Ltd|Co|Bros|Dept|Univ|Esq"
_SHORTENED = (
    _either_case(
        "feb apr aug sep sept oct nov dec mon tue tues wed weds thur thurs fri yr yrs mos wk wks hr hrs min mins "
        "approx appt appts vs incl esp"
    )
    + "|Jan|Mar|Jun|Jul|Sat|Sun"
)
"""At home at the end of a sentence too."""
SPACED = r"[yY]\. [oO]|[aApP]\. [mM]"
"""One word, written with a space in it: "y. o", "p. m"."""
_DOTTED = rf"{SPACED}|(?:[^\W\d_]\.){{1,4}}[^\W\d_]|(?:Ph|Ed|Psy)\.D|[BM]\.(?:Sc|Ed)"

_BEFORE = re.compile(
    rf"(?<![^\W\d])(?:(?P<title>{_TITLES})|(?P<other>{_OTHERS})|(?P<shortened>{_SHORTENED})|(?P<dotted>{_DOTTED})|"
    r"(?P<initial>(?<!\d)[^\W\d_a-z]))$"
)
_LONGEST = 12
_NUMBERED = re.compile(r"(?<=\bNo)\.[ ]?(?=\d)")
_CAPITAL = re.compile(r"(?P<word>[^\W\d_a-z][\w'’-]+)[ ]$")
_OVER = re.compile(r"[.!?…]|[\"'”’)\]]*[ \t]*(?:\n|$)")
_FOLLOWING = re.compile(r"[\"'”’)\]]*[ \t]+[\"“‘(\[]?(?P<word>[^\W_]*)(?P<stop>\.?)")
_SMALL = word_set("english", "function_words")
_NAMES_TOO = frozenset({"an", "little", "long", "see", "so", "will"})
_SUBJECTS = frozenset(
    "he she they we i it the this that these those there my his her their our and but then when if what".split()  # noqa: SIM905
)


def belongs(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` is the word's before it, also where it ends a sentence at the same time."""
    found = _before(text, stop)
    return found is not None and (found.lastgroup == "dotted" or goes_on(text, stop))


def is_own(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` is a part of the word before it wherever that stands: "R.K.", "p.m."."""
    found = _before(text, stop)
    return found is not None and (found.lastgroup in ("dotted", "initial") or goes_on(text, stop))


def is_start(text: str, at: int) -> bool:
    """Whether what follows at `at` is a plain word with the capital that starts a sentence."""
    following = _FOLLOWING.match(text, at)
    return following is not None and following["word"][:1].isupper() and _is_plain(following["word"].lower())


def goes_on(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` is the word's before it alone: the sentence goes on behind it."""
    if _NUMBERED.match(text, stop):
        return True
    found = _before(text, stop)
    if found is None or _OVER.match(text, stop + 1):
        return False
    following = _FOLLOWING.match(text, stop + 1)
    if following is None or found.lastgroup == "title":
        return True
    word = following["word"]
    if not word[:1].isupper():
        return found.lastgroup != "shortened" or word != ""
    return found.lastgroup != "shortened" and (len(word) == len(following["stop"]) or not _starts(text, found, word))


def _before(text: str, stop: int) -> re.Match[str] | None:
    return _BEFORE.search(text, max(0, stop - _LONGEST), stop) if text[stop : stop + 1] == "." else None


def _starts(text: str, found: re.Match[str], word: str) -> bool:
    """Whether a word with a capital starts a sentence behind an abbreviation, as far as it can be told: what may be a
    name goes on with "St." or "J.", and "Bill M." has its surname already."""
    low = word.lower()
    named = found.lastgroup == "initial" and _is_behind_name(text, found.start())
    if found.lastgroup == "initial" and not named:
        return low in _SUBJECTS
    if named or (found.lastgroup == "dotted" and found[0].islower()):
        return _is_plain(low)
    return low in _SMALL - _NAMES_TOO


def _is_behind_name(text: str, at: int) -> bool:
    before = _CAPITAL.search(text, max(0, at - 24), at)
    return before is not None and (not _is_plain(low := before["word"].lower()) or low in word_set("word_names"))


def _is_plain(word: str) -> bool:
    return word not in word_set("calendar") and (word in _SMALL or word in word_set("plain_words"))
