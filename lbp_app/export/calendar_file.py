"""A calendar file (iCalendar, RFC 5545) with the patient's reminders and neutral words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from lbp_app.domain.reminder_planner import SetRule
from lbp_app.domain.reminders import Follow, ReminderRule, ReminderSettings

PRODUCT = "-//Back Diary//Reminders//EN"
_LENGTH = timedelta(minutes=5)
_DAY = timedelta(days=1)
_A_WEEK = 7
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One reminder at one time of day as a calendar has it: first day, time and days that repeat.

    ``shift`` is 1 where quiet hours move it into the next day.
    """

    rule_id: str
    rule: ReminderRule
    minute: int
    shift: int


def calendar_file(
    rules: Sequence[SetRule], settings: ReminderSettings, summary: str, now: datetime
) -> bytes:
    """The reminders that are on, from ``now`` on, each with an alarm at its time.

    Times are floating: they keep the clock of wherever the calendar is, as the reminders do.
    Only a reminder that keeps home time names its zone. What lies in quiet hours comes at their
    end. A calendar does not know what was already done, nor the number for a day.
    ``summary`` is what stands in the calendar and on a locked screen.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    after = max(now, settings.pause_until or now)
    for entry in _entries(rules, settings):
        event = _event(entry, summary, now, after)
        if event is not None:
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entries(rules: Sequence[SetRule], settings: ReminderSettings) -> list[_Entry]:
    """One entry for each time of each rule; two that quiet hours move to one time become one."""
    found: dict[tuple[str, int, int], _Entry] = {}
    for known in rules:
        for slot in known.rule.times if known.rule.on else ():
            minute, shift = slot, 0
            if settings.is_quiet(slot) and known.rule.follow is Follow.LOCAL:
                minute, shift = settings.quiet_to, int(slot >= settings.quiet_to)
            entry = _Entry(known.id, known.rule, minute, shift)
            found.setdefault((known.id, minute, shift), entry)
    return list(found.values())


def _event(entry: _Entry, summary: str, now: datetime, after: datetime) -> Event | None:
    first = _first_day(entry, now, after)
    if first is None:
        return None
    wall = datetime.combine(first, time(entry.minute // 60, entry.minute % 60))
    event = Event()
    event.add("uid", f"{entry.rule_id}-{entry.minute}-{entry.shift}@back-diary")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", wall.replace(tzinfo=_zone(entry.rule)))
    event.add("duration", _LENGTH)
    event.add("summary", summary)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if not entry.rule.once:
        event.add("rrule", _repeats(entry))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    return event


def _zone(rule: ReminderRule) -> ZoneInfo | None:
    if rule.follow is Follow.LOCAL:
        return None
    try:
        return ZoneInfo(rule.zone)
    except (LookupError, ValueError, OSError):
        return None


def _first_day(entry: _Entry, now: datetime, after: datetime) -> date | None:
    """The first day on which it comes from ``after`` on, or from the end of its own pause."""
    rule = entry.rule
    start = after if rule.paused_until is None else max(after, rule.paused_until)
    local = start.astimezone(now.tzinfo)
    day = local.date() - _DAY
    last = max(day, rule.start) + timedelta(days=rule.every * _A_WEEK + 2)
    for fits in rule.days(day, last):
        on = fits + entry.shift * _DAY
        if (on, entry.minute) >= (local.date(), local.hour * 60 + local.minute):
            return on
    return None


def _repeats(entry: _Entry) -> dict[str, object]:
    rule = entry.rule
    repeats: dict[str, object] = {"freq": "DAILY", "interval": rule.every}
    if rule.weekdays:
        days = sorted((day + entry.shift) % _A_WEEK for day in rule.weekdays)
        repeats["byday"] = [_WEEKDAYS[day] for day in days]
    return repeats
