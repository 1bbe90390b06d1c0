"""Chips: a few choices of which one, or several, are on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from lbp_app.ui.components.basics import Press, picture, words
from lbp_app.ui.components.buttons import handler
from lbp_app.ui.theme import SMALL_STRONG, Edge, Look, Radius, Space, Target, border_side


def chips(
    look: Look,
    options: Sequence[tuple[str, str]],
    chosen: Callable[[str], bool],
    on_choose: Callable[[str], None],
    *,
    key: str,
    several: bool = False,
) -> ft.Control:
    """``options`` as (id, words); the chosen ones carry a check, not only a colour."""

    def choose(option: str) -> Press:
        def press() -> None:
            on_choose(option)

        return press

    return ft.Row(
        [
            _chip(look, text, choose(i), key=f"{key}-{i}", on=chosen(i), several=several)
            for i, text in options
        ],
        spacing=Space.S,
        run_spacing=Space.S,
        wrap=True,
    )


def _chip(look: Look, text: str, press: Press, *, key: str, on: bool, several: bool) -> ft.Control:
    p = look.palette
    color = p.on_tint if on else p.ink
    upright = max((Target.LEAST - SMALL_STRONG.size * SMALL_STRONG.height) / 2, Space.XS)
    check = [picture(look, "check", SMALL_STRONG.size, line=color)] if on else []
    label = words(look, text, SMALL_STRONG, color)
    button = ft.OutlinedButton(
        content=ft.Row(
            [*check, ft.Container(label, expand_loose=True)], spacing=Space.XS, tight=True
        ),
        style=ft.ButtonStyle(
            bgcolor=p.tint if on else p.surface,
            color=color,
            padding=ft.Padding.symmetric(horizontal=Space.CARD, vertical=upright),
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO if look.large_text else Radius.FULL),
            side={
                ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus),
                ft.ControlState.DEFAULT: border_side(
                    Edge.CARD if on else Edge.TILE, p.primary if on else p.outline
                ),
            },
        ),
        key=key,
        on_click=handler(press),
    )
    return ft.Semantics(
        checked=on if several else None, selected=None if several else on, content=button
    )
