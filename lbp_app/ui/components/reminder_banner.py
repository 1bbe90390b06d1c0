"""The banner of a reminder: what it is about, and one tap to answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from lbp_app.ui.components.basics import Press, column, picture, words
from lbp_app.ui.components.buttons import handler
from lbp_app.ui.theme import (
    BODY_STRONG,
    ICON,
    SMALL,
    SMALL_STRONG,
    Edge,
    Look,
    Radius,
    Space,
    Target,
    border_side,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its words, what it does, its key."""

    text: str
    press: Press
    key: str
    main: bool = False


def reminder_banner(
    look: Look, icon: str, head: str, line: str, choices: Sequence[Choice], close: Choice
) -> ft.Control:
    """A warm strip that says what is due; read out when it comes. ``close`` puts it away."""
    p = look.palette
    told = column(
        [
            words(look, head, BODY_STRONG, p.on_warm),
            *([words(look, line, SMALL, p.on_warm)] if line else []),
        ],
        0,
    )
    sign = [] if look.large_text else [picture(look, icon, ICON + 4, line=p.on_warm)]
    return ft.Semantics(
        live_region=True,
        container=True,
        content=ft.Container(
            column(
                [
                    ft.Row(
                        [*sign, ft.Container(told, expand=True), _quiet(look, close)],
                        spacing=Space.TAP,
                        vertical_alignment=ft.CrossAxisAlignment.START,
                    ),
                    choice_row(look, choices, on_warm=True),
                ],
                Space.S,
            ),
            bgcolor=p.warm,
            border_radius=Radius.SMALL_CARD,
            padding=ft.Padding.symmetric(horizontal=Space.CARD, vertical=Space.M),
        ),
    )


def choice_row(look: Look, choices: Sequence[Choice], *, on_warm: bool = False) -> ft.Control:
    """Small buttons beside each other that wrap; at most one of them is filled."""
    return ft.Row(
        [_button(look, choice, on_warm=on_warm) for choice in choices],
        spacing=Space.S,
        run_spacing=Space.S,
        wrap=True,
    )


def _quiet(look: Look, choice: Choice) -> ft.Control:
    p = look.palette
    upright = max((Target.LEAST - SMALL_STRONG.size * SMALL_STRONG.height) / 2, Space.XS)
    return ft.TextButton(
        content=words(look, choice.text, SMALL_STRONG, p.on_warm),
        style=ft.ButtonStyle(
            color=p.on_warm,
            padding=ft.Padding.symmetric(horizontal=Space.TAP, vertical=upright),
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO),
            side={ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus)},
        ),
        key=choice.key,
        on_click=handler(choice.press),
    )


def _button(look: Look, choice: Choice, *, on_warm: bool) -> ft.Control:
    p = look.palette
    color = p.on_fill if choice.main else p.on_warm if on_warm else p.primary
    upright = max((Target.LEAST - SMALL_STRONG.size * SMALL_STRONG.height) / 2, Space.XS)
    sides = {ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus)}
    if not choice.main:
        sides[ft.ControlState.DEFAULT] = border_side(Edge.TILE, color)
    return ft.FilledButton(
        content=words(look, choice.text, SMALL_STRONG, color),
        style=ft.ButtonStyle(
            bgcolor=p.fill if choice.main else p.warm if on_warm else p.surface,
            color=color,
            padding=ft.Padding.symmetric(horizontal=Space.CARD, vertical=upright),
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO if look.large_text else Radius.FULL),
            side=sides,
            elevation=0,
        ),
        key=choice.key,
        on_click=handler(choice.press),
    )
