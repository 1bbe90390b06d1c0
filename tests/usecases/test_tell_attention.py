"""Every reason has its words; nobody is told to be well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lbp_app.domain.attention import Attention, Cause, Concern
from lbp_app.domain.change import Measure, Reading, change_of_score
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.tell_attention import TellAttention
from tests.building import library

DAY = date(2026, 11, 18)
WORSE = change_of_score(Measure.RMDQ, [Reading(date(2026, 9, 1), 8), Reading(DAY, 14)])  # type: ignore[arg-type]


@pytest.mark.parametrize("cause", list(Cause))
@pytest.mark.parametrize("count", [1, 9])
def test_every_reason_has_its_words(cause: Cause, count: int) -> None:
    concern = Concern(cause, Urgency.URGENT, DAY, count, WORSE)  # type: ignore[arg-type]
    told = TellAttention(library(), date(2026, 11, 25)).concern(concern)
    assert told
    assert "{" not in told


def test_a_flag_is_told_with_level_day_and_how_many() -> None:
    tell = TellAttention(library(), date(2026, 11, 25))
    one = Concern(Cause.OPEN_FLAG, Urgency.EMERGENCY, DAY, 1)
    assert tell.concern(one) == "Open flag: Emergency, 18 Nov"
    assert tell.concern(replace(one, count=3)) == "3 open flags: Emergency, last 18 Nov"


def test_a_worsening_is_told_with_its_figures() -> None:
    concern = Concern(Cause.WORSE, day=DAY, change=WORSE)  # type: ignore[arg-type]
    assert TellAttention(library(), date(2026, 11, 25)).concern(concern) == "Worse: RMDQ, 8 to 14"


def test_without_a_reason_only_what_was_compared_is_told() -> None:
    tell = TellAttention(library(), date(2026, 11, 25))
    told = [*tell(Attention(())), *tell(Attention((), compared=True))]
    assert told == ["Too early to compare", "About the same"]
    assert not [t for t in told if any(w in t.lower() for w in ("safe", "well", "clear", "ok"))]
