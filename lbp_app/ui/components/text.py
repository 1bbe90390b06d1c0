"""Words and headings: all text of the app goes through here."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.theme import BODY, HEADING, TITLE, Look, TextToken, text_style


def words(
    look: Look,
    value: str,
    token: TextToken = BODY,
    color: str | None = None,
    *,
    align: ft.TextAlign = ft.TextAlign.START,
    expand: bool = False,
) -> ft.Text:
    """Running text that wraps and is never cut."""
    return ft.Text(
        value,
        style=text_style(token, color or look.palette.ink),
        text_align=align,
        expand=expand,
    )


def second(look: Look, value: str, token: TextToken = BODY) -> ft.Text:
    """A second line: quieter ink."""
    return words(look, value, token, look.palette.ink2)


def title(look: Look, value: str) -> ft.Control:
    """The one title of a screen, a level 1 heading for screen readers."""
    return heading(look, value, TITLE, level=1)


def heading(
    look: Look,
    value: str,
    token: TextToken = HEADING,
    *,
    level: int = 2,
    color: str | None = None,
) -> ft.Control:
    """A heading, also for screen readers."""
    return ft.Semantics(header=True, heading_level=level, content=words(look, value, token, color))
