"""Facts of the plan: what cannot be, is refused."""

from __future__ import annotations

from datetime import date

import pytest

from lbp_app.domain.answers import NotARatingError
from lbp_app.domain.log import LogError
from lbp_app.domain.plan import (
    PlanChoice,
    PlanFlare,
    PlanPart,
    PlanTry,
    PlanWeek,
    PlanWeekTold,
)
from lbp_app.domain.walking import Level, Step, Track


@pytest.mark.parametrize("minutes", [0, -1, 1441])
def test_a_try_has_a_length(minutes: int) -> None:
    with pytest.raises(LogError, match="minutes_out_of_range"):
        PlanTry(minutes)


def test_three_kinds_can_be_refused_and_no_more() -> None:
    three = (PlanPart.MOVE, PlanPart.SLEEP, PlanPart.MOOD)
    assert PlanChoice(refused=(*three, PlanPart.HEAT)).refused
    with pytest.raises(LogError, match="too_few_kinds"):
        PlanChoice(refused=(*three, PlanPart.LEARN))


def test_a_week_ends_seven_days_after_it_began() -> None:
    week = PlanWeek(1, date(2026, 3, 2), (8.0, 8.0), Step.START, "W01", Track.USUAL, "1")
    assert week.ends == date(2026, 3, 9)
    assert week.level == Level((8.0, 8.0))


def test_pain_and_worse_days_have_their_ranges() -> None:
    with pytest.raises(NotARatingError):
        PlanWeekTold(1, worst_pain=11)
    with pytest.raises(LogError, match="days_out_of_range"):
        PlanWeekTold(1, worse_days=8)


def test_words_have_an_end() -> None:
    with pytest.raises(LogError, match="words_too_long"):
        PlanFlare(own="x" * 2001)
