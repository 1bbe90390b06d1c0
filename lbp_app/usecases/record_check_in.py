"""Keep a check-in: the verdict of its safety questions and the ratings, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain.answers import rating
from lbp_app.domain.diary import SCALES, CheckIn, Kind
from lbp_app.domain.log import check_not_to_come
from lbp_app.domain.note_signs import groups_in_note
from lbp_app.domain.screening import Screening
from lbp_app.usecases.give_verdict import GiveVerdict, Recorded


@dataclass(frozen=True, slots=True)
class Ratings:
    """Back pain, leg pain and how much pain got in the way, 0 to 10 each, and a note."""

    back_pain: int | None = None
    leg_pain: int | None = None
    interference: int | None = None
    note: str = ""

    def rated(self, scale: str, value: int) -> Ratings:
        """A copy with one rating, 0 to 10.

        Raises:
            NotARatingError: on any other value; KeyError on any other scale.
        """
        given = {s: getattr(self, s) for s in SCALES}
        if scale not in given:
            raise KeyError(scale)
        given[scale] = rating(value)
        return Ratings(**given, note=self.note)

    def without(self, scale: str) -> Ratings:
        """A copy in which one rating is missing."""
        given = {s: None if s == scale else getattr(self, s) for s in SCALES}
        return Ratings(**given, note=self.note)


@dataclass(frozen=True, slots=True)
class CheckInRecorded:
    """What was kept, and the groups of safety questions that the note calls for."""

    recorded: Recorded
    groups_in_note: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordCheckIn:
    """Write one check-in: of now, or of an earlier time. The verdict is always given now."""

    give_verdict: GiveVerdict

    def __call__(
        self,
        entry_id: str,
        kind: Kind,
        screening: Screening,
        ratings: Ratings,
        *,
        happened_at: datetime | None = None,
    ) -> CheckInRecorded:
        """Judge, then write check-in and verdict together.

        Raises:
            CheckInError, NotARatingError: on a value that is no check-in; LogError: on a time
                that is still to come or has no zone. Nothing is written.
        """
        now = self.give_verdict.clock.now()
        happened = now if happened_at is None else happened_at
        check_not_to_come(happened, now)
        check_in = CheckIn(
            entry_id=entry_id,
            kind=kind,
            happened_at=happened,
            logged_at=now,
            back_pain=ratings.back_pain,
            leg_pain=ratings.leg_pain,
            interference=ratings.interference,
            note=ratings.note.strip(),
        )
        recorded = self.give_verdict(entry_id, screening, also=check_in)
        signs = self.give_verdict.library.note_signs
        return CheckInRecorded(recorded, groups_in_note(check_in.note, signs))
