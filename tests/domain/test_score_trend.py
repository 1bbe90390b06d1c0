"""The score of a measure over time: its own scale, its own thresholds, no filling in."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from lbp_app.domain.change import Measure, Reading, change_of_score
from lbp_app.domain.measures import Instrument
from lbp_app.domain.progress import Span
from lbp_app.domain.score_trend import ScoreTrend, score_trend

F = Fraction
TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def rmdq(span: Span, *scores: tuple[int, int]) -> ScoreTrend:
    readings = [Reading(ago(before), F(score)) for before, score in scores]
    return score_trend(Instrument.RMDQ, readings, change_of_score(Measure.RMDQ, readings), span)


def test_each_sheet_is_one_value_and_the_days_between_have_none() -> None:
    shown = rmdq(Span(ago(13), TODAY), (13, 14), (0, 0))
    assert shown.series.known == ((0, 14), (13, 0))
    assert shown.series.values.count(None) == 12


def test_the_start_stays_when_it_lies_before_the_time_that_is_shown() -> None:
    shown = rmdq(Span(ago(13), TODAY), (200, 20), (100, 12), (3, 10))
    assert shown.start == 20
    assert shown.series.known == ((10, 10),)
    assert shown.band == (F(15), F(24))  # 5 points are less than 30 % of 20; 25 is off the scale


def test_the_band_is_that_of_the_measure_and_the_edition_tells_the_way() -> None:
    shown = rmdq(Span(ago(13), TODAY), (10, 10))
    assert shown.band == (F(7), F(15))
    assert not shown.edition.higher_is_better
    assert shown.edition.most == 24


def test_two_sheets_in_one_block_are_their_median() -> None:
    shown = rmdq(Span(ago(20), TODAY, 7), (20, 14), (16, 9), (0, 5))
    assert shown.series.values == (11.5, None, 5)
