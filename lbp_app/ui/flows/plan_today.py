"""The plan of today: what is open, answered in one tap, what comes next, and the way to heat."""

from __future__ import annotations

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import card, column, heading, second, words
from lbp_app.ui.components.reminder_banner import choice_row
from lbp_app.ui.components.rows import open_row
from lbp_app.ui.flows.reminder_words import coming_words, minute_words, what_words
from lbp_app.ui.flows.rung import answers, in_banner
from lbp_app.ui.stage import Stage, to
from lbp_app.ui.theme import ROW, Space
from lbp_app.usecases.look_at_reminders import OpenReminder, RemindersView


def plan_today(stage: Stage) -> list[ft.Control]:
    """The card of reminders, when there are any, and heat when no red flag is open."""
    view = stage.services.reminders.look()
    if view.trouble is not None:
        return []
    parts: list[ft.Control] = [_card(stage, view)] if view.rules else []
    return parts if view.flag_open else [*parts, _heat(stage)]


def _card(stage: Stage, view: RemindersView) -> ft.Control:
    look = stage.look
    content: list[ft.Control] = [heading(look, stage.say("reminders.today_head"))]
    above = in_banner(stage)
    content += [_open(stage, o) for o in view.open_today if o.occurrence != above]
    if view.flag_open:
        content.append(words(look, stage.say("reminders.today_flag")))
    content.append(second(look, _next(stage, view)))
    return card(look, content)


def _next(stage: Stage, view: RemindersView) -> str:
    if view.next is None:
        return stage.say("reminders.no_next")
    when = coming_words(stage, view.next, view.now.date())
    return stage.say("reminders.today_next", what=what_words(stage, view.next.rule), when=when)


def _open(stage: Stage, reminder: OpenReminder) -> ft.Control:
    look, key = stage.look, reminder.occurrence
    name = what_words(stage, reminder.rule)
    set_for = stage.say("reminders.set_for", time=minute_words(key.slot))
    told = column([words(look, name, ROW), second(look, set_for)], Space.HAIR)
    choices = answers(stage, key, reminder.rule, f"open-{key.id}")
    return ft.Semantics(
        container=True, label=name, content=column([told, choice_row(look, choices)], Space.S)
    )


def _heat(stage: Stage) -> ft.Control:
    return open_row(
        stage.look,
        "heat",
        stage.say("heat.open"),
        stage.say("heat.open_hint"),
        to(stage, routes.HEAT),
        key="open-heat",
    )
