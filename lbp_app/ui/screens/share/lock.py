"""The password of a shared file: chosen on purpose, typed twice, kept nowhere."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.password import LONGEST
from lbp_app.ui.components.basics import card, heading, notice, second
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.ticks import tick_row
from lbp_app.ui.stage import Stage

FIELDS = "share."
PASSWORD, AGAIN = f"{FIELDS}password", f"{FIELDS}again"


def lock_card(stage: Stage, *, locked: bool, turn: Callable[[], None]) -> ft.Control:
    """The choice, and below it the two fields with what to know before."""
    look, say = stage.look, stage.say
    if stage.services.share().protect is None:
        return card(look, [second(look, say("share.lock_not_here"))])
    content = [
        heading(look, say("share.lock_head")),
        tick_row(look, say("share.lock"), turn, ticked=locked, key="lock"),
    ]
    if locked:
        typed = stage.session.typed
        content += [
            notice(look, "warning", say("share.lock_warning_head"), say("share.lock_warning")),
            text_field(
                look,
                say("share.password"),
                typed,
                key=PASSWORD,
                hint=say("share.password_hint"),
                most=LONGEST,
                secret=True,
            ),
            text_field(
                look, say("share.password_again"), typed, key=AGAIN, most=LONGEST, secret=True
            ),
            second(look, say("share.lock_open")),
        ]
    return card(look, content)
