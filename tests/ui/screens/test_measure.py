"""Filling in a measure: nothing is required, none is not skipped, and nothing given is lost."""

from __future__ import annotations

from datetime import timedelta

import flet as ft
import pytest

from lbp_app.domain.measures import Answers, Instrument
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say, services
from tests.domain.sheets import peg, pgic, phq4, psfs, rmdq
from tests.fakes import MemoryDiary
from tests.harness import Window, mounted, play
from tests.usecases.test_read_measures import sheet_of

pytestmark = pytest.mark.slow


def kept(diary: MemoryDiary) -> list[Answers]:
    return [item.fact for item in diary.items(Answers)]


def ticked(window: Window) -> int:
    return sum(s.checked is True for s in window.all(ft.Semantics))


def test_the_three_questions_of_the_peg_are_rated_and_kept() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/peg") as window:
            assert window.has(say("measures.peg.item.enjoyment"))
            assert window.has("Pain as bad as you can imagine")
            assert window.has(say("measures.waiting"))
            assert not window.offers("save")
            await window.tap("pain-6", "enjoyment-7", "activity-8")
            await window.tap("save")
            assert window.route == "/me/measures/peg/result"
            assert window.has("7 of 10")
        assert kept(diary) == [peg(6, 7, 8)]

    play(journey())


def test_a_sheet_with_a_missing_answer_says_so_before_it_is_saved() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/peg") as window:
            await window.tap("pain-6", "activity-0")
            assert window.has(say("measures.left_one"))
            await window.tap("activity-more")
            await window.tap("save")
            assert window.has(say("measures.no_score"))
        assert kept(diary) == [peg(6, None, 1)]

    play(journey())


def test_two_ticks_before_the_next_drawing_both_count() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/rmdq") as window:
            await window.tap_at_once("tick-home", "tick-sleep")
            await window.tap("save")
        assert kept(diary) == [rmdq("home", "sleep")]

    play(journey())


def test_sentences_of_the_rmdq_are_ticked_and_counted() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/rmdq") as window:
            assert len(window.keys("tick-")) == 24
            await window.tap("tick-home", "tick-sleep", "tick-bed", "tick-bed")
            assert ticked(window) == 2
            assert window.has(say("measures.chosen", count=2))
            assert not window.offers("none-apply")
            await window.tap("save")
            assert window.has("2 of 24")
        assert kept(diary) == [rmdq("home", "sleep")]

    play(journey())


def test_none_of_these_apply_has_to_be_said_and_gives_zero() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/rmdq") as window:
            assert not window.offers("save")
            await window.tap("none-apply")
            assert window.has(say("measures.none_chosen"))
            await window.tap("save")
            assert window.has("0 of 24")
        assert kept(diary) == [rmdq(none_apply=True)]

    play(journey())


def test_the_four_questions_about_mood_take_one_answer_each() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/phq4") as window:
            await window.tap("nervous-3", "worrying-0", "interest-1", "down-0", "nervous-1")
            await window.tap("save")
        assert kept(diary) == [phq4(1, 0, 1, 0)]

    play(journey())


def test_own_activities_are_named_first_and_rated_after() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/psfs") as window:
            await window.tap("go-on")
            assert window.has(say("measures.psfs.name_none"))
            await window.type("measure-psfs.activity_1", "walk")
            await window.type("measure-psfs.activity_2", "stairs")
            await window.tap("go-on")
            assert window.has("stairs")
            await window.tap("activity_1-2", "activity_2-5", "save")
            assert window.has("3.5 of 10")
        assert kept(diary) == [psfs(walk=2, stairs=5)]

    play(journey())


def test_activities_that_were_named_before_are_only_rated_anew() -> None:
    async def journey() -> None:
        diary = diary_with(sheet_of(psfs(walk=2, stairs=5)))
        built = services(diary=diary, clock=later(weeks=1))
        async with mounted(built, route="/me/measures/psfs") as window:
            assert window.has("stairs")
            await window.tap("other-activities")
            await window.type("measure-psfs.activity_2", "swim")
            await window.tap("go-on", "activity_1-4", "activity_2-5", "save")
        assert kept(diary)[-1] == psfs(walk=4, swim=5)

    play(journey())


def test_the_impression_of_change_is_one_of_seven_in_words() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/pgic") as window:
            assert len(window.keys("change-")) == 7
            await window.tap("change-2", "save")
            assert window.has("Much better")
        assert kept(diary) == [pgic(2)]

    play(journey())


def test_a_half_filled_sheet_waits_while_other_screens_are_visited() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/rmdq") as window:
            await window.tap("tick-home", "back")
            assert window.route == "/me/measures"
            await window.tap("measure-rmdq")
            assert ticked(window) == 1
        assert kept(diary) == []

    play(journey())


def test_answers_that_waited_overnight_begin_anew_because_they_are_about_today() -> None:
    async def journey() -> None:
        clock = later()
        async with mounted(services(clock=clock), route="/me/measures/rmdq") as window:
            await window.tap("tick-home", "back")
            clock.advance(timedelta(days=1))
            await window.tap("measure-rmdq")
            assert ticked(window) == 0

    play(journey())


def test_a_sheet_that_could_not_be_saved_stays_in_hand() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/me/measures/rmdq") as window:
            await window.tap("tick-home")
            diary.trouble = Trouble.FULL
            await window.tap("save")
            assert window.has(say("trouble.full"))
            assert ticked(window) == 1
            diary.trouble = None
            await window.tap("save")
            assert window.route == "/me/measures/rmdq/result"
        assert kept(diary) == [rmdq("home")]

    play(journey())


def test_answers_can_be_corrected_and_the_old_ones_are_kept_with_the_reason() -> None:
    async def journey() -> None:
        diary = diary_with(sheet_of(peg(6, 6, 6)))
        (item,) = diary.items(Answers)
        async with mounted(services(diary=diary), route="/me/measures/peg/result") as window:
            await window.tap("change-answers", "pain-3")
            await window.type(f"measure-change-{item.id}.reason", " tapped wrong ")
            await window.tap("save")
            assert window.has("5 of 10")
        assert kept(diary) == [peg(3, 6, 6)]
        old, new = diary.versions(item.id)
        assert (old.fact, new.reason) == (peg(6, 6, 6), "tapped wrong")
        assert new.happened_at == old.happened_at

    play(journey())


@pytest.mark.parametrize("address", ["/me/measures/oswestry", "/me/measures/oswestry/change/x"])
def test_a_measure_that_there_is_not_is_said_to_be_none(address: str) -> None:
    async def journey() -> None:
        async with mounted(services(), route=address) as window:
            assert window.has(say("measures.unknown"))
            await window.tap("back")
            assert window.route == "/me/measures"

    play(journey())


@pytest.mark.parametrize("instrument", Instrument)
def test_each_sheet_names_whose_it_is(instrument: Instrument) -> None:
    async def journey() -> None:
        diary = diary_with(sheet_of(psfs(walk=3)))
        built = services(diary=diary)
        async with mounted(built, route=f"/me/measures/{instrument.value}") as window:
            assert window.has(built.library.questionnaires()[instrument].attribution)

    play(journey())
