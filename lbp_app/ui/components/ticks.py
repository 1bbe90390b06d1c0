"""Sentences to tick: each row is one large target, with its mark, its words and its state."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.components.basics import Press, picture, tap_surface, words
from lbp_app.ui.theme import BODY, BODY_STRONG, Edge, Look, Radius, Space, border_side

_BOX = 28


def tick_row(look: Look, text: str, on_tap: Press, *, ticked: bool, key: str) -> ft.Control:
    """One sentence; a tap ticks it, another one takes the tick back."""
    p = look.palette
    box = ft.Container(
        picture(look, "check", _BOX - 8, line=p.on_fill) if ticked else None,
        width=_BOX,
        height=_BOX,
        alignment=ft.Alignment.CENTER,
        bgcolor=p.fill if ticked else p.surface,
        border=ft.Border.all(Edge.BUTTON / 10, p.fill if ticked else p.outline),
        border_radius=Space.S,
    )
    sentence = words(
        look, text, BODY_STRONG if ticked else BODY, p.on_tint if ticked else p.ink, expand=True
    )
    row = tap_surface(
        look,
        ft.Row([box, sentence], spacing=Space.M),
        on_tap,
        key=key,
        radius=Radius.SMALL_CARD,
        ground=p.tint if ticked else p.surface,
        edge=border_side(Edge.CARD, p.primary) if ticked else None,
        padding=Space.M,
    )
    # Merged, so that what has the keyboard is the checkbox itself, with its words and its state.
    return ft.MergeSemantics(ft.Semantics(checked=ticked, content=row))
