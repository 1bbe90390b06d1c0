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
            stage.session.undo = Undo(stage.say("undo.taken_back"))
        else:
            stage.session.undo, stage.session.failed = None, True

    stage.session.undo = Undo(text, press)


def undo_bar(stage: Stage) -> list[ft.Control]:
    """The line for the foot of a screen; nothing when nothing was just done."""
    undo = stage.session.undo
    return [] if undo is None else [undo_line(stage.look, undo.text, undo.press)]
