"""How long the planner of reminders takes: 20 rules, ten years of history on the disk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminder_planner import plan
from lbp_app.domain.reminders import (
    Became,
    Occurrence,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.storage.opening import open_diary
from lbp_app.usecases.ports import Record
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.read_reminders import SETTINGS_ID, ReadReminders
from tests.bench.figures import Row, figure, median
from tests.bench.place import a_folder
from tests.fakes import FrozenClock

ROUNDS = 60
AIM = 10.0
NOW = datetime(2026, 6, 1, 12, 0, tzinfo=ZoneInfo("Europe/London"))
FIRST = date(2016, 6, 1)
RULES = 20
_BATCH = 5_000


def measure() -> list[Row]:
    """``planner_ms``: the next moment, worked out; ``planner_read_ms``: read from the disk too."""
    with a_folder() as folder, closing(open_diary(folder)) as diary:
        clock = FrozenClock(NOW)
        batch: list[Record] = []
        for record in _history():
            batch.append(record)
            if len(batch) == _BATCH:
                diary.keep(*batch)
                batch = []
        diary.keep(*batch)
        read = ReadReminders(diary, clock, ReadFlags(diary, clock))
        situation = read()
        planned, whole = [], []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            plan(situation)
            planned.append(time.perf_counter() - began)
            began = time.perf_counter()
            plan(read())
            whole.append(time.perf_counter() - began)
    return [
        figure("planner_ms", median(planned) * 1000, "ms", at_most=AIM),
        figure("planner_read_ms", median(whole) * 1000, "ms"),
    ]


def _history() -> Iterator[Record]:
    """Twenty rules with one or two times a day, and what became of each since the first day."""
    yield LogItem(SETTINGS_ID, NOW, NOW, ReminderSettings(most_a_day=20))
    since = NOW - timedelta(days=3_650)
    kinds = list(ReminderKind)
    rules = [
        ReminderRule(kinds[n % len(kinds)], (420 + 15 * n,), FIRST, every=1 + n % 3)
        for n in range(RULES)
    ]
    for number, rule in enumerate(rules):
        yield LogItem(f"r{number}", since, since, rule)
        for day in rule.days(FIRST, NOW.date() - timedelta(days=1)):
            for slot in rule.times:
                at = datetime(day.year, day.month, day.day, tzinfo=NOW.tzinfo)
                at += timedelta(minutes=slot)
                outcome = ReminderOutcome(f"r{number}", day, slot, Became.DONE, shown_at=at)
                yield LogItem(Occurrence(f"r{number}", day, slot).id, at, at, outcome)
