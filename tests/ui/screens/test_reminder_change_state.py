"""The rule that a form makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lbp_app.domain.reminders import Follow, ReminderKind, ReminderRule
from lbp_app.ui.screens.reminder_change.state import (
    Days,
    another_day,
    form_of,
    moved,
    new_form,
    offered,
    rule_of,
    with_time,
)

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
FORM = new_form("new", MONDAY)


def test_a_time_is_taken_and_taken_away_and_never_more_than_eight() -> None:
    assert with_time(with_time(FORM, 480), 480).times == ()
    form = FORM
    for minute in range(0, 600, 60):
        form = with_time(form, minute)
    assert len(form.times) == 8


def test_the_time_that_is_picked_goes_round_the_clock() -> None:
    assert moved(replace(FORM, minute=0), -15).minute == 23 * 60 + 45
    assert moved(replace(FORM, minute=23 * 60 + 45), 15).minute == 0


def test_chosen_times_stand_among_the_offered_ones() -> None:
    assert 555 in offered(with_time(FORM, 555))


def test_a_day_once_is_never_before_today() -> None:
    assert another_day(FORM, -1, MONDAY).start == MONDAY


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (ReminderRule(ReminderKind.HEAT, (1,), MONDAY), Days.EVERY),
        (ReminderRule(ReminderKind.HEAT, (1,), MONDAY, weekdays=(1,)), Days.SOME),
        (ReminderRule(ReminderKind.HEAT, (1,), MONDAY, every=3), Days.SECOND),
        (ReminderRule(ReminderKind.HEAT, (1,), MONDAY, once=True), Days.ONCE),
    ],
)
def test_a_form_that_is_not_changed_makes_the_same_rule(rule: ReminderRule, days: Days) -> None:
    form = form_of("r", rule)
    assert form.days is days
    assert rule_of(form, "", "Europe/Dublin", TUESDAY) == rule


def test_home_time_without_a_known_zone_keeps_the_local_clock() -> None:
    form = replace(with_time(FORM, 480), follow=Follow.HOME)
    assert rule_of(form, "", "", MONDAY).follow is Follow.LOCAL
