"""The shapes: gaps stay open, zero is drawn at zero, many days are one picture."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from lbp_app.ui.components import chart_drawing as drawing
from lbp_app.ui.components.chart_drawing import Plot

PLOT = Plot(300, 150, 30, 270, 10, 140, blocks=5, most=10)
INK = "black"


def paths(svg: str) -> list[str]:
    return re.findall(r' d="([^"]*)"', svg)


def test_values_rise_upwards_and_blocks_go_to_the_right() -> None:
    assert (PLOT.x(0), PLOT.x(4)) == (30, 270)
    assert (PLOT.y(0), PLOT.y(10)) == (140, 10)
    assert replace(PLOT, blocks=1).x(0) == 150


def test_no_line_crosses_a_gap() -> None:
    line, _ = paths(drawing.line(PLOT, [4, 5, None, 6, 7], INK, diamond=False))
    assert line.count("M") == 2
    assert line.count("L") == 2
    assert f"{PLOT.x(2):.1f} " not in line


def test_zero_is_drawn_at_the_foot_and_a_missing_value_nowhere() -> None:
    _, marks = paths(drawing.line(PLOT, [0, None, None, None, 8], INK, diamond=True))
    assert marks.count("Z") == 2
    assert f" {PLOT.bottom:.1f}" in marks


def test_nothing_known_is_no_shape_at_all() -> None:
    assert drawing.line(PLOT, [None] * 5, INK, diamond=True) == ""


def test_many_days_have_marks_only_at_the_ends_and_where_a_day_stands_alone() -> None:
    crowded = replace(PLOT, blocks=100)
    values: list[float | None] = [5.0] * 100
    values[49:52] = [None, 3.0, None]
    _, marks = paths(drawing.line(crowded, values, INK, diamond=True))
    assert marks.count("Z") == 3


def test_a_bar_for_minutes_a_ring_for_none_noted_and_nothing_for_no_entry() -> None:
    shapes = drawing.bars(replace(PLOT, most=60), [30, 0, None, 60, None], INK)
    assert paths(shapes)[0].count("Z") == 2
    assert shapes.count("<circle") == 1


def test_the_band_has_an_edge_only_where_it_ends_inside_the_scale() -> None:
    inside = drawing.band(PLOT, 3, 7, "white", INK)
    assert paths(inside)[0].count("M") == 2
    assert paths(drawing.band(PLOT, 0, 3, "white", INK))[0].count("M") == 1


@pytest.mark.parametrize("blocks", [1, 2, 14, 120])
def test_the_picture_is_sound_xml_and_of_one_size_however_many_days(blocks: int) -> None:
    plot = replace(PLOT, blocks=blocks)
    values = [5.0] * blocks
    shapes = [
        drawing.grid(plot, (0, 5, 10), INK),
        drawing.dashed(plot, 5, INK),
        drawing.uprights(plot, [(0, 20.0)], INK),
        drawing.line(plot, values, INK, diamond=False),
        drawing.bars(plot, values, INK),
    ]
    root = ET.fromstring(drawing.svg(plot, shapes))  # noqa: S314 - our own text
    assert len(root) == 6
    assert root.get("viewBox") == "0 0 300 150"
