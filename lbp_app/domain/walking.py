"""The walking plan: a start, and each week one step up, stay or step down, with its reason.

All numbers come from one versioned file (``content/plan/walking.yaml``); the rules are those of
section 4.2 of the project's clinical evidence file. They are judgements that a clinician must sign.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from types import MappingProxyType

from lbp_app.domain.daily import Settled

HALF_MINUTE = 0.5
"""The smallest change of one session, in minutes."""


class Track(StrEnum):
    """How fast the plan may grow."""

    USUAL = "usual"
    SLOWER = "slower"


class Step(StrEnum):
    """What the plan does next."""

    START = "start"
    STEP_UP = "step_up"
    HOLD = "hold"
    STEP_DOWN = "step_down"
    PAUSE = "pause"
    """Nothing is asked for while a red flag is open; afterwards the plan goes on where it was."""


class Reviewed(StrEnum):
    """What a look back says to the plan, the most careful first. None of it makes it grow."""

    LOWER = "lower"
    STAY = "stay"
    GO_ON = "go_on"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often and by how much one track may grow."""

    weeks_between_steps: int
    most_increase: float
    """As a share of the weekly minutes, 0.2 for 20 %."""


@dataclass(frozen=True, slots=True)
class WalkingNumbers:
    """Every number of the plan. Shares are 0 to 1, lengths in minutes, pain 0 to 10 (NRS)."""

    version: str
    tries: int
    start_share: float
    shortest_start: float
    start_days: int
    another_activity_share: float
    done_share_up: float
    done_share_hold: float
    most_pain_up: int
    most_minutes_up: float
    pain_down: int
    worse_days_down: int
    step_down_share: float
    shortest: float
    longest: float
    most_days: int
    ceiling_week: int
    day_first_from: float
    shortest_new_day: float
    flare_share: float
    flare_days: int
    paces: Mapping[Track, Pace]
    reviews: Mapping[Track, tuple[int, ...]]
    """Weeks after the start."""
    visit_from_week: int
    team_from_week: int
    """From these weeks on little change leads to a visit, and to the question for a team."""


@dataclass(frozen=True, slots=True)
class Level:
    """The sessions of one week, in minutes each (whole and half ones), longest first."""

    sessions: tuple[float, ...]

    @property
    def minutes(self) -> float:
        """All minutes of the week."""
        return sum(self.sessions)

    @property
    def days(self) -> int:
        """How many days of the week have a session."""
        return len(self.sessions)


@dataclass(frozen=True, slots=True)
class Week:
    """How one week of the plan went.

    ``done`` counts sessions (a part of one as a half). ``worst_pain`` is the highest pain during a
    session, None when nobody told; ``settled`` the slowest settling; ``worse_days`` how many days
    pain stayed worse after a session. ``flag_open`` when any red flag was open in the week.
    ``after_a_gap`` when more than a week has passed since it ended. ``reviewed`` is what a look
    back in this week says.
    """

    done: float
    worst_pain: int | None = None
    settled: Settled | None = None
    worse_days: int = 0
    flag_open: bool = False
    flare: bool = False
    after_a_gap: bool = False
    reviewed: Reviewed = Reviewed.GO_ON


@dataclass(frozen=True, slots=True)
class Decision:
    """The next level with the rule that gave it; ``reason`` is a key in the words.

    ``values`` fill the words; ``rule_id`` is what the log keeps.
    """

    step: Step
    level: Level
    rule_id: str
    values: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def reason(self) -> str:
        """The key of the sentence that explains it."""
        return f"plan.reason_{self.rule_id}"


def start(tries: Iterable[float], numbers: WalkingNumbers) -> Decision:
    """The first week, from comfortable walks (minutes each): 80 % of their median, 3 days.

    Raises:
        ValueError: with fewer tries than the plan needs, or one that is no length.
    """
    walks = tuple(tries)
    if len(walks) < numbers.tries or any(walk <= 0 or math.isnan(walk) for walk in walks):
        raise ValueError("not enough comfortable walks to begin with")
    usual = median(walks)
    length = min(
        max(_half_minutes(usual * numbers.start_share), numbers.shortest_start), numbers.longest
    )
    level = Level((length,) * numbers.start_days)
    return Decision(Step.START, level, "W01", MappingProxyType({"usual": usual, "minutes": length}))


