"""A second planner for reminders, written apart from the first: it watches the clock on the wall.

It looks at the wall clock of every minute, as a person with a list would, and knows nothing of
offsets, gaps or hours that happen twice. Slow, plain, and only for tests.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from lbp_app.domain.reminders import (
    Became,
    Follow,
    Quiet,
    ReminderKind,
    ReminderRule,
    ReminderSettings,
)

DAYS_BEFORE, DAYS_AFTER = 12, 9
_MINUTE = timedelta(minutes=1)
_DAY = 24 * 60

Key = tuple[str, date, int]
Seen = tuple[Key, Became, int, Quiet | None]


@dataclass(frozen=True, slots=True)
class Script:
    """What happens in one case, in minutes from ``start``."""

    start: datetime
    zone: str
    minutes: int
    rules: Mapping[str, ReminderRule]
    since: Mapping[str, int]
    settings: ReminderSettings
    logged: Sequence[tuple[int, ReminderKind]] = ()
    flag: range = range(0)
    asleep: range = range(0)
    snoozed: Sequence[tuple[int, int]] = ()
    done_before: Sequence[int] = ()


@cache
def walls(zone: str, start: datetime) -> tuple[tuple[date, int], ...]:
    """Day and minute on the wall, for every minute from twelve days before ``start`` on."""
    here = ZoneInfo(zone)
    first = start.astimezone(UTC) - timedelta(days=DAYS_BEFORE)
    shown = (
        (first + nth * _MINUTE).astimezone(here) for nth in range((DAYS_BEFORE + DAYS_AFTER) * _DAY)
    )
    return tuple((w.date(), w.hour * 60 + w.minute) for w in shown)


@cache
def _latest(zone: str, start: datetime) -> tuple[tuple[date, int], ...]:
    return tuple(accumulate(walls(zone, start), max))


@dataclass(slots=True)
class Walk:
    """One walk through a script; ``seen`` is what became of each occurrence, and when."""

    script: Script
    seen: list[Seen] = field(default_factory=list)
    state: dict[Key, Became] = field(default_factory=dict)
    first_shown: dict[Key, tuple[int, bool]] = field(default_factory=dict)
    arrival: dict[Key, int] = field(default_factory=dict)

    def run(self) -> list[Seen]:
        """Look at every minute at which anything can happen, in order."""
        self._put_all_in_place()
        moments = {0, *self.arrival.values()}
        moments |= {m for m, _ in self.script.logged} | set(self.script.done_before)
        moments |= {self.script.flag.start, self.script.flag.stop, self.script.asleep.stop}
        moments |= {m for m, _ in self.script.snoozed}
        waiting = sorted(m for m in moments if 0 <= m < self.script.minutes)
        while waiting:
            minute = waiting.pop(0)
            if minute in self.script.asleep:
                continue
            again = self._minute(minute)
            waiting = sorted({*waiting, *(m for m in again if m < self.script.minutes)})
        return self.seen

    def _put_all_in_place(self) -> None:
        s = self.script
        for name, rule in s.rules.items():
            zone = s.zone if rule.follow is Follow.LOCAL else rule.zone
            latest, here = _latest(zone, s.start), frozenset(d for d, _ in walls(zone, s.start))
            day = (s.start - timedelta(days=DAYS_BEFORE - 1)).date()
            for nth in range(DAYS_BEFORE + DAYS_AFTER - 3):
                self._put(name, rule, day + timedelta(days=nth), latest, here)

    def _put(
        self,
        name: str,
        rule: ReminderRule,
        day: date,
        latest: Sequence[tuple[date, int]],
        here: frozenset[date],
    ) -> None:
        if day not in here or not rule.on or not _fits(rule, day):
            return
        for slot in rule.times:
            at = bisect_left(latest, (day, slot)) - DAYS_BEFORE * _DAY
            moment = self._moment(at)
            resting = rule.paused_until is not None and moment < rule.paused_until
            if at >= self.script.since[name] and not resting and not self._all_rest(moment):
                self.arrival[name, day, slot] = self._when_not_quiet(at)

    def _moment(self, minute: int) -> datetime:
        return self.script.start.astimezone(UTC) + minute * _MINUTE

    def _all_rest(self, moment: datetime) -> bool:
        start, end = self.script.settings.pause_from, self.script.settings.pause_until
        return start is not None and end is not None and start <= moment < end

    def _wall(self, minute: int) -> tuple[date, int]:
        return walls(self.script.zone, self.script.start)[minute + DAYS_BEFORE * _DAY]

    def _when_not_quiet(self, minute: int) -> int:
        s = self.script.settings
        quiet = (
            range(s.quiet_from, s.quiet_to)
            if s.quiet_from <= s.quiet_to
            else (*range(s.quiet_from, _DAY), *range(s.quiet_to))
        )
        quiet_minutes = frozenset(quiet)
        while self._wall(minute)[1] in quiet_minutes:
            minute += 1
        return minute

    def _minute(self, minute: int) -> list[int]:
        """Let happen what the script says, then show what has arrived; new moments to look at."""
        again: list[int] = []
        for when in self.script.done_before:
            if when == minute:
                self._do_the_next(minute)
        for when, length in self.script.snoozed:
            if when == minute:
                again += self._snooze_the_last(minute, length)
        arrived = [
            k
            for k, at in self.arrival.items()
            if at <= minute
            and self.state.get(k, Became.SNOOZED) is Became.SNOOZED
            and self._days_ago(at, minute) <= 7
        ]
        # All are judged on what was known before any of them was shown.
        fates = {key: self._fate(key, minute) for key in arrived}
        for key in sorted(arrived):
            self._settle(key, minute, fates[key])
        return again

    def _days_ago(self, at: int, minute: int) -> int:
        return (self._wall(minute)[0] - self._wall(at)[0]).days

    def _do_the_next(self, minute: int) -> None:
        ahead = sorted((at, k) for k, at in self.arrival.items() if at > minute)
        for _, key in [(at, k) for at, k in ahead if k not in self.state][:1]:
            self.state[key] = Became.DONE

    def _snooze_the_last(self, minute: int, length: int) -> list[int]:
        shown = [k for k, became, at, _ in self.seen if became is Became.SHOWN and at < minute]
        for key in [k for k in shown if self.state[k] is Became.SHOWN][-1:]:
            self.state[key] = Became.SNOOZED
            self.arrival[key] = self._when_not_quiet(minute + length)
            return [self.arrival[key]]
        return []

    def _fate(self, key: Key, minute: int) -> Quiet | None:
        kind = self.script.rules[key[0]].kind
        if minute in self.script.flag and kind in {ReminderKind.ACTIVITY, ReminderKind.HEAT}:
            return Quiet.FLAG
        if self._logged(key, minute):
            return Quiet.LOGGED
        if key in self.first_shown or key in self.state:
            return None
        day = self._wall(self.arrival[key])[0]
        rivals = [
            k
            for k, at in self.arrival.items()
            if k not in self.state
            and self._wall(at)[0] == day
            and not self._logged(k, minute)
            and not (
                minute in self.script.flag
                and self.script.rules[k[0]].kind in {ReminderKind.ACTIVITY, ReminderKind.HEAT}
            )
        ]
        ahead = sum(self._rank(k) < self._rank(key) for k in rivals)
        return (
            None if ahead + self._shown_on(day) < self.script.settings.most_a_day else Quiet.LIMIT
        )

    def _rank(self, key: Key) -> tuple[bool, int, Key]:
        kind = self.script.rules[key[0]].kind
        needed = kind in {ReminderKind.MEDICINE, ReminderKind.APPOINTMENT}
        return not needed, self.arrival[key], key

    def _shown_on(self, day: date) -> int:
        on_day = {
            (at, None if late else key)
            for key, (at, late) in self.first_shown.items()
            if self._wall(at)[0] == day
        }
        return len(on_day)

    def _logged(self, key: Key, minute: int) -> bool:
        rule = self.script.rules[key[0]]
        zone = self.script.zone if rule.follow is Follow.LOCAL else rule.zone
        wall = walls(zone, self.script.start)
        before = [slot for slot in rule.times if slot < key[2]]
        half_way = (before[-1] + key[2]) // 2 if before else 0
        for at, kind in self.script.logged:
            day, shown = wall[at + DAYS_BEFORE * _DAY]
            if kind is rule.kind and at <= minute and day == key[1] and shown >= half_way:
                return True
        return False

    def _settle(self, key: Key, minute: int, fate: Quiet | None) -> None:
        late = minute - self.arrival[key] > 60
        became = Became.QUIET if fate else Became.MISSED if late else Became.SHOWN
        self.seen.append((key, became, minute, fate))
        self.state[key] = became
        if fate is None:
            self.first_shown.setdefault(key, (minute, late))


def _fits(rule: ReminderRule, day: date) -> bool:
    if rule.once:
        return day == rule.start
    away = (day - rule.start).days
    return away >= 0 and away % rule.every == 0 and day.weekday() in (rule.weekdays or range(7))
