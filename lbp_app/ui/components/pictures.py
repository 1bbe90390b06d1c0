"""Our own drawings in the colours of the palette."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.theme import Look

_BESIDE_LARGE_TEXT = 1.3


def picture(
    look: Look, name: str, size: float, *, line: str | None = None, accent: str | None = None
) -> ft.Image:
    """One of our own drawings, ``size`` pixels square. Ornament: words stand beside it.

    Beside large text it grows a little, so that it is not lost there.
    """
    if look.large_text:
        size *= _BESIDE_LARGE_TEXT
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
