"""Text fields with a name, room and a limit."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.ui.components.basics import words
from lbp_app.ui.session import Typed, safe
from lbp_app.ui.theme import (
    BODY,
    FIELD_NAME,
    SMALL,
    Edge,
    Look,
    Radius,
    Space,
    border_side,
    text_style,
)


def text_field(
    look: Look,
    label: str,
    typed: Typed,
    *,
    key: str,
    lines: int = 1,
    hint: str | None = None,
    most: int = 2000,
    on_text: Callable[[str], None] | None = None,
) -> ft.Control:
    """A labelled field whose text is kept in ``typed`` under ``key``, ``most`` characters long.

    ``on_text`` is called with the whole text after each change, for a list that filters.
    """
    p = look.palette

    def changed(event: ft.Event[ft.TextField]) -> None:
        text = event.control.value or ""
        typed.put(key, text)
        if on_text is not None:
            on_text(text)

    return ft.TextField(
        value=typed.text(key),
        label=label,
        label_style=text_style(FIELD_NAME, p.ink2),
        text_style=text_style(BODY, p.ink),
        helper=words(look, hint, SMALL, p.ink2) if hint else None,
        multiline=lines > 1,
        min_lines=lines,
        max_lines=6 if lines > 1 else 1,
        max_length=most,
        counter="",
        filled=True,
        fill_color=p.surface,
        border={
            ft.ControlState.DEFAULT: ft.OutlineInputBorder(
                border_radius=Radius.SMALL_CARD, side=border_side(Edge.TILE, p.outline)
            ),
            ft.ControlState.FOCUSED: ft.OutlineInputBorder(
                border_radius=Radius.SMALL_CARD, side=border_side(Edge.FOCUS, p.focus)
            ),
        },
        content_padding=Space.CARD,
        key=key,
        on_change=safe(changed),
    )
