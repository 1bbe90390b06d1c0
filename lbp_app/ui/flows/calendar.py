"""What this device can do when the app is closed, and the calendar file that can do the rest."""

from __future__ import annotations

import flet as ft

from lbp_app.ui.components.basics import card, heading, outlined_button, second, words
from lbp_app.ui.flows.files import save_file
from lbp_app.ui.stage import Stage


def calendar_card(stage: Stage) -> ft.Control:
    """Honest words about this device, and the calendar file."""
    look, desk = stage.look, stage.services.reminders

    def save() -> None:
        data = desk.calendar(stage.say("reminders.neutral"))

        def then(saved: bool) -> None:  # noqa: FBT001 - a callback
            stage.session.failed = stage.session.failed or not saved

        save_file(stage, stage.say("reminders.calendar_name"), data, then)

    neutral = stage.say("reminders.neutral")
    return card(
        look,
        [
            heading(look, stage.say("reminders.reach_head")),
            words(look, stage.say(f"reminders.reach_{desk.notifier.reach.value}")),
            outlined_button(look, stage.say("reminders.calendar"), save, key="calendar"),
            second(look, stage.say("reminders.calendar_body", neutral=neutral)),
        ],
    )
