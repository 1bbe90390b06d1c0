"""One thing is kept: now or back-dated, with the safety questions that it calls for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import (
    Activity,
    ActivityKind,
    Fall,
    Flare,
    FreeNote,
    Helped,
    SideEffect,
    SideEffects,
    Sleep,
)
from lbp_app.domain.log import LogError
from lbp_app.usecases.log_fact import Calls, LogFact
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, ids, later, library
from tests.fakes import MemoryDiary

WALK = Activity(ActivityKind.WALK, 20)


def logging(diary: MemoryDiary) -> LogFact:
    return LogFact(diary, later(), library(), ids())


def test_what_happened_now_is_on_the_disk_with_both_times() -> None:
    diary, clock = diary_with(), later()
    logged = LogFact(diary, clock, library(), ids())(Sleep(7))
    assert logged.saved
    assert diary.items(Sleep) == (logged.item,)
    assert logged.item.happened_at == logged.item.logged_at == clock.now()


def test_what_happened_yesterday_keeps_when_it_was_written_down() -> None:
    diary, clock = diary_with(), later()
    yesterday = clock.now() - timedelta(days=1)
    item = LogFact(diary, clock, library(), ids())(WALK, happened_at=yesterday).item
    assert (item.happened_at, item.logged_at) == (yesterday, clock.now())


def test_what_is_still_to_come_and_a_time_without_zone_are_refused() -> None:
    diary = diary_with()
    log_fact, now = logging(diary), later().now()
    with pytest.raises(LogError, match="in_the_future"):
        log_fact(WALK, happened_at=now + timedelta(seconds=1))
    with pytest.raises(LogError, match="moment_without_zone"):
        log_fact(WALK, happened_at=datetime(2026, 3, 1))  # noqa: DTZ001
    assert diary.items(Activity) == ()


def test_a_disk_that_takes_nothing_is_told_and_the_questions_are_still_called_for() -> None:
    diary = diary_with()
    diary.trouble = Trouble.FULL
    logged = logging(diary)(Fall(Answer.NO))
    assert not logged.saved
    assert logged.trouble is Trouble.FULL
    assert logged.calls.groups == ("fall",)


@pytest.mark.parametrize(
    ("fact", "calls"),
    [
        (Fall(Answer.NO), Calls(("fall",))),
        (Fall(Answer.YES, "Now my legs feel numb, both legs"), Calls(("legs", "fall"))),
        (SideEffects((SideEffect.FELL, SideEffect.DROWSY)), Calls(("fall",))),
        (SideEffects((SideEffect.DROWSY,)), Calls()),
        (Flare(on=True), Calls(everything=True)),
        (Flare(on=False), Calls()),
        (FreeNote("I can't pee since last night"), Calls(("bladder_bowel_sex",))),
        (Helped(("A warm bath", "I can't pee otherwise")), Calls(("bladder_bowel_sex",))),
        (replace(WALK, note="Shivering with fever all the way"), Calls(("fever",))),
        (WALK, Calls()),
        (Sleep(0), Calls()),
    ],
)
def test_falls_flares_and_warning_signs_in_words_call_for_safety_questions(
    fact: object, calls: Calls
) -> None:
    logged = logging(diary_with())(fact)
    assert logged.calls == calls
    assert bool(logged.calls) is (calls != Calls())
