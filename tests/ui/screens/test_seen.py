"""I was seen: who, when and what was said closes the flags; each refusal says what to change."""

from __future__ import annotations

import asyncio
from typing import NoReturn

import pytest

from lbp_app.domain.flags import VisitError
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, library, say, services, verdict_of
from tests.fixtures import a_moment
from tests.harness import Window, mounted, play

URGENT_HEADING = "Contact your GP out-of-hours service today"


async def _fill(window: Window, said: str = "Scan booked.") -> None:
    await window.tap("who-gp")
    await window.type("seen.name", "Dr Byrne")
    await window.type("seen.said", said)


def test_a_visit_closes_the_card_everywhere() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        async with mounted(services(diary=diary, clock=later(days=2))) as window:
            await window.tap("i-was-seen")
            await _fill(window)
            await window.tap("day-before")
            assert window.has(say("dates.yesterday"))
            await window.tap("save-visit")
            assert window.route == "/"
            assert not window.has("still open")
            await window.tap("place-progress", "open-diary")
            assert not window.offers("open-flag")
        visit = diary.last_visit()
        assert visit is not None
        assert visit.who == "Dr Byrne, A doctor (GP)"
        assert visit.said == "Scan booked."
        assert visit.seen_at.date() == a_moment(days=1).date()

    play(journey())


def test_a_visit_on_the_day_of_the_answers_asks_whether_it_came_after_them() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        async with mounted(services(diary=diary), route="/flag/seen") as window:
            await _fill(window)
            await window.tap("save-visit")
            assert window.has(say("seen.error_choose_after"))
            await window.tap("after-before", "save-visit")
            assert window.has(say("seen.error_visit_before_flag"))
            assert diary.last_visit() is None
            await window.tap("after-after", "save-visit")
            assert window.route == "/"
            assert not window.has("still open")

    play(journey())


def test_a_visit_without_who_or_what_was_said_is_refused() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        async with mounted(services(diary=diary, clock=later(days=1))) as window:
            await window.tap("i-was-seen", "save-visit")
            assert window.has(say("seen.error_visit_without_name"))
            await window.tap("who-physio", "save-visit")
            assert window.has(say("seen.error_visit_without_words"))
            await window.type("seen.said", "Go on walking.")
            await window.tap("save-visit")
            assert window.route == "/"

    play(journey())


def test_a_visit_before_the_flag_is_refused_and_keeps_what_was_filled_in() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        async with mounted(services(diary=diary), route="/flag/seen") as window:
            await _fill(window)
            await window.tap("day-before", "save-visit")
            assert window.has(say("seen.not_kept"))
            assert window.has(say("seen.error_visit_before_flag"))
            assert window.has("Scan booked.")
            await window.tap("day-after", "day-after")
            assert window.has(say("dates.today"))
        assert diary.last_visit() is None

    play(journey())


@pytest.mark.parametrize(
    "code",
    [
        "visit_without_name",
        "visit_without_words",
        "visit_in_the_future",
        "visit_before_flag",
        "item_cannot_be_marked",
    ],
)
def test_each_refusal_has_words_that_say_what_to_change(code: str) -> None:
    def refuse(**_: object) -> NoReturn:
        raise VisitError(code)

    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        refusing = services(diary=diary, clock=later(days=1), record_visit=refuse)
        async with mounted(refusing, route="/flag/seen") as window:
            await window.tap("save-visit")
            assert window.has(say("seen.not_kept"))
            assert window.has(say(f"seen.error_{code}"))
            assert window.route == "/flag/seen"

    play(journey())


def test_saving_in_the_same_moment_as_a_choice_keeps_the_choice() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        async with mounted(
            services(diary=diary, clock=later(hours=2)), route="/flag/seen"
        ) as window:
            await window.tap_at_once("after-after", "save-visit")
            assert window.has(say("seen.error_visit_without_name"))
            await window.type("seen.said", "Scan booked.")
            await window.tap_at_once("who-gp", "save-visit")
            assert window.route == "/"
            assert not window.has("still open")

    play(journey())


def test_words_typed_while_a_tap_is_under_way_are_kept() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        opened = services(diary=diary, clock=later(hours=2))
        async with mounted(opened, route="/flag/seen") as window:
            tap = window.tap_at_once("after-after", "save-visit")
            await asyncio.gather(tap, window.type("seen.said", "Scan booked."))
            assert window.has(say("seen.not_kept"))
            assert window.control("seen.said").value == "Scan booked."
            await window.tap_at_once("who-gp", "save-visit")
        visit = diary.last_visit()
        assert visit is not None
        assert visit.said == "Scan booked."

    play(journey())


def test_a_visit_that_cannot_be_saved_says_why_and_loses_nothing() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        async with mounted(services(diary=diary, clock=later(days=1))) as window:
            await window.tap("i-was-seen")
            await _fill(window)
            diary.trouble = Trouble.LOCKED
            await window.tap("save-visit")
            assert window.has(say("trouble.locked"))
            diary.trouble = None
            await window.tap("save-visit")
            assert window.route == "/"
            assert not window.has("still open")

    play(journey())


def test_a_marked_item_adds_to_its_next_card_and_leaves_the_heading_as_it_is() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        clock = later(days=1)
        async with mounted(services(diary=diary, clock=clock)) as window:
            await window.tap("i-was-seen")
            await _fill(window)
            await window.tap("mark-RF15A-checked")
            await window.type("seen.different.RF15A", "more than 5 kilos")
            await window.tap("save-visit", "check-in")
            await window.tap("tile-body", "weight_loss-yes", "no-to-the-rest", "none-of-these")
            assert (1, URGENT_HEADING) in window.headings()
            assert window.has("Dr Byrne, A doctor (GP) checked this on 3 March 2026")
            assert window.has("They said to come back for this: more than 5 kilos")
            assert window.has("URGENT: TODAY")

    play(journey())


def test_a_mark_can_be_taken_off_again() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("weight_loss"))
        async with mounted(services(diary=diary, clock=later(days=1))) as window:
            await window.tap("i-was-seen", "mark-RF15A-checked", "mark-RF15A-checked")
            assert not window.offers("seen.different.RF15A")
            await _fill(window)
            await window.tap("save-visit")
        assert diary.checked_items() == ()

    play(journey())


def test_saddle_bladder_bowel_sex_and_both_leg_items_are_never_offered_for_marking() -> None:
    async def journey() -> None:
        questions = [q.id for q in library().table.questions]
        diary = diary_with(verdict_of(*questions))
        async with mounted(
            services(diary=diary, clock=later(days=1)), route="/flag/seen"
        ) as window:
            offered = set(window.keys("mark-"))
            never = {f"mark-RF0{row}-checked" for row in range(1, 7)}
            assert "mark-RF08-checked" in offered
            assert not offered & never

    play(journey())


def test_without_an_open_flag_there_is_nothing_to_close() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/flag/seen") as window:
            assert window.has(say("flag.none_head"))
            assert not window.offers("save-visit")

    play(journey())
