"""Reminders in words: what, on which days, at which times."""

from __future__ import annotations

from datetime import date

from lbp_app.domain.reminder_planner import Coming
from lbp_app.domain.reminders import ReminderRule
from lbp_app.ui.components.moments import clock_words, day_words, long_day
from lbp_app.ui.stage import Stage


def minute_words(minute: int) -> str:
    """A time of day, as ``clock_words`` writes it."""
    return f"{minute // 60}:{minute % 60:02d}"


def what_words(stage: Stage, rule: ReminderRule) -> str:
    """The patient's own words for it, else what it is about."""
    return rule.name.strip() or stage.say(f"reminders.kind_{rule.kind.value}")


def when_words(stage: Stage, rule: ReminderRule, today: date) -> str:
    """ "Every day at 8:00 and 18:00"."""
    times = ", ".join(minute_words(minute) for minute in rule.times)
    return stage.say("reminders.at_times", days=_days_words(stage, rule, today), times=times)


def coming_words(stage: Stage, coming: Coming, today: date) -> str:
    """ "Today at 18:00", on the clock of where the patient is."""
    wall = coming.moment.astimezone(stage.services.clock.now().tzinfo)
    day = upcoming_day(stage, wall.date(), today)
    return stage.say("dates.at", day=day, time=clock_words(wall))


def upcoming_day(stage: Stage, day: date, today: date) -> str:
    """ "Today", else the day with its weekday."""
    return day_words(stage.look, day, today) if day == today else long_day(stage.look, day, today)


def _days_words(stage: Stage, rule: ReminderRule, today: date) -> str:
    if rule.once:
        return stage.say("reminders.once_on", day=upcoming_day(stage, rule.start, today))
    if rule.weekdays:
        names = (stage.say(f"dates.weekday_{day}") for day in rule.weekdays)
        return ", ".join(names)
    if rule.every > 1:
        return stage.say("reminders.every_n", days=rule.every)
    return stage.say("reminders.every_day")
