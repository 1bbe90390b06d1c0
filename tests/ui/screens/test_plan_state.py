"""The end of a week is prefilled from the log; steps of a try stay within their limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lbp_app.domain.daily import Settled
from lbp_app.domain.plan import PlanWeekTold
from lbp_app.domain.walking import Week
from lbp_app.ui.screens.plan.state import PlanForm, pain, settled, step, told
from tests.usecases.plans import Walker


@pytest.mark.parametrize(
    ("minutes", "by", "then"), [(None, 1, 5), (5, 1, 6), (1, -1, 1), (120, 1, 120)]
)
def test_a_try_is_stepped_minute_by_minute(minutes: int | None, by: int, then: int) -> None:
    assert step(PlanForm(minutes), by).minutes == then


def test_what_the_log_knows_is_filled_in_until_it_is_answered() -> None:
    walker = Walker()
    walker.began()
    view = replace(walker.view(), told=Week(2, worst_pain=4, settled=Settled.LONGER))
    assert (pain(PlanForm(), view), settled(PlanForm(), view)) == (4, "longer")
    form = PlanForm(pain=2, settled="days")
    assert told(form, view) == PlanWeekTold(1, 2, Settled.LONGER, 3)
    assert told(PlanForm(), view) == PlanWeekTold(1, 4, Settled.LONGER)
    assert told(PlanForm(), replace(view, told=None)) == PlanWeekTold(1)
