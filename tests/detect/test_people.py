"""The client list and the clinician's own details."""

from __future__ import annotations

import pytest

from tacit.detect.people import is_own
from tacit.detect.roster.index import index
from tacit.detect.roster.mentions import roster_names
from tacit.draft import Draft
from tacit.person import Client, Profile

from .limits import cpu_time

ROSTER = (Client(("Jessica Tran", "Jessie")), Client(("Hope Larkin",)), Client(("@kite_mender",)))
SHORT = (Client(("A.", "Jo", "Bo Li", "K. R.", "Ms. T")),)
PROFILE = Profile(
    name="Dr. Dana Whitfield, LCSW",
    practice="Harbor Light Counseling",
    phone="(555) 555-0142",
    email="dana@harborlight.example",
    city="Tacoma",
    other=("Biscuit",),
)

FULL = Profile(
    name="Dana Whitfield",
    names=("Dana Reyes",),
    phones=("+1 555 555 0199",),
    emails=("hello@harborlight.example",),
    sites=("https://harborlight.example", "psychologytoday.com/us/therapists/dana-whitfield", "facebook.com"),
    handles=("@danawhitfield",),
    address="12 Harbor Street, Suite 4, Tacoma, WA 98402",
    licence="LW 60123456",
    family=("Max", "Lily"),
    pets=("Pepper",),
)


class TestRoster:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("So proud of Jessica Tran today", "Jessica Tran"),
            ("JESSICA TRAN DID IT", "JESSICA TRAN"),
            ("such a day with jessica", "jessica"),
            ("Jessie's first solo flight", "Jessie"),
            ("#JessicaTran for president", "JessicaTran"),
            ("Ms. Tran rang", "Ms. Tran"),
            ("kite_mender flew", "kite_mender"),
            ("Today Hope walked in", "Hope"),
        ],
    )
    def test_is_found_however_it_is_written(self, detector, text, words):
        """A client is found by full name, first name, alias, title, hashtag and handle, in any case."""
        listed = detector.read(Draft(text), Profile(), ROSTER).listed
        found = {text[each.start : each.end] for each in listed}
        assert words in found
        assert all(part in words for part in found)

    @pytest.mark.parametrize("text", ["there is hope", "Jessica Alba was great", "the trance", "jess"])
    def test_is_not_found_in_other_words(self, detector, text):
        """An everyday word, another surname and a longer word are not the client."""
        assert not detector.read(Draft(text), Profile(), ROSTER).listed

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("I saw A. on Monday", "A."),
            ("Then Jo laughed", "Jo"),
            ("JO CAME BACK", "JO"),
            ("bo li is here", "bo li"),
            ("k.r. or K.R. wrote", "K.R."),
            ("today ms. T sang", "ms. T"),
        ],
    )
    def test_short_names_are_found_as_names_are_written(self, text, words):
        """A name of one or two letters is found in capitals, a single letter with its full stop or title."""
        assert [text[each.start : each.end] for each in roster_names(text, index(SHORT))] == [words]

    @pytest.mark.parametrize("text", ["a day", "A day", "in the U.S.A. today", "jo", "bo", "two t shirts", "kr"])
    def test_short_names_are_not_found_in_articles(self, text):
        """An article, an abbreviation's last letter and small letters are no client."""
        assert not (roster_names(text, index(SHORT)))

    def test_a_long_list_is_cheap(self):
        """A list of 2,000 clients is looked through without matching each of them against the draft."""
        roster = tuple(Client((f"Quill{number} Larkin{number}by",)) for number in range(2000))
        text = "My client told me that the week was long. " * 6 + "Quill7 Larkin7by and Quill1999 laughed."
        listed = index(roster)
        with cpu_time(5.0):
            for _ in range(100):
                found = roster_names(text, listed)
        assert {text[each.start : each.end] for each in found} == {"Quill7 Larkin7by", "Quill1999"}


class TestProfile:
    @pytest.mark.parametrize(
        "own", ["Dana", "Dr. Whitfield", "Harbor Light", "555-555-0142", "Tacoma", "Biscuit", "Dana's"]
    )
    def test_own_details_are_own(self, own):
        """Each detail of the clinician, whole or in part, is the clinician's own."""
        assert is_own(own, PROFILE)

    @pytest.mark.parametrize("other", ["Dana Jones", "555-555-0143", "Spokane", "…"])
    def test_others_are_not(self, other):
        """Somebody else's detail is not, even where it shares a word."""
        assert not is_own(other, PROFILE)

    @pytest.mark.parametrize(
        "own",
        [
            "Dana Reyes",
            "+1 555-555-0199",
            "555 0199",
            "hello@harborlight.example",
            "https://www.harborlight.example/book?x=1",
            "booking.harborlight.example",
            "www.psychologytoday.com/us/therapists/dana-whitfield/7",
            "@danawhitfield",
            "instagram.com/danawhitfield/",
            "https://www.linkedin.com/in/danawhitfield?trk=1",
            "12 Harbor Street",
            "Harbor Street, Suite 4",
            "98402",
            "LW 60123456",
            "60123456",
            "Max",
            "Max and Lily's",
            "Pepper",
        ],
    )
    def test_every_detail_is_own(self, own):
        """Further names, telephones, addresses, accounts, the licence, family and pets are the clinician's own."""
        assert is_own(own, FULL)
        assert not is_own(own, Profile(name="Ana Bell"))

    @pytest.mark.parametrize(
        "other",
        [
            "dana@other.example",
            "hello@dana.example",
            "https://harborlight.example.org/",
            "https://psychologytoday.com/us/therapists/somebody-else",
            "instagram.com/somebody",
            "facebook.com/danawhitfield.fan",
            "https://facebook.com",
            "somewhere.example/danawhitfield",
            "@danawhitfield2",
            "12",
            "4",
            "14 Harbor Street",
            "Street Harbor",
            "123",
            "60123457",
            "Max Jones",
            "Max and Ana",
            "and",
        ],
    )
    def test_what_says_more_is_not(self, other):
        """Somebody else's detail is not own, nor is a short number that the office's address happens to hold."""
        assert not is_own(other, FULL)

    def test_own_details_are_no_candidates(self, found):
        """What is found without a profile is not found with it."""
        text = "Call me at (555) 555-0142 in Tacoma."
        assert ("CONTACT", "(555) 555-0142") in found(text)
        assert not found(text, PROFILE)
