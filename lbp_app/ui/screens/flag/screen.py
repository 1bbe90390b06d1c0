"""The care card of all open red flags."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.flags import Action
from lbp_app.ui import routes
from lbp_app.ui.components.basics import notice, outlined_button, second, title, words
from lbp_app.ui.components.care_cards import care_card, what_did_you_do
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.flows.safety_check import review_line
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.flag.state import FlagState, may_close
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.usecases.show_care_card import FlagCard

DRAFT = "flag"
Put = Callable[[FlagState | None], None]


@screen
def FlagScreen() -> ft.View:  # noqa: N802 - a component
    """The card; an emergency that was not answered yet has no other way on than an answer."""
    stage = use_stage()
    state, put = use_draft(DRAFT, FlagState)
    flag = open_flag(stage)
    if flag is None:
        return _no_flag(stage)
    return _card(stage, flag, state, put)


def _card(stage: Stage, flag: FlagCard, state: FlagState, put: Put) -> ft.View:
    def did(action: Action) -> None:
        trouble = stage.services.record_action(flag.verdict_ids, action)
        put(FlagState(trouble) if trouble else None)
        if trouble is None:
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
            *_unsaved(stage, state),
            side_by_side(
                look,
                [care_card(look, flag.card, on_door=door)],
                [
                    what_did_you_do(look, did),
                    outlined_button(look, stage.say("flag.seen"), seen, key="i-was-seen"),
                    second(look, flag.card.keep),
                    *review_line(stage),
                ],
            ),
        ],
        two_columns=True,
        back=Back(stage.say("nav.close"), close) if may_close(flag, state) else None,
        help_button=False,
        can_leave=may_close(flag, state),
    )


def _unsaved(stage: Stage, state: FlagState) -> list[ft.Control]:
    if state.trouble is None:
        return []
    head, text = stage.say("trouble.unsaved_head"), stage.say(f"trouble.{state.trouble.value}")
    return [notice(stage.look, "warning", head, text)]


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
