"""Keep a body chart, and tell which safety questions its new numbness or weakness opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.domain.body import BodyChart
from lbp_app.domain.body_signs import groups_to_ask
from lbp_app.domain.log import LogItem
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Trouble


@dataclass(frozen=True, slots=True)
class ChartsAtHand:
    """The chart of the check-in in hand, if it has one, and the chart before it."""

    now: BodyChart | None
    last: BodyChart | None

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of safety questions that the chart of now opens; none without a chart."""
        return () if self.now is None else groups_to_ask(self.last, self.now)


@dataclass(frozen=True, slots=True)
class BodyChartRecorded:
    """Whether the chart is on the disk (else why not), and the groups that have to be asked.

    The groups do not depend on the disk: what cannot be saved is asked all the same.
    """

    saved: bool
    trouble: Trouble | None
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadBodyCharts:
    """Look at what was marked."""

    diary: Diary

    def __call__(self, entry_id: str | None = None) -> ChartsAtHand:
        """The charts of a moment; nothing when the diary cannot be read.

        An unread last chart makes all numbness new: more is asked, not less.
        """
        try:
            found = self.items(entry_id)
        except DiaryTroubleError:
            return ChartsAtHand(None, None)
        now, last = found
        return ChartsAtHand(now.fact if now else None, last.fact if last else None)

    def items(
        self, entry_id: str | None
    ) -> tuple[LogItem[BodyChart] | None, LogItem[BodyChart] | None]:
        """The chart that was logged with a check-in, and the latest one before it.

        Raises:
            DiaryTroubleError: the diary cannot be read.
        """
        own: LogItem[BodyChart] | None = None
        if entry_id is not None:
            logged = self.diary.items_of_entry(entry_id)
            own = next((item for item in logged if isinstance(item.fact, BodyChart)), None)
        until = own.happened_at if own else None
        earlier = self.diary.items(BodyChart, until=until, limit=1, newest_first=True)
        return own, next(iter(earlier), None)


@dataclass(frozen=True, slots=True)
class RecordBodyChart:
    """Write what is felt where, now. A check-in has one chart: a second one corrects the first."""

    diary: Diary
    clock: Clock
    read: ReadBodyCharts
    new_id: Callable[[], str]

    def __call__(self, chart: BodyChart, entry_id: str | None = None) -> BodyChartRecorded:
        """Compare with the chart before, then write."""
        now = self.clock.now()
        try:
            own, last = self.read.items(entry_id)
        except DiaryTroubleError:
            own, last = None, None
        groups = groups_to_ask(last.fact if last else None, chart)
        item = LogItem(
            id=own.id if own else self.new_id(),
            happened_at=own.happened_at if own else now,
            logged_at=now,
            fact=chart,
            entry_id=entry_id,
        )
        trouble = keep(self.diary, item)
        return BodyChartRecorded(trouble is None, trouble, groups)
