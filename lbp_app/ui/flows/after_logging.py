"""After something was noted: the safety questions it calls for, and the page that says "Saved"."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain import screening as steps
from lbp_app.domain.diary import Kind
from lbp_app.domain.screening import Mode
from lbp_app.ui.components.basics import column, notice, outlined_button, second, title
from lbp_app.ui.flows.safety_check import Change, framed_step, safety_step
from lbp_app.ui.flows.safety_draft import SafetyDraft, now_at, start, with_a_clean_check
from lbp_app.ui.services import Services
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import Space
from lbp_app.usecases.log_fact import Calls
from lbp_app.usecases.ports import Trouble

BECAUSE = "log.ask_first"


def questions_for(services: Services, calls: Calls) -> SafetyDraft | None:
    """A safety check that begins with the groups called for, then offers all; None: none called."""
    if not calls:
        return None
    fresh = start(services, Kind.GET_HELP, Mode.TILES)
    table = services.library.table
    asked = steps.prompt_groups(fresh.screening, table, calls.groups)
    return SafetyDraft(fresh.entry_id, fresh.kind, asked, fresh.started_at, because=BECAUSE)


def questions_view(
    stage: Stage, route: str, draft: SafetyDraft, change: Change, leave: Callable[[], None]
) -> ft.View | None:
    """The next step of the safety questions as a screen; None once they are done."""
    step = safety_step(stage, draft, change, leave)
    return None if step is None else framed_step(stage, route, step)


def answered(services: Services, draft: SafetyDraft) -> tuple[SafetyDraft, bool]:
    """The draft after an answer, and whether nothing is left to ask.

    Then questions that were asked and denied are written, too.
    """
    where, _, _ = now_at(services, draft)
    done = where is steps.Stage.DONE
    return (with_a_clean_check(services, draft) if done else draft), done


def saved_line(stage: Stage, *, gone: bool = False) -> ft.Control:
    """ "Saved" or "Deleted", said to screen readers as it appears."""
    head = title(stage.look, stage.say("delete.done" if gone else "log.saved"))
    where = [] if gone else [second(stage.look, stage.say("log.saved_where"))]
    return column([ft.Semantics(live_region=True, content=head), *where], Space.XS)


def unsaved(
    stage: Stage, trouble: Trouble | None, again: Callable[[], None] | None = None
) -> list[ft.Control]:
    """What kept it from being saved, calmly, with a way to try again."""
    if trouble is None:
        return []
    more = (
        [outlined_button(stage.look, stage.say("trouble.again"), again, key="try-again")]
        if again
        else []
    )
    return [
        notice(
            stage.look,
            "warning",
            stage.say("trouble.unsaved_head"),
            stage.say(f"trouble.{trouble.value}"),
            *more,
        )
    ]
