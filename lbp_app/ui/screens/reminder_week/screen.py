"""The next seven days of reminders, exactly as they will come."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.reminder_planner import Coming
from lbp_app.domain.reminders import Quiet
from lbp_app.ui import routes
from lbp_app.ui.components.basics import card, heading, second, title, words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.moments import clock_words
from lbp_app.ui.flows.reminder_words import upcoming_day, what_words
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.reminder_week.state import by_day
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.ui.theme import ROW, Space


@screen
def ReminderWeekScreen() -> ft.View:  # noqa: N802 - a component
    """What comes, day by day, and how much will not come and why."""
    stage = use_stage()
    look = stage.look
    view = stage.services.reminders.look()
    ahead = stage.services.reminders.look.ahead()
    shown = [c for c in ahead if c.quiet is None]
    over = sum(c.quiet is Quiet.LIMIT for c in ahead)
    body: list[ft.Control] = [
        title(look, stage.say("reminders.week")),
        second(look, stage.say("reminders.week_lead")),
    ]
    if view.flag_open:
        body.append(words(look, stage.say("reminders.week_flag")))
    if over:
        most = view.settings.most_a_day
        body.append(words(look, stage.say("reminders.week_limit", most=most, count=over)))
    if not shown:
        body.append(words(look, stage.say("reminders.week_none")))
    for day, comings in by_day(shown, view.now):
        name = upcoming_day(stage, day, view.now.date())
        body.append(card(look, [heading(look, name), *(_line(stage, c) for c in comings)]))

    def back() -> None:
        stage.go(routes.REMINDERS)

    return framed(
        stage,
        routes.REMINDER_WEEK,
        body,
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
    )


def _line(stage: Stage, coming: Coming) -> ft.Control:
    look = stage.look
    wall = coming.moment.astimezone(stage.services.clock.now().tzinfo)
    time = words(look, clock_words(wall), ROW)
    told: list[ft.Control] = [words(look, what_words(stage, coming.rule))]
    if coming.moved:
        told.append(second(look, stage.say("reminders.week_moved")))
    what = ft.Column(told, spacing=Space.HAIR, expand=True)
    if look.large_text:
        return ft.Column([time, *told], spacing=Space.HAIR)
    return ft.Row(
        [ft.Container(time, width=Space.WIDE + Space.L), what],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
