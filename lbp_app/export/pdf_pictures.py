"""The pictures of the PDF as lines and areas: pain over time, minutes a week, the body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lbp_app.domain.body import BodyChart, Mark, View
from lbp_app.domain.body_drawing import HEIGHT, WIDTH, BodyDrawing, Point, ViewDrawing, middle
from lbp_app.domain.body_drawing import outline as corners
from lbp_app.domain.progress import ActivityWeeks, Event, Happening, Series, Span
from lbp_app.domain.trend import Trend
from lbp_app.export.paper import BLACK, DARK, LIGHT, MIDDLE, Paper

_AXIS = 14.0
_MOST = 10
_DOT = 1.3
_LETTER = 7.0
_DARK_FROM = 5
"""From this strength on the number stands white on dark."""
_LETTERS = {Happening.FLARE: "F", Happening.FALL: "X"}


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the paper, in points."""

    x: float
    y: float
    width: float
    height: float


def pain_chart(
    paper: Paper, box: Box, trend: Trend, events: Iterable[Event], day: Callable[[date], str]
) -> None:
    """One scale from 0 to 10: band of little change, start, values with their gaps, events."""
    plot = Box(box.x + _AXIS, box.y + 8, box.width - _AXIS - 4, box.height - 20)

    def height(value: float) -> float:
        return plot.y + plot.height * (1 - value / _MOST)

    if trend.band is not None:
        low, high = map(float, trend.band)
        paper.rect((plot.x, height(high), plot.width, height(low) - height(high)), LIGHT)
    paper.pen(0.4, MIDDLE)
    paper.size(7, grey=DARK)
    for value in (0, 5, 10):
        paper.line(plot.x, height(value), plot.x + plot.width, height(value))
        paper.put(box.x, height(value) - 4, str(value), width=_AXIS - 3, align="R")
    if trend.start is not None:
        paper.pen(0.6, BLACK, (3, 2))
        paper.line(
            plot.x, height(float(trend.start)), plot.x + plot.width, height(float(trend.start))
        )
    _events(paper, plot, trend.series.span, events)
    _line(paper, plot, trend.series, height)
    span = trend.series.span
    paper.size(7, grey=DARK)
    paper.put(plot.x, plot.y + plot.height + 2, day(span.first))
    paper.put(plot.x, plot.y + plot.height + 2, day(span.last), width=plot.width, align="R")


def _across(plot: Box, span: Span, block: int) -> float:
    return plot.x + plot.width * (block + 0.5) / span.blocks


def _line(paper: Paper, plot: Box, series: Series, height: Callable[[float], float]) -> None:
    """Days beside each other are joined; over a gap there is no line."""
    paper.pen(0.9)
    before: tuple[int, float] | None = None
    for block, value in series.known:
        x, y = _across(plot, series.span, block), height(value)
        if before is not None and before[0] == block - 1:
            paper.line(_across(plot, series.span, block - 1), height(before[1]), x, y)
        paper.dot(x, y, _DOT)
        before = block, value


def _events(paper: Paper, plot: Box, span: Span, events: Iterable[Event]) -> None:
    paper.pen(0.5, BLACK, (0.8, 1.6))
    paper.size(6.5, bold=True)
    letters: dict[int, dict[str, None]] = {}
    for event in events:
        of_block = letters.setdefault(span.block(event.day), {})
        of_block[_LETTERS.get(event.kind, "M")] = None
    taken = plot.x - _LETTER
    for block, found in sorted(letters.items()):
        x = _across(plot, span, block)
        paper.line(x, plot.y, x, plot.y + plot.height)
        if x - taken >= _LETTER:
            paper.put(x - 10, plot.y - 8, "".join(found), width=20, align="C")
            taken = x


def week_bars(paper: Paper, box: Box, weeks: ActivityWeeks) -> None:
    """Minutes in each week; a week without any entry has no bar and no base line."""
    most = max((value for value in weeks.values if value), default=0)
    step = box.width / max(len(weeks.values), 1)
    paper.pen(0.5)
    for number, value in enumerate(weeks.values):
        x = box.x + number * step
        if value is not None:
            paper.line(x, box.y + box.height, x + step * 0.8, box.y + box.height)
        if value:
            tall = box.height * value / most
            paper.rect((x, box.y + box.height - tall, step * 0.8, tall), DARK)
    paper.size(6.5, grey=DARK)
    if most:
        paper.put(box.x, box.y - 8, f"{round(most)}")


def body_pair(
    paper: Paper, box: Box, body: BodyDrawing, chart: BodyChart, sides: tuple[str, str]
) -> None:
    """Front and back beside each other, with the strength as grey and as number.

    ``sides`` are the letters for the patient's left and right: seen from the front, the patient's
    left is drawn at the right.
    """
    scale = min(box.height / HEIGHT, box.width / 2 / WIDTH)
    for place, view in enumerate((View.FRONT, View.BACK)):
        x = box.x + place * box.width / 2 + (box.width / 2 - WIDTH * scale) / 2
        drawing = body.of(view)
        _figure(paper, (x, box.y), scale, drawing)
        for mark, shape_id in _seen(drawing, chart):
            _mark(paper, (x, box.y), scale, drawing, mark, shape_id)
        left, right = sides
        drawn = (right, left) if view is View.FRONT else (left, right)
        paper.size(7, bold=True)
        paper.put(x + 6, box.y + 2, drawn[0])
        paper.put(x, box.y + 2, drawn[1], width=WIDTH * scale - 6, align="R")


def _figure(paper: Paper, at: Point, scale: float, drawing: ViewDrawing) -> None:
    paper.pen(0.6, DARK)
    paper.shape(_placed(at, scale, corners(drawing.figure)))
    paper.pen(0.25, MIDDLE)
    for shape in drawing.shapes:
        paper.shape(_placed(at, scale, shape.outline))


def _seen(drawing: ViewDrawing, chart: BodyChart) -> Iterator[tuple[Mark, int]]:
    for number, shape in enumerate(drawing.shapes):
        mark = chart.mark(shape.region)
        if mark is not None:
            yield mark, number


def _mark(
    paper: Paper, at: Point, scale: float, drawing: ViewDrawing, mark: Mark, number: int
) -> None:
    shape = drawing.shapes[number]
    strength = mark.strength or 0
    paper.pen(0.7)
    paper.shape(_placed(at, scale, shape.outline), round(235 - 20 * strength))
    ((x, y),) = _placed(at, scale, (middle(shape),))
    paper.size(6.5, bold=True, grey=255 if strength >= _DARK_FROM else BLACK)
    text = "?" if mark.strength is None else str(mark.strength)
    paper.put(x - 8, y - 4, text, width=16, align="C")


def _placed(at: Point, scale: float, points: Sequence[Point]) -> list[Point]:
    return [(at[0] + x * scale, at[1] + y * scale) for x, y in points]
