"""Read from the diary all that the planner of reminders looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from lbp_app.domain.daily import Activity, Medicine, MedicineTaken
from lbp_app.domain.heat import HeatSession
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers
from lbp_app.domain.reminder_planner import LOOK_BACK, SetRule, Situation
from lbp_app.domain.reminders import (
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.usecases.ports import Clock, Diary
from lbp_app.usecases.read_flags import ReadFlags

SETTINGS_ID = "reminder-settings"
_FACTS: Mapping[ReminderKind, type[object]] = {
    ReminderKind.ACTIVITY: Activity,
    ReminderKind.HEAT: HeatSession,
    ReminderKind.MEASURE_REVIEW: Answers,
    ReminderKind.MEDICINE: MedicineTaken,
}
"""What counts as logged for a kind of reminder, beside check-ins."""
_DAYS = timedelta(days=LOOK_BACK + 3)
_A_DAY_IN_ANY_ZONE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ReadReminders:
    """The patient's reminders, limits and what became of the last ones."""

    diary: Diary
    clock: Clock
    read_flags: ReadFlags

    def __call__(self) -> Situation:
        """All that the planner needs, at the moment now.

        Raises:
            DiaryTroubleError: when the diary cannot be read.
        """
        now = self.clock.now()
        outcomes = self.diary.items(ReminderOutcome, since=now - _DAYS)
        return Situation(
            now=now,
            rules=tuple(SetRule(i.id, i.happened_at, i.fact) for i in self.rules()),
            outcomes={i.fact.occurrence: i.fact for i in outcomes},
            settings=self.settings(),
            flag_open=bool(self.read_flags()),
            logged=self._logged(now - _A_DAY_IN_ANY_ZONE),
            taken=self._taken(now - _A_DAY_IN_ANY_ZONE),
        )

    def rules(self) -> tuple[LogItem[ReminderRule], ...]:
        """The reminders as they are set now, in the order of their times."""
        items = self.diary.items(ReminderRule)
        return tuple(sorted(items, key=lambda i: (i.fact.times, i.id)))

    def settings(self) -> ReminderSettings:
        """The patient's own limits, or those the app begins with."""
        item = self.diary.item(SETTINGS_ID)
        kept = item.fact if item is not None else None
        return kept if isinstance(kept, ReminderSettings) else ReminderSettings()

    def _logged(self, since: datetime) -> Mapping[ReminderKind, tuple[datetime, ...]]:
        check_ins = self.diary.check_ins(since)
        logged = {ReminderKind.CHECK_IN: tuple(c.happened_at for c in check_ins if c.has_pain)}
        for kind, fact in _FACTS.items():
            logged[kind] = tuple(i.happened_at for i in self.diary.items(fact, since=since))
        return logged

    def _taken(self, since: datetime) -> Mapping[str, tuple[datetime, ...]]:
        listed = [one for one in self.diary.items(Medicine) if one.fact.in_use]
        taken = self.diary.items(MedicineTaken, since=since) if listed else ()
        return {
            one.fact.name: tuple(i.happened_at for i in taken if i.fact.medicine == one.id)
            for one in listed
        }
