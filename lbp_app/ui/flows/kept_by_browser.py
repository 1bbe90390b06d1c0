"""What a patient must know where a browser keeps the diary: how it is lost, and how to keep it."""

from __future__ import annotations

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    heading,
    notice,
    outlined_button,
    text_button,
    words,
)
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import LESSON_STRONG
from lbp_app.usecases.ports import Keeping


def by_a_browser(stage: Stage) -> bool:
    """Whether a browser keeps the diary, and not a folder."""
    return stage.services.keeping is not Keeping.IN_A_FOLDER


def how_it_is_kept(stage: Stage) -> list[ft.Control]:
    """The notice of how a browser may lose the diary; nothing where a folder keeps it."""
    if not by_a_browser(stage):
        return []
    promised = stage.services.keeping is Keeping.PROMISED_BY_THE_BROWSER
    body = stage.say("browser.keep_promised" if promised else "browser.keep_evict")
    advice = words(stage.look, stage.say("browser.keep_backup"), color=stage.look.palette.on_warm)
    return [notice(stage.look, "warning", stage.say("browser.keep_head"), body, advice)]


def only_while_open(stage: Stage) -> list[ft.Control]:
    """The notice that reminders need the page open; nothing where the app itself runs."""
    if not by_a_browser(stage):
        return []
    head, body = stage.say("browser.reminders_head"), stage.say("browser.reminders_body")
    return [notice(stage.look, "warning", head, body)]


def backup_nudge(stage: Stage) -> list[ft.Control]:
    """Once a week: the way to a backup, or "not now"."""
    nudge = stage.services.nudge_backup
    if not nudge.due():
        return []

    def to_backup() -> None:
        stage.go(routes.YOUR_DATA)

    def not_now() -> None:
        nudge.settled()
        stage.session.revision += 1

    look = stage.look
    return [
        card(
            look,
            [
                heading(look, stage.say("browser.nudge_head"), LESSON_STRONG),
                words(look, stage.say("browser.nudge_body")),
                outlined_button(look, stage.say("browser.to_backup"), to_backup, key="to-backup"),
                text_button(look, stage.say("browser.not_now"), not_now, key="backup-not-now"),
            ],
            ground=look.palette.tint,
        )
    ]
