"""Large tiles with a drawing and a word, two in a row; and rows that lead to another screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from lbp_app.ui.components.basics import column, picture, second, tap_surface, words
from lbp_app.ui.theme import BODY_STRONG, ICON, PICTURE, ROW, SMALL, Look, Space


@dataclass(frozen=True, slots=True)
class BigTile:
    """One tile: its key, the name of its drawing, its words and what a tap does."""

    key: str
    picture: str
    text: str
    press: Callable[[], None]


def big_tiles(look: Look, tiles: Sequence[BigTile]) -> list[ft.Control]:
    """Rows of two tiles, of four on a wide window, of one with large text."""
    across = 4 if look.wide else (1 if look.large_text else 2)
    made = [_tile(look, tile) for tile in tiles]
    empty = [ft.Container(expand=True) for _ in range(-len(made) % across)]
    filled = [*made, *empty]
    return [
        ft.Row(
            filled[at : at + across],
            spacing=Space.TAP,
            intrinsic_height=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        for at in range(0, len(filled), across)
    ]


def _tile(look: Look, tile: BigTile) -> ft.Control:
    drawing = picture(look, tile.picture, PICTURE)
    label = words(look, tile.text, BODY_STRONG, look.palette.ink)
    content: ft.Control = (
        ft.Row([drawing, ft.Container(label, expand=True)], spacing=Space.M)
        if look.large_text
        else ft.Column([drawing, label], spacing=Space.XS)
    )
    return tap_surface(look, content, tile.press, key=tile.key, padding=Space.M, expand=True)


def link_row(
    look: Look, drawing: str, head: str, hint: str | None, press: Callable[[], None], *, key: str
) -> ft.Control:
    """A row that leads to another screen."""
    lines = [words(look, head, ROW), *([second(look, hint, SMALL)] if hint else [])]
    return tap_surface(
        look,
        ft.Row(
            [
                *([] if look.large_text else [picture(look, drawing, PICTURE)]),
                ft.Container(column(lines, Space.HAIR), expand=True),
                picture(look, "chevron", ICON, line=look.palette.ink2),
            ],
            spacing=Space.M,
        ),
        press,
        key=key,
    )
