"""Everything that can be tapped: filled, outlined, quiet, round, and a whole card."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.ui.components.pictures import picture
from lbp_app.ui.components.text import fitted, words
from lbp_app.ui.palette import CLEAR
from lbp_app.ui.session import safe
from lbp_app.ui.theme import (
    ICON,
    LABEL,
    Edge,
    Look,
    Radius,
    Space,
    Target,
    TextToken,
    border_side,
)

Press = Callable[[], None]
BESIDE_A_LABEL = 2 * (Space.CARD + Space.CARD + Space.L) + Space.XL
"""What the page, a card, a button and its mark take from the width, in logical pixels."""


def handler(on_press: Press) -> Callable[[object], None]:
    """Turn a callback without arguments into a Flet event handler that cannot crash the window."""

    def on_event(_: object) -> None:
        on_press()

    return safe(on_event)


def choice_style(look: Look, padding: ft.Padding, *, chosen: bool) -> ft.ButtonStyle:
    """How an answer, a chip or a feeling looks: a stronger edge and a tint when it is chosen."""
    p = look.palette
    edge = border_side(Edge.CARD, p.primary) if chosen else border_side(Edge.TILE, p.outline)
    return ft.ButtonStyle(
        bgcolor=p.tint if chosen else p.surface,
        color=p.on_tint if chosen else p.ink,
        padding=padding,
        shape=ft.RoundedRectangleBorder(radius=Radius.SMALL_CARD),
        side={
            ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus),
            ft.ControlState.DEFAULT: edge,
        },
    )


def filled_button(
    look: Look,
    text: str,
    on_press: Press | None,
    *,
    key: str,
    icon: str | None = None,
    fill: str | None = None,
    color: str | None = None,
    token: TextToken = LABEL,
    least: int = Target.MAIN,
    action: ft.ClientAction | None = None,
) -> ft.Control:
    """The one filled button of a screen; as wide as its column.

    ``action`` is what the client does in the patient's own gesture, such as opening the phone.
    """
    p = look.palette
    color = color or p.on_fill
    return ft.FilledButton(
        content=_button_words(look, text, token, color, icon),
        style=ft.ButtonStyle(
            bgcolor=fill or p.fill,
            color=color,
            padding=_padding(token, least),
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO if look.large_text else Radius.FULL),
            side=_focus_side(look, None),
            elevation=0,
        ),
        key=key,
        on_click=handler(on_press) if on_press else None,
        action=action,
    )


def outlined_button(
    look: Look,
    text: str,
    on_press: Press | None,
    *,
    key: str,
    icon: str | None = None,
    color: str | None = None,
    ground: str | None = None,
    token: TextToken = LABEL,
    least: int = Target.MAIN,
    expand: bool = False,
    ring: str | None = None,
    action: ft.ClientAction | None = None,
) -> ft.Control:
    """A second choice: outlined. ``ring`` is the colour of the focus ring on an unusual ground."""
    p = look.palette
    color = color or p.primary
    return ft.OutlinedButton(
        content=_button_words(look, text, token, color, icon),
        style=ft.ButtonStyle(
            bgcolor=ground,
            color=color,
            padding=_padding(token, least),
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO if look.large_text else Radius.FULL),
            side=_focus_side(look, border_side(Edge.BUTTON, color), ring),
        ),
        key=key,
        expand=expand,
        on_click=handler(on_press) if on_press else None,
        action=action,
    )


def text_button(
    look: Look,
    text: str,
    on_press: Press,
    *,
    key: str,
    icon: str | None = None,
    color: str | None = None,
    flush: bool = False,
) -> ft.Control:
    """A quiet choice: words only, on a full-size target; ``flush`` ends with the page's edge."""
    color = color or look.palette.primary
    return ft.TextButton(
        content=_button_words(look, text, LABEL, color, icon),
        style=ft.ButtonStyle(
            color=color,
            padding=_padding(LABEL, Target.LEAST, Space.XS if flush else Space.L),
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO),
            side=_focus_side(look, None),
        ),
        key=key,
        on_click=handler(on_press),
    )


def chosen_button(button: ft.Control, *, chosen: bool, expand: bool = False) -> ft.Control:
    """One button of a choice; whether it is the chosen one is read out with its own name."""
    return ft.MergeSemantics(ft.Semantics(selected=chosen, content=button), expand=expand)


def keyboard_stop(look: Look, content: ft.Control, *, key: str) -> ft.Control:
    """Let Tab stop at something that is no button itself, and show the ring there."""
    return ft.TextButton(
        content=content,
        style=ft.ButtonStyle(
            padding=0,
            overlay_color=CLEAR,
            mouse_cursor=ft.MouseCursor.BASIC,
            shape=ft.RoundedRectangleBorder(radius=Radius.SMALL_CARD),
            side=_focus_side(look, None),
        ),
        key=key,
    )


def disc_button(look: Look, icon: str, name: str, on_press: Press, *, key: str) -> ft.Control:
    """A large round button with a sign; ``name`` is what screen readers say."""
    p = look.palette
    sign = picture(look, icon, ICON + 4, line=p.primary)
    sign.exclude_from_semantics = False
    sign.semantics_label = name
    return ft.OutlinedButton(
        content=sign,
        width=Target.DISC,
        height=Target.DISC,
        style=ft.ButtonStyle(
            padding=0,
            shape=ft.CircleBorder(),
            side=_focus_side(look, border_side(Edge.BUTTON, p.primary)),
        ),
        key=key,
        on_click=handler(on_press),
    )


def tap_surface(
    look: Look,
    content: ft.Control,
    on_press: Press,
    *,
    key: str,
    radius: int = Radius.TILE,
    ground: str | None = None,
    edge: ft.BorderSide | None = None,
    padding: int = Space.CARD,
    expand: bool = False,
) -> ft.Control:
    """A card or tile that is one button: reachable by keyboard, with the focus ring."""
    p = look.palette
    return ft.OutlinedButton(
        content=content,
        style=ft.ButtonStyle(
            bgcolor=ground or p.surface,
            color=p.ink,
            padding=padding,
            alignment=ft.Alignment.CENTER_LEFT,
            shape=ft.RoundedRectangleBorder(radius=radius),
            side=_focus_side(look, edge or border_side(Edge.TILE, p.outline)),
        ),
        key=key,
        expand=expand,
        on_click=handler(on_press),
    )


def _padding(token: TextToken, least: int, sides: int = Space.L) -> ft.Padding:
    """Room inside a button so that it reaches its least height and grows with the text."""
    upright = max(int((least - token.size * token.height) / 2), Space.XS)
    return ft.Padding.symmetric(horizontal=sides, vertical=upright)


def _button_words(
    look: Look, text: str, token: TextToken, color: str, icon: str | None
) -> ft.Control:
    token = fitted(look, text, token, look.width - BESIDE_A_LABEL)
    label = words(look, text, token, color, align=ft.TextAlign.CENTER)
    if icon is None or look.large_text:
        return label
    return ft.Row(
        [
            picture(look, icon, token.size + 6, line=color),
            ft.Container(label, expand=True, expand_loose=True),
        ],
        spacing=Space.TAP,
        alignment=ft.MainAxisAlignment.CENTER,
        tight=True,
    )


def _focus_side(
    look: Look, usual: ft.BorderSide | None, ring: str | None = None
) -> dict[ft.ControlState, ft.BorderSide]:
    sides = {ft.ControlState.FOCUSED: border_side(Edge.FOCUS, ring or look.palette.focus)}
    if usual is not None:
        sides[ft.ControlState.DEFAULT] = usual
    return sides
