"""Days, times and ratings in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lbp_app.ui.components.moments import clock_words, day_words, long_day, moment_words
from lbp_app.ui.components.rating_steps import spoken, stepped
from lbp_app.ui.components.ratings_line import ratings_line
from lbp_app.ui.theme import Look
from tests.building import say
from tests.fixtures import A_MORNING

LOOK = Look({}, say)
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (MONDAY, "Today"),
        (date(2026, 3, 1), "Yesterday"),
        (date(2026, 2, 28), "Saturday 28 February"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),
        (date(2026, 3, 3), "Tuesday 3 March"),
    ],
)
def test_a_day_is_told_as_people_say_it(day: date, words: str) -> None:
    assert day_words(LOOK, day, MONDAY) == words


def test_every_weekday_and_month_has_its_words() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(365)]
    assert len({long_day(LOOK, day, MONDAY) for day in days}) == 365


def test_a_moment_is_told_on_the_clock_of_the_place_where_it_happened() -> None:
    assert moment_words(LOOK, A_MORNING, A_MORNING) == "Today at 8:30"
    assert clock_words(A_MORNING.replace(hour=0, minute=5)) == "0:05"


@pytest.mark.parametrize(
    ("value", "by", "after"), [(None, 1, 1), (None, -1, 0), (0, -1, 0), (10, 1, 10), (4, 1, 5)]
)
def test_a_step_stays_on_the_scale(value: int | None, by: int, after: int) -> None:
    assert stepped(value, by) == after


def test_every_rating_is_spoken_with_a_word() -> None:
    assert spoken(LOOK, None) == "not rated"
    assert spoken(LOOK, 0) == "0 of 10, none"
    assert all(spoken(LOOK, value).startswith(f"{value} of 10, ") for value in range(11))


def test_ratings_that_are_missing_are_not_told_as_zero() -> None:
    assert (
        ratings_line(LOOK, [("back_pain", 4), ("interference", 0)]) == "Back pain 4, in the way 0"
    )
    assert ratings_line(LOOK, []) == "No pain scores"
