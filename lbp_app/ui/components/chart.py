"""A chart: one picture with its axis words, named for screen readers by what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import flet as ft

from lbp_app.ui.components import chart_drawing as drawing
from lbp_app.ui.components.basics import words
from lbp_app.ui.components.chart_drawing import Plot
from lbp_app.ui.theme import AXIS, AXIS_STRONG, Look, Space, TextToken

PLOT_HEIGHT = 132.0
_LETTER = 0.62
"""About how wide a letter of an axis word is, in em."""
MOST_UPRIGHTS = 8
"""More than these stand at the foot only, without their words."""
_ROWS_OF_WORDS = 3
_SHORT = 20.0
_END_ABOVE, _END_BESIDE = 7.0, 12.0
_Named = tuple[str, float, int]
_BAR_SIDE = 14.0
_ABOVE = 8.0


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart is drawn from.

    ``values`` are from 0 to ``most``, None where nothing was noted: a gap. ``uprights`` are blocks
    with a word. ``first`` and ``last`` are the words under the ends, ``end`` the last value in
    words. ``joined`` draws the line over gaps, for what is not asked every day. ``name`` is what a
    screen reader says in place of the picture.
    """

    values: tuple[float | None, ...]
    most: float
    ticks: tuple[float, ...]
    color: str
    first: str
    last: str
    name: str
    end: str = ""
    diamond: bool = False
    bars: bool = False
    joined: bool = False
    start: float | None = None
    band: tuple[float, float] | None = None
    uprights: tuple[tuple[int, str], ...] = ()


def chart(look: Look, data: Chart, width: float) -> ft.Control:
    """The chart, ``width`` logical pixels wide; axis words grow with the text, the lines do not."""
    plot = _plot(look, data, width)
    named = _named(look, data, plot)
    head = _row_height(look) * max((row + 1 for _, _, row in named.values()), default=0)
    plot = replace(plot, top=plot.top + head, bottom=plot.bottom + head, height=plot.height + head)
    tick_width = _tick_width(look, data)
    picture = ft.Image(
        src=drawing.svg(plot, _shapes(look, data, plot, named)),
        width=plot.width,
        height=plot.height,
        exclude_from_semantics=True,
        left=0,
        top=0,
    )
    p = look.palette
    stack = ft.Stack(
        [
            picture,
            *(
                _at(look, f"{tick:g}", AXIS, p.ink2, right=plot.width - tick_width, y=plot.y(tick))
                for tick in data.ticks
            ),
            *_upright_words(look, named.values()),
            *_end(look, data, plot),
        ],
        width=plot.width,
        height=plot.height,
    )
    axis = ft.Container(
        ft.Row(
            [words(look, data.first, AXIS, p.ink2), words(look, data.last, AXIS, p.ink2)],
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            wrap=False,
        ),
        padding=ft.Padding.only(left=plot.left - _ABOVE, right=plot.width - plot.right - _ABOVE),
    )
    return ft.Semantics(
        label=data.name,
        image=True,
        container=True,
        exclude_semantics=True,
        content=ft.Column([stack, axis], spacing=0, tight=True),
    )


def _shapes(look: Look, data: Chart, plot: Plot, named: Mapping[int, _Named]) -> Sequence[str]:
    p = look.palette
    shapes = []
    if data.band is not None:
        shapes.append(drawing.band(plot, *data.band, fill=p.band, edge=p.outline))
    shapes.append(drawing.grid(plot, data.ticks, p.line))
    if data.start is not None:
        shapes.append(drawing.dashed(plot, data.start, p.ink2))
    # Each begins at its own word, so that it crosses no other; many stand at the foot only.
    bare = plot.bottom - _SHORT if _crowded(data) else plot.top - _ABOVE
    tops = (
        named[n][2] * _row_height(look) if n in named else bare for n in range(len(data.uprights))
    )
    places = zip((block for block, _ in data.uprights), tops, strict=True)
    shapes.append(drawing.uprights(plot, places, p.ink2))
    if data.bars:
        shapes.append(drawing.bars(plot, data.values, data.color))
    else:
        shapes.append(
            drawing.line(plot, data.values, data.color, diamond=data.diamond, joined=data.joined)
        )
    return shapes


def _crowded(data: Chart) -> bool:
    return len(data.uprights) > MOST_UPRIGHTS


def _plot(look: Look, data: Chart, width: float) -> Plot:
    """Where values fall, without room for words above."""
    beside = _breadth(look, data.end, AXIS_STRONG) + Space.S if data.end else _BAR_SIDE
    return Plot(
        width=width,
        height=PLOT_HEIGHT + 2 * _ABOVE,
        left=_tick_width(look, data) + Space.TAP + (_BAR_SIDE if data.bars else _ABOVE),
        right=width - _ABOVE - beside,
        top=_ABOVE,
        bottom=_ABOVE + PLOT_HEIGHT,
        blocks=len(data.values),
        most=data.most,
    )


def _named(look: Look, data: Chart, plot: Plot) -> dict[int, _Named]:
    """The words above the uprights by their number: word, left edge, row.

    What finds no room is left out.
    """
    if _crowded(data):
        return {}
    free = [0.0] * _ROWS_OF_WORDS
    placed = {}
    for number, (block, word) in enumerate(data.uprights):
        breadth = _breadth(look, word, AXIS)
        x = min(plot.x(block) + Space.XS, plot.width - breadth)
        row = next((n for n, end in enumerate(free) if x >= end), None)
        if row is not None:
            placed[number] = (word, x, row)
            free[row] = x + breadth + Space.XS
    return placed


def _upright_words(look: Look, named: Iterable[_Named]) -> list[ft.Control]:
    row_height = _row_height(look)
    color = look.palette.ink2
    return [
        _at(look, word, AXIS, color, left=x, y=(row + 0.5) * row_height) for word, x, row in named
    ]


def _end(look: Look, data: Chart, plot: Plot) -> list[ft.Control]:
    """The last value, written where the line ends."""
    last = next((n for n in reversed(range(plot.blocks)) if data.values[n] is not None), None)
    if last is None or not data.end:
        return []
    x, y = plot.x(last), plot.y(data.values[last] or 0)
    if last < plot.blocks - 1:  # not at the edge: above the mark, where no line crosses it
        height = AXIS_STRONG.size * AXIS_STRONG.height * look.scale
        above = (
            y - _END_ABOVE - height / 2 if y > height + _END_ABOVE else y + _END_ABOVE + height / 2
        )
        left = x - _breadth(look, data.end, AXIS_STRONG) / 2
        return [_at(look, data.end, AXIS_STRONG, data.color, left=left, y=above)]
    return [_at(look, data.end, AXIS_STRONG, data.color, left=x + _END_BESIDE, y=y)]


def _at(
    look: Look,
    text: str,
    token: TextToken,
    color: str,
    *,
    y: float,
    left: float | None = None,
    right: float | None = None,
) -> ft.Control:
    """A word whose middle is at ``y``."""
    made = words(look, text, token, color)
    made.no_wrap = True
    made.left, made.right = left, right
    made.top = y - token.size * token.height * look.scale / 2
    return made


def _row_height(look: Look) -> float:
    return AXIS.size * AXIS.height * look.scale


def _tick_width(look: Look, data: Chart) -> float:
    return max(_breadth(look, f"{tick:g}", AXIS) for tick in data.ticks)


def _breadth(look: Look, text: str, token: TextToken) -> float:
    return len(text) * token.size * _LETTER * look.scale
