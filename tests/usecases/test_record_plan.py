"""The plan moves once a week at most, by the patient's own answer, and not with a flag open."""

from __future__ import annotations

from dataclasses import replace

from lbp_app.domain.daily import Activity, ActivityKind, Settled
from lbp_app.domain.log import LogItem
from lbp_app.domain.plan import How, PlanChoice, PlanDone, PlanPart, PlanTry, PlanWeek, PlanWeekTold
from lbp_app.domain.walking import Level, Step
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.record_plan import Refused, activity_id
from tests.building import verdict_of
from tests.fakes import MemoryDiary
from tests.fixtures import a_visit
from tests.usecases.plans import FINE, Walker

WALKED = (How.DONE, How.DONE, How.DONE)


def test_a_try_is_an_activity_too() -> None:
    walker = Walker()
    walker.plan.tried(9)
    assert [item.fact.minutes for item in walker.diary.items(PlanTry)] == [9]
    assert [item.fact.minutes for item in walker.diary.items(Activity)] == [9]


def test_the_start_needs_three_tries() -> None:
    walker = Walker()
    walker.plan.tried(9)
    walker.plan.tried(9)
    assert walker.plan.begin().refused is Refused.TOO_FEW_TRIES
    assert walker.diary.items(PlanWeek) == ()


def test_the_first_week_is_kept_with_its_rule_and_the_version_of_the_numbers() -> None:
    walker = Walker()
    week = walker.began(10, 12, 8)
    assert (week.number, week.sessions, week.rule) == (1, (8.0,) * 3, "W01")
    assert week.numbers == walker.look.read.numbers.version
    assert walker.plan.begin().refused is Refused.RUNNING


def test_a_good_week_goes_one_step_up_and_says_by_how_much() -> None:
    walker = Walker()
    walker.began()
    week = walker.a_week(*WALKED)
    assert (week.number, week.step, week.rule) == (2, Step.STEP_UP, "W13")
    assert dict(week.values)["minutes"] == sum(week.sessions)
    assert week.weeks_since_step_up == 1


def test_what_was_told_about_the_week_is_kept_with_its_number() -> None:
    walker = Walker()
    walker.began()
    walker.a_week(*WALKED, told=replace(FINE, worst_pain=4))
    [told] = walker.diary.items(PlanWeekTold)
    assert (told.fact.number, told.fact.worst_pain) == (1, 4)


def test_a_week_is_closed_once() -> None:
    walker = Walker()
    walker.began()
    walker.a_week(*WALKED)
    assert walker.plan.close_week(FINE).refused is Refused.NOT_OVER
    assert len(walker.diary.items(PlanWeek)) == 2


def test_without_a_word_the_plan_stays_as_it_is() -> None:
    walker = Walker()
    walker.began()
    assert walker.a_week(*WALKED, told=PlanWeekTold(0)).rule == "W15"


def test_a_bad_walk_in_the_log_is_not_talked_away() -> None:
    walker = Walker()
    walker.began()
    walker.plan.did(PlanPart.MOVE, How.DONE)
    walk = walker.diary.item(activity_id(walker.view().today))
    assert walk is not None
    now = walker.clock.now()
    sore = replace(walk.fact, pain=8, settled=Settled.LONGER)
    walker.diary.keep(LogItem(walk.id, walk.happened_at, now, sore))
    walker.days(1)
    week = walker.a_week(How.DONE, How.DONE)
    assert (week.step, week.rule) == (Step.STEP_DOWN, "W04")


def test_however_long_the_gap_there_is_one_decision_and_never_up() -> None:
    walker = Walker()
    walker.began()
    walker.walk(WALKED)
    walker.days(60)
    week = walker.moved(walker.plan.close_week(FINE).week)
    assert (week.number, week.step, week.rule) == (2, Step.STEP_DOWN, "W16")
    assert week.starts == walker.view().today
    assert walker.plan.close_week(FINE).refused is Refused.NOT_OVER


def test_no_week_is_closed_while_a_flag_is_open_and_it_goes_on_where_it_was() -> None:
    walker = Walker()
    first = walker.began()
    walker.walk(WALKED)
    walker.diary.keep(verdict_of("night_pain", given_at=walker.clock.now()))
    walker.days(20)
    assert walker.plan.close_week(FINE).refused is Refused.PAUSED
    assert walker.plan.ask_for_less().refused is Refused.PAUSED
    seen = walker.clock.now()
    walker.diary.keep(a_visit(seen_at=seen, logged_at=seen))
    walker.days(1)
    week = walker.moved(walker.plan.close_week(FINE).week)
    assert (week.step, week.rule, week.sessions) == (Step.PAUSE, "W02", first.sessions)


def test_the_plan_does_not_begin_while_a_flag_is_open() -> None:
    walker = Walker()
    for _ in range(3):
        walker.plan.tried(10)
    walker.diary.keep(verdict_of("night_pain", given_at=walker.clock.now()))
    walker.days(1)
    assert walker.plan.begin().refused is Refused.PAUSED


