"""What would you like to note? Large tiles, each leads to one short form."""

from __future__ import annotations

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import column, second, title
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.tiles import BigTile, big_tiles
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.log.state import TILES
from lbp_app.ui.stage import to, use_stage
from lbp_app.ui.theme import Space


@screen
def LogScreen() -> ft.View:  # noqa: N802 - a component
    """All that can be noted beside a check-in."""
    stage = use_stage()
    look = stage.look
    tiles = [
        BigTile(f"log-{name}", drawing, stage.say(f"log.tile_{name}"), to(stage, route))
        for name, drawing, route in TILES
    ]
    head = column(
        [title(look, stage.say("log.head")), second(look, stage.say("log.lead"))], Space.XS
    )
    return framed(
        stage,
        routes.LOG,
        [head, *big_tiles(look, tiles)],
        back=Back(stage.say("places.today"), to(stage, routes.TODAY)),
        flag=open_flag(stage),
    )
