"""One thing that was noted: what, when, when it was written down, and how it was changed."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.log import AnyLogItem
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    outlined_button,
    second,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.logged_words import logged_words
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.flows.after_logging import saved_line, unsaved
from lbp_app.ui.flows.correction import change_buttons, sure
from lbp_app.ui.flows.fact_form import has_form
from lbp_app.ui.flows.history import history
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.logged import state as logged
from lbp_app.ui.screens.logged.state import LoggedState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG

Put = Callable[[LoggedState | None], None]


@screen
def LoggedScreen() -> ft.View:  # noqa: N802 - a component
    """Everything that was kept of one thing, with the ways to correct and to delete it."""
    stage = use_stage()
    item_id = ft.use_route_params().get("item_id", "")
    state, put = use_draft(f"logged-{item_id}", LoggedState)
    versions = stage.services.read_diary.items(item_id)

    def back() -> None:
        put(None)
        stage.go(routes.DIARY)

    if not versions:
        body: list[ft.Control] = [title(stage.look, stage.say("logged.missing"))]
    elif versions[-1].gone:
        body = _gone(stage, state, put, item_id)
    else:
        body = _there(stage, state, put, versions)
    return framed(
        stage,
        routes.logged(item_id),
        body,
        back=Back(stage.say("diary.head"), back),
        flag=open_flag(stage),
        step="gone" if versions and versions[-1].gone else "",
    )


def _gone(stage: Stage, state: LoggedState, put: Put, item_id: str) -> list[ft.Control]:
    def undo() -> None:
        put(logged.brought_back(stage.services.delete.bring_item_back(item_id)))

    return [
        *unsaved(stage, state.trouble),
        saved_line(stage, gone=True),
        outlined_button(stage.look, stage.say("delete.undo"), undo, key="undo", icon="back"),
    ]


def _there(
    stage: Stage, state: LoggedState, put: Put, versions: tuple[AnyLogItem, ...]
) -> list[ft.Control]:
    look, item = stage.look, versions[-1]
    now = stage.services.clock.now()
    told = logged_words(look, item.fact)

    def correct() -> None:
        stage.go(routes.correct_logged(item.id))

    def ask() -> None:
        put(logged.ask(state, sure=True))

    def keep() -> None:
        put(logged.ask(state, sure=False))

    def delete() -> None:
        put(logged.deleted(stage.services.delete.item(item.id)))

    happened = moment_words(look, item.happened_at, now)
    written = moment_words(look, versions[0].logged_at, now)
    return [
        *unsaved(stage, state.trouble),
        title(look, told.head),
        card(
            look,
            [
                *(words(look, line, BODY_STRONG) for line in told.more),
                words(look, stage.say("logged.happened", when=happened)),
                second(look, stage.say("logged.written", when=written)),
            ],
        ),
        *history(stage, versions, lambda v: logged_words(look, v.fact).short),
        *(
            sure(stage, "delete.ask", delete, keep)
            if state.sure
            else change_buttons(stage, correct if has_form(item.fact) else None, ask)
        ),
    ]
