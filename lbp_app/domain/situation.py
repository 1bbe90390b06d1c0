"""How things are with the patient now, as named conditions that lesson rules may ask for.

Thresholds are judgements that no clinician has signed yet; the sources of the measures stand in
``docs/clinical-safety``. What was never logged makes no condition true: missing is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from types import MappingProxyType

from lbp_app.domain.daily import MedicineGroup
from lbp_app.domain.history import Days, Feeling, History, Ratings
from lbp_app.domain.profile import AgeBand, Consideration, Factor
from lbp_app.domain.red_flags import Urgency


class Condition(StrEnum):
    """The closed list of conditions. The names are for ever: content files use them."""

    ALWAYS = "always"
    NEW_PATIENT = "new_patient"
    LEG_PAIN = "leg_pain"
    LEG_PAIN_BELOW_KNEE = "leg_pain_below_knee"
    NUMB_FEELINGS = "numb_feelings"
    NERVE_FEELINGS = "nerve_feelings"
    HEAT_USED = "heat_used"
    AFRAID_TO_MOVE = "afraid_to_move"
    LOW_MOOD = "low_mood"
    ANXIOUS = "anxious"
    POOR_SLEEP = "poor_sleep"
    WORKS = "works"
    WORK_HARD_NOW = "work_hard_now"
    FLARE_NOW = "flare_now"
    OLDER_OR_UNSTEADY = "older_or_unsteady"
    CONNECTIVE_TISSUE = "connective_tissue"
    PELVIC_FLOOR = "pelvic_floor"
    PREGNANT = "pregnant"
    NO_BETTER_6_WEEKS = "no_better_6_weeks"
    NO_BETTER_12_WEEKS = "no_better_12_weeks"
    FALL_RECENTLY = "fall_recently"
    REST_ONLY_3_DAYS = "rest_only_3_days"
    PAIN_RELIEF_MOST_DAYS = "pain_relief_most_days"
    TAKES_NSAID = "takes_nsaid"
    TAKES_PARACETAMOL = "takes_paracetamol"
    TAKES_GABAPENTINOID = "takes_gabapentinoid"
    TAKES_OPIOID = "takes_opioid"
    VISIT_SOON = "visit_soon"
    FIRST_WALKS_DONE = "first_walks_done"
    LONG_INACTIVE = "long_inactive"
    PAIN_RISING = "pain_rising"
    IMPROVING = "improving"


@dataclass(frozen=True, slots=True)
class Situation:
    """The conditions that hold, and the highest urgency of all open flags."""

    holds: frozenset[Condition]
    urgency: Urgency = Urgency.NONE


def look_at(history: History) -> Situation:
    """Every condition that holds in this history. The same history always gives the same."""
    holds = frozenset(name for name, holds_in in CONDITIONS.items() if holds_in(history))
    return Situation(holds, history.urgency)


_WEEK = 7
_RECENT = 14
_MONTH = 28
_QUARTER = 84
"""How long an answer to a questionnaire of weeks 0, 6 and 12 still speaks for today."""
_SIX_WEEKS = 42
"""How long "work is very hard" still speaks for today: as long as two look backs lie apart."""

_ENOUGH = 3
"""Fewest days with entries from which a usual level may be taken."""

_POSITIVE_PART = 3
"""PHQ-2 and GAD-2 are positive from 3 of 6."""

_BAD_NIGHTS = 4
_PAIN_CHANGE = 2
"""A change of 2 on the 0 to 10 scale means something (Ostelo 2008)."""

_SHARE = 0.7
"""A fall by 30 %, so down to 70 %, means something as well, if it is at least 1."""

_MOST_DAYS = 8
"""More than half of 14 days."""


def _since(history: History, days: int) -> date:
    return history.today - timedelta(days=days - 1)


def _within(history: History, days: Days, length: int) -> tuple[date, ...]:
    """The different days among the last ``length``, today included."""
    start = _since(history, length)
    return tuple(sorted({d for d in days if start <= d <= history.today}))


def _by_day(ratings: Ratings, start: date, end: date) -> tuple[tuple[date, float], ...]:
    """The highest value of each day from ``start`` to ``end``, oldest first."""
    highest: dict[date, float] = {}
    for day, value in ratings:
        if start <= day <= end:
            highest[day] = max(value, highest.get(day, value))
    return tuple(sorted(highest.items()))


def _level(ratings: Ratings, start: date, end: date) -> float | None:
    """The median over the days from ``start`` to ``end``, None with too few days."""
    values = [value for _, value in _by_day(ratings, start, end)]
    return median(values) if len(values) >= _ENOUGH else None


def _latest(history: History, ratings: Ratings, within: int) -> float | None:
    known = _by_day(ratings, _since(history, within), history.today)
    return known[-1][1] if known else None


def _at_least(history: History, ratings: Ratings, limit: float, within: int) -> bool:
    latest = _latest(history, ratings, within)
    return latest is not None and latest >= limit


def _feels(*kinds: Feeling) -> Callable[[History], bool]:
    def holds(history: History) -> bool:
        days = tuple(day for day, kind in history.feelings if kind in kinds)
        return bool(_within(history, days, _RECENT))

    return holds


def _needs(which: Consideration) -> Callable[[History], bool]:
    return lambda history: history.profile.consideration(which).counts_as_yes


def _takes(group: MedicineGroup) -> Callable[[History], bool]:
    return lambda history: group in history.medicines


def _said(history: History, day: date | None, within: int) -> bool:
    """True when the patient said so among the last days, and not otherwise since."""
    return day is not None and bool(_within(history, (day,), within))


def _new_patient(history: History) -> bool:
    first = history.first_day
    return first is not None and (history.today - first).days < _WEEK


def _leg_pain(history: History) -> bool:
    known = _by_day(history.leg_pain, _since(history, _RECENT), history.today)
    return any(value > 0 for _, value in known)


def _poor_sleep(history: History) -> bool:
    nights = _level(history.sleep, _since(history, _WEEK), history.today)
    return nights is not None and nights <= _BAD_NIGHTS


def _flare_now(history: History) -> bool:
    """Noted by the patient, or back or leg pain 2 or more above the two weeks before."""
    return _said(history, history.said_flare, _RECENT) or any(
        now is not None and usual is not None and now - usual >= _PAIN_CHANGE
        for now, usual in (
            (
                _latest(history, ratings, 2),
                _level(ratings, _since(history, 16), _since(history, 3)),
            )
            for ratings in (history.back_pain, history.leg_pain)
        )
    )


def _older_or_unsteady(history: History) -> bool:
    profile = history.profile
    unsteady = profile.consideration(Consideration.OLDER_OR_UNSTEADY).counts_as_yes
    return unsteady or profile.age_band is AgeBand.FROM_70


def _rest_only(history: History) -> bool:
    """Heat or rest on three days of this week, and no movement logged since the first of them."""
    still = _within(history, (*history.heat, *history.rest), _WEEK)
    moved = _within(history, history.movement, _WEEK)
    since_moving = [day for day in still if not any(m >= day for m in moved)]
    return len(since_moving) >= _ENOUGH


def _visit_soon(history: History) -> bool:
    visit = history.next_visit
    return visit is not None and 0 <= (visit - history.today).days <= _WEEK


def _first_and_now(history: History, ratings: Ratings) -> tuple[float, float] | None:
    """The medians of the first 7 days and of the last 7 days, None when they overlap."""
    first = history.first_day
    if first is None or (history.today - first).days < 2 * _WEEK - 1:
        return None
    then = _level(ratings, first, first + timedelta(days=_WEEK - 1))
    now = _level(ratings, _since(history, _WEEK), history.today)
    return None if then is None or now is None else (then, now)


def _pain_fell(then: float, now: float) -> bool:
    return then - now >= _PAIN_CHANGE or (then - now >= 1 and now <= then * _SHARE)


def _function_change(history: History) -> tuple[float, float] | None:
    """The first and the last PEG, None when there are not two on different days."""
    known = _by_day(history.function, date.min, history.today)
    return (known[0][1], known[-1][1]) if len(known) > 1 else None


def _improving(history: History) -> bool:
    """Function decides and pain informs: a better PEG, RMDQ or PSFS, or better pain without any."""
    peg = _function_change(history)
    gains = [] if peg is None else [peg[0] - peg[1] >= 1 and peg[1] <= peg[0] * _SHARE]
    gains += [] if history.gained is None else [history.gained]
    if gains:
        return any(gains)
    pains = [
        pair
        for ratings in (history.back_pain, history.leg_pain)
        if (pair := _first_and_now(history, ratings)) is not None
    ]
    fell = any(_pain_fell(then, now) for then, now in pains)
    return fell and not any(now - then >= _PAIN_CHANGE for then, now in pains)


def _no_better(days: int) -> Callable[[History], bool]:
    """Pain is still there after so many days, and neither function nor pain has improved."""

    def holds(history: History) -> bool:
        first = history.first_day
        if first is None or (history.today - first).days < days or _improving(history):
            return False
        pains = (_first_and_now(history, r) for r in (history.back_pain, history.leg_pain))
        return any(pair is not None and pair[1] > 0 for pair in pains)

    return holds


def _pain_rising(history: History) -> bool:
    """The last 7 days lie 2 or more above the 7 days before them, in the back or in the leg."""
    return any(
        now is not None and before is not None and now - before >= _PAIN_CHANGE
        for now, before in (
            (
                _level(ratings, _since(history, _WEEK), history.today),
                _level(ratings, _since(history, 2 * _WEEK), _since(history, _WEEK + 1)),
            )
            for ratings in (history.back_pain, history.leg_pain)
        )
    )


CONDITIONS: Mapping[Condition, Callable[[History], bool]] = MappingProxyType(
    {
        Condition.ALWAYS: lambda _: True,
        Condition.NEW_PATIENT: _new_patient,
        Condition.LEG_PAIN: _leg_pain,
        Condition.LEG_PAIN_BELOW_KNEE: lambda h: bool(_within(h, h.below_knee, _RECENT)),
        Condition.NUMB_FEELINGS: _feels(Feeling.NUMB),
        Condition.NERVE_FEELINGS: _feels(*Feeling),
        Condition.HEAT_USED: lambda h: bool(_within(h, h.heat, _RECENT)),
        Condition.AFRAID_TO_MOVE: lambda h: _said(h, h.said_afraid, _QUARTER),
        Condition.LOW_MOOD: lambda h: _at_least(h, h.low_mood, _POSITIVE_PART, _QUARTER),
        Condition.ANXIOUS: lambda h: _at_least(h, h.worry, _POSITIVE_PART, _QUARTER),
        Condition.POOR_SLEEP: _poor_sleep,
        Condition.WORKS: lambda h: h.works,
        Condition.WORK_HARD_NOW: lambda h: _said(h, h.said_work_hard, _SIX_WEEKS),
        Condition.FLARE_NOW: _flare_now,
        Condition.OLDER_OR_UNSTEADY: _older_or_unsteady,
        Condition.CONNECTIVE_TISSUE: _needs(Consideration.CONNECTIVE_TISSUE),
        Condition.PELVIC_FLOOR: _needs(Consideration.PELVIC_FLOOR),
        Condition.PREGNANT: lambda h: h.profile.factor(Factor.PREGNANT).counts_as_yes,
        Condition.NO_BETTER_6_WEEKS: _no_better(42),
        Condition.NO_BETTER_12_WEEKS: _no_better(84),
        Condition.FALL_RECENTLY: lambda h: bool(_within(h, h.falls, _MONTH)),
        Condition.REST_ONLY_3_DAYS: _rest_only,
        Condition.PAIN_RELIEF_MOST_DAYS: lambda h: (
            len(_within(h, h.pain_relief, _RECENT)) >= _MOST_DAYS
        ),
        Condition.TAKES_NSAID: _takes(MedicineGroup.NSAID),
        Condition.TAKES_PARACETAMOL: _takes(MedicineGroup.PARACETAMOL),
        Condition.TAKES_GABAPENTINOID: _takes(MedicineGroup.GABAPENTINOID),
        Condition.TAKES_OPIOID: _takes(MedicineGroup.OPIOID),
        Condition.VISIT_SOON: _visit_soon,
        Condition.FIRST_WALKS_DONE: lambda h: len(set(h.walks)) >= _ENOUGH,
        Condition.LONG_INACTIVE: lambda h: h.said_inactive,
        Condition.PAIN_RISING: _pain_rising,
        Condition.IMPROVING: _improving,
    }
)
"""How each condition is worked out."""
