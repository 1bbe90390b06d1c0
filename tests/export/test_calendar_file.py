"""The calendar file, read by two programs of others and compared with the planner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject

from lbp_app.domain.reminder_planner import SetRule, Situation, next_seven_days
from lbp_app.domain.reminders import Follow, ReminderKind, ReminderRule, ReminderSettings
from lbp_app.export.calendar_file import calendar_file

SUMMARY = "Time for your plan"
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
NO_LIMITS = ReminderSettings(quiet_from=0, quiet_to=0, most_a_day=20)
ZONES = (
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Santiago",
    "America/Nuuk",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Antarctica/Troll",
    "Asia/Tokyo",
)
START = datetime(2026, 1, 5, 9, 15)  # noqa: DTZ001 - the zone is what the tests vary


def _rule(rule_id: str, times: tuple[int, ...], **changes: object) -> SetRule:
    fields = {"kind": ReminderKind.ACTIVITY, "start": date(2025, 12, 1), "times": times, **changes}
    return SetRule(rule_id, LONG_AGO, ReminderRule(**fields))  # type: ignore[arg-type]


RULES = (
    _rule("walk", (480, 1080)),
    _rule("early", (90,)),
    _rule("third", (555,), every=3),
    _rule("work", (420,), weekdays=(0, 2, 4)),
    _rule("both", (1439,), every=2, weekdays=(5, 6)),
    _rule("visit", (600,), start=date(2026, 5, 5), once=True),
    _rule("later", (700,), start=date(2027, 2, 1)),
    _rule("off", (701,), on=False),
    _rule("past", (702,), start=date(2026, 1, 1), once=True),
)


def _in_calendar(content: bytes, years: int = 2) -> list[tuple[date, int]]:
    """Local days and times, by a library that is not ours."""
    calendar = icalendar.Calendar.from_ical(content)
    end = START + timedelta(days=365 * years)
    found: list[Any] = list(recurring_ical_events.of(calendar).between(START, end))
    starts = [e["DTSTART"].dt for e in found]
    return sorted((s.date(), s.hour * 60 + s.minute) for s in starts if s < end)


def _planned(zone: ZoneInfo, settings: ReminderSettings) -> Iterator[tuple[date, int, date, int]]:
    """By the planner: day and minute on the wall, with the day and time it was set for."""
    now = START.replace(tzinfo=zone)
    end = (START + timedelta(days=730)).replace(tzinfo=zone)
    while now < end:
        for coming in next_seven_days(Situation(now, RULES, {}, settings)):
            wall = coming.moment.astimezone(zone)
            if now < coming.moment and wall.date() < now.date() + timedelta(days=7) and wall < end:
                key = coming.occurrence
                yield wall.date(), wall.hour * 60 + wall.minute, key.day, key.slot
        now = datetime.combine(now.date() + timedelta(days=7), datetime.min.time(), zone)
        now -= timedelta(seconds=1)


@pytest.mark.slow
@pytest.mark.parametrize("name", ZONES)
def test_two_years_of_the_calendar_are_the_local_times_of_the_planner(name: str) -> None:
    planned = set(_planned(ZoneInfo(name), NO_LIMITS))
    content = calendar_file(RULES, NO_LIMITS, SUMMARY, START.replace(tzinfo=ZoneInfo(name)))
    in_calendar = _in_calendar(content)
    assert in_calendar == sorted((day, slot) for _, _, day, slot in planned)
    moved = {(d, m, day, slot) for d, m, day, slot in planned if (d, m) != (day, slot)}
    # Only where the clocks skip the time does a calendar decide by itself what to do.
    assert len(moved) <= 8
    assert all(slot in {90, 1439} for _, _, _, slot in moved)


@pytest.mark.parametrize("name", ["Asia/Tokyo", "Asia/Kathmandu"])
def test_what_lies_in_quiet_hours_stands_in_the_calendar_at_their_end(name: str) -> None:
    quiet = replace(NO_LIMITS, quiet_from=1320, quiet_to=465)
    zone = ZoneInfo(name)
    content = calendar_file(RULES, quiet, SUMMARY, START.replace(tzinfo=zone))
    assert set(_in_calendar(content)) == {(d, m) for d, m, _, _ in _planned(zone, quiet)}


def test_times_float_and_everything_is_private_and_neutral() -> None:
    text = calendar_file(RULES, NO_LIMITS, SUMMARY, START.replace(tzinfo=UTC)).decode()
    events = _events(text)
    assert len(events) == 8
    assert "TZID" not in text
    assert {str(e["CLASS"]) for e in events} == {"PRIVATE"}
    assert {str(e["SUMMARY"]) for e in events} == {SUMMARY}
    assert not [e for e in events if e["DTSTART"].dt.tzinfo is not None]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not [word for word in ("walk", "early", "pain", "back ") if word in _values(text)]


def _events(content: str | bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def _values(text: str) -> str:
    """All that a calendar shows: not the ids, nor the name of the program that wrote it."""
    hidden = ("UID", "PRODID")
    return "\n".join(line for line in text.split("\r\n") if not line.startswith(hidden)).lower()


def test_each_has_an_alarm_at_its_own_time() -> None:
    text = calendar_file(RULES, NO_LIMITS, SUMMARY, START.replace(tzinfo=UTC)).decode()
    calendar = icalendar.Calendar.from_ical(text)
    alarms: list[Any] = list(calendar.walk("VALARM"))
    assert len(alarms) == len(_events(text))
    assert {(str(a["ACTION"]), a["TRIGGER"].dt) for a in alarms} == {("DISPLAY", timedelta())}


def test_a_second_program_reads_the_same() -> None:
    text = calendar_file(RULES, NO_LIMITS, SUMMARY, START.replace(tzinfo=UTC)).decode()
    read: Any = vobject.readOne(text)
    starts = [event.dtstart.value for event in read.vevent_list]
    found = sorted((s.date(), s.hour * 60 + s.minute) for s in starts)
    own = [e["DTSTART"].dt for e in _events(text)]
    assert found == sorted((s.date(), s.hour * 60 + s.minute) for s in own)
    assert {event.valarm.action.value for event in read.vevent_list} == {"DISPLAY"}
    rules = {event.uid.value: event.getrruleset() for event in read.vevent_list}
    third = list(islice(rules["third-555-0@back-diary"], 10))
    assert [(b - a).days for a, b in pairwise(third)] == [3] * 9


def test_a_reminder_that_keeps_home_time_names_its_zone() -> None:
    home = _rule("home", (480,), follow=Follow.HOME, zone="Europe/London")
    tokyo = START.replace(tzinfo=ZoneInfo("Asia/Tokyo"))
    content = calendar_file((home,), NO_LIMITS, SUMMARY, tokyo)
    [event] = _events(content)
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert len(list(icalendar.Calendar.from_ical(content).walk("VTIMEZONE"))) == 1


def test_a_home_zone_that_is_not_known_floats() -> None:
    home = _rule("home", (480,), follow=Follow.HOME, zone="Europe/Nowhere")
    text = calendar_file((home,), NO_LIMITS, SUMMARY, START.replace(tzinfo=UTC)).decode()
    assert "TZID" not in text


def test_a_pause_puts_the_first_one_after_it() -> None:
    until = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)
    paused = _rule("walk", (480,), paused_until=until)
    content = calendar_file((paused,), NO_LIMITS, SUMMARY, START.replace(tzinfo=UTC))
    assert _in_calendar(content)[0] == (date(2026, 1, 21), 480)


def test_no_reminders_is_an_empty_calendar() -> None:
    content = calendar_file((), NO_LIMITS, SUMMARY, START.replace(tzinfo=UTC))
    assert _events(content) == []
