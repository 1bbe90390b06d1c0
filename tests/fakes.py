"""Fakes of the ports; they pass the same contract tests as the real thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from lbp_app.domain.daily import Activity
from lbp_app.domain.diary import SCALES, CheckIn, DiaryPage, Entry, entry_from
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, FactT, LogItem
from lbp_app.domain.progress import DayMinutes, DayRatings
from lbp_app.domain.red_flags import Urgency
from lbp_app.storage.facts import KINDS, kind_of
from lbp_app.usecases.ports import (
    BackupFault,
    BackupFaultError,
    DiaryTroubleError,
    Facts,
    ProfileVersion,
    Record,
    Trouble,
)
from tests.fixtures import A_MORNING

_Kept = TypeVar(
    "_Kept", CheckIn, GivenVerdict, ActionTaken, Visit, CheckedItem, ProfileVersion, AnyLogItem
)


class FrozenClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = A_MORNING) -> None:
        self._now = now
        self._seconds = 0.0

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def seconds(self) -> float:
        """Seconds since it was made, as told by ``advance``."""
        return self._seconds

    def advance(self, by: timedelta) -> None:
        """Let this much real time pass; a clock change on the way shows on the wall clock."""
        self._now = (self._now.astimezone(UTC) + by).astimezone(self._now.tzinfo)
        self._seconds += by.total_seconds()


class MemoryDiary:
    """A diary that forgets everything at the end. Set ``trouble`` to make ``keep`` fail."""

    def __init__(self, *records: Record) -> None:
        self.trouble: Trouble | None = None
        self._records: tuple[Record, ...] = ()
        self._drafts: Mapping[str, str] = {}
        self._backups: dict[bytes, tuple[tuple[Record, ...], Mapping[str, str]]] = {}
        self.keep(*records)

    def close(self) -> None:
        """Nothing to give back."""

    def keep(self, *records: Record) -> None:
        """Keep all records or none."""
        if self.trouble is not None:
            raise DiaryTroubleError(self.trouble)
        before = self._records
        self._records = (*before, *records)
        if not self._is_sound():
            self._records = before
            raise DiaryTroubleError(Trouble.OTHER)

    def profile(self) -> ProfileVersion | None:
        """The profile that was logged last."""
        return _last(sorted(self._all(ProfileVersion), key=lambda p: _instant(p.logged_at)))

    def verdicts_since(self, moment: datetime | None) -> tuple[GivenVerdict, ...]:
        """The verdicts above none that were given after ``moment``, oldest first."""
        return tuple(
            v
            for v in sorted(self._all(GivenVerdict), key=lambda v: _instant(v.given_at))
            if v.verdict.urgency > Urgency.NONE and (moment is None or v.given_at > moment)
        )

    def actions_on(self, verdict_ids: Sequence[str]) -> tuple[ActionTaken, ...]:
        """What the patient did about these verdicts, oldest first."""
        actions = sorted(self._all(ActionTaken), key=lambda a: _instant(a.told_at))
        return tuple(a for a in actions if a.verdict_id in set(verdict_ids))

    def last_visit(self, not_after: datetime | None = None) -> Visit | None:
        """The visit with the latest ``seen_at`` up to ``not_after``."""
        visits = (v for v in self._all(Visit) if not_after is None or v.seen_at <= not_after)
        return _last(sorted(visits, key=lambda v: _instant(v.seen_at)))

    def checked_items(self) -> tuple[CheckedItem, ...]:
        """Every item that a clinician has checked, oldest first."""
        return tuple(sorted(self._all(CheckedItem), key=lambda c: _instant(c.checked_at)))

    def last_check_in(self) -> CheckIn | None:
        """The latest check-in, as it was logged last, that has at least one rating."""
        rated = [c for c in self._counting() if c.has_pain]
        return _last(sorted(rated, key=lambda c: (_instant(c.happened_at), _instant(c.logged_at))))

    def first_check_in(self) -> CheckIn | None:
        """The check-in that happened first."""
        return next(iter(self.check_ins()), None)

    def entry(self, entry_id: str) -> Entry | None:
        """One entry of the diary with its verdicts and actions."""
        return next((e for e in self._entries() if e.id == entry_id), None)

    def page(self, *, size: int, older_than: str | None = None, facts: Facts = ()) -> DiaryPage:
        """At most ``size`` lines, newest first, after the cursor ``older_than``."""
        logged = [i for i in self._items() if type(i.fact) in facts and i.entry_id is None]
        lines: list[Entry | AnyLogItem] = [*self._entries()]
        lines += [i for i in logged if not i.gone]
        lines.sort(key=lambda line: (_instant(line.happened_at), line.id), reverse=True)
        ids = [line.id for line in lines]
        start = ids.index(older_than) + 1 if older_than in ids else 0
        shown = tuple(lines[start : start + max(size, 1)])
        more = start + len(shown) < len(lines)
        return DiaryPage(shown, shown[-1].id if more else None, len(lines))

    def _all(self, kind: type[_Kept]) -> list[_Kept]:
        return [r for r in self._records if isinstance(r, kind)]

    def _check_ins(self) -> dict[str, CheckIn]:
        logged = sorted(self._all(CheckIn), key=lambda c: _instant(c.logged_at))
        return {c.entry_id: c for c in logged}

    def check_in_versions(self, entry_id: str) -> tuple[CheckIn, ...]:
        """Every version of the check-in of an entry."""
        logged = sorted(self._all(CheckIn), key=lambda c: _instant(c.logged_at))
        return tuple(c for c in logged if c.entry_id == entry_id)

    def check_ins(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[CheckIn, ...]:
        """The check-ins of a time that count and are not gone, oldest first."""
        within = [c for c in self._counting() if _within(c.happened_at, since, until)]
        return tuple(sorted(within, key=lambda c: (_instant(c.happened_at), _instant(c.logged_at))))

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
        of_kind = [i for i in self._items() if type(i.fact) is fact and not i.gone]
        within = [i for i in of_kind if _within(i.happened_at, since, until)]
        within.sort(
            key=lambda i: (_instant(i.happened_at), _instant(i.logged_at)), reverse=newest_first
        )
        return tuple(within[:limit])

    def latest(self, fact: type[FactT]) -> LogItem[FactT] | None:
        """The one that happened last, of one kind."""
        return next(iter(self.items(fact, limit=1, newest_first=True)), None)

    def items_of_entry(self, entry_id: str) -> tuple[AnyLogItem, ...]:
        """Everything that was logged with one check-in."""
        return tuple(i for i in self._items() if i.entry_id == entry_id and not i.gone)

    def kinds(self) -> Mapping[str, int]:
        """How many things there are of each kind."""
        return Counter(kind_of(type(i.fact)) for i in self._items() if not i.gone)

    def items_of_kind(self, kind: str) -> tuple[AnyLogItem, ...]:
        """All things of one kind, oldest first."""
        return self.items(KINDS[kind]) if kind in KINDS else ()

    def item(self, item_id: str) -> AnyLogItem | None:
        """One thing as it was logged last."""
        return next(reversed(self.versions(item_id)), None)

    def versions(self, item_id: str) -> tuple[AnyLogItem, ...]:
        """Every version of one thing."""
        logged = sorted(self._all(LogItem), key=lambda i: _instant(i.logged_at))
        return tuple(i for i in logged if i.id == item_id)

    def daily_ratings(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayRatings, ...]:
        """The ratings of each local day that has any, oldest first."""
        by_day: dict[date, list[CheckIn]] = {}
        for check_in in self.check_ins():
            day = check_in.happened_at.date()
            if check_in.has_pain and _between(day, since, until):
                by_day.setdefault(day, []).append(check_in)
        return tuple(
            DayRatings(day, *(tuple(_given(of_day, scale)) for scale in SCALES))
            for day, of_day in sorted(by_day.items())
        )

    def first_days(self) -> Mapping[str, date]:
        """The local day of the first rating of each scale."""
        firsts = {scale: list(_given_days(self.check_ins(), scale)) for scale in SCALES}
        return {scale: days[0] for scale, days in firsts.items() if days}

    def daily_minutes(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[DayMinutes, ...]:
        """The minutes of activity of each local day that has any, oldest first."""
        sums: Counter[date] = Counter()
        for item in self.items(Activity):
            sums[item.happened_at.date()] += item.fact.minutes
        return tuple(DayMinutes(d, m) for d, m in sorted(sums.items()) if _between(d, since, until))

    def records(self) -> tuple[Record, ...]:
        """Everything, in the order of writing, kind by kind."""
        self._refuse_in_trouble()
        kinds = (CheckIn, GivenVerdict, ActionTaken, Visit, CheckedItem, ProfileVersion, LogItem)
        return tuple(r for kind in kinds for r in self._records if isinstance(r, kind))

    def backup(self, *, made_at: datetime, app_version: str) -> bytes:
        """A name for what is kept now; only this fake can read it."""
        del made_at, app_version
        self._refuse_in_trouble()
        name = f"backup {len(self._backups)}".encode()
        self._backups[name] = (self._records, self._drafts)
        return name

    def restore(self, backup: bytes) -> None:
        """Go back to what was kept when the backup was made."""
        self._refuse_in_trouble()
        if backup not in self._backups:
            raise BackupFaultError(BackupFault.NOT_OURS)
        self._records, self._drafts = self._backups[backup]

    def erase(self) -> None:
        """Forget everything."""
        self._refuse_in_trouble()
        self._records, self._drafts = (), {}

    def _refuse_in_trouble(self) -> None:
        if self.trouble is not None:
            raise DiaryTroubleError(self.trouble)

    def drafts(self) -> Mapping[str, str]:
        """All half-filled forms, by key."""
        return dict(self._drafts)

    def keep_draft(self, key: str, form: str | None, at: datetime) -> None:
        """Keep a half-filled form; None forgets it."""
        del at
        if self.trouble is not None:
            raise DiaryTroubleError(self.trouble)
        others = {k: v for k, v in self._drafts.items() if k != key}
        self._drafts = others if form is None else {**others, key: form}

    def _counting(self) -> list[CheckIn]:
        """The check-ins that count and are not gone, in the order of writing."""
        counts = self._check_ins()
        return [c for c in self._all(CheckIn) if c is counts[c.entry_id] and not c.gone]

    def _items(self) -> list[AnyLogItem]:
        counts = {i.id: i for i in sorted(self._all(LogItem), key=lambda i: _instant(i.logged_at))}
        written = [i for i in self._records if isinstance(i, LogItem)]
        return [i for i in written if i is counts[i.id]]

    def _entries(self) -> list[Entry]:
        check_ins = self._check_ins()
        verdicts: dict[str, list[GivenVerdict]] = {}
        for given in sorted(self._all(GivenVerdict), key=lambda v: _instant(v.given_at)):
            verdicts.setdefault(given.entry_id, []).append(given)
        entries = [
            self._entry(i, check_ins.get(i), verdicts.get(i, [])) for i in {**check_ins, **verdicts}
        ]
        there = [e for e in entries if e is not None]
        return sorted(there, key=lambda e: (_instant(e.happened_at), e.id), reverse=True)

    def _entry(
        self, entry_id: str, check_in: CheckIn | None, verdicts: list[GivenVerdict]
    ) -> Entry | None:
        actions = self.actions_on([v.id for v in verdicts])
        return entry_from(entry_id, check_in, tuple(verdicts), actions)

    def _is_sound(self) -> bool:
        verdicts = {v.id for v in self._all(GivenVerdict)}
        visits = {v.id for v in self._all(Visit)}
        return (
            all(a.verdict_id in verdicts for a in self._all(ActionTaken))
            and all(c.visit_id in visits for c in self._all(CheckedItem))
            and _unlike(v.id for v in self._all(GivenVerdict))
            and _unlike(a.id for a in self._all(ActionTaken))
            and _unlike(v.id for v in self._all(Visit))
            and _unlike(c.id for c in self._all(CheckedItem))
            and _unlike(p.id for p in self._all(ProfileVersion))
        )


def _instant(moment: datetime) -> datetime:
    """In UTC: Python compares two moments of one zone by the clock on the wall."""
    return moment.astimezone(UTC)


def _within(moment: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or _instant(moment) >= _instant(since)) and (
        until is None or _instant(moment) < _instant(until)
    )


def _between(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or day >= since) and (until is None or day < until)


def _given(check_ins: Iterable[CheckIn], scale: str) -> Iterator[int]:
    return (value for c in check_ins for name, value in c.ratings if name == scale)


def _given_days(check_ins: Iterable[CheckIn], scale: str) -> Iterator[date]:
    return (c.happened_at.date() for c in check_ins for name, _ in c.ratings if name == scale)


def _last(kept: Sequence[_Kept]) -> _Kept | None:
    return kept[-1] if kept else None


def _unlike(ids: Iterable[str]) -> bool:
    seen = list(ids)
    return len(seen) == len(set(seen))
