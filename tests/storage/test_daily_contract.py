"""What every diary promises of its days: the same tests for the fake and for the one on disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lbp_app.domain.daily import Activity, ActivityKind
from lbp_app.domain.diary import CheckIn
from lbp_app.domain.log import LogItem
from lbp_app.domain.progress import DayMinutes, DayRatings
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from tests.fixtures import a_check_in, a_moment
from tests.storage import strategies
from tests.storage.conftest import AnyDiary, Fresh, opened

MONDAY = date(2026, 3, 2)
AUCKLAND = ZoneInfo("Pacific/Auckland")


def rated(back: int | None, leg: int | None = None, way: int | None = None, **at: float) -> CheckIn:
    return a_check_in(happened_at=a_moment(**at), back_pain=back, leg_pain=leg, interference=way)


def walked(minutes: int, item_id: str = "w", **at: float) -> LogItem[Activity]:
    moment = a_moment(**at)
    return LogItem(item_id, moment, moment, Activity(ActivityKind.WALK, minutes))


def test_a_day_has_all_its_ratings_and_a_day_without_any_is_missing(diary: AnyDiary) -> None:
    diary.keep(
        rated(4, None, 2),
        rated(6, 3, hours=5),
        rated(None, None, None, days=1),
        rated(0, 0, 0, days=2),
    )
    assert diary.daily_ratings() == (
        DayRatings(MONDAY, (4, 6), (3,), (2,)),
        DayRatings(date(2026, 3, 4), (0,), (0,), (0,)),
    )


def test_days_are_read_from_the_first_up_to_before_the_last(diary: AnyDiary) -> None:
    diary.keep(*(rated(n, days=n) for n in range(5)))
    within = diary.daily_ratings(MONDAY + timedelta(days=1), MONDAY + timedelta(days=3))
    assert [d.back_pain for d in within] == [(1,), (2,)]
    assert len(diary.daily_ratings(since=MONDAY + timedelta(days=3))) == 2
    assert len(diary.daily_ratings(until=MONDAY + timedelta(days=3))) == 3


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 2, 0, 30, tzinfo=AUCKLAND), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 23, 30, tzinfo=AUCKLAND), date(2026, 3, 2)),
        (datetime(2026, 3, 1, 23, 59, tzinfo=timezone(timedelta(hours=-11))), date(2026, 3, 1)),
        (datetime(2026, 3, 2, 0, 0, tzinfo=timezone(timedelta(hours=14))), date(2026, 3, 2)),
        (datetime(1969, 12, 31, 12, 0, tzinfo=UTC), date(1969, 12, 31)),
    ],
)
def test_the_day_is_that_of_the_clock_where_it_happened(
    diary: AnyDiary, moment: datetime, day: date
) -> None:
    diary.keep(a_check_in(happened_at=moment))
    assert [d.day for d in diary.daily_ratings()] == [day]
    assert [d.day for d in diary.daily_ratings(day, day + timedelta(days=1))] == [day]
    assert diary.daily_ratings(day + timedelta(days=1)) == ()
    assert diary.daily_ratings(until=day) == ()
    assert diary.first_days()["back_pain"] == day


def test_only_the_version_that_counts_is_in_a_day(diary: AnyDiary) -> None:
    first = rated(2, 2)
    moved = replace(first, back_pain=7, happened_at=a_moment(days=-1), logged_at=a_moment(hours=1))
    gone = rated(9, days=3)
    diary.keep(first, moved, gone, replace(gone, gone=True, logged_at=a_moment(days=4)))
    assert diary.daily_ratings() == (DayRatings(date(2026, 3, 1), (7,), (2,)),)
    assert set(diary.first_days().values()) == {date(2026, 3, 1)}


def test_the_first_day_is_told_for_each_scale_and_not_for_one_never_rated(
    diary: AnyDiary,
) -> None:
    assert diary.first_days() == {}
    diary.keep(rated(None, 4, days=2), rated(5, days=4), rated(6, 1, days=6))
    assert diary.first_days() == {"back_pain": date(2026, 3, 6), "leg_pain": date(2026, 3, 4)}


def test_the_minutes_of_a_day_are_summed_up_and_deleted_ones_left_out(diary: AnyDiary) -> None:
    mistake = walked(600, "m", days=1)
    diary.keep(walked(10, "a"), walked(25, "b", hours=4), walked(5, "c", days=2), mistake)
    diary.keep(replace(mistake, gone=True, logged_at=a_moment(days=3)))
    better = replace(walked(10, "a"), fact=Activity(ActivityKind.SWIM, 30))
    diary.keep(replace(better, logged_at=a_moment(days=3)))
    assert diary.daily_minutes() == (DayMinutes(MONDAY, 55), DayMinutes(date(2026, 3, 4), 5))
    assert diary.daily_minutes(since=date(2026, 3, 3)) == (DayMinutes(date(2026, 3, 4), 5),)
    assert diary.daily_minutes(until=MONDAY) == ()


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(check_ins=st.lists(strategies.CHECK_INS, max_size=8))
def test_the_real_diary_and_the_fake_one_tell_the_same_days(
    fresh_sqlite: Fresh, fresh_memory: Fresh, check_ins: list[CheckIn]
) -> None:
    with fresh_sqlite() as real, fresh_memory() as fake:
        for diary in (real, fake):
            diary.keep(*check_ins)
        some_day = check_ins[0].happened_at.date() if check_ins else None
        assert real.daily_ratings() == fake.daily_ratings()
        assert real.daily_ratings(since=some_day) == fake.daily_ratings(since=some_day)
        assert real.daily_ratings(until=some_day) == fake.daily_ratings(until=some_day)
        assert real.first_days() == fake.first_days()


def test_a_rating_that_cannot_be_is_told_as_damage(folder: Path) -> None:
    diary = opened(folder)
    diary.keep(rated(4))
    damaged = diary._file.connection
    damaged.execute("PRAGMA ignore_check_constraints = ON")
    damaged.execute("UPDATE check_in SET back_pain = 'x'")
    with pytest.raises(DiaryTroubleError) as refused:
        diary.daily_ratings()
    assert refused.value.trouble is Trouble.CORRUPT
    diary.close()
