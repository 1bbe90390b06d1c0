"""A week of the plan: how much, why, the parts of today, and the ways to change it."""

from __future__ import annotations

from datetime import timedelta

import flet as ft

from lbp_app.domain.plan import PlanWeek
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    card,
    heading,
    outlined_button,
    second,
    text_button,
    words,
)
from lbp_app.ui.components.moments import long_day
from lbp_app.ui.components.tiles import link_row
from lbp_app.ui.flows.plan_card import part_rows
from lbp_app.ui.flows.plan_words import how_words, level_words, number_words, reason_words
from lbp_app.ui.flows.review import review_row
from lbp_app.ui.screens.plan.state import PlanForm
from lbp_app.ui.screens.plan.step import next_step
from lbp_app.ui.stage import Put, Stage, to
from lbp_app.ui.theme import BODY_STRONG
from lbp_app.usecases.look_at_plan import PlanView


def week(stage: Stage, view: PlanView, put: Put[PlanForm]) -> list[ft.Control]:
    """Everything about this week."""
    look, this = stage.look, view.week
    if this is None:
        return []

    def less() -> None:
        moved = stage.services.record_plan.ask_for_less()
        put(PlanForm(trouble=moved.trouble))

    return [
        card(look, _how_much(stage, view, this)),
        *review_row(stage, stage.services.review()),
        *notes(stage, view),
        heading(look, stage.say("plan.today_head")),
        *part_rows(stage, view),
        *next_step(stage, view),
        link_row(
            look,
            "flare",
            stage.say("plan.flare_open"),
            stage.say("plan.flare_now_hint" if view.flare_until else "plan.flare_open_hint"),
            to(stage, routes.PLAN_FLARE),
            key="flare-plan",
        ),
        outlined_button(look, stage.say("plan.less"), less, key="plan-less"),
        text_button(look, stage.say("plan.change"), to(stage, routes.PLAN_CHANGE), key="change"),
        second(look, stage.say("plan.unsigned")),
    ]


def _how_much(stage: Stage, view: PlanView, this: PlanWeek) -> list[ft.Control]:
    look, level = stage.look, view.level or this.level
    done = number_words(stage, view.walked)
    last = this.ends - timedelta(days=1)
    lines: list[ft.Control] = [
        heading(look, stage.say("plan.week_head", number=this.number)),
        words(look, level_words(stage, view, level), BODY_STRONG),
        *(words(look, how) for how in how_words(stage, view.choice.activity)),
        second(look, stage.say("plan.week_done", done=done, days=level.days)),
        second(look, stage.say("plan.week_dates", day=long_day(look, last, view.today))),
    ]
    if view.flare_until is not None:
        day = long_day(look, view.flare_until, view.today)
        lines.append(words(look, stage.say("plan.flare_easy", day=day)))
    return [
        *lines,
        heading(look, stage.say("plan.why_head"), BODY_STRONG, level=3),
        words(look, reason_words(stage, view, this)),
    ]


def notes(stage: Stage, view: PlanView) -> list[ft.Control]:
    """The safety notes of this patient, if any."""
    if not view.notes:
        return []
    lines = [bullet(stage.look, stage.say(f"plan.note_{note.value}")) for note in view.notes]
    return [card(stage.look, [heading(stage.look, stage.say("plan.note_head")), *lines])]
