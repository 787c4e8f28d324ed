"""Recognizers and engines that a person adds, loaded by Presidio's own code."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
import spacy

from tacit.detect.detector import Detector
from tacit.detect.recognizers import Additions, AdditionsError, load
from tacit.draft import Draft
from tacit.finding import Label
from tacit.person import Profile

DOCUMENTED = Path(__file__).parents[2] / "docs" / "reference" / "recognizers.md"
TEXT = "Locker KT-4471 belongs to Wibblethorpe."

LOCKERS = (
    "{name: Lockers, supported_language: en, supported_entity: LOCKER, patterns: [{name: l, regex: KT, score: 0.5}]}"
)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Where the file is looked for."""
    return tmp_path / "recognizers.yaml"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model of spaCy's: a blank pipeline with a ruler that knows one name."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Wibblethorpe"}])
    folder = tmp_path_factory.mktemp("model") / "ruler"
    pipeline.to_disk(folder)
    return folder


def spans(additions: Additions) -> set[tuple[Label, str, str]]:
    """What is found with them: label, words, reason."""
    found = Detector(additions=additions).read(Draft(TEXT), Profile(), ()).spans
    return {(each.label, TEXT[each.start : each.end], each.reason) for each in found}


def test_nothing_is_added_without_a_file(told):
    """Where there is no file, there are no additions."""
    assert load(told) == Additions()


def test_the_documented_example_works(told):
    """The example in the documentation loads and finds what it says."""
    _, _, rest = DOCUMENTED.read_text(encoding="utf-8").partition("```yaml\n")
    told.write_text(rest.partition("```")[0], encoding="utf-8")
    found = spans(load(told))
    assert (Label.ID, "KT-4471", "other") in found
    assert (Label.ID, "KT-4471", "other") not in spans(Additions())


def test_an_engine_of_spacys_goes_along(told, model):
    """The entities of a spaCy model found in a folder are found beside ours."""
    told.write_text(
        f"nlp_engine:\n  nlp_engine_name: spacy\n  models:\n  - lang_code: en\n    model_name: {model}\n",
        encoding="utf-8",
    )
    assert (Label.NAME, "Wibblethorpe", "other") in spans(load(told))
    assert (Label.NAME, "Wibblethorpe", "other") not in spans(Additions())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("recognisers: []", "may hold labels, nlp_engine, recognizers"),
        ("- a\n- b", "may hold"),
        ("labels: {LOCKER: SHELF}", "SHELF"),
        ("recognizers: [}", "could not be read"),
        (
            "recognizers:\n- {name: Lockers, supported_language: en, supported_entity: LOCKER,"
            " patterns: [{name: l, regex: KT, score: 0.5}]}",
            "say which label LOCKER bears",
        ),
        ("nlp_engine: spacy", "needs `nlp_engine_name`"),
        ("nlp_engine: {nlp_engine_name: stanza, models: [{lang_code: en, model_name: en}]}", "spacy or transformers"),
        (
            "nlp_engine: {nlp_engine_name: transformers, models: [{model_name: {transformers: a/b}}]}",
            "one for spacy too",
        ),
        (
            "nlp_engine: {nlp_engine_name: spacy, models: [{lang_code: en, model_name: en_not_here}]}",
            "en_not_here is not installed",
        ),
        ("recognizers: {name: a}", "has to be a list"),
        (f"recognizers: [{LOCKERS}, CreditCardRecognizer]\nlabels: {{LOCKER: ID}}", "entry 2 under `recognizers`"),
        (f"recognizers: [{LOCKERS}]\nlabels: {{LOCKER: ID}}".replace("e: en", "e: de"), "entry 1 under"),
    ],
)
def test_a_wrong_file_is_explained(told, content, said):
    """A key, a label, an entity or a model that cannot be used is named; nothing is fetched."""
    told.write_text(content, encoding="utf-8")
    with pytest.raises(AdditionsError, match=said):
        load(told)


@pytest.mark.parametrize(
    "wrong", ["deny_list: [Jane Doe, Zebulon Quimby]]", "a: Zebulon: Quimby", "a: *Zebulon", "a: !Zebulon Quimby"]
)
def test_an_error_holds_nothing_of_the_file(told, wrong):
    """Where the file is no YAML, the error tells the line and the problem, and none of the words there."""
    told.write_text(f"# my list\n{wrong}\n", encoding="utf-8")
    with pytest.raises(AdditionsError, match=r"could not be read: line 2: [^\n]+\.$") as refused:
        load(told)
    assert "Zebulon" not in str(refused.value)


def test_an_entry_that_is_off_is_left_out(told):
    """A recognizer that is not enabled is no fault, and is not there."""
    told.write_text(f"recognizers: [{LOCKERS[:-1]}, enabled: false}}]\nlabels: {{LOCKER: ID}}", encoding="utf-8")
    assert load(told).recognizers == ()


@pytest.mark.parametrize(
    ("language", "mapped", "said"),
    [("de", "PERSON", "needs `lang_code: en`"), ("en", "SHELF", "say which label SHELF bears"), ("en", "PERSON", None)],
)
def test_an_engine_that_would_find_nothing(told, model, language, mapped, said):
    """An engine for another language, and an entity of one that is mapped to no label, are named when it is loaded."""
    told.write_text(
        f"nlp_engine:\n  nlp_engine_name: spacy\n  models: [{{lang_code: {language}, model_name: {model}}}]\n"
        f"  ner_model_configuration: {{model_to_presidio_entity_mapping: {{PERSON: {mapped}}}}}\n",
        encoding="utf-8",
    )
    if said is None:
        assert load(told).engine
        return
    with pytest.raises(AdditionsError, match=said):
        load(told)


def test_a_slow_pattern_is_given_up(told):
    """A pattern that would search for minutes is given up after a second or so, and the others find what they find."""
    slow = LOCKERS.replace("KT", "'(?:a|aa)+$'")
    told.write_text(f"recognizers: [{slow}, {LOCKERS}]\nlabels: {{LOCKER: ID}}", encoding="utf-8")
    detector = Detector(additions=load(told))
    text = f"{TEXT} {'a' * 60}b"
    # Measured, not bounded by `cpu_time`: Presidio takes the TimeoutError of that for its own.
    begun = process_time()
    found = detector.read(Draft(text), Profile(), ()).spans
    assert process_time() - begun < 10
    assert any(text[each.start : each.end] == "KT" for each in found)
