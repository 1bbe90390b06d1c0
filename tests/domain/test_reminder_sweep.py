"""Every zone of the tz database, every day of 2026 and 2027: each reminder exactly once a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain.reminder_planner import SetRule, Situation, next_seven_days, plan
from lbp_app.domain.reminders import (
    Became,
    Occurrence,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from tests.domain.zones import (
    FIRST,
    LAST,
    Stretch,
    all_zones,
    first_reached,
    one_name_each,
    stretches,
)

pytestmark = pytest.mark.slow

TIMES = (0, 30, 90, 150, 210, 480, 1439)
SETTINGS = ReminderSettings(quiet_from=0, quiet_to=0, most_a_day=20)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
RULE = SetRule("r", LONG_AGO, ReminderRule(ReminderKind.CHECK_IN, TIMES, date(2020, 1, 1)))
STEP = timedelta(days=6, hours=-2)


def test_each_reminder_comes_exactly_once_on_every_day_in_every_zone() -> None:
    # Zones whose clocks run alike have the same right answer; the planner is asked about each
    # zone, under one of its names where the tz database has it under several.
    expected = {clock: _expected(names[0]) for clock, names in _zones_by_clock().items()}
    for name in one_name_each():
        assert _told(ZoneInfo(name)) == expected[stretches(name)], name


def test_around_every_change_of_clocks_the_app_that_runs_shows_each_exactly_once() -> None:
    for clock, names in _zones_by_clock().items():
        expected = dict(_expected(names[0]))
        for stretch in clock[1:]:
            first = (stretch.start + stretch.offset).date() - timedelta(days=1)
            days = [d for d in (first + timedelta(days=n) for n in range(3)) if FIRST <= d <= LAST]
            wanted = [
                (Occurrence("r", d, t), expected[Occurrence("r", d, t)])
                for d in days
                for t in TIMES
            ]
            shown = _shown(ZoneInfo(names[0]), wanted[0][1], wanted[-1][1]) if wanted else []
            assert [s for s in shown if s[0].day in days] == wanted, (names[0], first)


def _zones_by_clock() -> dict[tuple[Stretch, ...], list[str]]:
    found: dict[tuple[Stretch, ...], list[str]] = {}
    for name in all_zones():
        found.setdefault(stretches(name), []).append(name)
    return found


def _expected(name: str) -> list[tuple[Occurrence, datetime]]:
    """By the watched clock: each day and time once, in order."""
    days = ((FIRST + timedelta(days=n)) for n in range((LAST - FIRST).days + 1))
    keys = (Occurrence("r", day, minute) for day in days for minute in TIMES)
    found = ((key, first_reached(name, key.day, key.slot)) for key in keys)
    return [(key, moment) for key, moment in found if moment is not None]


def _told(zone: ZoneInfo) -> list[tuple[Occurrence, datetime]]:
    """By the planner: everything it says it will show from the first to the last day, in order."""
    told: list[tuple[Occurrence, datetime]] = []
    now = datetime.combine(FIRST, time(), UTC) - timedelta(days=2)
    while now.date() <= LAST + timedelta(days=2):
        ahead = next_seven_days(Situation(now.astimezone(zone), (RULE,), {}, SETTINGS))
        told += [(c.occurrence, c.moment) for c in ahead if now < c.moment <= now + STEP]
        now += STEP
    return [t for t in told if FIRST <= t[0].day <= LAST]


def _shown(
    zone: ZoneInfo, first: datetime, last: datetime
) -> Iterator[tuple[Occurrence, datetime]]:
    """By the app that runs: woken at the moments it asked for, each outcome kept."""
    outcomes: dict[Occurrence, ReminderOutcome] = {}
    now = first - timedelta(minutes=5)
    while now <= last:
        planned = plan(Situation(now.astimezone(zone), (RULE,), outcomes, SETTINGS))
        for coming in (*planned.missed, *planned.due):
            key = coming.occurrence
            outcomes[key] = ReminderOutcome(key.rule_id, key.day, key.slot, Became.SHOWN)
        yield from ((c.occurrence, now) for c in planned.due)
        assert planned.wake_at is not None
        now = planned.wake_at
