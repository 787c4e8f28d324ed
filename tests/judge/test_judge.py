"""Verdict, findings and reasons from what was read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tacit.detect.reading import Reading, Span
from tacit.draft import Draft, Site, Surface
from tacit.finding import Label
from tacit.judge.judge import judge
from tacit.judge.thresholds import Thresholds, thresholds
from tacit.person import Profile
from tacit.reader.model import Opinion, Word
from tacit.verdict import Conduct, Verdict

AT = Thresholds(
    stop=0.6, raised=0.5, listed=0.1, held_words=0.3, held_direct=0.15, raised_words=0.5, conduct=(0.5,) * 6
)
TEXT = "Orla, a night nurse from Duluth, can sleep again. Case 4471902."


def word(words: str, label: Label, score: float = 0.9, text: str = TEXT) -> Word:
    """A word that the reader takes for a client's detail."""
    start = text.index(words)
    return Word(start, start + len(words), label, score)


def span(words: str, label: Label, score: float = 0.6, reason: str = "x") -> Span:
    """What a pattern found."""
    start = TEXT.index(words)
    return Span(start, start + len(words), label, score, reason)


def reading(stop=0.0, caution=0.0, words=(), spans=(), listed=(), **conduct: float) -> Reading:
    """A reading with this opinion."""
    verdict = {Verdict.CLEAR: 1 - stop - caution, Verdict.CAUTION: caution, Verdict.STOP: stop}
    flags = {flag: conduct.get(str(flag), 0.0) for flag in Conduct}
    return Reading(tuple(words), tuple(spans), tuple(listed), Opinion(verdict, flags))


class TestVerdict:
    @pytest.mark.parametrize(
        ("stop", "caution", "verdict"),
        [(0.7, 0.1, "stop"), (0.5, 0.1, "caution"), (0.1, 0.5, "caution"), (0.3, 0.1, "clear"), (0.45, 0.0, "clear")],
    )
    def test_follows_the_thresholds(self, stop, caution, verdict):
        """Stop and caution together raise a draft, a likely stop holds it; anything less is clear."""
        assert judge(Draft(TEXT), reading(stop, caution), AT).verdict == verdict

    @pytest.mark.parametrize(("stop", "verdict"), [(0.7, "caution"), (0.86, "stop")])
    def test_what_is_hardly_raised_is_not_held(self, stop, verdict):
        """A draft that is likelier a stop than a caution, but hardly likely anything at all, deserves a caution."""
        at = replace(AT, surely=0.85)
        assert judge(Draft(TEXT), reading(stop), at).verdict == verdict
        listed = [span("Orla", Label.NAME, 0.4, "roster_first_name")]
        assert judge(Draft(TEXT), reading(0.7, listed=listed), at).verdict is Verdict.STOP

    def test_a_listed_name_needs_little_more(self):
        """A first name on the client list holds a draft that is at all likely to speak of a client, and no other."""
        listed = [span("Orla", Label.NAME, 0.8, "roster_name")]
        assert judge(Draft(TEXT), reading(0.1, 0.1, listed=listed), AT).verdict is Verdict.STOP
        assert judge(Draft(TEXT), reading(0.1, 0.1), AT).verdict is Verdict.CLEAR
        assert judge(Draft(TEXT), reading(0.02, 0.02, listed=listed), AT).verdict is Verdict.CLEAR

    @pytest.mark.parametrize(("score", "verdict"), [(0.92, Verdict.CAUTION), (0.9, Verdict.CLEAR)])
    def test_two_parts_of_a_listed_name_are_told(self, score, verdict):
        """Title and surname of somebody on the list are told whatever the reader thinks; less than that is not."""
        listed = [span("Orla", Label.NAME, score, "roster_name")]
        judged = judge(Draft(TEXT), reading(0.02, 0.02, listed=listed), AT)
        assert judged.verdict is verdict
        assert len(judged.findings) == (verdict is Verdict.CAUTION)

    def test_a_whole_listed_name_stops(self):
        """A client's whole name or handle holds a draft whatever else is in it."""
        listed = [span("Orla", Label.NAME, 1.0, "roster_name")]
        assert judge(Draft(TEXT), reading(listed=listed), AT).verdict is Verdict.STOP

    def test_a_name_that_may_be_a_word_needs_a_raised_draft(self):
        """A weak mention moves no draft that would be clear, and holds one that is raised anyway."""
        listed = [span("Orla", Label.NAME, 0.4, "roster_first_name")]
        assert judge(Draft(TEXT), reading(0.1, 0.1, listed=listed), AT).verdict is Verdict.CLEAR
        assert judge(Draft(TEXT), reading(0.1, 0.5, listed=listed), AT).verdict is Verdict.STOP
        assert judge(Draft(TEXT), reading(0.1, 0.5), AT).verdict is Verdict.CAUTION

    def test_a_client_called_by_name_stops(self):
        """ "My client Ana" holds a draft whatever the reader makes of it; another name found by a pattern does not."""
        named, other = (span("Orla", Label.NAME, 0.9, reason) for reason in ("client_name", "other"))
        assert judge(Draft(TEXT), reading(spans=[named]), AT).verdict is Verdict.STOP
        assert judge(Draft(TEXT), reading(spans=[other]), AT).verdict is Verdict.CLEAR


