"""The walking plan: its start, each rule at its edges, and two thousand random years."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from lbp_app.domain.daily import Settled
from lbp_app.domain.walking import (
    Decision,
    Level,
    Past,
    Reviewed,
    Step,
    Track,
    Week,
    easy_days,
    for_another_activity,
    lower,
    next_week,
    start,
)
from tests.domain.walking_numbers import NUMBERS

GOOD = Week(done=3, worst_pain=2, settled=Settled.SAME_DAY)
WALKS = Level((10.0, 10.0, 10.0))
DIARIES = 2000
WEEKS = 52


def after(week: Week, level: Level = WALKS, **more: object) -> Decision:
    past = Past(level, week, Track.USUAL, week_number=4, weeks_since_step_up=1)
    return next_week(replace(past, **more), NUMBERS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tries", "minutes"),
    [((10, 12, 8), 8.0), ((3, 3, 3), 3.0), ((1, 1, 2), 3.0), ((7, 7, 7), 5.5), ((90, 80, 99), 30)],
)
def test_the_start_is_four_fifths_of_the_usual_walk(
    tries: tuple[float, ...], minutes: float
) -> None:
    assert start(tries, NUMBERS).level == Level((minutes,) * 3)


@pytest.mark.parametrize("tries", [(), (10, 10), (10, 0, 10), (10, -1, 10), (10, float("nan"), 9)])
def test_without_three_walks_there_is_no_start(tries: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="walks"):
        start(tries, NUMBERS)


@pytest.mark.parametrize(
    ("week", "step", "rule_id"),
    [
        (GOOD, Step.STEP_UP, "W14"),
        (replace(GOOD, done=2), Step.STEP_UP, "W14"),
        (replace(GOOD, done=1.5), Step.HOLD, "W08"),
        (replace(GOOD, done=1), Step.HOLD, "W08"),
        (replace(GOOD, done=0.5), Step.STEP_DOWN, "W06"),
        (replace(GOOD, done=0), Step.STEP_DOWN, "W06"),
        (replace(GOOD, worst_pain=5), Step.STEP_UP, "W14"),
        (replace(GOOD, worst_pain=6), Step.STEP_DOWN, "W04"),
        (replace(GOOD, worst_pain=10), Step.STEP_DOWN, "W04"),
        (replace(GOOD, worse_days=2), Step.STEP_UP, "W14"),
        (replace(GOOD, worse_days=3), Step.STEP_DOWN, "W05"),
        (replace(GOOD, settled=Settled.NEXT_DAY), Step.STEP_UP, "W14"),
        (replace(GOOD, settled=Settled.LONGER), Step.HOLD, "W07"),
        (replace(GOOD, worst_pain=None), Step.HOLD, "W15"),
        (replace(GOOD, settled=None), Step.HOLD, "W15"),
        (replace(GOOD, flare=True, worst_pain=9), Step.HOLD, "W03"),
        (Week(done=0, after_a_gap=True), Step.STEP_DOWN, "W16"),
        (replace(GOOD, after_a_gap=True), Step.STEP_UP, "W14"),
        (replace(GOOD, flag_open=True, worst_pain=9), Step.PAUSE, "W02"),
    ],
)
def test_each_rule_at_its_edge(week: Week, step: Step, rule_id: str) -> None:
    decision = after(week)
    assert (decision.step, decision.rule_id) == (step, rule_id)


def test_a_long_walk_gets_a_day_first_and_a_short_one_gets_longer() -> None:
    assert after(GOOD).level == Level((10.0, 10.0, 10.0, 6.0))
    assert after(GOOD, Level((6.0, 6.0, 6.0))).level == Level((7.5, 7.0, 7.0))


def test_one_walk_grows_by_two_minutes_at_most() -> None:
    level = Level((28.0, 28.0, 28.0, 28.0, 20.0))
    grown = after(replace(GOOD, done=5), level).level
    assert grown == Level((30.0, 30.0, 30.0, 30.0, 22.0))


def test_the_full_plan_is_reached_no_sooner_than_in_week_eight() -> None:
    level = Level((30.0,) * 4 + (29.0,))
    almost = replace(GOOD, done=5)
    assert after(almost, level, week_number=7).step is Step.HOLD
    assert after(almost, level, week_number=8).level == Level((30.0,) * 5)
    assert after(almost, Level((30.0,) * 5), week_number=9).rule_id == "W12"


def test_the_slower_track_grows_every_second_week_and_by_a_tenth() -> None:
    assert after(GOOD, track=Track.SLOWER, weeks_since_step_up=1).rule_id == "W10"
    grown = after(GOOD, track=Track.SLOWER, weeks_since_step_up=2)
    assert grown.level.minutes == 33


def test_a_step_down_is_a_quarter_and_ends_at_the_shortest_walks() -> None:
    sore = replace(GOOD, worst_pain=7)
    assert after(sore).level == Level((7.5, 7.5, 7.5))
    assert after(sore, Level((2.0,) * 4)).level == Level((2.0,) * 3)
    lowest = after(sore, Level((2.0,) * 3))
    assert (lowest.step, lowest.rule_id) == (Step.HOLD, "W11")


def test_the_patient_can_always_ask_for_less_until_it_is_the_least() -> None:
    assert lower(WALKS, NUMBERS).level == Level((7.5, 7.5, 7.5))
    assert lower(WALKS, NUMBERS).rule_id == "W17"
    assert lower(Level((2.0,) * 3), NUMBERS).step is Step.HOLD


def test_another_activity_begins_with_half_and_never_with_more() -> None:
    changed = for_another_activity(Level((10.0, 7.0, 2.0, 1.0)), NUMBERS)
    assert (changed.rule_id, changed.level) == ("W20", Level((5.0, 3.5, 2.0, 1.0)))


@pytest.mark.parametrize(
    ("reviewed", "step", "rule_id"),
    [
        (Reviewed.LOWER, Step.STEP_DOWN, "W18"),
        (Reviewed.STAY, Step.HOLD, "W19"),
        (Reviewed.GO_ON, Step.STEP_UP, "W14"),
    ],
)
def test_a_look_back_lowers_or_holds_and_never_lifts(
    reviewed: Reviewed, step: Step, rule_id: str
) -> None:
    decision = after(replace(GOOD, reviewed=reviewed))
    assert (decision.step, decision.rule_id) == (step, rule_id)


def test_a_flag_and_a_worse_reason_come_before_a_look_back() -> None:
    assert after(replace(GOOD, reviewed=Reviewed.LOWER, flag_open=True)).rule_id == "W02"
    assert after(replace(GOOD, reviewed=Reviewed.LOWER, flare=True)).rule_id == "W18"
    assert after(replace(GOOD, reviewed=Reviewed.STAY, worst_pain=7)).rule_id == "W04"


def test_easy_days_are_half_and_never_nothing() -> None:
    assert easy_days(Level((10.0, 7.0, 2.0)), NUMBERS) == Level((5.0, 3.5, 1.0))


# Two thousand random years.


@dataclass(frozen=True)
class Lived:
    past: Past
    decision: Decision


def a_year(seed: int) -> Iterator[Lived]:
    dice = random.Random(seed)  # noqa: S311 - no secret
    track = dice.choice(tuple(Track))
    level = start([dice.uniform(0.5, 40) for _ in range(3)], NUMBERS).level
    since = 1
    mood = dice.random()
    for number in range(2, WEEKS + 2):
        past = Past(level, a_week(dice, level, mood), track, number, since)
        decision = next_week(past, NUMBERS)
        yield Lived(past, decision)
        since = 1 if decision.step is Step.STEP_UP else since + 1
        level = decision.level


def a_week(dice: random.Random, level: Level, mood: float) -> Week:
    good = dice.random() < mood
    return Week(
        done=level.days if good else dice.randrange(2 * level.days + 1) / 2,
        worst_pain=dice.choice((None, *range(6))) if good else dice.randrange(11),
        settled=dice.choice((None, *Settled)),
        worse_days=0 if good else dice.randrange(5),
        flag_open=dice.random() < 0.05,
        flare=dice.random() < 0.05,
        after_a_gap=dice.random() < 0.05,
    )


@pytest.fixture(scope="module")
def lives() -> list[list[Lived]]:
    return [list(a_year(seed)) for seed in range(DIARIES)]


@pytest.mark.slow
def test_no_week_grows_by_more_than_its_track_allows(lives: list[list[Lived]]) -> None:
    for life in lives:
        for lived in life:
            most = NUMBERS.paces[lived.past.track].most_increase
            assert lived.decision.level.minutes <= lived.past.level.minutes * (1 + most) + 1e-9


@pytest.mark.slow
def test_two_weeks_of_the_slower_track_grow_by_a_tenth_at_most(lives: list[list[Lived]]) -> None:
    for life in lives:
        slower = [lived for lived in life if lived.past.track is Track.SLOWER]
        for before, now in pairwise(slower):
            assert now.decision.level.minutes <= before.past.level.minutes * 1.1 + 1e-9


@pytest.mark.slow
def test_nothing_grows_with_an_open_flag_or_after_a_bad_response(lives: list[list[Lived]]) -> None:
    grown = [x for life in lives for x in life if x.decision.step is Step.STEP_UP]
    assert len(grown) > DIARIES
    for lived in grown:
        week = lived.past.week
        assert not week.flag_open
        assert not week.flare
        assert week.worst_pain is not None
        assert week.worst_pain <= 5
        assert week.settled in {Settled.NO_EXTRA_PAIN, Settled.SAME_DAY, Settled.NEXT_DAY}
        assert week.worse_days <= 2
        assert lived.past.share_done >= 0.66


@pytest.mark.slow
def test_days_and_minutes_never_grow_in_one_step(lives: list[list[Lived]]) -> None:
    for life in lives:
        for lived in life:
            before, now = lived.past.level, lived.decision.level
            assert now.days <= before.days or now.sessions[: before.days] == before.sessions


@pytest.mark.slow
def test_a_bad_week_always_leads_down_or_is_the_lowest(lives: list[list[Lived]]) -> None:
    lowest = NUMBERS.shortest * NUMBERS.start_days
    bad = [x for life in lives for x in life if (x.past.week.worst_pain or 0) >= 6]
    calm = [x for x in bad if not x.past.week.flag_open and not x.past.week.flare]
    assert calm
    for lived in calm:
        before, now = lived.past.level.minutes, lived.decision.level.minutes
        assert now < before or before <= lowest


@pytest.mark.slow
def test_a_plan_that_goes_well_reaches_its_top_on_both_tracks() -> None:
    for track in Track:
        level, since, weeks = start([5, 5, 5], NUMBERS).level, 1, 0
        while level != Level((30.0,) * 5):
            week = replace(GOOD, done=level.days)
            decision = next_week(Past(level, week, track, weeks + 2, since), NUMBERS)
            since = 1 if decision.step is Step.STEP_UP else since + 1
            level, weeks = decision.level, weeks + 1
            assert weeks < 120
        assert weeks >= 8
