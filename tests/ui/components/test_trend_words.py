"""What charts show, in words: never more than the data, never a missing day as zero."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from lbp_app.domain.change import Measure
from lbp_app.domain.progress import (
    ActivityWeeks,
    DayMinutes,
    DayRatings,
    Event,
    Happening,
    Series,
    Span,
    activity_weeks,
    series,
)
from lbp_app.domain.trend import trend
from lbp_app.ui.components.trend_words import (
    activity_rows,
    activity_words,
    event_words,
    series_rows,
    short_day,
    shown_words,
    threshold_lines,
    value_words,
    verdict_words,
)
from tests.building import say

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def leg(span: Span, *days: tuple[int, int]) -> Series:
    ratings = [DayRatings(ago(before), leg_pain=(value,)) for before, value in days]
    return series(span, ratings, "leg_pain", ago(max(before for before, _ in days)))


def rated(scale: str, start: int, now: int) -> str:
    days = [DayRatings(ago(n), (start,), (start,), (start,)) for n in range(30, 23, -1)]
    days += [DayRatings(ago(n), (now,), (now,), (now,)) for n in range(3)]
    return verdict_words(say, trend(scale, Span(ago(60), TODAY), days, ()))


@pytest.mark.parametrize(
    ("value", "written"),
    [(7, "7"), (4.5, "4.5"), (5.25, "5.3"), (Fraction(7, 3), "2.3"), (Fraction(13, 2), "6.5")],
)
def test_a_figure_is_whole_or_has_one_decimal(value: float, written: str) -> None:
    assert value_words(float(value)) == written


def test_a_verdict_names_the_measure_and_both_figures() -> None:
    assert rated("leg_pain", 7, 5) == "Leg pain has improved: 7 to 5"
    assert rated("leg_pain", 7, 6) == "Leg pain is unchanged: 7 to 6"
    assert rated("back_pain", 4, 6) == "Back pain is worse: 4 to 6"


def test_a_scale_without_agreed_figure_has_its_figures_and_no_verdict() -> None:
    assert rated("interference", 7, 2) == "7 at the start, 2 now"


def test_too_few_ratings_are_told_in_place_of_a_verdict() -> None:
    days = [DayRatings(ago(n), (5,), (5,), (5,)) for n in (30, 29, 28, 1)]
    some = trend("leg_pain", Span(ago(60), TODAY), days, ())
    assert "1 of the 3 ratings" in verdict_words(say, some)
    other = trend("interference", Span(ago(60), TODAY), days, ())
    assert verdict_words(say, other) == say("progress.no_figure_yet")


def test_the_threshold_is_named_with_the_figures_of_the_rules() -> None:
    fall, rise, source = threshold_lines(say, Measure.LEG_PAIN)
    assert "2 points" in fall
    assert "30 %" in fall
    assert "at least 1 point" in fall
    assert "2 points" in rise
    assert source == say("progress.counts_source")


def test_the_sentence_tells_ends_extremes_missing_days_and_direction() -> None:
    shown = leg(Span(ago(13), TODAY), (13, 7), (10, 8), (9, 0), (1, 3))
    assert shown_words(say, shown) == (
        "9 Nov to 21 Nov: first 7, last 3. Lowest 0, highest 8. 9 days without an entry. "
        "Lower is better."
    )


def test_one_missing_day_none_and_one_single_entry_have_words_of_their_own() -> None:
    span = Span(ago(3), TODAY)
    assert "1 day without" in shown_words(say, leg(span, (3, 4), (2, 4), (0, 4)))
    full = leg(span, (3, 4), (2, 4), (1, 4), (0, 4))
    assert say("progress.gaps_none") in shown_words(say, full)
    assert shown_words(say, leg(span, (0, 4))).startswith("One entry, on 22 Nov: 4.")


def test_a_time_without_any_entry_says_so_and_what_to_do() -> None:
    nothing = Series(Span(ago(13), TODAY), (None,) * 14, 0, 13)
    assert shown_words(say, nothing) == say("progress.shows_nothing")


def test_a_chart_in_weeks_says_that_a_mark_is_not_a_day() -> None:
    one, five = Span(ago(139), TODAY, 7), Span(ago(999), TODAY, 35)
    assert "the middle of 1 week." in shown_words(say, leg(one, (20, 7), (1, 3)))
    assert "the middle of 5 weeks." in shown_words(say, leg(five, (20, 7), (1, 3)))


def test_a_day_of_another_year_has_its_year() -> None:
    assert short_day(say, date(2025, 12, 5), TODAY) == "5 Dec 2025"
    assert short_day(say, TODAY, TODAY) == "22 Nov"


def test_every_day_has_a_row_and_a_missing_one_is_not_a_zero() -> None:
    rows = series_rows(say, leg(Span(ago(2), TODAY), (2, 0), (0, 4)))
    assert rows == (("22 Nov", "4"), ("21 Nov", "no entry"), ("20 Nov", "0"))


def test_a_row_of_several_days_has_its_first_and_last() -> None:
    rows = series_rows(say, leg(Span(ago(13), TODAY, 7), (1, 4)))
    assert rows[0] == ("16 Nov to 22 Nov", "4")


def weeks(*minutes: DayMinutes) -> ActivityWeeks:
    return activity_weeks(Span(ago(27), TODAY, 7), minutes, [ago(8), ago(1)])


def test_activity_tells_none_noted_from_no_entry() -> None:
    told = weeks(DayMinutes(ago(1), 40), DayMinutes(ago(2), 5))
    assert [value for _, value in activity_rows(say, told)] == [
        "45 minutes",
        "none noted",
        "no entry",
        "no entry",
    ]
    assert activity_words(say, told) == (
        "Activity noted in 1 of 2 weeks. In a usual week: 45 minutes. Each bar is 1 week."
    )


def test_no_activity_is_told_without_blame() -> None:
    assert activity_words(say, weeks()) == say("progress.activity.none")


def test_a_few_events_are_named_by_their_days_and_many_are_counted() -> None:
    flares = [Event(Happening.FLARE, ago(n)) for n in (9, 5, 2, 1)]
    gel = Event(Happening.MEDICINE_ADDED, ago(3), "Gel")
    falls = [Event(Happening.FALL, ago(4)), Event(Happening.FALL, ago(1))]
    assert event_words(say, [*flares, gel, *falls], TODAY) == (
        "Flares: 4.",
        "Fall: 18 Nov, 21 Nov.",
        "Gel added to your medicines: 19 Nov.",
    )
