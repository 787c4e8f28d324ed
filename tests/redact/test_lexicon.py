"""Wider words for narrower ones."""

from __future__ import annotations

import pytest

from tacit.data import words
from tacit.redact.lexicon import of_any, of_head, of_start

from .marking import redact

LISTS = ("jobs", "job_verbs", "orgs", "places", "health", "events", "event_verbs", "family", "family_states")


@pytest.mark.parametrize(
    ("phrase", "wider"),
    [
        ("night-shift NICU nurse", ("health worker", False)),
        ("nurses at the county jail", ("health worker", True)),
        ("tuba player in the fire brigade band", None),
        ("thingummy", None),
    ],
)
def test_by_its_head(phrase, wider):
    """A phrase is known by the noun that it ends with, in the singular or plural; what hangs on it does not count."""
    found = of_head("jobs", phrase)
    assert found == wider if wider else found is None or found[0] != "emergency worker"


def test_anywhere_and_at_the_start():
    """The longest term counts, wherever it stands or where the phrase begins."""
    assert of_any("health", "with treatment-resistant depression again") == "health problems"
    assert of_any("health", "a nice day") is None
    assert of_start("event_verbs", "buried her son") == "lost someone"
    assert of_start("event_verbs", "quite a day") is None


@pytest.mark.parametrize("name", LISTS)
def test_no_term_lies_there_unread(name):
    """Each term is found as it is written in its list, however many words and marks it has: "ran the marathon"."""
    find = {"verbs": of_start, "jobs": _head, "orgs": _head, "places": _head}.get(name.rpartition("_")[2], of_any)
    for line in words(name):
        wider, _, terms = line.partition(":")
        for term in terms.split(","):
            assert find(name, term) == wider.strip(), term


def _head(name: str, phrase: str) -> str | None:
    found = of_head(name, phrase)
    return found[0] if found else None


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_well_formed(name):
    """Every line has wider words and terms, none stands twice with different wider words, none wider holds a term."""
    seen: dict[str, str] = {}
    for line in words(name):
        wider, _, terms = line.partition(":")
        assert wider.strip(), line
        assert terms.strip(), line
        for term in (each.strip() for each in terms.split(",")):
            assert term, line
            assert seen.setdefault(term, wider) == wider, term


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("My client will [EVENT:run the marathon] soon.", "My client will take part in something soon."),
        ("She [EVENT:lost her husband] and sang.", "She lost someone and sang."),
        ("He works at [ORG:the Ministry of Defence].", "He works at the public institution."),
        ("He is a [JOB:chief of staff] there.", "He is a manager there."),
        ("She works at [ORG:M&S] on the tills.", "She works at a shop on the tills."),
    ],
)
def test_terms_of_several_words(marked, redacted):
    """A term of several words, or with marks in it, has its own wider word, not that of its first or its last."""
    assert redact(marked) == redacted
