"""The page of the plan: the start, this week and why, and the questions at its end."""

from __future__ import annotations

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import column, second, title, words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.plan import ending, starting, week
from lbp_app.ui.screens.plan.state import PlanForm
from lbp_app.ui.stage import to, use_draft, use_stage
from lbp_app.ui.theme import Space
from lbp_app.usecases.look_at_plan import Phase

DRAFT = "plan"


@screen
def PlanScreen() -> ft.View:  # noqa: N802 - a component
    """One thing at a time, by where the plan stands."""
    stage = use_stage()
    form, put = use_draft(DRAFT, PlanForm)
    view = stage.services.plan()
    look = stage.look
    head = column(
        [title(look, stage.say("plan.head")), second(look, stage.say("plan.lead"))], Space.XS
    )
    bottom: list[ft.Control] = []
    trouble = view.trouble or form.trouble
    if view.trouble is not None:
        body: list[ft.Control] = []
    elif view.phase is Phase.PAUSED:
        body = [words(look, stage.say("plan.paused"))]
    elif view.phase is Phase.TRYING:
        body, bottom = starting.starting(stage, view, form, put)
    elif view.phase is Phase.WEEK_OVER:
        body, bottom = ending.ending(stage, view, form, put)
    else:
        body = week.week(stage, view, put)
    return framed(
        stage,
        routes.PLAN,
        [head, *unsaved(stage, trouble), *body],
        back=Back(stage.say("places.today"), to(stage, routes.TODAY)),
        bottom=bottom,
        flag=open_flag(stage),
        step=view.phase.value,
    )
