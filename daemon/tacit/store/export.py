"""The log as CSV and as JSON, for people and programs. Pure.

Every cell is a date, a number, or words of closed lists, and begins with a letter or a digit, so that no spreadsheet
takes one for a formula.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from . import hours
from .nearmiss import UNSAID, NearMiss
from .rules import load_rules

FIELDS = ("date", "site", "surface", "verdict", "kinds", "flags", "rules", "outcome", "why", "reader", "rules_version")
"""What is told of each near miss. `rules` come from verdict, kinds and flags, by the table of this Tacit."""


def to_csv(misses: Iterable[NearMiss]) -> str:
    """One line a near miss below the names of the fields; several words in a cell have spaces between them."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    writer.writerows([_cell(value) for value in _values(miss)] for miss in misses)
    return out.getvalue()


def to_json(misses: Iterable[NearMiss], counted: Sequence[int]) -> str:
    """Everything that the log holds, with the rules that are named in it; `counted` are the hours of the day."""
    document = {
        "near_misses": [dict(zip(FIELDS, _values(miss), strict=True)) for miss in misses],
        "hours": {"counts": list(counted), "made_up": hours.MADE_UP if any(counted) else 0},
        "rules": {rule.code: {"where": rule.where, "about": rule.about} for rule in load_rules().rules},
    }
    return json.dumps(document, indent=2) + "\n"


def _values(miss: NearMiss) -> tuple[Any, ...]:
    at = miss.grounds
    return (
        miss.date.isoformat(),
        miss.site.value,
        miss.surface.value,
        at.verdict.value,
        [label.value for label in at.labels],
        [flag.value for flag in at.conduct],
        list(miss.rules),
        miss.outcome.value,
        miss.why or UNSAID,
        miss.edition.reader,
        miss.edition.rules,
    )


def _cell(value: Any) -> Any:
    return " ".join(value) if isinstance(value, list) else value
