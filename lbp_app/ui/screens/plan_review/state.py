"""Where a look back stands, and what it says at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from lbp_app.domain.change import Change, Label, Measure
from lbp_app.domain.review import TO_PEOPLE, Afraid, Work
from lbp_app.domain.walking import Reviewed
from lbp_app.ui.components.change_words import change_lines
from lbp_app.usecases.look_at_review import Found, ReviewView
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.record_review import Looked

Say = Callable[..., str]
STALE_AFTER = timedelta(hours=6)
_PAIN = (Measure.BACK_PAIN, Measure.LEG_PAIN, Measure.PGIC)
_SENTENCES = 2
"""From where to where, and what it means; from which figure on it counts stands in the measure."""


class Step(StrEnum):
    """One thing at a time."""

    NOTHING = "nothing"
    BEGIN = "begin"
    SIGNS = "signs"
    FLAGGED = "flagged"
    MEASURES = "measures"
    YOU = "you"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """A look back in hand. ``signs`` is the entry of its red-flag questions once they are done."""

    began: datetime
    asking: bool = False
    signs: str = ""
    flagged: bool = False
    without_measures: bool = False
    afraid: Afraid | None = None
    work: Work | None = None
    looked: Looked | None = None
    trouble: Trouble | None = None

    @property
    def in_hand(self) -> bool:
        """Whether other screens should lead back to it."""
        return bool(self.signs) and self.looked is None and not self.flagged


def step(form: ReviewForm, view: ReviewView) -> Step:
    """What to show now."""
    if form.looked is not None or form.flagged:
        return Step.FLAGGED if form.flagged else Step.RESULT
    if form.asking and not form.signs:
        # A sign that was told a moment ago is open already: its card must be shown.
        return Step.SIGNS
    if view.due is None:
        return Step.NOTHING
    if not form.signs:
        return Step.BEGIN
    if view.measures and not form.without_measures:
        return Step.MEASURES
    return Step.YOU


def is_stale(form: ReviewForm, now: datetime) -> bool:
    """True when its signs were asked so long ago that they are about another day."""
    return now - form.began > STALE_AFTER


def with_afraid(form: ReviewForm, answer: str) -> ReviewForm:
    """The answer about being afraid; the same tap again takes it back."""
    chosen = Afraid(answer)
    return replace(form, afraid=None if form.afraid is chosen else chosen)


def with_work(form: ReviewForm, answer: str) -> ReviewForm:
    """The answer about work; the same tap again takes it back."""
    chosen = Work(answer)
    return replace(form, work=None if form.work is chosen else chosen)


def days_lines(say: Say, found: Found) -> tuple[str, ...]:
    """Function in sentences, one for each measure that can be compared."""
    lately = {c.measure: c.label for c in found.course.lately if isinstance(c, Change)}
    return tuple(
        line
        for change in found.course.function
        if isinstance(change, Change)
        for line in (_line(say, change), *_lately(say, change, lately.get(change.measure)))
    )


def _lately(say: Say, change: Change, label: Label | None) -> tuple[str, ...]:
    """What has happened since the last look back, where it is not what the whole time shows."""
    if label is change.label or label not in (Label.WORSE, Label.IMPROVED):
        return ()
    return (say(f"review.lately_{label.value}"),)


def pain_lines(say: Say, found: Found) -> tuple[str, ...]:
    """Pain and the patient's own word in sentences."""
    known = (c for c in found.course.informing if isinstance(c, Change) and c.measure in _PAIN)
    return tuple(_line(say, change) for change in known)


def _line(say: Say, change: Change) -> str:
    told = " ".join(change_lines(say, change)[:_SENTENCES])
    return say("review.line", name=_name(say, change.measure), told=told)


def _name(say: Say, measure: Measure) -> str:
    if measure in (Measure.BACK_PAIN, Measure.LEG_PAIN):
        return say(f"review.name_{measure.value}")
    return say(f"measures.{measure.value}.name")


def plan_line(say: Say, looked: Looked, level: str, *, has_plan: bool, over: bool) -> str:
    """What it does to the plan. ``level`` are the words of the week after it."""
    review = looked.review
    if review is None or not has_plan:
        return say("review.do_no_plan")
    if looked.week is not None:
        lowest = looked.week.rule == "W11"
        return say("review.do_lowest") if lowest else say("review.do_lower", level=level)
    if review.effect is Reviewed.LOWER and over:
        return say("review.do_lower_next")
    stays = review.effect is not Reviewed.GO_ON
    return say("review.do_stay" if stays else "review.do_go_on")


def to_people(looked: Looked) -> bool:
    """Whether its rule sends to a clinician."""
    return looked.review is not None and looked.review.rule in TO_PEOPLE
