"""The list of reminders, and the way to what belongs to all of them."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.reminders import Quiet, ReminderKind, ReminderRule
from lbp_app.ui import routes
from lbp_app.ui.components.basics import filled_button, notice, second, title, words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.rows import open_row
from lbp_app.ui.flows.kept_by_browser import only_while_open
from lbp_app.ui.flows.reminder_words import upcoming_day, what_words, when_words
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, to, use_stage
from lbp_app.usecases.look_at_reminders import RemindersView

_ICONS = {ReminderKind.HEAT: "heat", ReminderKind.CHECK_IN: "diary", ReminderKind.ACTIVITY: "sun"}


@screen
def RemindersScreen() -> ft.View:  # noqa: N802 - a component
    """All reminders, each with its own page."""
    stage = use_stage()
    look = stage.look
    view = stage.services.reminders.look()
    body: list[ft.Control] = [
        title(look, stage.say("reminders.head")),
        second(look, stage.say("reminders.lead")),
        *only_while_open(stage),
    ]
    if view.trouble is not None:
        trouble = stage.say(f"trouble.{view.trouble.value}")
        body.append(notice(look, "warning", stage.say("trouble.closed_head"), trouble))
    over = _too_many(stage, view)
    if over is not None:
        body.append(over)
    if not view.rules:
        body.append(words(look, stage.say("reminders.none")))
    body += [_row(stage, view, rule_id, rule) for rule_id, rule in view.rules]
    body += [
        filled_button(
            look, stage.say("reminders.add"), to(stage, routes.reminder_change()), key="add"
        ),
        _link(stage, "week", "clock", routes.REMINDER_WEEK),
        _link(stage, "limits", "night", routes.REMINDER_LIMITS),
    ]
    back = Back(stage.say("nav.back"), to(stage, routes.ME))
    return framed(stage, routes.REMINDERS, body, back=back, flag=open_flag(stage))


def _too_many(stage: Stage, view: RemindersView) -> ft.Control | None:
    """More is set than the patient wants in a day: said here, so that nothing is missed unseen."""
    if view.trouble is not None:
        return None
    over = sum(c.quiet is Quiet.LIMIT for c in stage.services.reminders.look.ahead())
    if not over:
        return None
    most = view.settings.most_a_day
    return words(stage.look, stage.say("reminders.week_limit", most=most, count=over))


def _row(stage: Stage, view: RemindersView, rule_id: str, rule: ReminderRule) -> ft.Control:
    return open_row(
        stage.look,
        _ICONS.get(rule.kind, "bell"),
        what_words(stage, rule),
        status(stage, view, rule),
        to(stage, routes.reminder(rule_id)),
        key=f"reminder-{rule_id}",
    )


def status(stage: Stage, view: RemindersView, rule: ReminderRule) -> str:
    """When it comes, or that it is off or rests."""
    today = view.now.date()
    if not rule.on:
        return stage.say("reminders.is_off")
    if rule.paused_until is not None and rule.paused_until > view.now:
        day = rule.paused_until.astimezone(view.now.tzinfo).date()
        return stage.say("reminders.rests_until", day=upcoming_day(stage, day, today))
    return when_words(stage, rule, today)


def _link(stage: Stage, name: str, icon: str, route: str) -> ft.Control:
    return open_row(
        stage.look,
        icon,
        stage.say(f"reminders.{name}"),
        stage.say(f"reminders.{name}_hint"),
        to(stage, route),
        key=f"open-{name}",
    )
