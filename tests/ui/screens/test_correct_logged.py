"""Correct something that was noted: old value, time and reason stay readable."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from lbp_app.domain import daily
from lbp_app.domain.log import LogItem
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say, services
from tests.fixtures import a_moment
from tests.harness import mounted, play

WALK = LogItem(
    "walk", a_moment(), a_moment(), daily.Activity(daily.ActivityKind.WALK, 20, note="Rain.")
)
TAKEN = LogItem(
    "t",
    a_moment(),
    a_moment(),
    daily.MedicineTaken("m", "Gel", daily.MedicineGroup.CREAM_OR_PATCH),
)


def test_the_old_values_stand_there_and_a_reason_is_one_tap() -> None:
    async def journey() -> None:
        diary = diary_with(WALK)
        async with mounted(services(diary=diary), route="/logged/walk") as window:
            await window.tap("correct")
            assert window.has(say("correct.before", value="Walk, 20 min. Rain."))
            assert window.has("Rain.")
            assert not window.offers("save")
            await window.tap("minutes-45", "why-wrong_tap", "save")
            assert window.route == "/logged/walk"
            assert window.has("Walk, 45 min")
            assert window.has("today at 18:30. Before: Walk, 20 min. Rain.")
            assert window.has(say("correct.because", why=say("correct.why_wrong_tap")))
        old, new = diary.versions("walk")
        assert old == WALK
        assert new.fact == daily.Activity(daily.ActivityKind.WALK, 45, note="Rain.")
        assert (new.happened_at, new.logged_at) == (WALK.happened_at, later().now())

    play(journey())


def test_the_time_alone_can_be_corrected_also_of_a_medicine() -> None:
    async def journey() -> None:
        diary = diary_with(TAKEN)
        async with mounted(services(diary=diary), route="/logged/t/correct") as window:
            await window.tap("when-yesterday", "when-part-evening", "why-wrong_time", "save")
            assert window.has(say("correct.at", what="Took Gel", when="today at 8:30"))
        (item,) = diary.items(daily.MedicineTaken)
        assert (item.happened_at.day, item.happened_at.hour) == (1, 20)
        assert item.fact == TAKEN.fact

    play(journey())


def test_a_correction_after_a_journey_keeps_the_day_and_the_zone_it_was_written_in() -> None:
    async def journey() -> None:
        late = datetime(2026, 3, 1, 23, 40, tzinfo=ZoneInfo("America/New_York"))
        diary = diary_with(LogItem("s", late, late, daily.Sleep(3)))
        async with mounted(services(diary=diary), route="/logged/s/correct") as window:
            await window.tap("quality-6", "when-hour-less", "why-other", "save")
        (item,) = diary.items(daily.Sleep)
        assert item.happened_at == late.replace(hour=22)
        assert str(item.happened_at.tzinfo) == "America/New_York"
        assert item.happened_at.date() == late.date()

    play(journey())


def test_leaving_a_correction_changes_nothing_and_forgets_what_was_typed() -> None:
    async def journey() -> None:
        diary = diary_with(WALK)
        async with mounted(services(diary=diary), route="/logged/walk/correct") as window:
            await window.type("correct-walk.note", "Sun.")
            await window.tap("minutes-5", "back", "correct")
            assert not window.has("Sun.")
            assert window.has("Rain.")
        assert diary.versions("walk") == (WALK,)

    play(journey())


def test_new_words_with_a_warning_sign_open_its_questions() -> None:
    async def journey() -> None:
        diary = diary_with(WALK)
        async with mounted(services(diary=diary), route="/logged/walk/correct") as window:
            await window.type("correct-walk.note", "I can't pee")
            await window.tap("why-remembered_later", "save")
            assert window.has(say("red_flags.groups.bladder_bowel_sex.title"))
            await window.tap("no-to-the-rest", "none-of-these")
            assert window.route == "/logged/walk"
        assert diary.page(size=5).entries[0].verdicts

    play(journey())


def test_what_could_not_be_corrected_is_said_and_nothing_is_lost() -> None:
    async def journey() -> None:
        diary = diary_with(WALK)
        async with mounted(services(diary=diary), route="/logged/walk/correct") as window:
            diary.trouble = Trouble.FULL
            await window.tap("minutes-5", "why-other", "save")
            assert window.has(say("trouble.full"))
            diary.trouble = None
            await window.tap("save")
            assert window.has("Walk, 5 min")

    play(journey())


def test_what_is_gone_cannot_be_corrected() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/logged/none/correct") as window:
            assert window.has(say("logged.missing"))
            assert not window.offers("save")

    play(journey())


def test_taps_that_come_before_the_next_drawing_all_count() -> None:
    async def journey() -> None:
        diary = diary_with(WALK)
        async with mounted(services(diary=diary), route="/logged/walk/correct") as window:
            await window.tap_at_once("minutes-5", "kind-swim", "why-other")
            await window.tap_at_once("pain-3", "save")
        (item,) = diary.items(daily.Activity)
        assert item.fact == daily.Activity(daily.ActivityKind.SWIM, 5, pain=3, note="Rain.")

    play(journey())
