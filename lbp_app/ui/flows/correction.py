"""What every correction asks: when it really happened, and why it is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import flet as ft

from lbp_app.domain.log import Why
from lbp_app.domain.when import When, moment_of, when_of
from lbp_app.ui.components.basics import (
    card,
    column,
    filled_button,
    heading,
    notice,
    outlined_button,
    second,
    title,
    words,
)
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.when_field import when_field
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import LESSON_STRONG, Space
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class Change:
    """The time and the reason of a correction in hand; ``when`` None is as it was."""

    when: When | None = None
    why: Why | None = None


def happened(change: Change, before: datetime, now: datetime) -> datetime:
    """The corrected moment, in the zone it was written down in; unchanged unless it was moved."""
    if change.when is None or change.when == when_of(before):
        return before
    return moment_of(change.when, now.astimezone(before.tzinfo))


def correction_head(
    stage: Stage, before: str, trouble: Trouble | None, error: str | None
) -> list[ft.Control]:
    """What is being corrected, as it stands now, and why it could not be saved."""
    look = stage.look
    head = [
        title(look, stage.say("correct.head")),
        second(look, stage.say("correct.lead")),
        second(look, stage.say("correct.before", value=before)),
    ]
    wrong: list[ft.Control] = []
    if error:
        why = stage.say(f"log.error.{error}")
        wrong = [notice(look, "warning", stage.say("trouble.unsaved_head"), why)]
    return [*unsaved(stage, trouble), column(head, Space.XS), *wrong]


def when_changed(
    stage: Stage, change: Change, before: datetime, on_when: Callable[[When], None]
) -> ft.Control:
    """The time it happened, on the clock of the place where it did."""
    now = stage.services.clock.now().astimezone(before.tzinfo)
    return when_field(stage.look, change.when or when_of(before), now, on_when, may_be_now=False)


def why_changed(stage: Stage, change: Change, on_why: Callable[[Why], None]) -> ft.Control:
    """The reason, in one tap."""

    def choose(option: str) -> None:
        on_why(Why(option))

    return card(
        stage.look,
        [
            heading(stage.look, stage.say("correct.why"), LESSON_STRONG),
            chips(
                stage.look,
                [(w.value, stage.say(f"correct.why_{w.value}")) for w in Why],
                () if change.why is None else (change.why.value,),
                choose,
                key="why",
            ),
        ],
    )


def save_change(stage: Stage, save: Callable[[], None] | None) -> ft.Control:
    """The one filled button; until a reason is chosen it says in words what is waited for."""
    if save is None:
        return second(stage.look, stage.say("correct.waiting"))
    return filled_button(stage.look, stage.say("correct.save"), save, key="save")


def change_buttons(
    stage: Stage, correct: Callable[[], None] | None, delete: Callable[[], None]
) -> list[ft.Control]:
    """The ways to change what is shown; ``correct`` is None for what has no form."""
    look = stage.look
    change = stage.say("correct.button")
    return [
        *(
            [outlined_button(look, change, correct, key="correct", icon="pencil")]
            if correct
            else []
        ),
        outlined_button(look, stage.say("delete.button"), delete, key="delete", icon="bin"),
    ]


def sure(
    stage: Stage, ask: str, delete: Callable[[], None], keep: Callable[[], None]
) -> list[ft.Control]:
    """One line before something is deleted; the way back stands beside it."""
    look = stage.look
    return [
        ft.Semantics(live_region=True, content=words(look, stage.say(ask))),
        outlined_button(look, stage.say("delete.yes"), delete, key="delete-yes", icon="bin"),
        outlined_button(look, stage.say("delete.no"), keep, key="delete-no"),
    ]