@dataclass(frozen=True, slots=True)
class Past:
    """What a decision looks at: the level that was walked, how it went, and for how long.

    ``week_number`` is that of the week to come (the first week is 1); ``weeks_since_step_up``
    counts whole weeks since the plan last grew (or began).
    """

    level: Level
    week: Week
    track: Track
    week_number: int
    weeks_since_step_up: int

    @property
    def share_done(self) -> float:
        """The part of the planned sessions that was done, 0 to 1 (more when more was walked)."""
        return self.week.done / self.level.days


def next_week(past: Past, numbers: WalkingNumbers) -> Decision:
    """What comes after a week. The first rule that has something to say decides."""
    for rule in _RULES:
        decision = rule(past, numbers)
        if decision is not None:
            return decision
    return _up(past, numbers)


def _flag(past: Past, _: WalkingNumbers) -> Decision | None:
    return Decision(Step.PAUSE, past.level, "W02") if past.week.flag_open else None


def _review_lowers(past: Past, numbers: WalkingNumbers) -> Decision | None:
    lowers = past.week.reviewed is Reviewed.LOWER
    return lower_after_review(past.level, numbers) if lowers else None


def _review_stays(past: Past, _: WalkingNumbers) -> Decision | None:
    return _hold("W19", past.level) if past.week.reviewed is Reviewed.STAY else None


def _flare(past: Past, _: WalkingNumbers) -> Decision | None:
    return _hold("W03", past.level) if past.week.flare else None


def _back_after_a_gap(past: Past, numbers: WalkingNumbers) -> Decision | None:
    """Whoever was away and did nothing begins a little lower, once, however long it was."""
    away = past.week.after_a_gap and past.week.done == 0
    return _down(past.level, numbers, "W16") if away else None


def _too_sore(past: Past, numbers: WalkingNumbers) -> Decision | None:
    pain = past.week.worst_pain
    if pain is None or pain < numbers.pain_down:
        return None
    return _down(past.level, numbers, "W04", pain=pain)


def _worse_for_days(past: Past, numbers: WalkingNumbers) -> Decision | None:
    days = past.week.worse_days
    if days <= numbers.worse_days_down:
        return None
    return _down(past.level, numbers, "W05", days=days)


def _too_little(past: Past, numbers: WalkingNumbers) -> Decision | None:
    if past.share_done >= numbers.done_share_hold:
        return None
    return _down(past.level, numbers, "W06", done=past.week.done, planned=past.level.days)


def _settled_late(past: Past, _: WalkingNumbers) -> Decision | None:
    return _hold("W07", past.level) if past.week.settled is Settled.LONGER else None


def _some_done(past: Past, numbers: WalkingNumbers) -> Decision | None:
    if past.share_done >= numbers.done_share_up:
        return None
    return _hold("W08", past.level, done=past.week.done, planned=past.level.days)


def _rather_sore(past: Past, numbers: WalkingNumbers) -> Decision | None:
    pain = past.week.worst_pain
    if pain is None or pain <= numbers.most_pain_up:
        return None
    return _hold("W09", past.level, pain=pain)


def _not_told(past: Past, _: WalkingNumbers) -> Decision | None:
    """Without a word on how it felt nothing grows: not told never counts as fine."""
    told = past.week.worst_pain is not None and past.week.settled is not None
    return None if told else _hold("W15", past.level)


def _too_soon_after(past: Past, numbers: WalkingNumbers) -> Decision | None:
    weeks = numbers.paces[past.track].weeks_between_steps
    return _hold("W10", past.level, weeks=weeks) if past.weeks_since_step_up < weeks else None


_Rule = Callable[[Past, WalkingNumbers], Decision | None]
_RULES: tuple[_Rule, ...] = (
    _flag,
    _review_lowers,
    _flare,
    _back_after_a_gap,
    _too_sore,
    _worse_for_days,
    _too_little,
    _review_stays,
    _settled_late,
    _some_done,
    _rather_sore,
    _not_told,
    _too_soon_after,
)


