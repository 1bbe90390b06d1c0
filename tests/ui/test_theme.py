"""Every pair of colours that the components lay on each other can be told apart."""

from __future__ import annotations

from dataclasses import fields

import flet as ft
import msgpack  # type: ignore[import-untyped]  # carries no types
import pytest
from flet.controls.base_control import BaseControl
from flet.messaging.protocol import configure_encode_object_for_msgpack

from lbp_app.domain.red_flags import Urgency
from lbp_app.ui.palette import DARK, LIGHT, Palette
from lbp_app.ui.theme import (
    COLUMN_WIDTH,
    FONT,
    Look,
    Space,
    UrgencyStyle,
    material_theme,
    urgency_style,
)
from tests.building import say

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
TEXT, LARGE_TEXT, GRAPHIC = 4.5, 3.0, 3.0
"""Least contrast, WCAG 2.2: success criteria 1.4.3 (text, large text) and 1.4.11 (graphics)."""

TEXT_PAIRS = [
    ("ink", "bg"),  # words and titles on the page
    ("ink", "surface"),  # words on cards, in fields and on tiles
    ("ink2", "bg"),  # second lines on the page
    ("ink2", "surface"),  # second lines on cards, names of fields, places not chosen
    ("primary", "bg"),  # the wordmark, quiet buttons, outlined buttons on the page
    ("primary", "surface"),  # outlined buttons on cards, "soon" in the diary
    ("primary", "warm"),  # "Try again" in a notice
    ("on_fill", "fill"),  # the filled button
    ("on_fill", "hero"),  # "Check in" on Today
    ("on_fill", "hill1"),  # the end of its second line, before the hills
    ("on_tint", "tint"),  # the chosen answer, the tile that is answered, the chosen country
    ("on_warm", "warm"),  # notices
    ("red_text", "surface"),  # "Get help", levels in lists
    ("red_text", "red_tint"),  # when to call at once instead
    ("on_red", "red"),  # heads of red cards, the emergency number
    ("on_black", "black"),  # body of the emergency card
    ("on_blue", "blue"),  # head of the "soon" card
    ("back", "surface"),  # the three numbers
    ("leg", "surface"),
    ("func", "surface"),
    ("on_p1", "p1"),  # numbers and signs on the body chart, on the violet of each strength
    ("on_p2", "p2"),
    ("on_p3", "p3"),
]
LARGE_TEXT_PAIRS = [("on_fill", "hill2")]  # "Check in", where large text pushes it over the hills
GRAPHIC_PAIRS = [
    ("outline", "bg"),  # edges of tiles and fields
    ("outline", "surface"),  # edges of answers and of steps not reached
    ("primary", "bg"),  # edges of buttons, drawings
    ("primary", "surface"),
    ("amber", "bg"),  # the second colour of drawings
    ("amber", "surface"),
    ("ink2", "surface"),  # chevrons, places not chosen
    ("on_tint", "tint"),  # the check mark, the chosen place
    ("on_warm", "warm"),  # the sign in a notice
    ("red", "bg"),  # edges of red cards, the banner
    ("red", "surface"),
    ("blue", "bg"),
    ("fill", "bg"),  # the shape of the filled button
    ("back", "surface"),  # the steps that are reached
    ("leg", "surface"),
    ("func", "surface"),
    ("region_edge", "region"),  # the borders of the body chart
    ("ink", "p1"),  # the edge of a marked region, in the mark and beside it
    ("ink", "region"),
    ("focus", "region"),
    ("back", "band"),  # lines over the band of little change
    ("leg", "band"),
    ("func", "band"),
    ("ink2", "band"),  # the start, dashed
    ("outline", "surface"),  # the edges of the band
    ("focus", "bg"),  # the focus ring on everything that can be reached by keyboard
    ("focus", "surface"),
    ("focus", "warm"),
    ("focus", "red_tint"),
]
STYLE_TEXT_PAIRS = [("on_head", "head"), ("on_body", "body"), ("call_text", "call_fill")]
CALL_PAIRS = [("call_fill", "body")]
LEVELS = pytest.mark.parametrize("urgency", list(Urgency))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _too_faint(
    colours: Palette | UrgencyStyle, pairs: list[tuple[str, str]], least: float
) -> list[str]:
    measured = {
        f"{one} on {other}": contrast(getattr(colours, one), getattr(colours, other))
        for one, other in pairs
    }
    return [f"{pair}: {value:.2f}" for pair, value in measured.items() if value < least]


