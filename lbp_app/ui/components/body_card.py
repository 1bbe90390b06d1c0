"""The card "Where is it?": both figures small, the marks in words, the whole card one button."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.body import BodyChart
from lbp_app.domain.body_drawing import BodyDrawing
from lbp_app.ui.components.basics import (
    Press,
    bullet,
    column,
    second,
    tap_surface,
    text_button,
    words,
)
from lbp_app.ui.components.body_figure import body_thumbnail
from lbp_app.ui.components.body_words import chart_words, mark_lines, spread_words
from lbp_app.ui.theme import BODY_STRONG, HEADING, Edge, Look, Radius, Space, border_side

THUMBNAIL_WIDTH = 128.0
SUMMARY_WIDTH = 160.0


def body_card(
    look: Look,
    body: BodyDrawing,
    *,
    now: BodyChart | None,
    last: BodyChart | None,
    on_open: Press,
    on_same: Callable[[], None],
) -> ft.Control:
    """What is marked now, else what was marked last time with one tap to keep it."""
    p = look.palette
    shown = now if now is not None else last
    said = "card_now" if now is not None else "card_last" if last is not None else "card_none"
    text = column(
        [
            words(look, look.say("body_chart.card"), HEADING),
            words(look, look.say(f"body_chart.{said}"), BODY_STRONG, p.ink2),
            *([_far(look, shown)] if shown is not None else []),
            words(
                look,
                look.say("body_chart.mark" if shown is None else "body_chart.change"),
                BODY_STRONG,
                p.primary,
            ),
        ],
        Space.XS,
    )
    # The words beside the figures tell all marks, so that the card is read as one.
    figures = body_thumbnail(look, body, shown or BodyChart(), width=THUMBNAIL_WIDTH)
    quiet = ft.Semantics(exclude_semantics=True, content=figures)
    inside: ft.Control = (
        column([text])
        if look.large_text
        else ft.Row(
            [quiet, ft.Container(text, expand=True)],
            spacing=Space.M,
        )
    )
    surface = tap_surface(
        look,
        inside,
        on_open,
        key="body-chart",
        radius=Radius.CARD,
        edge=border_side(Edge.TILE, p.outline),
    )
    if now is not None or last is None:
        return surface
    same = text_button(look, look.say("body_chart.same"), on_same, key="body-same")
    return column([surface, same], Space.XS)


def body_summary(look: Look, body: BodyDrawing, chart: BodyChart) -> ft.Control:
    """A chart that was kept: both figures, how far it goes, and each mark in words."""
    words_of_it = column(
        [
            words(look, spread_words(look.say, chart), BODY_STRONG),
            *(bullet(look, line) for line in mark_lines(look.say, chart)),
        ],
        Space.S,
    )
    # The lines tell the same, one by one.
    figures = ft.Semantics(
        exclude_semantics=True,
        content=body_thumbnail(look, body, chart, width=SUMMARY_WIDTH),
    )
    if look.large_text:
        return column([figures, words_of_it])
    return ft.Row(
        [figures, ft.Container(words_of_it, expand=True)],
        spacing=Space.M,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _far(look: Look, chart: BodyChart) -> ft.Control:
    """How far it goes; for screen readers with every mark."""
    text = spread_words(look.say, chart)
    line = second(look, text)
    line.semantics_label = f"{text} {chart_words(look.say, chart)}"
    return line