class TestFindings:
    def test_a_listed_name_of_the_family_is_one(self):
        """A client who bears the name of the author's child is a finding in a draft that is held; the child is none."""
        read = reading(0.9, listed=[span("Orla", Label.NAME, 0.4, "roster_first_name")])
        family = Profile(family=("Orla",))
        assert [each.reason for each in judge(Draft(TEXT), read, AT, family).findings] == ["roster_first_name"]
        start = TEXT.index("Orla")
        read = reading(0.9, words=[Word(start, start + 4, Label.NAME, 0.9)])
        assert not judge(Draft(TEXT), read, AT, family).findings
        assert judge(Draft(TEXT), read, AT).findings

    def found(self, read: Reading, text: str = TEXT) -> list[tuple[str, str, str]]:
        """Label, words and reason of each finding."""
        said = judge(Draft(text), read, AT).findings
        return [(str(each.label), text[each.start : each.end], each.reason) for each in said]

    def test_none_in_a_clear_draft(self):
        """Where nothing is raised, nothing is shown, whatever was found."""
        assert self.found(reading(words=[word("Orla", Label.NAME)], spans=[span("4471902", Label.ID, 0.9)])) == []

    def test_a_held_draft_shows_more(self):
        """An unsure word is shown where the draft is held, and not where it only deserves a caution."""
        words = [word("Duluth", Label.PLACE, 0.4)]
        assert self.found(reading(0.9, words=words)) == [("PLACE", "Duluth", "place")]
        assert self.found(reading(0, 0.9, words=words)) == []

    def test_a_held_draft_shows_names_sooner(self):
        """In a held draft a name is shown that is less sure than another detail would have to be, in a caution not."""
        words = [word("Orla", Label.NAME, 0.2), word("Duluth", Label.PLACE, 0.2)]
        assert self.found(reading(0.9, words=words)) == [("NAME", "Orla", "name")]
        assert self.found(reading(0, 0.9, words=words)) == []

    def test_neighbours_join(self):
        """Words of one label side by side are one finding; others stay apart."""
        words = [word("night", Label.JOB), word("nurse", Label.JOB), word("Duluth", Label.PLACE)]
        assert self.found(reading(0.9, words=words)) == [("JOB", "night nurse", "job"), ("PLACE", "Duluth", "place")]

    def test_a_pattern_lends_extent_and_reason(self):
        """A pattern of the same label that overlaps a word widens it; alone it is nobody's detail."""
        spans = [span("a night nurse", Label.JOB, reason="work"), span("Duluth", Label.PLACE)]
        found = self.found(reading(0.9, words=[word("nurse", Label.JOB)], spans=spans))
        assert found == [("JOB", "a night nurse", "work")]

    def test_a_number_counts_by_its_form(self):
        """A record number is shown in a raised draft although the reader overlooked it."""
        found = self.found(reading(0.9, spans=[span("4471902", Label.ID, 0.85, "record")]))
        assert found == [("ID", "4471902", "record")]

    def test_own_details_are_no_findings(self):
        """The clinician's own name is left out; the same first name with another surname is a finding."""
        text = "Dana Whitfield here. Dana Jones sang. @ 😀"
        words = [Word(0, 4, Label.NAME, 0.9), Word(5, 14, Label.NAME, 0.9), Word(21, 25, Label.NAME, 0.9)]
        words += [Word(26, 31, Label.NAME, 0.9), Word(38, 39, Label.CONTACT, 0.9), Word(40, 41, Label.EVENT, 0.9)]
        said = judge(Draft(text), reading(0.9, words=words), AT, Profile(name="Dr. Dana Whitfield"))
        assert [text[each.start : each.end] for each in said.findings] == ["Dana Jones"]

    def test_small_words_join_and_never_stand_alone(self):
        """An event goes on over "the" and "of her", whatever those are taken for, and not over a full stop."""
        text = "She turned the pages of her score. Then left."
        words = [Word(m.start(), m.end(), Label.EVENT, 0.9) for m in re.finditer("turned|pages|score|left", text)]
        words = sorted([*words, Word(11, 14, Label.JOB, 0.9)])
        assert self.found(reading(0.9, words=words), text) == [
            ("EVENT", "turned the pages of her score", "event"),
            ("EVENT", "left", "event"),
        ]

    def test_small_words_alone_are_no_detail(self):
        """A pronoun alone is no event and no quote; a name that is a small word is a name."""
        text = "Will left her there."
        words = [Word(0, 4, Label.NAME, 0.9), Word(10, 13, Label.EVENT, 0.9), Word(14, 19, Label.QUOTE, 0.9)]
        assert self.found(reading(0.9, words=words), text) == [("NAME", "Will", "name")]

    def test_a_name_within_an_address_goes_with_it(self):
        """An address is one finding, however sure the reader is of the name in it."""
        text = "It went to summer.okafor@example.com at last."
        start = text.index("summer")
        address = Span(start, text.index(" at last"), Label.CONTACT, 0.8, "email")
        words = [word("summer", Label.NAME, 0.97, text), word("okafor", Label.NAME, 0.99, text)]
        found = self.found(reading(0.9, words=words, spans=[address]), text)
        assert [(label, said) for label, said, _ in found] == [("CONTACT", "summer.okafor@example.com")]

    def test_a_client_called_by_name_is_no_drug(self):
        """A name that the draft tells in so many words is one name, whatever the reader takes its parts for."""
        text = "My client Zebulon Quimby laughed at Mercy."
        start = text.index("Zebulon")
        named = Span(start, start + len("Zebulon Quimby"), Label.NAME, 0.9, "client_name")
        words = [word("Zebulon", Label.HEALTH, 0.99, text), word("Quimby", Label.NAME, 0.98, text)]
        words.append(word("Mercy", Label.ORG, 0.9, text))
        found = self.found(reading(0.9, words=words, spans=[named]), text)
        assert [(label, said) for label, said, _ in found] == [("NAME", "Zebulon Quimby"), ("ORG", "Mercy")]

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Jessica.\n\nMarcus sang.", ["Jessica", "Marcus"]),
            ("Jessica, Marcus sang.", ["Jessica", "Marcus"]),
            ("Jessica and Marcus sang.", ["Jessica", "Marcus"]),
            ("Jessica. Marcus sang.", ["Jessica", "Marcus"]),
            ("Mrs. Quill sang.", ["Mrs. Quill"]),
            ("J. Quill sang.", ["J. Quill"]),
            ("Ana-Maria O’Neil sang.", ["Ana-Maria O’Neil"]),
        ],
    )
    def test_two_people_stay_two(self, text, names):
        """Names join only where they are one person's."""
        words = [Word(*m.span(), Label.NAME, 0.9) for m in re.finditer(r"\w+", text) if m[0] not in ("and", "sang")]
        assert [label for label, *_ in self.found(reading(0.9, words=words), text)] == ["NAME"] * len(names)
        assert [said for _, said, _ in self.found(reading(0.9, words=words), text)] == names

    def test_no_pattern_costs_a_finding(self):
        """A pattern that would cover a finding beside it widens nothing."""
        words = [word("nurse", Label.JOB, 0.8), word("Duluth", Label.PLACE)]
        spans = [span("a night nurse from Duluth", Label.JOB)]
        found = self.found(reading(0.9, words=words, spans=spans))
        assert found == [("JOB", "nurse", "job"), ("PLACE", "Duluth", "place")]

    @pytest.mark.parametrize("reason", ["link", "handle"])
    def test_links_and_handles_need_the_reader(self, reason):
        """A link or a handle is most often somebody else's: a pattern alone makes it no finding."""
        assert self.found(reading(0.9, spans=[span("4471902", Label.CONTACT, 0.95, reason)])) == []

    def test_a_listed_name_comes_first(self):
        """Where the client list knows the name, its reason is given."""
        listed = [span("Orla", Label.NAME, 0.8, "roster_name")]
        found = self.found(reading(0.9, words=[word("Orla", Label.NAME, 0.99)], listed=listed))
        assert found == [("NAME", "Orla", "roster_name")]


