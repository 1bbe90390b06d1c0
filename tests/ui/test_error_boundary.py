"""A screen or a handler that fails: a calm card, other windows alive, no word of it anywhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn

import pytest

from lbp_app.devices import quiet_logging
from lbp_app.ui.services import Services
from tests.building import diary_with, later, say, services, verdict_of
from tests.harness import Window, mounted, play
from tests.ui.steps import TO_AN_EMERGENCY

PRIVATE = "my-own-words-about-my-bladder"


@pytest.fixture(autouse=True)
def _records_without_words() -> Iterator[None]:
    """The set-up of the log that the app starts with."""
    usual = logging.getLogRecordFactory()
    logging.setLogRecordFactory(quiet_logging._record_without_words)
    yield
    logging.setLogRecordFactory(usual)


def _fail(*_: object, **__: object) -> NoReturn:
    raise ValueError(PRIVATE)


class _Raising:
    """A use case that fails however it is used."""

    __call__ = staticmethod(_fail)
    entry = staticmethod(_fail)


def _broken(part: str, **more: Any) -> Services:  # noqa: ANN401
    broken: Any = _Raising()
    return replace(services(**more), **{part: broken})


def _assert_nothing_got_out(window: Window) -> None:
    assert not window.was_sent(PRIVATE)
    assert not [line for line in window.log if PRIVATE in line]
    assert [line for line in window.log if "ValueError" in line]


@pytest.mark.parametrize("route", ["/diary", "/diary/some-entry"])
def test_a_screen_that_cannot_be_drawn_becomes_a_calm_card_with_the_way_to_help(
    route: str,
) -> None:
    async def journey() -> None:
        async with mounted(_broken("read_diary"), errors_expected=True) as window:
            await window.go(route)
            assert (1, say("failure.screen_head")) in window.headings()
            assert window.has(say("failure.urgent", emergency="your local emergency number"))
            _assert_nothing_got_out(window)
            await window.tap("get-help")
            assert window.route == "/help"
            assert not window.has(say("failure.head"))

    play(journey())


def test_starting_again_after_the_calm_card_leads_to_a_today_without_a_notice() -> None:
    async def journey() -> None:
        broken = _broken("read_diary")
        async with mounted(broken, route="/diary", errors_expected=True) as window:
            await window.tap("start-again")
            assert window.route == "/"
            assert window.offers("check-in")
            assert not window.has(say("failure.head"))

    play(journey())


def test_a_screen_that_begins_to_fail_in_a_redraw_leaves_its_window_and_others_alive() -> None:
    class Later(_Raising):
        working = True
        usual = services().read_diary

        def __call__(self, *_: object, **__: object) -> object:  # type: ignore[override]
            return self.usual() if self.working else _fail()

    async def journey() -> None:
        later = Later()
        both = services(read_diary=later)
        async with (
            mounted(both, route="/diary", errors_expected=True) as one,
            mounted(both, errors_expected=True) as other,
        ):
            assert one.has(say("diary.empty"))
            later.working = False
            await other.tap(*TO_AN_EMERGENCY)
            await one.settle()
            assert one.has(say("failure.screen_head"))
            assert other.has("EMERGENCY")
            await other.tap("did-called")
            assert other.has(say("banner.emergency"))
            _assert_nothing_got_out(one)
            _assert_nothing_got_out(other)

    play(journey())


def test_a_handler_that_fails_leaves_the_screen_and_says_so_until_the_next_one() -> None:
    async def journey() -> None:
        diary = diary_with(verdict_of("saddle_numbness"))
        broken = _broken("record_action", diary=diary)
        async with mounted(broken, route="/flag", errors_expected=True) as window:
            await window.tap("did-called")
            assert window.has(say("failure.head"))
            assert window.has("EMERGENCY")
            _assert_nothing_got_out(window)
            await window.tap("i-was-seen")
            assert not window.has(say("failure.head"))

    play(journey())


def test_a_failing_clock_in_the_middle_of_a_rating_is_reported_and_changes_nothing() -> None:
    class Clock:
        seconds = staticmethod(_fail)
        now = staticmethod(later().now)

    async def journey() -> None:
        async with mounted(services(clock=Clock()), errors_expected=True) as window:
            await window.tap("check-in", "none-of-these", "back_pain-more")
            assert window.has(say("failure.head"))
            assert window.texts().count(say("rating.none")) == 3
            await window.tap("back_pain-3")
            assert "3 of 10, mild" in window.spoken()
            _assert_nothing_got_out(window)

    play(journey())
