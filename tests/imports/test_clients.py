"""Client lists from CSV exports and from pasted text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacit.detect.roster.index import index
from tacit.detect.roster.mentions import roster_names
from tacit.imports.clients import LONGEST_NAME, listed_clients, pasted_clients, read_clients
from tacit.imports.columns import Meaning, meaning
from tacit.imports.exceptions import ReadError
from tacit.imports.preview import Preview, Remark
from tacit.imports.table import MAX_ROWS
from tacit.person import Alias, Client, Kind
from tests.store.lists import FIRST

EXPORT = b"""\
First Name,Last Name,Preferred Name,Date of Birth,Email
Jessica,Tran,Jess,1990-01-02,jess@mail.example
"Marcus","O'Neil",,1985-03-04,
Wren,"Okafor, Jr.",,,
"""


def ways(preview: Preview) -> list[list[tuple[str, str]]]:
    """The aliases of each client as (text, kind)."""
    return [[(alias.text, str(alias.kind)) for alias in client.ways] for client in preview.clients]


def notes(preview: Preview) -> dict[Remark, tuple[int, ...]]:
    """The lines of each remark."""
    return {note.remark: note.lines for note in preview.notes}


@pytest.mark.parametrize("indent", [None, 2])
def test_everything_that_is_kept(indent: int | None):
    """What `tacit vault export` wrote is no list, whichever way it is brought: it is told where it goes."""
    exported = FIRST.dumps(indent)
    for read in (read_clients, listed_clients, lambda data: pasted_clients(data.decode())):
        with pytest.raises(ReadError, match="Bring it with `tacit vault import`"):
            read(exported)


class TestExports:
    def test_says_what_each_column_became(self):
        """A preview holds every column with its meaning and how many rows fill it, and the clients."""
        preview = read_clients(EXPORT)
        assert [(each.title, each.meaning, each.filled) for each in preview.columns] == [
            ("First Name", Meaning.FIRST, 3),
            ("Last Name", Meaning.LAST, 3),
            ("Preferred Name", Meaning.PREFERRED, 1),
            ("Date of Birth", Meaning.LEFT_OUT, 2),
            ("Email", Meaning.EMAIL, 1),
        ]
        assert ways(preview) == [
            [("Jessica Tran", "name"), ("Jess", "nickname"), ("jess@mail.example", "handle")],
            [("Marcus O'Neil", "name")],
            [("Wren Okafor, Jr.", "name")],
        ]
        assert (preview.rows, preview.notes) == (3, ())

    @pytest.mark.parametrize(
        ("titles", "cells", "expected"),
        [
            ("First Name,Middle Name,Last Name", "Ana,Maria,Cruz", [("Ana Maria Cruz", "name")]),
            ("Last,First,Nickname", "Cruz,Ana,Di; Na", [("Ana Cruz", "name"), ("Di", "nickname"), ("Na", "nickname")]),
            ("firstName,lastName,maidenName", "Ana,Cruz,Reyes", [("Ana Cruz", "name"), ("Ana Reyes", "name")]),
            ("Client Name,Initials", '"Cruz, Ana",AC', [("Cruz, Ana", "name"), ("AC", "initials")]),
            ("Given names,Surname,Known as", "Ana,Cruz,@ana_c", [("Ana Cruz", "name"), ("@ana_c", "handle")]),
            ("Full Name,Instagram", "Ana Cruz,@ana_c", [("Ana Cruz", "name"), ("@ana_c", "handle")]),
            ("Patient,Guardian", "Ana Cruz,Luz Cruz", [("Ana Cruz", "name"), ("Luz Cruz", "relative")]),
            (
                "First Name,Last Name,Guardian First Name,Guardian Last Name",
                "Ana,Cruz,Luz,Vega",
                [("Ana Cruz", "name"), ("Luz Vega", "relative")],
            ),
            ("Name,E-mail 1 - Value", "Ana Cruz,a@b.example", [("Ana Cruz", "name"), ("a@b.example", "handle")]),
        ],
    )  # fmt: skip
    def test_knows_the_columns_of_common_exports(self, titles, cells, expected):
        """Columns are known by the names that practice-management systems and address books give them."""
        assert ways(read_clients(f"{titles}\n{cells}\n".encode())) == [expected]

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_reads_what_spreadsheets_write(self, delimiter, encoding, end):
        """Every usual delimiter, encoding and line end is read; a guessed encoding is said."""
        rows = [["First Name", "Last Name", "Notes"], ["José", "Müller", 'a "b", c;\td\nnew line'], ["Ana", "Cruz", ""]]
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
        preview = read_clients(out.getvalue().encode(encoding))
        assert ways(preview) == [[("José Müller", "name")], [("Ana Cruz", "name")]]
        assert [each.remark for each in preview.notes] == [Remark.GUESSED_ENCODING] * (encoding == "cp1252")

    def test_a_line_that_tells_the_delimiter_is_no_row(self):
        """`sep=;` is heeded, and lines still count from the top of the file."""
        preview = read_clients(b"sep=;\nFirst Name;Last Name\nAna;Cruz\n;\n;-\n")
        assert ways(preview) == [[("Ana Cruz", "name")]]
        assert notes(preview) == {Remark.NO_NAME: (5,)}

    def test_a_heading_above_the_titles_is_passed_over(self):
        """Some exports begin with the practice's name and a date."""
        preview = read_clients(b"Harbor Light,,\nExported 2024,,\nFirst Name,Last Name,Phone\nAna,Cruz,1\n")
        assert ways(preview) == [[("Ana Cruz", "name")]]

    def test_one_known_title_is_enough(self):
        """A line with one title that is known is a line of titles."""
        assert ways(read_clients(b"First Name,Colour\nAna,red\n")) == [[("Ana", "name")]]

    def test_a_heading_that_is_a_title_itself_is_passed_over(self):
        """ "Clients" above two columns names none of them."""
        assert ways(read_clients(b"Clients\nFirst name,Last name\nAna,Cruz\n")) == [[("Ana Cruz", "name")]]

    @pytest.mark.parametrize(
        "data",
        [
            b"Name,Role,Relationship\nAna Cruz,Client,Mother\nLuz Vega,Client,Father\nEva Sol,Client,Partner\n",
            b"Name,Role,Relationship\nAna Cruz,Client,Mother\nLuz Vega,Client,Mother\nEva Sol,Client,Mother\n",
            b"Ana Cruz,Active,Client,Mobile\nLuz Vega,Active,Client,Mobile\nEva Sol,Gone,Client,Home\n",
            b"Ana Cruz,Mother,1\nLuz Vega,Father,2\nEva Sol,Partner,3\n",
            b"Ana Cruz,a@c.example,Self\nLuz Vega,l@v.example,Guardian\nEva Sol,e@s.example,Client\n",
            b"Ana Cruz,client,30\nLuz Vega,intake,31\nEva Sol,client,32\n",
            b"Ana Cruz,client,30\nLuz Vega,intake,31\nEva Sol,intake,32\n",
            b"First name,Last name\nAna,Cruz\nLuz,Vega\nFirst name,Last name\nEva,Sol\n",
        ],
    )
    def test_words_in_rows_are_no_titles(self, data):
        """What rows say of clients, "Client", "Mother", "Mobile", makes no row a line of titles: nobody is lost."""
        said = [alias for client in ways(read_clients(data)) for alias in client]
        names = [text for text, kind in said if kind == "name" and text != "First name Last name"]
        assert names == ["Ana Cruz", "Luz Vega", "Eva Sol"]

    @pytest.mark.parametrize("mark", ["\t", ";"])
    def test_the_comma_of_a_name_parts_no_columns(self, mark):
        """ "Cruz, Ana" with an e-mail address behind a tab or semicolon is one name and one address."""
        preview = read_clients(f"Cruz, Ana{mark}ana@c.example\nVega, Luz{mark}luz@v.example\n".encode())
        assert ways(preview) == [
            [("Cruz, Ana", "name"), ("ana@c.example", "handle")],
            [("Vega, Luz", "name"), ("luz@v.example", "handle")],
        ]

    def test_a_blank_line_on_top_changes_nothing(self):
        """The columns' names are looked for in the first line that holds something."""
        assert ways(read_clients(b"\nFirst Name;Last Name\nAna;Cruz\n")) == [[("Ana Cruz", "name")]]

    def test_two_columns_of_first_names_are_two_names(self):
        """A legal first name beside the first name makes another name of the same person, and no longer one."""
        titles = "First Name,Legal First Name,Middle Name,Last Name,Legal Last Name"
        cells = "Ella,Thomas,Jo,Quimby,Quimby"
        assert ways(read_clients(f"{titles}\n{cells}\n".encode())) == [
            [("Ella Jo Quimby", "name"), ("Thomas Jo Quimby", "name")]
        ]

    @pytest.mark.parametrize("nothing", ["n/a", "N/A", "none", "x", "-", "y/n"])
    def test_what_stands_for_no_address_finds_no_word(self, nothing):
        """ "n/a" among e-mail addresses and accounts finds no "a" in a draft, while the name is found."""
        told = f"First Name,Last Name,Email,Instagram\nJordan,Rivera,{nothing},{nothing}\n".encode()
        listed = index(read_clients(told).clients)
        draft = "A none of x, y or n: have a good weekend, n/a, and rest."
        assert roster_names(draft, listed) == []
        assert roster_names(f"{draft} Jordan Rivera", listed)

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"Ana,Cruz\nLuz,Vega\n", [[("Ana Cruz", "name")], [("Luz Vega", "name")]]),
            (b"Ana Cruz\nLuz Vega\n", [[("Ana Cruz", "name")], [("Luz Vega", "name")]]),
            (b"Ana Cruz,a@b.example\n", [[("Ana Cruz", "name"), ("a@b.example", "handle")]]),
            (b"1,Ana,Cruz,1990-01-02\n2,Luz,Vega,\n", [[("Ana Cruz", "name")], [("Luz Vega", "name")]]),
            (b"Ana,,Cruz\nLuz,,Vega\n", [[("Ana Cruz", "name")], [("Luz Vega", "name")]]),
            (b"Ana Lucia,Cruz\nLuz,Vega\n", [[("Ana Lucia Cruz", "name")], [("Luz Vega", "name")]]),
            (b"Ana,\nLuz,Vega,l@v.example\n", [[("Ana", "name")], [("Luz Vega", "name"), ("l@v.example", "handle")]]),
        ],
    )
    def test_a_list_without_titles_is_guessed_and_said(self, data, expected):
        """Without a line of titles the columns are guessed, and the preview says so."""
        preview = read_clients(data)
        assert ways(preview) == expected
        assert preview.columns[0].title == "Column 1"
        assert notes(preview) == {Remark.NO_TITLES: ()}

    def test_a_person_may_know_better(self):
        """What a person says of a column goes before what Tacit makes of it."""
        data = b"First Name,Last Name,Weird\nAna,Cruz,Nana\n"
        assert ways(read_clients(data, {2: Meaning.PREFERRED})) == [[("Ana Cruz", "name"), ("Nana", "nickname")]]
        assert ways(read_clients(data, {1: Meaning.LEFT_OUT})) == [[("Ana", "name")]]

    def test_titles_are_known_however_they_are_written(self):
        """Case, punctuation, camel case and numbers behind a title do not matter."""
        written = ("FIRST NAME", "first_name", "FirstName", " first-name ", "First Name 2")
        assert {meaning(each) for each in written} == {Meaning.FIRST}
        assert meaning("First seen") is Meaning.LEFT_OUT


