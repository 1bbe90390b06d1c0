"""The frame of every screen: top bar with Get help, places, scrolling body, main buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from lbp_app.domain.red_flags import Urgency
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    Press,
    handler,
    notice,
    outlined_button,
    picture,
    text_button,
    words,
)
from lbp_app.ui.theme import (
    BODY_STRONG,
    COLUMN_WIDTH,
    ICON,
    LABEL,
    RAIL_WIDTH,
    SMALL,
    SMALL_STRONG,
    TWO_COLUMN_WIDTH,
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
    ("diary", routes.DIARY, "diary"),
    ("me", routes.ME, "person"),
)


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


def page_view(
    look: Look,
    route: str,
    body: Sequence[ft.Control],
    *,
    go: Go,
    back: Back | None = None,
    place: str | None = None,
    bottom: Sequence[ft.Control] = (),
    banner: Banner | None = None,
    help_button: bool = True,
    two_columns: bool = False,
    failed: bool = False,
    ground: str | None = None,
    can_leave: bool = True,
    step: str = "",
) -> ft.View:
    """One screen. ``body`` scrolls; ``bottom`` (main buttons) stays in sight under it.

    ``step`` names what is shown on a screen of several steps: each begins at its head.
    ``can_leave`` says whether the phone's own back gesture leaves it.
    """
    p = look.palette
    most = TWO_COLUMN_WIDTH if two_columns and look.wide else COLUMN_WIDTH
    if failed:
        body = [_failure(look), *body]
    page = ft.Column(
        [
            _top_bar(look, go, back, help_button=help_button, most=most),
            *([_banner(look, banner, go, most)] if banner else []),
            _scroll(look, body, most, f"{route}#{step}"),
            *([_bottom_bar(look, bottom, most)] if bottom else []),
            *([_places(look, place, go)] if place and not look.wide else []),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    whole: ft.Control = page
    if place and look.wide:
        # The page is read as one: else Get help, at the far right, would be read after all of it.
        whole = ft.Row(
            [_rail(look, place, go), ft.Semantics(container=True, expand=True, content=page)],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    return ft.View(
        # Where no gesture leads back one view changes its content: taking a view off a stack keeps
        # the old screen up for 300 ms in Flet's client.
        route=route if look.stacked else routes.TODAY,
        key=None if look.stacked else route,
        controls=[ft.SafeArea(whole, expand=True)],
        bgcolor=ground or p.bg,
        padding=0,
        spacing=0,
        can_pop=can_leave,
    )


def side_by_side(look: Look, left: Sequence[ft.Control], right: Sequence[ft.Control]) -> ft.Control:
    """Two columns on a wide screen, one below the other elsewhere."""
    columns = [
        ft.Column(list(c), spacing=Space.M, expand=True, horizontal_alignment=_STRETCH)
        for c in (left, right)
        if c
    ]
    if look.wide:
        return ft.Row(
            list(columns), spacing=Space.XXL, vertical_alignment=ft.CrossAxisAlignment.START
        )
    return ft.Column([*left, *right], spacing=Space.M, horizontal_alignment=_STRETCH)


_STRETCH = ft.CrossAxisAlignment.STRETCH


def _centred(look: Look, content: ft.Control, most: int, *, expand: bool = False) -> ft.Control:
    """Keep lines readable on a wide window: at most ``most`` pixels, in the middle."""
    spare = max(look.width - (RAIL_WIDTH if look.wide else 0) - most, 0) / 2
    margin = max(spare, look.side)
    return ft.Container(content, padding=ft.Padding.symmetric(horizontal=margin), expand=expand)


def _scroll(look: Look, body: Sequence[ft.Control], most: int, key: str) -> ft.Control:
    """The part that scrolls; under another ``key`` it is another one, and starts at the top."""
    inner = ft.Column(
        [*body, ft.Container(height=Space.S)], spacing=Space.M, horizontal_alignment=_STRETCH
    )
    return ft.Column(
        [_centred(look, inner, most)],
        key=key,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=_STRETCH,
    )


def _top_bar(look: Look, go: Go, back: Back | None, *, help_button: bool, most: int) -> ft.Control:
    p = look.palette
    left: ft.Control
    if back is not None:
        left = text_button(look, back.text, back.press, key="back", icon="back")
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
        [ft.Container(left, expand_loose=True), *right],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Container(_centred(look, bar, most), padding=ft.Padding.symmetric(vertical=Space.S))


def _banner(look: Look, banner: Banner, go: Go, most: int) -> ft.Control:
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
    return ft.Container(_centred(look, strip, most), padding=ft.Padding.only(bottom=Space.S))


def _bottom_bar(look: Look, buttons: Sequence[ft.Control], most: int) -> ft.Control:
    stack = ft.Column(list(buttons), spacing=Space.S, horizontal_alignment=_STRETCH)
    return ft.Container(
        _centred(look, stack, most),
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
    return ft.Semantics(
        selected=chosen,
        content=ft.TextButton(
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
        ),
    )


def _place_buttons(look: Look, place: str, go: Go) -> list[ft.Control]:
    def to(route: str) -> Press:
        def press() -> None:
            go(route)

        return press

    return [
        _place(look, name, icon, chosen=name == place, press=to(route))
        for name, route, icon in PLACES
    ]


def _places(look: Look, place: str, go: Go) -> ft.Control:
    p = look.palette
    return ft.Container(
        ft.Row(_place_buttons(look, place, go), alignment=ft.MainAxisAlignment.SPACE_AROUND),
        bgcolor=p.surface,
        border=ft.Border.only(top=border_side(Edge.HAIRLINE, p.line)),
        padding=ft.Padding.symmetric(vertical=Space.S),
    )


def _rail(look: Look, place: str, go: Go) -> ft.Control:
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


def _failure(look: Look) -> ft.Control:
    return notice(look, "warning", look.say("failure.head"), look.say("failure.body"))
