"""Random cases for the planner of reminders, and the planner driven through one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from lbp_app.domain import reminder_planner
from lbp_app.domain.reminder_planner import (
    Coming,
    Planned,
    SetRule,
    Situation,
    plan,
)
from lbp_app.domain.reminders import (
    Became,
    Follow,
    Occurrence,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from tests.domain.minute_walk import Script, Seen

_MINUTE = timedelta(minutes=1)
# A change of the clocks lies in the days after each of these: an hour lost or won by day, at
# midnight, half an hour, at 22 o'clock of a Saturday, two hours, and none at all.
PLACES = (
    ("Europe/London", "2026-03-27T12:00+00:00"),
    ("Europe/London", "2026-10-24T06:00+00:00"),
    ("America/New_York", "2026-03-07T00:00+00:00"),
    ("America/New_York", "2027-11-06T00:00+00:00"),
    ("Australia/Lord_Howe", "2026-04-04T00:00+00:00"),
    ("Australia/Lord_Howe", "2026-10-02T00:00+00:00"),
    ("America/Nuuk", "2026-03-27T12:00+00:00"),
    ("Africa/Cairo", "2026-04-23T00:00+00:00"),
    ("Africa/Cairo", "2026-10-28T18:00+00:00"),
    ("America/Santiago", "2026-09-05T00:00+00:00"),
    ("Antarctica/Troll", "2026-03-28T00:00+00:00"),
    ("Antarctica/Troll", "2026-10-24T00:00+00:00"),
    ("Asia/Kathmandu", "2026-06-01T00:00+00:00"),
)
HOMES = ("Europe/London", "Pacific/Kiritimati", "America/New_York")
_SLOTS = (0, 30, 60, 90, 120, 150, 180, 210, 330, 420, 480, 485, 720, 1080, 1260, 1320, 1380, 1439)


def a_script(random: Random) -> Script:
    """One case of four days: up to six rules and all that can come between."""
    zone, text = random.choice(PLACES)
    start = datetime.fromisoformat(text).astimezone(UTC)
    rules = {f"r{nth}": _a_rule(random, start) for nth in range(random.randint(1, 6))}
    asleep_from, asleep_for = random.randint(0, 4000), random.choice((0, 0, 30, 200, 2000))
    flag_from, flag_for = random.randint(0, 4000), random.choice((0, 0, 600, 3000))
    asleep = range(asleep_from, asleep_from + asleep_for)
    return Script(
        start=start,
        zone=zone,
        minutes=4 * 24 * 60,
        rules=rules,
        since={name: random.choice((-30_000, -30_000, -500, -45, 0)) for name in rules},
        settings=_settings(random, start),
        logged=[(m, random.choice(list(ReminderKind))) for m in _minutes(random, asleep)],
        flag=range(flag_from, flag_from + flag_for),
        asleep=asleep,
        snoozed=[(m, random.choice((10, 60, 300))) for m in _minutes(random, asleep)],
        done_before=_minutes(random, asleep),
    )


def _minutes(random: Random, asleep: range) -> list[int]:
    drawn = sorted({random.randint(0, 5700) for _ in range(random.randint(0, 4))})
    return [m for m in drawn if m not in asleep]


def _a_rule(random: Random, start: datetime) -> ReminderRule:
    pause = start + timedelta(hours=random.randint(1, 80)) if random.random() < 0.15 else None
    home = random.random() < 0.2
    return ReminderRule(
        kind=random.choice(list(ReminderKind)),
        times=tuple(sorted(random.sample(_SLOTS, random.randint(1, 3)))),
        start=start.date() + timedelta(days=random.randint(-20, 2)),
        weekdays=tuple(sorted(random.sample(range(7), random.choice((0, 0, 3, 5))))),
        every=random.choice((1, 1, 1, 2, 3)),
        once=random.random() < 0.1,
        on=random.random() < 0.95,
        follow=Follow.HOME if home else Follow.LOCAL,
        zone=random.choice(HOMES) if home else "",
        paused_until=pause,
    )


def _settings(random: Random, start: datetime) -> ReminderSettings:
    quiet = random.choice(((0, 0), (1320, 420), (1380, 90), (30, 150), (90, 91), (0, 360)))
    pause = start + timedelta(hours=random.randint(0, 60)) if random.random() < 0.15 else None
    return ReminderSettings(
        quiet_from=quiet[0],
        quiet_to=quiet[1],
        most_a_day=random.choice((0, 1, 2, 3, 5, 20)),
        pause_from=pause,
        pause_until=pause and pause + timedelta(hours=20),
    )


class Engine:
    """The planner as the app drives it: woken at the moments it asked for and after each event."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.seen: list[Seen] = []
        self.outcomes: dict[Occurrence, ReminderOutcome] = {}
        self.wakes = 0

    def run(self) -> list[Seen]:
        """Go through the whole script."""
        s = self.script
        events = {m for m, _ in (*s.logged, *s.snoozed)} | set(s.done_before)
        events |= {s.flag.start, s.flag.stop} if s.flag else set()
        todo = sorted(m for m in events if m < s.minutes)
        minute: int | None = 0
        while minute is not None and minute < s.minutes:
            todo = [m for m in todo if m > minute]
            if minute not in s.asleep:
                self._happen(minute)
                wake_at = self._settle(minute)
                ahead = [*todo[:1], *([self._minute_of(wake_at)] if wake_at else [])]
            else:
                ahead = [s.asleep.stop]
            minute = min(ahead, default=None)
        return self.seen

    def situation(self, minute: int) -> Situation:
        """What the planner is told at this minute."""
        s = self.script
        logged: dict[ReminderKind, tuple[datetime, ...]] = {}
        for when, kind in s.logged:
            if when <= minute:
                logged[kind] = (*logged.get(kind, ()), self._moment(when))
        return Situation(
            now=self._moment(minute).astimezone(ZoneInfo(s.zone)),
            rules=tuple(SetRule(n, self._moment(s.since[n]), r) for n, r in s.rules.items()),
            outcomes=dict(self.outcomes),
            settings=s.settings,
            flag_open=minute in s.flag,
            logged=logged,
        )

    def _moment(self, minute: int) -> datetime:
        return self.script.start + minute * _MINUTE

    def _minute_of(self, moment: datetime) -> int:
        return round((moment - self.script.start) / _MINUTE)

    def _happen(self, minute: int) -> None:
        for when in self.script.done_before:
            if when == minute:
                self._do_the_next(minute)
        for when, length in self.script.snoozed:
            if when == minute:
                self._snooze_the_last(minute, length)

    def _do_the_next(self, minute: int) -> None:
        for coming in _ahead(self.situation(minute))[:1]:
            key = coming.occurrence
            self.outcomes[key] = ReminderOutcome(key.rule_id, key.day, key.slot, Became.DONE)

    def _snooze_the_last(self, minute: int, length: int) -> None:
        shown = [Occurrence(*k) for k, b, at, _ in self.seen if b is Became.SHOWN and at < minute]
        for key in [k for k in shown if self.outcomes[k].became is Became.SHOWN][-1:]:
            until = self._moment(minute + length)
            self.outcomes[key] = replace(self.outcomes[key], became=Became.SNOOZED, until=until)

    def _settle(self, minute: int) -> datetime | None:
        self.wakes += 1
        planned = plan(self.situation(minute))
        for coming, became in _results(planned):
            key = coming.occurrence
            before = self.outcomes.get(key)
            first = before.shown_at if before and before.shown_at else self._moment(minute)
            late = before.late if before and before.shown_at else became is Became.MISSED
            self.outcomes[key] = ReminderOutcome(
                key.rule_id,
                key.day,
                key.slot,
                became,
                shown_at=None if became is Became.QUIET and not before else first,
                late=late and became is not Became.QUIET,
                why=coming.quiet,
            )
            told = (key.rule_id, key.day, key.slot)
            self.seen.append((told, became, minute, coming.quiet))
        return planned.wake_at


def _results(planned: Planned) -> Iterator[tuple[Coming, Became]]:
    yield from ((c, Became.SHOWN) for c in planned.due)
    yield from ((c, Became.MISSED) for c in planned.missed)
    yield from ((c, Became.QUIET) for c in planned.quiet)


def _ahead(situation: Situation) -> list[Coming]:
    """Everything ahead that nothing has become of, with no limit to what is looked at."""
    today = situation.now.date()
    days = reminder_planner._arranged(situation, today, today + timedelta(days=5))
    return [c for c in days if c.moment > situation.now and c.occurrence not in situation.outcomes]
