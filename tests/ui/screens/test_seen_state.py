"""The state of "I was seen": days back, who, and what may be marked."""

from __future__ import annotations

from datetime import timedelta

from lbp_app.ui.screens.seen.state import (
    LONGEST_AGO,
    SeenState,
    answers_that_day,
    choose_after,
    choose_who,
    markable,
    refused,
    seen_at,
    step_day,
    toggle_marked,
)
from tests.building import library, verdict_of
from tests.fixtures import A_MORNING

EVENING = A_MORNING + timedelta(hours=10)


def test_the_day_never_lies_ahead_and_never_more_than_a_year_back() -> None:
    assert step_day(SeenState(), -1).days_ago == 0
    assert step_day(SeenState(days_ago=LONGEST_AGO), 1).days_ago == LONGEST_AGO
    assert step_day(SeenState(), 1).days_ago == 1


def test_a_visit_today_is_kept_as_now_and_an_earlier_one_as_the_end_of_its_day() -> None:
    assert seen_at(SeenState(), EVENING, None) == EVENING
    earlier = seen_at(SeenState(days_ago=2), EVENING, None)
    assert (EVENING.date() - earlier.date()).days == 2
    assert (earlier.hour, earlier.minute) == (23, 59)
    assert earlier.tzinfo is EVENING.tzinfo


def test_a_visit_before_the_answers_of_its_day_is_kept_before_them() -> None:
    before = choose_after(SeenState(), after=False)
    assert seen_at(before, EVENING, A_MORNING) < A_MORNING
    after = choose_after(SeenState(), after=True)
    assert seen_at(after, EVENING, A_MORNING) == EVENING


def test_the_answers_of_the_day_of_the_visit_are_found() -> None:
    given = [A_MORNING - timedelta(days=1), A_MORNING, A_MORNING - timedelta(hours=2)]
    assert answers_that_day(SeenState(), given, EVENING) == A_MORNING
    assert answers_that_day(SeenState(days_ago=1), given, EVENING) == given[0]
    assert answers_that_day(SeenState(days_ago=2), given, EVENING) is None


def test_a_change_takes_an_old_refusal_away() -> None:
    told = refused(SeenState(), "seen.error_visit_without_name")
    assert told.error == "seen.error_visit_without_name"
    assert choose_who(told, "gp").error is None
    assert choose_after(told, after=True).error is None
    assert step_day(told, 1).error is None


def test_another_day_asks_again_whether_it_came_after_the_answers() -> None:
    assert step_day(choose_after(SeenState(), after=True), 1).after is None


def test_a_mark_is_set_and_taken_off() -> None:
    marked = toggle_marked(SeenState(), "RF13")
    assert marked.marked == {"RF13": True}
    assert toggle_marked(marked, "RF13").marked == {"RF13": False}


def test_only_markable_reasons_are_offered() -> None:
    table = library().table
    reasons = verdict_of(*(q.id for q in table.questions)).verdict.reasons
    offered = {reason.rule_id for reason in markable(reasons, table)}
    assert offered == {r.rule_id for r in reasons if r.row > 6}


def test_a_reason_of_a_rule_that_is_gone_is_not_offered() -> None:
    table = library().table
    reasons = verdict_of("night_pain").verdict.reasons
    assert markable(reasons, table)
    assert markable(reasons, table.without("RF13")) == ()
