"""Today: an open red flag first, then one thing to do."""

from __future__ import annotations

from tests.building import diary_with, later, say, services, verdict_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in, a_profile, a_visit, an_emergency
from tests.harness import mounted, play
from tests.three_months import three_months


def test_today_greets_and_offers_a_check_in() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(a_check_in()))) as window:
            assert window.headings()[0] == (1, say("today.evening"))
            assert window.has(say("today.again"))
            assert window.has("Back pain 4, leg pain 2, in the way 3")
            await window.tap("open-diary")
            assert window.route == "/diary"
            await window.tap("place-today")
            assert window.route == "/"

    play(journey())


def test_today_greets_by_name_when_there_is_one() -> None:
    async def journey() -> None:
        profile = a_profile().profile
        named = a_profile(profile=type(profile)(country="IE", name="Maeve"))
        async with mounted(services(diary=MemoryDiary(named))) as window:
            assert window.has("Good evening, Maeve")

    play(journey())


def test_after_a_long_gap_there_is_a_welcome_and_no_word_about_missing_days() -> None:
    async def journey() -> None:
        diary = diary_with(a_check_in())
        async with mounted(services(diary=diary, clock=later(days=9))) as window:
            assert window.has(say("today.welcome_back"))

    play(journey())


def test_an_open_flag_stands_first_with_its_card_and_the_way_to_close_it() -> None:
    async def journey() -> None:
        diary = diary_with(an_emergency(), verdict_of("weight_loss"))
        async with mounted(services(diary=diary)) as window:
            shown = window.texts()
            assert shown.index("EMERGENCY: still open") < shown.index(say("today.check_in"))
            assert window.link("call") == "tel:112"
            assert window.has("Today at 8:30")
            await window.tap("i-was-seen")
            assert window.route == "/flag/seen"

    play(journey())


def test_an_open_flag_survives_a_restart() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        for _ in range(2):
            async with mounted(services(diary=diary, clock=later(days=30))) as window:
                assert window.has("EMERGENCY: still open")

    play(journey())


def test_a_visit_dated_ahead_of_now_closes_nothing() -> None:
    async def journey() -> None:
        tomorrow = a_visit(seen_at=later(days=1).now())
        diary = diary_with(verdict_of("saddle_numbness"), tomorrow)
        async with mounted(services(diary=diary, clock=FrozenClock(A_MORNING))) as window:
            assert window.has("EMERGENCY: still open")

    play(journey())


def test_a_wide_window_has_two_weeks_in_a_sentence_and_a_chart_and_a_phone_has_not() -> None:
    async def journey() -> None:
        diary = MemoryDiary(*three_months(A_MORNING))
        async with mounted(services(diary=diary, clock=FrozenClock(A_MORNING))) as window:
            assert not window.has(say("progress.week_head"))
            await window.resize(1280, 800)
            assert window.has(say("progress.week_head"))
            assert window.has("Leg pain has improved: 7.5 to 4")
            assert any(said.startswith("Leg pain. 17 Feb to 2 Mar") for said in window.spoken())

    play(journey())


def test_a_wide_window_without_enough_check_ins_has_no_chart() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(a_check_in())), width=1280) as window:
            assert window.has(say("today.last_head"))
            assert not window.has(say("progress.week_head"))

    play(journey())
