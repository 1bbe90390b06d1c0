"""One tap after the other: each one meets the screen as the one before it has left it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import flet as ft

_TURNS = 4
"""Turns of the event loop in which a handler has run and its changes are drawn.

One turn for the handler, one for the drawing; the others are spare.
"""

_TYPED = "change"


class Answers(Protocol):
    """What the events of a window are given to: a session of Flet."""

    @property
    def index(self) -> Mapping[int, ft.BaseControl]:
        """All controls that the window has now, by their numbers."""

    async def dispatch_event(self, control_id: int, event_name: str, event_data: Any) -> None:  # noqa: ANN401
        """Call the handler of one control."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the patient has tapped, for when a drawing has given it another number."""

    number: int
    key: object
    route: str | None


def answer_in_turn(session: Any) -> None:  # noqa: ANN401 - its method is replaced, see ``Answers``
    """Let each event of a window wait until the one before it was answered and drawn.

    Flet starts the handlers of all events that have come in, and draws later. On a slow or busy
    device a second tap then ran with what its screen knew before the first one, and took that back:
    "After", "Save", and "After" was gone. What is drawn anew may have another number: the tap then
    goes to what has the same key on the same screen, and to nothing when that has gone away.

    A handler that waits for something (a file being chosen, a long export) holds nobody up: only
    what it does until then comes before the next event. What is typed is taken at once, as it
    does not depend on what is drawn, and a drawing must not put an older text into its field.
    """
    answers: Answers = session
    call, turn = answers.dispatch_event, asyncio.Lock()

    async def one_event(control_id: int, event_name: str, event_data: object) -> None:
        if event_name == _TYPED:
            await call(control_id, event_name, event_data)
            return
        meant = _meant(answers, control_id)
        async with turn:
            number = _number_now(answers, meant)
            if number is None:
                return
            answered = asyncio.ensure_future(call(number, event_name, event_data))
            for _ in range(_TURNS):
                await asyncio.sleep(0)
        await answered

    session.dispatch_event = one_event


def _meant(answers: Answers, number: int) -> _Meant:
    control = answers.index.get(number)
    return _Meant(number, control and control.key, _route(control))


def _number_now(answers: Answers, meant: _Meant) -> int | None:
    there = answers.index.get(meant.number)
    if meant.key is None or (there is not None and there.key == meant.key):
        return meant.number
    same = ((number, c) for number, c in list(answers.index.items()) if c.key == meant.key)
    return next((number for number, c in same if _route(c) == meant.route), None)


def _route(control: ft.BaseControl | None) -> str | None:
    """The route of the screen on which a control stands."""
    while control is not None and not isinstance(control, ft.View):
        control = control.parent
    return control.route if control is not None else None