def test_asking_for_less_is_a_new_version_of_the_same_week() -> None:
    walker = Walker()
    walker.began()
    less = walker.moved(walker.plan.ask_for_less().week)
    assert (less.number, less.sessions, less.rule) == (1, (6.0,) * 3, "W17")
    assert len(walker.diary.items(PlanWeek)) == 1
    assert len(walker.diary.versions("plan-week-1")) == 2


def test_a_tick_of_the_walk_logs_it_and_taking_it_back_takes_it_away() -> None:
    walker = Walker()
    walker.began()
    walker.plan.did(PlanPart.MOVE, How.DONE)
    assert [item.fact.minutes for item in walker.diary.items(Activity)][-1] == 8
    walker.plan.did(PlanPart.MOVE, How.PART)
    assert [item.fact.minutes for item in walker.diary.items(Activity)][-1] == 4
    walker.plan.did(PlanPart.MOVE, None)
    assert len(walker.diary.items(Activity)) == 3
    assert walker.view().walked == 0


def test_not_today_logs_no_walk() -> None:
    walker = Walker()
    walker.began()
    walker.plan.did(PlanPart.MOVE, How.NOT_TODAY)
    assert len(walker.diary.items(Activity)) == 3
    assert walker.view().walked == 0


def test_the_latest_choice_counts() -> None:
    walker = Walker()
    walker.plan.chose(PlanChoice(wants_heat=True))
    walker.days(1)
    walker.plan.chose(PlanChoice(refused=(PlanPart.PACING,)))
    assert walker.view().choice == PlanChoice(refused=(PlanPart.PACING,))


def test_what_could_not_be_written_is_told() -> None:
    diary = MemoryDiary()
    walker = Walker(diary)
    walker.began()
    diary.trouble = Trouble.FULL
    assert walker.plan.did(PlanPart.PACING, How.DONE) is Trouble.FULL
    assert walker.plan.ask_for_less().trouble is Trouble.FULL


def test_how_a_walk_felt_comes_back_with_its_tick() -> None:
    walker = Walker()
    walker.began()
    walker.plan.did(PlanPart.MOVE, How.DONE)
    known = activity_id(walker.view().today)
    walk, now = walker.diary.item(known), walker.clock.now()
    assert walk is not None
    walker.diary.keep(LogItem(known, now, now, replace(walk.fact, pain=8)))
    walker.plan.did(PlanPart.MOVE, None)
    walker.plan.did(PlanPart.MOVE, How.DONE)
    assert [i.fact.pain for i in walker.diary.items(Activity)][-1] == 8


def test_another_activity_halves_the_week_once_and_can_be_put_back() -> None:
    walker = Walker()
    first = walker.began()
    moved = walker.plan.chose(PlanChoice(ActivityKind.SIT_TO_STAND))
    assert walker.moved(moved.week).rule == "W20"
    assert walker.view().level == Level((4.0,) * 3)
    assert walker.plan.chose(PlanChoice(ActivityKind.SEATED)).week is None
    assert walker.view().level == Level((4.0,) * 3)
    walker.plan.put_back(PlanChoice(), first)
    view = walker.view()
    assert (view.level, view.choice.activity) == (Level((8.0,) * 3), ActivityKind.WALK)


def test_another_choice_of_the_same_activity_leaves_the_week_alone() -> None:
    walker = Walker()
    walker.began()
    assert walker.plan.chose(PlanChoice(wants_heat=True)).week is None
    assert walker.view().level == Level((8.0,) * 3)


def test_what_is_done_on_a_chair_grows_by_the_same_rules() -> None:
    walker = Walker()
    walker.plan.chose(PlanChoice(ActivityKind.SIT_TO_STAND))
    walker.began(5, 5, 5)
    week = walker.a_week(*WALKED)
    assert (week.step, week.rule) == (Step.STEP_UP, "W13")
    [done, *_] = reversed(walker.diary.items(Activity))
    assert done.fact.kind is ActivityKind.SIT_TO_STAND


def test_taken_back_after_midnight_it_is_still_the_tick_of_that_day() -> None:
    walker = Walker()
    walker.began()
    day = walker.view().today
    walker.plan.did(PlanPart.MOVE, How.PART)
    walker.plan.did(PlanPart.MOVE, How.DONE)
    walker.days(1)
    walker.plan.did(PlanPart.MOVE, How.PART, day)
    [done] = walker.diary.items(PlanDone)
    assert (done.fact.day, done.fact.how) == (day, How.PART)
    assert [i.happened_at.date() for i in walker.diary.items(Activity)][-1] == day


def test_a_swap_is_not_put_back_into_a_week_that_is_over() -> None:
    walker = Walker()
    first = walker.began()
    walker.plan.chose(PlanChoice(ActivityKind.SEATED))
    second = walker.a_week(*WALKED)
    walker.plan.put_back(PlanChoice(), first)
    view = walker.view()
    assert (view.week, view.choice.activity) == (second, ActivityKind.WALK)
