""" "You had not finished": the way back to a form that was left half-filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import card, column, heading, outlined_button, text_button, words
from lbp_app.ui.components.moments import moment_within
from lbp_app.ui.flows.kept_forms import HalfFilled, is_half_filled
from lbp_app.ui.flows.safety_draft import STALE_AFTER
from lbp_app.ui.stage import Stage, to
from lbp_app.ui.theme import LESSON_STRONG, Space


def unfinished(stage: Stage) -> list[ft.Control]:
    """A card for each form that was begun a short while ago and not finished."""
    now = stage.services.clock.now()
    session = stage.session
    return [
        _card(stage, key, draft)
        for key, draft in session.drafts.items()
        if _can_go_on(draft)
        and is_half_filled(draft, session.typed.under(key))
        and now - draft.started_at <= STALE_AFTER
    ]


def _can_go_on(draft: object) -> TypeGuard[HalfFilled]:
    return all(
        hasattr(draft, name) for name in ("started_at", "route", "begun", "asks", "finished")
    )


def _card(stage: Stage, key: str, draft: HalfFilled) -> ft.Control:
    look = stage.look
    when = moment_within(look, draft.started_at, stage.services.clock.now())
    which = "unfinished.check_in" if draft.route == routes.CHECK_IN else "unfinished.log"
    forget = text_button(
        look, stage.say("unfinished.forget"), _forget(stage, key), key=f"forget-{key}"
    )
    return card(
        look,
        [
            column(
                [
                    heading(look, stage.say("unfinished.head"), LESSON_STRONG),
                    words(
                        look,
                        stage.say("unfinished.questions" if draft.asks else which, when=when),
                    ),
                ],
                Space.XS,
            ),
            outlined_button(
                look, stage.say("unfinished.go_on"), to(stage, draft.route), key=f"go-on-{key}"
            ),
            # Safety questions that something called for are not to be waved away.
            *([] if draft.asks else [forget]),
        ],
        ground=look.palette.tint,
    )


def _forget(stage: Stage, key: str) -> Callable[[], None]:
    def press() -> None:
        stage.session.typed.forget(key)
        stage.session.keep_draft(key, None)

    return press