class TestNothingIsDroppedSilently:
    def test_rows_without_a_name_are_named(self):
        """Rows that name nobody are counted, with their lines."""
        body = "Ana,Cruz\n" + "".join(f",,\n-,--,{number}\n" for number in range(12))
        preview = read_clients(f"First Name,Last Name,Age\n{body}".encode())
        [note] = preview.notes
        assert (note.remark, len(note.lines)) == (Remark.NO_NAME, 12)
        assert note.sentence == (
            "12 rows had no name and were left out: lines 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 2 more."
        )
        assert preview.rows == 13

    def test_lines_are_the_files_own(self):
        """A cell of several lines and empty lines count as what they are in the file."""
        preview = read_clients(b'First Name,Last Name,Notes\nAna,Cruz,"one\ntwo\nthree"\n\n,,x\n')
        assert notes(preview) == {Remark.NO_NAME: (6,)}

    def test_repeated_rows_are_one_client(self):
        """A client with a row an appointment is taken once."""
        preview = read_clients(b"First Name,Last Name,Appointment\nAna,Cruz,1\nAna,Cruz,2\n")
        assert ways(preview) == [[("Ana Cruz", "name")]]
        assert preview.notes[0].sentence == "1 row repeats another and was left out: line 3."

    def test_too_long_together(self):
        """A name that is too long only once it is put together is left out and told of, and the others are read."""
        long = "A" * LONGEST_NAME
        found = read_clients(f"First name,Last name\n{long},{long}\nAna,Cruz\n".encode())
        assert [client.ways[0].text for client in found.clients] == ["Ana Cruz"]
        assert [each.lines for each in found.notes if each.remark is Remark.TOO_LONG] == [(2,)]

    @pytest.mark.parametrize(
        ("cell", "name", "remark"),
        [
            ('"=""Ana"""', "Ana Cruz", Remark.FORMULA_TEXT),
            ("+Ana", "Ana Cruz", Remark.FORMULA_TEXT),
            ("-Ana", "Ana Cruz", Remark.FORMULA_TEXT),
            ("@Ana", "Ana Cruz", Remark.FORMULA_TEXT),
            ("=1+1", "Cruz", None),
            ('"=HYPERLINK(""x"",""Ana"")"', "Cruz", Remark.FORMULA),
            ("=cmd|' /C calc'!A0", "Cruz", Remark.FORMULA),
            ("@SUM(A1)", "Cruz", Remark.FORMULA),
            ("-2+cmd", "Cruz", Remark.FORMULA),
            ("A" * (LONGEST_NAME + 1), "Cruz", Remark.TOO_LONG),
        ],
    )
    def test_formulas_are_text_or_left_out(self, cell, name, remark):
        """A cell that begins like a formula is a name if it reads as one; else it is left out, and said."""
        preview = read_clients(f"First Name,Last Name\n{cell},Cruz\n".encode())
        assert ways(preview) == [[(name, "name")]]
        assert notes(preview) == ({remark: (2,)} if remark else {})

    def test_cells_beyond_the_columns_are_said(self):
        """A row that is wider than the line of titles is read, and said."""
        preview = read_clients(b"First Name,Last Name\nAna,Cruz,x\nLuz,Vega,,\n")
        assert len(preview.clients) == 2
        assert notes(preview) == {Remark.TOO_MANY_CELLS: (2,)}

    @given(st.lists(st.lists(st.text(alphabet="AbzÉ ,;'\"\n=-@1", max_size=8), min_size=2, max_size=2), max_size=8))
    def test_every_row_is_a_client_or_in_a_note(self, rows):
        """Whatever a table holds: clients, rows without a name and repeated rows add up to its rows."""
        out = io.StringIO(newline="")
        csv.writer(out).writerows([["First Name", "Last Name"], *rows])
        preview = read_clients(out.getvalue().encode())
        told = notes(preview)
        left_out = len(told.get(Remark.NO_NAME, ())) + len(told.get(Remark.TWICE, ()))
        assert len(preview.clients) + left_out == preview.rows
        assert preview.rows == sum(any(cell.strip() for cell in row) for row in rows)

    def test_every_remark_has_its_sentence(self):
        """Each remark reads well for one line, for several, and for none."""
        from tacit.imports.preview import Note

        for remark in Remark:
            for lines in ((), (3,), (3, 5)):
                said = Note(remark, lines).sentence
                assert said.endswith(".")
                assert "{" not in said


