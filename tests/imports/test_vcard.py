"""A clinician's own card as a profile."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacit.detect.people import is_own
from tacit.imports.exceptions import ReadError
from tacit.imports.vcard import profile_of
from tacit.person import Profile

CARD_3 = b"""\
BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Example//EN\r
N:Whitfield;Dana;Rae;Dr.;LCSW\r
FN:Dr. Dana Whitfield\r
NICKNAME:Dee,Day\r
ORG:Harbor Light Counseling;Front desk\r
item1.TEL;type=WORK;type=pref:(555) 555-0142\r
TEL:+1 555 555 0143\r
EMAIL;type=INTERNET:dana@harborlight.example\r
URL:https\\://harborlight.example/about\r
ADR;type=WORK:;;12 Harbor Street\\, Suite 4;Tacoma;WA;98402;USA\r
NOTE:a long note that is f\r
 olded\r
X-SOCIALPROFILE;type=instagram:https://instagram.com/danawhitfield\r
PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r
 BBBB\r
END:VCARD\r
"""
CARD_2 = b"""\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=
=C3=AB;;;
FN;CHARSET=UTF-8;QUOTED-PRINTABLE:Zo=C3=AB M=C3=BCller
TEL;WORK;VOICE:555-0100
PHOTO;JPEG;BASE64:
AAAABBBB
CCCC

END:VCARD
"""
CARD_4 = """\
BEGIN:VCARD
VERSION:4.0
FN:Søren Ågård
TEL;VALUE=uri;TYPE="voice,work":tel:+45-5550-1000;ext=7
EMAIL:soren@aagaard.example
IMPP:x-apple:sorenaa

END:VCARD
""".encode()


def test_a_card_of_version_3():
    """Names, practice, telephones, e-mail, site, office and account come from their properties, folded or escaped."""
    assert profile_of(CARD_3) == Profile(
        name="Dr. Dana Whitfield",
        practice="Harbor Light Counseling",
        phone="(555) 555-0142",
        email="dana@harborlight.example",
        city="Tacoma",
        names=("Dana Rae Whitfield", "Dee", "Day"),
        phones=("+1 555 555 0143",),
        sites=("https://harborlight.example/about",),
        handles=("danawhitfield",),
        address="12 Harbor Street, Suite 4, Tacoma, WA, 98402, USA",
    )


@pytest.mark.parametrize("fold", [b"\r\n ", b"\n\t", b"\r "])
def test_folded_anywhere(fold):
    """A line may be folded after each byte, by a space or a tab, also within a letter; the lines are counted on."""
    name = "Łucja 🍂 Müller".encode()
    for place in range(1, len(name)):
        line = b"FN:" + name[:place] + fold + name[place:]
        card = b"BEGIN:VCARD\n" + line + b"\nTEL:1\nEND:VCARD\n"
        assert profile_of(card) == Profile(name="Łucja 🍂 Müller", phone="1"), place
        with pytest.raises(ReadError) as caught:
            profile_of(card.replace(b"TEL:1", b"TEL"))
        assert caught.value.line == 4
    # Every letter at once, as by a program that counts to one.
    every = b"FN:" + fold.join(name[at : at + 1] for at in range(len(name)))
    assert profile_of(b"BEGIN:VCARD\n" + every + b"\nEND:VCARD\n").name == "Łucja 🍂 Müller"


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1252"])
def test_other_encodings(encoding):
    """In another encoding the bytes of a fold within a letter are no such thing."""
    name, read = ("\ua0c3\u200a\u0985", "\ua0c3 \u0985") if encoding == "utf-16-le" else ("Ã\n ©lise Né", "Ã©lise Né")
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    assert profile_of(mark + f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n".encode(encoding)).name == read


def test_a_card_of_version_2_1():
    """Quoted-printable is decoded over its line ends, and a picture is passed over."""
    assert profile_of(CARD_2) == Profile(name="Zoë Müller", phone="555-0100")


def test_a_card_of_version_4():
    """A telephone may be a link, a parameter may be quoted."""
    assert profile_of(CARD_4) == Profile(
        name="Søren Ågård", phone="+45-5550-1000", email="soren@aagaard.example", handles=("sorenaa",)
    )


def test_what_a_card_holds_is_own():
    """Details that came from a card are the clinician's own."""
    profile = profile_of(CARD_3)
    for own in ("Dana", "Day", "555-555-0143", "harborlight.example", "@danawhitfield", "12 Harbor Street", "Tacoma"):
        assert is_own(own, profile)
    assert not is_own("Jessica", profile)


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 1, "BEGIN:VCARD"),
        (b"FN:Dana\n", 1, "BEGIN:VCARD"),
        (b"FN:Dana\nBEGIN:VCARD\nEND:VCARD\n", 1, "BEGIN:VCARD"),
        (b"BEGIN:VCARD\nFN:Dana\n", 2, "no end"),
        (CARD_4 + CARD_4, 9, "second card"),
        (b"BEGIN:VCARD\nDana Whitfield\nEND:VCARD\n", 2, "no part"),
        (b"BEGIN:VCARD\nFN:Da\0na\nEND:VCARD\n", 2, "no text"),
        (b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Dana=FF\nEND:VCARD\n", 2, "encoding"),
        (b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Da=07na\nEND:VCARD\n", 2, "encoding"),
        (b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE;CHARSET=klingon:Dana\nEND:VCARD\n", 2, "encoding"),
    ],
)
def test_errors_name_the_line(data, line, says):
    """What is no card of one person gets an error with its line that quotes nothing of it, nor does what led to it."""
    with pytest.raises(ReadError) as caught:
        profile_of(data)
    assert caught.value.__context__ is None
    assert caught.value.line == line
    assert says in str(caught.value)
    assert "Dana" not in str(caught.value)
    assert "CSV" not in str(caught.value)


@given(
    st.lists(st.sampled_from(["FN", "TEL;X=1", "ADR", "N", ":", ";", "\n", " ", "=", "a", '"', "IMPP:"]), max_size=30)
)
def test_any_card_is_read_or_refused(pieces):
    """Nothing between a card's ends leads to anything but a profile or a ReadError."""
    line: int | None = 1
    try:
        profile_of(("BEGIN:VCARD\n" + "".join(pieces) + "\nEND:VCARD\n").encode())
    except ReadError as error:
        line = error.line
    assert line
