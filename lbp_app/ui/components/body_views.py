"""The body chart as a picture to tap: one view with a switch, both where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from lbp_app.domain.body import BodyChart, Side, View
from lbp_app.domain.body_drawing import BodyDrawing
from lbp_app.ui.components.basics import column, heading, second
from lbp_app.ui.components.body_figure import body_figure
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.theme import ROW, SMALL_STRONG, TITLE, Look, Space

FIGURE_WIDTH = 288.0
"""At this width every region is at least 24 pixels wide and high."""
PAIR_WIDTH = 2 * FIGURE_WIDTH + Space.XL
"""The width of both views beside each other."""


def body_views(
    look: Look,
    body: BodyDrawing,
    chart: BodyChart,
    *,
    view: View,
    on_view: Callable[[View], None],
    on_region: Callable[[str], None],
    chosen: str | None = None,
    level: int = 1,
) -> ft.Control:
    """The picture with its head, a heading of this ``level``.

    ``view`` is the one shown where there is room for one only.
    """
    head = heading(look, look.say("body_chart.head"), TITLE, level=level)
    if look.wide:
        figures = [_captioned(look, body, chart, each, on_region, chosen) for each in View]
        return column([head, ft.Row(list(figures), spacing=Space.XL)], Space.S)

    def turn(value: str) -> None:
        on_view(View(value))

    switch = answer_buttons(
        look,
        [(v.value, look.say(f"body_chart.{v.value}")) for v in View],
        view.value,
        turn,
        key="view",
    )
    return column([head, switch, _labelled(look, body, chart, view, on_region, chosen)], Space.XS)


def beside_figures(drawn: Sequence[ft.Control], beside: Sequence[ft.Control]) -> ft.Control:
    """On a wide screen: the figures at their own width, what belongs to them in the rest."""
    return ft.Row(
        [
            ft.Container(column(drawn), width=PAIR_WIDTH),
            ft.Container(column(beside), expand=True),
        ],
        spacing=Space.XXL,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def button_pair(small: ft.Control, main: ft.Control) -> ft.Control:
    """The main button and a smaller one beside it."""
    return ft.Row([small, ft.Container(main, expand=True)], spacing=Space.S)


def _captioned(
    look: Look,
    body: BodyDrawing,
    chart: BodyChart,
    view: View,
    on_region: Callable[[str], None],
    chosen: str | None,
) -> ft.Control:
    return ft.Column(
        [
            heading(look, look.say(f"body_chart.{view.value}"), ROW),
            _labelled(look, body, chart, view, on_region, chosen),
        ],
        spacing=0,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        width=FIGURE_WIDTH,
    )


def _labelled(
    look: Look,
    body: BodyDrawing,
    chart: BodyChart,
    view: View,
    on_region: Callable[[str], None],
    chosen: str | None,
) -> ft.Control:
    """The figure between the words for left and right, which are the patient's own."""
    drawing = body.of(view)
    sides = (Side.LEFT, Side.RIGHT)
    if drawing.viewers_left is Side.RIGHT:
        sides = (Side.RIGHT, Side.LEFT)
    labels = ft.Row(
        [second(look, look.say(f"body_chart.your_{side.value}"), SMALL_STRONG) for side in sides],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
    )
    figure = body_figure(
        look,
        drawing,
        chart,
        width=min(FIGURE_WIDTH, look.width - 2 * Space.CARD),
        on_region=on_region,
        chosen=chosen,
    )
    centred = ft.Row([figure], alignment=ft.MainAxisAlignment.CENTER)
    if look.large_text:
        return column([labels, centred], Space.XS)
    return ft.Stack([centred, labels])
