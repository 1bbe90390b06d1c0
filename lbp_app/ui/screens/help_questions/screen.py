"""The safety questions on demand: the same tiles, the same cards."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.diary import Kind
from lbp_app.domain.screening import Mode
from lbp_app.ui import routes
from lbp_app.ui.components.basics import filled_button, title
from lbp_app.ui.flows.safety_check import (
    after_questions,
    framed_step,
    safety_step,
    unsaved_notice,
)
from lbp_app.ui.flows.safety_draft import (
    SafetyDraft,
    is_stale,
    start,
    with_a_clean_check,
)
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage

DRAFT = "help"


@screen
def HelpQuestionsScreen() -> ft.View:  # noqa: N802 - a component
    """Tiles, questions, card; at the end what to watch for, never "you are safe"."""
    stage = use_stage()
    draft, put = use_draft(DRAFT, lambda: _fresh(stage))
    if is_stale(stage.services, draft):
        draft = _fresh(stage)

    def leave() -> None:
        put(None)
        stage.go(routes.HELP)

    def finish() -> None:
        after = with_a_clean_check(stage.services, draft)
        if after.trouble is not None and draft.trouble is None:
            put(after)  # say so once; the next "Done" goes on
            return
        put(None)
        stage.go(routes.TODAY)

    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = newest(stage.session, DRAFT, draft)
        put(how(now if now.entry_id == draft.entry_id else draft))

    step = safety_step(stage, draft, change, leave)
    if step is not None:
        return framed_step(stage, routes.HELP_QUESTIONS, step)
    done = filled_button(stage.look, stage.say("nav.done"), finish, key="done")
    return framed(
        stage,
        routes.HELP_QUESTIONS,
        [*unsaved_notice(stage, draft), *after_questions(stage, draft, title)],
        bottom=[done],
        step="end",
        flag=open_flag(stage),
    )


def _fresh(stage: Stage) -> SafetyDraft:
    return start(stage.services, Kind.GET_HELP, Mode.TILES)
