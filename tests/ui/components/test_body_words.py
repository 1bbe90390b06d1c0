"""A body chart in words: they say no more than the marks."""

from __future__ import annotations

import pytest
from hypothesis import given

from lbp_app.domain.body import REGIONS, BodyChart, Feeling, Mark
from lbp_app.ui.components.body_words import chart_words, mark_words, spread_words
from tests.building import library, say
from tests.domain.body_charts import CHARTS, chart


@pytest.mark.parametrize(
    ("regions", "told"),
    [
        ((), "Nowhere today."),
        (("chest_left",), "Not in the back, not in the legs."),
        (("back_upper_left",), "In the back, not in the legs."),
        (("back_low_left", "chest_left"), "In the low back, not in the legs."),
        (("sacrum", "buttock_left"), "From the low back into the left buttock or hip."),
        (("hip_side_right",), "In the right buttock or hip."),
        (("calf_left", "knee_back_left"), "In the left leg, as far as the lower leg."),
        (
            ("back_low_left", "thigh_back_left", "calf_left", "sole_left"),
            "From the low back down the left leg to the foot.",
        ),
        (
            ("back_low_left", "sole_left"),
            "In the low back, and in the left leg as far as the foot.",
        ),
        (
            ("back_low_left", "thigh_front_left", "thigh_front_right"),
            "From the low back down both legs to the thigh.",
        ),
        (
            ("back_low_left", "buttock_left", "thigh_back_right", "shin_right", "toes_right"),
            (
                "From the low back into the left buttock or hip. "
                "From the low back down the right leg to the toes."
            ),
        ),
        (("buttock_left", "buttock_right"), "In both buttocks or hips."),
    ],
)
def test_the_way_from_back_to_foot_in_words(regions: tuple[str, ...], told: str) -> None:
    assert spread_words(say, chart(*regions)) == told


def test_every_region_has_a_name_that_tells_its_side() -> None:
    for region in REGIONS:
        name = say(f"body_region.{region.id}").lower()
        sides = [side for side in ("left", "right") if side in name.split()]
        assert sides == ([region.side.value] if region.side.value != "centre" else []), region.id


def test_no_two_regions_have_the_same_name() -> None:
    names = [say(f"body_region.{region.id}") for region in REGIONS]
    assert len(set(names)) == len(names)


def test_a_mark_tells_how_strong_and_what_it_feels_like() -> None:
    assert mark_words(say, None) == "not marked"
    assert mark_words(say, Mark("heel_left", 10)) == "10 of 10"
    assert mark_words(say, Mark("heel_left", 0, (Feeling.NUMB,))) == "0 of 10, numb"
    assert mark_words(say, Mark("heel_left", None, (Feeling.WEAK, Feeling.NUMB))) == "numb, weak"


def test_a_chart_without_marks_says_so() -> None:
    assert chart_words(say, BodyChart()) == "Nothing is marked."


@given(CHARTS)
def test_all_marks_are_told_and_the_side_is_never_mixed_up(drawn: BodyChart) -> None:
    told = chart_words(say, drawn)
    for mark in drawn.marks:
        assert f"{library().texts[f'body_region.{mark.region}']}: {mark_words(say, mark)}." in told


@given(CHARTS)
def test_the_way_names_a_leg_only_when_it_is_marked(drawn: BodyChart) -> None:
    told = spread_words(say, drawn)
    sides = {m.where.side.value for m in drawn.marks if m.where.reach >= 1}
    named = {side for side in ("left", "right") if f"the {side} " in told}
    assert named | ({"left", "right"} if "both" in told else set()) == sides
