"""Keep a look back: what it found, which rule follows, and what it does to the plan."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.plan import PlanWeek
from lbp_app.domain.review import Afraid, PlanReview, Work, review_rule
from lbp_app.usecases.look_at_plan import Phase
from lbp_app.usecases.look_at_review import Found, LookAtReview
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from lbp_app.usecases.record_plan import RecordPlan, Refused


@dataclass(frozen=True, slots=True)
class Looked:
    """The look back that was kept with what it found; ``week`` when it changed the running week.

    ``refused`` or ``trouble`` tell why nothing was kept.
    """

    review: PlanReview | None = None
    found: Found | None = None
    week: PlanWeek | None = None
    refused: Refused | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class RecordReview:
    """Decide once and keep it: a look back of the past is never worked out anew."""

    look: LookAtReview
    record_plan: RecordPlan

    def __call__(
        self, signs: str, afraid: Afraid | None = None, work: Work | None = None
    ) -> Looked:
        """Make the look back that is due.

        ``signs`` is the entry of the red-flag questions that were asked in it. With a flag open
        nothing is kept: the look back waits until a clinician has seen the patient.
        """
        view, plan = self.look(), self.look.plan()
        trouble = view.trouble or plan.trouble
        if view.due is None or trouble is not None:
            paused = Refused.PAUSED if plan.phase is Phase.PAUSED else Refused.NOT_OVER
            return Looked(refused=paused if trouble is None else None, trouble=trouble)
        try:
            found = self.look.found()
        except DiaryTroubleError as failed:
            return Looked(trouble=failed.trouble)
        numbers = self.look.plan.read.numbers
        review = PlanReview(
            week=view.due.week,
            finding=found.finding,
            rule=review_rule(found.finding, view.due.week, numbers),
            track=plan.track,
            numbers=numbers.version,
            signs=signs,
            compared=found.compared,
            plan_week=plan.week.number if plan.week is not None else 0,
            afraid=afraid,
            work=work,
        )
        moved = self.record_plan.reviewed(review)
        if moved.trouble is not None or moved.refused is not None:
            return Looked(refused=moved.refused, trouble=moved.trouble)
        return Looked(review, found, moved.week)
