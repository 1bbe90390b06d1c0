"""One scale over time: one start for all times, verdicts by the rules, events told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from lbp_app.domain.answers import Answer
from lbp_app.domain.change import Change, Label, NotEnough, Reason
from lbp_app.domain.daily import Fall, Flare, Medicine, MedicineGroup
from lbp_app.domain.log import LogItem
from lbp_app.domain.progress import DayRatings, Event, Happening, Span
from lbp_app.domain.trend import Trend, first_week, happenings, trend

F = Fraction
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
GEL = Medicine("Gel", MedicineGroup.CREAM_OR_PATCH)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def days(first: int, count: int, value: int) -> list[DayRatings]:
    """The same rating on so many days in a row, for all three scales."""
    made = range(first, first - count, -1)
    return [DayRatings(ago(n), (value,), (value,), (value,)) for n in made]


def shown(*of: DayRatings, early: tuple[DayRatings, ...] = (), scale: str = "leg_pain") -> Trend:
    return trend(scale, Span(ago(90), TODAY), of, early)


def test_the_verdict_compares_the_last_seven_days_with_the_first_seven() -> None:
    told = shown(*days(40, 7, 7), *days(30, 9, 10), *days(6, 3, 4))
    assert isinstance(told.change, Change)
    assert told.change.label is Label.IMPROVED
    assert (told.start, told.now) == (F(7), F(4))
    assert told.band == (F(5), F(9))


def test_the_start_is_the_same_when_it_lies_before_the_time_that_is_shown() -> None:
    early = tuple(days(400, 7, 8))
    whole = trend("leg_pain", Span(ago(400), TODAY), [*early, *days(6, 5, 8)], ())
    later = shown(*days(6, 5, 8), early=early)
    assert (later.start, later.change, later.band) == (whole.start, whole.change, whole.band)
    assert later.series.noted == 5


def test_what_gets_in_the_way_has_no_agreed_figure_and_so_no_verdict_and_no_band() -> None:
    told = shown(*days(40, 7, 7), *days(6, 3, 4), scale="interference")
    assert (told.change, told.band) == (None, None)
    assert (told.start, told.now) == (F(7), F(4))


def test_while_the_two_weeks_overlap_there_is_no_now_to_compare_with() -> None:
    young = days(12, 13, 5)
    assert shown(*young, scale="interference").now is None
    assert shown(*days(13, 14, 5), scale="interference").now == 5
    change = shown(*young).change
    assert isinstance(change, NotEnough)
    assert change.reason is Reason.FIRST_WEEKS


def test_a_rating_dated_after_today_counts_nowhere() -> None:
    told = shown(*days(40, 7, 7), *days(6, 3, 4), DayRatings(ago(-3), (), (10,)))
    assert told.now == 4
    assert told.series.noted == 10


# Events


def item(fact: object, before: int, name: str = "i") -> LogItem[object]:
    at = NOON - timedelta(days=before)
    return LogItem(name, at, at, fact)


def test_flares_that_began_and_falls_are_told_in_order_and_once_a_day() -> None:
    flares = [item(Flare(on=True), 9), item(Flare(on=True), 9), item(Flare(on=False), 4)]
    falls = [item(Fall(Answer.NO), 20)]
    told = happenings(flares, falls, [])  # type: ignore[arg-type]
    assert told == (Event(Happening.FALL, ago(20)), Event(Happening.FLARE, ago(9)))


def test_a_medicine_is_told_when_it_comes_to_the_list_and_when_it_leaves_it() -> None:
    added = LogItem("m", NOON - timedelta(days=30), NOON - timedelta(days=30), GEL)
    renamed = replace(added, logged_at=NOON - timedelta(days=20), fact=replace(GEL, name="Gel 5"))
    ended = replace(renamed, logged_at=NOON - timedelta(days=3), fact=replace(GEL, in_use=False))
    assert happenings([], [], [(added, renamed, ended)]) == (
        Event(Happening.MEDICINE_ADDED, ago(30), "Gel"),
        Event(Happening.MEDICINE_ENDED, ago(3), "Gel"),
    )


def test_an_end_that_was_dated_back_is_told_on_its_own_day() -> None:
    added = LogItem("m", NOON - timedelta(days=30), NOON - timedelta(days=30), GEL)
    ended = replace(
        added, happened_at=NOON - timedelta(days=8), logged_at=NOON, fact=replace(GEL, in_use=False)
    )
    assert happenings([], [], [(added, ended)])[-1].day == ago(8)


def test_a_medicine_that_was_listed_as_no_longer_used_was_not_added() -> None:
    old = LogItem("m", NOON, NOON, replace(GEL, in_use=False))
    assert happenings([], [], [(old,)]) == ()


def test_only_first_weeks_before_the_time_are_read_beside_it() -> None:
    span = Span(ago(90), TODAY)
    firsts = {"back_pain": ago(300), "leg_pain": ago(92), "interference": ago(80)}
    assert first_week(firsts, span) == ((ago(300), ago(293)), (ago(92), ago(90)))
    assert first_week({}, span) == ()
