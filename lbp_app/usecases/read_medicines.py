"""Read the patient's list of medicines, what was taken lately, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lbp_app.domain.answers import Answer
from lbp_app.domain.daily import Medicine, MedicineTaken, SideEffects
from lbp_app.domain.log import LogItem
from lbp_app.domain.pain_relief import PERIOD, ReliefDays, relief_days
from lbp_app.domain.profile import Consideration, Profile
from lbp_app.usecases.give_verdict import current_profile
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble
from lbp_app.usecases.read_diary import IN_THE_DIARY

WEEK = timedelta(days=7)
_SOME_ZONES = timedelta(days=2)
"""More than two time zones can lie apart: days are counted on each moment's own clock."""


@dataclass(frozen=True, slots=True)
class MedicinesView:
    """The list (in use first), the last time each was taken by id, and the days of pain relief."""

    medicines: tuple[LogItem[Medicine], ...]
    last_taken: dict[str, datetime]
    days: ReliefDays
    ask_falls_first: bool
    side_effects_due: bool
    trouble: Trouble | None = None

    @property
    def in_use(self) -> tuple[LogItem[Medicine], ...]:
        """The medicines the patient uses now."""
        return tuple(m for m in self.medicines if m.fact.in_use)


@dataclass(frozen=True, slots=True)
class ReadMedicines:
    """One look at the medicines."""

    diary: Diary
    clock: Clock
    trouble: Trouble | None = None

    def asks_falls_first(self) -> bool:
        """True when falls and sleepiness are asked one by one, before the list."""
        return asks_falls_first(current_profile(self.diary))

    def side_effects_due(self) -> bool:
        """True a week after the last list of side effects, for who has a medicine on the list."""
        try:
            return self._due(self.diary.items(Medicine, limit=1))
        except DiaryTroubleError:
            return False

    def _due(self, listed: Sequence[LogItem[Medicine]]) -> bool:
        if not listed:
            return False
        last = self.diary.latest(SideEffects)
        return last is None or self.clock.now() - last.happened_at >= WEEK

    def __call__(self) -> MedicinesView:
        """Never raises for a diary that cannot be read: ``trouble`` says so."""
        now = self.clock.now()
        falls = asks_falls_first(current_profile(self.diary))
        try:
            medicines = self.diary.items(Medicine)
            since = now - timedelta(days=PERIOD) - _SOME_ZONES
            taken = self.diary.items(MedicineTaken, since=since)
            due = self._due(medicines)
            written = [c.happened_at for c in self.diary.check_ins(since)]
            for kind in IN_THE_DIARY:
                written += [i.happened_at for i in self.diary.items(kind, since=since)]
        except DiaryTroubleError as failed:
            nothing = ReliefDays(0, 0)
            return MedicinesView(
                (), {}, nothing, falls, side_effects_due=False, trouble=failed.trouble
            )
        listed = sorted(medicines, key=lambda m: (not m.fact.in_use, m.fact.name.casefold()))
        return MedicinesView(
            medicines=tuple(listed),
            last_taken={t.fact.medicine: t.happened_at for t in taken},
            days=relief_days([t.happened_at for t in taken], written, now.date()),
            ask_falls_first=falls,
            side_effects_due=due,
            trouble=self.trouble,
        )


def asks_falls_first(profile: Profile) -> bool:
    """True for people of 65 and over or of unknown age, and for those who feel unsteady."""
    unsteady = profile.consideration(Consideration.OLDER_OR_UNSTEADY)
    return profile.age_band.could_be_65_or_over or unsteady in (Answer.YES, Answer.UNSURE)
