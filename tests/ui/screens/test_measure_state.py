"""A sheet while it is filled in: ticks and answers come and go, missing stays missing."""

from __future__ import annotations

from datetime import date

import pytest

from lbp_app.domain.measures import Instrument
from lbp_app.ui.screens.measure import state as sheet
from lbp_app.ui.screens.measure.state import MeasureState
from tests.domain.sheets import peg, phq4, psfs, rmdq

TODAY = date(2026, 3, 2)
RMDQ, PSFS = Instrument.RMDQ, Instrument.PSFS


def test_an_answer_can_be_given_anew() -> None:
    state = sheet.answer(sheet.begin(Instrument.PEG, (), TODAY), "pain", 4)
    again = sheet.answer(sheet.answer(state, "activity", 0), "pain", 7)
    assert [sheet.value_of(again, item) for item in sheet.asked(again)] == [7, None, 0]
    assert sheet.missing(again) == 1


def test_answers_are_kept_in_the_order_of_the_items() -> None:
    state = sheet.begin(Instrument.PHQ4, (), TODAY)
    for item, value in (("down", 3), ("nervous", 1), ("interest", 0), ("worrying", 2)):
        state = sheet.answer(state, item, value)
    assert sheet.sheet(state, "en.1") == phq4(1, 2, 0, 3)


def test_a_half_filled_sheet_is_kept_with_what_it_has() -> None:
    state = sheet.answer(sheet.begin(Instrument.PEG, (), TODAY), "activity", 0)
    assert sheet.sheet(state, "en.1") == peg(None, None, 0)
    assert not sheet.untouched(state)


def test_a_tick_is_taken_back_by_the_second_tap() -> None:
    ticked = sheet.toggle(sheet.begin(RMDQ, (), TODAY), "bed")
    assert sheet.value_of(ticked, "bed") == 1
    assert sheet.untouched(sheet.toggle(ticked, "bed"))


def test_none_of_these_is_a_zero_and_nothing_is_not() -> None:
    empty = sheet.begin(RMDQ, (), TODAY)
    none = sheet.say_none(empty)
    assert (sheet.untouched(empty), sheet.missing(empty)) == (True, 1)
    assert (sheet.untouched(none), sheet.missing(none)) == (False, 0)
    assert sheet.sheet(none, "en.1") == rmdq(none_apply=True)
    assert sheet.say_none(none) == empty


def test_a_tick_after_none_of_these_wins_and_ticks_are_never_thrown_away() -> None:
    ticked = sheet.toggle(sheet.say_none(sheet.begin(RMDQ, (), TODAY)), "home")
    assert sheet.sheet(ticked, "en.1") == rmdq("home")
    assert sheet.say_none(ticked) == ticked


def test_own_activities_are_asked_for_once_and_then_known() -> None:
    assert sheet.begin(PSFS, (), TODAY).naming
    assert not sheet.begin(PSFS, ("walk",), TODAY).naming
    assert sheet.asked(sheet.begin(PSFS, ("walk", "sit"), TODAY)) == ("activity_1", "activity_2")


def test_named_activities_lose_their_spare_spaces_and_empty_fields_are_left_out() -> None:
    named = sheet.name_activities(sheet.begin(PSFS, (), TODAY), ["  walk  to the shop ", "", "sit"])
    assert named.activities == ("walk to the shop", "sit")
    assert (named.naming, named.problem) == (False, None)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (["", " "], "measures.psfs.name_none"),
        (["Walk", "walk "], "measures.psfs.name_twice"),
    ],
)
def test_activities_that_cannot_be_told_apart_are_asked_for_again(
    typed: list[str], problem: str
) -> None:
    state = sheet.name_activities(sheet.begin(PSFS, (), TODAY), typed)
    assert (state.naming, state.problem, state.activities) == (True, problem, ())


def test_a_rating_stays_with_its_activity_and_goes_with_a_changed_one() -> None:
    state = sheet.begin(PSFS, ("walk", "sit"), TODAY)
    for item, value in (("activity_1", 3), ("activity_2", 5)):
        state = sheet.answer(state, item, value)
    other = sheet.name_activities(sheet.rename(state), ["walk", "swim"])
    assert sheet.sheet(other, "en.1") == psfs(walk=3, swim=None)


def test_a_sheet_that_was_kept_can_be_opened_again() -> None:
    state: MeasureState = sheet.reopen(psfs(walk=3, sit=None), "x", TODAY)
    assert (state.corrects, state.naming, sheet.missing(state)) == ("x", False, 1)
    assert sheet.sheet(state, "en.1") == psfs(walk=3, sit=None)
