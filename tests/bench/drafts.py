"""Labelled drafts as the assessor takes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tacit.draft import Draft, Site, Surface
from tacit.person import Client, Profile, Roster


def read_drafts(path: Path) -> list[dict[str, Any]]:
    """The labelled drafts of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def draft_of(gold: dict[str, Any]) -> Draft:
    """The draft of a labelled one."""
    return Draft(gold["text"], Site(gold["site"]), Surface(gold["surface"]), gold.get("reply_to"))


def people_of(gold: dict[str, Any]) -> tuple[Profile, Roster]:
    """The author's own details, and the author's clients."""
    told = gold.get("profile") or {}
    profile = Profile(**{key: told.get(key) for key in ("name", "practice", "phone", "email", "city")})
    return profile, tuple(Client(tuple(aliases)) for aliases in gold.get("roster") or [])
