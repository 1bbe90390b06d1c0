"""Make the summary for a physiotherapist, and read the whole diary for the other forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lbp_app.domain.summary import ClinicianSummary, Wish
from lbp_app.domain.summary_making import summary
from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError, Library, Trouble
from lbp_app.usecases.whole_diary import WholeDiary

QUESTIONS = 3
"""So many questions are worth a visit (section 6 of the clinical evidence file); own ones first."""


@dataclass(frozen=True, slots=True)
class MakeSummary:
    """Reads everything, so that it may take a second with a diary of years: not for the UI loop."""

    diary: Diary
    clock: Clock
    library: Library
    app_version: str
    trouble: Trouble | None = None
    """Why the diary could not be opened: it must not be shared as an empty one."""
    suggested: Callable[[], tuple[str, ...]] = lambda: ()
    """The questions that the log suggests now, the most important first."""

    def whole(self) -> WholeDiary:
        """Everything the diary holds.

        Raises:
            DiaryTroubleError: it cannot be read.
        """
        if self.trouble is not None:
            raise DiaryTroubleError(self.trouble)
        return WholeDiary.of(self.diary.records())

    def __call__(self, wish: Wish) -> ClinicianSummary | Trouble:
        """The summary, or why there is none."""
        try:
            return self.of(self.whole(), wish)
        except DiaryTroubleError as failed:
            return failed.trouble

    def of(self, whole: WholeDiary, wish: Wish) -> ClinicianSummary:
        """The summary of a diary that was read before."""
        made = summary(
            whole.told(),
            wish,
            made_at=self.clock.now(),
            app_version=self.app_version,
            content_version=self.library.table.version,
        )
        return with_suggested(made, wish, self.suggested)


def with_suggested(
    made: ClinicianSummary, wish: Wish, suggested: Callable[[], tuple[str, ...]]
) -> ClinicianSummary:
    """Suggested questions where the patient has few own ones; none for a time that is past."""
    room = max(0, QUESTIONS - len(made.questions))
    past = wish.last < made.made_at.date()
    also = () if past or not room else suggested()[:room]
    return replace(made, questions=(*made.questions, *also))
