"""One short form for each kind: few taps, back-dated or not, and the safety questions it asks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui.screens.log_form import state as log_form
from lbp_app.ui.screens.log_form.state import LogFormState
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say, services
from tests.fixtures import A_MORNING
from tests.harness import mounted, play
from tests.ui.steps import entries, reassurance

pytestmark = pytest.mark.slow

MORE = ("more", "pain-4", "settled-next_day")
WALK_20 = ("kind-walk", "minutes-20", "save")


@pytest.mark.parametrize(
    ("kind", "taps", "fact"),
    [
        ("activity", WALK_20, daily.Activity(daily.ActivityKind.WALK, 20)),
        (
            "activity",
            ("kind-swim", "minutes-30", "minutes-more", *MORE, "save"),
            daily.Activity(daily.ActivityKind.SWIM, 35, pain=4, settled=daily.Settled.NEXT_DAY),
        ),
        ("sleep", ("quality-7", "save"), daily.Sleep(7)),
        ("rested", ("minutes-more", "minutes-more", "save"), daily.Rested(10)),
        ("flare", ("on-over", "save"), daily.Flare(on=False)),
        ("helped", ("what-heat", "what-walking", "save"), daily.Helped(("heat", "walking"))),
    ],
)
def test_a_few_taps_are_on_the_disk_when_it_says_saved(
    kind: str, taps: tuple[str, ...], fact: object
) -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=f"/log/{kind}") as window:
            await window.tap(*taps)
            assert (1, say("log.saved")) in window.headings()
            (item,) = diary.items(type(fact))
            assert item.fact == fact
            assert item.happened_at == item.logged_at == later().now()
            await window.tap("done")
            assert window.route == "/"
            assert not window.has(say("unfinished.head"))

    play(journey())


def test_nothing_can_be_saved_before_something_was_given() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/log/activity") as window:
            assert not window.offers("save")
            assert window.has(say("log.missing"))
            await window.tap("minutes-10")
            assert not window.offers("save")
            await window.tap("kind-walk")
            assert window.offers("save")

    play(journey())


def test_a_walk_of_yesterday_morning_is_kept_with_both_times() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/activity") as window:
            await window.tap("kind-walk", "minutes-15", "when-yesterday", "when-part-morning")
            await window.tap("when-hour-more", "when-5-after", "save")
            assert window.has("Yesterday at 9:05")
        (item,) = diary.items(daily.Activity)
        assert item.happened_at == (A_MORNING - timedelta(days=1)).replace(hour=9, minute=5)
        assert item.logged_at == later().now()

    play(journey())


def test_another_day_is_stepped_to_and_now_takes_it_back() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/sleep") as window:
            await window.tap("quality-3", "when-other", "when-day-less", "when-day-less")
            assert window.has("Thursday 26 February")
            await window.tap("when-day-more", "when-part-night", "save")
            (first,) = diary.items(daily.Sleep)
            assert (first.happened_at.day, first.happened_at.hour) == (27, 3)
            await window.tap("another", "log-sleep", "quality-3", "when-other", "when-now", "save")
            assert diary.items(daily.Sleep)[-1].happened_at == later().now()

    play(journey())


def test_a_time_that_is_still_to_come_cannot_be_reached() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/sleep") as window:
            await window.tap("quality-3", "when-today")
            assert not window.offers("when-part-evening")
            await window.tap("when-hour-more", "when-hour-more", "save")
            assert diary.items(daily.Sleep)[0].happened_at <= later().now()

    play(journey())


def test_a_fall_asks_the_safety_questions_before_anything_else() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/fall") as window:
            await window.tap("hurt-yes", "save")
            assert window.has(say("red_flags.groups.fall.title"))
            assert window.has(say("log.ask_first"))
            assert not window.has(say("log.saved"))
            assert diary.items(daily.Fall)[0].fact == daily.Fall(Answer.YES)
            await window.tap("major_trauma-yes")
            assert window.has("EMERGENCY")
            assert not window.offers("back")
            await window.tap("did-called", "no-to-the-rest", "none-of-these")
            assert window.has(say("log.saved"))
            assert not reassurance(window)
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.EMERGENCY

    play(journey())


def test_a_fall_without_any_sign_keeps_that_it_was_asked_and_denied() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/fall") as window:
            await window.tap("hurt-no", "save", "no-to-the-rest")
            assert len(window.keys("tile-")) == 8
            await window.tap("none-of-these")
            assert window.has(say("log.saved"))
            await window.tap("done")
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.NONE
        assert len(entry.verdicts) == 1

    play(journey())


def test_leaving_the_tiles_after_a_fall_keeps_what_was_answered() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/fall") as window:
            await window.tap("hurt-no", "save", "no-to-the-rest", "back")
            assert window.has(say("log.saved"))
        assert len(entries(diary)[0].verdicts) == 1

    play(journey())


def test_a_flare_offers_all_tiles() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/flare") as window:
            await window.tap("on-on", "save")
            assert len(window.keys("tile-")) == 8
            await window.tap("none-of-these")
            assert window.has(say("log.saved"))
        assert diary.items(daily.Flare)[0].fact == daily.Flare(on=True)

    play(journey())


def test_a_note_that_mentions_a_warning_sign_opens_its_questions() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/note") as window:
            await window.type("log-note.text", "I can't pee since last night")
            await window.tap("save")
            assert window.has(say("red_flags.groups.bladder_bowel_sex.title"))
            assert diary.items(daily.FreeNote)[0].fact.text == "I can't pee since last night"
            await window.tap("bladder_control-yes")
            assert window.has("EMERGENCY")
        assert diary.verdicts_since(None)

    play(journey())


def test_an_empty_note_is_refused_in_words_and_nothing_is_lost() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/note") as window:
            await window.type("log-note.text", "   ")
            await window.tap("save")
            assert window.has(say("log.error.words_missing"))
            await window.type("log-note.text", "Rain.")
            await window.tap("save")
            assert window.has(say("log.saved"))
        assert diary.items(daily.FreeNote)[0].fact == daily.FreeNote("Rain.")

    play(journey())


def test_a_saved_thing_can_be_undone_and_brought_back() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/sleep") as window:
            await window.tap("quality-7", "save", "undo")
            assert diary.items(daily.Sleep) == ()
            assert (1, say("delete.done")) in window.headings()
            await window.tap("undo")
            assert diary.items(daily.Sleep)[0].fact == daily.Sleep(7)
            assert (1, say("log.saved")) in window.headings()

    play(journey())


def test_a_full_disk_is_said_the_form_stays_and_the_questions_are_asked_once() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/fall") as window:
            diary.trouble = Trouble.FULL
            await window.type("log-fall.note", "On the stairs.")
            await window.tap("hurt-no", "save", "no-to-the-rest", "none-of-these")
            assert window.has(say("trouble.full"))
            assert not window.has(say("log.saved"))
            diary.trouble = None
            await window.tap("save")
            assert window.has(say("log.saved"))
        assert diary.items(daily.Fall)[0].fact == daily.Fall(Answer.NO, "On the stairs.")

    play(journey())


def test_the_next_form_of_a_kind_begins_empty() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/note") as window:
            await window.type("log-note.text", "First.")
            await window.tap("save", "get-help", "back")
            await window.go("/log")
            await window.tap("log-note")
            assert not window.has("First.")
            assert not window.has(say("log.saved"))

    play(journey())


def test_a_form_that_does_not_exist_is_told_calmly() -> None:
    async def journey() -> None:
        async with mounted(services(), route="/log/no-such-thing") as window:
            assert window.has(say("log.unknown"))
            await window.tap("back")
            assert window.route == "/log"

    play(journey())


def test_a_form_is_finished_only_when_nothing_is_left_to_ask() -> None:
    fresh = LogFormState("fall", A_MORNING)
    assert not fresh.finished
    assert not fresh.begun
    assert log_form.refused(fresh, "in_a_choice").error == "in_a_choice"


def test_taps_that_come_before_the_next_drawing_all_count_and_save_saves_once() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/log/activity") as window:
            await window.tap_at_once("kind-walk", "minutes-20", "when-yesterday")
            await window.tap_at_once("minutes-more", "save", "save")
            assert window.has(say("log.saved"))
        (item,) = diary.items(daily.Activity)
        assert item.fact == daily.Activity(daily.ActivityKind.WALK, 25)
        assert item.happened_at < item.logged_at

    play(journey())
