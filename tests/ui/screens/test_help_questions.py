"""The safety questions on demand: the same tiles and cards, kept in the diary."""

from __future__ import annotations

from lbp_app.domain.diary import Kind
from lbp_app.domain.red_flags import Urgency
from tests.building import diary_with, library, say, services
from tests.harness import mounted, play
from tests.ui.steps import ANSWERS_TO_A_CARD, entries, reassurance


def test_questions_that_are_all_denied_are_kept_and_answered_with_what_to_watch_for() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/help/questions") as window:
            await window.tap("none-of-these")
            assert (1, say("result.none_head")) in window.headings()
            assert all(window.has(sign) for sign in library().wording.watch_for)
            assert not reassurance(window)
            await window.tap("done")
            assert window.route == "/"
        (entry,) = entries(diary)
        assert entry.kind is Kind.GET_HELP
        assert entry.check_in is None
        assert entry.urgency is Urgency.NONE

    play(journey())


def test_an_emergency_interrupts_here_too_and_its_card_stays_open() -> None:
    async def journey() -> None:
        diary = diary_with()
        async with mounted(services(diary=diary), route="/help/questions") as window:
            await window.tap("tile-chest", "tearing_pain-yes")
            assert set(window.keys()) == {"call", "show-at-door", *ANSWERS_TO_A_CARD}
            assert not window.can_leave
            await window.tap("show-at-door", "back")
            assert window.route == "/help/questions"
            await window.tap("did-went", "no-to-the-rest", "none-of-these")
            assert window.has(say("help.flagged_head"))
            assert window.has(say("banner.emergency"))
            await window.tap("done")
            assert window.has("EMERGENCY: still open")
        (entry,) = entries(diary)
        assert entry.urgency is Urgency.EMERGENCY
        assert len(entry.actions) == 1

    play(journey())
