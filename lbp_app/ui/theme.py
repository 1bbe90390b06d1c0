"""The look, once: type, space and the three urgency styles. Colours stand in ``palette``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import cast

import flet as ft

from lbp_app.domain.red_flags import Urgency
from lbp_app.ui.palette import LIGHT, RED_ON_WHITE, Palette

FONT = "Atkinson Hyperlegible Next"
FONT_FILES = {
    FONT: "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    f"{FONT} 600": "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
    f"{FONT} 700": "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
    f"{FONT} 800": "fonts/AtkinsonHyperlegibleNext-ExtraBold.ttf",
}


class Space(IntEnum):
    """Distances in logical pixels."""

    HAIR = 2
    XS = 4
    S = 8
    TAP = 10
    M = 14
    CARD = 16
    L = 20
    XL = 24
    XXL = 32
    WIDE = 48


class Radius(IntEnum):
    """Corner radii in logical pixels."""

    SMALL_CARD = 18
    TILE = 20
    CARD = 24
    HERO = 28
    FULL = 999


class Target(IntEnum):
    """Least height of what can be tapped, in logical pixels."""

    LEAST = 48
    TICK = 56
    MAIN = 60
    DISC = 64
    CALL = 84
    TILE = 104


class Edge(IntEnum):
    """Line widths in tenths of a logical pixel."""

    HAIRLINE = 10
    TILE = 15
    BUTTON = 20
    CARD = 25
    FOCUS = 30


PICTURE = 40
ICON = 24
COLUMN_WIDTH = 640
TWO_COLUMN_WIDTH = 1040
RAIL_WIDTH = 120
WIDE_FROM = 900
LARGE_TEXT_FROM = 1.4
"""From this text scale on, two columns become one and ornaments leave."""


@dataclass(frozen=True, slots=True)
class TextToken:
    """One style of the type scale: size in logical pixels, line height as a factor."""

    size: int
    weight: int
    height: float = 1.36
    spacing: float = 0.0


NUMBER = TextToken(52, 700, 1.18)
ACTION = TextToken(34, 800, 1.18, -0.2)
TITLE = TextToken(28, 700, 1.18, -0.2)
HEADING = TextToken(22, 700, 1.18, -0.2)
HERO = TextToken(32, 700, 1.18, -0.2)
LESSON = TextToken(20, 400)
LESSON_STRONG = TextToken(20, 600)
BODY = TextToken(18, 400)
BODY_STRONG = TextToken(18, 600)
LABEL = TextToken(19, 700, 1.25)
CALL_LABEL = TextToken(26, 800, 1.18)
ROW = TextToken(19, 600)
SMALL = TextToken(16, 400)
SMALL_STRONG = TextToken(16, 600)
MARK = TextToken(17, 800, 1.0)
"""The number in a region of the body chart; it does not grow, its region does not either."""
LEVEL = TextToken(18, 700)
AXIS = TextToken(15, 400, 1.2)
AXIS_STRONG = TextToken(20, 700, 1.2)

_FAMILY = {400: FONT, 600: f"{FONT} 600", 700: f"{FONT} 700", 800: f"{FONT} 800"}


@dataclass(frozen=True, slots=True)
class UrgencyStyle:
    """How one level of care card looks; the icon and the level's word tell it without colour."""

    head: str
    on_head: str
    body: str
    on_body: str
    rule: str
    call_fill: str
    call_text: str
    edge: str
    ring: str
    icon: str


def urgency_style(palette: Palette, urgency: Urgency) -> UrgencyStyle:
    """The style of a care card; ``NONE`` has none and is drawn like a plain card."""
    p = palette
    styles = {
        Urgency.EMERGENCY: UrgencyStyle(
            p.red,
            p.on_red,
            p.black,
            p.on_black,
            p.black_line,
            p.on_black,
            RED_ON_WHITE,
            p.red,
            p.sun,
            "emergency",
        ),
        Urgency.URGENT: UrgencyStyle(
            p.red,
            p.on_red,
            p.surface,
            p.ink,
            p.line,
            p.red,
            p.on_red,
            p.red,
            p.focus,
            "today_urgent",
        ),
        Urgency.SOON: UrgencyStyle(
            p.blue,
            p.on_blue,
            p.surface,
            p.ink,
            p.line,
            p.blue,
            p.on_blue,
            p.blue,
            p.focus,
            "soon",
        ),
        Urgency.NONE: UrgencyStyle(
            p.surface,
            p.ink,
            p.surface,
            p.ink,
            p.line,
            p.fill,
            p.on_fill,
            p.line,
            p.focus,
            "diary",
        ),
    }
    return styles[urgency]


@dataclass(frozen=True, slots=True)
class Look:
    """What a screen is drawn with.

    ``pictures`` is SVG text by name, ``say`` gives words by key, ``width`` is the window's in
    logical pixels, ``scale`` the text's (1.0 = 100 %). ``stacked`` tells that screens lie on each
    other, for the back gesture of a phone.
    """

    pictures: Mapping[str, str]
    say: Callable[..., str]
    palette: Palette = LIGHT
    width: float = 390
    scale: float = 1.0
    stacked: bool = False

    @property
    def large_text(self) -> bool:
        """True when rows become stacks and ornaments leave."""
        return self.scale >= LARGE_TEXT_FROM

    @property
    def wide(self) -> bool:
        """True when there is room for the rail beside the page."""
        return self.width >= WIDE_FROM and not self.large_text

    @property
    def side(self) -> int:
        """The page's side margin in logical pixels."""
        return Space.WIDE if self.wide else Space.CARD


def strength_colors(palette: Palette, strength: int | None) -> tuple[str, str]:
    """The violet of a region of this strength (0 to 10 or not rated), and what stands on it."""
    p = palette
    if strength is None or strength <= _MILD:
        return p.p1, p.on_p1
    return (p.p2, p.on_p2) if strength <= _MODERATE else (p.p3, p.on_p3)


_MILD, _MODERATE = 3, 6


def text_style(token: TextToken, color: str) -> ft.TextStyle:
    """The Flet style of one type token."""
    return ft.TextStyle(
        size=token.size,
        height=token.height,
        letter_spacing=token.spacing,
        color=color,
        font_family=_FAMILY[token.weight],
        weight=ft.FontWeight.NORMAL,
    )


def border_side(edge: Edge, color: str) -> ft.BorderSide:
    """An edge of a card or a button."""
    return ft.BorderSide(width=edge / 10, color=color)


def material_theme(palette: Palette) -> ft.Theme:
    """The Material 3 theme under our own styles: for what Flet draws itself (fields, focus).

    Flet's class for it loads half of Flet's controls, which no screen here uses and which the start
    would wait for. So this is the mapping that Flet itself would make of it for Flutter.
    """
    still = "none"
    told = {
        "color_scheme_seed": palette.primary,
        "color_scheme": {
            "primary": palette.primary,
            "on_primary": palette.on_fill,
            "primary_container": palette.tint,
            "on_primary_container": palette.on_tint,
            "surface": palette.surface,
            "on_surface": palette.ink,
            "on_surface_variant": palette.ink2,
            "outline": palette.outline,
            "outline_variant": palette.line,
            "tertiary": palette.amber,
            "error": palette.red_text,
        },
        "font_family": FONT,
        "scaffold_bgcolor": palette.bg,
        "focus_color": palette.tint,
        "visual_density": "standard",
        "page_transitions": dict.fromkeys(("android", "ios", "linux", "macos", "windows"), still),
    }
    return cast("ft.Theme", told)
