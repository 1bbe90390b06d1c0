"""Days, gaps, blocks, the start and its band: what the charts are drawn from."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.change import THRESHOLDS, Label, Measure, Reading, judge
from lbp_app.domain.progress import (
    MOST_MARKS,
    DayMinutes,
    DayRatings,
    Period,
    Span,
    activity_weeks,
    condensed,
    little_change,
    readings,
    series,
    span_of,
    start_of,
)

F = Fraction
TODAY = date(2026, 11, 22)
UNCHANGED = {Label.UNCHANGED, Label.WATCH}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def day(days: int, *leg: int) -> DayRatings:
    return DayRatings(ago(days), leg_pain=leg)


# Which days are shown


@pytest.mark.parametrize(
    ("period", "first_entry", "first_shown"),
    [
        (Period.TWO_WEEKS, 400, 13),
        (Period.THREE_MONTHS, 400, 90),
        (Period.THREE_MONTHS, 30, 30),
        (Period.ALL, 400, 400),
        (Period.ALL, 3, 13),  # never less than two weeks
        (Period.THREE_MONTHS, 0, 13),
        (Period.ALL, -5, 13),  # the clock was set back since
    ],
)
def test_a_period_shows_no_more_than_there_is_but_at_least_two_weeks(
    period: Period, first_entry: int, first_shown: int
) -> None:
    assert span_of(period, ago(first_entry), TODAY) == Span(ago(first_shown), TODAY)


@pytest.mark.parametrize(
    ("days", "step", "marks"),
    [(14, 1, 14), (120, 1, 120), (121, 7, 18), (840, 7, 120), (841, 14, 61), (3650, 35, 105)],
)
def test_a_long_time_is_told_in_weeks_or_several_weeks(days: int, step: int, marks: int) -> None:
    span = condensed(Span(ago(days - 1), TODAY))
    assert (span.step, span.blocks) == (step, marks)


@given(days=st.integers(1, 40_000), least=st.sampled_from([1, 7]))
def test_no_chart_has_more_marks_than_can_be_told_apart(days: int, least: int) -> None:
    span = condensed(Span(ago(days - 1), TODAY), least)
    assert span.blocks <= MOST_MARKS
    assert span.step % least == 0


@given(days=st.integers(1, 900), step=st.integers(1, 40), of=st.integers(0, 899))
def test_every_day_lies_in_exactly_the_block_that_names_it(days: int, step: int, of: int) -> None:
    span = Span(ago(days - 1), TODAY, step)
    some = ago(of % days)
    first, last = span.days_of(span.block(some))
    assert first <= some <= last
    assert span.days_of(0)[0] == span.first
    assert span.days_of(span.blocks - 1)[1] == TODAY


# Values


def test_a_day_without_a_rating_has_no_value_and_a_rating_of_zero_has() -> None:
    shown = series(Span(ago(3), TODAY), [day(3, 4), day(1, 0), day(0)], "leg_pain", ago(20))
    assert shown.values == (4, None, 0, None)
    assert shown.known == ((0, 4), (2, 0))
    assert (shown.noted, shown.missing) == (2, 1)


def test_several_ratings_of_a_day_count_as_their_median() -> None:
    shown = series(Span(ago(1), TODAY), [day(1, 2, 9, 3), day(0, 4, 5)], "leg_pain", ago(20))
    assert shown.values == (3, 4.5)


def test_a_block_is_the_median_of_its_days_and_one_without_any_is_a_gap() -> None:
    span = Span(ago(20), TODAY, 7)
    days = [day(20, 8), day(19, 2), day(18, 3), day(2, 6), day(0, 1, 1, 1)]
    shown = series(span, days, "leg_pain", ago(20))
    assert shown.values == (3, None, 3.5)
    assert shown.noted == 5


def test_what_was_rated_outside_the_days_is_left_out() -> None:
    shown = series(Span(ago(2), TODAY), [day(3, 9), day(-1, 9), day(1, 2)], "leg_pain", ago(20))
    assert shown.values == (None, 2, None)


def test_days_before_the_first_rating_are_not_missing_and_today_is_not_over() -> None:
    span = Span(ago(13), TODAY)
    assert series(span, [day(4, 5), day(1, 5)], "leg_pain", ago(4)).missing == 2
    assert series(span, [day(4, 5), day(0, 5)], "leg_pain", ago(4)).missing == 3
    assert series(span, [], "leg_pain", ago(400)).missing == 13
    assert series(span, [day(0, 5)], "leg_pain", TODAY).missing == 0


# The start and the band round it


def test_the_start_is_the_median_of_all_ratings_of_the_first_seven_days() -> None:
    days = [day(20, 7), day(17, 9, 8), day(14, 6), day(13, 0), day(12, 0)]
    assert start_of(readings(days, "leg_pain")) == F(15, 2)


def test_without_three_ratings_in_the_first_week_there_is_no_start() -> None:
    assert start_of(readings([day(20, 7), day(19, 7), day(3, 7)], "leg_pain")) is None
    assert start_of([]) is None


def test_every_rating_of_a_day_is_told_with_its_day() -> None:
    assert readings([day(1, 7, 3), day(0)], "leg_pain") == (
        Reading(ago(1), F(7)),
        Reading(ago(1), F(3)),
    )


@pytest.mark.parametrize(
    ("measure", "start", "band"),
    [
        (Measure.LEG_PAIN, F(7), (F(5), F(9))),
        (Measure.LEG_PAIN, F(5), (F(7, 2), F(7))),  # 30 % is less than 2 points
        (Measure.LEG_PAIN, F(1), (F(0), F(3))),
        (Measure.BACK_PAIN, F(9), (F(7), F(10))),
        (Measure.PEG, F(5), (F(7, 2), F(6))),
    ],
)
def test_the_band_of_little_change(
    measure: Measure, start: Fraction, band: tuple[Fraction, Fraction]
) -> None:
    assert little_change(THRESHOLDS[measure], start, 0, 10) == band


@given(
    measure=st.sampled_from(list(THRESHOLDS)),
    start=st.fractions(0, 24, max_denominator=6),
    now=st.fractions(0, 24, max_denominator=6),
)
def test_inside_the_band_the_words_say_unchanged_and_outside_they_never_do(
    measure: Measure, start: Fraction, now: Fraction
) -> None:
    low, high = little_change(THRESHOLDS[measure], start, -99, 99)
    label, _ = judge(THRESHOLDS[measure], start, now)
    assert (label in UNCHANGED) is (low < now < high)


# Activity


def test_a_week_without_activity_is_told_from_a_week_without_any_entry() -> None:
    span = Span(ago(27), TODAY, 7)
    noted = [DayMinutes(ago(27), 30), DayMinutes(ago(24), 20), DayMinutes(ago(2), 15)]
    weeks = activity_weeks(span, noted, [ago(27), ago(10), ago(1)])
    assert weeks.values == (50, None, 0, 15)
    assert (weeks.weeks, weeks.active, weeks.typical) == (3, 2, 32.5)


def test_without_anything_written_nothing_is_told_of_activity() -> None:
    weeks = activity_weeks(Span(ago(13), TODAY, 7), [], [])
    assert weeks.values == (None, None)
    assert weeks.typical is None


def test_several_weeks_in_one_are_the_median_of_their_weeks() -> None:
    noted = [DayMinutes(ago(7 * week), 10 * week) for week in range(1, 6)]
    weeks = activity_weeks(Span(ago(69), TODAY, 35), noted, [])
    assert weeks.values == (50, 25)
    assert weeks.active == 5