def lower(level: Level, numbers: WalkingNumbers) -> Decision:
    """One step down because the patient wants it: no reason is asked for."""
    return _down(level, numbers, "W17")


def for_another_activity(level: Level, numbers: WalkingNumbers) -> Decision:
    """The same days, shorter: minutes of walking are not the minutes of something else."""
    share = numbers.another_activity_share
    less = (min(s, max(_half_minutes(s * share), numbers.shortest)) for s in level.sessions)
    return Decision(Step.STEP_DOWN, Level(tuple(less)), "W20")


def lower_after_review(level: Level, numbers: WalkingNumbers) -> Decision:
    """One step down because a look back found that daily life got harder."""
    return _down(level, numbers, "W18")


def easy_days(level: Level, numbers: WalkingNumbers) -> Level:
    """The same sessions at the share for a flare; afterwards the plan goes on where it was."""
    return Level(tuple(max(_half_minutes(s * numbers.flare_share), 1.0) for s in level.sessions))


def _hold(rule_id: str, level: Level, **values: float) -> Decision:
    return Decision(Step.HOLD, level, rule_id, MappingProxyType(values))


def _down(level: Level, numbers: WalkingNumbers, rule_id: str, **values: float) -> Decision:
    """Every session shorter; at the shortest walks fewer days, down to those of the start."""
    kept = 1 - numbers.step_down_share
    less = Level(tuple(max(_half_minutes(s * kept), numbers.shortest) for s in level.sessions))
    if less.minutes >= level.minutes:
        less = Level(level.sessions[: max(level.days - 1, numbers.start_days)])
    if less.minutes >= level.minutes:
        return _hold("W11", level, **values)
    return Decision(Step.STEP_DOWN, less, rule_id, MappingProxyType(values))


def _up(past: Past, numbers: WalkingNumbers) -> Decision:
    """Longer walks or one more day, never both, within what the track allows."""
    level = past.level
    room = level.minutes * numbers.paces[past.track].most_increase
    longer, day = _longer(level, room, numbers), _one_more_day(level, room, numbers)
    day_first = level.minutes / level.days >= numbers.day_first_from
    for rule_id, higher in (("W14", day), ("W13", longer))[:: 1 if day_first else -1]:
        if higher is not None and not _too_early(higher, past.week_number, numbers):
            more = higher.minutes - level.minutes
            values = {"more": more, "minutes": higher.minutes, "days": float(higher.days)}
            return Decision(Step.STEP_UP, higher, rule_id, MappingProxyType(values))
    return _hold("W12", level, minutes=level.minutes)


def _too_early(level: Level, week_number: int, numbers: WalkingNumbers) -> bool:
    """The full plan is reached no sooner than in the ceiling's week."""
    full = level.days >= numbers.most_days and min(level.sessions) >= numbers.longest
    return full and week_number < numbers.ceiling_week


def _longer(level: Level, room: float, numbers: WalkingNumbers) -> Level | None:
    """At most so many minutes more on each session, as far as they fit in ``room``, shortest first.

    None when not even half a minute fits.
    """
    sessions = sorted(level.sessions)
    most = [min(length + numbers.most_minutes_up, numbers.longest) for length in sessions]
    left = _half_minutes(room)
    while left >= HALF_MINUTE:
        growing = [n for n, length in enumerate(sessions) if length < most[n]]
        if not growing:
            break
        sessions[min(growing, key=sessions.__getitem__)] += HALF_MINUTE
        left -= HALF_MINUTE
    grown = Level(tuple(sorted(sessions, reverse=True)))
    return grown if grown.minutes > level.minutes else None


def _one_more_day(level: Level, room: float, numbers: WalkingNumbers) -> Level | None:
    """One session more, as long as fits in ``room`` and no longer than the shortest one."""
    length = min(_half_minutes(room), *level.sessions)
    if level.days >= numbers.most_days or length < numbers.shortest_new_day:
        return None
    return Level((*level.sessions, length))


def _half_minutes(minutes: float) -> float:
    """Rounded down to half minutes."""
    return math.floor(minutes / HALF_MINUTE + 1e-9) * HALF_MINUTE
