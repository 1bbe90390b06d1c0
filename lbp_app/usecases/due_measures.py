"""Tell which measures are due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lbp_app.domain.measure_schedule import REVIEW_WEEKS, Due, MeasuresPutOff, due
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Library

_LONGEST_GAP = timedelta(weeks=13)
"""No measure is asked less often than every 12 weeks: older sheets need not be read."""


@dataclass(frozen=True, slots=True)
class DueView:
    """What is due, in the order of asking; ``put_off_until`` keeps it away from Today."""

    due: tuple[Due, ...]
    today: date
    put_off_until: date | None = None

    @property
    def minutes(self) -> int:
        """About how long all of it takes."""
        return sum(one.minutes for one in self.due)

    @property
    def on_today(self) -> bool:
        """Whether Today offers it: something is due and was not put off."""
        later = self.put_off_until is not None and self.today < self.put_off_until
        return bool(self.due) and not later


@dataclass(frozen=True, slots=True)
class DueMeasures:
    """Look up what is due today.

    Weeks are counted from the first sheet there is, or from the plan where that began before.
    """

    diary: Diary
    clock: Clock
    library: Library
    review_weeks: Callable[[], tuple[int, ...]] = lambda: REVIEW_WEEKS
    started: Callable[[], date | None] = lambda: None
    """From which day a plan counts; before the first sheet weeks are counted from there."""

    def __call__(self) -> DueView:
        """What is due; nothing when the diary cannot be read."""
        now = self.clock.now()
        today = now.date()
        try:
            first = self.diary.items(Answers, limit=1)
            lately = self.diary.items(Answers, since=now - _LONGEST_GAP)
            put_off = self.diary.latest(MeasuresPutOff)
            weeks, began = self.review_weeks(), self.started()
        except DiaryTroubleError:
            return DueView((), today)
        answered: dict[Instrument, date] = {}
        for item in lately:
            answered[item.fact.instrument] = item.happened_at.date()
        start = min(
            [*(i.happened_at.date() for i in first), *([began] if began else [])] or [today]
        )
        asked = self.library.questionnaires()
        found = due(start, today, answered, review_weeks=weeks)
        return DueView(
            tuple(one for one in found if one.instrument in asked),
            today,
            put_off.fact.until if put_off else None,
        )
