"""How far down each leg the marks go."""

from __future__ import annotations

import pytest
from hypothesis import given

from lbp_app.domain.body import BodyChart, Reach, Side
from lbp_app.domain.spread import LegReach, spread
from tests.domain.body_charts import CHARTS, chart

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def test_a_chart_without_marks_goes_nowhere() -> None:
    found = spread(BodyChart())
    assert not found.back
    assert not found.elsewhere
    assert found.legs == ()
    assert found.furthest is Reach.OFF


@pytest.mark.parametrize(
    ("region", "furthest"),
    [
        ("chest_left", Reach.OFF),
        ("back_upper_centre", Reach.BACK),
        ("sacrum", Reach.BACK),
        ("hip_side_left", Reach.BUTTOCK),
        ("groin_left", Reach.BUTTOCK),
        ("buttock_left", Reach.BUTTOCK),
        ("thigh_inside_left", Reach.THIGH),
        ("knee_back_left", Reach.KNEE),
        ("calf_left", Reach.LOWER_LEG),
        ("ankle_front_left", Reach.ANKLE),
        ("sole_left", Reach.FOOT),
        ("heel_left", Reach.FOOT),
        ("toes_left", Reach.TOES),
    ],
)
def test_each_region_lies_at_its_place_between_back_and_toes(region: str, furthest: Reach) -> None:
    assert spread(chart(region)).furthest is furthest


def test_the_way_is_ordered_from_back_to_toes() -> None:
    assert list(Reach) == sorted(Reach)
    assert [r.name for r in Reach] == [
        "OFF",
        "BACK",
        "BUTTOCK",
        "THIGH",
        "KNEE",
        "LOWER_LEG",
        "ANKLE",
        "FOOT",
        "TOES",
    ]


def test_each_leg_has_its_own_furthest_point() -> None:
    found = spread(chart("back_low_left", "thigh_back_left", "calf_left", "buttock_right"))
    assert found.low_back
    assert found.legs == (
        LegReach(LEFT, Reach.LOWER_LEG, joined=True),
        LegReach(RIGHT, Reach.BUTTOCK, joined=True),
    )


def test_a_gap_at_thigh_or_lower_leg_is_no_way_down() -> None:
    assert not spread(chart("back_low_left", "sole_left")).legs[0].joined
    assert not spread(chart("back_low_left", "thigh_back_left", "sole_left")).legs[0].joined


def test_a_knee_or_an_ankle_that_was_left_out_is_no_gap() -> None:
    found = spread(chart("back_low_left", "thigh_back_left", "calf_left", "sole_left"))
    assert found.legs == (LegReach(LEFT, Reach.FOOT, joined=True),)


def test_the_upper_back_is_not_the_low_back() -> None:
    assert spread(chart("back_upper_left")).back
    assert not spread(chart("back_upper_left")).low_back


@given(CHARTS)
def test_the_furthest_point_is_that_of_the_mark_furthest_down(drawn: BodyChart) -> None:
    reaches = [mark.where.reach for mark in drawn.marks]
    assert spread(drawn).furthest is max(reaches, default=Reach.OFF)


@given(CHARTS, CHARTS)
def test_more_marks_never_end_nearer_to_the_back(one: BodyChart, other: BodyChart) -> None:
    both = BodyChart((*one.marks, *(m for m in other.marks if one.mark(m.region) is None)))
    assert spread(both).furthest >= spread(one).furthest


@given(CHARTS)
def test_a_leg_is_told_of_only_when_something_is_marked_on_its_side(drawn: BodyChart) -> None:
    sides = {m.where.side for m in drawn.marks if m.where.reach >= Reach.BUTTOCK}
    assert {leg.side for leg in spread(drawn).legs} == sides
