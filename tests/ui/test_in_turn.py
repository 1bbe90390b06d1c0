"""Taps that come in faster than a window can draw."""

from __future__ import annotations

import asyncio

import flet as ft

from lbp_app.ui.in_turn import answer_in_turn


class _Window:
    """A session whose drawing comes one turn after the handler, as that of Flet does."""

    def __init__(self) -> None:
        self.drawn = self.known = 0
        self.told: list[str] = []
        self.chosen = asyncio.Event()
        self.index: dict[int, ft.BaseControl] = {}

    def show(self, **numbers: int) -> None:
        """Draw controls with these keys and numbers in place of what was there."""
        self.index = {number: ft.Text(key=key) for key, number in numbers.items()}

    async def dispatch_event(self, control_id: int, event_name: str, event_data: object) -> None:
        """Tell what the screen knew; count up, and draw later."""
        self.told.append(f"{event_name} {control_id} sees {self.drawn}, given {event_data}")
        if event_name == "wait":
            await self.chosen.wait()
            self.told.append("has waited")
        self.known += 1
        asyncio.get_running_loop().call_soon(self._draw)

    def _draw(self) -> None:
        self.drawn = self.known


def test_each_of_three_taps_at_once_sees_what_the_one_before_it_has_done() -> None:
    async def journey() -> None:
        window = _Window()
        answer_in_turn(window)
        taps = [window.dispatch_event(number, "click", "x") for number in (7, 8, 9)]
        await asyncio.gather(*taps)
        assert window.told == [
            "click 7 sees 0, given x",
            "click 8 sees 1, given x",
            "click 9 sees 2, given x",
        ]

    asyncio.run(journey())


def test_a_handler_that_waits_for_something_holds_nobody_up() -> None:
    async def journey() -> None:
        window = _Window()
        answer_in_turn(window)
        waiting = asyncio.create_task(window.dispatch_event(1, "wait", None))
        await asyncio.sleep(0)
        await window.dispatch_event(2, "click", None)
        assert not waiting.done()
        window.chosen.set()
        await waiting
        assert window.told[-1] == "has waited"
        assert window.told[:2] == ["wait 1 sees 0, given None", "click 2 sees 0, given None"]

    asyncio.run(journey())


async def _told_when_it_is_drawn_anew(**numbers: int) -> list[str]:
    """What a tap on "no" reaches when "save", tapped just before it, brings these controls."""
    window = _Window()
    window.show(no=1, save=2)
    answer_in_turn(window)
    save = asyncio.create_task(window.dispatch_event(2, "click", None))
    await asyncio.sleep(0)  # it is under way: what comes now waits for it
    late = asyncio.create_task(window.dispatch_event(1, "click", None))
    await asyncio.sleep(0)
    window.show(**numbers)
    await asyncio.gather(save, late)
    return window.told


def test_a_tap_follows_its_control_when_a_drawing_gives_it_another_number() -> None:
    told = asyncio.run(_told_when_it_is_drawn_anew(other=1, no=3))
    assert told == ["click 2 sees 0, given None", "click 3 sees 1, given None"]


def test_a_tap_on_what_has_gone_away_reaches_nothing_else() -> None:
    told = asyncio.run(_told_when_it_is_drawn_anew(other=1))
    assert told == ["click 2 sees 0, given None"]
