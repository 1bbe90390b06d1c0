"""Read all filled-in sheets with their scores, and what has changed since the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from lbp_app.domain.change import (
    ActivityChange,
    ActivityRatings,
    Change,
    Measure,
    NotEnough,
    Reading,
    change_in_own_words,
    change_of_activities,
    change_of_score,
)
from lbp_app.domain.log import LogItem
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.scoring import Scored, score
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """One sheet as it counts now, with its score worked out anew."""

    id: str
    happened_at: datetime
    answers: Answers
    scored: Scored

    @property
    def day(self) -> date:
        """The day on the calendar of the place where it was filled in."""
        return self.happened_at.date()


NO_SHEETS: Mapping[Instrument, tuple[FilledSheet, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """All sheets by measure, oldest first; ``trouble`` tells why they could not be read."""

    now: datetime
    sheets: Mapping[Instrument, tuple[FilledSheet, ...]]
    trouble: Trouble | None = None

    def of(self, instrument: Instrument) -> tuple[FilledSheet, ...]:
        """The sheets of one measure, oldest first."""
        return self.sheets.get(instrument, ())

    def latest(self, instrument: Instrument) -> FilledSheet | None:
        """The last sheet of one measure."""
        return self.of(instrument)[-1] if self.of(instrument) else None

    def sheet(self, item_id: str) -> FilledSheet | None:
        """One sheet by its id."""
        found = (sheet for sheets in self.sheets.values() for sheet in sheets)
        return next((sheet for sheet in found if sheet.id == item_id), None)

    def readings(self, instrument: Instrument) -> tuple[Reading, ...]:
        """The scores of one measure by day; sheets without a score are left out."""
        return tuple(
            Reading(sheet.day, sheet.scored.value)
            for sheet in self.of(instrument)
            if sheet.scored.value is not None
        )

    @property
    def own_activities(self) -> tuple[str, ...]:
        """The patient's own activities as they were named last (PSFS)."""
        last = self.latest(Instrument.PSFS)
        return last.answers.activities if last else ()

    def change(self, instrument: Instrument) -> Change | NotEnough | None:
        """What has changed since the start; None for a measure without an agreed figure."""
        if instrument is Instrument.PEG:
            return change_of_score(Measure.PEG, self.readings(instrument))
        if instrument is Instrument.RMDQ:
            return change_of_score(Measure.RMDQ, self.readings(instrument))
        if instrument is Instrument.PGIC:
            return change_in_own_words(self.readings(instrument))
        if instrument is Instrument.PSFS:
            return self._activities()[0]
        return None

    def changes(self) -> tuple[Change | NotEnough, ...]:
        """The changes of all measures that have an agreed figure."""
        found = (self.change(instrument) for instrument in Instrument)
        return tuple(change for change in found if change is not None)

    def activity_changes(self) -> tuple[ActivityChange, ...]:
        """Each of the patient's own activities alone (PSFS)."""
        return self._activities()[1]

    def _activities(self) -> tuple[Change | NotEnough, tuple[ActivityChange, ...]]:
        return change_of_activities(
            [
                ActivityRatings(sheet.day, sheet.answers.rated_activities)
                for sheet in self.of(Instrument.PSFS)
            ]
        )


@dataclass(frozen=True, slots=True)
class ReadMeasures:
    """Read the sheets."""

    diary: Diary
    clock: Clock
    trouble: Trouble | None = None

    def __call__(self) -> MeasuresView:
        """Never raises for a diary that cannot be read: ``MeasuresView.trouble`` says so."""
        now = self.clock.now()
        if self.trouble is not None:
            return MeasuresView(now, NO_SHEETS, self.trouble)
        try:
            items = self.diary.items(Answers)
        except DiaryTroubleError as failed:
            return MeasuresView(now, NO_SHEETS, failed.trouble)
        return MeasuresView(now, by_instrument(items))


def by_instrument(
    items: tuple[LogItem[Answers], ...],
) -> Mapping[Instrument, tuple[FilledSheet, ...]]:
    """The sheets of each measure with their scores, in the order of ``items``."""
    sheets: dict[Instrument, list[FilledSheet]] = {}
    for item in items:
        sheet = FilledSheet(item.id, item.happened_at, item.fact, score(item.fact))
        sheets.setdefault(item.fact.instrument, []).append(sheet)
    return MappingProxyType({instrument: tuple(found) for instrument, found in sheets.items()})
