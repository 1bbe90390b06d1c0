"""The body chart as a value: regions, marks and charts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.answers import NotARatingError
from lbp_app.domain.body import (
    REGION,
    REGIONS,
    Area,
    BodyChart,
    BodyChartError,
    Feeling,
    Mark,
    Reach,
    Side,
    View,
    changed,
    regions_of,
)
from tests.domain.body_charts import CHARTS, MARKS

REGION_IDS = st.sampled_from([region.id for region in REGIONS])


def test_there_are_fifty_regions_each_with_an_id_of_its_own() -> None:
    assert len(REGIONS) == len(REGION) == 50


@pytest.mark.parametrize("kind", sorted({r.kind for r in REGIONS if r.side is Side.LEFT}))
def test_each_region_at_the_left_has_its_like_at_the_right(kind: str) -> None:
    left, right = (
        next(r for r in REGIONS if r.kind == kind and r.side is side)
        for side in (Side.LEFT, Side.RIGHT)
    )
    assert left.id == f"{kind}_left"
    assert right.id == f"{kind}_right"
    assert (left.area, left.reach, left.views) == (right.area, right.reach, right.views)


def test_only_the_back_has_a_middle() -> None:
    middle = {r.kind for r in REGIONS if r.side is Side.CENTRE}
    assert middle == {"back_upper", "back_mid", "back_low", "sacrum"}


def test_what_is_seen_from_both_sides_is_one_region() -> None:
    both = {r.kind for r in REGIONS if r.views == frozenset(View)}
    assert both == {"hip_side", "thigh_outside", "leg_outside"}


def test_every_region_stands_once_in_the_parts_of_the_list() -> None:
    listed = [region for area in Area for kind in regions_of(area) for region in kind]
    assert listed == list(REGIONS)


def test_the_parts_of_the_list_go_from_the_back_down() -> None:
    reaches = [r.reach for r in REGIONS if r.reach is not Reach.OFF]
    assert reaches == sorted(reaches)


def test_feelings_are_kept_once_each_in_the_order_they_are_asked() -> None:
    mark = Mark("heel_left", 3, (Feeling.NUMB, Feeling.ACHE, Feeling.NUMB))
    assert mark.feelings == (Feeling.ACHE, Feeling.NUMB)


@pytest.mark.parametrize("strength", [0, None])
def test_a_mark_that_says_nothing_is_none(strength: int | None) -> None:
    with pytest.raises(BodyChartError, match="nothing_marked"):
        Mark("heel_left", strength)


@pytest.mark.parametrize("strength", [0, None])
def test_a_place_that_is_numb_need_not_hurt(strength: int | None) -> None:
    assert Mark("heel_left", strength, (Feeling.NUMB,)).strength is strength


@pytest.mark.parametrize("strength", [-1, 11, True])
def test_a_strength_is_from_0_to_10(strength: int) -> None:
    with pytest.raises(NotARatingError):
        Mark("heel_left", strength, (Feeling.ACHE,))


def test_a_region_that_is_not_known_cannot_be_marked() -> None:
    with pytest.raises(BodyChartError, match="unknown_region"):
        Mark("elbow_left", 4)


def test_a_region_cannot_be_marked_twice() -> None:
    with pytest.raises(BodyChartError, match="region_twice"):
        BodyChart((Mark("heel_left", 4), Mark("heel_left", 5)))


def test_two_charts_with_the_same_marks_are_equal_in_whatever_order_they_were_made() -> None:
    marks = (Mark("toes_left", 1), Mark("back_low_left", 2), Mark("calf_right", 3))
    assert BodyChart(marks) == BodyChart(marks[::-1])
    assert [m.region for m in BodyChart(marks).marks] == [
        "back_low_left",
        "calf_right",
        "toes_left",
    ]


@given(CHARTS, MARKS)
def test_a_new_mark_replaces_the_one_before_and_no_other(chart: BodyChart, mark: Mark) -> None:
    now = chart.with_mark(mark)
    assert now.mark(mark.region) == mark
    assert now.without(mark.region) == chart.without(mark.region)


@given(CHARTS, REGION_IDS)
def test_a_mark_that_is_taken_away_is_gone(chart: BodyChart, region: str) -> None:
    assert chart.without(region).mark(region) is None


@given(CHARTS, st.sampled_from(Feeling))
def test_the_regions_that_feel_like_something_are_those_marked_so(
    chart: BodyChart, feeling: Feeling
) -> None:
    assert chart.with_feeling(feeling) == {m.region for m in chart.marks if feeling in m.feelings}


def test_a_mark_changes_in_one_thing_at_a_time() -> None:
    mark = changed(None, "heel_left", strength=4)
    assert mark == Mark("heel_left", 4)
    assert changed(mark, "heel_left", feelings=(Feeling.NUMB,)) == Mark(
        "heel_left", 4, (Feeling.NUMB,)
    )


def test_a_mark_of_which_nothing_is_left_is_none() -> None:
    assert changed(Mark("heel_left", 4), "heel_left", strength=0) is None
    assert changed(Mark("heel_left", None, (Feeling.NUMB,)), "heel_left", feelings=()) is None
