"""The end of a week: two questions, answered already as far as the log knows."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from lbp_app.domain.plan import PlanWeekTold
from lbp_app.ui.components.basics import (
    card,
    filled_button,
    heading,
    second,
    text_button,
    words,
)
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.rating_steps import rating_steps
from lbp_app.ui.flows.review import review_row
from lbp_app.ui.screens.plan import state
from lbp_app.ui.screens.plan.state import PlanForm
from lbp_app.ui.stage import Put, Stage
from lbp_app.usecases.look_at_plan import PlanView, after_a_gap

Parts = tuple[list[ft.Control], list[ft.Control]]


def ending(stage: Stage, view: PlanView, form: PlanForm, put: Put[PlanForm]) -> Parts:
    """Body and bottom; both answers may stay open."""
    look = stage.look
    gap = view.week is not None and after_a_gap(view.week, view.today)
    chosen = state.settled(form, view)

    def rate(value: int) -> None:
        put(lambda now: replace(now, pain=value))

    def settle(value: str) -> None:
        put(lambda now: replace(now, settled=value))

    def close(now: PlanForm, told: PlanWeekTold) -> PlanForm:
        moved = stage.services.record_plan.close_week(told)
        return PlanForm() if moved.trouble is None else replace(now, trouble=moved.trouble)

    def go_on() -> None:
        put(lambda now: close(now, state.told(now, view)))

    def skip() -> None:
        untold = PlanWeekTold(view.week.number if view.week else 0)
        put(lambda now: close(now, untold))

    body: list[ft.Control] = [
        *review_row(stage, stage.services.review()),
        heading(look, stage.say("plan.over_head")),
        words(look, stage.say("plan.over_gap" if gap else "plan.over_lead")),
        rating_steps(
            look,
            stage.say("plan.over_pain"),
            hint=stage.say("plan.over_pain_hint"),
            value=state.pain(form, view),
            before=None,
            color=look.palette.primary,
            on_rate=rate,
            seconds=stage.services.clock.seconds,
            key="week-pain",
        ),
        card(
            look,
            [
                heading(look, stage.say("plan.over_settled")),
                chips(
                    look,
                    [(s, stage.say(f"plan.settled_{s}")) for s in state.SETTLED],
                    () if chosen is None else (chosen,),
                    settle,
                    key="week-settled",
                ),
            ],
        ),
        second(look, stage.say("plan.over_help")),
        text_button(look, stage.say("plan.over_skip"), skip, key="week-skip"),
    ]
    return body, [filled_button(look, stage.say("plan.over_next"), go_on, key="week-next")]
