"""How often and how long: what a wider word must not turn round."""

from __future__ import annotations

import pytest

from tests.redact.marking import redact


@pytest.mark.parametrize("said", ["thirteen sober years", "thirteen years of not drinking"])
def test_not_drinking_is_no_drinking(said):
    """Years without a drink are a recovery, never "substance use"."""
    assert redact(f"He has [HEALTH:{said}] and a dog.") == "He has recovery and a dog."
    assert "substance use" in redact("He has [HEALTH:a drinking problem] and a dog.")


def test_every_other_week_is_not_every_week():
    """ "Every other" goes with its day; "every" alone does too."""
    assert redact("She comes every other [DATE:Friday] and sings.") == "She comes and sings."
    assert redact("She comes every [DATE:Friday] and sings.") == "She comes and sings."
