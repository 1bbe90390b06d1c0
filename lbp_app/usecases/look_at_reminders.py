"""What is open today, what comes next, and the next seven days exactly as they will come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain.reminder_planner import Coming, Situation, next_seven_days, plan, zone_of
from lbp_app.domain.reminders import (
    Became,
    Occurrence,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from lbp_app.usecases.read_reminders import ReadReminders


@dataclass(frozen=True, slots=True)
class OpenReminder:
    """One reminder of today that was shown and not answered yet."""

    occurrence: Occurrence
    rule: ReminderRule
    late: bool


@dataclass(frozen=True, slots=True)
class RemindersView:
    """One look. ``next`` is the next one that will be shown, None when none is in a year."""

    now: datetime
    rules: tuple[tuple[str, ReminderRule], ...]
    settings: ReminderSettings
    flag_open: bool
    open_today: tuple[OpenReminder, ...]
    next: Coming | None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class LookAtReminders:
    """Read what the screens show. Writes nothing.

    ``trouble`` is that of a diary which could not be opened at the start.
    """

    read_reminders: ReadReminders
    trouble: Trouble | None = None

    def __call__(self) -> RemindersView:
        """Never raises for a diary that cannot be read: ``trouble`` says so."""
        try:
            at = self.read_reminders()
        except DiaryTroubleError as failed:
            now = self.read_reminders.clock.now()
            empty = ReminderSettings()
            return RemindersView(now, (), empty, False, (), None, failed.trouble)  # noqa: FBT003
        return RemindersView(
            now=at.now,
            rules=tuple((known.id, known.rule) for known in at.rules),
            settings=at.settings,
            flag_open=at.flag_open,
            open_today=_open_today(at),
            next=plan(at).next,
            trouble=self.trouble,
        )

    def ahead(self) -> tuple[Coming, ...]:
        """The next seven days.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        return next_seven_days(self.read_reminders())


def _open_today(at: Situation) -> tuple[OpenReminder, ...]:
    rules = {known.id: known.rule for known in at.rules}
    found = [
        OpenReminder(key, rules[key.rule_id], outcome.late)
        for key, outcome in at.outcomes.items()
        if outcome.became in {Became.SHOWN, Became.MISSED}
        and key.rule_id in rules
        and rules[key.rule_id].on
        and key.day == at.now.astimezone(zone_of(rules[key.rule_id], at.zone)).date()
    ]
    return tuple(sorted(found, key=lambda o: (o.occurrence.slot, o.occurrence)))
