"""Address cards (vCard 2.1, 3.0 or 4.0), and a clinician's own as a profile.

The few properties that are taken need no library: the one that is kept up brings calendars and time zones along, and
its errors quote the card.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..person import Profile
from .decode import CONTROL, decode
from .exceptions import ReadError

_PROPERTY = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[A-Za-z][\w-]*)(?P<params>(?:;(?:\"[^\"]*\"|[^:;\"])*)*):(?P<value>.*)", re.DOTALL
)
_PARAM = re.compile(r";([^=;]+)(?:=(\"[^\"]*\"|[^;]*))?")
_LINE_END = re.compile(r"\r\n|\r|\n")
_FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
_LETTER = re.compile(rb"[\xc2-\xf4](?:(?:%b)*[\x80-\xbf])+" % _FOLD.pattern)
"""A letter in UTF-8. Lines may be folded within one: programs count bytes (RFC 6350, 3.2)."""
_ESCAPED = re.compile(r"\\(.)")
_UNQUOTED = {"n": "\n", "N": "\n"}
_BINARY = frozenset({"BASE64", "B"})
_ENCODINGS = _BINARY | {"QUOTED-PRINTABLE"}
_SOCIAL = frozenset({"X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP"})
_TEXTS = (
    frozenset({"FN", "N", "NICKNAME", "ORG", "TEL", "EMAIL", "URL", "ADR", "X-MAIDENNAME", "X-ABRELATEDNAMES"})
    | _SOCIAL
)


class _Property(NamedTuple):
    line: int
    name: str
    value: str

    @property
    def parts(self) -> list[str]:
        """The components that semicolons part, without escapes."""
        return [_unescaped(part) for part in re.split(r"(?<!\\);", self.value)]


class Card(NamedTuple):
    """A card: the line on which it begins, and its properties by name."""

    line: int
    texts: Mapping[str, Sequence[_Property]]

    @property
    def full_names(self) -> list[str]:
        """The name as it is shown, and the name in its parts."""
        return _once([*self.values("FN"), *(_formal(each.parts) for each in self.texts.get("N", ()))])

    @property
    def given_name(self) -> str:
        """The first name; empty where none is told."""
        return next((each.parts[1].strip() for each in self.texts.get("N", ()) if each.parts[1:]), "")

    @property
    def nicknames(self) -> list[str]:
        """What the person is called, too."""
        return self.lists("NICKNAME")

    @property
    def emails(self) -> list[str]:
        """The e-mail addresses."""
        return _once(value.removeprefix("mailto:") for value in self.values("EMAIL"))

    @property
    def accounts(self) -> list[str]:
        """The names of accounts, without the sites' addresses in front."""
        found = [value for name in sorted(_SOCIAL) for value in self.values(name)]
        return _once(filter(None, (re.split(r"[/:]", each.rstrip("/"))[-1] for each in found)))

    @property
    def practice(self) -> str | None:
        """The organisation, without its departments."""
        return next((each.parts[0].strip() for each in self.texts.get("ORG", ()) if each.parts[0].strip()), None)

    def values(self, name: str) -> list[str]:
        """The texts of a property, in one line each."""
        return [value for each in self.texts.get(name, ()) if (value := " ".join(_unescaped(each.value).split()))]

    def lists(self, name: str) -> list[str]:
        """The texts of a property that holds several between commas."""
        parts = (part for each in self.texts.get(name, ()) for part in re.split(r"(?<!\\),", each.value))
        return [value for part in parts if (value := " ".join(_unescaped(part).split()))]


def profile_of(data: bytes) -> Profile:
    """The profile that a card holds. Raises ReadError for what is no card, or several, with the line."""
    text = decode(whole_letters(data), "Export the card again, as vCard (.vcf).").text
    found = [each for each in _properties(text) if each is not None]
    begins = [each for each in found if _is_edge(each, "BEGIN")]
    ends = [each for each in found if _is_edge(each, "END")]
    if not begins or found[0] is not begins[0]:
        raise ReadError(
            "This is no address card: it does not begin with BEGIN:VCARD. Export your own card as vCard.", 1
        )
    if len(begins) > 1:
        raise ReadError("A second card begins here. Export only your own card.", begins[1].line)
    if len(ends) != 1:
        raise ReadError("The card has no end (END:VCARD). Export it again.", found[-1].line)
    return _profile(_card(found))


