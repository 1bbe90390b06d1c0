"""Answers and the 0 to 10 scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.answers import Answer, NotARatingError, rating


@pytest.mark.parametrize(
    ("answer", "counts"),
    [(Answer.YES, True), (Answer.UNSURE, True), (Answer.NO, False), (Answer.NOT_ASKED, False)],
)
def test_yes_and_not_sure_count_as_yes(answer: Answer, *, counts: bool) -> None:
    assert answer.counts_as_yes is counts


@pytest.mark.parametrize(
    ("answer", "could"),
    [(Answer.YES, True), (Answer.UNSURE, True), (Answer.NO, False), (Answer.NOT_ASKED, True)],
)
def test_only_a_no_rules_a_risk_factor_out(answer: Answer, *, could: bool) -> None:
    assert answer.could_be_yes is could


def test_the_stored_words_of_answers_are_for_ever() -> None:
    assert [answer.value for answer in Answer] == ["yes", "no", "unsure", "not_asked"]


@pytest.mark.parametrize("value", range(11))
def test_every_whole_number_from_0_to_10_is_a_rating(value: int) -> None:
    assert rating(value) == value


@given(st.integers().filter(lambda n: not 0 <= n <= 10))
def test_no_other_whole_number_is_a_rating(value: int) -> None:
    with pytest.raises(NotARatingError):
        rating(value)


@pytest.mark.parametrize("value", [True, False, 5.0, 4.5, "7", "", None, float("nan")])
def test_nothing_but_a_whole_number_is_a_rating(value: int) -> None:
    with pytest.raises(NotARatingError):
        rating(value)
