"""The questions of one sheet as they are drawn: scales, options, or sentences to tick."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.measures import Instrument, Rule, current
from lbp_app.ui.components.basics import card, column, heading
from lbp_app.ui.components.rating_steps import rating_steps
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.components.ticks import tick_row
from lbp_app.ui.screens.measure import state as sheet
from lbp_app.ui.screens.measure.state import MeasureState
from lbp_app.ui.stage import Put, Stage
from lbp_app.ui.theme import LESSON_STRONG, Space

PutSheet = Put[MeasureState]


def items(stage: Stage, state: MeasureState, put: PutSheet) -> list[ft.Control]:
    """All questions of this sheet, in their published order."""
    if current(state.instrument).rule is Rule.TICKS:
        return _ticks(stage, state, put)
    options = state.instrument in (Instrument.PHQ4, Instrument.PGIC)
    draw = _options if options else _rating
    return [draw(stage, state, put, item) for item in sheet.asked(state)]


def _same_day(now: MeasureState, drawn: MeasureState) -> MeasureState:
    """The sheet with the taps that are not drawn yet; answers of another day stay out."""
    return now if now.begun == drawn.begun else drawn


def _rating(stage: Stage, state: MeasureState, put: PutSheet, item: str) -> ft.Control:
    def rate(value: int) -> None:
        put(lambda now: sheet.answer(_same_day(now, state), item, value))

    look, name = stage.look, state.instrument.value
    by_item = "" if state.instrument in (Instrument.PSFS, Instrument.CONFIDENCE) else f".{item}"
    own = dict(zip(current(state.instrument).items, state.activities, strict=False))
    pain = state.instrument is Instrument.PEG and item == "pain"
    return rating_steps(
        look,
        own.get(item) or stage.say(f"measures.{name}.item.{item}"),
        value=sheet.value_of(state, item),
        before=None,
        color=look.palette.back if pain else look.palette.func,
        on_rate=rate,
        seconds=stage.services.clock.seconds,
        key=item,
        ends=(
            stage.say(f"measures.{name}.low{by_item}"),
            stage.say(f"measures.{name}.high{by_item}"),
        ),
    )


def _options(stage: Stage, state: MeasureState, put: PutSheet, item: str) -> ft.Control:
    def choose(value: str) -> None:
        put(lambda now: sheet.answer(_same_day(now, state), item, int(value)))

    look, name = stage.look, state.instrument.value
    edition = current(state.instrument)
    ask = stage.say(f"measures.{name}.item.{item}")
    chosen = sheet.value_of(state, item)
    options = [
        (str(n), stage.say(f"measures.{name}.option.n{n}"))
        for n in range(edition.lowest, edition.highest + 1)
    ]
    return ft.Semantics(
        container=True,
        label=ask,
        identifier=item,
        content=card(
            look,
            [
                heading(look, ask, LESSON_STRONG),
                answer_buttons(
                    look,
                    options,
                    None if chosen is None else str(chosen),
                    choose,
                    key=item,
                    stacked=True,
                ),
            ],
        ),
    )


def _ticks(stage: Stage, state: MeasureState, put: PutSheet) -> list[ft.Control]:
    def tick(item: str) -> Callable[[], None]:
        def press() -> None:
            put(lambda now: sheet.toggle(_same_day(now, state), item))

        return press

    name = state.instrument.value
    rows = [
        tick_row(
            stage.look,
            stage.say(f"measures.{name}.item.{item}"),
            tick(item),
            ticked=sheet.value_of(state, item) is not None,
            key=f"tick-{item}",
        )
        for item in sheet.asked(state)
    ]
    return [column(rows, Space.TAP)]
