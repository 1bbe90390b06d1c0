"""Keep that a clinician has seen the patient: this alone closes a red flag."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain.flags import CheckedItem, Visit, check_markable, check_visit
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Library, Trouble
from lbp_app.usecases.read_flags import ReadFlags


@dataclass(frozen=True, slots=True)
class RecordVisit:
    """Write a visit, and the items the clinician checked, in one transaction."""

    diary: Diary
    clock: Clock
    library: Library
    read_flags: ReadFlags
    new_id: Callable[[], str]

    def __call__(
        self, *, seen_at: datetime, who: str, said: str, checked: Mapping[str, str]
    ) -> Trouble | None:
        """Write it; ``checked`` maps rule ids to what would be different now.

        Returns the trouble when it could not be written, else None.

        Raises:
            VisitError: on a visit without a name, in the future, or before every open flag, and
                on an item that can never be marked. Nothing is written.
        """
        now = self.clock.now()
        visit = Visit(self.new_id(), seen_at, who.strip(), said.strip(), now)
        try:
            flags = self.read_flags()
        except DiaryTroubleError as failed:
            return failed.trouble
        check_visit(visit, flags)
        items = tuple(
            CheckedItem(self.new_id(), rule, visit.who, seen_at, different.strip(), visit.id, now)
            for rule, different in checked.items()
        )
        for item in items:
            check_markable(self.library.table, item)
        return keep(self.diary, visit, *items)
