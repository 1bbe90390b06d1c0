"""A check-in and the diary entry it belongs to: what happened and when it was logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lbp_app.domain.answers import rating
from lbp_app.domain.flags import ActionTaken, GivenVerdict, merge_reasons
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.red_flags import Reason, Urgency

LONGEST_NOTE = 2000
SCALES = ("back_pain", "leg_pain", "interference")
"""The three ratings of a check-in, each on the 0 to 10 numeric rating scale."""


class Kind(StrEnum):
    """Where an entry came from."""

    FIRST_RUN = "first_run"
    CHECK_IN = "check_in"
    GET_HELP = "get_help"


class CheckInError(ValueError):
    """A check-in that cannot be kept; ``code`` names why (a key in the words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Pain and how much it got in the way, each 0 to 10 (numeric rating scale), or None.

    ``happened_at`` and ``logged_at`` are aware of their zone. One version of the check-in of an
    entry: the one logged last counts. ``reason`` says why it replaced the one before it, ``gone``
    that the patient deleted it.

    Raises:
        CheckInError: on a moment without zone, a note that is too long.
        NotARatingError: on a rating outside 0 to 10.
    """

    entry_id: str
    kind: Kind
    happened_at: datetime
    logged_at: datetime
    back_pain: int | None = None
    leg_pain: int | None = None
    interference: int | None = None
    note: str = ""
    reason: str = ""
    gone: bool = False

    def __post_init__(self) -> None:
        if self.happened_at.tzinfo is None or self.logged_at.tzinfo is None:
            raise CheckInError("moment_without_zone")
        for value in (self.back_pain, self.leg_pain, self.interference):
            if value is not None:
                rating(value)
        if len(self.note) > LONGEST_NOTE:
            raise CheckInError("note_too_long")

    @property
    def ratings(self) -> tuple[tuple[str, int], ...]:
        """The ratings that were given, as (scale, 0 to 10); what is missing is left out."""
        given = ((s, getattr(self, s)) for s in SCALES)
        return tuple((scale, value) for scale, value in given if value is not None)

    @property
    def has_pain(self) -> bool:
        """True when at least one of the three ratings was given."""
        return bool(self.ratings)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the diary: a check-in, the verdicts given in it and what the patient did."""

    id: str
    happened_at: datetime
    kind: Kind
    check_in: CheckIn | None
    verdicts: tuple[GivenVerdict, ...] = ()
    actions: tuple[ActionTaken, ...] = ()

    @property
    def urgency(self) -> Urgency:
        """The highest urgency of all verdicts of this entry."""
        return max((v.verdict.urgency for v in self.verdicts), default=Urgency.NONE)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason given in this entry, once each, highest urgency first."""
        return merge_reasons(r for v in self.verdicts for r in v.verdict.reasons)


def entry_from(
    entry_id: str,
    check_in: CheckIn | None,
    verdicts: tuple[GivenVerdict, ...],
    actions: tuple[ActionTaken, ...],
) -> Entry | None:
    """The entry of these records (``check_in`` is the version that counts); None if there is none.

    A deleted check-in is left out. What is left is an entry only when a red flag was raised in it:
    that stays in the diary.
    """
    if check_in is None and not verdicts:
        return None
    gone = check_in is not None and check_in.gone
    if gone and all(v.verdict.urgency is Urgency.NONE for v in verdicts):
        return None
    return Entry(
        id=entry_id,
        happened_at=verdicts[0].given_at if check_in is None else check_in.happened_at,
        # Only a check-in tells its kind; an entry of verdicts alone came from asking for help.
        kind=Kind.GET_HELP if check_in is None else check_in.kind,
        check_in=None if gone else check_in,
        verdicts=verdicts,
        actions=actions,
    )


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """Some lines, newest first; ``older`` is the cursor of the next page, None at the end.

    A line is an entry (a check-in, safety questions) or another thing that was logged.
    """

    lines: tuple[Entry | AnyLogItem, ...]
    older: str | None
    total: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries among the lines."""
        return tuple(line for line in self.lines if isinstance(line, Entry))
