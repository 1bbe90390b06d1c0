"""What is due and when: weeks from the start, caught up once, never twice, never nagging."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from lbp_app.domain.measure_schedule import EARLY, Due, WhyDue, due, week_of, weeks_of
from lbp_app.domain.measures import Instrument

START = date(2026, 3, 29)  # the clocks change on this day in Europe: days are counted, not hours
PEG, RMDQ, PSFS = Instrument.PEG, Instrument.RMDQ, Instrument.PSFS
PHQ4, PGIC, SURE = Instrument.PHQ4, Instrument.PGIC, Instrument.CONFIDENCE


def on(day: int) -> date:
    """A day counted from the start, which is day 0."""
    return START + timedelta(days=day)


def asked(day: int, **answered: int) -> dict[str, tuple[int, str]]:
    """What is due on a day, with its week and why; ``answered`` are days of the latest sheets."""
    done = {Instrument(name): on(when) for name, when in answered.items()}
    found = due(START, on(day), done)
    return {d.instrument.value: (d.week, d.why.value) for d in found}


ALL_AT_THE_START = {"peg": 0, "psfs": 0, "rmdq": 0, "confidence": 0, "phq4": 0}


def test_at_the_start_all_but_the_impression_of_change_are_asked_mood_last() -> None:
    found = due(START, START, {})
    assert [d.instrument for d in found] == [PEG, PSFS, RMDQ, SURE, PHQ4]
    assert {d.why for d in found} == {WhyDue.FIRST}


USUAL = [
    (RMDQ, (0, 2, 6, 12, 24, 36)),
    (SURE, (0, 2, 6, 12, 24, 36)),
    (PGIC, (2, 6, 12, 24, 36)),
    (PHQ4, (0, 6, 12, 24, 36)),
    (PEG, tuple(range(38))),
    (PSFS, tuple(range(38))),
]


@pytest.mark.parametrize(("instrument", "weeks"), USUAL)
def test_each_measure_has_its_weeks(instrument: Instrument, weeks: tuple[int, ...]) -> None:
    assert weeks_of(instrument, 37) == weeks


def test_a_slower_track_brings_its_own_reviews() -> None:
    slower = (1, 2, 4, 6, 9, 12)
    assert weeks_of(RMDQ, 25, slower) == (0, 1, 2, 4, 6, 9, 12, 24)
    assert weeks_of(PGIC, 25, slower) == (2, 4, 6, 9, 12, 24)
    assert weeks_of(PHQ4, 25, slower) == (0, 6, 12, 24)


def test_what_was_answered_is_not_asked_again_before_its_next_week() -> None:
    assert asked(6, **ALL_AT_THE_START) == {}
    assert asked(7, **ALL_AT_THE_START) == {"peg": (1, "weekly"), "psfs": (1, "weekly")}
    assert asked(13, **{**ALL_AT_THE_START, "peg": 7, "psfs": 7}) == {}


def test_the_review_at_two_weeks_asks_for_function_and_change_but_not_for_mood() -> None:
    found = asked(14, **ALL_AT_THE_START)
    assert set(found) == {"peg", "psfs", "rmdq", "pgic", "confidence"}
    assert found["rmdq"] == (2, "review")


def test_mood_is_asked_again_at_six_weeks() -> None:
    assert asked(41, **ALL_AT_THE_START).get("phq4") is None
    assert asked(42, **ALL_AT_THE_START)["phq4"] == (6, "review")


def test_reviews_that_were_missed_are_caught_up_once_and_not_each() -> None:
    found = due(START, on(60), {RMDQ: START})
    assert [d for d in found if d.instrument is RMDQ] == [Due(RMDQ, 6, on(42), WhyDue.CAUGHT_UP, 3)]


def test_a_review_is_called_missed_after_three_days() -> None:
    assert asked(45, rmdq=14)["rmdq"] == (6, "review")
    assert asked(46, rmdq=14)["rmdq"] == (6, "caught_up")


def test_a_late_answer_counts_and_the_next_week_keeps_its_day() -> None:
    assert "rmdq" not in asked(83, rmdq=60)
    assert asked(84, rmdq=60)["rmdq"] == (12, "review")


def test_an_answer_up_to_three_days_early_counts_for_the_week_to_come() -> None:
    assert "rmdq" not in asked(14, rmdq=11)
    assert asked(14, rmdq=10)["rmdq"] == (2, "review")
    assert "peg" not in asked(7, peg=4)
    assert asked(7, peg=3)["peg"] == (1, "weekly")


def test_a_first_sheet_that_comes_late_is_still_the_first() -> None:
    assert asked(50)["rmdq"] == (6, "first")
    assert asked(50)["peg"] == (7, "first")
    assert asked(50)["pgic"] == (6, "caught_up")


def test_a_year_away_asks_for_one_sheet_of_each() -> None:
    found = due(START, on(400), dict.fromkeys(Instrument, START))
    assert sorted(d.instrument for d in found) == sorted(Instrument)
    assert {d.week for d in found} == {57, 48}


def test_weeks_are_counted_in_days_of_the_calendar() -> None:
    assert [week_of(START, on(n)) for n in (0, 6, 7, 13, 14)] == [0, 0, 1, 1, 2]


def test_a_clock_set_back_before_the_start_asks_as_in_the_first_week() -> None:
    assert asked(-3, **ALL_AT_THE_START) == {}
    assert week_of(START, on(-3)) == 0


@pytest.mark.slow
@pytest.mark.parametrize("weeks", [(2, 6, 12), (1, 2, 4, 6, 9, 12)])
def test_in_a_thousand_random_years_each_look_back_is_asked_for_at_the_next_start_and_once(
    weeks: tuple[int, ...],
) -> None:
    for seed in range(1000):
        dice = random.Random(seed)  # noqa: S311 - no secret
        answered = {Instrument.RMDQ: START}
        opened = sorted(dice.sample(range(1, 365), dice.randrange(5, 200)))
        for day in (START + timedelta(days=n) for n in opened):
            past = max(w for w in weeks_of(Instrument.RMDQ, week_of(START, day), weeks))
            since = START + timedelta(weeks=past)
            asked = {one.instrument for one in due(START, day, answered, review_weeks=weeks)}
            missing = answered[Instrument.RMDQ] < since - EARLY
            assert (Instrument.RMDQ in asked) is missing
            answered |= {Instrument.RMDQ: day} if missing and dice.random() < 0.7 else {}
