"""Cards, columns and lines; and the one door to text, pictures and buttons for all screens."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from lbp_app.ui.components.buttons import (
    Press,
    disc_button,
    filled_button,
    handler,
    outlined_button,
    tap_surface,
    text_button,
)
from lbp_app.ui.components.pictures import picture, scene
from lbp_app.ui.components.text import heading, second, title, words
from lbp_app.ui.theme import BODY, BODY_STRONG, ICON, ROW, Edge, Look, Radius, Space, TextToken

__all__ = [
    "Press",
    "bullet",
    "card",
    "column",
    "disc_button",
    "filled_button",
    "handler",
    "heading",
    "icon_row",
    "notice",
    "outlined_button",
    "picture",
    "scene",
    "second",
    "tap_surface",
    "text_button",
    "title",
    "words",
]


def card(look: Look, content: Sequence[ft.Control], *, ground: str | None = None) -> ft.Container:
    """A quiet card on the page's ground."""
    return ft.Container(
        ft.Column(list(content), spacing=Space.S, horizontal_alignment=_STRETCH),
        bgcolor=ground or look.palette.surface,
        border=ft.Border.all(Edge.HAIRLINE / 10, look.palette.line),
        border_radius=Radius.CARD,
        padding=Space.CARD,
    )


def column(content: Sequence[ft.Control], gap: int = Space.M) -> ft.Column:
    """Controls below each other, as wide as the page."""
    return ft.Column(list(content), spacing=gap, horizontal_alignment=_STRETCH)


def bullet(look: Look, value: str, token: TextToken = BODY, color: str | None = None) -> ft.Control:
    """One line of a list; the dot is an ornament."""
    ink = color or look.palette.ink
    size = Space.S * (1.5 if look.large_text else 1)
    dot = ft.Container(width=size, height=size, border_radius=Radius.FULL, bgcolor=ink)
    return ft.Row(
        [
            ft.Container(
                dot,
                padding=ft.Padding.only(top=token.size * token.height * look.scale / 2 - size / 2),
            ),
            words(look, value, token, ink, expand=True),
        ],
        spacing=Space.TAP,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def icon_row(look: Look, icon: str, value: str, *, color: str | None = None) -> ft.Control:
    """A small drawing and a line of words."""
    ink = color or look.palette.ink
    return ft.Row(
        [picture(look, icon, ICON, line=ink), words(look, value, ROW, ink, expand=True)],
        spacing=Space.TAP,
    )


def notice(look: Look, icon: str, head: str, body: str, *more: ft.Control) -> ft.Control:
    """Something went wrong with the app (never red: red is for urgent help only)."""
    p = look.palette
    return ft.Semantics(
        live_region=True,
        content=ft.Container(
            column(
                [
                    ft.Row(
                        [
                            picture(look, icon, ICON, line=p.on_warm),
                            words(look, head, BODY_STRONG, p.on_warm, expand=True),
                        ],
                        spacing=Space.TAP,
                    ),
                    words(look, body, BODY, p.on_warm),
                    *more,
                ],
                Space.S,
            ),
            bgcolor=p.warm,
            border_radius=Radius.SMALL_CARD,
            padding=Space.CARD,
        ),
    )


_STRETCH = ft.CrossAxisAlignment.STRETCH
