"""What the plan shows: before the start, in a week, after it, on a flare and with an open flag."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.care_steps import PlanQuestions
from lbp_app.domain.daily import Activity, ActivityKind, Fall, Flare, Settled
from lbp_app.domain.log import FactT, LogItem
from lbp_app.domain.plan import How, PlanChoice, PlanPart
from lbp_app.domain.profile import Consideration, Profile
from lbp_app.domain.track import SafetyNote
from lbp_app.domain.walking import Level, Track
from lbp_app.usecases.look_at_plan import Phase
from tests.building import services, verdict_of
from tests.fakes import MemoryDiary
from tests.fixtures import A_MORNING, a_profile, a_visit
from tests.usecases.plans import Walker
from tests.usecases.unreadable import UnreadableDiary


class CountingDiary(MemoryDiary):
    """Counts how often things of the log are read."""

    reads = 0

    def items(self, fact: type[FactT], **within: Any) -> tuple[LogItem[FactT], ...]:  # noqa: ANN401
        self.reads += 1
        return super().items(fact, **within)


def logged(walker: Walker, fact: object, days_ago: int = 0) -> None:
    at = walker.clock.now() - timedelta(days=days_ago)
    walker.diary.keep(LogItem(f"{fact}-{at}", at, at, fact))


def test_before_the_start_there_are_tries_and_no_level() -> None:
    walker = Walker()
    walker.plan.tried(9)
    view = walker.view()
    assert view.phase is Phase.TRYING
    assert view.tries == (9.0,)
    assert view.level is None
    assert view.session is None


def test_in_a_week_the_next_session_counts_down() -> None:
    walker = Walker()
    walker.began()
    assert walker.view().session == 8.0
    walker.walk([How.DONE, How.PART])
    view = walker.view()
    assert view.walked == 1.5
    assert view.session == 8.0
    walker.walk([How.DONE, How.DONE])
    assert walker.view().session is None


def test_a_walk_that_was_logged_beside_the_plan_counts_once_a_day() -> None:
    walker = Walker()
    walker.began()
    walker.walk([How.DONE])
    logged(walker, Activity(ActivityKind.WALK, 9, pain=4, settled=Settled.NEXT_DAY))
    logged(walker, Activity(ActivityKind.SWIM, 20, pain=9))
    view = walker.view()
    assert view.walked == 2
    assert view.told is not None
    assert (view.told.worst_pain, view.told.settled) == (4, Settled.NEXT_DAY)


def test_a_week_is_over_after_seven_days() -> None:
    walker = Walker()
    walker.began()
    walker.days(6)
    assert walker.view().phase is Phase.RUNNING
    walker.days(1)
    assert walker.view().phase is Phase.WEEK_OVER


def test_any_open_flag_pauses_the_plan_and_a_visit_ends_the_pause() -> None:
    walker = Walker()
    walker.began()
    walker.diary.keep(verdict_of("night_pain", given_at=walker.clock.now()))
    walker.days(1)
    assert walker.view().phase is Phase.PAUSED
    walker.diary.keep(a_visit(seen_at=walker.clock.now(), logged_at=walker.clock.now()))
    walker.days(1)
    assert walker.view().phase is Phase.RUNNING
    assert walker.view().level == Level((8.0,) * 3)


def test_a_flare_is_three_easy_days_at_half() -> None:
    walker = Walker()
    walker.began()
    logged(walker, Flare(on=True))
    assert walker.view().level == Level((4.0,) * 3)
    assert walker.view().flare_until == A_MORNING.date() + timedelta(days=3)
    walker.days(3)
    assert walker.view().level == Level((8.0,) * 3)
    assert walker.view().flare_until is None


def test_a_flare_that_is_over_is_no_easy_day() -> None:
    walker = Walker()
    walker.began()
    logged(walker, Flare(on=True), days_ago=1)
    logged(walker, Flare(on=False))
    assert walker.view().flare_until is None


def test_the_parts_of_today_with_what_became_of_them() -> None:
    walker = Walker()
    walker.began()
    walker.plan.did(PlanPart.PACING, How.DONE)
    pacing = walker.view().on_today(PlanPart.PACING)
    assert pacing is not None
    assert pacing.how is How.DONE
    walker.days(1)
    assert [one.how for one in walker.view().parts] == [None, None, None]
    assert walker.view().on_today(PlanPart.HEAT) is None


@pytest.mark.parametrize(
    ("which", "note"),
    [
        (Consideration.OLDER_OR_UNSTEADY, SafetyNote.SUPPORT_NEARBY),
        (Consideration.CONNECTIVE_TISSUE, SafetyNote.NO_END_RANGE),
        (Consideration.PELVIC_FLOOR, SafetyNote.BREATHE_OUT),
    ],
)
def test_special_considerations_go_slower_with_more_reviews(
    which: Consideration, note: SafetyNote
) -> None:
    profile = Profile(considerations={which: Answer.YES})
    walker = Walker(MemoryDiary(a_profile(profile=profile)))
    assert walker.view().track is Track.SLOWER
    assert walker.view().notes == (note,)
    assert walker.look.review_weeks() == (1, 2, 4, 6, 9, 12)


def test_a_fall_half_a_year_ago_goes_slower() -> None:
    walker = Walker()
    assert walker.look.review_weeks() == (2, 6, 12)
    logged(walker, Fall(Answer.NO), days_ago=180)
    assert walker.view().track is Track.SLOWER
    assert walker.look.review_weeks() == (1, 2, 4, 6, 9, 12)


def test_long_inactivity_goes_slower() -> None:
    walker = Walker()
    walker.plan.chose(PlanChoice(inactive=True))
    assert walker.view().track is Track.SLOWER
    assert walker.look.review_weeks() == (1, 2, 4, 6, 9, 12)


def test_a_question_that_was_put_away_is_not_on_the_list() -> None:
    walker = Walker()
    logged(walker, Fall(Answer.NO), days_ago=1)
    assert [step.id for step in walker.look.questions()] == ["SC04"]
    walker.plan.questions(PlanQuestions(put_away=("SC04",)))
    assert walker.look.questions() == ()


def test_the_app_reads_the_plan_and_its_look_back_once_for_each_change_of_the_diary() -> None:
    diary = CountingDiary(a_profile())
    built = services(diary=diary)
    built.plan(), built.review()
    before = diary.reads
    built.plan(), built.review()
    assert diary.reads == before
    built.record_plan.did(PlanPart.PACING, How.DONE)
    pacing = built.plan().on_today(PlanPart.PACING)
    assert pacing is not None
    assert pacing.how is How.DONE
    assert diary.reads > before


def test_a_diary_that_cannot_be_read_asks_for_nothing() -> None:
    view = Walker(UnreadableDiary()).view()
    assert view.trouble is not None
    assert view.phase is Phase.PAUSED
    assert view.parts == ()
