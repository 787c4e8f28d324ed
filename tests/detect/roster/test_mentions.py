"""Clients in drafts: what is found, what is not, and what a mention is worth."""

from __future__ import annotations

import pytest

from tacit.detect.roster.index import index
from tacit.detect.roster.mentions import roster_names
from tacit.detect.roster.worth import CERTAIN, LIKELY, REASONS
from tacit.finding import Label
from tacit.person import Alias, Client, Kind, Profile

CLIENTS = (
    Client(("Marcus Okafor", "@marc_builds", "marcus.o@mail.example")),
    Client(("Jessica Marie Tran", "Jessie")),
    Client(("Hargreaves, William (Bill)",)),
    Client(("Grace Young",)),
    Client(("Anne-Marie O'Neil",)),
    Client(("Søren Müller",)),
    Client(("Hannah Smith-Jones",)),
    Client(("Will May",)),
    Client(("June Washington",)),
    Client(("Sydney Rivers",)),
    Client(("Ines García Márquez",)),
    Client(("Dan & Ana Lindqvist",)),
    Client(("Ms. Vandersloot",)),
    Client(("王小明",)),
    Client(("Мария Иванова",)),
    Client(
        (
            Alias("J.B.", Kind.INITIALS),
            Alias("Tomasz Kruk", Kind.RELATIVE),
            Alias("Little Bear", Kind.NICKNAME),
            Alias("Zuzu", Kind.NICKNAME),
            Alias("sunshine", Kind.HANDLE),
        )
    ),
)
INDEX = index(CLIENTS)

Found = list[tuple[str, float, str]]


def found(text: str, profile: Profile = Profile()) -> Found:  # noqa: B008
    """What is found of the clients above: words, score, and the reason without what all reasons begin with."""
    spans = roster_names(text, INDEX, profile)
    return [(text[each.start : each.end], each.score, each.reason.removeprefix("roster_")) for each in spans]


PARTICLES = index(
    (
        Client(("Maria de la Cruz",)),
        Client(("Piet van der Berg",)),
        Client(("Luis da Silva",)),
        Client(("Mary-Kate Dunne",)),
        Client(("Jessica Marie Tran",)),
    )
)


class TestSmallWordsAndInitials:
    @pytest.mark.parametrize(
        "name",
        [
            "M. de la Cruz",
            "P. van der Berg",
            "P. Van der Berg",
            "Lius da Silva",
            "M.K. Dunne",
            "M. K. Dunne",
            "MK Dunne",
            "J.M. Tran",
        ],
    )
    def test_before_a_surname(self, name):
        """Initials, also several, and a slip are found before a surname, also one with small words before it."""
        spans = roster_names(f"Saw {name} today.", PARTICLES)
        assert [each.start for each in spans] == [4]
        assert [each.end - 4 for each in spans] == [len(name)]

    @pytest.mark.parametrize("name", ["P. de la Cruz", "K.M. Dunne", "m. de la cruz", "M. dunne"])
    def test_somebody_else(self, name):
        """Other initials, and a name without a capital, are not a client's whole name."""
        text = f"saw {name} today."
        assert not any(each.start == 4 for each in roster_names(text, PARTICLES))


