"""Progress: the sentence first, a chart for each measure, a table on demand, and the diary."""

from __future__ import annotations

from datetime import timedelta

import flet as ft

from lbp_app.domain.body import BodyChart, Mark
from lbp_app.domain.daily import Activity, ActivityKind
from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import Became, ReminderKind, ReminderOutcome, ReminderRule
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Trouble
from tests.building import closed_services, diary_with, later, say, services, verdict_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in
from tests.harness import Window, mounted, play
from tests.three_months import three_months
from tests.usecases.unreadable import UnreadableDiary


def story() -> Services:
    return services(diary=MemoryDiary(*three_months(A_MORNING)), clock=FrozenClock(A_MORNING))


def charts(window: Window) -> list[str]:
    """What a screen reader says in place of each chart."""
    return [str(s.label) for s in window.all(ft.Semantics) if s.image]


def test_the_sentence_comes_first_then_the_charts_with_sentences_of_their_own() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            assert window.headings()[:2] == [
                (1, "Progress"),
                (2, "Pain in your week: improved, 7 to 3.3"),
            ]
            assert window.has("Leg pain has improved: 7.5 to 4")
            assert window.has("Back pain is unchanged: 5.5 to 4")
            leg, back, way, peg, rmdq, psfs, *_bodies, activity = charts(window)
            assert leg.startswith("Leg pain. 5 Dec 2025 to 2 Mar: first 8, last 2.")
            assert leg.endswith("Lower is better.")
            assert back.startswith("Back pain. ")
            assert way.startswith("Got in the way. ")
            assert peg.startswith(
                "Pain in your week (PEG). 5 Dec 2025 to 27 Feb: first 7, last 3.3."
            )
            assert rmdq.startswith("Your back and your day (RMDQ). ")
            assert psfs.endswith("Higher is better.")
            assert activity.startswith("Activity, minutes a week. Activity noted in 11 of 13")

    play(journey())


def test_what_a_chart_is_called_stands_below_it_for_those_who_see() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            for name in (n for n in charts(window) if "first" in n or "Activity" in n):
                assert window.has(name.split(". ", 1)[1])

    play(journey())


def test_what_counts_as_a_change_and_the_direction_are_named() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            assert window.has("Improved: a fall of 2 points or more.")
            assert window.has("Worse: a rise of 2 points or more.")
            assert window.texts().count("lower is better") == 5
            assert window.texts().count("higher is better") == 1
            assert window.has("A fall counts from 30% and at least 1 point.")
            assert window.has("Stairs: 3 at the start, 6 now. Better.")
            assert window.has("There is no agreed figure")

    play(journey())


def test_events_are_marked_and_told() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            assert window.texts().count("flare") == 2
            assert window.has("Flare: 9 Jan.")
            assert window.has("Ibuprofen gel added to your medicines: 31 Dec 2025.")

    play(journey())


def test_where_it_hurt_at_the_start_stands_beside_now_with_both_in_words() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            shown = window.texts()
            then, now = shown.index("At the start"), shown.index("Now")
            assert (shown[then + 1], shown[now + 1]) == ("5 Dec 2025", "28 Feb")
            assert shown[then + 2] != shown[now + 2]

    play(journey())


def test_without_a_body_chart_there_is_no_place_and_with_one_only_now() -> None:
    async def journey() -> None:
        days = [a_check_in(happened_at=A_MORNING - timedelta(days=n)) for n in range(4)]
        diary = diary_with(*days)
        async with mounted(services(diary=diary), route="/progress") as window:
            assert not window.has(say("progress.place_head"))
        marked = BodyChart((Mark("buttock_left", 4),))
        diary.keep(LogItem("b", A_MORNING, A_MORNING, marked))
        async with mounted(services(diary=diary), route="/progress") as window:
            assert "Now" in window.texts()
            assert "At the start" not in window.texts()

    play(journey())


