"""Sessions planned and done, week by week, as the plan itself counts them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from lbp_app.domain.daily import Activity, ActivityKind
from lbp_app.domain.plan import How, PlanChoice, PlanDone, PlanPart, PlanWeek
from lbp_app.domain.planned import TRY, Dated, PlannedWeek, planned_weeks, share
from lbp_app.domain.progress import Span
from lbp_app.domain.walking import Step, Track

STARTS = date(2026, 11, 2)
TODAY = STARTS + timedelta(days=23)
ALL = Span(STARTS - timedelta(days=30), TODAY)


def week(number: int, starts: date = STARTS, sessions: int = 3) -> Dated:
    fact = PlanWeek(number, starts, (10.0,) * sessions, Step.HOLD, "W01", Track.USUAL, "1")
    return f"plan-week-{number}", at(starts), fact


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def ticked(after: int, how: How, part: PlanPart = PlanPart.MOVE) -> Dated:
    day = STARTS + timedelta(days=after)
    return f"plan-{part}-{day}", at(day), PlanDone(part, day, how)


def walked(after: int, item_id: str = "w", kind: ActivityKind = ActivityKind.WALK) -> Dated:
    return item_id, at(STARTS + timedelta(days=after)), Activity(kind, 10)


def only(*items: Dated) -> PlannedWeek:
    (found,) = planned_weeks(items, ALL, TODAY)
    return found


def test_done_in_part_and_not_today_are_told_apart() -> None:
    ticks = (ticked(0, How.DONE), ticked(1, How.PART), ticked(2, How.NOT_TODAY))
    found = only(week(1), *ticks, ticked(3, How.DONE, PlanPart.HEAT), ticked(7, How.DONE))

    assert (found.planned, found.done, found.part, found.beside) == (3, 1, 1, 0)
    assert found.achieved == 1.5


def test_a_walk_without_a_tick_counts_and_one_with_a_tick_counts_once() -> None:
    found = only(week(1), ticked(0, How.DONE), walked(0), walked(2), walked(2, "again"))

    assert (found.done, found.beside) == (1, 1)


def test_a_walk_before_the_plan_and_another_activity_do_not_count() -> None:
    swim = walked(1, kind=ActivityKind.SWIM)

    assert only(week(1), walked(0, f"{TRY}1"), swim).achieved == 0


def test_the_activity_that_was_chosen_then_is_the_one_that_counts() -> None:
    chosen = ("plan-choice", at(STARTS - timedelta(days=1)), PlanChoice(ActivityKind.SWIM))

    assert only(week(1), chosen, walked(1, kind=ActivityKind.SWIM)).beside == 1
    assert only(week(1), chosen, walked(1)).beside == 0


def test_more_than_planned_is_no_more_than_all() -> None:
    found = only(week(1, sessions=2), *(ticked(n, How.DONE) for n in range(5)))

    assert (found.done, found.achieved) == (5, 2)
    assert share([found]) == 100


def test_the_week_that_runs_is_in_it_but_not_in_the_share() -> None:
    running = week(4, STARTS + timedelta(days=21))
    weeks = planned_weeks([week(1), ticked(0, How.DONE), running], ALL, TODAY)

    assert [w.over for w in weeks] == [True, False]
    assert share(weeks) == 33
    assert share(weeks[1:]) is None


@pytest.mark.parametrize(("last", "there"), [(5, 0), (6, 1), (7, 1)])
def test_a_week_that_the_time_cuts_in_two_is_left_out(last: int, there: int) -> None:
    span = Span(STARTS, STARTS + timedelta(days=last))

    assert len(planned_weeks([week(1)], span, TODAY)) == there
    assert not planned_weeks([week(1)], Span(STARTS + timedelta(days=1), TODAY), TODAY)
