"""Heat while it runs and when it is over: the ring, the skin checks, and one Stop button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import flet as ft

from lbp_app.domain.heat import HeatClock, HeatItem, HeatKind
from lbp_app.ui.components.basics import (
    card,
    column,
    filled_button,
    heading,
    icon_row,
    outlined_button,
    second,
    title,
    words,
)
from lbp_app.ui.components.heat_ring import heat_ring
from lbp_app.ui.flows.rung import ago_words
from lbp_app.ui.screens.heat.state import (
    HeatForm,
    in_hours,
    left_words,
    marks,
    next_check,
    open_check,
)
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import LABEL, Space
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.use_heat import HeatView

Put = Callable[[HeatForm | None], None]
Parts = tuple[list[ft.Control], list[ft.Control]]
STOP_HEIGHT = 72
_LATE = timedelta(minutes=2)


def running(stage: Stage, view: HeatView, put: Put) -> Parts:
    """The ring and its facts; or, when the time is up, what to do now."""
    item, clock = view.running, view.clock
    if item is None or clock is None:
        raise LookupError("no timer is running")
    check = open_check(item, stage.services.heat.limits, over=clock.over)
    body: list[ft.Control] = [_title(stage, view, item)]
    if clock.over:
        body.append(_over(stage, view, item))
    else:
        body.append(_ring(stage, item, clock))
    bottom: list[ft.Control] = []
    if check is not None:
        body.append(_check(stage, view, item, check))
        bottom = _skin(stage, item, check, put)
    else:
        body.append(_facts(stage, item, clock))
    if not clock.over:
        bottom.append(_stop(stage, item, put))
    return body, bottom


def ended(stage: Stage, form: HeatForm, leave: Callable[[], None]) -> Parts:
    """Heat is off."""
    look = stage.look
    lines = [words(look, stage.say("heat.ended_body"))]
    if form.skin_bad:
        lines.append(words(look, stage.say("heat.ended_skin")))
    done = filled_button(look, stage.say("heat.ended_done"), leave, key="heat-done")
    return [title(look, stage.say("heat.ended_head")), card(look, lines)], [done]


def _title(stage: Stage, view: HeatView, item: HeatItem) -> ft.Control:
    under = stage.say("heat.wrap_on")
    if item.fact.kind is HeatKind.PACK:
        most = stage.services.heat.limits.pack_a_day
        under = stage.say("heat.nth", nth=view.used_today, most=most)
    head = title(stage.look, stage.say("heat.head"))
    return column([head, second(stage.look, under)], Space.XS)


def _ring(stage: Stage, item: HeatItem, clock: HeatClock) -> ft.Control:
    under = stage.say("heat.hours_left" if in_hours(clock.left) else "heat.minutes_left")
    minutes = -(-clock.left // timedelta(minutes=1))
    spoken = stage.say("heat.time_left", time=stage.say("heat.ago_minutes", minutes=minutes))
    passed = clock.elapsed / timedelta(minutes=item.fact.minutes)
    shown = marks(item, stage.services.heat.limits)
    return heat_ring(stage.look, passed, shown, left_words(clock.left), under, spoken)


def _over(stage: Stage, view: HeatView, item: HeatItem) -> ft.Control:
    look = stage.look
    late = view.now - item.happened_at - timedelta(minutes=item.fact.minutes)
    lines = [heading(look, stage.say("heat.over")), words(look, stage.say("heat.over_take_off"))]
    if late >= _LATE:
        lines.append(second(look, stage.say("heat.over_late", ago=ago_words(stage, late))))
    return ft.Semantics(live_region=True, content=card(look, lines, ground=look.palette.warm))


def _check(stage: Stage, view: HeatView, item: HeatItem, minute: int) -> ft.Control:
    look = stage.look
    lines = [
        heading(look, stage.say("heat.check_head")),
        words(look, stage.say("heat.check_body")),
    ]
    late = view.now - item.happened_at - timedelta(minutes=minute)
    if late >= _LATE and minute < item.fact.minutes:
        lines.append(second(look, stage.say("heat.check_late", ago=ago_words(stage, late))))
    return ft.Semantics(live_region=True, content=card(look, lines))


def _skin(stage: Stage, item: HeatItem, minute: int, put: Put) -> list[ft.Control]:
    look, end = stage.look, stage.services.heat.end
    last = minute == item.fact.minutes

    def fine() -> None:
        trouble = end.skin(item, minute, fine=True)
        _then(stage, trouble, put, HeatForm(ended=True) if last else None)

    def not_fine() -> None:
        trouble = end.skin(item, minute, fine=False)
        _then(stage, trouble, put, HeatForm(ended=True, skin_bad=True))

    return [
        filled_button(look, stage.say("heat.skin_fine"), fine, key="skin-fine"),
        outlined_button(look, stage.say("heat.skin_not_fine"), not_fine, key="skin-not-fine"),
    ]


def _facts(stage: Stage, item: HeatItem, clock: HeatClock) -> ft.Control:
    look, limits = stage.look, stage.services.heat.limits
    upcoming = next_check(item, limits, clock.elapsed)
    text = stage.say("heat.fact_next", minute=upcoming)
    if upcoming == item.fact.minutes:
        text = stage.say("heat.fact_next_end")
    first = icon_row(look, "clock", stage.say("heat.fact_closed"))
    if item.fact.fine:
        done = stage.say("heat.fact_checked", minute=item.fact.fine[-1])
        first = icon_row(look, "check", done)
    return card(
        look,
        [
            first,
            icon_row(look, "bell", text),
            icon_row(look, "awake", stage.say("heat.fact_awake")),
        ],
    )


def _stop(stage: Stage, item: HeatItem, put: Put) -> ft.Control:
    def stop() -> None:
        _then(stage, stage.services.heat.end.stop(item), put, HeatForm(ended=True))

    return filled_button(
        stage.look,
        stage.say("heat.stop"),
        stop,
        key="heat-stop",
        icon="stop",
        token=LABEL,
        least=STOP_HEIGHT,
    )


def _then(stage: Stage, trouble: Trouble | None, put: Put, form: HeatForm | None) -> None:
    if trouble is not None:
        stage.session.failed = True
        return
    stage.session.rung = None
    put(form)
