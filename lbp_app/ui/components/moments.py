"""Days and times in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from lbp_app.ui.theme import Look


def day_words(look: Look, day: date, today: date) -> str:
    """ "Today", "Yesterday" or "Monday 23 November" (with the year when it is another one)."""
    if day == today:
        return look.say("dates.today")
    if day == today - timedelta(days=1):
        return look.say("dates.yesterday")
    return long_day(look, day, today)


def long_day(look: Look, day: date, today: date) -> str:
    """ "Monday 23 November", with the year when it is not this one."""
    key = "dates.long" if day.year == today.year else "dates.long_year"
    return look.say(
        key,
        weekday=look.say(f"dates.weekday_{day.weekday()}"),
        day=day.day,
        month=look.say(f"dates.month_{day.month}"),
        year=day.year,
    )


def plain_day(look: Look, day: date) -> str:
    """ "23 November 2026": a day that is not about now."""
    return look.say(
        "dates.plain", day=day.day, month=look.say(f"dates.month_{day.month}"), year=day.year
    )


def moment_words(look: Look, moment: datetime, now: datetime) -> str:
    """ "Today at 8:02", on the clock of the place where it happened."""
    return look.say(
        "dates.at", day=day_words(look, moment.date(), now.date()), time=clock_words(moment)
    )


def moment_within(look: Look, moment: datetime, now: datetime) -> str:
    """The same within a sentence: "today at 8:02", "Monday 23 November at 8:02"."""
    day = moment.date()
    near = {now.date(): "today", now.date() - timedelta(days=1): "yesterday"}.get(day)
    shown = look.say(f"when.within_{near}") if near else long_day(look, day, now.date())
    return look.say("dates.at", day=shown, time=clock_words(moment))


def clock_words(moment: datetime) -> str:
    """Hours and minutes on the 24-hour clock."""
    return f"{moment.hour}:{moment.minute:02d}"
