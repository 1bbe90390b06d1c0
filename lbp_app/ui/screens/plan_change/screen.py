"""Change the plan: every tap is kept at once, so there is nothing to save."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from lbp_app.domain.daily import ActivityKind
from lbp_app.domain.plan import PlanChoice, PlanPart
from lbp_app.ui import routes
from lbp_app.ui.components.basics import Press, card, heading, second, title, words
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.ticks import tick_row
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.flows.plan_words import how_words, level_words
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.flows.undo import offer_undo
from lbp_app.ui.screens.plan_change.state import ACTIVITIES, offers, with_part
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.usecases.ports import Trouble

DRAFT = "plan-change"
_Said = str | Trouble | None


@screen
def PlanChangeScreen() -> ft.View:  # noqa: N802 - a component
    """The activity, the kinds of help, and how active the patient has been."""
    stage = use_stage()
    said, put = use_draft(DRAFT, str)
    look = stage.look
    choice = stage.services.plan().choice

    def newest() -> PlanChoice:
        # A tap can come before the one before it has been drawn.
        return stage.services.plan().choice

    def keep(new: PlanChoice) -> None:
        put(_chosen(stage, new))

    def activity(kind: str) -> None:
        keep(replace(newest(), activity=ActivityKind(kind)))

    def inactive() -> None:
        now = newest()
        keep(replace(now, inactive=not now.inactive))

    def part(which: PlanPart) -> Press:
        def press() -> None:
            new = with_part(newest(), which)
            if new is None:
                put("plan.change_three")
            else:
                keep(new)

        return press

    trouble = said if isinstance(said, Trouble) else None
    body: list[ft.Control] = [
        title(look, stage.say("plan.change_head")),
        *unsaved(stage, trouble),
        card(
            look,
            [
                heading(look, stage.say("plan.change_activity")),
                second(look, stage.say("plan.change_activity_lead")),
                chips(
                    look,
                    [(a.value, stage.say(f"log.activity.kind_{a.value}")) for a in ACTIVITIES],
                    (choice.activity.value,),
                    activity,
                    key="activity",
                ),
                *(words(look, how) for how in how_words(stage, choice.activity)),
            ],
        ),
        card(
            look,
            [
                heading(look, stage.say("plan.change_parts")),
                second(look, stage.say("plan.change_parts_lead")),
                *_said(stage, said),
                *(
                    tick_row(
                        look,
                        stage.say(f"plan.part_{p.value}"),
                        part(p),
                        ticked=offers(choice, p),
                        key=f"part-{p.value}",
                    )
                    for p in PlanPart
                ),
            ],
        ),
        card(
            look,
            [
                heading(look, stage.say("plan.change_more")),
                tick_row(
                    look,
                    stage.say("plan.change_inactive"),
                    inactive,
                    ticked=choice.inactive,
                    key="inactive",
                ),
            ],
        ),
    ]

    def leave() -> None:
        put(None)
        stage.go(routes.PLAN)

    back = Back(stage.say("plan.head"), leave)
    return framed(stage, routes.PLAN_CHANGE, body, back=back, flag=open_flag(stage))


def _chosen(stage: Stage, new: PlanChoice) -> Trouble | None:
    """Keep it; where it made the week shorter, say so and offer to take it back."""
    before = stage.services.plan()
    moved = stage.services.record_plan.chose(new)
    stage.session.undo = None
    if moved.week is not None and before.week is not None:
        choice, week, now = before.choice, before.week, stage.services.plan()
        level = level_words(stage, now, moved.week.level)
        back = stage.services.record_plan.put_back
        offer_undo(stage, stage.say("plan.change_halved", level=level), lambda: back(choice, week))
    return moved.trouble


def _said(stage: Stage, said: _Said) -> list[ft.Control]:
    if not isinstance(said, str) or not said or isinstance(said, Trouble):
        return []
    told = words(stage.look, stage.say("plan.change_three"))
    return [ft.Semantics(live_region=True, content=told)]