class TestWholeName:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Saw Marcus Okafor today.", "Marcus Okafor"),
            ("saw marcus okafor today", "marcus okafor"),
            ("MARCUS OKAFOR!", "MARCUS OKAFOR"),
            ("#MarcusOkafor", "MarcusOkafor"),
            ("#marcusokafor", "marcusokafor"),
            ("#marcusokaforforever", "marcusokaforforever"),
            ("marcusokafor was here", "marcusokafor"),
            ("MarcusOkafor was here", "MarcusOkafor"),
            ("marcus.okafor", "marcus.okafor"),
            ("marcus-okafor", "marcus-okafor"),
            ("Okafor, Marcus came", "Okafor, Marcus"),
            ("Marcus Okafor's sister", "Marcus Okafor"),
            ("Jessica Tran sang", "Jessica Tran"),
            ("Jessica M. Tran sang", "Jessica M. Tran"),
            ("Jessica Marie Tran sang", "Jessica Marie Tran"),
            ("Jessie Tran sang", "Jessie Tran"),
            ("Bill Hargreaves", "Bill Hargreaves"),
            ("Anne-Marie O’Neil", "Anne-Marie O’Neil"),
            ("Annemarie ONeil", "Annemarie ONeil"),
            ("SOREN MULLER", "SOREN MULLER"),
            ("Soeren Mueller", "Soeren Mueller"),
            ("Hannah Jones", "Hannah Jones"),
            ("Hannah Smith Jones", "Hannah Smith Jones"),
            ("Will May was here", "Will May"),
            ("Dan Lindqvist", "Dan Lindqvist"),
            ("Little Bear growled", "Little Bear"),
            ("今天王小明来了", "王小明"),
            ("Мария Иванова", "Мария Иванова"),
        ],
    )
    def test_is_certain(self, text, words):
        """A whole name is certain in any case, order and spelling, with or without what stands between."""
        first = found(text)[0]
        assert first == (words, 1.0, "name")

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("M4rcus 0kafor", "M4rcus 0kafor"),
            ("M*rcus Ok*for", "M*rcus Ok*for"),
            ("Mаrcus Okafor", "Mаrcus Okafor"),
            ("𝐌𝐚𝐫𝐜𝐮𝐬 𝐎𝐤𝐚𝐟𝐨𝐫", "𝐌𝐚𝐫𝐜𝐮𝐬 𝐎𝐤𝐚𝐟𝐨𝐫"),
            ("Mar\u200bcus Oka\u00adfor", "Mar\u200bcus Oka\u00adfor"),
            ("Ma\u0301rcus Okafo\u0308r", "Ma\u0301rcus Okafo\u0308r"),
            ("m.a.r.c.u.s.o.k.a.f.o.r", "m.a.r.c.u.s.o.k.a.f.o.r"),
            ("Mar cus Okafor", "Mar cus Okafor"),
            ("ＭＡＲＣＵＳ　ＯＫＡＦＯＲ", "ＭＡＲＣＵＳ　ＯＫＡＦＯＲ"),
        ],
    )
    def test_is_certain_in_disguise(self, text, words):
        """Digits, marks and other alphabets for letters, spaces and invisible characters in between hide nothing."""
        assert found(text) == [(words, 1.0, "name")]

    @pytest.mark.parametrize(
        ("text", "words", "reason"),
        [
            ("Billy Hargreaves", "Billy Hargreaves", "nickname"),
            ("Jesica Tran", "Jesica Tran", "spelling"),
            ("Jessica Trann", "Jessica Trann", "spelling"),
            ("Hanna Smith", "Hanna Smith", "spelling"),
            ("Markus Okafor", "Markus Okafor", "spelling"),
        ],
    )
    def test_is_certain_but_less_so_with_a_nickname_or_a_slip(self, text, words, reason):
        """A whole name of which one part is a nickname, respelt or mistyped still stops a draft."""
        assert found(text) == [(words, CERTAIN, reason)]

    @pytest.mark.parametrize(
        "text",
        [
            "there will may be",
            "grace, young man",
            "I have grace. Young people",
            "Jessica. Tran",
            "a list:\nJessica\nTran",
            "grace young",
            "Grace, Young and Hall",
        ],
    )
    def test_is_not_put_together_from_other_words(self, text):
        """Words of every day, and names in two sentences or lines, are no whole name."""
        assert all(score < CERTAIN for _, score, _ in found(text))

    @pytest.mark.parametrize("text", ["Jessica Train", "Jessica Alba", "Marcos Trane", "Marcus Aurelius", "Ana Banana"])
    def test_is_not_another_name(self, text):
        """Somebody else's surname is no slip of the pen."""
        assert not found(text)
        assert found(text.split()[0].replace("Marcos", "Marcus") + " came")


