"""Correct what was logged: a new version with its reason; the old one stays readable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.log import AnyLogItem, Why, check_not_to_come
from lbp_app.domain.note_signs import groups_in_note
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.log_fact import NOTHING_TO_ASK, Calls, calls_of
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Library, Trouble
from lbp_app.usecases.record_check_in import Ratings


@dataclass(frozen=True, slots=True)
class Corrected:
    """How writing went, and which safety questions the new words call for."""

    trouble: Trouble | None
    calls: Calls = NOTHING_TO_ASK


@dataclass(frozen=True, slots=True)
class Correct:
    """Write a new version. What the patient answered to the safety questions is never changed."""

    diary: Diary
    clock: Clock
    library: Library

    def fact(self, item_id: str, fact: object, *, happened_at: datetime, why: Why) -> Corrected:
        """Put ``fact`` and its time in the place of what was logged under this id.

        Raises:
            LogError: ``in_the_future`` or ``moment_without_zone``; nothing is written.
        """
        try:
            old = self.diary.item(item_id)
        except DiaryTroubleError as failed:
            return Corrected(failed.trouble)
        if old is None:
            return Corrected(Trouble.OTHER)
        check_not_to_come(happened_at, self.clock.now())
        new: AnyLogItem = replace(
            old,
            fact=fact,
            happened_at=happened_at,
            logged_at=not_before(self.clock, old),
            reason=why.value,
            gone=False,
        )
        calls = NOTHING_TO_ASK if fact == old.fact else calls_of(fact, self.library)
        return Corrected(keep(self.diary, new), calls)

    def check_in(
        self, entry_id: str, ratings: Ratings, *, happened_at: datetime, why: Why
    ) -> Corrected:
        """Put other ratings, another note or another time in the place of those of a check-in.

        Raises:
            LogError: ``in_the_future`` or ``moment_without_zone``; CheckInError, NotARatingError:
                on values that are no check-in. Nothing is written.
        """
        try:
            old = next(reversed(self.diary.check_in_versions(entry_id)), None)
        except DiaryTroubleError as failed:
            return Corrected(failed.trouble)
        if old is None:
            return Corrected(Trouble.OTHER)
        check_not_to_come(happened_at, self.clock.now())
        new = replace(
            old,
            happened_at=happened_at,
            logged_at=not_before(self.clock, old),
            back_pain=ratings.back_pain,
            leg_pain=ratings.leg_pain,
            interference=ratings.interference,
            note=ratings.note.strip(),
            reason=why.value,
            gone=False,
        )
        signs = self.library.note_signs
        groups = () if new.note == old.note else groups_in_note(new.note, signs)
        return Corrected(keep(self.diary, new), Calls(groups))


def not_before(clock: Clock, old: CheckIn | AnyLogItem) -> datetime:
    """Now, or the moment of the version before when the clock was set back since.

    The version logged last counts: one that is dated before the old one would change nothing.
    """
    return max(clock.now(), old.logged_at)
