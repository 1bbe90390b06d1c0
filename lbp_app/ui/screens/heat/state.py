"""The steps of the heat screen, worked out from what was answered and from the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from lbp_app.domain.answers import Answer
from lbp_app.domain.heat import HeatItem, HeatKind, HeatLimits, SkinQuestion, gate
from lbp_app.ui.components.heat_ring import RingMark
from lbp_app.usecases.use_heat import HeatView

_HOUR = 60


class Step(StrEnum):
    """What the screen shows."""

    FLAG = "flag"
    RUNNING = "running"
    ENDED = "ended"
    CHOOSE = "choose"
    REFUSED = "refused"
    QUESTIONS = "questions"
    NO = "no"
    READY = "ready"


def _no_answers() -> Mapping[SkinQuestion, Answer]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class HeatForm:
    """What was chosen and answered for the next use; ``ended`` tells of the one just ended."""

    kind: HeatKind | None = None
    answers: Mapping[SkinQuestion, Answer] = field(default_factory=_no_answers)
    minutes: int | None = None
    ended: bool = False
    skin_bad: bool = False
    not_saved: bool = False


def step(form: HeatForm, view: HeatView) -> Step:
    """Where the patient is. A running timer is always shown, an open flag stops a new one."""
    if view.running is not None:
        return Step.RUNNING
    if form.ended:
        return Step.ENDED
    return Step.FLAG if view.flag_open else _asking(form, view)


def _asking(form: HeatForm, view: HeatView) -> Step:
    if form.kind is None:
        return Step.CHOOSE
    if view.refusals[form.kind] is not None:
        return Step.REFUSED
    if reasons(form):
        return Step.NO
    return Step.QUESTIONS if gate(form.answers) else Step.READY


def answered(form: HeatForm, question: SkinQuestion, answer: Answer) -> HeatForm:
    """The form with one more answer."""
    return replace(form, answers=MappingProxyType({**form.answers, question: answer}))


def reasons(form: HeatForm) -> tuple[SkinQuestion, ...]:
    """What stands in the way, of what was answered."""
    return tuple(q for q in SkinQuestion if form.answers.get(q, Answer.NO) is not Answer.NO)


def open_check(item: HeatItem, limits: HeatLimits, *, over: bool) -> int | None:
    """The skin check that rang and was not answered; at the end that of the end."""
    session = item.fact
    if over:
        return session.minutes
    inner = limits.checks(session.kind, session.minutes)[:-1]
    return next((c for c in inner if c in session.told and c not in session.fine), None)


def next_check(item: HeatItem, limits: HeatLimits, elapsed: timedelta) -> int:
    """The minute of the next skin check; at the latest the end."""
    checks = limits.checks(item.fact.kind, item.fact.minutes)
    ahead = (c for c in checks if timedelta(minutes=c) > elapsed)
    return next(ahead, item.fact.minutes)


def marks(item: HeatItem, limits: HeatLimits) -> tuple[RingMark, ...]:
    """The skin checks on the ring, without the end."""
    minutes = item.fact.minutes
    inner = limits.checks(item.fact.kind, minutes)[:-1]
    return tuple(RingMark(c / minutes, c in item.fact.fine) for c in inner)


def left_words(left: timedelta) -> str:
    """ "8:40", or hours and minutes from one hour on."""
    seconds = -(-left // timedelta(seconds=1))
    minutes, rest = divmod(seconds, _HOUR)
    if minutes >= _HOUR:
        return f"{minutes // _HOUR}:{minutes % _HOUR:02d}"
    return f"{minutes}:{rest:02d}"


def in_hours(left: timedelta) -> bool:
    """Whether ``left_words`` gives hours."""
    return left >= timedelta(hours=1)
