"""Set, change, pause or take away a reminder, and the patient's own limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.reminders import ReminderRule, ReminderSettings
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble
from lbp_app.usecases.read_reminders import SETTINGS_ID

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SetReminder:
    """Every change is a new version; a rule speaks from the moment it was set."""

    diary: Diary
    clock: Clock
    new_id: Callable[[], str]

    def __call__(self, rule: ReminderRule, rule_id: str | None = None) -> Trouble | None:
        """Keep a reminder, a new one without ``rule_id``; the trouble when it was not kept."""
        return self._keep(rule_id or self.new_id(), rule)

    def switch(self, rule_id: str, rule: ReminderRule, *, on: bool) -> Trouble | None:
        """Turn one reminder on or off; a pause ends with it."""
        return self._keep(rule_id, replace(rule, on=on, paused_until=None))

    def pause(self, rule_id: str, rule: ReminderRule) -> Trouble | None:
        """Let one reminder rest for a week."""
        return self._keep(rule_id, replace(rule, paused_until=self.clock.now() + WEEK))

    def remove(self, rule_id: str, rule: ReminderRule) -> Trouble | None:
        """Take a reminder away; what became of its occurrences stays."""
        return self._keep(rule_id, rule, gone=True)

    def limits(self, settings: ReminderSettings) -> Trouble | None:
        """Keep quiet hours, the number for a day, and the pause of all."""
        return self._keep(SETTINGS_ID, settings)

    def rest(self, settings: ReminderSettings) -> Trouble | None:
        """Let all reminders rest for a week from now."""
        now = self.clock.now()
        return self.limits(replace(settings, pause_from=now, pause_until=now + WEEK))

    def end_rest(self, settings: ReminderSettings) -> Trouble | None:
        """Let all reminders come again from now on."""
        return self.limits(replace(settings, pause_until=self.clock.now()))

    def _keep(
        self, item_id: str, fact: ReminderRule | ReminderSettings, *, gone: bool = False
    ) -> Trouble | None:
        now = self.clock.now()
        item: AnyLogItem = LogItem(item_id, now, self._logged_at(item_id, now), fact, gone=gone)
        return keep(self.diary, item)

    def _logged_at(self, item_id: str, now: datetime) -> datetime:
        """Now, but never before the version it replaces: the clock may have been set back."""
        try:
            before = self.diary.item(item_id)
        except DiaryTroubleError:
            return now
        return now if before is None else max(now, before.logged_at)