def cards_of(text: str) -> Iterator[Card]:
    """Each card of a text that holds several. Raises ReadError for what is no part of one, with the line."""
    held: list[_Property] = []
    for each in filter(None, _properties(text)):
        if _is_edge(each, "BEGIN"):
            held = []
        held.append(each)
        if _is_edge(each, "END"):
            yield _card(held)
            held = []
    if held:
        raise ReadError("This card has no end (END:VCARD). Export the cards again.", held[0].line)


def _card(found: Sequence[_Property]) -> Card:
    texts: dict[str, list[_Property]] = {}
    for each in found:
        texts.setdefault(each.name, []).append(each)
    return Card(found[0].line, texts)


def _is_edge(found: _Property, name: str) -> bool:
    return found.name == name and found.value.strip().upper() == "VCARD"


def whole_letters(data: bytes) -> bytes:
    """A card whose lines are folded behind each letter that they were folded within, so that it can be decoded."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    return _LETTER.sub(lambda letter: _FOLD.sub(b"", letter[0]) + b"".join(_FOLD.findall(letter[0])), data)


def _profile(card: Card) -> Profile:
    names = _once([*card.full_names, *card.nicknames, *card.values("X-MAIDENNAME")])
    # Of version 4's number in an address, `tel:+1-555-0100;ext=5`, the number.
    phones = _once(value.removeprefix("tel:").partition(";")[0] for value in card.values("TEL"))
    emails = card.emails
    addresses = [_address(each.parts) for each in card.texts.get("ADR", ())]
    return Profile(
        name=names[0] if names else None,
        practice=card.practice,
        phone=phones[0] if phones else None,
        email=emails[0] if emails else None,
        city=next((town for _, town in addresses if town), None),
        names=tuple(names[1:]),
        phones=tuple(phones[1:]),
        emails=tuple(emails[1:]),
        sites=tuple(_once(card.values("URL"))),
        handles=tuple(card.accounts),
        address=next((address for address, _ in addresses if address), None),
    )


def _formal(parts: Sequence[str]) -> str:
    """Given, additional and family name, in the order of speech."""
    family, given, additional, *_ = (*parts, "", "", "")
    return " ".join(" ".join((given, additional, family)).split())


def _address(parts: Sequence[str]) -> tuple[str, str]:
    """Box, suite, street, town, region, postcode, parted by commas; and the town."""
    written = [" ".join(part.split()) for part in parts]
    town = written[3] if len(written) > 3 else ""
    return ", ".join(filter(None, written)), town


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, found)))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _UNQUOTED.get(match[1], match[1]), text)


def _properties(text: str) -> Iterator[_Property | None]:
    """Each property; None for one of another kind, such as a picture."""
    encoded = False
    for line, written in _unfolded(text):
        match = _PROPERTY.fullmatch(written)
        if match is None:
            if encoded:
                continue  # 2.1: the picture goes on without a sign of it
            raise ReadError("This is no part of an address card. Export the card again.", line)
        params = _params(match["params"])
        encoding = params.get("ENCODING", "").upper()
        encoded = encoding in _BINARY
        name = match["name"].upper()
        if encoded or name not in _TEXTS | {"BEGIN", "END"}:
            yield None
            continue
        yield _Property(line, name, _decoded(match["value"], encoding, params.get("CHARSET", ""), line))


def _params(written: str) -> Mapping[str, str]:
    """Parameters by name; 2.1 has bare values, of which only the encoding matters."""
    params = {}
    for name, value in _PARAM.findall(written):
        if value:
            params[name.strip().upper()] = value.strip('" ')
        elif name.strip().upper() in _ENCODINGS:
            params["ENCODING"] = name.strip()
    return params


def _decoded(value: str, encoding: str, charset: str, line: int) -> str:
    if encoding != "QUOTED-PRINTABLE":
        return value
    try:
        text = quopri.decodestring(value.encode()).decode(charset or "utf-8")
        if not CONTROL.search(text):
            return text
    except (LookupError, UnicodeDecodeError):
        pass
    # Outside the except block: Python's error keeps the value, and an exception keeps the one before it.
    raise ReadError("The letters here are in an encoding that Tacit cannot read. Export the card again.", line)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first: folded ones begin with white space, 2.1's end with `=`."""
    held, begin = "", 0
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if held and line[:1] in (" ", "\t"):
            held += line[1:]
        elif held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper():
            held = held[:-1] + line
        else:
            if held.strip():
                yield begin, held
            held, begin = line, number
    if held.strip():
        yield begin, held
