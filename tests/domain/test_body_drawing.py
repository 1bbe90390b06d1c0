"""The geometry of the body chart, on the real drawing."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import pytest

from lbp_app.domain.body import REGION, Side, View
from lbp_app.domain.body_drawing import (
    HEIGHT,
    NEAR,
    WIDTH,
    BodyDrawing,
    Shape,
    ViewDrawing,
    middle,
    outline,
    texture,
)
from lbp_app.library.body_shapes import load_body

ASSETS = Path(__file__).parents[2] / "assets"
PHONE_SCALE = 288 / 330
LEAST_TARGET = 24


@cache
def body() -> BodyDrawing:
    return load_body(ASSETS)


def _shapes() -> list[tuple[View, str]]:
    return [(view, shape.id) for view in View for shape in body().of(view).shapes]


def _shape(view: View, name: str) -> tuple[ViewDrawing, Shape]:
    drawing = body().of(view)
    return drawing, next(s for s in drawing.shapes if s.id == name)


EACH_SHAPE = pytest.mark.parametrize(("view", "name"), _shapes())


@EACH_SHAPE
def test_the_place_of_its_number_lies_in_the_region(view: View, name: str) -> None:
    drawing, shape = _shape(view, name)
    assert drawing.at(*middle(shape)) == shape.region


@EACH_SHAPE
def test_the_number_has_room(view: View, name: str) -> None:
    _, shape = _shape(view, name)
    assert shape.distance(*middle(shape)) * PHONE_SCALE > 9


@EACH_SHAPE
def test_every_region_is_at_least_24_pixels_on_a_phone(view: View, name: str) -> None:
    _, shape = _shape(view, name)
    left, top, right, bottom = shape.box
    assert min(right - left, bottom - top) * PHONE_SCALE >= LEAST_TARGET


@EACH_SHAPE
def test_each_left_shape_is_the_mirror_of_the_right_one(view: View, name: str) -> None:
    drawing, shape = _shape(view, name)
    other = name.replace("left", "RIGHT").replace("right", "left").replace("RIGHT", "right")
    twin = next(s for s in drawing.shapes if s.id == other)
    mirrored = [(WIDTH - x, y) for x, y in shape.outline]
    assert max(_to_border(twin, point) for point in mirrored) < 0.5


def _to_border(shape: Shape, point: tuple[float, float]) -> float:
    return shape.distance(*point)


@pytest.mark.parametrize(
    ("view", "patients_left_is_at_the_viewers_left"), [(View.BACK, True), (View.FRONT, False)]
)
def test_the_patients_left_lies_where_the_patient_has_it(
    view: View, *, patients_left_is_at_the_viewers_left: bool
) -> None:
    drawing = body().of(view)
    for shape in drawing.shapes:
        side = REGION[shape.region].side
        x, _ = middle(shape)
        at_left = side is (Side.LEFT if patients_left_is_at_the_viewers_left else Side.RIGHT)
        assert side is Side.CENTRE or (x < WIDTH / 2) == at_left, shape.id
    assert (drawing.viewers_left is Side.LEFT) == patients_left_is_at_the_viewers_left


def test_what_is_drawn_twice_is_drawn_on_both_views_at_the_patients_own_side() -> None:
    twice = [s for s in body().back.shapes if s.id.endswith("__back")]
    assert {s.region for s in twice} == {s.id.removesuffix("__back") for s in twice}
    fronts = {s.region: middle(s)[0] for s in body().front.shapes}
    for shape in twice:
        assert (middle(shape)[0] < WIDTH / 2) != (fronts[shape.region] < WIDTH / 2)


def test_a_tap_just_beside_a_region_means_it() -> None:
    left = min(body().back.shapes, key=lambda s: s.box[0])
    x, y = min(left.outline)
    assert body().back.at(x - NEAR + 1, y) == left.region
    assert body().back.at(x - NEAR - 1, y) is None


def test_a_tap_between_two_regions_means_the_nearer_one() -> None:
    drawing, heel = _shape(View.BACK, "heel_left")
    right = max(heel.outline)
    assert drawing.at(right[0] + 2, right[1]) == "heel_left"


@pytest.mark.parametrize("point", [(0, 0), (165, 40), (20, 340), (WIDTH, HEIGHT)])
def test_head_hands_and_paper_are_no_region(point: tuple[float, float]) -> None:
    assert body().front.at(*point) is None
    assert body().back.at(*point) is None


def test_no_point_lies_in_two_regions() -> None:
    for drawing in (body().front, body().back):
        for x in range(80, 251, 9):
            for y in range(92, 665, 9):
                holding = [s.id for s in drawing.shapes if s.holds(x + 0.37, y + 0.41)]
                assert len(holding) <= 1, holding


def test_a_curve_is_taken_in_steps_and_a_closed_line_ends_where_it_began() -> None:
    straight = outline((("M", (0.0, 0.0)), ("C", (1.0, 0.0, 2.0, 0.0, 3.0, 0.0)), ("Z", ())))
    assert straight[0] == (0.0, 0.0)
    assert straight[-1] == (3.0, 0.0)
    assert all(y == 0 for _, y in straight)
    square = outline(
        (("M", (0.0, 0.0)), ("L", (4.0, 0.0)), ("L", (4.0, 4.0)), ("L", (0.0, 0.0)), ("Z", ()))
    )
    assert square == ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0))


@EACH_SHAPE
def test_signs_keep_clear_of_border_and_number(view: View, name: str) -> None:
    _, shape = _shape(view, name)
    for point in texture(shape, 13.0, 6.0, 13.0):
        assert shape.holds(*point)
        assert shape.distance(*point) >= 6
        assert math.dist(point, middle(shape)) >= 13
