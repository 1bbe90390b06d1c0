"""What the patient did about a card is kept for each verdict it was about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain.flags import Action
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, services
from tests.fakes import FrozenClock
from tests.fixtures import A_MORNING, an_emergency
from tests.usecases.unreadable import UnreadableDiary


@pytest.mark.parametrize("action", list(Action))
def test_an_action_is_kept_for_every_verdict_of_the_card(action: Action) -> None:
    diary = diary_with(an_emergency(id="one"), an_emergency(id="two"))
    assert services(diary=diary).record_action(("one", "two"), action) is None
    taken = diary.actions_on(["one", "two"])
    assert [(a.verdict_id, a.action) for a in taken] == [("one", action), ("two", action)]
    assert {a.told_at for a in taken} == {later().now()}


def test_a_double_tap_is_one_answer_and_another_or_a_later_one_is_its_own() -> None:
    diary = diary_with(an_emergency(id="one"))
    clock = FrozenClock(A_MORNING)
    record = services(diary=diary, clock=clock).record_action
    for seconds, action in (
        (0, Action.NOT_YET),
        (1, Action.NOT_YET),
        (2, Action.CALLED),
        (60, Action.NOT_YET),
    ):
        clock._now = A_MORNING + timedelta(seconds=seconds)
        assert record(("one",), action) is None
    told = [(a.action, a.told_at - A_MORNING) for a in diary.actions_on(["one"])]
    assert told == [
        (Action.NOT_YET, timedelta(0)),
        (Action.CALLED, timedelta(seconds=2)),
        (Action.NOT_YET, timedelta(seconds=60)),
    ]


def test_an_action_that_cannot_be_written_answers_with_the_trouble() -> None:
    built = services(diary=UnreadableDiary(Trouble.READ_ONLY))
    assert built.record_action(("one",), Action.WENT) is Trouble.READ_ONLY
