"""What the diary knows about the last weeks, as plain values without any record or table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lbp_app.domain.daily import MedicineGroup
from lbp_app.domain.profile import UNKNOWN_PATIENT, Profile
from lbp_app.domain.red_flags import Urgency

Ratings = tuple[tuple[date, float], ...]
"""Values with their local day, in any order; several on one day are allowed."""

Days = tuple[date, ...]
"""Local days, in any order; one day may be there several times."""


class Feeling(StrEnum):
    """Kinds of feeling in the leg or foot that lessons speak of."""

    NUMB = "numb"
    TINGLING = "tingling"
    BURNING = "burning"
    ELECTRIC = "electric"


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the diary knows, as plain values. Days are local; an empty tuple means not logged.

    ``back_pain`` and ``leg_pain``: 0 none to 10 most.
    ``said_afraid`` and ``said_work_hard``: the day on which the patient last said that they are
    much afraid to move, or that work is very hard; None when they did not, or took it back since.
    ``sleep``: 0 very bad to 10 very good. ``function``: PEG mean, 0 to 10, lower is better.
    ``gained``: whether RMDQ or PSFS got better since the start by what counts as a change; None
    when neither can be compared.
    ``said_flare``: the day on which the patient noted a flare that is not over.
    ``low_mood`` and ``worry``: the two halves of the PHQ-4, 0 to 6 each.
    """

    today: date
    first_day: date | None = None
    profile: Profile = UNKNOWN_PATIENT
    urgency: Urgency = Urgency.NONE
    back_pain: Ratings = ()
    leg_pain: Ratings = ()
    function: Ratings = ()
    gained: bool | None = None
    sleep: Ratings = ()
    said_afraid: date | None = None
    low_mood: Ratings = ()
    worry: Ratings = ()
    works: bool = False
    said_work_hard: date | None = None
    said_flare: date | None = None
    below_knee: Days = ()
    feelings: tuple[tuple[date, Feeling], ...] = ()
    heat: Days = ()
    rest: Days = ()
    movement: Days = ()
    walks: Days = ()
    said_inactive: bool = False
    falls: Days = ()
    pain_relief: Days = ()
    medicines: frozenset[MedicineGroup] = frozenset()
    next_visit: date | None = None
