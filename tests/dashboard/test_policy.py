"""The social-media policy: what is written from the answers, and the rules it names."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from multidict import MultiDict

from tacit.dashboard import policy
from tacit.dashboard.policy_page import rendered
from tacit.setup.paths import extension_folder

DAY = date(2026, 11, 26)
PROFESSIONS = [*next(each for each in policy.template().questions if each.name == "profession").choices]
COUNTRIES = [*next(each for each in policy.template().questions if each.name == "country").choices]


def of(**answers: str) -> str:
    """The policy of some answers."""
    return policy.written(policy.completed(answers), DAY)


def resting(text: str, heading: str) -> str:
    """What the paragraphs under a heading rest on."""
    section = text.split(f"## {heading}\n")[1].split("## ")[0]
    return " ".join(re.findall(r"^\*Rests on: (.*)\*$", section, re.M))


class TestTemplate:
    def test_words(self):
        """Every condition is an answer that can be given, every place a question, and every topic has a name."""
        template = policy.template()
        questions = {each.name: each for each in template.questions}
        for paragraph in template.paragraphs:
            for name, word in itertools.chain(paragraph.when.items(), paragraph.unless.items()):
                assert word in questions[name].choices or (questions[name].kind == "several" and word == "")
            assert set(re.findall(r"{(\w+)}", paragraph.text)) <= set(questions)
            assert paragraph.topic in template.topics
        for code in template.codes:
            assert set(code.places) <= set(template.topics)
            for reader in code.readers:
                country, _, profession = reader.partition("/")
                assert country in COUNTRIES
                assert profession in ("", *PROFESSIONS)
        assert set(template.emergencies) <= set(COUNTRIES)

    def test_sources(self):
        """Each place of a code that a paragraph can rest on has the page where it was read, and no other has."""
        table = tomllib.loads(files("tacit.data").joinpath("policy.toml").read_text("utf-8"))
        for entry, code in zip(table["codes"], policy.template().codes, strict=True):
            assert entry["sources"].keys() == code.places.keys(), code.name
            for source in entry["sources"].values():
                address = urlsplit(source)
                assert address.scheme in ("http", "https")
                assert "." in address.netloc

    def test_every_answer_is_heard(self):
        """Each choice of each question makes another text than the other choices of it."""
        for question in policy.template().questions:
            if question.kind == "choice" and question.name not in ("profession", "country"):
                texts = {of(**{"sites": "x", question.name: word}) for word in question.choices}
                assert len(texts) == len(question.choices), question.name

    def test_crisis_lines(self):
        """The lines of a country are those that the extension names."""
        lines = (extension_folder() / "ui" / "crisis.js").read_text("utf-8")
        for country, said in policy.template().emergencies.items():
            code = {"uk": "GB"}.get(country, country.upper())
            entry = re.search(rf'{code}: {{ name: "(.*?)", reach: "(.*?)" }}', lines)
            assert entry
            assert all(part in said for part in entry.groups())


class TestText:
    @pytest.mark.parametrize(
        ("country", "profession", "heading", "expected"),
        [
            ("us", "social_worker", "Friend and contact requests", "NASW Code of Ethics 1.06"),
            ("us", "social_worker", "Reviews", "NASW Code of Ethics 4.07"),
            ("us", "psychologist", "What I write is not advice to you", "APA Ethical Principles of Psychologists 5.04"),
            ("us", "counsellor", "Reviews", "ACA Code of Ethics (2014) C.3.b"),
            ("us", "family_therapist", "What I write about", "AAMFT Code of Ethics (2015) 2.2"),
            ("us", "other", "What I write about", "HIPAA 45 CFR 164.514(b)(2)"),
            ("uk", "counsellor", "My accounts", "BACP guidance on social media for members"),
            ("uk", "psychologist", "My accounts", "HCPC guidance on social media (2024)"),
            ("ca", "social_worker", "My accounts", "CASW, Social Media Use and Social Work Practice (2014)"),
            ("au", "psychologist", "Reviews", "Health Practitioner Regulation National Law (Australia) section 133"),
        ],
    )
    def test_rests_on(self, country: str, profession: str, heading: str, expected: str):
        """Each paragraph names the rule of this profession in this country."""
        assert expected in resting(of(country=country, profession=profession), heading)

    def test_everyone(self):
        """Whoever it is for, each paragraph names what it rests on, and no code of elsewhere."""
        for country, profession in itertools.product(COUNTRIES, PROFESSIONS):
            text = of(country=country, profession=profession, sites="x")
            said = [block for block in text.strip().split("\n\n")[2:] if not block.startswith("## ")]
            assert len(said) == 2 * 13
            assert not any(each.startswith("*") for each in said[::2])
            assert all(each.startswith("*Rests on: ") for each in said[1::2])
            assert ("NASW" in text) is ((country, profession) == ("us", "social_worker"))
            assert ("HIPAA" in text) is (country == "us")
            assert not re.search(r"[{}]|!", text)
        assert "[the rule of my own code on testimonials]" in resting(of(country="other"), "Reviews")

    def test_answers(self):
        """Answers stand in the text; what was not answered is a blank that can be seen, or the country's own lines."""
        text = of(name="Riverside", sites="linkedin x", reach="020 7946 0000", country="uk")
        assert "\n\nRiverside. 26 November 2026.\n\n" in text
        assert "My professional accounts are on X and LinkedIn." in text
        assert "you reach me this way: 020 7946 0000. I answer within [how many working days]." in text
        assert "call 999, or the Samaritans on 116 123." in text
        bare = of(country="other")
        assert "[your name or practice]" in bare
        assert "I have no professional accounts on social networks." in bare
        assert "call the emergency number of where you are." in bare
        assert "in danger, ring the bell." in of(emergency="ring the bell")

    def test_no_account(self):
        """Who has no professional account says so, and nothing else about one."""
        for following in ("may", "rather_not", "none"):
            text = of(following=following)
            assert text.count("professional account") == 1
            assert "I have no professional accounts" in text
            assert text.count("## Following") == 1
        assert "You may follow my professional account" in of(sites="x", following="may")

    def test_hostile(self):
        """Braces, line ends and words that no question has do no harm."""
        answers = policy.answered(
            MultiDict(
                [("name", "a {reach}\n# b"), ("profession", "king"), ("sites", "x"), ("sites", "y"), ("other", "z")]
            )
        )
        assert set(answers) == {each.name for each in policy.template().questions}
        assert (answers["name"], answers["profession"], answers["sites"]) == ("a {reach} # b", "counsellor", "x")
        assert "\n\na {reach} # b. 26" in policy.written(answers, DAY)
        assert len(policy.answered(MultiDict(reach="x" * 9_000))["reach"]) == policy.MAX_ANSWER
        assert policy.completed({"requests": None}) == policy.completed({})

    def test_json(self):
        """Answers are texts, as they are kept."""
        assert json.loads(json.dumps(dict(policy.completed({})))) == policy.completed({})


class TestRendered:
    def test_markdown(self):
        """Headings, lists and emphasis are shown as such."""
        html = rendered("# A\n\n*b*\n\n- c\n")
        assert html == "<h1>A</h1>\n<p><em>b</em></p>\n<ul>\n<li>c</li>\n</ul>\n"

    @pytest.mark.parametrize(
        "text",
        ["<script>x</script>", "<b onclick=x>", "[a](javascript:alert(1))", "![a](http://x/y.png)", "<!-- x -->"],
    )
    def test_no_html(self, text: str):
        """No HTML of its own, no picture and no link that runs something come out."""
        assert not re.search(r"<(script|b|img|!)|href=\"java", rendered(text))


def test_guide_names_every_profession():
    """The how-to names every profession and country that has codes."""
    guide = (Path(__file__).parents[2] / "docs" / "how-to" / "policy.md").read_text("utf-8")
    for code in policy.template().codes:
        assert code.name in guide