def test_the_formula_gives_the_figures_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@PALETTES
def test_every_pair_of_text_and_ground_can_be_read(palette: Palette) -> None:
    assert not _too_faint(palette, TEXT_PAIRS, TEXT)
    assert not _too_faint(palette, LARGE_TEXT_PAIRS, LARGE_TEXT)


@PALETTES
def test_every_edge_drawing_and_focus_ring_can_be_seen(palette: Palette) -> None:
    assert not _too_faint(palette, GRAPHIC_PAIRS, GRAPHIC)


@PALETTES
@LEVELS
def test_every_level_of_care_card_can_be_read(palette: Palette, urgency: Urgency) -> None:
    style = urgency_style(palette, urgency)
    assert not _too_faint(style, STYLE_TEXT_PAIRS, TEXT)
    assert not _too_faint(style, [("ring", "body")], GRAPHIC)


@PALETTES
@pytest.mark.parametrize("urgency", [Urgency.EMERGENCY, Urgency.URGENT])
def test_the_call_button_stands_out_from_its_card(palette: Palette, urgency: Urgency) -> None:
    assert not _too_faint(urgency_style(palette, urgency), CALL_PAIRS, GRAPHIC)


@PALETTES
def test_the_levels_differ_in_their_sign_and_not_only_in_colour(palette: Palette) -> None:
    assert len({urgency_style(palette, urgency).icon for urgency in Urgency}) == len(Urgency)


@PALETTES
def test_every_colour_is_a_full_hexadecimal_one(palette: Palette) -> None:
    values = [getattr(palette, field.name) for field in fields(palette)]
    assert all(len(value) == 7 and int(value[1:], 16) >= 0 for value in values)


def test_a_window_is_wide_from_900_pixels_unless_the_text_is_large() -> None:
    assert not Look({}, say, width=899).wide
    assert Look({}, say, width=900).wide
    assert not Look({}, say, width=1280, scale=1.4).wide


def test_text_is_large_from_140_percent() -> None:
    assert not Look({}, say, scale=1.35).large_text
    assert Look({}, say, scale=1.4).large_text


def test_the_margin_grows_with_the_window() -> None:
    assert Look({}, say, width=390).side == Space.CARD
    assert Look({}, say, width=1280).side == Space.WIDE
    assert COLUMN_WIDTH < 900


def sent(theme: object) -> object:
    """What reaches Flutter of a theme."""
    encode = configure_encode_object_for_msgpack(BaseControl)  # type: ignore[no-untyped-call]
    return msgpack.unpackb(msgpack.packb(theme, default=encode))


@PALETTES
def test_flutter_is_told_the_theme_as_flets_own_class_tells_it(palette: Palette) -> None:
    still = ft.PageTransitionTheme.NONE
    flets = ft.Theme(
        color_scheme_seed=palette.primary,
        color_scheme=ft.ColorScheme(
            primary=palette.primary,
            on_primary=palette.on_fill,
            primary_container=palette.tint,
            on_primary_container=palette.on_tint,
            surface=palette.surface,
            on_surface=palette.ink,
            on_surface_variant=palette.ink2,
            outline=palette.outline,
            outline_variant=palette.line,
            tertiary=palette.amber,
            error=palette.red_text,
        ),
        font_family=FONT,
        scaffold_bgcolor=palette.bg,
        focus_color=palette.tint,
        visual_density=ft.VisualDensity.STANDARD,
        page_transitions=ft.PageTransitionsTheme(
            android=still, ios=still, linux=still, macos=still, windows=still
        ),
    )
    assert sent(material_theme(palette)) == sent(flets)
