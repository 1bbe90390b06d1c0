"""A week offers at least three kinds, whatever was refused and whatever holds."""

from __future__ import annotations

from itertools import combinations

from lbp_app.domain.plan import PlanChoice, PlanPart
from lbp_app.domain.situation import Condition
from lbp_app.domain.week_plan import parts

_WITHOUT_HEAT = [part for part in PlanPart if part is not PlanPart.HEAT]


def test_a_plain_week_has_moving_pacing_and_learning() -> None:
    assert parts((), PlanChoice()) == (PlanPart.MOVE, PlanPart.PACING, PlanPart.LEARN)


def test_bad_nights_low_mood_and_hard_work_add_their_part() -> None:
    holds = (Condition.POOR_SLEEP, Condition.LOW_MOOD, Condition.WORK_HARD_NOW)
    assert parts(holds, PlanChoice()) == tuple(_WITHOUT_HEAT)


def test_heat_only_when_wanted_and_never_with_numb_skin() -> None:
    wants = PlanChoice(wants_heat=True)
    assert PlanPart.HEAT in parts((), wants)
    assert PlanPart.HEAT not in parts((), PlanChoice())
    assert PlanPart.HEAT not in parts((Condition.NUMB_FEELINGS,), wants)


def test_what_was_refused_is_swapped_so_that_three_stay() -> None:
    for count in range(4):
        for refused in combinations(_WITHOUT_HEAT, count):
            for holds in ((), tuple(Condition)):
                offered = parts(holds, PlanChoice(refused=refused))
                assert len(offered) >= 3
                assert not set(offered) & set(refused)
