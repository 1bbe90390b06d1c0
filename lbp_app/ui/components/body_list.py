"""The body chart as a list: every region by name, left and right beside each other."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.body import Area, BodyChart, Mark, Region, regions_of
from lbp_app.ui.components.basics import column, handler, heading, words
from lbp_app.ui.components.body_words import mark_words
from lbp_app.ui.theme import (
    BODY_STRONG,
    LABEL,
    ROW,
    SMALL_STRONG,
    Edge,
    Look,
    Radius,
    Space,
    border_side,
    strength_colors,
)

OnRegion = Callable[[str], None]


def body_list(look: Look, chart: BodyChart, on_region: OnRegion) -> list[ft.Control]:
    """The same chart in words, from the top down, grouped by part of the body."""
    return [
        column(
            [
                heading(look, look.say(f"body_area.{area.value}"), ROW),
                *(_kind(look, chart, regions, on_region) for regions in regions_of(area)),
            ],
            Space.S,
        )
        for area in Area
    ]


def _kind(
    look: Look, chart: BodyChart, regions: tuple[Region, ...], on_region: OnRegion
) -> ft.Control:
    """One kind of region: its name, and one button for each side."""
    cells = [_cell(look, region, chart.mark(region.id), on_region) for region in regions]
    name = words(look, look.say(f"body_kind.{regions[0].kind}"), BODY_STRONG)
    # Each button says the whole name itself.
    quiet = ft.Semantics(exclude_semantics=True, content=name)
    sides: ft.Control = (
        column(list(cells), Space.S)
        if look.large_text
        else ft.Row(
            list(cells),
            spacing=Space.S,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
            intrinsic_height=True,
        )
    )
    return column([quiet, sides], Space.XS)


def _cell(look: Look, region: Region, mark: Mark | None, on_region: OnRegion) -> ft.Control:
    p = look.palette

    def press() -> None:
        on_region(region.id)

    ground, color = (p.surface, p.ink) if mark is None else strength_colors(p, mark.strength)
    what = mark_words(look.say, mark)
    side = words(
        look, look.say(f"body_side.{region.side.value}"), LABEL, color, align=ft.TextAlign.CENTER
    )
    side.semantics_label = look.say(
        "body_chart.region_named", region=look.say(f"body_region.{region.id}"), what=what
    )
    lines: list[ft.Control] = [side]
    if mark is not None:
        told = words(look, what, SMALL_STRONG, color, align=ft.TextAlign.CENTER)
        lines.append(ft.Semantics(exclude_semantics=True, content=told))
    edge = border_side(Edge.TILE, p.outline) if mark is None else border_side(Edge.BUTTON, p.ink)
    return ft.OutlinedButton(
        content=ft.Column(
            lines,
            spacing=0,
            tight=True,
            alignment=ft.MainAxisAlignment.CENTER,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        style=ft.ButtonStyle(
            bgcolor=ground,
            color=color,
            padding=ft.Padding.symmetric(horizontal=Space.S, vertical=Space.M),
            shape=ft.RoundedRectangleBorder(radius=Radius.SMALL_CARD),
            side={
                ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus),
                ft.ControlState.DEFAULT: edge,
            },
        ),
        key=f"region-{region.id}",
        expand=not look.large_text,
        on_click=handler(press),
    )
