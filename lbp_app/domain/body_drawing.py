"""The geometry of the body chart: shapes as path commands, which region lies under a point."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from lbp_app.domain.body import Side, View

WIDTH, HEIGHT = 330.0, 672.0
"""The drawing space of each view; all coordinates are in it."""

NEAR = 12.0
"""How far beside a region, in the drawing space, a tap still means it."""

_STEPS = 8
_GRID = 15
_WELL_INSIDE = 14.0
_PULL = 0.1

Point = tuple[float, float]
Command = tuple[str, tuple[float, ...]]
"""``("M", (x, y))``, ``("L", (x, y))``, ``("C", (x1, y1, x2, y2, x, y))`` or ``("Z", ())``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn region: a closed outline. Two shapes of one region are on different views."""

    id: str
    region: str
    commands: tuple[Command, ...]
    outline: tuple[Point, ...]

    def holds(self, x: float, y: float) -> bool:
        """True when the point lies inside."""
        inside = False
        for (x1, y1), (x2, y2) in _edges(self.outline):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside

    def distance(self, x: float, y: float) -> float:
        """How far a point is from the border."""
        return min(_from_edge(x, y, a, b) for a, b in _edges(self.outline))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs, ys = [p[0] for p in self.outline], [p[1] for p in self.outline]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class ViewDrawing:
    """One view: its picture as SVG text with placeholder colours, and its regions as shapes.

    ``figure`` and ``details`` are the parts that cannot be tapped.
    """

    view: View
    svg: str
    figure: tuple[Command, ...]
    details: tuple[tuple[Command, ...], ...]
    shapes: tuple[Shape, ...]

    def at(self, x: float, y: float) -> str | None:
        """The region under a point, else the nearest one within reach of a finger, else None."""
        hit = next((s for s in self.shapes if s.holds(x, y)), None)
        if hit is None:
            nearest = min(self.shapes, key=lambda shape: shape.distance(x, y))
            hit = nearest if nearest.distance(x, y) <= NEAR else None
        return hit.region if hit else None

    @property
    def viewers_left(self) -> Side:
        """The patient's own side that is drawn at the left."""
        return Side.RIGHT if self.view is View.FRONT else Side.LEFT


@dataclass(frozen=True, slots=True)
class BodyDrawing:
    """Both views."""

    front: ViewDrawing
    back: ViewDrawing

    def of(self, view: View) -> ViewDrawing:
        """One of them."""
        return self.front if view is View.FRONT else self.back


def outline(commands: tuple[Command, ...]) -> tuple[Point, ...]:
    """The corners of one closed outline, curves taken in small straight steps."""
    points: list[Point] = []
    for name, at in commands:
        if name == "C":
            points += _curve(points[-1], at)
        elif name != "Z":
            points.append((at[0], at[1]))
    return tuple(points[:-1]) if points[0] == points[-1] else tuple(points)


@functools.cache
def middle(shape: Shape) -> Point:
    """The place for the number of a shape: well inside it, and as near its centre as can be."""
    left, top, right, bottom = shape.box
    centre = ((left + right) / 2, (top + bottom) / 2)

    def merit(point: Point) -> float:
        return min(shape.distance(*point), _WELL_INSIDE) - math.dist(point, centre) * _PULL

    return max(_grid(shape, _GRID), key=merit)


@functools.cache
def texture(shape: Shape, apart: float, margin: float, room: float) -> tuple[Point, ...]:
    """Points strewn over a shape, ``margin`` from its border and ``room`` from its number."""
    left, top, right, bottom = shape.box
    centre = middle(shape)
    points = []
    for row in range(int((bottom - top) / apart) + 1):
        shift = apart / 2 if row % 2 else 0.0
        for column in range(int((right - left) / apart) + 1):
            point = (left + apart / 2 + shift + column * apart, top + apart / 2 + row * apart)
            if (
                shape.holds(*point)
                and shape.distance(*point) >= margin
                and math.dist(point, centre) >= room
            ):
                points.append(point)
    return tuple(points)


def _grid(shape: Shape, steps: int) -> list[Point]:
    left, top, right, bottom = shape.box
    wide, high = (right - left) / steps, (bottom - top) / steps
    points = [
        (left + (i + 0.5) * wide, top + (j + 0.5) * high)
        for i in range(steps)
        for j in range(steps)
    ]
    return [p for p in points if shape.holds(*p)]


def _curve(start: Point, at: tuple[float, ...]) -> Iterator[Point]:
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, at
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _edges(points: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    return zip(points, (*points[1:], points[0]), strict=True)


def _from_edge(x: float, y: float, a: Point, b: Point) -> float:
    (x1, y1), (x2, y2) = a, b
    long = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0.0 if long == 0 else ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long
    along = min(max(along, 0.0), 1.0)
    return math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