class TestParts:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("then Marcus laughed", ("Marcus", 0.8, "first_name")),
            ("then marcus laughed", ("marcus", 0.8, "first_name")),
            ("Marcus's mother", ("Marcus", 0.8, "first_name")),
            ("marcus’ mother", ("marcus", 0.8, "first_name")),
            ("two Jessicas", ("Jessicas", 0.8, "first_name")),
            ("Marcus Monday at 3", ("Marcus", 0.8, "first_name")),
            ("Jessie's flight", ("Jessie", 0.9, "name")),
            ("Zuzu came", ("Zuzu", 0.9, "name")),
            ("M4rcus laughed", ("M4rcus", 0.8, "first_name")),
            ("M*rcus laughed", ("M*rcus", 0.8, "first_name")),
            ("J€ssica laughed", ("J€ssica", 0.8, "first_name")),
            ("Mar cus laughed", ("Mar cus", 0.8, "first_name")),
            ("m.a.r.c.u.s laughed", ("m.a.r.c.u.s", 0.8, "first_name")),
            ("J e s s i c a", ("J e s s i c a", 0.8, "first_name")),
            ("then Okafor rang", ("Okafor", 0.7, "surname")),
            ("the Okafors", ("Okafors", 0.7, "surname")),
            ("Mr. Okafor rang", ("Mr. Okafor", 0.92, "surname")),
            ("mrs okafor rang", ("mrs okafor", 0.92, "surname")),
            ("Ms Vandersloot rang", ("Ms Vandersloot", 0.92, "surname")),
            ("Dr. Okafor rang", ("Dr. Okafor", 0.6, "surname")),
            ("Marcus O. rang", ("Marcus O.", 0.92, "name")),
            ("Marcus O rang", ("Marcus O", 0.92, "name")),
            ("M. Okafor rang", ("M. Okafor", 0.92, "name")),
            ("Jessica Marie sang", ("Jessica Marie", 0.92, "name")),
            ("Ines García sang", ("Ines García", 0.92, "name")),
            ("Billy laughed", ("Billy", 0.6, "nickname")),
            ("Billy H. laughed", ("Billy H.", 0.6, "nickname")),
            ("Anne laughed", ("Anne", 0.6, "nickname")),
            ("Markus laughed", ("Markus", 0.6, "spelling")),
            ("Hanna laughed", ("Hanna", 0.6, "spelling")),
            ("saw Jesica", ("Jesica", 0.6, "spelling")),
            ("saw Jessicca", ("Jessicca", 0.6, "spelling")),
            ("saw Jesscia", ("Jesscia", 0.4, "spelling")),
            ("#TeamMarcus", ("TeamMarcus", 0.65, "first_name")),
            ("#marcusstrong", ("marcusstrong", 0.65, "first_name")),
            ("#teammarcus", ("teammarcus", 0.65, "first_name")),
            ("J.B. sang", ("J.B.", 0.9, "initials")),
            ("J. B. sang", ("J. B.", 0.9, "initials")),
            ("JB sang", ("JB", 0.7, "initials")),
            ("M.O. sang", ("M.O.", 0.4, "initials")),
            ("Tomasz Kruk", ("Tomasz Kruk", 0.9, "relative")),
            ("her son Tomasz", ("Tomasz", 0.55, "relative")),
        ],
    )
    def test_are_worth_what_they_tell(self, text, expected):
        """Parts of a name are found as they are written, each with its worth and reason."""
        assert found(text) == [expected]
        assert expected[2] in {reason.removeprefix("roster_") for reason in REASONS}

    @pytest.mark.parametrize(
        "text",
        [
            "the tranquil trance",
            "there is hope and grace",
            "Will you come? May the force be with you.",
            "in May, last June, 3 May, June 12",
            "WILL YOU BE THERE",
            "jess",
            "5am, 10am, 2nd, 4ever, M*A*S*H, f*ck, s*x",
            "Marcus Aurelius, Prince Marcus, St. Marcus, Mary-Marcus",
            "Marcus from billing, Jessica in HR",
            "Michelle Okafor, Chinedu Okafor",
            "Okafor et al., Okafor (2019), Okafor & Sons",
            "Trans people",
            "a list of Young, Hall",
            "of Free Will, Chapel Hill, downtown Sydney",
            "P.S. the U.S.A. and A.M.",
            "Brown, J.B. (2019)",
            "J.B. Priestley",
            "A. Okonjo",
            "there is sunshine, Sunshine",
            "the hidden marcusian line",
            "*** ... ___ 4444 @@ ##",
            "",
        ],
    )
    def test_are_not_found_in_other_words(self, text):
        """Plain words, dates, places, abbreviations, citations and other people are no clients."""
        assert not [each for each in found(text) if each[0] not in ("Young", "Hall")]
        assert found(f"{text} and Marcus")

    @pytest.mark.parametrize(
        ("text", "words", "score"),
        [
            ("today Grace walked in", "Grace", 0.5),
            ("Grace walked in", "Grace", 0.4),
            ("we saw Sydney cry", "Sydney", 0.5),
            ("then June walked in", "June", 0.4),
            ("then Young walked in", "Young", 0.4),
            ("about Rivers", "Rivers", 0.4),
            ("then Washington spoke", "Washington", 0.4),
            ("the Bill was paid", "Bill", 0.5),
        ],
    )
    def test_that_are_something_else_too_weigh_little(self, text, words, score):
        """A name that is a word, a month or a place does not stop a draft by itself."""
        assert [(each[0], each[1]) for each in found(text)] == [(words, score)]
        assert score <= LIKELY

    def test_of_two_mentions_the_surer_stays(self):
        """No two mentions overlap, and the whole name is not found again in parts."""
        assert found("Marcus Okafor and Marcus") == [("Marcus Okafor", 1.0, "name"), ("Marcus", 0.8, "first_name")]


