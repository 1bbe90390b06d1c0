"""Keep what the patient says about one reminder: done, part, not today, skip, or later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Protocol

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminder_planner import after_quiet_hours
from lbp_app.domain.reminders import (
    Became,
    Occurrence,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.domain.wall_clock import minute_of, moment_of
from lbp_app.usecases.fire_reminders import after_what_was
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Record, Trouble
from lbp_app.usecases.read_reminders import ReadReminders

EVENING = 19 * 60
_EVENING_OFFERED_UNTIL = 18 * 60
_LENGTHS = {"ten_minutes": timedelta(minutes=10), "hour": timedelta(hours=1)}


class Snooze(StrEnum):
    """How long a reminder waits."""

    TEN_MINUTES = "ten_minutes"
    HOUR = "hour"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Snoozed:
    """When it comes back (quiet hours may move it), or the trouble when that was not kept."""

    comes_at: datetime
    trouble: Trouble | None


class Ticks(Protocol):
    """The plan, whose matching part is ticked with the answer to a reminder."""

    def with_reminder(
        self, kind: ReminderKind, day: date, became: Became, at: datetime
    ) -> tuple[Record, ...]:
        """What is to be kept with an answer."""
        ...

    def without_reminder(
        self, kind: ReminderKind, day: date, answered: datetime, at: datetime
    ) -> tuple[Record, ...]:
        """What takes back what was kept with the answer of that moment."""
        ...


@dataclass(frozen=True, slots=True)
class AnswerReminder:
    """Write one answer; a later one takes the place of an earlier one.

    With a plan its matching part is ticked in the same transaction.
    """

    diary: Diary
    clock: Clock
    read_reminders: ReadReminders
    plan: Ticks | None = None

    def __call__(self, occurrence: Occurrence, became: Became) -> Trouble | None:
        """Keep ``DONE``, ``PART``, ``NOT_TODAY`` or ``SKIPPED``, also before it was shown."""
        return self._keep(occurrence, became, None)

    def take_back(self, occurrence: Occurrence) -> Trouble | None:
        """Take the last answer back: what was before it counts again, in the plan, too."""
        now = self.clock.now()
        try:
            versions = self.diary.versions(occurrence.id)
            if not versions:
                return None
            last, kind = versions[-1], self._kind(occurrence)
            before = versions[-2] if len(versions) > 1 else replace(last, gone=True)
            item = replace(before, logged_at=max(now, last.logged_at))
            also = self._ticks_back(kind, occurrence.day, last.logged_at, item.logged_at)
        except DiaryTroubleError as failed:
            return failed.trouble
        return keep(self.diary, item, *also)

    def _kind(self, occurrence: Occurrence) -> ReminderKind | None:
        rule = self.diary.item(occurrence.rule_id)
        known = rule is not None and isinstance(rule.fact, ReminderRule)
        return rule.fact.kind if rule is not None and known else None

    def _ticks(self, occurrence: Occurrence, became: Became, at: datetime) -> tuple[Record, ...]:
        kind = self._kind(occurrence)
        if self.plan is None or kind is None:
            return ()
        return self.plan.with_reminder(kind, occurrence.day, became, at)

    def _ticks_back(
        self, kind: ReminderKind | None, day: date, answered: datetime, at: datetime
    ) -> tuple[Record, ...]:
        if self.plan is None or kind is None:
            return ()
        return self.plan.without_reminder(kind, day, answered, at)

    def snooze(self, occurrence: Occurrence, length: Snooze) -> Snoozed:
        """Let it come back in ten minutes, an hour, or this evening."""
        now = self.clock.now()
        until = snoozed_until(now, length)
        trouble = self._keep(occurrence, Became.SNOOZED, until)
        return Snoozed(after_quiet_hours(until, self._limits(), _zone(now)), trouble)

    def offered(self) -> tuple[Snooze, ...]:
        """The lengths that make sense now: "this evening" only before it."""
        if minute_of(self.clock.now()) < _EVENING_OFFERED_UNTIL:
            return tuple(Snooze)
        return (Snooze.TEN_MINUTES, Snooze.HOUR)

    def _limits(self) -> ReminderSettings:
        try:
            return self.read_reminders.settings()
        except DiaryTroubleError:
            return ReminderSettings()

    def _keep(
        self, occurrence: Occurrence, became: Became, until: datetime | None
    ) -> Trouble | None:
        now = self.clock.now()
        try:
            known = self.diary.item(occurrence.id)
        except DiaryTroubleError as failed:
            return failed.trouble
        before = known.fact if known is not None else None
        shown_at, late = None, False
        if isinstance(before, ReminderOutcome):
            shown_at, late = before.shown_at, before.late
        outcome = ReminderOutcome(
            occurrence.rule_id,
            occurrence.day,
            occurrence.slot,
            became,
            shown_at=shown_at,
            late=late,
            until=until,
        )
        happened = known.happened_at if known is not None else _set_for(occurrence, now)
        item = after_what_was(self.diary, LogItem(occurrence.id, happened, now, outcome))
        try:
            also = self._ticks(occurrence, became, item.logged_at)
        except DiaryTroubleError as failed:
            return failed.trouble
        return keep(self.diary, item, *also)


def snoozed_until(now: datetime, length: Snooze) -> datetime:
    """When a snooze that begins now ends, before quiet hours are looked at."""
    if length is Snooze.EVENING:
        evening = moment_of(now.date(), EVENING, _zone(now))
        if evening is not None and evening > now:
            return evening.astimezone(now.tzinfo)
        return now + _LENGTHS[Snooze.HOUR]
    return now + _LENGTHS[length]


def _set_for(occurrence: Occurrence, now: datetime) -> datetime:
    return moment_of(occurrence.day, occurrence.slot, _zone(now)) or now


def _zone(now: datetime) -> tzinfo:
    if now.tzinfo is None:
        raise ValueError("the moment now has no zone")
    return now.tzinfo
