"""The line at the foot that says what was just done and takes it back in one tap."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.components.basics import Press, column, text_button, words
from lbp_app.ui.theme import BODY_STRONG, Look, Radius, Space


def undo_line(look: Look, text: str, on_undo: Press | None) -> ft.Control:
    """Read out when it comes. It stays until another screen is shown: nobody has to hurry."""
    p = look.palette
    told = ft.Semantics(
        live_region=True, container=True, content=words(look, text, BODY_STRONG, p.on_tint)
    )
    back = look.say("undo.take_back")
    button = [] if on_undo is None else [text_button(look, back, on_undo, key="undo")]
    content = (
        column([told, *button], Space.XS)
        if look.large_text
        else ft.Row([ft.Container(told, expand=True), *button], spacing=Space.M)
    )
    return ft.Container(
        content,
        bgcolor=p.tint,
        border_radius=Radius.SMALL_CARD,
        padding=ft.Padding.symmetric(horizontal=Space.L, vertical=Space.S),
    )
