"""A memory diary that answers fast: what is asked by time is found by halving, not by looking."""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import datetime
from typing import Any

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.flags import GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.ports import ProfileVersion, Record
from tests.fakes import MemoryDiary


def _happened(item: Any) -> datetime:  # noqa: ANN401 - items and check-ins
    happened: datetime = item.happened_at
    return happened


class QuickDiary(MemoryDiary):
    """For moments of one zone without clock changes, written in the order in which time goes on.

    ``test_plan_years.py`` compares its answers with those of ``MemoryDiary``.
    """

    def __init__(self, *records: Record) -> None:
        self.written: list[Record] = []
        self._by_kind: dict[type[Any], list[AnyLogItem]] = {}
        self._by_id: dict[str, AnyLogItem] = {}
        self._in_order: list[CheckIn] = []
        self._verdicts: list[GivenVerdict] = []
        self._visits: list[Visit] = []
        self._version: ProfileVersion | None = None
        super().__init__(*records)

    def keep(self, *records: Record) -> None:
        """Keep all records."""
        self.written += records
        for record in records:
            match record:
                case LogItem():
                    self._log(record)
                case CheckIn():
                    self._in_order.append(record)
                case GivenVerdict():
                    self._verdicts.append(record)
                case Visit():
                    self._visits.append(record)
                case ProfileVersion():
                    self._version = record
                case _:
                    raise TypeError(type(record).__name__)

    def _log(self, item: AnyLogItem) -> None:
        kind = self._by_kind.setdefault(type(item.fact), [])
        before = self._by_id.get(item.id)
        if before is not None and not before.gone:
            kind.remove(before)
        self._by_id[item.id] = item
        if not item.gone:
            insort(kind, item, key=_happened)

    def profile(self) -> ProfileVersion | None:
        """The profile that was logged last."""
        return self._version

    def verdicts_since(self, moment: datetime | None) -> tuple[GivenVerdict, ...]:
        """The verdicts above none that were given after ``moment``."""
        return tuple(
            v
            for v in self._verdicts
            if v.verdict.urgency > Urgency.NONE and (moment is None or v.given_at > moment)
        )

    def last_visit(self, not_after: datetime | None = None) -> Visit | None:
        """The visit with the latest ``seen_at`` up to ``not_after``."""
        fitting = (v for v in self._visits if not_after is None or v.seen_at <= not_after)
        return max(fitting, key=lambda v: v.seen_at, default=None)

    def first_check_in(self) -> CheckIn | None:
        """The check-in that happened first."""
        return self._in_order[0] if self._in_order else None

    def check_ins(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckIn, ...]:
        """The check-ins of a time, oldest first."""
        return tuple(_within(self._in_order, since, until))

    def items(
        self,
        fact: type[FactT],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[LogItem[FactT], ...]:
        """What was logged of one kind, in the order in which it happened."""
        found = _within(self._by_kind.get(fact, []), since, until)
        return tuple((found[::-1] if newest_first else found)[:limit])

    def latest(self, fact: type[FactT]) -> LogItem[FactT] | None:
        """The one that happened last, of one kind."""
        found = self._by_kind.get(fact)
        return found[-1] if found else None

    def item(self, item_id: str) -> AnyLogItem | None:
        """One thing as it was logged last."""
        return self._by_id.get(item_id)


def _within(found: list[Any], since: datetime | None, until: datetime | None) -> list[Any]:
    start = 0 if since is None else bisect_left(found, since, key=_happened)
    end = len(found) if until is None else bisect_left(found, until, key=_happened)
    return found[start:end]
