"""Everything that the diary holds, sorted by kind, as the ways of sharing need it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from lbp_app.domain.daily import Medicine
from lbp_app.domain.diary import CheckIn
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.summary import Told
from lbp_app.usecases.ports import ProfileVersion, Record

_Kept = TypeVar("_Kept", bound=Record)


@dataclass(frozen=True, slots=True)
class WholeDiary:
    """Every version of every record, each kind in the order of writing."""

    check_ins: tuple[CheckIn, ...] = ()
    verdicts: tuple[GivenVerdict, ...] = ()
    actions: tuple[ActionTaken, ...] = ()
    visits: tuple[Visit, ...] = ()
    checked_items: tuple[CheckedItem, ...] = ()
    profiles: tuple[ProfileVersion, ...] = ()
    items: tuple[AnyLogItem, ...] = ()

    @classmethod
    def of(cls, records: Iterable[Record]) -> WholeDiary:
        """Sort the records of ``Diary.records`` by kind."""
        known = tuple(records)
        return cls(
            check_ins=_all(known, CheckIn),
            verdicts=_all(known, GivenVerdict),
            actions=_all(known, ActionTaken),
            visits=_all(known, Visit),
            checked_items=_all(known, CheckedItem),
            profiles=_all(known, ProfileVersion),
            items=tuple(record for record in known if isinstance(record, LogItem)),
        )

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them, each after those that it points to."""
        return (
            *self.check_ins,
            *self.verdicts,
            *self.actions,
            *self.visits,
            *self.checked_items,
            *self.profiles,
            *self.items,
        )

    @property
    def check_ins_now(self) -> tuple[CheckIn, ...]:
        """The check-ins that count and are not gone, oldest first."""
        latest = {c.entry_id: c for c in sorted(self.check_ins, key=lambda c: _utc(c.logged_at))}
        there = (c for c in latest.values() if not c.gone)
        return tuple(sorted(there, key=lambda c: (_utc(c.happened_at), _utc(c.logged_at))))

    @property
    def items_now(self) -> tuple[AnyLogItem, ...]:
        """The logged things that count and are not gone, oldest first."""
        latest = {i.id: i for i in sorted(self.items, key=lambda i: _utc(i.logged_at))}
        there = (i for i in latest.values() if not i.gone)
        return tuple(sorted(there, key=lambda i: (_utc(i.happened_at), _utc(i.logged_at))))

    @property
    def profile(self) -> ProfileVersion | None:
        """The profile that was logged last."""
        return max(self.profiles, key=lambda p: _utc(p.logged_at), default=None)

    def told(self) -> Told:
        """What a summary is made of."""
        now = self.items_now
        profile = self.profile
        medicines: dict[str, list[AnyLogItem]] = {
            item.id: [] for item in now if isinstance(item.fact, Medicine)
        }
        for item in sorted(self.items, key=lambda i: _utc(i.logged_at)):
            if item.id in medicines:
                medicines[item.id].append(item)
        return Told(
            check_ins=self.check_ins_now,
            verdicts=tuple(sorted(self.verdicts, key=lambda v: _utc(v.given_at))),
            actions=tuple(sorted(self.actions, key=lambda a: _utc(a.told_at))),
            visits=self.visits,
            items=now,
            medicines=tuple(medicines.values()),
            name=profile.profile.name if profile else None,
        )


@dataclass(frozen=True, slots=True)
class ExportedDiary:
    """A diary as it was exported: all of it, when (aware of its zone), and by which version.

    ``suggested`` are the questions that the app offered on that day, the most important first.
    """

    whole: WholeDiary
    made_at: datetime
    app_version: str
    suggested: tuple[str, ...] = ()


def _all(records: tuple[Record, ...], kind: type[_Kept]) -> tuple[_Kept, ...]:
    return tuple(record for record in records if isinstance(record, kind))


def _utc(moment: datetime) -> datetime:
    """In UTC: Python compares two moments of one zone by the clock on the wall."""
    return moment.astimezone(UTC)
