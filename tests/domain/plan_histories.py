"""Reads and writes the table of named histories of the plan, and replays them by the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lbp_app.domain.daily import Settled
from lbp_app.domain.review import Finding, ReviewDue, effect, review_due, review_rule
from lbp_app.domain.walking import (
    Decision,
    Level,
    Past,
    Reviewed,
    Step,
    Track,
    Week,
    next_week,
    start,
)
from tests.domain.walking_numbers import NUMBERS

TABLE = Path(__file__).with_name("plan_histories.md")
HEAD = (
    "| week | planned | done | worst pain | settled | also | look back | rule | next week |",
    "|---|---|---|---|---|---|---|---|---|",
)
BEGAN, WEEK, GAP = date(2026, 3, 2), timedelta(days=7), timedelta(days=63)
_FOUND = re.compile(r"week \d+: (\w+)")
_TOLD = re.compile(r"Track: (\w+)\. Tries: ([\d, ]+)\.")


@dataclass(frozen=True)
class Lived:
    """What a patient did and told in one week; ``also`` names a flag, a flare or a gap.

    ``found`` is what a look back at the end of the week finds; None where none is made.
    """

    done: float
    pain: int | None
    settled: Settled | None
    also: str
    found: Finding | None = None


@dataclass(frozen=True)
class PlanHistory:
    """One patient: their track, their first walks and their weeks."""

    name: str
    track: Track
    tries: tuple[float, ...]
    weeks: tuple[Lived, ...]
    lines: tuple[str, ...]


def replay(track: Track, tries: Sequence[float], weeks: Sequence[Lived]) -> Iterator[str]:
    """The lines of the table as the rules have them now."""
    level, since = start(tries, NUMBERS).level, 1
    today, last = BEGAN, None
    for number, lived in enumerate(weeks, start=1):
        today += GAP if "away" in lived.also else WEEK
        due = review_due(BEGAN, today, last, NUMBERS.reviews[track])
        last = last if due is None else today
        past = Past(level, _week(lived), track, number + 1, since)
        decision = next_week(past, NUMBERS)
        yield _line(number, level, lived, decision, _look_back(due, lived.found))
        since = 1 if decision.step is Step.STEP_UP else since + 1
        level = decision.level


def _look_back(due: ReviewDue | None, found: Finding | None) -> str:
    """What stands in the table; a finding is missing, or there is one too many, where "?" is."""
    if due is None or found is None:
        return "-" if due is None and found is None else "?"
    return f"week {due.week}: {found.value} {review_rule(found, due.week, NUMBERS)}"


def _week(lived: Lived) -> Week:
    return Week(
        lived.done,
        lived.pain,
        lived.settled,
        worse_days=3 if "worse for days" in lived.also else 0,
        flag_open="red flag" in lived.also,
        flare="flare" in lived.also,
        after_a_gap="away" in lived.also,
        reviewed=Reviewed.GO_ON if lived.found is None else effect(lived.found),
    )


def _line(number: int, level: Level, lived: Lived, decision: Decision, look_back: str) -> str:
    told = (
        f"{lived.done:g}",
        "-" if lived.pain is None else str(lived.pain),
        "-" if lived.settled is None else lived.settled.value,
        lived.also or "-",
        look_back,
    )
    rule = f"{decision.rule_id} {decision.step.value}"
    cells = (str(number), _level(level), *told, rule, _level(decision.level))
    return f"| {' | '.join(cells)} |"


def _level(level: Level) -> str:
    return " + ".join(f"{session:g}" for session in level.sessions)


def histories() -> tuple[PlanHistory, ...]:
    """All histories of the table."""
    parts = TABLE.read_text(encoding="utf-8").split("\n## ")[1:]
    return tuple(_history(part) for part in parts)


def _history(part: str) -> PlanHistory:
    told = _TOLD.search(part)
    assert told is not None, part
    lines = tuple(ln for ln in part.splitlines() if ln.startswith("| ") and ln not in HEAD)
    tries = tuple(float(t) for t in told[2].split(","))
    weeks = tuple(_lived([c.strip() for c in ln.strip("|").split("|")]) for ln in lines)
    return PlanHistory(part.splitlines()[0], Track(told[1]), tries, weeks, lines)


def _lived(cells: Sequence[str]) -> Lived:
    done, pain, settled, also, look_back = cells[2:7]
    found = _FOUND.search(look_back)
    return Lived(
        float(done),
        None if pain == "-" else int(pain),
        None if settled == "-" else Settled(settled),
        "" if also == "-" else also,
        None if found is None else Finding(found[1]),
    )
