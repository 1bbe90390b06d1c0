"""What a reminder, an outcome and the patient's limits may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from lbp_app.domain.reminders import (
    LONGEST_NAME,
    MOST_A_DAY,
    Became,
    Follow,
    Occurrence,
    ReminderError,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)

MONDAY = date(2026, 3, 2)
NAIVE = datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001 - to be refused
AWARE = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def _rule(**changes: object) -> ReminderRule:
    fields = {"kind": ReminderKind.ACTIVITY, "times": (480,), "start": MONDAY, **changes}
    return ReminderRule(**fields)  # type: ignore[arg-type]


def _days(rule: ReminderRule, first: date = MONDAY, length: int = 14) -> list[int]:
    last = first + timedelta(days=length - 1)
    return [(day - MONDAY).days for day in rule.days(first, last)]


def test_a_plain_reminder_is_set_for_every_day_from_its_start() -> None:
    assert _days(_rule(), MONDAY - timedelta(days=2), 5) == [0, 1, 2]


def test_weekdays_are_counted_from_monday() -> None:
    assert _days(_rule(weekdays=(0, 4))) == [0, 4, 7, 11]


def test_every_third_day_is_counted_from_the_start() -> None:
    assert _days(_rule(every=3)) == [0, 3, 6, 9, 12]
    assert _days(_rule(every=3), MONDAY + timedelta(days=4), 6) == [6, 9]


def test_every_second_day_and_only_on_weekdays() -> None:
    assert _days(_rule(every=2, weekdays=(0, 1, 2))) == [0, 2, 8]


def test_once_is_once() -> None:
    assert _days(_rule(once=True)) == [0]
    assert _days(_rule(once=True), MONDAY + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: _rule(times=()), "no_time"),
        (lambda: _rule(times=tuple(range(9))), "too_many_times"),
        (lambda: _rule(times=(480, 480)), "times_not_in_order"),
        (lambda: _rule(times=(481, 480)), "times_not_in_order"),
        (lambda: _rule(times=(-1,)), "not_a_time"),
        (lambda: _rule(times=(1440,)), "not_a_time"),
        (lambda: _rule(weekdays=(7,)), "not_a_weekday"),
        (lambda: _rule(weekdays=(2, 1)), "not_a_weekday"),
        (lambda: _rule(every=0), "not_an_interval"),
        (lambda: _rule(every=367), "not_an_interval"),
        (lambda: _rule(name="x" * (LONGEST_NAME + 1)), "name_too_long"),
        (lambda: _rule(follow=Follow.HOME), "no_home_zone"),
        (lambda: _rule(paused_until=NAIVE), "moment_without_zone"),
        (lambda: ReminderSettings(quiet_from=1440), "not_a_time"),
        (lambda: ReminderSettings(quiet_to=-1), "not_a_time"),
        (lambda: ReminderSettings(most_a_day=-1), "not_a_limit"),
        (lambda: ReminderSettings(most_a_day=MOST_A_DAY + 1), "not_a_limit"),
        (lambda: ReminderSettings(pause_until=AWARE), "pause_without_end"),
        (lambda: ReminderSettings(pause_from=AWARE, pause_until=NAIVE), "moment_without_zone"),
        (lambda: ReminderOutcome("r", MONDAY, 480, Became.SNOOZED), "snooze_without_end"),
        (lambda: ReminderOutcome("r", MONDAY, 480, Became.DONE, until=AWARE), "snooze_without_end"),
        (
            lambda: ReminderOutcome("r", MONDAY, 480, Became.SHOWN, shown_at=NAIVE),
            "moment_without_zone",
        ),
    ],
)
def test_what_cannot_be_says_why(make: Callable[[], object], code: str) -> None:
    with pytest.raises(ReminderError) as refused:
        make()
    assert refused.value.code == code


def test_the_key_of_an_occurrence_is_its_rule_its_day_and_its_time() -> None:
    outcome = ReminderOutcome("r1", MONDAY, 480, Became.DONE)
    assert outcome.occurrence == Occurrence("r1", MONDAY, 480)
    assert outcome.occurrence.id == "r1/2026-03-02/480"


@pytest.mark.parametrize(
    ("quiet_from", "quiet_to", "inside", "outside"),
    [
        (1320, 420, (1320, 1439, 0, 419), (420, 1319)),
        (60, 120, (60, 119), (59, 120)),
        (0, 0, (), (0, 720, 1439)),
    ],
)
def test_quiet_hours_may_go_over_midnight_and_their_end_is_outside(
    quiet_from: int, quiet_to: int, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    settings = ReminderSettings(quiet_from=quiet_from, quiet_to=quiet_to)
    assert all(settings.is_quiet(minute) for minute in inside)
    assert not any(settings.is_quiet(minute) for minute in outside)


def test_a_pause_has_a_beginning_and_an_end() -> None:
    week = ReminderSettings(pause_from=AWARE, pause_until=AWARE + timedelta(days=7))
    assert week.rests_at(AWARE)
    assert not week.rests_at(AWARE + timedelta(days=7))
    assert not ReminderSettings().rests_at(AWARE)
