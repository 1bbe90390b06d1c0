"""The skin questions, the limits and the timer of heat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.heat import (
    Ending,
    HeatError,
    HeatItem,
    HeatKind,
    HeatLimits,
    HeatSession,
    Refusal,
    SkinAnswer,
    SkinQuestion,
    days_in_a_row,
    gate,
    heat_clock,
    minutes_left,
    no_bottle,
    refusal,
    used_today,
)
from lbp_app.domain.log import LogItem

LIMITS = HeatLimits(15, 20, (5,), 3, 8, (60, 120, 240), (30, 120), 7)
NOW = datetime(2026, 3, 2, 14, 0, tzinfo=ZoneInfo("Europe/Dublin"))
CLEAR = dict.fromkeys(SkinQuestion, Answer.NO)
NO_TO_ALL = tuple(SkinAnswer(q, Answer.NO) for q in SkinQuestion)


def _session(
    start: datetime, minutes: int = 15, kind: HeatKind = HeatKind.PACK, *, runs: bool = False
) -> HeatItem:
    session = HeatSession(kind, minutes, NO_TO_ALL)
    if not runs:
        end = start + timedelta(minutes=minutes)
        session = replace(session, ended=end, ending=Ending.FINISHED)
    return LogItem(f"heat-{start.isoformat()}", start, start, session)


def _wraps(days_ago: Sequence[int], hours: int = 2) -> tuple[HeatItem, ...]:
    starts = [NOW - timedelta(days=days) for days in days_ago]
    return tuple(_session(start, hours * 60, HeatKind.WRAP) for start in starts)


def test_no_to_all_questions_opens_the_gate_and_nothing_else_does() -> None:
    for answers in product(Answer, repeat=len(SkinQuestion)):
        given = dict(zip(SkinQuestion, answers, strict=True))
        wanted = tuple(q for q, a in given.items() if a is not Answer.NO)
        assert gate(given) == wanted


@pytest.mark.parametrize("left_out", list(SkinQuestion))
def test_a_question_that_was_not_asked_stands_in_the_way(left_out: SkinQuestion) -> None:
    asked = {q: a for q, a in CLEAR.items() if q is not left_out}
    assert gate(asked) == (left_out,)
    with pytest.raises(HeatError, match="skin_not_clear"):
        HeatSession(HeatKind.PACK, 15, tuple(SkinAnswer(q, a) for q, a in asked.items()))


def test_a_session_that_cannot_be_says_why() -> None:
    with pytest.raises(HeatError, match="minutes_out_of_range"):
        HeatSession(HeatKind.PACK, 0, NO_TO_ALL)
    with pytest.raises(HeatError, match="end_without_reason"):
        HeatSession(HeatKind.PACK, 15, NO_TO_ALL, ended=NOW)
    with pytest.raises(HeatError, match="moment_without_zone"):
        HeatSession(
            HeatKind.PACK, 15, NO_TO_ALL, ended=NOW.replace(tzinfo=None), ending=Ending.SKIN
        )


@pytest.mark.parametrize(("numbness", "leg"), list(product((True, False), repeat=2)))
def test_a_hot_water_bottle_is_only_for_those_who_feel_their_skin(
    numbness: bool,  # noqa: FBT001 - a table
    leg: bool,  # noqa: FBT001
) -> None:
    assert no_bottle(numbness=numbness, leg_symptoms=leg) == (numbness or leg)


def test_three_packs_a_day_are_enough_and_the_next_day_begins_anew() -> None:
    packs = [_session(NOW - timedelta(hours=h)) for h in (1, 3, 13)]
    assert used_today(packs, NOW) == 3
    assert refusal(HeatKind.PACK, packs, NOW, LIMITS) is Refusal.ENOUGH_TODAY
    assert refusal(HeatKind.PACK, packs[:2], NOW, LIMITS) is None
    assert refusal(HeatKind.PACK, packs, NOW + timedelta(hours=11), LIMITS) is None


@pytest.mark.parametrize("kind", list(HeatKind))
def test_while_one_runs_no_other_begins(kind: HeatKind) -> None:
    running = _session(NOW - timedelta(minutes=3), runs=True)
    assert refusal(kind, [running], NOW, LIMITS) is Refusal.RUNNING


def test_a_wrap_has_eight_hours_in_any_twenty_four() -> None:
    wraps = [
        _session(NOW - timedelta(hours=25), 240, HeatKind.WRAP),  # three of its four hours count
        _session(NOW - timedelta(hours=5), 240, HeatKind.WRAP),
    ]
    assert minutes_left(wraps, NOW, LIMITS) == 60
    assert refusal(HeatKind.WRAP, wraps, NOW, LIMITS) is None
    later = NOW - timedelta(minutes=1)
    assert minutes_left(wraps, later, LIMITS) == 59
    assert refusal(HeatKind.WRAP, wraps, later, LIMITS) is Refusal.ENOUGH_HOURS


def test_a_part_of_a_minute_counts_as_a_whole_one() -> None:
    wrap = _session(NOW - timedelta(minutes=60), 60, HeatKind.WRAP)
    short = replace(wrap, fact=replace(wrap.fact, ended=NOW - timedelta(seconds=59)))
    assert minutes_left([short], NOW, LIMITS) == 480 - 60


def test_after_seven_days_with_a_wrap_comes_a_day_without() -> None:
    assert refusal(HeatKind.WRAP, _wraps(range(1, 8)), NOW, LIMITS) is Refusal.ENOUGH_DAYS
    assert refusal(HeatKind.WRAP, _wraps(range(1, 7)), NOW, LIMITS) is None
    assert refusal(HeatKind.WRAP, _wraps((1, 2, 3, 5, 6, 7)), NOW, LIMITS) is None
    assert refusal(HeatKind.PACK, _wraps(range(1, 8)), NOW, LIMITS) is None


def test_a_second_wrap_on_the_seventh_day_is_still_the_seventh_day() -> None:
    six_and_today = (*_wraps(range(1, 7)), _session(NOW - timedelta(hours=3), 60, HeatKind.WRAP))
    assert days_in_a_row(six_and_today, NOW) == 6
    assert refusal(HeatKind.WRAP, six_and_today, NOW, LIMITS) is None


def test_a_pack_is_checked_at_five_minutes_and_at_its_end() -> None:
    assert LIMITS.checks(HeatKind.PACK, 15) == (5, 15)
    assert LIMITS.checks(HeatKind.PACK, 4) == (4,)
    assert LIMITS.checks(HeatKind.WRAP, 120) == (30, 120)
    assert LIMITS.minutes(HeatKind.PACK) == 15
    assert (LIMITS.longest(HeatKind.PACK), LIMITS.longest(HeatKind.WRAP)) == (20, 480)


@pytest.mark.parametrize(
    ("passed", "told", "ring", "late", "left", "over", "ahead"),
    [
        (0, (), None, 0, 900, False, 5),
        (299, (), None, 0, 601, False, 5),
        (300, (), 5, 0, 600, False, 15),
        (300, (5,), None, 0, 600, False, 15),
        (380, (5,), None, 0, 520, False, 15),
        (900, (5,), 15, 0, 0, True, None),
        (900, (5, 15), None, 0, 0, True, None),
        (4500, (), 15, 3600, 0, True, None),  # closed and opened an hour later: one ring, late
        (-3600, (), None, 0, 900, False, 5),  # the clock was set back
    ],
)
def test_the_timer_tells_the_truth_from_its_start(
    passed: int,
    told: tuple[int, ...],
    ring: int | None,
    late: int,
    left: int,
    over: bool,  # noqa: FBT001 - a table
    ahead: int | None,
) -> None:
    item = _session(NOW, runs=True)
    item = replace(item, fact=replace(item.fact, told=told))
    clock = heat_clock(item, NOW + timedelta(seconds=passed), LIMITS)
    assert (clock.ring, clock.over) == (ring, over)
    assert (clock.late, clock.left) == (timedelta(seconds=late), timedelta(seconds=left))
    assert clock.elapsed + clock.left == timedelta(minutes=15)
    wanted = None if ahead is None else NOW + timedelta(minutes=ahead)
    assert clock.next_moment == wanted
