"""What is new on a body chart and opens the safety questions."""

from __future__ import annotations

import pytest
from hypothesis import given

from lbp_app.domain.body import REGIONS, BodyChart, Feeling, Reach
from lbp_app.domain.body_signs import (
    LEGS,
    SADDLE,
    SADDLE_KINDS,
    groups_to_ask,
    new_numbness_or_weakness,
)
from tests.domain.body_charts import CHARTS, chart
from tests.domain.strategies import TABLE

HARMLESS = [f for f in Feeling if f not in (Feeling.NUMB, Feeling.WEAK, Feeling.TINGLING)]


def test_the_groups_exist_in_the_rules() -> None:
    assert {LEGS, SADDLE} <= set(TABLE.groups)


@pytest.mark.parametrize("region", [r.id for r in REGIONS])
@pytest.mark.parametrize("feeling", [Feeling.NUMB, Feeling.WEAK])
def test_new_numbness_or_weakness_anywhere_asks_about_the_legs(
    region: str, feeling: Feeling
) -> None:
    now = chart(region, feeling=feeling)
    assert LEGS in groups_to_ask(BodyChart(), now)
    assert new_numbness_or_weakness(BodyChart(), now) == {region}


@pytest.mark.parametrize("region", [r.id for r in REGIONS if r.kind in SADDLE_KINDS])
@pytest.mark.parametrize("feeling", [Feeling.NUMB, Feeling.TINGLING])
def test_feeling_lost_beside_the_saddle_asks_about_between_the_legs_first(
    region: str, feeling: Feeling
) -> None:
    assert groups_to_ask(BodyChart(), chart(region, feeling=feeling))[0] == SADDLE


def test_the_places_beside_the_saddle_are_groin_inner_thigh_buttock_and_sacrum() -> None:
    beside = {"sacrum", "buttock", "groin", "thigh_inside"}
    assert beside == SADDLE_KINDS
    assert beside <= {r.kind for r in REGIONS if r.reach <= Reach.THIGH}


def test_a_numb_foot_does_not_ask_about_the_saddle() -> None:
    assert groups_to_ask(BodyChart(), chart("sole_left", feeling=Feeling.NUMB)) == (LEGS,)


def test_tingling_in_the_leg_alone_asks_nothing() -> None:
    assert groups_to_ask(BodyChart(), chart("calf_left", feeling=Feeling.TINGLING)) == ()


def test_without_an_earlier_chart_all_numbness_is_new() -> None:
    assert groups_to_ask(None, chart("sole_left", feeling=Feeling.NUMB)) == (LEGS,)


def test_numbness_that_was_there_before_asks_nothing() -> None:
    numb = chart("buttock_left", "sole_left", feeling=Feeling.NUMB)
    assert groups_to_ask(numb, numb) == ()


def test_numbness_that_has_spread_is_new() -> None:
    before = chart("sole_left", feeling=Feeling.NUMB)
    now = chart("sole_left", "sole_right", feeling=Feeling.NUMB)
    assert new_numbness_or_weakness(before, now) == {"sole_right"}
    assert groups_to_ask(before, now) == (LEGS,)


def test_weakness_where_it_was_only_numb_is_new() -> None:
    before = chart("foot_top_left", feeling=Feeling.NUMB)
    now = chart("foot_top_left", feeling=Feeling.WEAK)
    assert groups_to_ask(before, now) == (LEGS,)


def test_a_place_that_only_hurt_before_and_is_numb_now_is_new() -> None:
    assert groups_to_ask(chart("groin_left"), chart("groin_left", feeling=Feeling.NUMB)) == (
        SADDLE,
        LEGS,
    )


@pytest.mark.parametrize("feeling", HARMLESS)
def test_pain_alone_asks_nothing_however_it_feels(feeling: Feeling) -> None:
    everywhere = chart(*(r.id for r in REGIONS), feeling=feeling, strength=10)
    assert groups_to_ask(None, everywhere) == ()


@given(CHARTS)
def test_the_same_chart_again_asks_nothing(drawn: BodyChart) -> None:
    assert groups_to_ask(drawn, drawn) == ()


@given(CHARTS, CHARTS)
def test_a_chart_before_can_only_take_questions_away(before: BodyChart, now: BodyChart) -> None:
    assert set(groups_to_ask(before, now)) <= set(groups_to_ask(None, now))
