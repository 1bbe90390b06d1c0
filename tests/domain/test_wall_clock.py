"""Hours that do not exist, hours that happen twice, and a day that was left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain.wall_clock import minute_of, moment_of, second_moment_of
from tests.domain.zones import all_zones, first_reached, stretches

LONDON = ZoneInfo("Europe/London")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_plain_time_is_itself() -> None:
    assert moment_of(date(2026, 7, 1), 8 * 60 + 5, LONDON) == _utc("2026-07-01T07:05")


def test_a_time_the_clocks_skip_is_the_first_moment_after_the_gap() -> None:
    assert moment_of(SPRING, 90, LONDON) == _utc("2026-03-29T01:00")
    assert moment_of(SPRING, 60, LONDON) == _utc("2026-03-29T01:00")
    assert moment_of(SPRING, 120, LONDON) == _utc("2026-03-29T01:00")


def test_a_time_that_comes_twice_counts_the_first_time() -> None:
    assert moment_of(AUTUMN, 90, LONDON) == _utc("2026-10-25T00:30")
    assert second_moment_of(AUTUMN, 90, LONDON) == _utc("2026-10-25T01:30")


def test_a_time_that_comes_once_has_no_second_moment_of_its_own() -> None:
    assert second_moment_of(AUTUMN, 480, LONDON) == moment_of(AUTUMN, 480, LONDON)


def test_a_gap_of_half_an_hour_and_one_across_midnight() -> None:
    lord_howe, nuuk = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("America/Nuuk")
    assert moment_of(date(2026, 10, 4), 135, lord_howe) == _utc("2026-10-03T15:30")
    assert moment_of(date(2026, 3, 28), 1410, nuuk) == _utc("2026-03-29T01:00")


@pytest.mark.parametrize("minute", [0, 480, 1439])
def test_a_day_that_was_left_out_has_no_moments(minute: int) -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert moment_of(date(2011, 12, 30), minute, apia) is None
    assert moment_of(date(2011, 12, 29), minute, apia) is not None
    assert moment_of(date(2011, 12, 31), minute, apia) is not None


def test_a_zone_without_a_name_will_do() -> None:
    east = timezone(timedelta(hours=5, minutes=45))
    assert moment_of(date(2026, 1, 1), 0, east) == _utc("2025-12-31T18:15")


def test_the_minute_of_a_wall_clock() -> None:
    assert minute_of(datetime(2026, 1, 1, 23, 59, 58, tzinfo=UTC)) == 1439


@pytest.mark.parametrize("name", sorted({z[0]: z for z in all_zones()}.values()))
def test_it_agrees_with_a_clock_that_is_watched(name: str) -> None:
    zone = ZoneInfo(name)
    changes = {(s.start + s.offset).date() for s in stretches(name)[1:]}
    days = {d + timedelta(days=n) for d in (*changes, date(2026, 6, 1)) for n in (-1, 0, 1)}
    for day in days:
        for minute in range(0, 1440, 15):
            assert moment_of(day, minute, zone) == first_reached(name, day, minute)
