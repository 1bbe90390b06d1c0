"""A look back is kept once with its rule; harder days make the running week shorter at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain.plan import How, PlanPart, PlanWeek, PlanWeekTold
from lbp_app.domain.profile import Profile
from lbp_app.domain.review import Afraid, Finding, PlanReview, Work
from lbp_app.domain.situation import Condition
from lbp_app.domain.walking import Level, Step, Track
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Record, Trouble
from lbp_app.usecases.record_plan import Refused
from tests.building import later, services, verdict_of
from tests.domain.sheets import rmdq_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import a_moment, a_profile
from tests.usecases.plans import FINE, first_week
from tests.usecases.test_read_measures import sheet_of

HARDER = (sheet_of(rmdq_of(5)), sheet_of(rmdq_of(14), week=2))
LITTLE = (sheet_of(rmdq_of(9)), sheet_of(rmdq_of(9), week=2))


def walker(*records: Record, week_began: int = 3) -> tuple[Services, MemoryDiary, FrozenClock]:
    """A patient at two weeks, whose running week began so many days ago."""
    clock = later(days=14)
    plan = first_week(clock.now(), week_began, walks=3, track=Track.USUAL)
    diary = MemoryDiary(a_profile(profile=Profile()), *records, *plan)
    return services(diary=diary, clock=clock), diary, clock


def kept(diary: MemoryDiary) -> list[PlanReview]:
    return [item.fact for item in diary.items(PlanReview)]


def test_harder_days_make_the_running_week_a_step_shorter_and_are_logged_with_their_rule() -> None:
    built, diary, _ = walker(*HARDER)
    looked = built.record_review("entry-1")
    assert looked.week is not None
    assert (looked.week.rule, looked.week.step) == ("W18", Step.STEP_DOWN)
    assert built.plan().level == Level((6.0,) * 3)
    [review] = kept(diary)
    assert (review.rule, review.finding, review.lowered) == ("RV01", Finding.HARDER, True)
    assert (review.signs, review.compared) == ("entry-1", (("rmdq", "worse"),))
    assert len(diary.versions("plan-week-1")) == 2


def test_a_week_that_was_made_shorter_does_not_grow_at_its_end() -> None:
    built, diary, clock = walker(*HARDER)
    built.record_review("entry-1")
    clock.advance(timedelta(days=4))
    moved = built.record_plan.close_week(FINE)
    assert moved.week is not None
    assert (moved.week.rule, moved.week.sessions) == ("W19", (6.0,) * 3)
    assert len(diary.items(PlanWeek)) == 2


def test_a_week_that_is_over_is_made_shorter_when_it_is_closed() -> None:
    built, diary, _ = walker(*HARDER, week_began=8)
    assert built.record_review("entry-1").week is None
    assert not kept(diary)[0].lowered
    moved = built.record_plan.close_week(FINE)
    assert moved.week is not None
    assert (moved.week.rule, moved.week.sessions) == ("W18", (6.0,) * 3)


def test_the_week_after_that_grows_again_when_it_goes_well() -> None:
    built, _, clock = walker(*HARDER, week_began=8)
    built.record_review("entry-1")
    built.record_plan.close_week(FINE)
    for _ in range(3):
        built.record_plan.did(PlanPart.MOVE, How.DONE)
        clock.advance(timedelta(days=1))
    clock.advance(timedelta(days=4))
    moved = built.record_plan.close_week(FINE)
    assert moved.week is not None
    assert moved.week.step is Step.STEP_UP


def test_little_change_lets_the_plan_go_on_by_its_own_steps() -> None:
    built, diary, clock = walker(*LITTLE)
    assert built.record_review("entry-1").week is None
    assert kept(diary)[0].rule == "RV04"
    clock.advance(timedelta(days=4))
    moved = built.record_plan.close_week(PlanWeekTold(0, FINE.worst_pain, FINE.settled))
    assert moved.week is not None
    assert moved.week.step is Step.STEP_UP


def test_it_is_made_once() -> None:
    built, diary, _ = walker(*LITTLE)
    built.record_review("entry-1")
    assert built.record_review("entry-1").refused is Refused.NOT_OVER
    assert len(kept(diary)) == 1


def test_with_a_flag_open_nothing_is_kept() -> None:
    flag = verdict_of("night_pain", given_at=a_moment(days=13))
    built, diary, _ = walker(*HARDER, flag)
    assert built.record_review("entry-1").refused is Refused.PAUSED
    assert kept(diary) == []
    assert len(diary.items(PlanWeek)) == 1


@pytest.mark.parametrize(
    ("afraid", "work", "held"),
    [
        (None, None, set()),
        (Afraid.A_LOT, Work.VERY_HARD, {"afraid_to_move", "works", "work_hard_now"}),
        (Afraid.A_LITTLE, Work.A_LITTLE_HARD, {"works"}),
        (Afraid.NOT, Work.NONE, set()),
    ],
)
def test_what_the_patient_said_about_fear_and_work_is_a_fact_that_steps_of_care_read(
    afraid: Afraid | None, work: Work | None, held: set[str]
) -> None:
    built, _, _ = walker(*LITTLE)
    built.record_review("entry-1", afraid, work)
    asked = {Condition.AFRAID_TO_MOVE, Condition.WORKS, Condition.WORK_HARD_NOW}
    assert {c.value for c in built.plan().holds & asked} == held


def test_without_a_plan_it_is_kept_all_the_same() -> None:
    diary = MemoryDiary(a_profile(profile=Profile()), *LITTLE)
    built = services(diary=diary, clock=later(days=14))
    looked = built.record_review("entry-1")
    assert looked.review is not None
    assert looked.week is None


def test_what_could_not_be_written_is_told() -> None:
    built, diary, _ = walker(*HARDER)
    diary.trouble = Trouble.FULL
    looked = built.record_review("entry-1")
    assert (looked.trouble, looked.review) == (Trouble.FULL, None)
