"""The body as a picture: a still drawing, and on it the marks with their numbers and signs."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

import flet as ft
import flet.canvas as cv

from lbp_app.domain.body import BodyChart, Feeling, Mark, View
from lbp_app.domain.body_drawing import (
    HEIGHT,
    WIDTH,
    BodyDrawing,
    Command,
    Point,
    Shape,
    ViewDrawing,
    middle,
    texture,
)
from lbp_app.ui.components.basics import words
from lbp_app.ui.components.body_words import chart_words
from lbp_app.ui.palette import Palette
from lbp_app.ui.session import safe
from lbp_app.ui.theme import (
    MARK,
    SMALL,
    Edge,
    Look,
    Space,
    strength_colors,
    text_style,
)

OnRegion = Callable[[str], None]
Line = tuple[Point, ...]

SIGNS: dict[Feeling, tuple[Line, ...]] = {
    Feeling.ACHE: (((-3, 2), (0, -2), (3, 2)),),
    Feeling.SHARP: (((-2, 3), (2, -3)),),
    Feeling.BURNING: (((-2.5, -2.5), (2.5, 2.5)), ((-2.5, 2.5), (2.5, -2.5))),
    Feeling.ELECTRIC: (((2, -4), (-2, 0), (2, 0), (-2, 4)),),
    Feeling.TINGLING: (((0, 0), (0, 0.1)),),
    Feeling.NUMB: (((-3, -1.5), (3, -1.5)), ((-3, 1.5), (3, 1.5))),
    Feeling.WEAK: (((0, -3.5), (0, 3.5)), ((-2.5, 1), (0, 3.5), (2.5, 1))),
    Feeling.CRAMP: (((0, -3), (3, 0), (0, 3), (-3, 0), (0, -3)),),
}
"""The sign of each feeling, near those that pain drawings on paper use: lines around (0, 0)."""

_APART, _MARGIN, _ROOM = 13.0, 6.0, 13.0
_GAP = 8
_SIGN = 22.0


def body_figure(
    look: Look,
    drawing: ViewDrawing,
    chart: BodyChart,
    *,
    width: float,
    on_region: OnRegion | None = None,
    chosen: str | None = None,
    numbers: bool = True,
) -> ft.Control:
    """One view of the body, ``width`` logical pixels wide. For screen readers it is one picture.

    A tap gives the region under it, or the nearest one. The list is the way to the same regions by
    keyboard and by name. ``chosen`` is the region being changed.
    """
    scale = width / WIDTH
    height = HEIGHT * scale
    still = ft.Image(
        src=_coloured(drawing.svg, look.palette),
        fit=ft.BoxFit.FILL,
        exclude_from_semantics=True,
        width=width,
        height=height,
    )
    canvas = cv.Canvas(
        list(_marks(look.palette, drawing, chart, scale, chosen, numbers=numbers)),
        # Another key for other marks: Flet mixes up the points when it changes a path in place.
        key=f"marks-{hash((chart, chosen))}",
        width=width,
        height=height,
    )
    picture: ft.Control = ft.Stack([still, canvas], width=width, height=height)
    if on_region is not None:
        picture = ft.GestureDetector(
            picture,
            key=f"figure-{drawing.view.value}",
            mouse_cursor=ft.MouseCursor.CLICK,
            exclude_from_semantics=True,
            on_tap_up=_tapped(drawing, scale, on_region),
        )
    return ft.Semantics(
        label=look.say(
            "body_chart.picture",
            view=look.say(f"body_chart.view_{drawing.view.value}"),
            marks=chart_words(look.say, _seen(chart, drawing)),
        ),
        image=True,
        exclude_semantics=True,
        content=ft.Container(picture, width=width, height=height),
    )


def body_thumbnail(look: Look, body: BodyDrawing, chart: BodyChart, *, width: float) -> ft.Control:
    """Both views beside each other in ``width`` logical pixels: for looking at, not for tapping."""
    each = (width - _GAP) / 2
    views = [
        body_figure(look, body.of(view), chart, width=each, numbers=False)
        for view in (View.FRONT, View.BACK)
    ]
    return ft.Semantics(
        label=chart_words(look.say, chart),
        image=True,
        exclude_semantics=True,
        content=ft.Row(list(views), spacing=_GAP, tight=True),
    )


def sign(feeling: Feeling, color: str) -> ft.Control:
    """The sign of a feeling, as large as a letter. Ornament: its word stands beside it."""
    return cv.Canvas(
        [_sign_path(feeling, ((_SIGN / 2, _SIGN / 2),), 2.0, color)],
        key=f"sign-{feeling.value}",
        width=_SIGN,
        height=_SIGN,
    )


def legend(look: Look, chart: BodyChart) -> list[ft.Control]:
    """What the signs in the picture mean; only those that are in it."""
    used = [f for f in Feeling if chart.with_feeling(f)]
    return (
        [
            ft.Row(
                [
                    ft.Row(
                        [
                            sign(feeling, look.palette.ink),
                            words(look, look.say(f"feeling.{feeling.value}"), SMALL),
                        ],
                        spacing=Space.XS,
                        tight=True,
                    )
                    for feeling in used
                ],
                wrap=True,
                spacing=Space.CARD,
                run_spacing=Space.XS,
            )
        ]
        if used
        else []
    )


def _tapped(
    drawing: ViewDrawing, scale: float, on_region: OnRegion
) -> Callable[[ft.TapEvent[ft.GestureDetector]], None]:
    def on_tap(event: ft.TapEvent[ft.GestureDetector]) -> None:
        at = event.local_position
        if at is not None and (region := drawing.at(at.x / scale, at.y / scale)) is not None:
            on_region(region)

    return safe(on_tap)


def _seen(chart: BodyChart, drawing: ViewDrawing) -> BodyChart:
    """The marks that this view shows."""
    return BodyChart(tuple(m for m in chart.marks if drawing.view in m.where.views))


@functools.lru_cache(maxsize=8)
def _coloured(svg: str, p: Palette) -> str:
    for slot, color in (
        ("#000001", p.figure),
        ("#000002", p.region),
        ("#000003", p.region_edge),
        ("#000004", p.ink2),
    ):
        svg = svg.replace(slot, color)
    return svg


def _marks(
    p: Palette,
    drawing: ViewDrawing,
    chart: BodyChart,
    scale: float,
    chosen: str | None,
    *,
    numbers: bool,
) -> Iterator[cv.Shape]:
    """Fills first, then edges, so that no fill covers the edge of its neighbour."""
    marked = [(s, m) for s in drawing.shapes if (m := chart.mark(s.region)) is not None]
    for shape, mark in marked:
        fill = ft.Paint(color=strength_colors(p, mark.strength)[0])
        yield cv.Path(_elements(shape.commands, scale), paint=fill)
    edge = _stroke(p.ink, Edge.BUTTON / 10 if numbers else 1.0)
    for shape, _ in marked:
        yield cv.Path(_elements(shape.commands, scale), paint=edge)
    for shape in drawing.shapes:
        if shape.region == chosen:
            yield cv.Path(_elements(shape.commands, scale), paint=_stroke(p.focus, 4.0))
    if numbers:
        for shape, mark in marked:
            yield from _inside(p, shape, mark, scale)


def _inside(p: Palette, shape: Shape, mark: Mark, scale: float) -> Iterator[cv.Shape]:
    """The signs of what it feels like, taking turns, and the number among them."""
    color = strength_colors(p, mark.strength)[1]
    room = _ROOM if mark.strength is not None else 0.0
    places = texture(shape, _APART, _MARGIN, room)
    for turn, feeling in enumerate(mark.feelings):
        at = tuple((x * scale, y * scale) for x, y in places[turn :: len(mark.feelings)])
        if at:
            yield _sign_path(feeling, at, scale, color)
    if mark.strength is not None:
        x, y = middle(shape)
        yield cv.Text(
            x * scale,
            y * scale,
            str(mark.strength),
            style=text_style(MARK, color),
            alignment=ft.Alignment.CENTER,
        )


def _sign_path(feeling: Feeling, places: tuple[Point, ...], scale: float, color: str) -> cv.Path:
    elements: list[cv.Path.PathElement] = []
    for x, y in places:
        for line in SIGNS[feeling]:
            points = [(x + dx * scale, y + dy * scale) for dx, dy in line]
            elements.append(cv.Path.MoveTo(*points[0]))
            elements += [cv.Path.LineTo(*point) for point in points[1:]]
    width = 3.0 if feeling is Feeling.TINGLING else 1.3
    return cv.Path(elements, paint=_stroke(color, width))


def _stroke(color: str, width: float) -> ft.Paint:
    return ft.Paint(
        color=color,
        style=ft.PaintingStyle.STROKE,
        stroke_width=width,
        stroke_join=ft.StrokeJoin.ROUND,
        stroke_cap=ft.StrokeCap.ROUND,
    )


def _elements(commands: tuple[Command, ...], scale: float) -> list[cv.Path.PathElement]:
    made: list[cv.Path.PathElement] = []
    for name, numbers in commands:
        at = [n * scale for n in numbers]
        made.append(_ELEMENT[name](*at))
    return made


_ELEMENT: dict[str, Callable[..., cv.Path.PathElement]] = {
    "M": cv.Path.MoveTo,
    "L": cv.Path.LineTo,
    "C": cv.Path.CubicTo,
    "Z": cv.Path.Close,
}
