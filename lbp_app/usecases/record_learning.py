"""Keep what the patient did with a lesson: read it, kept it, answered its quiz."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.domain.lessons import LessonFavourite, LessonRead, QuizAnswer
from lbp_app.domain.log import LogItem
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, Trouble


@dataclass(frozen=True, slots=True)
class RecordLearning:
    """Write one fact about a lesson."""

    diary: Diary
    clock: Clock
    new_id: Callable[[], str]

    def __call__(self, fact: LessonRead | LessonFavourite | QuizAnswer) -> Trouble | None:
        """Write it; the trouble when it could not be written, else None.

        A favourite is one thing per lesson that changes; readings and answers add up.
        """
        now = self.clock.now()
        known = f"favourite-{fact.lesson}" if isinstance(fact, LessonFavourite) else self.new_id()
        return keep(self.diary, LogItem(known, now, now, fact))
