"""A day and a time as a patient tells them, also around a change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.when import (
    NOW,
    When,
    at_minute,
    moment_of,
    on_day,
    step_day,
    step_minutes,
    when_of,
)

DUBLIN = ZoneInfo("Europe/Dublin")
EVENING = datetime(2026, 3, 2, 18, 33, 20, tzinfo=DUBLIN)
TODAY, YESTERDAY = date(2026, 3, 2), date(2026, 3, 1)


def test_now_is_the_moment_itself() -> None:
    assert moment_of(NOW, EVENING) is EVENING


def test_yesterday_begins_at_the_same_time_of_day_in_full_five_minutes() -> None:
    assert moment_of(on_day(NOW, YESTERDAY, EVENING), EVENING) == datetime(
        2026, 3, 1, 18, 30, tzinfo=DUBLIN
    )


def test_another_day_keeps_the_time_that_was_chosen() -> None:
    chosen = at_minute(on_day(NOW, YESTERDAY, EVENING), 9 * 60, EVENING)
    assert step_day(chosen, -3, EVENING) == When(date(2026, 2, 26), 9 * 60)


def test_a_time_of_today_that_is_still_to_come_becomes_now() -> None:
    late = at_minute(on_day(NOW, YESTERDAY, EVENING), 22 * 60, EVENING)
    assert moment_of(step_day(late, 1, EVENING), EVENING) == EVENING.replace(second=0)
    assert step_day(late, 9, EVENING).day == TODAY


def test_steps_of_five_minutes_lead_to_full_ones_and_stay_on_the_day() -> None:
    when = When(YESTERDAY, 8 * 60 + 54)
    assert step_minutes(when, 5, EVENING).minute == 8 * 60 + 55
    assert step_minutes(when, -5, EVENING).minute == 8 * 60 + 50
    assert step_minutes(when, 60, EVENING).minute == 9 * 60 + 54
    assert step_minutes(When(YESTERDAY, 0), -5, EVENING) == When(YESTERDAY, 0)
    assert step_minutes(When(YESTERDAY, 23 * 60 + 57), 60, EVENING).day == YESTERDAY


def test_a_day_lies_at_most_a_year_back() -> None:
    assert step_day(When(TODAY, 0), -9999, EVENING).day == date(2025, 3, 1)


def test_the_day_and_time_of_a_moment_are_those_of_its_own_clock() -> None:
    abroad = datetime(2026, 3, 1, 23, 40, tzinfo=ZoneInfo("America/New_York"))
    assert when_of(abroad) == When(date(2026, 3, 1), 23 * 60 + 40)
    assert abroad.astimezone(DUBLIN).date() == date(2026, 3, 2)


def test_a_time_that_the_clock_left_out_becomes_one_that_was_there() -> None:
    noon = datetime(2026, 3, 29, 12, 0, tzinfo=DUBLIN)
    moment = moment_of(When(date(2026, 3, 29), 90), noon)
    assert (moment.hour, moment.minute) == (2, 30)
    assert moment.date() == date(2026, 3, 29)


def test_a_time_that_the_clock_left_out_is_never_after_now() -> None:
    just_after = datetime(2026, 3, 29, 2, 10, tzinfo=DUBLIN)
    assert moment_of(When(date(2026, 3, 29), 100), just_after) == just_after


def test_of_an_hour_that_came_twice_the_first_is_taken() -> None:
    noon = datetime(2026, 10, 25, 12, 0, tzinfo=DUBLIN)
    moment = moment_of(When(date(2026, 10, 25), 90), noon)
    assert moment.fold == 0
    assert moment.astimezone(UTC).hour == 0


ANY_MOMENT = st.datetimes(
    datetime(2020, 1, 2),  # noqa: DTZ001 - the zone is drawn beside it
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.timezones(),
)


@given(
    now=ANY_MOMENT,
    days=st.lists(st.integers(-500, 500), max_size=3),
    minutes=st.lists(st.integers(-2000, 2000), max_size=3),
)
def test_whatever_is_stepped_the_moment_is_never_after_now_and_on_the_day_that_is_shown(
    now: datetime, days: list[int], minutes: list[int]
) -> None:
    now = now.astimezone(UTC).astimezone(now.tzinfo)  # a moment that the clock really showed
    when = NOW
    for by in days:
        when = step_day(when, by, now)
    for by in minutes:
        when = step_minutes(on_day(when, when.day or now.date(), now), by, now)
    moment = moment_of(when, now)
    assert moment <= now
    assert abs(moment.date() - (when.day or now.date())) <= timedelta(days=1)
