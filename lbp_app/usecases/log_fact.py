"""Keep one thing beside a check-in: now, or back-dated to when it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain.daily import tells_of_a_fall, tells_of_worse_pain, words_in
from lbp_app.domain.log import AnyLogItem, LogItem, check_not_to_come
from lbp_app.domain.note_signs import groups_in_note
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, Library, Trouble

FALL_GROUP = "fall"


@dataclass(frozen=True, slots=True)
class Calls:
    """What has to be asked because of something that was written.

    ``groups`` are groups of safety questions; ``everything`` tells that all of them are offered.
    """

    groups: tuple[str, ...] = ()
    everything: bool = False

    def __bool__(self) -> bool:
        """True when there is anything to ask."""
        return bool(self.groups) or self.everything


NOTHING_TO_ASK = Calls()


@dataclass(frozen=True, slots=True)
class Logged:
    """What was to be kept, whether it is on the disk (else why not), and what to ask now."""

    item: AnyLogItem
    trouble: Trouble | None
    calls: Calls

    @property
    def saved(self) -> bool:
        """True when it is on the disk."""
        return self.trouble is None


@dataclass(frozen=True, slots=True)
class LogFact:
    """Write one fact. Safety questions are called for whether it could be written or not."""

    diary: Diary
    clock: Clock
    library: Library
    new_id: Callable[[], str]

    def __call__(
        self, fact: object, *, happened_at: datetime | None = None, entry_id: str | None = None
    ) -> Logged:
        """Keep ``fact``, which happened now unless told otherwise.

        Raises:
            LogError: ``in_the_future`` or ``moment_without_zone``; nothing is written.
        """
        now = self.clock.now()
        happened = now if happened_at is None else happened_at
        check_not_to_come(happened, now)
        item = LogItem(self.new_id(), happened, now, fact, entry_id)
        return Logged(item, keep(self.diary, item), calls_of(fact, self.library))


def calls_of(fact: object, library: Library) -> Calls:
    """A fall, a flare, and words that mention a warning sign call for safety questions."""
    wanted = set(groups_in_note(words_in(fact), library.note_signs))
    if tells_of_a_fall(fact):
        wanted.add(FALL_GROUP)
    groups = tuple(g for g in library.table.groups if g in wanted)
    return Calls(groups, everything=tells_of_worse_pain(fact))
