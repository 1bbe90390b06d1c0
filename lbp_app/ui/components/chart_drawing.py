"""The shapes of a chart as SVG text: one picture however many days it shows, sharp at any size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Value = float | None
Attributes = Mapping[str, str | float]
_DASH, _DOT, _SPACE = 5.0, 2.0, 4.0
_CROWDED = 8.0
"""Marks closer than this many pixels are left out where a line shows the value."""
_LONE = 3.0
_MARK, _END_MARK = 4.5, 7.0
_LINE, _THIN_LINE = 2.5, 2.0
_BAR = 0.62


@dataclass(frozen=True, slots=True)
class Plot:
    """Where values fall: ``blocks`` side by side from ``left`` to ``right``, 0 to ``most`` upwards.

    All in logical pixels of a picture ``width`` by ``height``, from its top left corner.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    blocks: int
    most: float

    def x(self, block: float) -> float:
        """The middle of a block; with one block, the middle of all."""
        if self.blocks == 1:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * block / (self.blocks - 1)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - (self.bottom - self.top) * value / self.most

    @property
    def apart(self) -> float:
        """How far two neighbouring blocks are from each other."""
        return (self.right - self.left) / max(self.blocks - 1, 1)


def svg(plot: Plot, shapes: Iterable[str]) -> str:
    """The picture."""
    head = _attributes(
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": plot.width,
            "height": plot.height,
            "viewBox": f"0 0 {plot.width:g} {plot.height:g}",
        }
    )
    return f"<svg{head}>{''.join(shapes)}</svg>"


def grid(plot: Plot, values: Iterable[float], color: str) -> str:
    """Thin lines across at these values."""
    lines = (_level(plot, value) for value in values)
    return _path("".join(lines), color, 1)


def band(plot: Plot, low: float, high: float, fill: str, edge: str) -> str:
    """The ground between two values, with an edge where it ends inside the scale."""
    top, bottom = plot.y(high), plot.y(low)
    box: Attributes = {
        "x": plot.left,
        "y": top,
        "width": plot.right - plot.left,
        "height": bottom - top,
    }
    ground = _shape("rect", {**box, "fill": fill})
    edges = (_level(plot, value) for value in (low, high) if 0 < value < plot.most)
    return ground + _path("".join(edges), edge, 1)


def dashed(plot: Plot, value: float, color: str) -> str:
    """A dashed line across."""
    return _path(_broken(plot.left, plot.right, _DASH, plot.y(value)), color, 1.5)


def uprights(plot: Plot, places: Iterable[tuple[int, float]], color: str) -> str:
    """Dotted uprights: (block, upper end), down to the foot."""
    return _path("".join(_dotted(plot.x(n), top, plot.bottom) for n, top in places), color, 1.5)


def line(
    plot: Plot, values: Sequence[Value], color: str, *, diamond: bool, joined: bool = False
) -> str:
    """The values: a line between neighbours, a gap where one is missing, marks on top.

    ``joined`` has no gaps: for what is asked now and then, where each value has its mark.
    """
    known = [n for n, value in enumerate(values) if value is not None]
    if not known:
        return ""
    path = "".join(_runs(plot, values, joined=joined))
    marks = "".join(
        _mark(plot, n, values[n], radius, diamond=diamond)
        for n in known
        if (radius := _radius(plot, values, n, (known[0], known[-1])))
    )
    broad = _LINE if plot.apart >= _CROWDED else _THIN_LINE
    return _path(path, color, broad) + _filled(marks, color)


def bars(plot: Plot, values: Sequence[Value], color: str) -> str:
    """A bar for each value from the foot up; a ring at the foot for 0, nothing where none is."""
    half = min(plot.apart * _BAR, 28.0) / 2
    made, rings = [], []
    for n, value in enumerate(values):
        if value:
            x, top = plot.x(n), min(plot.y(value), plot.bottom - 2)
            made.append(
                f"M{x - half:.1f} {plot.bottom:.1f}V{top:.1f}H{x + half:.1f}V{plot.bottom:.1f}Z"
            )
        elif value is not None:
            radius = min(max(half, 1.5), 3.5)
            rings.append(_ring(plot.x(n), plot.bottom - radius - 1, radius, color))
    return _filled("".join(made), color) + "".join(rings)


def _runs(plot: Plot, values: Sequence[Value], *, joined: bool) -> Iterable[str]:
    pen = "M"
    for n, value in enumerate(values):
        if value is None:
            pen = pen if joined else "M"
        else:
            yield f"{pen}{plot.x(n):.1f} {plot.y(value):.1f}"
            pen = "L"


def _radius(plot: Plot, values: Sequence[Value], n: int, ends: tuple[int, int]) -> float:
    """How large the mark of a block is, 0 for none."""
    if n in ends:
        return _END_MARK
    if plot.apart >= _CROWDED:
        return _MARK
    beside = (*values[max(n - 1, 0) : n], *values[n + 1 : n + 2])
    return 0 if any(value is not None for value in beside) else _LONE


def _mark(plot: Plot, n: int, value: Value, radius: float, *, diamond: bool) -> str:
    x, y = plot.x(n), plot.y(value or 0)
    if diamond:
        r = radius * 1.15
        return f"M{x - r:.1f} {y:.1f}L{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}Z"
    r = radius
    return f"M{x - r:.1f} {y:.1f}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z"


def _level(plot: Plot, value: float) -> str:
    return f"M{plot.left:.1f} {plot.y(value):.1f}H{plot.right:.1f}"


def _broken(start: float, end: float, dash: float, y: float) -> str:
    # Written out: not every drawer of SVG knows dashes.
    pieces = []
    while start < end:
        pieces.append(f"M{start:.1f} {y:.1f}H{min(start + dash, end):.1f}")
        start += dash + _SPACE
    return "".join(pieces)


def _dotted(x: float, start: float, end: float) -> str:
    pieces = []
    while start < end:
        pieces.append(f"M{x:.1f} {start:.1f}V{min(start + _DOT, end):.1f}")
        start += _DOT + _SPACE
    return "".join(pieces)


def _ring(x: float, y: float, radius: float, color: str) -> str:
    place: Attributes = {"cx": x, "cy": y, "r": radius}
    return _shape("circle", {**place, "fill": "none", "stroke": color, "stroke-width": 1.5})


def _path(d: str, color: str, width: float) -> str:
    if not d:
        return ""
    pen: Attributes = {"stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round"}
    return _shape("path", {"d": d, "fill": "none", "stroke": color, **pen})


def _filled(d: str, color: str) -> str:
    return _shape("path", {"d": d, "fill": color}) if d else ""


def _shape(name: str, attributes: Attributes) -> str:
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(attributes: Attributes) -> str:
    written = (
        f'{name}="{value}"' if isinstance(value, str) else f'{name}="{value:.1f}"'
        for name, value in attributes.items()
    )
    return "".join(f" {one}" for one in written)
