"""Reads the real rule table for the tests, without the app's own reader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from lbp_app.domain.red_flags import Question, Raise, RedFlagTable, Rule, Urgency

CONTENT = Path(__file__).resolve().parents[2] / "content"


def read_rules() -> RedFlagTable:
    """The rule table of ``content/red_flags/rules.yaml``; an unknown key is a ``TypeError``."""
    raw = yaml.safe_load((CONTENT / "red_flags" / "rules.yaml").read_text(encoding="utf-8"))
    return RedFlagTable(
        version=raw["version"],
        groups=tuple(raw["groups"]),
        questions=tuple(Question(**question) for question in raw["questions"]),
        rules=tuple(_rule(rule) for rule in raw["rules"]),
    )


def read_note_signs() -> Mapping[str, tuple[str, ...]]:
    """The phrases of ``content/text/en/note_signs.yaml`` by group."""
    path = CONTENT / "text" / "en" / "note_signs.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {group: tuple(phrases) for group, phrases in raw.items() if group != "version"}


def _rule(raw: Mapping[str, Any]) -> Rule:
    lists = {
        "urgency": _urgency(raw["urgency"]),
        "questions": tuple(raw.get("questions", ())),
        "raised": tuple(Raise(_urgency(r["to"]), r["when"]) for r in raw.get("raised", ())),
    }
    return Rule(**{**raw, **lists})


def _urgency(word: str) -> Urgency:
    return Urgency[word.upper()]
