"""A look back on the screen: one thing at a time, the signs first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.diary import Kind
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.screening import Mode
from lbp_app.ui import routes
from lbp_app.ui.components.basics import bullet, card, filled_button, second, title, words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.after_logging import answered, unsaved
from lbp_app.ui.flows.review import DRAFT
from lbp_app.ui.flows.safety_check import framed_step, safety_step
from lbp_app.ui.flows.safety_draft import SafetyDraft, is_stale, start
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.plan_review import state
from lbp_app.ui.screens.plan_review.asking import Parts, measures, you
from lbp_app.ui.screens.plan_review.result import result
from lbp_app.ui.screens.plan_review.state import ReviewForm, Step
from lbp_app.ui.stage import Put, Stage, newest, to, use_draft, use_stage
from lbp_app.usecases.look_at_review import ReviewView

SIGNS = "plan-review-signs"


@screen
def PlanReviewScreen() -> ft.View:  # noqa: N802 - a component
    """Signs, questions, what has changed, and what that means for the plan."""
    stage = use_stage()
    form, put = use_draft(DRAFT, lambda: _fresh(stage))
    if state.is_stale(form, stage.services.clock.now()):
        form = _fresh(stage)
    signs, put_signs = use_draft(SIGNS, lambda: _signs(stage))
    if is_stale(stage.services, signs):
        signs = _signs(stage)
    view = stage.services.review()
    where = state.step(form, view)
    shown = _asked(stage, signs, put_signs, put) if where is Step.SIGNS else None
    if shown is not None:
        return shown
    body, bottom = _parts(stage, where, view, form, put)
    return framed(
        stage,
        routes.PLAN_REVIEW,
        [*unsaved(stage, form.trouble or view.trouble), *body],
        back=None if where in (Step.RESULT, Step.FLAGGED) else _back(stage),
        bottom=bottom,
        step=where.value,
        flag=open_flag(stage),
    )


def _parts(
    stage: Stage, where: Step, view: ReviewView, form: ReviewForm, put: Put[ReviewForm]
) -> Parts:
    if where is Step.BEGIN:
        return _begin(stage, view, put)
    if where is Step.MEASURES:
        return measures(stage, view, put)
    if where is Step.YOU:
        return you(stage, form, put)
    if where is Step.RESULT:
        return result(stage, form, _leave(stage, put))
    if where is Step.FLAGGED:
        return _flagged(stage, put)
    return _nothing(stage)


def _begin(stage: Stage, view: ReviewView, put: Put[ReviewForm]) -> Parts:
    look, say = stage.look, stage.say
    week = view.due.week if view.due is not None else 0

    def begin() -> None:
        stage.session.keep_draft(SIGNS, None)
        put(replace(_fresh(stage), asking=True))

    due = [bullet(look, say("review.step_measures"))] if view.measures else []
    body: list[ft.Control] = [
        title(look, say("review.head", week=week)),
        words(look, say("review.lead")),
        card(
            look,
            [
                bullet(look, say("review.step_signs")),
                *due,
                bullet(look, say("review.step_you")),
                bullet(look, say("review.step_result")),
            ],
        ),
        second(look, say("review.takes", minutes=view.minutes)),
    ]
    return body, [filled_button(look, say("review.begin"), begin, key="review-begin")]


def _nothing(stage: Stage) -> Parts:
    look = stage.look
    why = "review.none_body" if stage.services.today().flag is None else "review.paused"
    return [title(look, stage.say("review.none_head")), words(look, stage.say(why))], []


def _flagged(stage: Stage, put: Put[ReviewForm]) -> Parts:
    look = stage.look
    body: list[ft.Control] = [
        title(look, stage.say("help.flagged_head")),
        words(look, stage.say("help.flagged_body")),
        words(look, stage.say("review.flagged_body")),
    ]
    return body, [filled_button(look, stage.say("nav.done"), _leave(stage, put), key="done")]


def _asked(
    stage: Stage, signs: SafetyDraft, put_signs: Put[SafetyDraft], put: Put[ReviewForm]
) -> ft.View | None:
    """The next step of all signs as a screen; None once they are done."""

    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = newest(stage.session, SIGNS, signs)
        asked = how(now if now.entry_id == signs.entry_id else signs)
        after, done = answered(stage.services, asked)
        put_signs(after)
        if done:
            put(lambda form: _after_signs(form, after))

    def leave() -> None:
        stage.session.keep_draft(SIGNS, None)
        put(None)
        stage.go(routes.PLAN)

    step = safety_step(stage, signs, change, leave)
    return None if step is None else framed_step(stage, routes.PLAN_REVIEW, step)


def _after_signs(form: ReviewForm, signs: SafetyDraft) -> ReviewForm:
    """A sign ends the look back: it waits until a clinician has seen the patient."""
    flagged = any(urgency is not Urgency.NONE for _, urgency in signs.recorded)
    return replace(form, signs=signs.entry_id, flagged=flagged, trouble=signs.trouble)


def _leave(stage: Stage, put: Put[ReviewForm]) -> Callable[[], None]:
    def leave() -> None:
        stage.session.keep_draft(SIGNS, None)
        put(None)
        stage.go(routes.TODAY)

    return leave


def _back(stage: Stage) -> Back:
    return Back(stage.say("plan.head"), to(stage, routes.PLAN))


def _fresh(stage: Stage) -> ReviewForm:
    return ReviewForm(stage.services.clock.now())


def _signs(stage: Stage) -> SafetyDraft:
    return start(stage.services, Kind.GET_HELP, Mode.FULL)
