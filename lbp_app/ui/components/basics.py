"""Text, pictures, buttons and cards: the only place that builds Flet's basic controls."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from lbp_app.ui.session import safe
from lbp_app.ui.theme import (
    BODY,
    BODY_STRONG,
    HEADING,
    ICON,
    LABEL,
    ROW,
    TITLE,
    Edge,
    Look,
    Radius,
    Space,
    Target,
    TextToken,
    border_side,
    text_style,
)

Press = Callable[[], None]


def words(
    look: Look,
    value: str,
    token: TextToken = BODY,
    color: str | None = None,
    *,
    align: ft.TextAlign = ft.TextAlign.START,
    expand: bool = False,
) -> ft.Text:
    """Running text that wraps and is never cut."""
    return ft.Text(
        value,
        style=text_style(token, color or look.palette.ink),
        text_align=align,
        expand=expand,
    )


def second(look: Look, value: str, token: TextToken = BODY) -> ft.Text:
    """A second line: quieter ink."""
    return words(look, value, token, look.palette.ink2)


def title(look: Look, value: str) -> ft.Control:
    """The one title of a screen, a level 1 heading for screen readers."""
    return heading(look, value, TITLE, level=1)


def heading(
    look: Look,
    value: str,
    token: TextToken = HEADING,
    *,
    level: int = 2,
    color: str | None = None,
) -> ft.Control:
    """A heading, also for screen readers."""
    return ft.Semantics(header=True, heading_level=level, content=words(look, value, token, color))


def picture(
    look: Look, name: str, size: float, *, line: str | None = None, accent: str | None = None
) -> ft.Image:
    """One of our own drawings, ``size`` pixels square. Ornament: words stand beside it."""
    accent = accent or line or look.palette.amber
    return _drawing(look, name, size, size, line or look.palette.primary, accent)


def scene(look: Look, name: str, width: float, height: float) -> ft.Image:
    """One of the wide drawings with hills and a sun, in logical pixels. Ornament."""
    return _drawing(look, name, width, height, look.palette.primary, look.palette.sun)


def _drawing(
    look: Look, name: str, width: float, height: float, line: str, accent: str
) -> ft.Image:
    p = look.palette
    svg = look.pictures[name]
    for slot, color in (
        ("#000001", line),
        ("#000002", accent),
        ("#000003", p.hill1),
        ("#000004", p.hill2),
        ("#000005", p.surface),
    ):
        svg = svg.replace(slot, color)
    return ft.Image(
        src=svg, width=width, height=height, fit=ft.BoxFit.CONTAIN, exclude_from_semantics=True
    )


def handler(on_press: Press) -> Callable[[object], None]:
    """Turn a callback without arguments into a Flet event handler that cannot crash the window."""

    def on_event(_: object) -> None:
        on_press()

    return safe(on_event)


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
) -> ft.Control:
    """A quiet choice: words only, on a full-size target."""
    color = color or look.palette.primary
    return ft.TextButton(
        content=_button_words(look, text, LABEL, color, icon),
        style=ft.ButtonStyle(
            color=color,
            padding=_padding(LABEL, Target.LEAST),
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO),
            side=_focus_side(look, None),
        ),
        key=key,
        on_click=handler(on_press),
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
    dot = ft.Container(width=Space.S, height=Space.S, border_radius=Radius.FULL, bgcolor=ink)
    return ft.Row(
        [
            ft.Container(
                dot,
                padding=ft.Padding.only(top=token.size * token.height * look.scale / 2 - Space.XS),
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


def _padding(token: TextToken, least: int) -> ft.Padding:
    """Room inside a button so that it reaches its least height and grows with the text."""
    upright = max(int((least - token.size * token.height) / 2), Space.XS)
    return ft.Padding.symmetric(horizontal=Space.L, vertical=upright)


def _button_words(
    look: Look, text: str, token: TextToken, color: str, icon: str | None
) -> ft.Control:
    label = words(look, text, token, color, align=ft.TextAlign.CENTER)
    if icon is None or look.large_text:
        return label
    return ft.Row(
        [picture(look, icon, token.size + 6, line=color), ft.Container(label, expand_loose=True)],
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
