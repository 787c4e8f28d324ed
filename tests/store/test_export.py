"""The log as CSV and as JSON."""

import csv
import io
import json
import random
import re

from tacit.outcome import Outcome, Why
from tacit.store import hours
from tacit.store.export import FIELDS, to_csv, to_json
from tacit.store.log import Log
from tacit.store.rules import load_rules

from .misses import any_miss, come, miss

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]*|")
"""What no spreadsheet takes for a formula: nothing that begins with = + - @, a tab or a line break."""


def test_csv(log: Log):
    """Every near miss is a line with the fields that are promised."""
    log.write(come(miss(outcome=Outcome.SENT), miss(outcome=Outcome.SENT, why=Why.PUBLIC_ALREADY)))
    assert to_csv(log.near_misses()) == (
        "date,site,surface,verdict,kinds,flags,rules,outcome,why,reader,rules_version\r\n"
        "2025-06-18,x,post,stop,NAME,,confidentiality identifiers,sent,public_already,r0123abcd,1\r\n"
        "2025-06-18,x,post,stop,NAME,,confidentiality identifiers,sent,unsaid,r0123abcd,1\r\n"
    )


def test_no_formula(log: Log):
    """No cell of any near miss can be taken for a formula; one that could is told apart."""
    chance = random.Random(29)
    log.write(come(*(any_miss(chance) for _ in range(1_000))))
    rows = list(csv.reader(io.StringIO(to_csv(log.near_misses()))))
    assert len(rows) == 1_001
    assert all(SAFE.fullmatch(cell) for row in rows for cell in row)
    assert not any(SAFE.fullmatch(cell) for cell in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "x\r=1", "a|b"))


def test_json(log: Log):
    """JSON has every near miss, the hours with how many are made up, and each rule that is named."""
    log.write(come(miss(), miss(), hour=21))
    with log.figures() as figures:
        said = json.loads(to_json(figures.near_misses(), figures.hours()))
    assert said.keys() == {"near_misses", "hours", "rules"}
    assert [list(each) for each in said["near_misses"]] == [list(FIELDS)] * 2
    assert said["near_misses"][0] == {
        "date": "2025-06-18",
        "site": "x",
        "surface": "post",
        "verdict": "stop",
        "kinds": ["NAME"],
        "flags": [],
        "rules": ["confidentiality", "identifiers"],
        "outcome": "cancelled",
        "why": "unsaid",
        "reader": "r0123abcd",
        "rules_version": 1,
    }
    assert said["hours"]["made_up"] == hours.MADE_UP
    assert sum(said["hours"]["counts"]) == hours.MADE_UP + 2
    assert set(said["rules"]) == {rule.code for rule in load_rules().rules}


def test_nothing():
    """An empty log has the fields' names, and no hours that are made up."""
    assert to_csv([]) == ",".join(FIELDS) + "\r\n"
    assert json.loads(to_json([], [0] * 24))["hours"]["made_up"] == 0
