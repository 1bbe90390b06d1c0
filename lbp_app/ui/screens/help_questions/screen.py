"""The safety questions on demand: the same tiles, the same cards."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.diary import Kind
from lbp_app.domain.screening import Mode
from lbp_app.ui import routes
from lbp_app.ui.components.basics import bullet, filled_button, title, words
from lbp_app.ui.flows.safety_check import safety_step, unsaved_notice
from lbp_app.ui.flows.safety_draft import (
    SafetyDraft,
    is_stale,
    start,
    with_a_clean_check,
)
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import LESSON

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

    step = safety_step(stage, draft, put, leave)
    if step is not None:
        return framed(
            stage,
            routes.HELP_QUESTIONS,
            step.body,
            back=step.back,
            bottom=step.bottom,
            help_button=not step.is_card,
            can_leave=not step.is_card,
            step=step.name,
            two_columns=step.two_columns,
            flag=None if step.is_card else open_flag(stage),
        )
    done = filled_button(stage.look, stage.say("nav.done"), finish, key="done")
    return framed(
        stage,
        routes.HELP_QUESTIONS,
        [*unsaved_notice(stage, draft), *_end(stage, draft)],
        bottom=[done],
        step="end",
        flag=open_flag(stage),
    )


def _fresh(stage: Stage) -> SafetyDraft:
    return start(stage.services, Kind.GET_HELP, Mode.TILES)


def _end(stage: Stage, draft: SafetyDraft) -> list[ft.Control]:
    look = stage.look
    if draft.recorded:
        return [
            title(look, stage.say("help.flagged_head")),
            words(look, stage.say("help.flagged_body"), LESSON),
        ]
    return [
        title(look, stage.say("result.none_head")),
        words(look, stage.say("result.none_body"), LESSON),
        *(bullet(look, s, LESSON) for s in stage.services.library.wording.watch_for),
    ]
