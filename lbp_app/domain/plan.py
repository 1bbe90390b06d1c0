"""The plan in the log: comfortable walks, what was chosen, each week, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lbp_app.domain.answers import rating
from lbp_app.domain.daily import LONGEST_WORDS, MOST_MINUTES, ActivityKind, Settled
from lbp_app.domain.log import LogError
from lbp_app.domain.walking import Level, Step, Track

FEWEST_KINDS = 3
"""One kind of help alone is a pitfall of the guideline: a week has at least so many."""
MOST_WORSE_DAYS = 7


class PlanPart(StrEnum):
    """The kinds of help a week is made of. None is called better than another."""

    MOVE = "move"
    PACING = "pacing"
    LEARN = "learn"
    SLEEP = "sleep"
    MOOD = "mood"
    SOCIAL = "social"
    HEAT = "heat"


class How(StrEnum):
    """What became of one part on one day; no answer is a failure."""

    DONE = "done"
    PART = "part"
    NOT_TODAY = "not_today"


@dataclass(frozen=True, slots=True)
class PlanTry:
    """One comfortable walk (or other chosen activity), whole minutes.

    Raises:
        LogError: ``minutes_out_of_range``.
    """

    minutes: int

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= MOST_MINUTES:
            raise LogError("minutes_out_of_range")


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """What the patient chose; the latest counts.

    ``refused`` are kinds they do not want; enough must be left for a week without heat, as heat
    may have to stay away. ``inactive``: hardly active for a long time, so the slower track.

    Raises:
        LogError: ``too_few_kinds``.
    """

    activity: ActivityKind = ActivityKind.WALK
    refused: tuple[PlanPart, ...] = ()
    wants_heat: bool = False
    inactive: bool = False

    def __post_init__(self) -> None:
        left = set(PlanPart) - {PlanPart.HEAT} - set(self.refused)
        if len(left) < FEWEST_KINDS:
            raise LogError("too_few_kinds")


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One week of the plan with the rule that gave it: kept once, and never worked out anew.

    ``number`` counts from 1. ``starts`` is its first local day. ``sessions`` in minutes.
    ``weeks_since_step_up`` counts from 1 when the week itself is a step up (or the start).
    ``values`` fill the sentence of the reason, ``numbers`` is the version of the plan's numbers.
    """

    number: int
    starts: date
    sessions: tuple[float, ...]
    step: Step
    rule: str
    track: Track
    numbers: str
    weeks_since_step_up: int = 1
    values: tuple[tuple[str, float], ...] = ()

    @property
    def level(self) -> Level:
        """The sessions as the rules take them."""
        return Level(self.sessions)

    @property
    def ends(self) -> date:
        """The first day after it."""
        return self.starts + timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PlanDone:
    """One part on one local day. What a walk was like stands in its ``Activity``."""

    part: PlanPart
    day: date
    how: How


@dataclass(frozen=True, slots=True)
class PlanWeekTold:
    """How one week felt: worst pain during sessions 0 to 10, how it settled, days it stayed worse.

    None where nobody told.
    """

    number: int
    worst_pain: int | None = None
    settled: Settled | None = None
    worse_days: int = 0

    def __post_init__(self) -> None:
        if self.worst_pain is not None:
            rating(self.worst_pain)
        if not 0 <= self.worse_days <= MOST_WORSE_DAYS:
            raise LogError("days_out_of_range")


class FlareHelp(StrEnum):
    """What may help on a bad day; chosen on a good one."""

    SHORT_WALKS = "short_walks"
    CHANGE_POSITION = "change_position"
    BREATHE = "breathe"
    HEAT = "heat"
    REST_SHORT = "rest_short"
    TALK = "talk"
    ASK_LESS = "ask_less"


@dataclass(frozen=True, slots=True)
class PlanFlare:
    """The flare plan: what to try, and words of the patient's own to themselves.

    Raises:
        LogError: ``words_too_long``.
    """

    helps: tuple[FlareHelp, ...] = ()
    own: str = ""

    def __post_init__(self) -> None:
        if len(self.own) > LONGEST_WORDS:
            raise LogError("words_too_long")
