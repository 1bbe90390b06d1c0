"""A change in words: figures as they are written, and a sentence for every case."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from lbp_app.domain.change import (
    Blind,
    Change,
    Label,
    Measure,
    NotEnough,
    Reading,
    Reason,
    change_of_score,
)
from lbp_app.domain.measures import Instrument, current
from lbp_app.ui.components.change_words import activity_lines, change_lines, counts_words, figure
from lbp_app.ui.components.score_words import scale_words, score_words
from tests.building import say
from tests.domain.sheets import peg, pgic, rmdq

F = Fraction


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (F(14), "14"),
        (F(0), "0"),
        (F(16, 3), "5.3"),
        (F(17, 3), "5.7"),
        (F(7, 2), "3.5"),
        (F(7, 4), "1.8"),
        (F(9, 4), "2.3"),
        (F(599, 60), "10.0"),
    ],
)
def test_a_figure_is_whole_or_has_one_decimal_rounded_half_up(
    value: Fraction, written: str
) -> None:
    assert figure(value) == written


RMDQ_COUNTS = (
    "A fall counts from 5 points, or from 30% if you began at 7 or more. "
    "A rise counts from 5 points."
)


def rmdq_change(start: int, now: int) -> tuple[str, ...]:
    days = (date(2026, 3, 2), date(2026, 3, 16))
    readings = [Reading(d, F(v)) for d, v in zip(days, (start, now), strict=True)]
    return change_lines(say, change_of_score(Measure.RMDQ, readings))


def test_a_change_tells_from_where_to_where_what_it_means_and_from_when_it_counts() -> None:
    assert rmdq_change(14, 9) == (
        "14 at the start, 9 now.",
        "This is a change for the better that counts.",
        RMDQ_COUNTS,
    )


def test_a_scale_that_began_near_its_end_says_what_it_cannot_show() -> None:
    assert rmdq_change(3, 3)[-1] == say("change.blind.to_better")
    assert rmdq_change(22, 22)[-1] == say("change.blind.to_worse")


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("label", Label)
@pytest.mark.parametrize("blind", [None, *Blind])
def test_there_are_words_for_every_change(
    measure: Measure, label: Label, blind: Blind | None
) -> None:
    start = None if measure is Measure.PGIC else Reading(date(2026, 3, 2), F(5))
    change = Change(measure, label, start, Reading(date(2026, 4, 2), F(4)), None, blind=blind)
    lines = change_lines(say, change)
    assert len(lines) == (3 if blind is None else 4)
    assert "{" not in " ".join(lines)


@pytest.mark.parametrize("reason", Reason)
def test_there_are_words_for_every_reason_why_nothing_can_be_said(reason: Reason) -> None:
    (line,) = change_lines(say, NotEnough(Measure.PEG, reason, 2, 3))
    assert "{" not in line


def test_a_clear_improvement_is_called_clear() -> None:
    now = Reading(date(2026, 4, 2), F(3))
    change = Change(
        Measure.PEG, Label.IMPROVED, Reading(date(2026, 3, 2), F(5)), now, None, clearly=True
    )
    assert change_lines(say, change)[1] == say("change.said.clearly")


def test_thresholds_are_told_in_figures() -> None:
    assert counts_words(say, Measure.PEG) == (
        "A fall counts from 30% and at least 1 point. A rise counts from 1 point."
    )
    assert "30% if that is at least 1" in counts_words(say, Measure.LEG_PAIN)


def test_without_activities_there_is_nothing_to_tell_of_them() -> None:
    assert activity_lines(say, ()) == ()


def test_a_score_is_told_with_its_highest_value_and_its_direction() -> None:
    assert score_words(say, peg(5, 5, 6)) == "5.3 of 10"
    assert score_words(say, rmdq(none_apply=True)) == "0 of 24"
    assert score_words(say, pgic(7)) == "Very much worse"
    assert score_words(say, peg(None, 5, 5)) == say("measures.no_score")
    assert scale_words(say, current(Instrument.PSFS)) == "0 to 10. Higher is better."
    assert scale_words(say, current(Instrument.PHQ4)) == "0 to 12. Lower is better."
