"""Rows that open another page."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.components.basics import Press, column, picture, second, tap_surface, words
from lbp_app.ui.theme import BODY, ICON, ROW, Look, Space


def open_row(
    look: Look, icon: str, text: str, hint: str, on_press: Press, *, key: str
) -> ft.Control:
    """A drawing, a name, a quieter line, and the sign that it opens something."""
    told = column([words(look, text, ROW), second(look, hint, BODY)], Space.HAIR)
    sign = [] if look.large_text else [picture(look, icon, ICON + 4)]
    return tap_surface(
        look,
        ft.Row(
            [
                *sign,
                ft.Container(told, expand=True),
                picture(look, "chevron", ICON, line=look.palette.ink2),
            ],
            spacing=Space.M,
        ),
        on_press,
        key=key,
    )
