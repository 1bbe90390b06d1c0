"""The page of the plan and its rows on Today: start, tick, close a week, pause, flare."""

from __future__ import annotations

from datetime import timedelta

from lbp_app.domain.daily import Activity, Flare
from lbp_app.domain.log import LogItem
from lbp_app.domain.plan import How, PlanDone, PlanTry, PlanWeek
from lbp_app.domain.walking import Step
from lbp_app.ui import routes
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, say, services, verdict_of
from tests.domain.sheets import rmdq_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING
from tests.harness import mounted, play
from tests.usecases.test_read_measures import sheet_of


def _began(diary: MemoryDiary, clock: FrozenClock) -> Services:
    built = services(diary=diary, clock=clock)
    for minutes in (10, 10, 10):
        built.record_plan.tried(minutes)
    built.record_plan.begin()
    return built


def test_from_the_offer_on_today_to_the_first_week() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap("make-plan")
            assert window.route == routes.PLAN
            await window.tap("try-note")
            assert window.has(say("plan.tries_no_length"))
            for _ in range(3):
                assert not window.offers("plan-begin")
                await window.tap("try-10", "try-less", "try-note")
            assert window.has("Noted so far: 9 minutes, 9 minutes and 9 minutes.")
            await window.tap("plan-begin")
            assert window.has("3 walks of 7 minutes")
            usual = {"unit": "walk", "usual": "9 minutes", "minutes": "7 minutes"}
            assert window.has(say("plan.reason_W01", **usual))
        assert [item.fact.minutes for item in diary.items(PlanTry)] == [9, 9, 9]

    play(journey())


def test_one_tap_ticks_a_part_and_a_second_one_takes_it_back() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(_began(diary, FrozenClock())) as window:
            await window.tap("plan-pacing")
            assert [item.fact.how for item in diary.items(PlanDone)] == [How.DONE]
            assert window.has("Done at 8:30")
            await window.tap("plan-pacing")
            assert diary.items(PlanDone) == ()

    play(journey())


def test_part_and_not_today_are_a_second_tap_away() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(_began(diary, FrozenClock())) as window:
            await window.tap("plan-move-more", "move-part")
            assert window.has("Part of it, at 8:30")
            assert [item.fact.minutes for item in diary.items(Activity)][-1] == 4
            await window.tap("plan-move-more", "move-not_today")
            assert window.has(say("plan.state_not_today"))
            await window.tap("plan-move-more", "move-undo")
            assert diary.items(PlanDone) == ()

    play(journey())


def test_how_a_walk_felt_can_be_noted_after_its_tick() -> None:
    async def journey() -> None:
        async with mounted(_began(diary_with(), FrozenClock())) as window:
            await window.tap("plan-move", "plan-move-more", "plan-felt")
            assert window.has(say("log.activity.pain"))

    play(journey())


def test_learning_and_the_week_are_one_tap_further() -> None:
    async def journey() -> None:
        async with mounted(_began(diary_with(), FrozenClock())) as window:
            await window.tap("plan-learn-more", "plan-open-lesson")
            assert window.route.startswith(routes.LEARN)
            await window.go(routes.TODAY)
            await window.tap("see-plan")
            assert window.has(say("plan.week_head", number=1))

    play(journey())


def test_a_week_that_is_over_asks_two_questions_and_explains_the_next_one() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = _began(diary, clock)
        for _ in range(3):
            built.record_plan.did(next(iter(built.plan().parts)).part, How.DONE)
            clock.advance(timedelta(days=1))
        clock.advance(timedelta(days=11))
        async with mounted(built) as window:
            assert window.has(say("plan.move_over"))
            await window.tap("plan-move")
            assert window.has(say("plan.over_gap"))
            await window.tap("week-pain-7", "week-settled-longer", "week-next")
            assert window.has(say("plan.week_head", number=2))
            assert window.has(say("plan.reason_W16"))
        assert diary.items(PlanWeek)[-1].fact.step is Step.STEP_DOWN

    play(journey())


def test_what_the_log_knows_is_filled_in_and_i_cannot_say_keeps_the_week() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = _began(diary, clock)
        clock.advance(timedelta(days=7))
        async with mounted(built, route=routes.PLAN) as window:
            assert window.has(say("plan.over_lead"))
            await window.tap("week-skip")
            assert window.has(say("plan.week_head", number=2))

    play(journey())


def test_with_an_open_flag_the_plan_rests_and_nothing_can_be_ticked() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = _began(diary, clock)
        diary.keep(verdict_of("night_pain"))
        async with mounted(built) as window:
            assert window.has(say("plan.paused"))
            assert not window.offers("plan-move")
            await window.tap("see-plan")
            assert window.has(say("plan.paused"))
            assert not window.offers("plan-less")

    play(journey())


def test_with_an_open_flag_no_plan_is_offered() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(verdict_of("night_pain")))) as window:
            assert not window.offers("make-plan")

    play(journey())


def test_a_flare_brings_easy_days_and_the_flare_plan() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = _began(diary, clock)
        diary.keep(LogItem("flare", A_MORNING, A_MORNING, Flare(on=True)))
        async with mounted(built) as window:
            await window.tap("flare-plan")
            assert window.route == routes.PLAN_FLARE
            await window.go(routes.PLAN)
            assert window.has("3 walks of 4 minutes")

    play(journey())


def test_a_flare_offers_the_plan_for_bad_days_also_before_there_is_a_plan() -> None:
    async def journey() -> None:
        diary = diary_with(LogItem("flare", A_MORNING, A_MORNING, Flare(on=True)))
        async with mounted(services(diary=diary, clock=FrozenClock())) as window:
            await window.tap("flare-plan")
            assert window.route == routes.PLAN_FLARE

    play(journey())


def test_less_is_one_tap_and_says_that_it_was_asked_for() -> None:
    async def journey() -> None:
        async with mounted(_began(diary_with(), FrozenClock()), route=routes.PLAN) as window:
            await window.tap("plan-less")
            assert window.has("3 walks of 6 minutes")
            assert window.has(say("plan.reason_W17"))

    play(journey())


def test_special_considerations_have_their_notes() -> None:
    async def journey() -> None:
        async with mounted(services(), route=routes.PLAN) as window:
            assert window.has(say("plan.note_breathe_out"))

    play(journey())


def test_what_could_not_be_kept_is_told() -> None:
    async def journey() -> None:
        diary = diary_with()
        built = _began(diary, FrozenClock())
        diary.trouble = Trouble.FULL
        async with mounted(built) as window:
            await window.tap("plan-pacing")
            assert window.has(say("trouble.full"))
            await window.go(routes.PLAN)
            await window.tap("plan-less")
            assert window.has(say("trouble.unsaved_head"))

    play(journey())


def test_when_a_look_back_is_due_the_plan_leads_to_it() -> None:
    async def journey() -> None:
        diary, clock = diary_with(sheet_of(rmdq_of(9))), FrozenClock()
        built = _began(diary, clock)
        async with mounted(built, route=routes.PLAN) as window:
            assert not window.offers("review")
        clock.advance(timedelta(days=8))
        async with mounted(built, route=routes.PLAN) as window:
            await window.tap("review")
            assert window.route == routes.PLAN_REVIEW

    play(journey())


def test_quick_taps_all_count() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=routes.PLAN) as window:
            await window.tap_at_once("try-10", "try-less", "try-note")
        assert [item.fact.minutes for item in diary.items(PlanTry)] == [9]

    play(journey())
