"""Text fields with a name, room and a limit."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.ui.components.basics import column, second, words
from lbp_app.ui.session import Typed, safe
from lbp_app.ui.theme import (
    BODY,
    BODY_STRONG,
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
    secret: bool = False,
) -> ft.Control:
    """A labelled field whose text is kept in ``typed`` under ``key``, ``most`` characters long.

    ``on_text`` is called with the whole text after each change, for a list that filters.
    ``secret`` shows dots instead of the signs, until the patient asks to see them.
    """
    p = look.palette

    def changed(event: ft.Event[ft.TextField]) -> None:
        # Not the value of the field: a drawing may just have put an older one there.
        text = str(event.data or "")
        typed.put(key, text)
        if on_text is not None:
            on_text(text)

    field = ft.TextField(
        value=typed.text(key),
        text_style=text_style(BODY, p.ink),
        password=secret,
        can_reveal_password=secret,
        autocorrect=not secret,
        enable_suggestions=not secret,
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
    name = [words(look, label, BODY_STRONG), *([second(look, hint, SMALL)] if hint else [])]
    # The name stands above and never floats: at 200 % a floating one lies over other words. Read
    # out, it belongs to the field.
    return column(
        [
            ft.Semantics(exclude_semantics=True, content=column(name, 0)),
            ft.MergeSemantics(
                ft.Semantics(label=label, hint_text=hint, content=field),
            ),
        ],
        Space.XS,
    )
