"""What a person adds: recognizers and an NLP engine of their choice, in Presidio's own form.

`recognizers.yaml` (docs/reference/recognizers.md) holds up to three keys: `recognizers`, as Presidio's registry takes
them; `labels`, which of our labels their entity types bear; `nlp_engine`, as Presidio's provider takes it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NlpEngine
from yaml.parser import ParserError
from yaml.scanner import ScannerError

from ..exceptions import UnusableError
from ..finding import Label
from .engine import LANGUAGE
from .labels import LABELS

KEYS = frozenset({"recognizers", "labels", "nlp_engine"})

ENGINES = frozenset({"spacy", "transformers"})
"""Presidio's engines whose models can be kept from being fetched."""

LONGEST_SEARCH = 1
"""Seconds that a pattern may take for a window of a draft before it is given up: with Presidio's 60, a single slow one
would hold every answer for minutes."""


class AdditionsError(UnusableError):
    """`recognizers.yaml` cannot be used. The message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Additions:
    """Recognizers and an engine beside ours."""

    recognizers: tuple[EntityRecognizer, ...] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)
    engine: NlpEngine | None = None


def load(path: Path) -> Additions:
    """The additions that a file names; none where there is no file. Raises AdditionsError."""
    try:
        if not path.exists():
            return Additions()
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        if not isinstance(told, dict) or set(told) - KEYS:
            raise AdditionsError(f"{path.name} may hold {', '.join(sorted(KEYS))}, and nothing else.")
        labels = {str(entity): Label(label) for entity, label in (told.get("labels") or {}).items()}
        recognizers = tuple(_recognizers(told.get("recognizers") or []))
        engine = _engine(told["nlp_engine"]) if told.get("nlp_engine") else None
    except AdditionsError:
        raise
    except yaml.MarkedYAMLError as error:
        raise AdditionsError(f"{path.name} could not be read: {_problem(error)}.") from None
    except Exception as error:
        raise AdditionsError(f"{path.name} could not be read: {error}") from error
    found = {entity for each in recognizers for entity in each.supported_entities}
    found |= _mapped(told.get("nlp_engine") or {})
    if unknown := sorted(found - set(labels) - set(LABELS)):
        raise AdditionsError(f"{path.name}: under `labels`, say which label {', '.join(unknown)} bears.")
    return Additions(recognizers, labels, engine)


def _problem(error: yaml.MarkedYAMLError) -> str:
    """What is wrong, and on which line, without its words: a list of a person's may hold names."""
    # Other problems quote the file.
    said = error.problem if isinstance(error, (ScannerError, ParserError)) else "this is not as YAML is written"
    return f"line {error.problem_mark.line + 1}: {said}" if error.problem_mark else str(said)


def _recognizers(told: Any) -> list[EntityRecognizer]:
    if not told:
        return []
    if not isinstance(told, list):
        raise AdditionsError("`recognizers` has to be a list.")
    # Imported where it is needed: most people add nothing.
    import tldextract
    from presidio_analyzer import pattern_recognizer
    from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

    _stay_offline()
    pattern_recognizer.REGEX_TIMEOUT_SECONDS = LONGEST_SEARCH
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    made: list[EntityRecognizer] = []
    for number, entry in enumerate(told, start=1):
        if isinstance(entry, dict) and entry.get("enabled") is False:
            continue
        configuration = {"supported_languages": [LANGUAGE], "recognizers": [entry]}
        found = RecognizerRegistryProvider(registry_configuration=configuration).create_recognizer_registry()
        if not found.recognizers:  # Presidio only warns
            raise AdditionsError(
                f"entry {number} under `recognizers` cannot be used: it has to be written with its keys,"
                " and `supported_language` can only be en."
            )
        made += found.recognizers
    return made


def _engine(told: Any) -> NlpEngine:
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    _stay_offline()
    if not isinstance(told, dict) or told.get("nlp_engine_name") not in ENGINES or not told.get("models"):
        raise AdditionsError(f"`nlp_engine` needs `nlp_engine_name` ({' or '.join(sorted(ENGINES))}) and `models`.")
    for model in told["models"]:
        _must_be_here(model)
    if not any(model.get("lang_code") == LANGUAGE for model in told["models"]):
        raise AdditionsError("under `nlp_engine`, one of the `models` needs `lang_code: en`: Tacit reads English.")
    return NlpEngineProvider(nlp_configuration=told).create_engine()


def _mapped(told: dict[str, Any]) -> set[str]:
    """The entities that a person maps an engine's own to, less those that it is told to ignore."""
    configured = told.get("ner_model_configuration") or {}
    ignored = set(configured.get("labels_to_ignore") or ())
    mapping = configured.get("model_to_presidio_entity_mapping") or {}
    return {str(entity) for own, entity in mapping.items() if not ignored & {own, entity}}


def _stay_offline() -> None:
    """A model that is not there is an error, never a download."""
    os.environ["HF_HUB_OFFLINE"] = "1"


def _must_be_here(model: dict[str, Any]) -> None:
    """Presidio's spaCy engine fetches a model that is missing; Tacit asks nothing of the network."""
    import spacy

    name = model.get("model_name")
    name = name.get("spacy") if isinstance(name, dict) else name
    if not name:
        raise AdditionsError("each of the `models` needs a `model_name`; with transformers, one for spacy too.")
    if not (spacy.util.is_package(str(name)) or Path(str(name)).exists()):
        raise AdditionsError(f"the model {name} is not installed. Install it with pip, or give its folder.")
