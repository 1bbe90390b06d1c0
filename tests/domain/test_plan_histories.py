"""Named patients, week by week: what the plan says stands in a table that a clinician can read."""

from __future__ import annotations

import pytest

from tests.domain.plan_histories import PlanHistory, histories, replay

NAMES = {
    "Steady improver",
    "Boom and bust",
    "Flare at week 4",
    "Older, with falls",
    "Hypermobile",
    "Pelvic floor symptoms",
    "Nerve pain that stays up",
    "No gain at 6 and 12 weeks",
    "Red flag in week 3",
    "Away for two months",
}


@pytest.mark.parametrize("history", histories(), ids=lambda history: history.name)
def test_the_plan_says_what_the_table_says(history: PlanHistory) -> None:
    assert tuple(replay(history.track, history.tries, history.weeks)) == history.lines


def test_every_named_patient_is_in_the_table() -> None:
    assert {history.name for history in histories()} == NAMES