class TestHandles:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("@marc_builds rocks", "@marc_builds"),
            ("marc_builds rocks", "marc_builds"),
            ("@MARC_BUILDS", "@MARC_BUILDS"),
            ("x.com/marc_builds", "marc_builds"),
            ("thanks @sunshine", "@sunshine"),
            ("instagram.com/sunshine", "sunshine"),
            ("write to marcus.o@mail.example", "marcus.o@mail.example"),
        ],
    )
    def test_are_certain(self, text, words):
        """A handle or e-mail address is a contact; one that is a word needs its mark."""
        spans = roster_names(text, INDEX)
        assert [(text[s.start : s.end], s.label, s.score, s.reason) for s in spans] == [
            (words, Label.CONTACT, 1.0, "roster_handle")
        ]

    def test_of_two_letters_needs_its_mark(self):
        """So short an account is found behind its mark, and not in two letters that may be any word's."""
        listed = index((Client(("@zq",)),))
        assert [roster_names(text, listed) != [] for text in ("@zq rocks", "x.com/zq", "zq rocks")] == [
            True,
            True,
            False,
        ]

    @pytest.mark.parametrize("text", ["@marc.builds", "marcbuilds", "@marc_builds2", "marcus.o@other.example"])
    def test_are_not_found_in_others(self, text):
        """Another spelling is another account."""
        assert not [each for each in found(text) if each[2] == "handle"]


class TestProfile:
    AUTHOR = Profile(
        name="Marcus Bell, LCSW",
        practice="Harbour of Grace",
        city="Sydney",
        emails=("hannah@office.example",),
        family=("Jessica", "Max"),
        pets=("Zuzu",),
    )

    def test_the_author_is_no_client(self):
        """The author's own name is not found, another bearer's whole name is."""
        assert not found("Best, Marcus", self.AUTHOR)
        assert found("Best, Marcus") == [("Marcus", 0.8, "first_name")]
        assert found("Marcus Okafor came", self.AUTHOR) == [("Marcus Okafor", 1.0, "name")]

    @pytest.mark.parametrize("text", ["welcome to the Harbour of Grace", "write to hannah@office.example"])
    def test_a_name_in_the_authors_details_is_part_of_them(self, text):
        """A listed name inside the practice's name or an address of the author's is not found."""
        assert not found(text, self.AUTHOR)
        assert found(text)

    @pytest.mark.parametrize("name", ["Jessica", "Zuzu"])
    def test_a_name_of_the_family_weighs_little(self, name):
        """A client who bears the name of the author's child or pet does not stop a draft by the name alone."""
        [(words, score, _)] = found(f"then {name} laughed", self.AUTHOR)
        assert (words, score < LIKELY) == (name, True)
        assert found("Jessica Tran", self.AUTHOR) == [("Jessica Tran", 1.0, "name")]


FAMILIES = index((Client(("Seán Ó Dálaigh", "Priya Krishnan")), Client(("Jan van der Berg",)), Client(("Kim Tran",))))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ó Dálaigh told me.", "Ó Dálaigh"),
        ("Krishnans cried today.", "Krishnans"),
        ("The Van der Bergs cried.", "Van der Bergs"),
        ("The van der Bergs cried.", "Bergs"),
        ("Frau van der Berg cried.", "Frau van der Berg"),
        ("Pani Krishnan cried.", "Pani Krishnan"),
        ("Señora Krishnan cried.", "Señora Krishnan"),
        ("The Trans cried.", "Trans"),
        ("Trans people cried.", None),
        ("Ó Briain told me.", None),
        ("Frau Holle cried.", None),
    ],
)
def test_families_and_titles_of_other_languages(text, words):
    """Families are found in the plural unless that is a word, surnames with their particles and titles with a name."""
    found = [text[each.start : each.end] for each in roster_names(text, FAMILIES)]
    assert found == ([words] if words else [])
