"""The plan for bad days: ticked and written on a good day, read on a bad one."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from lbp_app.domain.plan import FlareHelp, PlanFlare
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    Press,
    card,
    column,
    filled_button,
    heading,
    outlined_button,
    title,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.ticks import tick_row
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, to, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG, Space
from lbp_app.usecases.ports import Trouble

DRAFT = "plan-flare"
_OWN = f"{DRAFT}.own"


@dataclass(frozen=True, slots=True)
class FlareForm:
    """What is ticked; what is typed lives in ``session.typed``. ``finished`` once it was kept."""

    helps: tuple[FlareHelp, ...]
    trouble: Trouble | None = None
    finished: bool = False


@screen
def PlanFlareScreen() -> ft.View:  # noqa: N802 - a component
    """What to try, a word to oneself, and the way to the safety questions."""
    stage = use_stage()
    kept = stage.services.plan.flare_plan()
    form, put = use_draft(DRAFT, lambda: FlareForm(kept.helps))
    stage.session.typed.start(_OWN, kept.own)
    look = stage.look

    def tick(which: FlareHelp) -> Press:
        def press() -> None:
            put(lambda now: FlareForm(_toggled(now.helps, which)))

        return press

    def save() -> None:
        put(lambda now: _saved(stage, now))

    body: list[ft.Control] = [
        column(
            [
                title(look, stage.say("plan.flare_head")),
                words(look, stage.say("plan.flare_lead")),
            ],
            Space.XS,
        ),
        _check(stage),
        *unsaved(stage, form.trouble),
        card(
            look,
            [
                heading(look, stage.say("plan.flare_helps")),
                words(look, stage.say("plan.flare_half")),
                *(
                    tick_row(
                        look,
                        stage.say(f"plan.flare_help_{h.value}"),
                        tick(h),
                        ticked=h in form.helps,
                        key=f"help-{h.value}",
                    )
                    for h in FlareHelp
                ),
            ],
        ),
        text_field(
            look,
            stage.say("plan.flare_own"),
            stage.session.typed,
            key=_OWN,
            lines=3,
            hint=stage.say("plan.flare_own_hint"),
        ),
    ]
    bottom: list[ft.Control] = [
        *([_kept(stage)] if form.finished else []),
        filled_button(look, stage.say("plan.flare_save"), save, key="flare-save"),
    ]
    back = Back(stage.say("plan.head"), to(stage, routes.PLAN))
    flag = open_flag(stage)
    return framed(stage, routes.PLAN_FLARE, body, back=back, bottom=bottom, flag=flag)


def _saved(stage: Stage, now: FlareForm) -> FlareForm:
    """Keep the plan; the form as it is afterwards."""
    plan = PlanFlare(now.helps, stage.session.typed.text(_OWN).strip())
    trouble = stage.services.record_plan.flare_plan(plan)
    return FlareForm(now.helps, trouble, finished=trouble is None)


def _toggled(helps: tuple[FlareHelp, ...], which: FlareHelp) -> tuple[FlareHelp, ...]:
    return tuple(h for h in FlareHelp if (h in helps) is not (h is which))


def _check(stage: Stage) -> ft.Control:
    look = stage.look
    ask = outlined_button(
        look, stage.say("plan.flare_check"), to(stage, routes.HELP_QUESTIONS), key="flare-check"
    )
    return card(look, [words(look, stage.say("plan.flare_new"), BODY_STRONG), ask])


def _kept(stage: Stage) -> ft.Control:
    told = words(stage.look, stage.say("plan.flare_kept"), BODY_STRONG)
    return ft.Semantics(live_region=True, content=told)
