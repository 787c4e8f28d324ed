"""A social-media policy, written from a few answers. Pure: the questions, paragraphs and rules are data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from multidict import MultiMapping

from ..allowance import in_one_line
from . import sentences

MAX_ANSWER = 300
"""The longest answer, in code points."""

Answers = Mapping[str, str]
"""By the question's name: a word, several words with spaces between them, or text."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how: one of a few words, some of them, or a line of text."""

    name: str
    title: str
    kind: Literal["choice", "several", "text"]
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Each word with what it is called."""
    blank: str = ""
    """What the text has where nothing was answered."""

    def taken(self, answer: str) -> str:
        """Return an answer as it is kept, what does not fit being left out."""
        words = [word for word in self.choices if word in answer.split()]
        match self.kind:
            case "choice":
                return words[0] if words else next(iter(self.choices))
            case "several":
                return " ".join(words)
            case _:
                return in_one_line(answer)[:MAX_ANSWER]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, what it rests on, and the answers that it is written for."""

    text: str
    topic: str
    heading: str = ""
    when: Mapping[str, str] = field(default_factory=dict)
    unless: Mapping[str, str] = field(default_factory=dict)

    def fits(self, answers: Answers) -> bool:
        """Whether it is written for these answers."""
        return all(answers[name] == word for name, word in self.when.items()) and all(
            answers[name] != word for name, word in self.unless.items()
        )


@dataclass(frozen=True, slots=True)
class Code:
    """A code or law, for whom it is, and its places by topic; an empty place is the whole of it."""

    name: str
    readers: frozenset[str]
    """Countries, or a country and a profession with a slash between them."""
    places: Mapping[str, str]

    def at(self, topic: str, answers: Answers) -> str | None:
        """Name its place for a topic; None where it has none, or is for others."""
        country = answers["country"]
        if self.readers.isdisjoint({country, f"{country}/{answers['profession']}"}) or topic not in self.places:
            return None
        return f"{self.name} {self.places[topic]}".strip()


@dataclass(frozen=True, slots=True)
class Template:
    """Everything that a policy is written from."""

    questions: tuple[Question, ...]
    paragraphs: tuple[Paragraph, ...]
    codes: tuple[Code, ...]
    topics: Mapping[str, str]
    """What each topic is called where no code that is known here has a place for it."""
    emergencies: Mapping[str, str]
    """What to do in an emergency, by country."""


@cache
def template() -> Template:
    """The one that came with this Tacit."""
    table = tomllib.loads(files("tacit.data").joinpath("policy.toml").read_text(encoding="utf-8"))
    return Template(
        questions=tuple(Question(name, **about) for name, about in table["questions"].items()),
        paragraphs=tuple(Paragraph(**each) for each in table["paragraphs"]),
        codes=tuple(map(_code, table["codes"])),
        topics=table["topics"],
        emergencies=table["emergencies"],
    )


def _code(entry: Mapping[str, Any]) -> Code:
    whole = dict.fromkeys(entry.get("whole", []), "")
    return Code(entry["name"], frozenset(entry["for"]), whole | entry.get("topics", {}))


def answered(form: MultiMapping[str]) -> Answers:
    """Return what a form answered, as it is kept."""
    return {each.name: each.taken(" ".join(form.getall(each.name, []))) for each in template().questions}


def completed(kept: Mapping[str, object]) -> Answers:
    """Return answers that were kept, with those of today's questions that were not; the first word for a choice."""
    return {each.name: each.taken(str(kept.get(each.name, ""))) for each in template().questions}


def written(answers: Answers, today: date) -> str:
    """Return the policy as Markdown."""
    return "\n\n".join(_blocks(answers, today)) + "\n"


def _blocks(answers: Answers, today: date) -> Iterator[str]:
    filled = _filled(answers)
    yield "# Social media policy"
    yield f"{filled['name']}. {sentences.day(today)}."
    for paragraph in template().paragraphs:
        if not paragraph.fits(answers):
            continue
        if paragraph.heading:
            yield f"## {paragraph.heading}"
        yield paragraph.text.format_map(filled)
        yield f"*{_rests_on(paragraph.topic, answers)}*"


def _filled(answers: Answers) -> dict[str, str]:
    filled = {each.name: answers[each.name] or each.blank for each in template().questions}
    sites = next(each for each in template().questions if each.name == "sites")
    filled["sites"] = sentences.listed([sites.choices[word] for word in answers["sites"].split()])
    if not answers["emergency"]:
        filled["emergency"] = template().emergencies.get(answers["country"], filled["emergency"])
    return filled


def _rests_on(topic: str, answers: Answers) -> str:
    places = [place for code in template().codes if (place := code.at(topic, answers))]
    return f"Rests on: {'; '.join(places) or f'[the rule of my own code on {template().topics[topic]}]'}."
