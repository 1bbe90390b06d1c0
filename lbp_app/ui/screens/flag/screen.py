"""The care card of all open red flags."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui import routes
from lbp_app.ui.components.basics import outlined_button, second, title, words
from lbp_app.ui.components.care_cards import care_card, what_did_you_do
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.usecases.show_care_card import FlagCard


@screen
def FlagScreen() -> ft.View:  # noqa: N802 - a component
    """The card; an emergency that was not answered yet has no other way on than an answer."""
    stage = use_stage()
    flag = open_flag(stage)
    if flag is None:
        return _no_flag(stage)

    def did(action: Action) -> None:
        stage.services.record_action(flag.last_verdict_id, action)
        stage.go(routes.TODAY)

    def close() -> None:
        stage.go(routes.TODAY)

    def door() -> None:
        stage.go(routes.DOOR)

    def seen() -> None:
        stage.go(routes.SEEN)

    look = stage.look
    return framed(
        stage,
        routes.FLAG,
        [
            care_card(look, flag.card, on_door=door),
            what_did_you_do(look, did),
            outlined_button(look, stage.say("flag.seen"), seen, key="i-was-seen"),
            second(look, flag.card.keep),
        ],
        back=Back(stage.say("nav.close"), close) if _may_close(flag) else None,
        help_button=False,
        can_leave=_may_close(flag),
    )


def _may_close(flag: FlagCard) -> bool:
    """An emergency card closes only after "what did you do?" was answered for every flag."""
    emergencies = [f for f in flag.flags if f.urgency is Urgency.EMERGENCY]
    return all(f.last_action is not None for f in emergencies)


def _no_flag(stage: Stage) -> ft.View:
    def close() -> None:
        stage.go(routes.TODAY)

    return framed(
        stage,
        routes.FLAG,
        [
            title(stage.look, stage.say("flag.none_head")),
            words(stage.look, stage.say("flag.none_body")),
        ],
        back=Back(stage.say("nav.back"), close),
    )
