"""One care card on its own, as Get help offers it."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.red_flags import Urgency
from lbp_app.ui import routes
from lbp_app.ui.components.basics import card, heading, words
from lbp_app.ui.components.care_cards import care_card
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import use_stage

_LEVELS = {"emergency": Urgency.EMERGENCY, "urgent": Urgency.URGENT, "soon": Urgency.SOON}


@screen
def HelpCardScreen() -> ft.View:  # noqa: N802 - a component
    """The card of the level named in the address; an unknown name shows the emergency card."""
    stage = use_stage()
    level = ft.use_route_params().get("level", "")
    urgency = _LEVELS.get(level, Urgency.EMERGENCY)

    def back() -> None:
        stage.go(routes.HELP)

    look = stage.look
    when = card(
        look,
        [
            heading(look, stage.say("help.card_when_head")),
            words(look, stage.say(f"help.card_when_{urgency.name.lower()}")),
        ],
    )
    return framed(
        stage,
        routes.help_card(level),
        [
            side_by_side(
                look,
                [care_card(look, stage.services.show_care_card.plain(urgency), on_door=None)],
                [when],
            ),
        ],
        two_columns=True,
        back=Back(stage.say("nav.close"), back),
        flag=open_flag(stage),
        help_button=False,
    )
