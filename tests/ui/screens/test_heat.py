"""Heat on the screen: the gate, the ring, the checks, and the truth after a closed app."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain.answers import Answer
from lbp_app.domain.heat import Ending, HeatKind, HeatSession, SkinQuestion
from lbp_app.ui import routes
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, say, services, verdict_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in
from tests.harness import Window, mounted, play

NO_TO_ALL = tuple(f"{q.value}-no" for q in SkinQuestion)
CLEAR = dict.fromkeys(SkinQuestion, Answer.NO)


def _built(diary: MemoryDiary, clock: FrozenClock) -> Services:
    return services(diary=diary, clock=clock)


def _only(diary: MemoryDiary) -> HeatSession:
    [item] = diary.items(HeatSession)
    return item.fact


async def _pass(window: Window, built: Services, clock: FrozenClock, **passed: float) -> None:
    clock.advance(timedelta(**passed))
    built.reminders.ring()
    await window.settle()


def test_a_yes_is_not_lost_to_a_no_that_follows_at_once() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        async with mounted(_built(diary, clock), route=routes.HEAT) as window:
            await window.tap("heat-pack")
            await window.tap_at_once("numb-yes", *NO_TO_ALL[1:])
            assert not window.offers("heat-start")

    play(journey())


def test_from_the_questions_to_the_end_of_a_pack() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = _built(diary, clock)
        async with mounted(built, route=routes.HEAT) as window:
            await window.tap("heat-pack", *NO_TO_ALL, "heat-start")
            assert window.has("15:00")
            assert window.has(say("heat.fact_next", minute=5))
            await _pass(window, built, clock, minutes=5)
            assert window.has(say("heat.check_head"))
            await window.tap("skin-fine")
            assert window.has(say("heat.fact_checked", minute=5))
            assert window.has(say("heat.fact_next_end"))
            await _pass(window, built, clock, minutes=10)
            assert window.has(say("heat.over_take_off"))
            assert not window.offers("heat-stop")
            await window.tap("skin-fine")
            assert window.has(say("heat.ended_head"))
            await window.tap("heat-done")
            assert window.route == routes.TODAY
        assert _only(diary).ending is Ending.FINISHED
        assert _only(diary).fine == (5, 15)

    play(journey())


@pytest.mark.parametrize("question", list(SkinQuestion))
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_one_yes_or_not_sure_is_no_timer_and_says_why(question: SkinQuestion, answer: str) -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(_built(diary, FrozenClock()), route=routes.HEAT) as window:
            await window.tap("heat-pack", f"{question.value}-{answer}")
            assert window.has(say(f"heat.no_{question.value}"))
            assert not window.offers("heat-start")
        assert diary.items(HeatSession) == ()

    play(journey())


def test_there_is_no_start_before_the_last_question() -> None:
    async def journey() -> None:
        async with mounted(_built(diary_with(), FrozenClock()), route=routes.HEAT) as window:
            await window.tap("heat-pack", *NO_TO_ALL[:-1])
            assert not window.offers("heat-start")
            await window.tap(NO_TO_ALL[-1])
            assert window.offers("heat-start")

    play(journey())


def test_stop_is_one_tap_and_is_logged() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = _built(diary, clock)
        built.heat.start(HeatKind.PACK, 15, CLEAR)
        async with mounted(built, route=routes.HEAT) as window:
            await _pass(window, built, clock, minutes=3)
            await window.tap("heat-stop")
            assert window.has(say("heat.ended_head"))
        assert (_only(diary).ending, _only(diary).ended) == (Ending.STOPPED, clock.now())

    play(journey())


def test_red_skin_ends_it_and_says_what_to_do() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        built = _built(diary, clock)
        built.heat.start(HeatKind.PACK, 15, CLEAR)
        async with mounted(built, route=routes.HEAT) as window:
            await _pass(window, built, clock, minutes=5)
            await window.tap("skin-not-fine")
            assert window.has(say("heat.ended_skin"))
        assert _only(diary).ending is Ending.SKIN

    play(journey())


def test_after_an_hour_with_the_app_closed_it_shows_the_truth_and_rings_late() -> None:
    async def journey() -> None:
        diary, clock = diary_with(), FrozenClock()
        _built(diary, clock).heat.start(HeatKind.PACK, 15, CLEAR)
        clock.advance(timedelta(minutes=75))
        built = _built(diary, clock)
        async with mounted(built) as window:
            built.reminders.ring()
            await window.settle()
            assert window.has(say("heat.banner_late", ago="60 minutes"))
            await window.tap("rung-heat")
            assert window.route == routes.HEAT
            assert window.has(say("heat.over_late", ago="60 minutes"))

    play(journey())


def test_leg_pain_in_the_diary_takes_the_hot_water_bottle_away() -> None:
    async def journey() -> None:
        diary = diary_with(a_check_in(leg_pain=3))
        async with mounted(_built(diary, FrozenClock()), route=routes.HEAT) as window:
            assert window.has(say("heat.bottle_no"))

    play(journey())


def test_a_wrap_has_its_length_to_choose() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(_built(diary, FrozenClock()), route=routes.HEAT) as window:
            await window.tap("heat-wrap", *NO_TO_ALL, "length-120", "heat-start")
            assert window.has("2:00")
            assert window.has(say("heat.hours_left"))
        assert _only(diary).minutes == 120

    play(journey())


def test_the_fourth_pack_of_a_day_is_not_offered() -> None:
    async def journey() -> None:
        clock = FrozenClock()
        built = _built(diary_with(), clock)
        for _ in range(3):
            item = built.heat.start(HeatKind.PACK, 15, CLEAR).item
            assert item is not None
            clock.advance(timedelta(minutes=15))
            built.heat.end.stop(item)
        async with mounted(built, route=routes.HEAT) as window:
            await window.tap("heat-pack")
            assert window.has(say("heat.enough_today", most=3))
            await window.tap("heat-again")
            assert window.offers("heat-pack")

    play(journey())


def test_with_an_urgent_flag_open_there_is_no_heat() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("fever", given_at=A_MORNING))
        async with mounted(_built(diary, FrozenClock()), route=routes.HEAT) as window:
            assert window.has(say("heat.flag_open"))
            assert not window.offers("heat-pack")

    play(journey())


def test_what_could_not_be_saved_does_not_start_and_says_so() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(_built(diary, FrozenClock()), route=routes.HEAT) as window:
            await window.tap("heat-pack", *NO_TO_ALL)
            diary.trouble = Trouble.FULL
            await window.tap("heat-start")
            assert window.has(say("heat.not_started"))

    play(journey())


def test_with_large_text_the_ring_stays_within_the_page() -> None:
    async def journey() -> None:
        built = _built(diary_with(), FrozenClock())
        built.heat.start(HeatKind.PACK, 15, CLEAR)
        async with mounted(built, route=routes.HEAT, width=320) as window:
            await window.letter_drawn(40)
            assert window.offers("heat-stop")
            assert say("heat.time_left", time="15 minutes") in window.spoken()

    play(journey())
