"""The marks in hand: each step gives a new state and leaves the rest alone."""

from __future__ import annotations

from lbp_app.domain.body import BodyChart, Feeling, Mark, View
from lbp_app.ui.screens.body_chart import state as charts
from lbp_app.ui.screens.body_chart.state import BodyChartState
from tests.domain.body_charts import chart
from tests.fixtures import A_MORNING


def _empty() -> BodyChartState:
    return charts.begin(A_MORNING, now=None, last=None)


def test_the_back_is_shown_first() -> None:
    assert _empty().view is View.BACK
    assert charts.shown(_empty(), View.FRONT).view is View.FRONT


def test_it_begins_empty_with_the_marks_of_last_time_or_with_its_own() -> None:
    own, last = chart("heel_left"), chart("heel_right")
    assert _empty().chart == BodyChart()
    assert charts.begin(A_MORNING, now=None, last=last).chart == last
    assert charts.begin(A_MORNING, now=own, last=last).chart == own
    assert charts.begin(A_MORNING, now=BodyChart(), last=last).chart == BodyChart()


def test_a_strength_and_feelings_are_marked_one_by_one() -> None:
    state = charts.felt(charts.rated(_empty(), "heel_left", 6), "heel_left", Feeling.NUMB)
    assert state.chart.marks == (Mark("heel_left", 6, (Feeling.NUMB,)),)
    state = charts.felt(charts.felt(state, "heel_left", Feeling.ACHE), "heel_left", Feeling.NUMB)
    assert state.chart.marks == (Mark("heel_left", 6, (Feeling.ACHE,)),)


def test_a_region_of_which_nothing_is_left_is_not_marked() -> None:
    state = charts.rated(charts.rated(_empty(), "heel_left", 6), "heel_left", 0)
    assert state.chart == BodyChart()


def test_what_is_removed_closes_its_questions() -> None:
    state = charts.opened(charts.rated(_empty(), "heel_left", 6), "heel_left")
    state = charts.removed(state, "heel_left")
    assert state.chart == BodyChart()
    assert state.region is None


def test_the_button_says_what_it_keeps() -> None:
    last = chart("heel_left")
    untouched = charts.begin(A_MORNING, now=None, last=last)
    assert charts.save_key(untouched) == "body_chart.same"
    assert charts.save_key(charts.rated(untouched, "heel_left", 9)) == "body_chart.save"
    assert charts.save_key(charts.cleared(untouched)) == "body_chart.save_none"
    assert charts.save_key(_empty()) == "body_chart.save_none"
    corrected = charts.begin(A_MORNING, now=last, last=last)
    assert charts.save_key(corrected) == "body_chart.save"


def test_last_time_is_offered_for_a_region_that_was_rated_then() -> None:
    last = BodyChart((Mark("heel_left", 7), Mark("sole_left", None, (Feeling.NUMB,))))
    state = charts.begin(A_MORNING, now=None, last=last)
    assert charts.before(charts.opened(state, "heel_left")) == 7
    assert charts.before(charts.opened(state, "sole_left")) is None
    assert charts.before(charts.opened(state, "toes_left")) is None


def test_picture_and_list_take_turns() -> None:
    assert charts.turned(_empty()).as_list
    assert not charts.turned(charts.turned(_empty())).as_list
