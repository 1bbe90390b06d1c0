"""What can be noted on a day, and what cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lbp_app.domain import daily
from lbp_app.domain.answers import NotARatingError
from lbp_app.domain.daily import LONGEST_WORDS, MOST_MINUTES, ActivityKind, MedicineGroup
from lbp_app.domain.log import LogError

TOO_LONG = "x" * (LONGEST_WORDS + 1)


@pytest.mark.parametrize("minutes", [0, -1, MOST_MINUTES + 1])
def test_minutes_are_one_to_a_day(minutes: int) -> None:
    with pytest.raises(LogError, match="minutes_out_of_range"):
        daily.Activity(ActivityKind.WALK, minutes)
    with pytest.raises(LogError, match="minutes_out_of_range"):
        daily.Rested(minutes)


@pytest.mark.parametrize("value", [-1, 11])
def test_sleep_and_pain_are_ratings(value: int) -> None:
    with pytest.raises(NotARatingError):
        daily.Sleep(value)
    with pytest.raises(NotARatingError):
        daily.Activity(ActivityKind.WALK, 5, pain=value)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: daily.Medicine("  ", MedicineGroup.OTHER), "words_missing"),
        (lambda: daily.FreeNote(" "), "words_missing"),
        (lambda: daily.Helped(()), "words_missing"),
        (lambda: daily.Helped((TOO_LONG,)), "words_too_long"),
        (lambda: daily.FreeNote(TOO_LONG), "words_too_long"),
        (lambda: daily.Flare(on=True, note=TOO_LONG), "words_too_long"),
        (lambda: daily.SideEffects(()), "none_or_some"),
        (lambda: daily.SideEffects((daily.SideEffect.RASH,), none_noticed=True), "none_or_some"),
    ],
)
def test_what_cannot_be_noted_says_why(make: Callable[[], object], code: str) -> None:
    with pytest.raises(LogError, match=code):
        make()
