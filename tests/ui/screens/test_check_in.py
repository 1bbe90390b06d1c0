"""A check-in from the first tile to "Saved", clean and with every level of red flag."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lbp_app.domain.daily import Sleep
from lbp_app.domain.diary import Kind
from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, say, services
from tests.fixtures import a_check_in, a_moment, a_visit, an_emergency
from tests.harness import mounted, play
from tests.ui.steps import (
    CLEAN_CHECK_IN,
    RATE_ALL,
    TO_AN_EMERGENCY,
    TO_SOON,
    TO_THE_PAIN,
    TO_URGENT,
    entries,
    reassurance,
)


def test_a_clean_check_in_takes_at_most_six_taps_from_today_to_saved() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*CLEAN_CHECK_IN)
            assert len(CLEAN_CHECK_IN) <= 6
            assert (1, "Saved") in window.headings()
            assert window.has(say("result.none_body"))
            assert window.has("numb or tingly skin")
            assert not reassurance(window)
            await window.tap("done")
            assert window.route == "/"
        (entry,) = entries(diary)
        assert entry.kind is Kind.CHECK_IN
        assert entry.check_in is not None
        assert dict(entry.check_in.ratings) == {"back_pain": 4, "leg_pain": 2, "interference": 3}
        assert entry.urgency is Urgency.NONE
        assert len(entry.verdicts) == 1

    play(journey())


def test_an_emergency_interrupts_at_once_and_has_no_other_way_on_than_an_answer() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_AN_EMERGENCY)
            assert (1, "Call 112 or go to the emergency department (A&E) now") in window.headings()
            assert window.has("EMERGENCY")
            assert window.link("call") == "tel:112"
            ways = set(window.keys()) - set(window.keys("did-"))
            assert ways == {"call", "show-at-door"}
            assert not window.can_leave
            await window.swipe_back()
            assert window.route == "/check-in"
            assert not reassurance(window)
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.EMERGENCY

    play(journey())


def test_the_remaining_tiles_are_offered_after_an_emergency_and_every_reason_is_kept() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_AN_EMERGENCY, "did-called", "next")
            assert window.has(say("safety.more_head"))
            assert len(window.keys("tile-")) == 8
            await window.tap("tile-fever", "fever-yes", "very_unwell-no", "next", "none-of-these")
            assert window.has("High temperature, shivering or night sweats with back pain")
            assert window.has("Numb, tingly or different skin between your legs")
            await window.tap("did-went")
            await window.tap(*RATE_ALL, "save")
            assert window.has("Saved")
            assert window.has("Call 112 or go to the emergency department (A&E) now")
        (entry,) = entries(diary)
        assert {"RF01", "RF11"} <= {reason.rule_id for reason in entry.reasons}
        assert [a.action for a in entry.actions] == [Action.CALLED, Action.WENT]

    play(journey())


def test_with_an_emergency_in_hand_nobody_has_to_rate_pain() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap(*TO_AN_EMERGENCY, "did-not_yet", "next", "none-of-these")
            await window.tap("skip-pain")
            assert window.offers("i-was-seen")
            assert [level for level, _ in window.headings()] == [1]
            assert not window.has("Saved")
            assert not window.has(say("result.none_head"))
            await window.tap("see-card")
            assert window.route == "/flag"

    play(journey())


def test_skipping_the_pain_after_an_emergency_still_keeps_a_note_that_was_written() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_AN_EMERGENCY, "did-not_yet", "next", "none-of-these")
            await window.type("check-in.note", "Since this morning.")
            await window.tap("skip-pain")
            assert window.has("Saved")
        (entry,) = entries(diary)
        assert entry.check_in is not None
        assert entry.check_in.note == "Since this morning."
        assert entry.check_in.ratings == ()

    play(journey())


def test_an_urgent_answer_shows_its_card_once_the_questions_in_hand_are_answered() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in", "tile-body", "weight_loss-yes")
            assert not window.has("URGENT: TODAY")
            await window.tap("no-to-the-rest", "none-of-these")
            assert window.has("URGENT: TODAY")
            assert window.has("Weight loss without trying")
            assert not window.offers("back")
            assert not window.can_leave
        assert entries(diary)[0].urgency is Urgency.URGENT

    play(journey())


def test_a_soon_answer_shows_its_card_and_then_the_pain() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap(*TO_SOON)
            assert window.has("SOON")
            assert window.has("Contact your doctor or physiotherapist within days")
            await window.tap("did-decided_not_to")
            assert (1, say("pain.head")) in window.headings()

    play(journey())


def test_a_tile_with_no_to_every_detail_still_sends_to_care() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in", "tile-chest", "no-to-the-rest", "none-of-these")
            assert window.has("Something is new or worse in your chest, belly or upper back")
            assert window.offers("did-called")
        assert entries(diary)[0].urgency > Urgency.NONE

    play(journey())


def test_not_sure_counts_as_yes() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in", "tile-saddle", "saddle_numbness-unsure")
            assert window.has("EMERGENCY")
            assert window.has("(not sure)")
        assert entries(diary)[0].urgency is Urgency.EMERGENCY

    play(journey())


def test_a_tile_tapped_by_mistake_can_be_taken_back() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in", "tile-saddle", "mistake")
            assert (1, say("safety.head")) in window.headings()
            await window.tap("tile-legs", "back")
            assert (1, say("safety.head")) in window.headings()
            await window.tap("none-of-these", *RATE_ALL, "save")
            assert window.has("Saved")
        assert entries(diary)[0].urgency is Urgency.NONE

    play(journey())


def test_stopping_in_the_middle_counts_what_was_left_open_as_not_sure() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in", "tile-fever", "fever-no")
            assert window.has(say("nav.stop"))
            await window.tap("back")
            assert window.has("EMERGENCY")
        (entry,) = entries(diary)
        assert [reason.rule_id for reason in entry.reasons] == ["RF11B"]

    play(journey())


def test_stopping_before_any_answer_leaves_nothing_behind() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap("check-in", "back")
            assert window.route == "/"
        assert entries(diary) == ()

    play(journey())


def test_a_note_that_mentions_a_warning_sign_opens_its_questions_after_saving() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, *RATE_ALL)
            await window.type("check-in.note", "I can't pee since last night")
            await window.tap("save")
            assert window.has(say("safety.from_note"))
            assert entries(diary)[0].check_in is not None
            await window.tap("bladder_control-yes")
            assert window.has("EMERGENCY")
            await window.tap("did-went", "no-to-the-rest")
            assert window.has("Saved")
            assert not window.has(say("result.none_head"))
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.EMERGENCY
        assert entry.check_in is not None
        assert entry.check_in.note == "I can't pee since last night"

    play(journey())


def test_a_note_that_mentions_a_warning_sign_can_be_answered_with_no() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap(*TO_THE_PAIN, *RATE_ALL)
            await window.type("check-in.note", "both legs are a bit tired")
            await window.tap("save", "no-to-the-rest")
            assert window.has("Saved")
            assert window.has(say("result.none_head"))

    play(journey())


def test_the_last_ratings_are_offered_and_never_filled_in_by_themselves() -> None:
    async def journey() -> None:
        diary = diary_with(a_check_in(back_pain=6, leg_pain=0, interference=None))
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN)
            assert window.has("Last time: 6")
            assert window.has("Last time: 0")
            assert not window.offers("interference-same")
            assert not window.offers("save")
            assert window.texts().count(say("rating.none")) == 3
            await window.tap("back_pain-same", "leg_pain-same", "save")
            assert window.has("Saved")
        newest = entries(diary)[0].check_in
        assert newest is not None
        assert (newest.back_pain, newest.leg_pain, newest.interference) == (6, 0, None)

    play(journey())


def test_what_was_not_rated_stays_missing() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN)
            assert window.has(say("pain.waiting"))
            await window.tap("leg_pain-0")
            assert window.has(say("pain.save_some"))
            await window.tap("save")
        newest = entries(diary)[0].check_in
        assert newest is not None
        assert newest.ratings == (("leg_pain", 0),)

    play(journey())


def test_two_taps_within_a_quarter_of_a_second_count_once() -> None:
    async def journey() -> None:
        clock = later()
        async with mounted(services(clock=clock)) as window:
            await window.tap(*TO_THE_PAIN, "back_pain-3", "back_pain-more")
            clock.advance(timedelta(milliseconds=240))
            await window.tap("back_pain-more")
            assert window.has("moderate")
            assert "4" in window.spoken()[1]
            clock.advance(timedelta(milliseconds=251))
            await window.tap("back_pain-more")
            assert "5" in window.spoken()[1]

    play(journey())


@pytest.mark.parametrize("route", ["/check-in", "/help/questions"])
def test_a_yes_is_not_lost_to_a_no_to_the_rest_that_follows_at_once(route: str) -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route=route) as window:
            await window.tap("tile-legs")
            await window.tap_at_once("one_leg_weaker-yes", "no-to-the-rest")
            await window.tap("none-of-these")
            assert window.has("URGENT: TODAY")
        answers = dict(entries(diary)[0].verdicts[-1].answers)
        assert answers["one_leg_weaker"] == "yes"
        assert answers["both_legs"] == "no"

    play(journey())


def test_two_ratings_before_the_next_drawing_both_count() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN)
            await window.tap_at_once("back_pain-3", "leg_pain-5")
            await window.tap("save")
        newest = entries(diary)[0].check_in
        assert newest is not None
        assert newest.ratings == (("back_pain", 3), ("leg_pain", 5))

    play(journey())


def test_a_rating_can_be_moved_by_assistive_technology() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN)
            await window.adjust("back_pain", "increase")
            await window.adjust("back_pain", "increase")
            await window.adjust("back_pain", "decrease")
            await window.tap("save")
        newest = entries(diary)[0].check_in
        assert newest is not None
        assert newest.back_pain == 1

    play(journey())


def test_a_check_in_is_still_there_after_a_look_at_another_screen() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap(*TO_THE_PAIN, "back_pain-7", "get-help", "back")
            assert (1, say("pain.head")) in window.headings()
            assert "7 of 10, bad" in window.spoken()

    play(journey())


def test_a_check_in_that_was_begun_half_a_day_ago_begins_anew() -> None:
    async def journey() -> None:
        clock = later()
        async with mounted(services(clock=clock)) as window:
            await window.tap(*TO_THE_PAIN, "get-help")
            clock.advance(timedelta(hours=7))
            await window.tap("back")
            assert (1, say("safety.head")) in window.headings()

    play(journey())


def test_the_next_check_in_begins_empty_after_leaving_without_done() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap(*TO_THE_PAIN, "back_pain-7")
            await window.type("check-in.note", "Gardening.")
            await window.tap("save", "get-help")
            await window.go("/")
            await window.tap(*TO_THE_PAIN)
            assert not window.has("7 of 10")
            assert not window.has("Gardening.")
            assert window.has(say("pain.waiting"))

    play(journey())


def test_a_clean_check_in_does_not_close_an_open_flag() -> None:
    async def journey() -> None:
        async with mounted(services(diary=diary_with(an_emergency()))) as window:
            await window.tap(*CLEAN_CHECK_IN)
            assert window.has("Saved")
            assert window.has("EMERGENCY: still open")
            assert not window.has(say("result.none_head"))

    play(journey())


def test_the_flag_of_an_earlier_day_does_not_come_back_after_a_visit() -> None:
    async def journey() -> None:
        diary = diary_with(an_emergency(), a_visit())
        async with mounted(services(diary=diary)) as window:
            await window.tap(*CLEAN_CHECK_IN)
            assert window.has(say("result.none_head"))

    play(journey())


@pytest.mark.parametrize("steps", [TO_AN_EMERGENCY, TO_URGENT, TO_SOON])
def test_going_back_to_the_tiles_and_on_does_not_lose_a_card(steps: tuple[str, ...]) -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*steps)
            kept = entries(diary)[0].urgency
            await window.go("/")
            assert window.offers("see-card")
            await window.tap("check-in")
            assert window.offers("did-called")
        assert entries(diary)[0].urgency is kept

    play(journey())


def test_a_check_in_of_yesterday_is_kept_there_and_judged_now() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, *RATE_ALL, "earlier", "when-yesterday")
            await window.tap("when-part-evening", "save")
            assert window.has("Saved")
            assert not window.offers("sleep-5")
        (entry,) = entries(diary)
        assert entry.happened_at == a_moment(days=-1).replace(hour=20, minute=0)
        assert entry.check_in is not None
        assert entry.check_in.logged_at == later().now()
        assert entry.verdicts[0].given_at == later().now()

    play(journey())


def test_sleep_is_one_more_tap_after_saving_once_a_day() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*CLEAN_CHECK_IN, "sleep-7")
            assert window.has(say("log.sleep.finish"))
            assert diary.items(Sleep) == ()
            await window.tap("done")
            assert window.route == "/"
            assert diary.items(Sleep)[0].fact == Sleep(7)
            await window.tap(*CLEAN_CHECK_IN)
            assert not window.offers("sleep-7")

    play(journey())


def test_sleep_that_was_not_rated_stays_missing() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*CLEAN_CHECK_IN, "done")
        assert diary.items(Sleep) == ()

    play(journey())


def test_sleep_that_could_not_be_written_is_said() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*CLEAN_CHECK_IN, "sleep-7")
            diary.trouble = Trouble.FULL
            await window.tap("done")
            assert window.has(say("trouble.full"))
            diary.trouble = None
            await window.tap("done")
            assert window.route == "/"
        assert diary.items(Sleep)[0].fact == Sleep(7)

    play(journey())


def test_sleep_is_not_asked_before_an_open_flag() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap(*TO_SOON, "did-not_yet", *RATE_ALL, "save")
            assert window.has("Saved")
            assert not window.offers("sleep-7")

    play(journey())


def test_a_rating_tapped_right_before_save_is_saved_too() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary)) as window:
            await window.tap(*TO_THE_PAIN, "back_pain-7")
            await window.tap_at_once("leg_pain-2", "save")
            assert window.has("Saved")
            await window.tap_at_once("sleep-5", "done")
        newest = entries(diary)[0].check_in
        assert newest is not None
        assert (newest.back_pain, newest.leg_pain) == (7, 2)
        assert diary.items(Sleep)[0].fact == Sleep(5)

    play(journey())
