"""The body chart on the screen: by picture, by list, alone and in a check-in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lbp_app.domain.body import REGIONS, BodyChart, Feeling, Mark, View
from lbp_app.domain.body_drawing import WIDTH, BodyDrawing, middle
from lbp_app.domain.log import LogItem
from lbp_app.domain.red_flags import Urgency
from lbp_app.library.body_shapes import load_body
from lbp_app.ui.components.body_views import FIGURE_WIDTH
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, say, services
from tests.domain.body_charts import chart
from tests.fakes import MemoryDiary
from tests.fixtures import a_moment
from tests.harness import Window, mounted, play
from tests.ui.steps import RATE_ALL, TO_THE_PAIN, entries, reassurance
from tests.usecases.unreadable import UnreadableDiary

pytestmark = pytest.mark.slow

ALONE = "/log/body"
NUMB_FOOT = chart("sole_left", feeling=Feeling.NUMB)


@cache
def body() -> BodyDrawing:
    return load_body(Path(__file__).parents[3] / "assets")


def point_of(view: View, region: str) -> tuple[float, float]:
    """Where a finger taps to mean this region, in pixels of the picture."""
    shape = next(s for s in body().of(view).shapes if s.region == region)
    x, y = middle(shape)
    return x * FIGURE_WIDTH / WIDTH, y * FIGURE_WIDTH / WIDTH


async def tap_region(window: Window, view: View, region: str) -> None:
    await window.tap_at(f"figure-{view.value}", *point_of(view, region))


def last_time(fact: BodyChart) -> LogItem[BodyChart]:
    return LogItem("last", a_moment(), a_moment(), fact)


def charts_in(diary: MemoryDiary) -> list[BodyChart]:
    return [item.fact for item in diary.items(BodyChart)]


@pytest.mark.slow
@pytest.mark.parametrize("view", list(View))
def test_every_region_of_a_view_opens_by_a_tap_on_the_picture(view: View) -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE) as window:
            await window.tap(f"view-{view.value}")
            for region in (r.id for r in REGIONS if view in r.views):
                await tap_region(window, view, region)
                assert (1, say(f"body_region.{region}")) in window.headings()
                await window.tap("region-done")

    play(journey())


@pytest.mark.slow
def test_every_region_opens_from_the_list_by_its_name() -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE) as window:
            await window.tap("list-or-figure")
            assert len(window.keys("region-")) == len(REGIONS)
            for region in (r.id for r in REGIONS):
                await window.tap(f"region-{region}")
                assert (1, say(f"body_region.{region}")) in window.headings()
                await window.tap("region-done")

    play(journey())


def test_a_tap_beside_the_body_opens_nothing() -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE) as window:
            await window.tap_at("figure-back", 2, 2)
            assert (1, say("body_chart.head")) in window.headings()

    play(journey())


def test_left_and_right_are_written_where_the_patient_has_them() -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE) as window:
            sides = [say("body_chart.your_left"), say("body_chart.your_right")]
            assert [t for t in window.texts() if t in sides] == sides
            await window.tap("view-front")
            assert [t for t in window.texts() if t in sides] == sides[::-1]

    play(journey())


def test_a_chart_is_marked_by_touch_and_kept() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=ALONE) as window:
            await tap_region(window, View.BACK, "back_low_right")
            await window.tap("strength-back_low_right-4", "feels-ache", "region-done")
            await tap_region(window, View.BACK, "calf_right")
            await window.tap("strength-calf_right-7", "feels-burning", "feels-cramp", "region-done")
            assert window.has("In the low back, and in the right leg as far as the lower leg.")
            assert window.has(say("feeling.cramp"))
            await window.tap("save-chart")
            assert window.has(say("body_chart.saved"))
            assert window.has("Right calf: 7 of 10, burning, cramp.")
            assert not reassurance(window)
            await window.tap("done")
            assert window.route == "/"
        expected = BodyChart(
            (
                Mark("back_low_right", 4, (Feeling.ACHE,)),
                Mark("calf_right", 7, (Feeling.BURNING, Feeling.CRAMP)),
            )
        )
        assert charts_in(diary) == [expected]

    play(journey())


def test_picture_and_list_are_the_same_chart() -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE) as window:
            await tap_region(window, View.BACK, "heel_left")
            await window.tap("strength-heel_left-6", "region-done")
            assert any("Left heel: 6 of 10." in said for said in window.spoken())
            assert window.has(say("body_chart.list", count=1))
            await window.tap("list-or-figure")
            assert window.has("6 of 10")
            await window.tap("region-heel_left", "region-remove")
            assert not window.has("6 of 10")
            await window.tap("list-or-figure")
            assert window.has(say("body_chart.list", count=0))

    play(journey())


def test_nothing_anywhere_is_kept_as_an_answer() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=ALONE) as window:
            assert window.has(say("body_chart.save_none"))
            await window.tap("save-chart")
            assert window.has(say("spread.nowhere"))
        assert charts_in(diary) == [BodyChart()]

    play(journey())


def test_the_marks_of_last_time_are_kept_again_in_one_tap() -> None:
    async def journey() -> None:
        diary = diary_with(last_time(NUMB_FOOT))
        async with mounted(services(diary=diary), route=ALONE) as window:
            assert window.has(say("body_chart.last_shown"))
            assert window.has(say("body_chart.same"))
            await window.tap("save-chart")
            assert window.has(say("body_chart.saved"))
        assert charts_in(diary) == [NUMB_FOOT, NUMB_FOOT]

    play(journey())


def test_last_time_can_be_cleared() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(last_time(NUMB_FOOT))), route=ALONE) as window:
            await window.tap("clear")
            assert window.has(say("body_chart.save_none"))
            assert not window.offers("clear")

    play(journey())


def test_marks_in_hand_are_still_there_after_a_look_at_another_screen() -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE) as window:
            await tap_region(window, View.BACK, "heel_left")
            await window.tap("strength-heel_left-6", "region-done", "back")
            assert window.route == "/"
            await window.go(ALONE)
            assert window.has(say("body_chart.list", count=1))

    play(journey())


def test_wide_windows_show_both_views_and_the_list_at_once() -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE, width=1280, height=800) as window:
            assert not window.offers("list-or-figure")
            assert len(window.keys("region-")) == len(REGIONS)
            await tap_region(window, View.FRONT, "toes_left")
            titles = [text for level, text in window.headings() if level == 1]
            assert titles == [say("body_region.toes_left")]
            await tap_region(window, View.BACK, "heel_left")
            await window.tap("strength-heel_left-6", "region-done")
            assert window.has("6 of 10")

    play(journey())


def test_new_numbness_opens_the_safety_questions_of_its_groups() -> None:
    async def journey() -> None:
        diary = diary_with(last_time(chart("sole_left")))
        async with mounted(services(diary=diary), route=ALONE) as window:
            await tap_region(window, View.BACK, "buttock_left")
            await window.tap("feels-numb", "region-done", "save-chart")
            assert (1, say("red_flags.groups.saddle.title")) in window.headings()
            assert len(charts_in(diary)) == 2
            await window.tap("no-to-the-rest")
            assert (1, say("red_flags.groups.legs.title")) in window.headings()
            await window.tap("both_legs-yes")
            assert window.has("EMERGENCY")
            assert not window.offers("back")
            await window.tap("did-called", "no-to-the-rest")
            assert window.has(say("help.flagged_body"))
        assert entries(diary)[0].urgency is Urgency.EMERGENCY

    play(journey())


def test_new_numbness_that_is_denied_is_kept_as_asked_and_denied() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=ALONE) as window:
            await tap_region(window, View.BACK, "sole_left")
            await window.tap("feels-weak", "region-done", "save-chart", "no-to-the-rest")
            assert window.has(say("result.none_body"))
            assert not reassurance(window)
            await window.tap("done")
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.NONE
        assert len(entry.verdicts) == 1

    play(journey())


def test_a_chart_that_cannot_be_saved_asks_its_questions_and_stays_in_hand() -> None:
    async def journey() -> None:
        built = services(diary=UnreadableDiary(Trouble.FULL))
        async with mounted(built, route=ALONE) as window:
            await tap_region(window, View.BACK, "sole_left")
            await window.tap("feels-numb", "region-done", "save-chart")
            assert (1, say("red_flags.groups.legs.title")) in window.headings()
            await window.tap("no-to-the-rest")
            assert window.has(say("trouble.full"))
            assert window.has(say("body_chart.list", count=1))
            assert window.offers("save-chart")

    play(journey())


def test_in_a_check_in_one_tap_keeps_the_marks_of_last_time() -> None:
    async def journey() -> None:
        diary = diary_with(last_time(NUMB_FOOT))
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN)
            assert window.has(say("body_chart.card_last"))
            await window.tap("body-same")
            assert window.has(say("body_chart.card_now"))
            assert not window.offers("body-same")
            await window.tap(*RATE_ALL, "save")
            assert window.has("Saved")
        entry = entries(diary)[0]
        (own,) = (item for item in diary.items_of_entry(entry.id))
        assert own.fact == NUMB_FOOT

    play(journey())


def test_a_check_in_without_a_chart_leaves_none_behind() -> None:
    async def journey() -> None:
        diary = diary_with(last_time(NUMB_FOOT))
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, *RATE_ALL, "save")
            assert window.has("Saved")
        assert charts_in(diary) == [NUMB_FOOT]

    play(journey())


def test_new_numbness_in_a_check_in_is_asked_about_before_it_is_done() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, *RATE_ALL)
            assert window.has(say("body_chart.card_none"))
            await window.tap("body-chart")
            await tap_region(window, View.BACK, "sole_left")
            await window.tap("feels-numb", "region-done", "save-chart")
            assert (1, say("red_flags.groups.legs.title")) in window.headings()
            assert window.has(say("safety.from_note"))
            await window.tap("no-to-the-rest")
            assert (1, say("pain.head")) in window.headings()
            assert window.has(say("body_chart.card_now"))
            await window.tap("save")
            assert window.has("Saved")
        (entry,) = entries(diary)
        assert entry.check_in is not None
        assert dict(entry.verdicts[0].answers)["both_legs"] == "no"
        assert len(diary.items_of_entry(entry.id)) == 1

    play(journey())


def test_new_weakness_in_a_check_in_can_become_an_emergency() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, "body-chart")
            await tap_region(window, View.BACK, "calf_left")
            await window.tap("feels-weak", "region-done", "save-chart", "legs_giving_way-yes")
            assert window.has("EMERGENCY")
            await window.tap("did-went", "no-to-the-rest")
            assert (1, say("pain.head")) in window.headings()
        assert entries(diary)[0].urgency is Urgency.EMERGENCY

    play(journey())


def test_a_chart_marked_in_a_check_in_can_be_changed_in_it() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, "body-chart")
            await tap_region(window, View.BACK, "calf_left")
            await window.tap("strength-calf_left-3", "region-done", "save-chart", "body-chart")
            await tap_region(window, View.BACK, "calf_left")
            await window.tap("strength-calf_left-8", "region-done", "save-chart")
        assert charts_in(diary) == [BodyChart((Mark("calf_left", 8),))]

    play(journey())


def test_an_entry_of_the_diary_shows_what_was_felt_where() -> None:
    async def journey() -> None:
        diary = diary_with(last_time(NUMB_FOOT))
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, "body-same", *RATE_ALL, "save")
            await window.go(f"/diary/{entries(diary)[0].id}")
            assert window.has(say("body_chart.entry"))
            assert window.has("Sole of the left foot: 5 of 10, numb.")

    play(journey())


def test_two_taps_before_the_next_drawing_both_count() -> None:
    async def journey() -> None:
        async with mounted(services(), route=ALONE) as window:
            await tap_region(window, View.BACK, "heel_left")
            await window.tap_at_once("strength-heel_left-6", "feels-numb", "feels-ache")
            await window.tap("region-done")
            assert any("Left heel: 6 of 10, aching, numb." in said for said in window.spoken())

    play(journey())
