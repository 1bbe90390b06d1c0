"""Which of many diaries a physiotherapist should look at first, and why.

A signpost for reading, not a triage: who has no concern here has not been found to be well, and a
diary says only what was written into it. Thresholds are those of the design's clinical rules (the
section stands beside each), or judgements [J] that no clinician has signed yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lbp_app.domain.change import Change, Label, Measure, NotEnough
from lbp_app.domain.flags import open_flags
from lbp_app.domain.measures import Answers, Instrument
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.scoring import score
from lbp_app.domain.summary import Told
from lbp_app.domain.summary_making import NOTED_BY_THE_PATIENT

RECENT_DAYS = 28
"""[J] A flag that was seen to stays in sight for four weeks: about the time to the next visit."""
SEVERE = Fraction(8)
"""Section 4.4: look again when the median of the last 7 days is 8 or more."""
NO_GAIN_DAYS = (84, 42)
"""Section 4.4: 12 and 6 weeks without a gain in RMDQ or PSFS."""
SILENT_DAYS = 7
"""[J] A week: from then on there is no figure for now (section 4.3 asks for 3 in 7 days)."""
OLD_FILE_DAYS = 28
"""[J] What a file of four weeks ago says is no longer about now."""
FUNCTION = (Measure.RMDQ, Measure.PSFS)
"""Section 4.3: function decides, pain informs."""
PAIN = (Measure.BACK_PAIN, Measure.LEG_PAIN)


class Cause(StrEnum):
    """Why somebody needs attention, the weightiest first."""

    OPEN_FLAG = "open_flag"
    SEEN_FLAG = "seen_flag"
    WORSE = "worse"
    SEVERE = "severe"
    MOOD = "mood"
    NO_GAIN_12_WEEKS = "no_gain_12_weeks"
    NO_GAIN_6_WEEKS = "no_gain_6_weeks"
    WATCH = "watch"
    NOT_COMPARED = "not_compared"
    SILENT = "silent"
    NOTHING = "nothing"
    OLD_FILE = "old_file"


_WEIGHT = {cause: weight for weight, cause in enumerate(Cause)}
_NO_GAIN = (Cause.NO_GAIN_12_WEEKS, Cause.NO_GAIN_6_WEEKS)
Rank = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """One reason to look: its cause, and what it is about as far as there is something to tell.

    ``day`` is that of the flag, of the newer score or of the last entry, ``count`` how many flags,
    days or weeks, ``change`` from where to where a measure went.
    """

    cause: Cause
    urgency: Urgency = Urgency.NONE
    day: date | None = None
    count: int = 0
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Attention:
    """Every reason to look, the weightiest first; and what has improved, for whoever has none."""

    concerns: tuple[Concern, ...]
    improved: tuple[Change, ...] = ()
    compared: bool = False

    @property
    def needed(self) -> bool:
        """True when there is any reason to look."""
        return bool(self.concerns)

    @property
    def rank(self) -> Rank:
        """Sorts who comes first to the front: the weightiest reason, then the next one."""
        each = (
            (_WEIGHT[c.cause], -int(c.urgency), -c.day.toordinal() if c.day else 0)
            for c in self.concerns
        )
        return (*each, (len(_WEIGHT), 0, 0))


def attention(
    told: Told, numbers: Sequence[Change | NotEnough], *, made_on: date, today: date
) -> Attention:
    """What a diary gives reason to look at.

    ``numbers`` are those of the summary, told on the day on which the file was made; ``today`` is
    the reader's day.
    """
    changes = [n for n in numbers if isinstance(n, Change)]
    days = noted_days(told)
    found = [
        *_flags(told, made_on),
        *_of(changes, Label.WORSE, Cause.WORSE),
        *_severe(changes),
        *_mood(told),
        *_no_gain(days, changes, made_on),
        *_of(changes, Label.WATCH, Cause.WATCH),
        *_silence(days, made_on),
    ]
    age = (today - made_on).days
    if age >= OLD_FILE_DAYS:
        found.append(Concern(Cause.OLD_FILE, day=made_on, count=age))
    return Attention(
        tuple(sorted(found, key=lambda c: _WEIGHT[c.cause])),
        tuple(c for c in changes if c.label is Label.IMPROVED),
        compared=bool(changes),
    )


def noted_days(told: Told) -> frozenset[date]:
    """The days on which the patient wrote anything, safety questions included."""
    days = {c.happened_at.date() for c in told.check_ins}
    days |= {v.given_at.date() for v in told.verdicts}
    days |= {i.happened_at.date() for i in told.items if type(i.fact) in NOTED_BY_THE_PATIENT}
    return frozenset(days)


def _flags(told: Told, made_on: date) -> Iterator[Concern]:
    """Open flags of whatever age, one concern for each urgency; then recent ones that were seen."""
    open_ones = open_flags(told.verdicts, told.visits, told.actions)
    for urgency in sorted({f.urgency for f in open_ones}, reverse=True):
        days = [f.since.date() for f in open_ones if f.urgency is urgency]
        yield Concern(Cause.OPEN_FLAG, urgency, max(days), len(days))
    still_open = {f.entry_id for f in open_ones}
    recent = [
        v
        for v in told.verdicts
        if v.verdict.urgency > Urgency.NONE
        and v.entry_id not in still_open
        and (made_on - v.given_at.date()).days < RECENT_DAYS
    ]
    if recent:
        urgency = max(v.verdict.urgency for v in recent)
        days = [v.given_at.date() for v in recent if v.verdict.urgency is urgency]
        yield Concern(Cause.SEEN_FLAG, urgency, max(days), len({v.entry_id for v in recent}))


def _of(changes: Iterable[Change], label: Label, cause: Cause) -> Iterator[Concern]:
    for change in changes:
        if change.label is label:
            yield Concern(cause, day=change.now.day, change=change)


def _severe(changes: Iterable[Change]) -> Iterator[Concern]:
    for change in changes:
        if change.measure in PAIN and change.now.value >= SEVERE:
            yield Concern(Cause.SEVERE, day=change.now.day, change=change)


def _mood(told: Told) -> Iterator[Concern]:
    """Section 4.4: either half of the latest PHQ-4 at 3 or more."""
    sheets = [i for i in told.items if isinstance(i.fact, Answers)]
    moods = [i for i in sheets if i.fact.instrument is Instrument.PHQ4]
    if moods and score(moods[-1].fact).positive_parts:
        yield Concern(Cause.MOOD, day=moods[-1].happened_at.date())


def _no_gain(
    noted: Collection[date], changes: Iterable[Change], made_on: date
) -> Iterator[Concern]:
    """From 6 weeks on: neither RMDQ nor PSFS better than at the start, or never filled in again."""
    days = (made_on - min(noted, default=made_on)).days
    function = [c for c in changes if c.measure in FUNCTION]
    for least, cause in zip(NO_GAIN_DAYS, _NO_GAIN, strict=True):
        if days >= least:
            if not function:
                yield Concern(Cause.NOT_COMPARED, count=days // 7)
            elif all(c.label is not Label.IMPROVED for c in function):
                newest = max(c.now.day for c in function)
                yield Concern(cause, day=newest, count=days // 7)
            return


def _silence(noted: Collection[date], made_on: date) -> Iterator[Concern]:
    """How long before the file was made the last entry was."""
    # An entry dated after the file was made must not hide a silence before it.
    days = [day for day in noted if day <= made_on]
    if not days:
        yield Concern(Cause.NOTHING)
        return
    last = max(days)
    silent = (made_on - last).days
    if silent >= SILENT_DAYS:
        yield Concern(Cause.SILENT, day=last, count=silent)
