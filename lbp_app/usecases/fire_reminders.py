"""See what is due, keep what became of it, and say what to show: once, whoever asks how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminder_planner import Coming, Planned, Situation, plan
from lbp_app.domain.reminders import Became, Occurrence, ReminderOutcome
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError
from lbp_app.usecases.read_reminders import ReadReminders

TRY_AGAIN = timedelta(minutes=5)
"""When to look again after the diary could not be read."""


@dataclass(frozen=True, slots=True)
class Fired:
    """What to show now. ``wake_at`` is when to look again, None when there is no reminder."""

    due: tuple[Coming, ...]
    missed: tuple[Coming, ...]
    wake_at: datetime | None


class FireReminders:
    """The one place where reminders are shown and kept as shown.

    What could not be written is held in memory: a full disk makes no reminder come twice.
    """

    def __init__(self, diary: Diary, clock: Clock, read_reminders: ReadReminders) -> None:
        self._diary = diary
        self._clock = clock
        self._read = read_reminders
        self._held: dict[Occurrence, LogItem[ReminderOutcome]] = {}
        self._one_at_a_time = Lock()

    def __call__(self) -> Fired:
        """Settle everything up to now. A diary in trouble is asked again in five minutes."""
        with self._one_at_a_time:
            try:
                at = self._read()
            except DiaryTroubleError:
                return Fired((), (), self._clock.now() + TRY_AGAIN)
            at = self._with_held(at)
            planned = plan(at)
            self._keep(at, planned)
            return Fired(planned.due, planned.missed, planned.wake_at)

    def _with_held(self, at: Situation) -> Situation:
        if not self._held:
            return at
        held = {o: item.fact for o, item in self._held.items() if o not in at.outcomes}
        self._held = {o: self._held[o] for o in held}
        return Situation(
            at.now, at.rules, {**at.outcomes, **held}, at.settings, at.flag_open, at.logged
        )

    def _keep(self, at: Situation, planned: Planned) -> None:
        items = {i.fact.occurrence: i for i in _settled(at, planned)}
        if not items:
            return
        records = {**self._held, **{o: self._after_what_was(i) for o, i in items.items()}}
        try:
            self._diary.keep(*records.values())
        except DiaryTroubleError:
            self._held = records
        else:
            self._held = {}

    def _after_what_was(self, item: LogItem[ReminderOutcome]) -> LogItem[ReminderOutcome]:
        return after_what_was(self._diary, item)


def after_what_was(diary: Diary, item: LogItem[ReminderOutcome]) -> LogItem[ReminderOutcome]:
    """The item, logged no earlier than the version before it: the clock may have been set back."""
    try:
        before = diary.item(item.id)
    except DiaryTroubleError:
        return item
    if before is None or before.logged_at <= item.logged_at:
        return item
    return LogItem(item.id, item.happened_at, before.logged_at, item.fact)


def _settled(at: Situation, planned: Planned) -> Iterator[LogItem[ReminderOutcome]]:
    """What is to be kept of this plan."""
    for became, comings in (
        (Became.SHOWN, planned.due),
        (Became.MISSED, planned.missed),
        (Became.QUIET, planned.quiet),
    ):
        for coming in comings:
            yield _item(at, coming, became)


def _item(at: Situation, coming: Coming, became: Became) -> LogItem[ReminderOutcome]:
    key = coming.occurrence
    before = at.outcomes.get(key)
    shown_at = before.shown_at if before else None
    late = before.late if before else False
    if became is not Became.QUIET and shown_at is None:
        shown_at, late = at.now, became is Became.MISSED
    outcome = ReminderOutcome(
        key.rule_id, key.day, key.slot, became, shown_at=shown_at, late=late, why=coming.quiet
    )
    return LogItem(key.id, coming.set_for, at.now, outcome)
