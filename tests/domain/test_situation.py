"""Each condition holds where it should, at its threshold, and never from what was not logged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.answers import Answer
from lbp_app.domain.history import Feeling, History
from lbp_app.domain.profile import AgeBand, Consideration, Profile
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.situation import CONDITIONS, Condition, look_at
from tests.domain.histories import TODAY, ago, daily, days_of, history_of

EMPTY = History(today=TODAY)


def holds(**facts: object) -> frozenset[Condition]:
    return look_at(replace(EMPTY, **facts)).holds  # type: ignore[arg-type] # fields by name


def test_every_named_condition_can_be_worked_out() -> None:
    assert set(CONDITIONS) == set(Condition)


@pytest.mark.parametrize("condition", Condition)
def test_each_condition_holds_in_a_history_made_for_it(condition: Condition) -> None:
    assert condition in look_at(history_of(condition)).holds


def test_an_empty_diary_makes_nothing_true_but_always() -> None:
    assert look_at(EMPTY).holds == {Condition.ALWAYS}


def test_the_open_flag_is_handed_on() -> None:
    assert look_at(replace(EMPTY, urgency=Urgency.URGENT)).urgency is Urgency.URGENT


@pytest.mark.parametrize(("days", "new"), [(0, True), (6, True), (7, False)])
def test_a_patient_is_new_for_seven_days(days: int, new: bool) -> None:  # noqa: FBT001
    assert (Condition.NEW_PATIENT in holds(first_day=ago(days))) is new


@pytest.mark.parametrize(
    ("field", "value", "condition"),
    [
        ("below_knee", days_of([14]), Condition.LEG_PAIN_BELOW_KNEE),
        ("feelings", ((ago(14), Feeling.NUMB),), Condition.NUMB_FEELINGS),
        ("heat", days_of([14]), Condition.HEAT_USED),
        ("leg_pain", daily(8, 14, 14), Condition.LEG_PAIN),
        ("leg_pain", daily(0, 0, 5), Condition.LEG_PAIN),
        ("falls", days_of([28]), Condition.FALL_RECENTLY),
        ("said_afraid", ago(84), Condition.AFRAID_TO_MOVE),
        ("low_mood", ((ago(3), 2.0),), Condition.LOW_MOOD),
        ("worry", ((ago(3), 2.0),), Condition.ANXIOUS),
        ("sleep", daily(2, 0, 1), Condition.POOR_SLEEP),
        ("sleep", daily(5, 0, 6), Condition.POOR_SLEEP),
        ("said_work_hard", ago(42), Condition.WORK_HARD_NOW),
        ("pain_relief", days_of(range(7)), Condition.PAIN_RELIEF_MOST_DAYS),
        ("pain_relief", days_of([0] * 20), Condition.PAIN_RELIEF_MOST_DAYS),
        ("next_visit", ago(1), Condition.VISIT_SOON),
        ("next_visit", ago(-8), Condition.VISIT_SOON),
        ("walks", days_of([1, 1, 1, 2]), Condition.FIRST_WALKS_DONE),
        ("rest", days_of([0, 1]), Condition.REST_ONLY_3_DAYS),
        ("back_pain", daily(9, 0, 1), Condition.FLARE_NOW),
        ("back_pain", (*daily(3, 2, 15), *daily(4, 0, 1)), Condition.FLARE_NOW),
        ("leg_pain", (*daily(3, 7, 13), *daily(4, 0, 6)), Condition.PAIN_RISING),
        ("leg_pain", (*daily(3, 7, 8), *daily(9, 0, 6)), Condition.PAIN_RISING),
        ("function", ((ago(30), 6.0),), Condition.IMPROVING),
        ("function", ((ago(30), 2.0), (ago(1), 1.2)), Condition.IMPROVING),
        ("gained", False, Condition.IMPROVING),
    ],
)
def test_what_is_too_old_too_little_or_too_weak_makes_nothing_true(
    field: str, value: object, condition: Condition
) -> None:
    assert condition not in holds(**{field: value})


def test_a_burning_foot_is_a_nerve_feeling_and_not_numb() -> None:
    found = holds(feelings=((ago(1), Feeling.BURNING),))
    assert Condition.NERVE_FEELINGS in found
    assert Condition.NUMB_FEELINGS not in found


def test_not_sure_about_a_special_need_counts_as_yes() -> None:
    profile = Profile(considerations={Consideration.PELVIC_FLOOR: Answer.UNSURE})
    assert Condition.PELVIC_FLOOR in holds(profile=profile)


def test_from_seventy_on_the_steady_lesson_is_offered_without_asking() -> None:
    assert Condition.OLDER_OR_UNSTEADY in holds(profile=Profile(age_band=AgeBand.FROM_70))
    assert Condition.OLDER_OR_UNSTEADY not in holds(profile=Profile(age_band=AgeBand.FROM_65_TO_69))


def test_a_flare_that_was_noted_counts_for_two_weeks() -> None:
    assert Condition.FLARE_NOW in holds(said_flare=ago(13))
    assert Condition.FLARE_NOW not in holds(said_flare=ago(14))


def test_a_movement_among_days_of_rest_is_not_resting_only() -> None:
    rest = days_of([0, 1, 2])
    assert Condition.REST_ONLY_3_DAYS not in holds(rest=rest, movement=days_of([1]))
    assert Condition.REST_ONLY_3_DAYS in holds(rest=rest, movement=days_of([3]))
    assert Condition.REST_ONLY_3_DAYS in holds(heat=rest)


@pytest.mark.parametrize("days", [41, 83])
def test_slow_recovery_is_not_said_a_day_early(days: int) -> None:
    found = holds(first_day=ago(days), back_pain=daily(6, 0, days))
    assert (Condition.NO_BETTER_6_WEEKS in found) is (days > 42)
    assert Condition.NO_BETTER_12_WEEKS not in found


def test_who_got_better_is_not_told_that_recovery_is_slow() -> None:
    pain = (*daily(6, 40, 50), *daily(3, 0, 6))
    found = holds(first_day=ago(50), back_pain=pain)
    assert Condition.NO_BETTER_6_WEEKS not in found
    assert Condition.IMPROVING in found


def test_who_has_no_pain_left_is_not_told_that_recovery_is_slow() -> None:
    found = holds(first_day=ago(50), back_pain=daily(0, 0, 50))
    assert Condition.NO_BETTER_6_WEEKS not in found


def test_function_decides_over_pain() -> None:
    pain = (*daily(6, 40, 50), *daily(3, 0, 6))
    same = ((ago(45), 6.0), (ago(2), 6.0))
    found = holds(first_day=ago(50), back_pain=pain, function=same)
    assert Condition.IMPROVING not in found
    assert Condition.NO_BETTER_6_WEEKS in found


def test_a_worse_leg_is_never_called_improving() -> None:
    found = holds(
        first_day=ago(50),
        back_pain=(*daily(6, 40, 50), *daily(3, 0, 6)),
        leg_pain=(*daily(2, 40, 50), *daily(6, 0, 6)),
    )
    assert Condition.IMPROVING not in found


@given(st.lists(st.tuples(st.integers(-3, 120), st.integers(0, 10)), max_size=30), st.randoms())
def test_the_order_of_the_records_does_not_matter(
    records: list[tuple[int, int]], random: object
) -> None:
    pain = tuple((ago(days), float(value)) for days, value in records)
    mixed = list(pain)
    random.shuffle(mixed)  # type: ignore[attr-defined] # Hypothesis' own random
    one = holds(first_day=ago(60), back_pain=pain, leg_pain=pain)
    assert holds(first_day=ago(60), back_pain=tuple(mixed), leg_pain=tuple(mixed)) == one


def test_a_gain_in_daily_life_counts_also_where_pain_is_the_same() -> None:
    same = daily(6, 0, 100)
    life = {"first_day": ago(100), "back_pain": same}
    assert Condition.NO_BETTER_12_WEEKS in holds(**life, gained=False)
    assert Condition.NO_BETTER_12_WEEKS not in holds(**life, gained=True)


def test_better_pain_is_no_gain_where_daily_life_is_the_same() -> None:
    pain = (*daily(8, 93, 99), *daily(4, 0, 6))
    assert Condition.IMPROVING in holds(first_day=ago(99), back_pain=pain)
    assert Condition.IMPROVING not in holds(first_day=ago(99), back_pain=pain, gained=False)