class TestErrors:
    @pytest.mark.parametrize(
        ("data", "line", "says"),
        [
            (b"", None, "nothing"),
            (b"\n , \n", None, "nothing"),
            (b"Phone,City\n1,Duluth\n2,Tacoma\n", 1, "No column holds names"),
            (b'First Name,Last Name\nAna,"Cruz\nLuz,Vega\n', 2, "quotation mark"),
            (b'First Name,Last Name\nLuz,Vega\n"An"a,Cruz\n', 3, "quotation mark"),
            (b"First Name,Last Name\nAna,Cr\0uz\n", 2, "no text has"),
            (b"First Name,Last Name\nLuz,Vega\r\nAna,Cr\x01uz\n", 3, "no text has"),
            (b"First Name,Last Name\n\x81\xff,Cruz\n", 2, "encoding"),
            (b"\xef\xbb\xbfFirst Name,Last Name\n\xff,Cruz\n", 2, "damaged"),
            ("Name\nAna".encode("utf-16-le"), 1, "no text has"),
            ("First Name,Last Name\nAna,Cr\x9fuz\n".encode(), 2, "no text has"),
            (b"PK\x03\x04" + bytes(100), None, "workbook"),
            (b"\xd0\xcf\x11\xe0" + bytes(100), None, "workbook"),
            (b"%PDF-1.7\n", None, "PDF"),
            (b"Name\n" + b"Ana\n" * (MAX_ROWS + 1), MAX_ROWS + 2, "rows"),
        ],
    )
    def test_name_the_line_and_say_what_to_do(self, data, line, says):
        """What is no client list gets an error with its line that quotes nothing of it, nor does what led to it."""
        with pytest.raises(ReadError) as caught:
            read_clients(data)
        assert isinstance(caught.value.__context__, csv.Error | None)
        said = str(caught.value)
        assert caught.value.line == line
        assert says in said
        assert said.startswith(f"Line {line}: " if line else "")
        assert not any(word in said for word in ("Cruz", "Ana", "Vega", "Duluth"))

    @given(st.binary(max_size=300))
    def test_any_bytes_are_read_or_refused(self, data):
        """No bytes lead to anything but a preview or a ReadError."""
        said = ""
        try:
            read_clients(data)
        except ReadError as error:
            said = str(error)
        assert said.endswith(".") or not said

    def test_a_preview_shows_no_names(self):
        """The repr of a preview, which a log may hold, has no client in it."""
        assert "Tran" not in repr(read_clients(EXPORT))


