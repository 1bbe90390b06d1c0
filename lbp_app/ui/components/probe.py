"""Find out how large the system draws text; Flet itself does not tell."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.session import Session, safe

_SIZE = 20
_STEP = 0.05


def text_scale(height: float) -> float:
    """The text scale (1.0 = 100 %) from the drawn height of the probe, in steps of 5 %."""
    return max(round(height / _SIZE / _STEP) * _STEP, _STEP)


def with_scale_probe(page: ft.Page, session: Session) -> None:
    """Lay an unseen letter over the page; its drawn height is the text scale."""

    def drawn(event: ft.LayoutSizeChangeEvent[ft.Text]) -> None:
        scale = text_scale(event.height)
        if abs(scale - session.scale) >= _STEP / 2:
            session.scale = scale

    letter = ft.Text(
        "M",
        style=ft.TextStyle(size=_SIZE, height=1.0),
        on_size_change=safe(drawn),
        size_change_interval=0,
    )
    silent = ft.Semantics(exclude_semantics=True, content=letter)
    page.overlay.append(ft.Container(silent, opacity=0, ignore_interactions=True, left=0, top=0))
