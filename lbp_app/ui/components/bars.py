"""The bars round a page: Get help, the banner of an open flag, main buttons and the places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from lbp_app.domain.red_flags import Urgency
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    Press,
    handler,
    outlined_button,
    picture,
    text_button,
    words,
)
from lbp_app.ui.components.buttons import chosen_button
from lbp_app.ui.theme import (
    BODY_STRONG,
    ICON,
    LABEL,
    RAIL_WIDTH,
    SMALL,
    SMALL_STRONG,
    Edge,
    Look,
    Radius,
    Space,
    Target,
    border_side,
    urgency_style,
)

Go = Callable[[str], None]
PLACES = (
    ("today", routes.TODAY, "sun"),
    ("progress", routes.PROGRESS, "progress"),
    ("learn", routes.LEARN, "learn"),
    ("me", routes.ME, "person"),
)

_ROOM_FOR_ALL = 300
"""Pixels that the names of all places need beside each other, at a text size of 100 %."""


@dataclass(frozen=True, slots=True)
class Back:
    """The way back at the left of the top bar."""

    text: str
    press: Press


@dataclass(frozen=True, slots=True)
class Banner:
    """The open red flag, shown on every screen."""

    urgency: Urgency
    text: str
    see: str


def centred(look: Look, content: ft.Control, most: int, *, expand: bool = False) -> ft.Control:
    """Keep lines readable on a wide window: at most ``most`` pixels, in the middle."""
    spare = max(look.width - (RAIL_WIDTH if look.wide else 0) - most, 0) / 2
    margin = max(spare, look.side)
    return ft.Container(content, padding=ft.Padding.symmetric(horizontal=margin), expand=expand)


def top_bar(look: Look, go: Go, back: Back | None, *, help_button: bool, most: int) -> ft.Control:
    """The name of the app or the way back; at the right Get help, on every screen but the cards."""
    p = look.palette
    left: ft.Control
    if back is not None:
        left = text_button(look, back.text, back.press, key="back", icon="back", flush=True)
    else:
        left = words(look, "" if look.large_text else look.say("app.name"), LABEL, p.primary)
    right: list[ft.Control] = []
    if help_button:

        def to_help() -> None:
            go(routes.HELP)

        right.append(
            outlined_button(
                look,
                look.say("help.button"),
                to_help,
                key="get-help",
                icon="help",
                color=p.red_text,
                ground=p.surface,
                least=Target.LEAST,
            )
        )
    bar = ft.Row(
        [ft.Container(left, expand=True, expand_loose=True), *right],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Container(centred(look, bar, most), padding=ft.Padding.symmetric(vertical=Space.S))


def banner_bar(look: Look, banner: Banner, go: Go, most: int) -> ft.Control:
    """One strip that tells of the open red flag and leads to its card."""
    style = urgency_style(look.palette, banner.urgency)

    def see() -> None:
        go(routes.FLAG)

    strip = ft.FilledButton(
        content=ft.Row(
            [
                picture(look, style.icon, ICON, line=style.on_head, accent=style.on_head),
                words(look, banner.text, SMALL_STRONG, style.on_head, expand=True),
                words(look, banner.see, BODY_STRONG, style.on_head),
            ],
            spacing=Space.TAP,
        ),
        style=ft.ButtonStyle(
            bgcolor=style.head,
            color=style.on_head,
            padding=ft.Padding.symmetric(horizontal=Space.CARD, vertical=Space.M),
            shape=ft.RoundedRectangleBorder(radius=Radius.SMALL_CARD),
            side={ft.ControlState.FOCUSED: border_side(Edge.FOCUS, look.palette.focus)},
            elevation=0,
        ),
        key="open-flag",
        on_click=handler(see),
    )
    return ft.Container(centred(look, strip, most), padding=ft.Padding.only(bottom=Space.S))


def bottom_bar(look: Look, buttons: Sequence[ft.Control], most: int) -> ft.Control:
    """The main buttons, always in sight."""
    stack = ft.Column(list(buttons), spacing=Space.S, horizontal_alignment=_STRETCH)
    return ft.Container(
        centred(look, stack, most),
        padding=ft.Padding.only(top=Space.S, bottom=Space.CARD),
    )


def _place(look: Look, name: str, icon: str, *, chosen: bool, press: Press) -> ft.Control:
    p = look.palette
    color = p.ink if chosen else p.ink2
    pill = ft.Container(
        picture(look, icon, ICON, line=p.on_tint if chosen else p.ink2),
        bgcolor=p.tint if chosen else None,
        border_radius=Radius.FULL,
        padding=ft.Padding.symmetric(horizontal=Space.L, vertical=Space.XS),
    )
    label = words(look, look.say(f"places.{name}"), SMALL_STRONG if chosen else SMALL, color)
    button = ft.TextButton(
        content=ft.Column(
            ([] if look.large_text else [pill]) + [label],
            spacing=Space.HAIR,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        style=ft.ButtonStyle(
            padding=Space.XS,
            shape=ft.RoundedRectangleBorder(radius=Radius.TILE),
            side={ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus)},
        ),
        key=f"place-{name}",
        on_click=handler(press),
    )
    return chosen_button(button, chosen=chosen)


def _place_buttons(look: Look, place: str, go: Go) -> list[ft.Control]:
    def to(route: str) -> Press:
        def press() -> None:
            go(route)

        return press

    return [
        _place(look, name, icon, chosen=name == place, press=to(route))
        for name, route, icon in PLACES
    ]


def places_bar(look: Look, place: str, go: Go) -> ft.Control:
    """The places at the foot of a phone: in one row, or in two where large names need it."""
    p = look.palette
    buttons = _place_buttons(look, place, go)
    a_row = len(buttons) if look.width >= _ROOM_FOR_ALL * look.scale else len(buttons) // 2
    rows: list[ft.Control] = [
        ft.Row(
            [ft.Container(button, expand=True) for button in buttons[n : n + a_row]],
            spacing=0,
        )
        for n in range(0, len(buttons), a_row)
    ]
    return ft.Container(
        ft.Column(rows, spacing=0, tight=True),
        bgcolor=p.surface,
        border=ft.Border.only(top=border_side(Edge.HAIRLINE, p.line)),
        padding=ft.Padding.symmetric(vertical=Space.S),
    )


def places_rail(look: Look, place: str, go: Go) -> ft.Control:
    """The places at the left edge of a wide window."""
    p = look.palette
    return ft.Container(
        ft.Column(
            _place_buttons(look, place, go),
            spacing=Space.L,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        width=RAIL_WIDTH,
        bgcolor=p.surface,
        border=ft.Border.only(right=border_side(Edge.HAIRLINE, p.line)),
        padding=ft.Padding.symmetric(vertical=Space.XXL),
    )


_STRETCH = ft.CrossAxisAlignment.STRETCH
