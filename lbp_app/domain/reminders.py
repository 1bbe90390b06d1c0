"""Reminders as the patient set them, what became of each one, and the patient's own limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from lbp_app.domain.wall_clock import MINUTES_A_DAY

LONGEST_NAME = 60
LONGEST_INTERVAL = 366
MOST_TIMES = 8
MOST_A_DAY = 20
_DAYS_A_WEEK = 7


class ReminderKind(StrEnum):
    """What a reminder is about."""

    ACTIVITY = "activity"
    HEAT = "heat"
    MEDICINE = "medicine"
    CHECK_IN = "check_in"
    MEASURE_REVIEW = "measure_review"
    APPOINTMENT = "appointment"


class Follow(StrEnum):
    """Which clock a reminder keeps when the patient travels."""

    LOCAL = "local"
    HOME = "home"


class Became(StrEnum):
    """What became of one occurrence. ``QUIET``: it was right to say nothing."""

    SHOWN = "shown"
    MISSED = "missed"
    QUIET = "quiet"
    SNOOZED = "snoozed"
    DONE = "done"
    PART = "part"
    NOT_TODAY = "not_today"
    SKIPPED = "skipped"


class Quiet(StrEnum):
    """Why an occurrence is not shown."""

    FLAG = "flag"
    LOGGED = "logged"
    LIMIT = "limit"


class ReminderError(ValueError):
    """A reminder that cannot be kept; ``code`` names why (a key in the words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """When the patient wants to be reminded of what.

    ``times`` are minutes from midnight, on every day that fits: from ``start`` on, each ``every``
    days, on ``weekdays`` (0 is Monday; none means all), or on ``start`` alone when ``once``.
    ``zone`` is the name of the home zone, for a reminder that keeps home time.

    Raises:
        ReminderError: on times, days or an interval that cannot be.
    """

    kind: ReminderKind
    times: tuple[int, ...]
    start: date
    weekdays: tuple[int, ...] = ()
    every: int = 1
    once: bool = False
    on: bool = True
    follow: Follow = Follow.LOCAL
    zone: str = ""
    name: str = ""
    paused_until: datetime | None = None

    def __post_init__(self) -> None:
        if not self.times or len(self.times) > MOST_TIMES:
            raise ReminderError("no_time" if not self.times else "too_many_times")
        if sorted(set(self.times)) != list(self.times):
            raise ReminderError("times_not_in_order")
        if not all(0 <= minute < MINUTES_A_DAY for minute in self.times):
            raise ReminderError("not_a_time")
        if sorted(set(self.weekdays) & set(range(_DAYS_A_WEEK))) != list(self.weekdays):
            raise ReminderError("not_a_weekday")
        if not 1 <= self.every <= LONGEST_INTERVAL:
            raise ReminderError("not_an_interval")
        if len(self.name) > LONGEST_NAME:
            raise ReminderError("name_too_long")
        if self.follow is Follow.HOME and not self.zone:
            raise ReminderError("no_home_zone")
        if self.paused_until is not None and self.paused_until.tzinfo is None:
            raise ReminderError("moment_without_zone")

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days from ``first`` to ``last``, both included, on which this reminder is set."""
        if self.once:
            if first <= self.start <= last:
                yield self.start
            return
        day = self.start
        if first > day:
            day = first + timedelta(days=-(first - self.start).days % self.every)
        while day <= last:
            if not self.weekdays or day.weekday() in self.weekdays:
                yield day
            day += timedelta(days=self.every)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One reminder on one local day at one time of day: the key that happens once only."""

    rule_id: str
    day: date
    slot: int

    @property
    def id(self) -> str:
        """The id under which the log keeps what became of it."""
        return f"{self.rule_id}/{self.day.isoformat()}/{self.slot}"


@dataclass(frozen=True, slots=True)
class ReminderOutcome:
    """What became of one occurrence.

    ``shown_at`` is when it was first shown; ``late`` tells that this was in the summary after a
    gap. ``until`` is the end of a snooze.

    Raises:
        ReminderError: on a moment without zone, or a snooze without end.
    """

    rule_id: str
    day: date
    slot: int
    became: Became
    shown_at: datetime | None = None
    late: bool = False
    until: datetime | None = None
    why: Quiet | None = None

    def __post_init__(self) -> None:
        for moment in (self.shown_at, self.until):
            if moment is not None and moment.tzinfo is None:
                raise ReminderError("moment_without_zone")
        if (self.became is Became.SNOOZED) != (self.until is not None):
            raise ReminderError("snooze_without_end")

    @property
    def occurrence(self) -> Occurrence:
        """Which occurrence this is about."""
        return Occurrence(self.rule_id, self.day, self.slot)


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """The patient's own limits, for all reminders together.

    Quiet hours run from ``quiet_from`` to ``quiet_to``, minutes from midnight on the clock where
    the patient is; equal means none. All reminders rest from ``pause_from`` to ``pause_until``.

    Raises:
        ReminderError: on a time or a number that cannot be.
    """

    quiet_from: int = 22 * 60
    quiet_to: int = 7 * 60
    most_a_day: int = 2
    pause_from: datetime | None = None
    pause_until: datetime | None = None

    def __post_init__(self) -> None:
        if not all(0 <= minute < MINUTES_A_DAY for minute in (self.quiet_from, self.quiet_to)):
            raise ReminderError("not_a_time")
        if not 0 <= self.most_a_day <= MOST_A_DAY:
            raise ReminderError("not_a_limit")
        for moment in (self.pause_from, self.pause_until):
            if moment is not None and moment.tzinfo is None:
                raise ReminderError("moment_without_zone")
        if (self.pause_from is None) != (self.pause_until is None):
            raise ReminderError("pause_without_end")

    def is_quiet(self, minute: int) -> bool:
        """Whether this minute of the day lies in the quiet hours (their end does not)."""
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= minute < self.quiet_to
        return minute >= self.quiet_from or minute < self.quiet_to

    def rests_at(self, moment: datetime) -> bool:
        """Whether all reminders rest at this moment."""
        return (
            self.pause_from is not None
            and self.pause_until is not None
            and self.pause_from <= moment < self.pause_until
        )
