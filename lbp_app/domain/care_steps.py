"""Next steps of care and answers to pitfalls: rules with named conditions, never a diagnosis."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from lbp_app.domain.log import LogError
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.situation import Condition, Situation

LONGEST_QUESTION = 240
MOST_QUESTIONS = 30


class StepKind(StrEnum):
    """What a step invites to. None of them is a drug, a dose, a scan or a diagnosis."""

    MOVEMENT = "movement"
    LESSON = "lesson"
    PHARMACIST = "pharmacist"
    QUESTION = "question"
    VISIT = "visit"
    REHABILITATION = "rehabilitation"


@dataclass(frozen=True, slots=True)
class CareStep:
    """One step: it is offered when all conditions of ``when`` hold. Its words go by its id."""

    id: str
    when: frozenset[Condition]
    kind: StepKind
    lesson: str
    priority: int


@dataclass(frozen=True, slots=True)
class PlanQuestions:
    """Questions for the next appointment: the patient's own, and the ids that were put away.

    Raises:
        LogError: ``words_missing``, ``words_too_long`` or ``too_many``.
    """

    own: tuple[str, ...] = ()
    put_away: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(not text.strip() for text in self.own):
            raise LogError("words_missing")
        if any(len(text) > LONGEST_QUESTION for text in self.own):
            raise LogError("words_too_long")
        if len(self.own) > MOST_QUESTIONS:
            raise LogError("too_many")


def steps_now(rules: Collection[CareStep], situation: Situation) -> tuple[CareStep, ...]:
    """The steps that fit, most important first; none while any red flag is open.

    An open flag has its own card, and nothing may stand in its place.
    """
    if situation.urgency is not Urgency.NONE:
        return ()
    fitting = (rule for rule in rules if rule.when <= situation.holds)
    return tuple(sorted(fitting, key=lambda rule: (-rule.priority, rule.id)))
