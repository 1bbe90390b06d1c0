"""Which reminders are due now, which were missed, and when the next one comes.

Everything is worked out anew from the rules, what became of earlier occurrences, and the moment
now; nothing is counted on between two calls. The rules (docs/adr/0016):

1. An occurrence is a rule, a local day and a time of that day. It is shown once, whatever clocks,
   zones or restarts do, because what became of it is kept under that key.
2. A time the clocks skip comes at the first moment after the gap; a time they show twice comes
   the first time; a day they skip has no reminders.
3. A reminder keeps the clock where the patient is, or the clock at home, as its rule says. What a
   journey jumps over is told in the summary.
4. In quiet hours nothing comes: it moves to their end. The same holds for the end of a snooze.
5. Up to an hour late it is shown as usual; later than that it goes into one summary. Older than
   seven days it is forgotten.
6. Nothing is said about what is already logged (for that time of day), about movement or heat
   while a red flag is open, or beyond the patient's own number for a day. On a day with too many,
   appointments and medicines go first, then the earlier ones. A reminder that names medicines of
   the patient's list is silent once each of these was taken; one that names none, after any.
7. A rule speaks of what comes after it was set, never of what was before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from lbp_app.domain.reminders import (
    Became,
    Follow,
    Occurrence,
    Quiet,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.domain.wall_clock import minute_of, moment_of, second_moment_of

LATE = timedelta(hours=1)
"""Up to here a reminder that comes late is shown as usual."""
LOOK_BACK = 7
"""Days after which a missed reminder is forgotten."""
AHEAD = 7
"""Days that the page of the next reminders shows, today included."""

_FIRST = (ReminderKind.APPOINTMENT, ReminderKind.MEDICINE)
_SILENT_WITH_FLAG = (ReminderKind.ACTIVITY, ReminderKind.HEAT)
_REACH = (2, 8, 32, 370)
"""How many days are searched for the next reminder, in widening rounds."""
_A_DAY = timedelta(days=1)
_AROUND = 2
"""Days by which zones and quiet hours can move a reminder away from its own day."""


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule with its id, as it stands since ``since``."""

    id: str
    since: datetime
    rule: ReminderRule


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the planner looks at.

    ``logged`` are the moments at which something of a kind was logged, for the last days;
    ``taken`` are those of each medicine of the patient's list, by its name;
    ``now`` is aware of the zone the device is in.
    """

    now: datetime
    rules: tuple[SetRule, ...]
    outcomes: Mapping[Occurrence, ReminderOutcome] = field(default_factory=dict)
    settings: ReminderSettings = field(default_factory=ReminderSettings)
    flag_open: bool = False
    logged: Mapping[ReminderKind, tuple[datetime, ...]] = field(default_factory=dict)
    taken: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)

    @property
    def zone(self) -> tzinfo:
        """The zone the device is in.

        Raises:
            ValueError: when the moment now has none.
        """
        if self.now.tzinfo is None:
            raise ValueError("the moment now has no zone")
        return self.now.tzinfo


@dataclass(frozen=True, slots=True)
class Coming:
    """One occurrence and the moment it comes (UTC); ``quiet`` tells why it is not shown."""

    occurrence: Occurrence
    rule: ReminderRule
    moment: datetime
    set_for: datetime
    quiet: Quiet | None = None

    @property
    def moved(self) -> bool:
        """Whether quiet hours or a snooze moved it."""
        return self.moment != self.set_for


@dataclass(frozen=True, slots=True)
class Planned:
    """What to do now. Every occurrence in ``due``, ``missed`` and ``quiet`` is to be logged.

    ``next`` is the next one that will be shown, None when there is none within a year.
    ``wake_at`` is when to look again, within a day; None without any rule.
    """

    due: tuple[Coming, ...]
    missed: tuple[Coming, ...]
    quiet: tuple[Coming, ...]
    next: Coming | None
    wake_at: datetime | None

    @property
    def next_moment(self) -> datetime | None:
        """When the next reminder will be shown."""
        return self.next.moment if self.next is not None else None


def plan(at: Situation) -> Planned:
    """What is due, what was missed and what comes next, at ``at.now``."""
    today = at.now.date()
    near = _arranged(at, today - timedelta(days=LOOK_BACK), today + timedelta(days=_REACH[0]))
    past = [c for c in near if c.moment <= at.now]
    shown = [c for c in past if c.quiet is None]
    wake_at, coming = _next(at, [c for c in near if c.moment > at.now])
    return Planned(
        due=tuple(c for c in shown if at.now - c.moment <= LATE),
        missed=tuple(c for c in shown if at.now - c.moment > LATE),
        quiet=tuple(c for c in past if c.quiet is not None),
        next=coming,
        wake_at=wake_at,
    )


def next_seven_days(at: Situation) -> tuple[Coming, ...]:
    """Every occurrence from now to the end of the sixth day after today, in order.

    Those without ``quiet`` are shown at exactly their moment, unless something changes before.
    """
    return coming_days(at, AHEAD)


def coming_days(at: Situation, days: int) -> tuple[Coming, ...]:
    """As ``next_seven_days``, for this many days with today."""
    today = at.now.date()
    arranged = _arranged(at, today, today + timedelta(days=days - 1))
    return tuple(c for c in arranged if c.moment > at.now)


def zone_of(rule: ReminderRule, local: tzinfo) -> tzinfo:
    """The zone whose clock the rule keeps; ``local`` when its home zone is not known here."""
    if rule.follow is Follow.LOCAL:
        return local
    try:
        return ZoneInfo(rule.zone)
    except (LookupError, ValueError, OSError):
        return local


def after_quiet_hours(moment: datetime, settings: ReminderSettings, zone: tzinfo) -> datetime:
    """The moment itself, or the end of the quiet hours it lies in."""
    wall = moment.astimezone(zone)
    minute = minute_of(wall)
    if not settings.is_quiet(minute):
        return moment
    end = settings.quiet_to
    day = wall.date() + timedelta(days=1 if minute >= end else 0)
    moved = moment_of(day, end, zone)
    if moved is not None and moved < moment:
        moved = second_moment_of(day, end, zone)
    return moved or moment


def _next(at: Situation, near: list[Coming]) -> tuple[datetime | None, Coming | None]:
    """When to look again, and the first one ahead that will be shown."""
    today = at.now.date()
    able = replace(at, rules=tuple(r for r in at.rules if _may_be_shown(at, r.rule)))
    ahead = near
    for reach in _REACH[1:]:
        if not able.rules or any(c.quiet is None for c in ahead):
            break
        days = _arranged(able, today, today + timedelta(days=reach))
        ahead = [*near, *(c for c in days if c.moment > at.now)]
    shown = sorted((c for c in ahead if c.quiet is None), key=_in_time)
    # Each day at least, so that also what is not shown is settled at its own moment.
    wake_at = min((at.now.astimezone(UTC) + _A_DAY, *(c.moment for c in ahead)))
    return (wake_at if any(r.rule.on for r in at.rules) else None), next(iter(shown), None)


def _may_be_shown(at: Situation, rule: ReminderRule) -> bool:
    silent = at.flag_open and rule.kind in _SILENT_WITH_FLAG
    return rule.on and at.settings.most_a_day > 0 and not silent


def _arranged(at: Situation, first: date, last: date) -> list[Coming]:
    """All open occurrences that come on the local days ``first`` to ``last``, in order."""
    by_day: dict[date, list[Coming]] = {}
    for coming in _open(at, first, last):
        day = coming.moment.astimezone(at.zone).date()
        if first <= day <= last:
            by_day.setdefault(day, []).append(coming)
    used = _used(at)
    judged = [c for day, comings in by_day.items() for c in _judged(at, comings, used.get(day, 0))]
    return sorted(judged, key=_in_time)


def _in_time(coming: Coming) -> tuple[datetime, Occurrence]:
    return coming.moment, coming.occurrence


def _open(at: Situation, first: date, last: date) -> Iterator[Coming]:
    """Occurrences around these days that nothing has become of yet, or that are snoozed."""
    around = timedelta(days=_AROUND)
    for known in at.rules:
        rule = known.rule
        if not rule.on:
            continue
        zone = zone_of(rule, at.zone)
        # A clock that was wrong when the rule was set must not silence it until then.
        since = known.since if known.since <= at.now else at.now - LATE
        for day in rule.days(first - around, last + around):
            for slot in rule.times:
                occurrence = Occurrence(known.id, day, slot)
                outcome = at.outcomes.get(occurrence)
                if outcome is not None and outcome.became is not Became.SNOOZED:
                    continue
                set_for = moment_of(day, slot, zone)
                if set_for is None or set_for < since or _rests(at, rule, set_for):
                    continue
                wanted = outcome.until if outcome is not None and outcome.until else set_for
                moment = after_quiet_hours(wanted, at.settings, at.zone)
                yield Coming(occurrence, rule, moment, set_for)


def _rests(at: Situation, rule: ReminderRule, moment: datetime) -> bool:
    paused = rule.paused_until is not None and moment < rule.paused_until
    return paused or at.settings.rests_at(moment)


def _judged(at: Situation, comings: Iterable[Coming], used: int) -> Iterator[Coming]:
    """The occurrences of one local day, each with the reason to be quiet, if there is one."""
    left = at.settings.most_a_day - used
    for coming in sorted(comings, key=_by_weight):
        quiet = _reason(at, coming)
        if quiet is None and coming.occurrence not in at.outcomes:  # a snooze was counted before
            quiet = Quiet.LIMIT if left <= 0 else None
            left -= 1
        yield Coming(coming.occurrence, coming.rule, coming.moment, coming.set_for, quiet)


def _by_weight(coming: Coming) -> tuple[bool, datetime, Occurrence]:
    return coming.rule.kind not in _FIRST, coming.moment, coming.occurrence


def _reason(at: Situation, coming: Coming) -> Quiet | None:
    if at.flag_open and coming.rule.kind in _SILENT_WITH_FLAG:
        return Quiet.FLAG
    if _is_logged(at, coming):
        return Quiet.LOGGED
    return None


def _is_logged(at: Situation, coming: Coming) -> bool:
    """Whether something of its kind was logged on its day, for this time of day.

    With one time a day the whole day counts; with several, what was logged since half way from
    the time before.
    """
    logged = _named_medicines(at, coming.rule) or [at.logged.get(coming.rule.kind, ())]
    zone, key = zone_of(coming.rule, at.zone), coming.occurrence
    nth = coming.rule.times.index(key.slot)
    since = (coming.rule.times[nth - 1] + key.slot) // 2 if nth else 0

    def counts(moment: datetime) -> bool:
        wall = moment.astimezone(zone)
        return wall.date() == key.day and minute_of(wall) >= since

    return all(any(map(counts, moments)) for moments in logged)


def _named_medicines(at: Situation, rule: ReminderRule) -> list[tuple[datetime, ...]]:
    """When each medicine was taken that the patient's own words for this reminder name."""
    if rule.kind is not ReminderKind.MEDICINE or not rule.name:
        return []
    found, words = [], rule.name.casefold()
    # The longest name first: "ibuprofen gel" is not "ibuprofen".
    for name in sorted(at.taken, key=len, reverse=True):
        words, times = re.subn(rf"\b{re.escape(name.casefold())}\b", " ", words)
        found += [at.taken[name]] if times else []
    return found


def _used(at: Situation) -> dict[date, int]:
    """How many reminders were shown for the first time on each local day; a summary is one."""
    shown: set[tuple[datetime, Occurrence | None]] = {
        (o.shown_at, None if o.late else o.occurrence)
        for o in at.outcomes.values()
        if o.shown_at is not None
    }
    used: dict[date, int] = {}
    for moment, _ in shown:
        day = moment.astimezone(at.zone).date()
        used[day] = used.get(day, 0) + 1
    return used
