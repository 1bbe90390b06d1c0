"""What holds for any rules at any moment in any zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lbp_app.domain.reminder_planner import (
    LATE,
    Coming,
    SetRule,
    Situation,
    after_quiet_hours,
    next_seven_days,
    plan,
)
from lbp_app.domain.reminders import (
    Became,
    Occurrence,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.domain.wall_clock import minute_of, moment_of
from tests.domain.zones import all_zones

_minutes = st.integers(0, 1439)
_days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
_zones = st.sampled_from(all_zones()).map(ZoneInfo)
_moments = st.datetimes(
    datetime(2026, 1, 5),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2027, 12, 20),  # noqa: DTZ001
    timezones=st.just(UTC),
)
_times = st.lists(_minutes, min_size=1, max_size=4, unique=True).map(lambda t: tuple(sorted(t)))
_settings = st.builds(
    ReminderSettings, quiet_from=_minutes, quiet_to=_minutes, most_a_day=st.integers(0, 6)
)
_rules = st.builds(
    ReminderRule,
    kind=st.sampled_from(ReminderKind),
    times=_times,
    start=st.dates(date(2025, 12, 1), date(2027, 12, 31)),
    weekdays=st.sets(st.integers(0, 6)).map(lambda d: tuple(sorted(d))),
    every=st.integers(1, 9),
)


@st.composite
def _situations(draw: st.DrawFn) -> Situation:
    rules = draw(st.lists(_rules, max_size=5))
    return Situation(
        now=draw(_moments).astimezone(draw(_zones)),
        rules=tuple(
            SetRule(f"r{n}", datetime(2025, 1, 1, tzinfo=UTC), rule) for n, rule in enumerate(rules)
        ),
        settings=draw(_settings),
        flag_open=draw(st.booleans()),
    )


@given(_days, _minutes, _zones)
def test_a_time_of_a_day_that_exists_comes_when_the_clock_shows_it_or_has_skipped_it(
    day: date, minute: int, zone: ZoneInfo
) -> None:
    moment = moment_of(day, minute, zone)
    assert moment is not None
    wall = moment.astimezone(zone)
    before = (moment - timedelta(seconds=1)).astimezone(zone)
    assert (wall.date(), minute_of(wall)) >= (day, minute)
    assert (before.date(), minute_of(before)) < (day, minute)


@given(_moments, _settings, _zones)
def test_what_comes_after_quiet_hours_is_never_earlier_nor_in_them_nor_a_day_late(
    moment: datetime, limits: ReminderSettings, zone: ZoneInfo
) -> None:
    moved = after_quiet_hours(moment, limits, zone)
    assert timedelta() <= moved - moment <= timedelta(hours=26)
    assert not limits.is_quiet(minute_of(moved.astimezone(zone)))


@given(_situations())
@settings(deadline=None)
def test_nothing_is_in_two_heaps_and_nothing_ahead_is_in_the_past(at: Situation) -> None:
    planned = plan(at)
    all_now = [c.occurrence for c in (*planned.due, *planned.missed, *planned.quiet)]
    assert len(all_now) == len(set(all_now))
    assert all(at.now - LATE <= c.moment <= at.now for c in planned.due)
    assert all(c.moment < at.now - LATE for c in planned.missed)
    assert planned.next_moment is None or planned.next_moment > at.now
    assert planned.wake_at is None or planned.wake_at > at.now


@given(_situations())
@settings(deadline=None)
def test_what_comes_respects_the_patients_own_limits(at: Situation) -> None:
    ahead = [c for c in next_seven_days(at) if c.quiet is None]
    days = [c.moment.astimezone(at.zone).date() for c in ahead]
    assert all(days.count(day) <= at.settings.most_a_day for day in days)
    assert not any(at.settings.is_quiet(minute_of(c.moment.astimezone(at.zone))) for c in ahead)


@given(_situations())
@settings(deadline=None)
def test_once_settled_the_same_moment_has_nothing_more_to_say(at: Situation) -> None:
    again = plan(replace(at, outcomes=_all_settled(at)))
    assert (again.due, again.missed, again.quiet) == ((), (), ())


@given(_situations())
@settings(deadline=None)
def test_what_was_told_to_come_next_comes_next_once_all_is_settled(at: Situation) -> None:
    planned = plan(at)
    # A summary of several counts as one, and so leaves room for another on that day.
    assume(not planned.missed)
    assert plan(replace(at, outcomes=_all_settled(at))).next_moment == planned.next_moment


def _all_settled(at: Situation) -> dict[Occurrence, ReminderOutcome]:
    planned = plan(at)
    return {
        **{c.occurrence: _shown(at, c, late=False) for c in planned.due},
        **{c.occurrence: _shown(at, c, late=True) for c in planned.missed},
        **{c.occurrence: _settled(c, Became.QUIET) for c in planned.quiet},
    }


def _shown(at: Situation, coming: Coming, *, late: bool) -> ReminderOutcome:
    return replace(_settled(coming, Became.SHOWN), shown_at=at.now, late=late)


def _settled(coming: Coming, became: Became) -> ReminderOutcome:
    key = coming.occurrence
    return ReminderOutcome(key.rule_id, key.day, key.slot, became)
