"""Heat on the screen: what to use, the skin questions, the ring, and one Stop button."""

from __future__ import annotations

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.flows.tick import use_tick
from lbp_app.ui.screens.heat import asking, running
from lbp_app.ui.screens.heat.state import HeatForm, Step, step
from lbp_app.ui.stage import use_draft, use_stage

DRAFT = "heat"


@screen
def HeatScreen() -> ft.View:  # noqa: N802 - a component
    """One thing at a time; the timer shows the truth from the log, whatever was closed."""
    stage = use_stage()
    form, put = use_draft(DRAFT, HeatForm)
    view = stage.services.heat.look()
    now = step(form, view)
    use_tick(on=now is Step.RUNNING)

    def leave() -> None:
        put(None)
        stage.go(routes.TODAY)

    if now is Step.RUNNING:
        body, bottom = running.running(stage, view, put)
    elif now is Step.ENDED:
        body, bottom = running.ended(stage, form, leave)
    else:
        body, bottom = asking.asking(stage, form, view, now, put)
    return framed(
        stage,
        routes.HEAT,
        body,
        back=Back(stage.say("places.today"), leave),
        bottom=bottom,
        flag=open_flag(stage),
        step=now.value,
    )