class TestPasted:
    def test_one_client_a_line(self):
        """A line is a client: the name first, other ways behind commas, semicolons or bars; bullets and numbers go."""
        text = "Jessica Tran, Jess, @jesst\n\n- Marcus O'Neil | Marc\n2. Ana  Cruz; A.C.\nWren\n"
        preview = pasted_clients(text)
        assert ways(preview) == [
            [("Jessica Tran", "name"), ("Jess", "name"), ("@jesst", "handle")],
            [("Marcus O'Neil", "name"), ("Marc", "name")],
            [("Ana Cruz", "name"), ("A.C.", "initials")],
            [("Wren", "name")],
        ]
        assert (preview.rows, preview.notes) == (4, ())

    def test_a_surname_before_a_comma_is_turned_round_as_well(self):
        """A single word before a comma may be a surname: the preview says so, and the whole name is found."""
        preview = pasted_clients("Tran, Jessica\nvan Okafor, Marcus, Marc\nAna Cruz, Nana\nWren, @wren\nSky, S.K.")
        assert notes(preview) == {Remark.ONE_WORD: (1, 2, 4, 5)}
        assert ways(preview) == [
            [("Tran", "name"), ("Jessica", "name"), ("Jessica Tran", "name")],
            [("van Okafor", "name"), ("Marcus", "name"), ("Marc", "name"), ("Marcus van Okafor", "name")],
            [("Ana Cruz", "name"), ("Nana", "name")],
            [("Wren", "name"), ("@wren", "handle")],
            [("Sky", "name"), ("S.K.", "initials")],
        ]
        listed = index(preview.clients)
        assert [bool(roster_names(each, listed)) for each in ("Jessica Tran rang", "Luz Vega rang")] == [True, False]

    def test_quotation_marks_as_in_a_tables_file(self):
        """A cell in quotation marks, copied from a CSV file, is read without them; a nickname's are part of a name."""
        preview = pasted_clients('"Tran, Jessica"\n"Cruz, Ana","Nana"\nLuz "Lulu" Vega, Lu\n"Mo" Okafor\n')
        assert ways(preview) == [
            [("Tran, Jessica", "name")],
            [("Cruz, Ana", "name"), ("Nana", "name")],
            [('Luz "Lulu" Vega', "name"), ("Lu", "name")],
            [('"Mo" Okafor', "name")],
        ]
        assert roster_names("Jessica Tran rang", index(preview.clients))

    def test_cells_copied_from_a_spreadsheet_are_a_table(self):
        """Tabs are columns, with or without titles."""
        assert ways(pasted_clients("Last Name\tFirst Name\nTran\tJessica")) == [[("Jessica Tran", "name")]]
        assert ways(pasted_clients("Jessica\tTran\n")) == [[("Jessica Tran", "name")]]

    def test_lines_without_a_name_are_named(self):
        """Lines without a letter are counted."""
        preview = pasted_clients("Ana Cruz\n---\n12\n")
        assert (len(preview.clients), notes(preview)) == (1, {Remark.NO_NAME: (2, 3)})

    def test_too_many_lines_are_refused(self):
        """A list that no clinician has is refused at the line where it becomes one."""
        with pytest.raises(ReadError) as caught:
            pasted_clients("Ana Cruz\n" * (MAX_ROWS + 1))
        assert caught.value.line == MAX_ROWS + 1


def test_what_was_imported_is_found():
    """The way from a file to a draft: an imported client is found by name, nickname and e-mail address."""
    listed = index(read_clients(EXPORT).clients)
    text = "Jess Tran and marcus o'neil wrote from jess@mail.example"
    found = [text[each.start : each.end] for each in roster_names(text, listed)]
    assert found == ["Jess Tran", "marcus o'neil", "jess@mail.example"]
    assert not roster_names("Somebody wrote from elsewhere", listed)


def test_kinds_are_told_by_form_or_by_name():
    """An alias of plain text has the kind of its form; a told kind stays."""
    client = Client(("Ana Cruz", "@ana", "A. C.", "AC", Alias("Nana", Kind.NICKNAME), " "))
    assert [alias.kind for alias in client.ways] == ["name", "handle", "initials", "initials", "nickname"]
