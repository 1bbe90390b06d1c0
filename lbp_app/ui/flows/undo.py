"""Say what was just done, and offer to take it back."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.ui.components.undo_line import undo_line
from lbp_app.ui.session import Undo
from lbp_app.ui.stage import Stage


def offer_undo(stage: Stage, text: str, back: Callable[[], object]) -> None:
    """Show ``text`` with "Take it back"; ``back`` answers why it could not, None when it could."""

    def press() -> None:
        if back() is None:
            taken_back(stage)
        else:
            stage.session.undo, stage.session.failed = None, True

    stage.session.undo = Undo(text, ft.context.page.route, press)


def taken_back(stage: Stage) -> None:
    """Say that it was taken back."""
    stage.session.undo = Undo(stage.say("undo.taken_back"), ft.context.page.route)


def undo_bar(stage: Stage) -> list[ft.Control]:
    """The line for the foot of a screen; nothing when nothing was just done on this one."""
    undo = stage.session.undo
    if undo is None or undo.route != ft.context.page.route:
        return []
    return [undo_line(stage.look, undo.text, undo.press)]
