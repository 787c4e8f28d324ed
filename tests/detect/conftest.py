"""What the tests of the recognizers share: one detector, since it takes a moment to build."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacit.detect.detector import Detector
from tacit.draft import Draft
from tacit.person import Profile, Roster

Found = Callable[..., set[tuple[str, str]]]


@pytest.fixture(scope="session")
def detector() -> Detector:
    """The real one."""
    return Detector()


@pytest.fixture
def found(detector: Detector) -> Found:
    """What patterns find in a text, as (label, words)."""

    def find(text: str, profile: Profile = Profile(), roster: Roster = ()) -> set[tuple[str, str]]:  # noqa: B008
        return {
            (str(each.label), text[each.start : each.end]) for each in detector.read(Draft(text), profile, roster).spans
        }

    return find
