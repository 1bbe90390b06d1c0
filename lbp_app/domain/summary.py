"""What a physiotherapist reads in a minute: one value, of which every way of sharing is a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lbp_app.domain.body import BodyChart
from lbp_app.domain.change import ActivityChange, Change, NotEnough
from lbp_app.domain.daily import SideEffect
from lbp_app.domain.diary import CheckIn
from lbp_app.domain.flags import ActionTaken, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import Instrument
from lbp_app.domain.planned import PlannedWeek
from lbp_app.domain.progress import ActivityWeeks, Event, Span
from lbp_app.domain.red_flags import Reason, Urgency
from lbp_app.domain.scoring import Scored
from lbp_app.domain.trend import Trend


class Section(StrEnum):
    """A part that the patient may share or leave out; what is left out is named as left out."""

    FLAGS = "flags"
    NUMBERS = "numbers"
    TREND = "trend"
    ADHERENCE = "adherence"
    BODY = "body"
    MEDICINES = "medicines"
    MOOD = "mood"
    NOTES = "notes"


ALL_SECTIONS = frozenset(Section)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the diary holds as it counts now, of all times, each part oldest first.

    ``verdicts`` are all of them, also those without a flag. ``medicines`` are all versions of each
    medicine of the list. The summary chooses what belongs to its time; the baseline lies before it.
    """

    check_ins: Sequence[CheckIn]
    verdicts: Sequence[GivenVerdict]
    actions: Sequence[ActionTaken]
    visits: Sequence[Visit]
    items: Sequence[AnyLogItem]
    medicines: Sequence[Sequence[AnyLogItem]]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be told: the days, the parts, and whether the name stands on it.

    ``suggested`` are the questions that the log suggests today, for a form that keeps them.
    """

    first: date
    last: date
    sections: frozenset[Section] = ALL_SECTIONS
    with_name: bool = True
    suggested: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last day lies before the first")


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One red flag: when, the highest tier shown, every answer behind it, what the patient did.

    ``seen`` is the first visit after it, None as long as the patient has told of none.
    """

    at: datetime
    urgency: Urgency
    reasons: tuple[Reason, ...]
    actions: tuple[ActionTaken, ...]
    seen: Visit | None


@dataclass(frozen=True, slots=True)
class FlagsTold:
    """The red flags of the time, newest first, and how often the safety questions were answered.

    ``denied`` are the questions answered "no" at the last check, ``unsure`` those "not sure",
    ``open_questions`` those that were never asked or left open then: an answer "no" and a question
    that was not asked are never the same.
    """

    flags: tuple[FlagLine, ...] = ()
    checks: int = 0
    last_check: datetime | None = None
    denied: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """On how many of the days that are over something was noted, activity and plan in weeks."""

    possible: int
    noted: int
    activity: ActivityWeeks
    plan: tuple[PlannedWeek, ...] = ()

    @property
    def missing(self) -> int:
        """Days without any entry; nothing is filled in for them."""
        return self.possible - self.noted


@dataclass(frozen=True, slots=True)
class DatedChart:
    """A body chart and when it was marked."""

    at: datetime
    chart: BodyChart


@dataclass(frozen=True, slots=True)
class MedicineLine:
    """One medicine: how often it was noted as taken, on how many days, and if it is on the list."""

    name: str
    times: int
    days: int
    on_list: bool


@dataclass(frozen=True, slots=True)
class Medicines:
    """Medicines noted as taken, and side effects ticked, each with the number of weeks.

    ``asked`` is how often the tick list was filled in; 0 is not "none noticed".
    """

    lines: tuple[MedicineLine, ...] = ()
    side_effects: tuple[tuple[SideEffect, int], ...] = ()
    asked: int = 0
    none_noticed: int = 0


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One filled-in sheet with its score, worked out from the answers."""

    at: datetime
    instrument: Instrument
    scored: Scored


@dataclass(frozen=True, slots=True)
class NoteLine:
    """The patient's own words, and what they were written with (a kind of the log)."""

    at: datetime
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class ClinicianSummary:
    """The whole summary. A part that was left out is None; an empty part says "none noted".

    All figures are the patient's own, and nobody has checked them. ``numbers`` compare the start
    of the diary with the end of the time, in the order RMDQ, PEG, back pain, leg pain, PSFS.
    """

    name: str | None
    span: Span
    made_at: datetime
    app_version: str
    content_version: str
    sections: frozenset[Section]
    flags: FlagsTold | None
    numbers: tuple[Change | NotEnough, ...] | None
    own_activities: tuple[ActivityChange, ...]
    trends: tuple[Trend, ...] | None
    events: tuple[Event, ...]
    logged: Logged | None
    body: tuple[DatedChart, ...] | None
    medicines: Medicines | None
    mood: tuple[ScoreLine, ...] | None
    scores: tuple[ScoreLine, ...]
    questions: tuple[str, ...]
    notes: tuple[NoteLine, ...] | None

    @property
    def left_out(self) -> tuple[Section, ...]:
        """The parts that the patient chose not to share."""
        return tuple(section for section in Section if section not in self.sections)
