"""The form of a reminder: simple choices, and the rule they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from lbp_app.domain.reminders import (
    MOST_TIMES,
    Follow,
    ReminderKind,
    ReminderRule,
    ReminderSettings,
)

A_DAY = 24 * 60
SUGGESTED = (8 * 60, 10 * 60, 12 * 60, 15 * 60, 18 * 60, 20 * 60)
STEP = 15


class Days(StrEnum):
    """The simple choices of days."""

    EVERY = "every"
    SOME = "some"
    SECOND = "second"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class ReminderForm:
    """What is chosen so far. ``minute`` is the time that is being picked."""

    rule_id: str
    kind: ReminderKind
    times: tuple[int, ...]
    days: Days
    weekdays: tuple[int, ...]
    start: date
    follow: Follow
    minute: int = 9 * 60
    picking: bool = False
    error: str | None = None
    kept: ReminderRule | None = None


def new_form(rule_id: str, today: date) -> ReminderForm:
    """An empty form: move, every day, no time yet."""
    return ReminderForm(rule_id, ReminderKind.ACTIVITY, (), Days.EVERY, (), today, Follow.LOCAL)


def form_of(rule_id: str, rule: ReminderRule) -> ReminderForm:
    """The form of a reminder that is changed."""
    days = Days.EVERY
    if rule.once:
        days = Days.ONCE
    elif rule.weekdays:
        days = Days.SOME
    elif rule.every > 1:
        days = Days.SECOND
    return ReminderForm(
        rule_id, rule.kind, rule.times, days, rule.weekdays, rule.start, rule.follow, kept=rule
    )


def with_time(form: ReminderForm, minute: int) -> ReminderForm:
    """The time is taken, or taken away when it was there."""
    times = set(form.times) ^ {minute}
    if len(times) > MOST_TIMES:
        return form
    return replace(form, times=tuple(sorted(times)), error=None)


def with_weekday(form: ReminderForm, day: int) -> ReminderForm:
    """The day of the week is on, or off when it was on."""
    return replace(form, weekdays=tuple(sorted(set(form.weekdays) ^ {day})), error=None)


def moved(form: ReminderForm, minutes: int) -> ReminderForm:
    """The time that is being picked, earlier or later, round the clock."""
    return replace(form, minute=(form.minute + minutes) % A_DAY)


def another_day(form: ReminderForm, days: int, today: date) -> ReminderForm:
    """The day of a reminder that comes once, never before today."""
    return replace(form, start=max(form.start + timedelta(days=days), today))


def offered(form: ReminderForm) -> tuple[int, ...]:
    """The times that stand as chips: the usual ones and those that are chosen."""
    return tuple(sorted({*SUGGESTED, *form.times}))


def checked(form: ReminderForm) -> ReminderForm:
    """The form with what is missing, as a key in the words."""
    error = None
    if not form.times:
        error = "reminders.error_no_time"
    elif form.days is Days.SOME and not form.weekdays:
        error = "reminders.error_no_day"
    return replace(form, error=error)


def rule_of(form: ReminderForm, name: str, zone: str, today: date) -> ReminderRule:
    """The rule that the form makes; ``zone`` is the name of the zone the patient is in."""
    home = form.follow is Follow.HOME and bool(zone)
    same = form.kept is not None and form_of(form.rule_id, form.kept).days is form.days
    start = form.start if form.days is Days.ONCE or same else today
    every = 1
    if form.days is Days.SECOND:
        every = form.kept.every if form.kept is not None and same else 2
    return ReminderRule(
        kind=form.kind,
        times=form.times,
        start=start,
        weekdays=form.weekdays if form.days is Days.SOME else (),
        every=every,
        once=form.days is Days.ONCE,
        follow=Follow.HOME if home else Follow.LOCAL,
        zone=zone if home else "",
        name=name.strip(),
    )


def in_quiet_hours(form: ReminderForm, settings: ReminderSettings) -> int | None:
    """The first chosen time that lies in the quiet hours."""
    return next((minute for minute in form.times if settings.is_quiet(minute)), None)
