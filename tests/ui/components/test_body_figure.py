"""The drawn figure: each mark in its region, with its violet, its number and its signs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import flet as ft
import flet.canvas as cv
import pytest

from lbp_app.domain.body import BodyChart, Feeling, Mark, View
from lbp_app.domain.body_drawing import BodyDrawing
from lbp_app.library.body_shapes import load_body
from lbp_app.ui.components.body_figure import SIGNS, body_figure, body_thumbnail, legend, sign
from lbp_app.ui.palette import DARK, LIGHT, Palette
from lbp_app.ui.theme import Look, strength_colors
from tests.building import say
from tests.domain.body_charts import chart

ASSETS = Path(__file__).parents[3] / "assets"


@cache
def body() -> BodyDrawing:
    return load_body(ASSETS)


def _look(palette: Palette = LIGHT) -> Look:
    return Look(pictures={}, say=say, palette=palette)


def _figure(drawn: BodyChart, view: View = View.BACK, **how: object) -> ft.Semantics:
    made = body_figure(_look(), body().of(view), drawn, width=288, **how)  # type: ignore[arg-type]
    assert isinstance(made, ft.Semantics)
    return made


def _shapes(figure: ft.Semantics) -> list[cv.Shape]:
    box = figure.content
    assert isinstance(box, ft.Container)
    stack = box.content
    assert isinstance(stack, ft.Stack)
    canvas = stack.controls[1]
    assert isinstance(canvas, cv.Canvas)
    return canvas.shapes


def _fills(figure: ft.Semantics) -> list[object]:
    return [
        s.paint.color
        for s in _shapes(figure)
        if isinstance(s, cv.Path) and s.paint.style is not ft.PaintingStyle.STROKE
    ]


def test_a_chart_without_marks_draws_nothing_on_the_figure() -> None:
    assert _shapes(_figure(BodyChart())) == []


def test_the_number_stands_in_the_region() -> None:
    numbers = [s for s in _shapes(_figure(chart("heel_left", strength=7))) if _is_text(s)]
    (number,) = numbers
    assert isinstance(number, cv.Text)
    assert number.value == "7"
    assert body().back.at(number.x * 330 / 288, number.y * 330 / 288) == "heel_left"


def _is_text(shape: cv.Shape) -> bool:
    return isinstance(shape, cv.Text)


def test_a_region_seen_from_both_sides_is_marked_on_both() -> None:
    drawn = chart("leg_outside_right", strength=2)
    assert _fills(_figure(drawn, View.FRONT)) == _fills(_figure(drawn, View.BACK)) == [LIGHT.p1]


def test_a_region_of_the_other_view_is_not_drawn() -> None:
    assert _fills(_figure(chart("toes_left"), View.BACK)) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_violet_grows_with_the_strength_and_is_never_red(palette: Palette) -> None:
    colors = [strength_colors(palette, strength)[0] for strength in (None, *range(11))]
    p = palette
    assert colors == [p.p1, *([p.p1] * 4), *([p.p2] * 3), *([p.p3] * 4)]
    for color in colors:
        red, green, blue = bytes.fromhex(color[1:])
        assert blue > red > green


def test_every_feeling_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(Feeling)
    assert len(set(SIGNS.values())) == len(Feeling)


@pytest.mark.parametrize("feeling", list(Feeling))
def test_a_feeling_is_drawn_in_its_region_and_in_the_legend(feeling: Feeling) -> None:
    drawn = BodyChart((Mark("thigh_back_left", 5, (feeling,)),))
    signs = [
        s
        for s in _shapes(_figure(drawn))
        if isinstance(s, cv.Path) and s.paint.color == LIGHT.on_p2
    ]
    (path,) = signs
    starts = [e for e in path.elements if isinstance(e, cv.Path.MoveTo)]
    assert len(starts) >= 4 * len(SIGNS[feeling])
    assert all(_in_thigh(e.x, e.y) for e in starts)
    (row,) = legend(_look(), drawn)
    assert isinstance(row, ft.Row)
    assert len(row.controls) == 1


def _in_thigh(x: float, y: float) -> bool:
    return body().back.at(x * 330 / 288, y * 330 / 288) == "thigh_back_left"


def test_no_legend_without_signs() -> None:
    assert legend(_look(), BodyChart((Mark("thigh_back_left", 5),))) == []


def test_another_chart_is_drawn_on_another_canvas() -> None:
    # Flet mixes up the points of a path that it changes in place.
    assert _key(chart("heel_left")) != _key(chart("sole_left"))
    assert _key(chart("heel_left")) == _key(chart("heel_left"))
    assert sign(Feeling.ACHE, LIGHT.ink).key != sign(Feeling.NUMB, LIGHT.ink).key


def _key(drawn: BodyChart) -> object:
    box = _figure(drawn).content
    assert isinstance(box, ft.Container)
    assert isinstance(box.content, ft.Stack)
    return box.content.controls[1].key


def test_the_region_in_hand_wears_the_focus_colour() -> None:
    edges = [
        s.paint.color
        for s in _shapes(_figure(BodyChart(), chosen="heel_left"))
        if isinstance(s, cv.Path)
    ]
    assert edges == [LIGHT.focus]


def test_for_screen_readers_it_is_one_picture_that_tells_its_marks() -> None:
    figure = _figure(chart("heel_left", strength=7))
    assert figure.image
    assert figure.exclude_semantics
    assert figure.label == "Body, back view. Left heel: 7 of 10, aching."


def test_small_figures_tell_all_marks_and_take_no_taps() -> None:
    small = body_thumbnail(_look(), body(), chart("toes_left", "heel_left"), width=128)
    assert isinstance(small, ft.Semantics)
    assert small.label == "Left heel: 5 of 10, aching. Left toes: 5 of 10, aching."
    assert small.exclude_semantics
