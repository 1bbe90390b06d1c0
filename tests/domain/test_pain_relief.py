"""Days with pain relief in the last thirty: counted by the patient's own clock, gaps told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lbp_app.domain.pain_relief import ReliefDays, relief_days
from tests.fixtures import a_moment

TODAY = date(2026, 3, 2)


def test_several_on_one_day_count_once() -> None:
    taken = [a_moment(), a_moment(hours=4), a_moment(days=-1)]
    assert relief_days(taken, (), TODAY).with_relief == 2


def test_the_period_is_thirty_days_with_today() -> None:
    first_day, day_before = a_moment(days=-29), a_moment(days=-30)
    assert relief_days([first_day], [], TODAY).with_relief == 1
    assert relief_days([day_before], [day_before], TODAY) == ReliefDays(0, 0)
    assert relief_days([a_moment(days=1)], [], TODAY).with_relief == 0


def test_days_on_which_nothing_was_written_are_missing_not_free_of_pain_relief() -> None:
    days = relief_days([a_moment()], [a_moment(), a_moment(days=-1), a_moment(days=-4)], TODAY)
    assert (days.with_relief, days.written, days.missing) == (1, 3, 27)


def test_a_day_is_that_of_the_place_where_it_was_taken() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    early = late + timedelta(hours=2)
    assert relief_days([late, early], [], TODAY).with_relief == 2
    same_moment_at_home = late.astimezone(ZoneInfo("Europe/Dublin"))
    assert relief_days([same_moment_at_home, early], [], TODAY).with_relief == 1
