"""One part of today's plan: its drawing, its words, and a tick; more choices in a second tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from lbp_app.ui.components.basics import Press, column, handler, picture, second, words
from lbp_app.ui.components.buttons import tap_surface
from lbp_app.ui.components.reminder_banner import Choice, choice_row
from lbp_app.ui.theme import (
    HEADING,
    ICON,
    PICTURE,
    ROW,
    SMALL,
    Edge,
    Look,
    Radius,
    Space,
    Target,
    border_side,
)

_TICK = 40


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What a row shows. ``more`` names the button for more choices; ``choices`` are these."""

    key: str
    drawing: str
    head: str
    line: str
    ticked: bool
    more: str
    choices: Sequence[Choice] = ()


def plan_row(look: Look, row: PlanRow, on_tick: Press, on_more: Press) -> ft.Control:
    """The row: all but its end is one target that ticks; the dots at its end open the choices."""
    line = ft.Row([_main(look, row, on_tick), _dots(look, row, on_more)], spacing=Space.XS)
    chosen = [choice_row(look, row.choices)] if row.choices else []
    return column([line, *chosen], Space.S)


def _main(look: Look, row: PlanRow, on_tick: Press) -> ft.Control:
    p = look.palette
    told = column([words(look, row.head, ROW), second(look, row.line, SMALL)], Space.HAIR)
    drawing = [] if look.large_text else [picture(look, row.drawing, PICTURE)]
    content = ft.Row(
        [*drawing, ft.Container(told, expand=True), _tick(look, ticked=row.ticked)],
        spacing=Space.M,
    )
    surface = tap_surface(
        look,
        content,
        on_tick,
        key=f"plan-{row.key}",
        radius=Radius.SMALL_CARD,
        ground=p.tint if row.ticked else p.surface,
        padding=Space.M,
    )
    # Merged, so that what has the keyboard is the checkbox itself, with its words and its state.
    return ft.MergeSemantics(ft.Semantics(checked=row.ticked, content=surface), expand=True)


def _tick(look: Look, *, ticked: bool) -> ft.Control:
    p = look.palette
    return ft.Container(
        picture(look, "check", ICON, line=p.on_fill) if ticked else None,
        width=_TICK,
        height=_TICK,
        alignment=ft.Alignment.CENTER,
        bgcolor=p.fill if ticked else p.surface,
        border=ft.Border.all(Edge.BUTTON / 10, p.fill if ticked else p.outline),
        border_radius=Radius.FULL,
    )


def _dots(look: Look, row: PlanRow, on_more: Press) -> ft.Control:
    p = look.palette
    label = words(look, _MORE, HEADING, p.primary, align=ft.TextAlign.CENTER)
    label.semantics_label = row.more
    button = ft.TextButton(
        content=label,
        width=Target.TICK,
        height=Target.TICK,
        style=ft.ButtonStyle(
            padding=0,
            shape=ft.CircleBorder(),
            side={ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus)},
        ),
        key=f"plan-{row.key}-more",
        on_click=handler(on_more),
    )
    return ft.Semantics(expanded=bool(row.choices), content=button)


_MORE = "\u2026"
