"""A near miss, and what it is told for."""

import re

import pytest

from tacit.finding import Finding, Label
from tacit.reader.network import Network
from tacit.store.nearmiss import Grounds, edition
from tacit.store.rules import load_rules
from tacit.verdict import Assessment, Conduct, Verdict

from .misses import miss


class TestGrounds:
    def test_of_a_warning(self):
        """Kinds and flags are kept once each, in the order of their lists, without places or scores."""
        findings = [Finding(at, at + 1, label, 0.5, "name") for at, label in enumerate((Label.PLACE, Label.NAME) * 2)]
        said = Assessment(Verdict.STOP, tuple(findings), (Conduct.SOLICIT, Conduct.ADVICE))
        expected = Grounds(Verdict.STOP, (Label.NAME, Label.PLACE), (Conduct.ADVICE, Conduct.SOLICIT))
        assert Grounds.of(said) == expected

    def test_nothing_to_warn_of(self):
        """A clear draft without a flag has no grounds; with a flag it has."""
        assert Grounds.of(Assessment(Verdict.CLEAR)) is None
        flagged = Assessment(Verdict.CLEAR, conduct=(Conduct.ADVICE,))
        assert Grounds.of(flagged) == Grounds(Verdict.CLEAR, (), (Conduct.ADVICE,))

    def test_weight(self):
        """Verdicts weigh as they are grave."""
        clear, caution, stop = (Grounds(verdict).weight for verdict in (Verdict.CLEAR, Verdict.CAUTION, Verdict.STOP))
        assert clear < caution < stop


class TestRules:
    def test_each_word_has_a_rule(self):
        """Every kind of detail and every conduct flag is named by a rule."""
        rules = load_rules().rules
        assert frozenset().union(*(rule.labels for rule in rules)) == set(Label)
        assert frozenset().union(*(rule.conduct for rule in rules)) == set(Conduct)

    def test_words_of_a_rule(self):
        """Each rule says where it stands and what it asks, in a sentence."""
        for rule in load_rules().rules:
            assert re.fullmatch(r"[A-Z0-9].+", rule.where)
            assert re.fullmatch(r"[A-Z].+\.", rule.about)

    @pytest.mark.parametrize(
        ("verdict", "labels", "conduct", "rules"),
        [
            (Verdict.STOP, (Label.NAME, Label.JOB), (), ("confidentiality", "identifiers", "combination")),
            (Verdict.CAUTION, (), (), ("confidentiality",)),
            (Verdict.CLEAR, (), (Conduct.TESTIMONIAL,), ("testimonials",)),
            (Verdict.CLEAR, (), (Conduct.RELATIONSHIP, Conduct.DISPARAGE), ("relationship", "respect")),
        ],
    )
    def test_of_a_near_miss(self, verdict, labels, conduct, rules):
        """A near miss names the rules that its verdict, its kinds and its flags rest on."""
        assert miss(verdict=verdict, labels=labels, conduct=conduct).rules == rules


def test_edition():
    """The reader's version has the form that a row takes, and changes with the card that the reader is loaded by."""
    assert re.fullmatch(r"r[0-9a-f]{8}", edition().reader)
    assert edition().rules == load_rules().version
    assert "sha256" in Network().settings