def test_answered_reminders_are_counted_and_silence_is_not_told() -> None:
    async def journey() -> None:
        day = A_MORNING.date()
        rule = ReminderRule(ReminderKind.ACTIVITY, (480,), day - timedelta(days=9))
        told = (Became.DONE, Became.DONE, Became.PART, Became.NOT_TODAY, Became.MISSED)
        outcomes = [
            ReminderOutcome("walk", day - timedelta(days=n + 1), 480, became)
            for n, became in enumerate(told)
        ]
        at = A_MORNING - timedelta(days=1)
        diary = MemoryDiary(*three_months(A_MORNING), LogItem("walk", at, at, rule))
        diary.keep(*(LogItem(f"o{n}", at, at, outcome) for n, outcome in enumerate(outcomes)))
        built = services(diary=diary, clock=FrozenClock(A_MORNING))
        async with mounted(built, route="/progress") as window:
            assert window.has(say("progress.reminders", done=2, part=1, not_today=1))
        async with mounted(story(), route="/progress") as window:
            assert not any("Reminders to move" in text for text in window.texts())

    play(journey())


def test_another_time_is_one_tap_and_the_verdict_stays() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            await window.tap("period-two_weeks")
            assert charts(window)[0].startswith("Leg pain. 17 Feb to 2 Mar")
            assert window.has("Leg pain has improved: 7.5 to 4")
            await window.tap("period-all")
            assert charts(window)[0].startswith("Leg pain. 5 Dec 2025 to 2 Mar")

    play(journey())


def test_a_table_opens_turns_its_pages_and_closes() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            await window.tap("table-leg_pain")
            assert "Leg pain as a table" in window.spoken()
            assert window.has("2 Mar")
            assert say("progress.table.none") in window.texts()
            assert not window.offers("leg_pain-newer")
            await window.tap("leg_pain-older")
            assert window.has("20 Feb")
            await window.tap("leg_pain-newer", "table-leg_pain")
            assert "Leg pain as a table" not in window.spoken()
            await window.tap("table-activity")
            assert "Activity as a table" in window.spoken()

    play(journey())


def test_the_diary_is_one_tap_away_and_leads_back() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            await window.tap("open-diary")
            assert window.route == "/diary"
            await window.tap("back")
            assert window.route == "/progress"

    play(journey())


def test_before_three_check_ins_it_says_kindly_what_will_be_here() -> None:
    async def journey() -> None:
        diary = diary_with(a_check_in())
        async with mounted(services(diary=diary, clock=later())) as window:
            await window.tap("place-progress")
            assert window.has(say("progress.empty_body"))
            assert window.has(say("progress.empty_one"))
            assert charts(window) == []
            assert window.offers("open-diary")

    play(journey())


def test_a_time_without_entries_says_where_there_are_some() -> None:
    async def journey() -> None:
        days = [a_check_in(happened_at=A_MORNING - timedelta(days=n)) for n in range(60, 50, -1)]
        diary = diary_with(*days)
        async with mounted(services(diary=diary), route="/progress") as window:
            await window.tap("period-two_weeks")
            assert window.has(say("progress.shows_nothing"))

    play(journey())


def test_activity_without_pain_ratings_for_the_leg_shows_what_there_is() -> None:
    async def journey() -> None:
        days = [
            a_check_in(happened_at=A_MORNING - timedelta(days=n), leg_pain=None) for n in range(4)
        ]
        walk = LogItem("w", A_MORNING, A_MORNING, Activity(ActivityKind.WALK, 20))
        diary = diary_with(*days, walk)
        async with mounted(services(diary=diary), route="/progress") as window:
            names = [name.split(".")[0] for name in charts(window)]
            assert names == ["Back pain", "Got in the way", "Activity, minutes a week"]
            assert not window.has("Leg pain")

    play(journey())


def test_large_text_and_a_wide_window_show_the_same() -> None:
    async def journey() -> None:
        async with mounted(story(), route="/progress") as window:
            phone = charts(window)
            await window.letter_drawn(40)
            assert charts(window) == phone
            await window.letter_drawn(20)
            await window.resize(1280, 800)
            assert sorted(charts(window)) == sorted(phone)

    play(journey())


def test_an_open_flag_stands_above_the_charts() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        async with mounted(services(diary=diary), route="/progress") as window:
            assert window.offers("open-flag")

    play(journey())


def test_a_diary_that_cannot_be_read_is_not_shown_as_an_empty_one() -> None:
    async def journey() -> None:
        async with mounted(closed_services(Trouble.CORRUPT), route="/progress") as window:
            assert window.has(say("trouble.corrupt"))
            assert not window.has(say("progress.empty_body"))
        broken = services(diary=UnreadableDiary(Trouble.LOCKED))
        async with mounted(broken, route="/progress") as window:
            assert window.has(say("trouble.locked"))

    play(journey())
