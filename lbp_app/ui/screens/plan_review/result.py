"""The end of a look back: what has changed, what that means for the plan, and who can help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from lbp_app.domain.review import Afraid, Work
from lbp_app.domain.walking import Track
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    filled_button,
    heading,
    outlined_button,
    second,
    title,
    words,
)
from lbp_app.ui.components.moments import long_day
from lbp_app.ui.components.tiles import link_row
from lbp_app.ui.flows.plan_words import level_words
from lbp_app.ui.screens.plan_review import state
from lbp_app.ui.screens.plan_review.asking import Parts
from lbp_app.ui.screens.plan_review.state import ReviewForm
from lbp_app.ui.stage import Stage, to
from lbp_app.ui.theme import BODY_STRONG, SMALL_STRONG
from lbp_app.usecases.look_at_plan import Phase, PlanView
from lbp_app.usecases.record_review import Looked


def result(stage: Stage, form: ReviewForm, leave: Callable[[], None]) -> Parts:
    """Everything that is said; "rules nothing out" always among it."""
    look, looked, plan = stage.look, form.looked, stage.services.plan()
    if looked is None or looked.found is None or looked.review is None:
        return [], []
    days = state.days_lines(stage.say, looked.found)
    pain = state.pain_lines(stage.say, looked.found)
    nothing = stage.say("review.nothing_head")
    body: list[ft.Control] = [
        title(look, stage.say("review.result_head")),
        _told(stage, "review.function_head", days or (nothing,)),
        *([_told(stage, "review.pain_head", pain)] if pain else []),
        card(look, _plan(stage, looked, plan)),
        *_people(stage, looked),
        *_lessons(stage, form),
        second(look, stage.say("review.limits")),
        *_next(stage),
    ]
    return body, [filled_button(look, stage.say("nav.done"), leave, key="done")]


def _told(stage: Stage, head: str, lines: Sequence[str]) -> ft.Control:
    told = [words(stage.look, line) for line in lines]
    return card(stage.look, [heading(stage.look, stage.say(head)), *told])


def _plan(stage: Stage, looked: Looked, plan: PlanView) -> list[ft.Control]:
    look, review, week = stage.look, looked.review, plan.week
    if review is None:
        return []
    level = level_words(stage, plan, plan.level) if plan.level is not None else ""
    over = plan.phase is Phase.WEEK_OVER
    does = state.plan_line(stage.say, looked, level, has_plan=week is not None, over=over)
    slower = week is not None and week.track is Track.USUAL and plan.track is Track.SLOWER
    return [
        heading(look, stage.say("review.plan_head")),
        words(look, stage.say(f"review.reason_{review.rule}")),
        words(look, does, BODY_STRONG),
        *([words(look, stage.say("review.to_slower"))] if slower else []),
        outlined_button(look, stage.say("review.to_plan"), to(stage, routes.PLAN), key="to-plan"),
    ]


def _people(stage: Stage, looked: Looked) -> list[ft.Control]:
    look, review = stage.look, looked.review
    if review is None or not state.to_people(looked):
        return []
    questions = to(stage, routes.PLAN_QUESTIONS)
    return [
        card(
            look,
            [
                words(look, stage.say("review.people_head"), SMALL_STRONG, look.palette.primary),
                words(look, stage.say(f"review.people_{review.rule}"), BODY_STRONG),
                outlined_button(
                    look, stage.say("review.share"), to(stage, routes.SHARE), key="review-share"
                ),
                outlined_button(
                    look, stage.say("steps.to_questions"), questions, key="review-questions"
                ),
            ],
        )
    ]


def _lessons(stage: Stage, form: ReviewForm) -> list[ft.Control]:
    found = []
    if form.afraid is Afraid.A_LOT:
        found.append(_lesson(stage, "afraid", "why-moving-helps"))
    if form.work is Work.VERY_HARD:
        found.append(_lesson(stage, "work", "back-pain-and-work"))
    return found


def _lesson(stage: Stage, name: str, lesson: str) -> ft.Control:
    return link_row(
        stage.look,
        "learn",
        stage.say(f"review.{name}_head"),
        stage.say(f"review.{name}_lesson"),
        to(stage, routes.lesson(lesson)),
        key=f"review-lesson-{name}",
    )


def _next(stage: Stage) -> list[ft.Control]:
    look, day = stage.look, stage.services.review().next_on
    if day is None:
        return []
    today = stage.services.clock.now().date()
    return [second(look, stage.say("review.next_on", day=long_day(look, day, today)))]
