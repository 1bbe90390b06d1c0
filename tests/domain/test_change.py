"""Meaningful change: each label at, just below and just above its threshold."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from lbp_app.domain.change import (
    ONE_ACTIVITY,
    THRESHOLDS,
    ActivityRatings,
    Blind,
    Change,
    Label,
    Measure,
    NotEnough,
    Reading,
    Reason,
    change_in_own_words,
    change_of_activities,
    change_of_pain,
    change_of_score,
    judge,
    opposed,
)

F = Fraction
BETTER, SAME, WATCH, WORSE = Label.IMPROVED, Label.UNCHANGED, Label.WATCH, Label.WORSE
DAY_1 = date(2026, 3, 1)

# measure, start, now, label, clearly. The reason stands beside each.
TABLE = [
    # 0 to 10 pain: fall of 2, or of 30 % that is at least 1
    (Measure.BACK_PAIN, F(8), F(6), BETTER, False),  # 2 points, 25 %
    (Measure.BACK_PAIN, F(8), F(13, 2), SAME, False),  # 1.5 points, 19 %
    (Measure.BACK_PAIN, F(8), F(11, 2), BETTER, False),  # 2.5 points
    (Measure.BACK_PAIN, F(5), F(7, 2), BETTER, False),  # 1.5 points, 30 % exactly
    (Measure.BACK_PAIN, F(11, 2), F(4), SAME, False),  # 1.5 points, 27 %
    (Measure.BACK_PAIN, F(3), F(2), BETTER, False),  # 1 point, 33 %
    (Measure.BACK_PAIN, F(4), F(3), SAME, False),  # 1 point, 25 %
    (Measure.BACK_PAIN, F(1), F(1, 2), SAME, False),  # half a point, 50 %: too small
    (Measure.BACK_PAIN, F(1), F(0), BETTER, False),  # 1 point, 100 %
    (Measure.BACK_PAIN, F(0), F(0), SAME, False),
    (Measure.BACK_PAIN, F(4), F(6), WORSE, False),  # rise of 2
    (Measure.BACK_PAIN, F(4), F(11, 2), SAME, False),  # rise of 1.5
    (Measure.BACK_PAIN, F(4), F(13, 2), WORSE, False),  # rise of 2.5
    (Measure.LEG_PAIN, F(7), F(5), BETTER, False),
    (Measure.LEG_PAIN, F(7), F(11, 2), SAME, False),  # 1.5 points, 21 %
    (Measure.LEG_PAIN, F(0), F(2), WORSE, False),
    (Measure.LEG_PAIN, F(0), F(3, 2), SAME, False),
    # PEG: fall of 30 % and of 1.0; from 1.75 clearly
    (Measure.PEG, F(10, 3), F(7, 3), BETTER, False),  # 1 point, 30 % exactly
    (Measure.PEG, F(11, 3), F(8, 3), SAME, False),  # 1 point, 27 %
    (Measure.PEG, F(3), F(2), BETTER, False),  # 1 point, 33 %
    (Measure.PEG, F(2), F(4, 3), SAME, False),  # 33 %, but two thirds of a point
    (Measure.PEG, F(9), F(20, 3), SAME, False),  # 2.33 points, 26 %
    (Measure.PEG, F(9), F(19, 3), SAME, False),  # 2.67 points, 29.6 %
    (Measure.PEG, F(9), F(6), BETTER, True),  # 3 points, 33 %
    (Measure.PEG, F(5), F(10, 3), BETTER, False),  # 1.67 points: not yet clearly
    (Measure.PEG, F(5), F(13, 4), BETTER, True),  # 1.75 exactly
    (Measure.PEG, F(5), F(3), BETTER, True),
    (Measure.PEG, F(5), F(6), WORSE, False),  # rise of 1.0
    (Measure.PEG, F(5), F(17, 3), SAME, False),  # rise of 0.67
    (Measure.PEG, F(5), F(19, 3), WORSE, False),
    # RMDQ: fall of 5, or of 30 % from a start of at least 7
    (Measure.RMDQ, F(20), F(15), BETTER, False),  # 5 points, 25 %
    (Measure.RMDQ, F(20), F(16), SAME, False),  # 4 points, 20 %
    (Measure.RMDQ, F(20), F(14), BETTER, False),
    (Measure.RMDQ, F(10), F(7), BETTER, False),  # 3 points, 30 % exactly
    (Measure.RMDQ, F(11), F(8), SAME, False),  # 3 points, 27 %
    (Measure.RMDQ, F(7), F(4), BETTER, False),  # 43 % from 7
    (Measure.RMDQ, F(7), F(5), SAME, False),  # 29 %
    (Measure.RMDQ, F(6), F(2), SAME, False),  # 67 %, but the start is below 7
    (Measure.RMDQ, F(6), F(1), BETTER, False),  # 5 points
    (Measure.RMDQ, F(10), F(12), SAME, False),  # rise of 2
    (Measure.RMDQ, F(10), F(13), WATCH, False),  # rise of 3
    (Measure.RMDQ, F(10), F(14), WATCH, False),  # rise of 4
    (Measure.RMDQ, F(10), F(15), WORSE, False),  # rise of 5
    (Measure.RMDQ, F(10), F(16), WORSE, False),
    (Measure.RMDQ, F(10), F(10), SAME, False),
    # PSFS mean: higher is better; 2 both ways
    (Measure.PSFS, F(4), F(6), BETTER, False),
    (Measure.PSFS, F(4), F(17, 3), SAME, False),  # rise of 1.67
    (Measure.PSFS, F(4), F(19, 3), BETTER, False),
    (Measure.PSFS, F(6), F(4), WORSE, False),
    (Measure.PSFS, F(6), F(13, 3), SAME, False),  # fall of 1.67
    (Measure.PSFS, F(6), F(11, 3), WORSE, False),
]


@pytest.mark.parametrize(("measure", "start", "now", "label", "clearly"), TABLE)
def test_a_change_has_the_label_of_the_clinical_rules(
    measure: Measure, start: Fraction, now: Fraction, label: Label, *, clearly: bool
) -> None:
    assert judge(THRESHOLDS[measure], start, now) == (label, clearly)


ACTIVITIES = [(4, 7, BETTER), (4, 6, SAME), (4, 8, BETTER), (7, 4, WORSE), (7, 5, SAME)]


@pytest.mark.parametrize(("start", "now", "label"), ACTIVITIES)
def test_one_activity_alone_needs_three_points(start: int, now: int, label: Label) -> None:
    assert judge(ONE_ACTIVITY, F(start), F(now))[0] is label


def test_every_measure_but_the_patients_own_words_has_thresholds() -> None:
    assert set(THRESHOLDS) == set(Measure) - {Measure.PGIC}


# --- back and leg pain: a median of seven days against the first seven


def days(values: dict[int, int]) -> list[Reading]:
    """Ratings by day, counted from 1."""
    return [Reading(DAY_1 + timedelta(days=n - 1), F(v)) for n, v in values.items()]


def pain(values: dict[int, int], today: int) -> Change | NotEnough:
    return change_of_pain(Measure.BACK_PAIN, days(values), DAY_1 + timedelta(days=today - 1))


def changed(found: Change | NotEnough) -> Change:
    assert isinstance(found, Change), found
    return found


def lacking(found: Change | NotEnough) -> NotEnough:
    assert isinstance(found, NotEnough), found
    return found


def test_pain_compares_the_median_of_the_last_week_with_that_of_the_first() -> None:
    found = changed(pain({1: 8, 4: 7, 7: 2, 8: 0, 15: 10, 24: 5, 26: 4, 30: 5}, 30))
    assert (found.start, found.now) == (
        Reading(DAY_1, F(7)),
        Reading(DAY_1 + timedelta(days=29), F(5)),
    )
    assert (found.label, found.points) == (BETTER, F(2))


def test_the_median_of_an_even_number_of_ratings_may_be_a_half() -> None:
    found = changed(pain({1: 5, 2: 5, 3: 5, 11: 3, 12: 3, 13: 4, 14: 4}, 14))
    assert found.now.value == F(7, 2)
    assert found.label is BETTER


def test_the_first_week_ends_with_its_seventh_day_and_the_last_begins_six_days_ago() -> None:
    edges = {1: 2, 2: 2, 7: 2, 8: 9, 13: 9, 14: 6, 15: 6, 20: 6}
    found = changed(pain(edges, 20))
    assert found.start is not None
    assert (found.start.value, found.now.value) == (F(2), F(6))


def test_two_ratings_in_a_week_are_too_few() -> None:
    few_first = lacking(pain({1: 5, 2: 5, 20: 5, 21: 5, 22: 5}, 22))
    few_now = lacking(pain({1: 5, 2: 5, 3: 5, 21: 5, 22: 5}, 22))
    assert few_first == NotEnough(Measure.BACK_PAIN, Reason.FEW_AT_THE_START, 2, 3)
    assert few_now == NotEnough(Measure.BACK_PAIN, Reason.FEW_LATELY, 2, 3)


def test_three_ratings_on_one_day_are_three_entries() -> None:
    first = [Reading(DAY_1, F(v)) for v in (6, 6, 6)]
    found = change_of_pain(
        Measure.LEG_PAIN, [*first, *days({20: 3, 21: 3, 22: 3})], DAY_1 + timedelta(days=21)
    )
    assert changed(found).label is BETTER


def test_a_week_is_never_compared_with_itself() -> None:
    ratings = dict.fromkeys(range(1, 15), 5)
    assert lacking(pain(ratings, 13)) == NotEnough(Measure.BACK_PAIN, Reason.FIRST_WEEKS, 13, 14)
    assert changed(pain(ratings, 14)).label is SAME


def test_without_ratings_there_is_nothing_yet() -> None:
    assert lacking(pain({}, 5)).reason is Reason.NOTHING_YET


def test_ratings_of_days_to_come_do_not_count() -> None:
    ratings = {1: 5, 2: 5, 3: 5, 18: 5, 19: 5, 20: 5, 40: 0, 41: 0, 42: 0}
    assert changed(pain(ratings, 20)).label is SAME


# --- scores: the latest against the first


def scores(*values: int, measure: Measure = Measure.RMDQ) -> Change | NotEnough:
    return change_of_score(
        measure, [Reading(DAY_1 + timedelta(weeks=n), F(v)) for n, v in enumerate(values)]
    )


def test_a_score_is_compared_with_the_first_one() -> None:
    found = changed(scores(14, 20, 9))
    assert found.start == Reading(DAY_1, F(14))
    assert (found.label, found.points, found.now.day) == (BETTER, F(5), DAY_1 + timedelta(weeks=2))


def test_the_order_in_which_scores_come_does_not_matter() -> None:
    late, early = Reading(DAY_1 + timedelta(weeks=6), F(9)), Reading(DAY_1, F(14))
    assert change_of_score(Measure.RMDQ, [late, early]) == change_of_score(
        Measure.RMDQ, [early, late]
    )


def test_one_score_says_nothing_about_change() -> None:
    assert lacking(scores(14)).reason is Reason.ONLY_THE_START
    assert lacking(scores()).reason is Reason.NOTHING_YET
    same_day = change_of_score(Measure.PEG, [Reading(DAY_1, F(5)), Reading(DAY_1, F(3))])
    assert lacking(same_day).reason is Reason.ONLY_THE_START


BLIND = [
    (3, Blind.TO_BETTER),
    (4, None),
    (5, None),
    (20, None),
    (21, Blind.TO_WORSE),
    (24, Blind.TO_WORSE),
]


@pytest.mark.parametrize(("start", "blind"), BLIND)
def test_a_start_near_the_end_of_the_rmdq_says_what_it_cannot_show(
    start: int, blind: Blind | None
) -> None:
    assert changed(scores(start, start)).blind is blind


def test_other_measures_are_never_called_blind() -> None:
    assert changed(scores(0, 0, measure=Measure.PEG)).blind is None


# --- the patient's own activities


def rated(week: int, **ratings: int | None) -> ActivityRatings:
    return ActivityRatings(DAY_1 + timedelta(weeks=week), tuple(ratings.items()))


def test_own_activities_are_compared_as_a_mean_and_one_by_one() -> None:
    mean, each = change_of_activities(
        [rated(0, walk=2, stairs=4, sit=6), rated(6, walk=6, stairs=5, sit=7)]
    )
    assert (changed(mean).label, changed(mean).points) == (BETTER, F(2))
    assert [(c.activity, c.label) for c in each] == [
        ("walk", BETTER),
        ("stairs", SAME),
        ("sit", SAME),
    ]


def test_means_of_other_activities_are_not_compared() -> None:
    mean, each = change_of_activities([rated(0, walk=2, stairs=4), rated(6, walk=6, swim=2)])
    assert lacking(mean).reason is Reason.OTHER_ACTIVITIES
    assert [(c.activity, c.label) for c in each] == [("walk", BETTER)]


def test_a_mean_goes_back_to_the_first_sheet_with_the_same_activities() -> None:
    mean, _ = change_of_activities([rated(0, walk=0, stairs=0), rated(2, swim=5), rated(6, swim=3)])
    found = changed(mean)
    assert found.start == Reading(DAY_1 + timedelta(weeks=2), F(5))
    assert found.label is WORSE


def test_capitals_spaces_and_order_make_no_other_activity() -> None:
    first = ActivityRatings(DAY_1, (("Walk the dog", 3), ("Stairs", 3)))
    last = ActivityRatings(DAY_1 + timedelta(weeks=6), (("stairs", 6), ("walk  the Dog", 6)))
    mean, each = change_of_activities([first, last])
    assert changed(mean).label is BETTER
    assert [c.label for c in each] == [BETTER, BETTER]


def test_a_sheet_with_a_missing_rating_has_no_mean_but_its_other_activities_count() -> None:
    mean, each = change_of_activities([rated(0, walk=2, stairs=4), rated(6, walk=6, stairs=None)])
    assert lacking(mean).reason is Reason.ONLY_THE_START
    assert [(c.activity, c.label) for c in each] == [("walk", BETTER)]


def test_without_activities_there_is_nothing_yet() -> None:
    mean, each = change_of_activities([])
    assert (lacking(mean).reason, each) == (Reason.NOTHING_YET, ())


# --- the patient's own impression

IMPRESSIONS = [(1, BETTER), (2, BETTER), (3, SAME), (4, SAME), (5, SAME), (6, WORSE), (7, WORSE)]


@pytest.mark.parametrize(("answer", "label"), IMPRESSIONS)
def test_only_much_and_very_much_count_as_a_change_in_own_words(answer: int, label: Label) -> None:
    found = changed(change_in_own_words([Reading(DAY_1, F(4)), Reading(DAY_1, F(answer))]))
    assert (found.label, found.start, found.points) == (label, None, F(0))


def test_an_impression_that_was_never_asked_says_nothing() -> None:
    assert lacking(change_in_own_words([])).reason is Reason.NOTHING_YET


def test_measures_that_disagree_are_both_told() -> None:
    better = changed(scores(14, 5))
    worse = changed(scores(3, 6, measure=Measure.PEG))
    assert opposed([better, worse, scores(5)]) == ((better, worse),)
    assert opposed([better, changed(scores(10, 10))]) == ()