class TestReasons:
    def test_they_name_the_labels(self):
        """Direct and combined details are named apart, each label once."""
        words = [word("Orla", Label.NAME), word("nurse", Label.JOB), word("Duluth", Label.PLACE)]
        said = judge(Draft(TEXT), reading(0.9, words=words), AT)
        assert [(reason.code, reason.labels) for reason in said.reasons] == [
            ("direct", (Label.NAME,)),
            ("combination", (Label.PLACE, Label.JOB)),
        ]

    def test_a_client_without_a_detail(self):
        """A caution without a finding says that a client is spoken of."""
        said = judge(Draft("It is lighter now."), reading(0, 0.9), AT)
        assert [reason.code for reason in said.reasons] == ["client_mentioned"]

    @pytest.mark.parametrize("claim", ["Shared with her permission.", "Details have been changed.", "A composite."])
    def test_a_claim_is_answered(self, claim):
        """Consent, changed details and composites are said not to help; without one nothing is said of them."""
        with_claim, without = (judge(Draft(text), reading(0.9), AT) for text in (f"She sang. {claim}", "She sang."))
        assert "claim" in [reason.code for reason in with_claim.reasons]
        assert "claim" not in [reason.code for reason in without.reasons]


class TestUnread:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Look: https://kites.example/a", "link"),
            ("Heute hat meine Klientin zum ersten Mal gelacht und ich mit ihr.", "other_language"),
        ],
    )
    @pytest.mark.parametrize("stop", [0.0, 0.9])
    def test_what_is_not_read_is_said(self, text, code, stop):
        """A link and another language are named as not read, whether something was found or not."""
        assert code in [reason.code for reason in judge(Draft(text), reading(stop), AT).reasons]
        assert judge(Draft("Look at that."), reading(), AT).reasons == ()


class TestConduct:
    def test_each_flag_has_its_threshold(self):
        """A flag is raised from its own threshold on, whatever the verdict."""
        at = thresholds({"conduct": [0.2, 0.5, 0.5, 0.5, 0.5, 0.5]})
        said = judge(Draft(TEXT), reading(testimonial=0.3, advice=0.3, solicit=0.6), at)
        assert (said.verdict, said.conduct) == (Verdict.CLEAR, (Conduct.TESTIMONIAL, Conduct.SOLICIT))

    def test_only_an_answer_can_confirm(self):
        """What confirms a client in a reply raises no flag in a post."""
        read = reading(0.9, relationship=0.9)
        reply = judge(Draft(TEXT, Site.X, Surface.REPLY, "@renee: one year today"), read, AT)
        assert (reply.conduct, reply.reasons[0].code) == ((Conduct.RELATIONSHIP,), "confirms_client")
        assert judge(Draft(TEXT), read, AT).conduct == ()
