"""Client lists from the cards of an address book."""

from __future__ import annotations

import pytest

from tacit.imports.clients import listed_clients, pasted_clients, read_clients
from tacit.imports.exceptions import ReadError
from tacit.imports.preview import Preview, Remark
from tacit.imports.table import MAX_ROWS

BOOK = """\
BEGIN:VCARD
VERSION:3.0
N:Cruz;Ana;;Ms.;
FN:Ana Cruz
NICKNAME:Nana,Annie
X-MAIDENNAME:Vega
item1.EMAIL;type=INTERNET:ana@mail.example
X-SOCIALPROFILE;type=instagram:http://instagram.com/anacruz
TEL;type=CELL:555-0100
BDAY:1990-01-02
NOTE:Said not to be read
item2.X-ABRELATEDNAMES:Luz Cruz
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
 BBBB
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Lakeside Plumbing
ORG:Lakeside Plumbing;
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Tran;Zo=C3=AB
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zoë Tran
END:VCARD
"""


def ways(preview: Preview) -> list[list[tuple[str, str]]]:
    """The aliases of each client as (text, kind)."""
    return [[(alias.text, str(alias.kind)) for alias in client.ways] for client in preview.clients]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cards_are_clients(encoding: str, end: str):
    """A card is a client with names, nicknames, addresses, accounts and relatives, no more; a company is none."""
    data = BOOK.replace("\n", end).encode(encoding)
    preview = read_clients(data)
    assert ways(preview) == [
        [
            ("Ana Cruz", "name"),
            ("Nana", "nickname"),
            ("Annie", "nickname"),
            ("Ana Vega", "name"),
            ("ana@mail.example", "handle"),
            ("anacruz", "handle"),
            ("Luz Cruz", "relative"),
        ],
        [("Zoë Tran", "name")],
    ]
    assert {note.remark: note.lines for note in preview.notes} == {Remark.NO_NAME: (16,), Remark.TWICE: (26,)}
    assert (preview.rows, preview.columns) == (4, ())
    assert listed_clients(data) == preview


def test_pasted_cards():
    """Cards that are pasted are cards; a name that only begins alike is a name."""
    assert ways(pasted_clients("\nbegin:vcard\nFN:Ana Cruz\nEND:VCARD\n")) == [[("Ana Cruz", "name")]]
    assert ways(pasted_clients("Begin Vcard\n")) == [[("Begin Vcard", "name")]]


def test_a_letter_folded_within():
    """A line that is folded within a letter is read whole."""
    folded = "FN:Zoë Tran".encode().replace(b"\xab", b"\n \xab")
    [client] = read_clients(b"BEGIN:VCARD\n" + folded + b"\nEND:VCARD\n").clients
    assert client.ways[0].text == "Zoë Tran"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:Luz\n", 4, "no end"),
        ("BEGIN:VCARD\nFN:Ana\nno property\nEND:VCARD\n", 3, "no part of an address card"),
        ("BEGIN:VCARD\nFN:A\nEND:VCARD\n" * (MAX_ROWS + 1), 3 * MAX_ROWS + 1, "cards"),
    ],
)
def test_what_is_no_card_is_refused(text: str, line: int, says: str):
    """What is no card gets an error with its line that quotes nothing of it."""
    with pytest.raises(ReadError) as caught:
        read_clients(text.encode())
    assert caught.value.line == line
    assert says in str(caught.value)
    assert "Ana" not in str(caught.value)
