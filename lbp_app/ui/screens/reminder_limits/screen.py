"""The patient's own limits for all reminders."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from lbp_app.domain.reminders import MOST_A_DAY, ReminderSettings
from lbp_app.ui import routes
from lbp_app.ui.components.basics import card, heading, outlined_button, second, title, words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.stepper import stepper
from lbp_app.ui.flows.reminder_words import minute_words, upcoming_day
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.usecases.look_at_reminders import RemindersView
from lbp_app.usecases.ports import Trouble

_STEP = 30
_A_DAY = 24 * 60
_USUAL = ReminderSettings()


@screen
def ReminderLimitsScreen() -> ft.View:  # noqa: N802 - a component
    """Quiet hours, the most a day, and a rest from all. Each tap is kept at once."""
    stage = use_stage()
    view = stage.services.reminders.look()

    def back() -> None:
        stage.go(routes.REMINDERS)

    return framed(
        stage,
        routes.REMINDER_LIMITS,
        [
            title(stage.look, stage.say("reminders.limits")),
            _quiet(stage, view.settings),
            _most(stage, view.settings),
            _rest(stage, view),
        ],
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
    )


def _keep(stage: Stage, settings: ReminderSettings) -> None:
    _tell(stage, stage.services.reminders.set.limits(settings))


def _tell(stage: Stage, trouble: Trouble | None) -> None:
    if trouble is not None:
        stage.session.failed = True


def _quiet(stage: Stage, settings: ReminderSettings) -> ft.Control:
    look = stage.look

    def start(by: int) -> None:
        _keep(stage, replace(settings, quiet_from=(settings.quiet_from + by) % _A_DAY))

    def end(by: int) -> None:
        _keep(stage, replace(settings, quiet_to=(settings.quiet_to + by) % _A_DAY))

    def none() -> None:
        _keep(stage, replace(settings, quiet_from=0, quiet_to=0))

    def usual() -> None:
        _keep(
            stage,
            replace(settings, quiet_from=_USUAL.quiet_from, quiet_to=_USUAL.quiet_to),
        )

    content = [
        heading(look, stage.say("reminders.quiet_head")),
        words(look, stage.say("reminders.quiet_body")),
    ]
    if settings.quiet_from == settings.quiet_to:
        on = stage.say("reminders.quiet_on")
        content.append(outlined_button(look, on, usual, key="quiet-on"))
    else:
        first, last = minute_words(settings.quiet_from), minute_words(settings.quiet_to)
        content += [
            stepper(look, stage.say("reminders.quiet_from"), first, start, step=_STEP, key="from"),
            stepper(look, stage.say("reminders.quiet_to"), last, end, step=_STEP, key="to"),
            outlined_button(look, stage.say("reminders.quiet_none"), none, key="quiet-none"),
        ]
    return card(look, content)


def _most(stage: Stage, settings: ReminderSettings) -> ft.Control:
    look = stage.look

    def change(by: int) -> None:
        most = min(max(settings.most_a_day + by, 0), MOST_A_DAY)
        _keep(stage, replace(settings, most_a_day=most))

    count = stage.say("reminders.most_count", count=settings.most_a_day)
    head = stage.say("reminders.most_head")
    return card(
        look,
        [
            heading(look, head),
            words(look, stage.say("reminders.most_body")),
            stepper(look, head, count, change, step=1, key="most"),
        ],
    )


def _rest(stage: Stage, view: RemindersView) -> ft.Control:
    look, desk, settings = stage.look, stage.services.reminders, view.settings

    def rest() -> None:
        _tell(stage, desk.set.rest(settings))

    def end() -> None:
        _tell(stage, desk.set.end_rest(settings))

    content = [heading(look, stage.say("reminders.rest_head"))]
    if settings.pause_until is not None and settings.rests_at(view.now):
        day = settings.pause_until.astimezone(view.now.tzinfo).date()
        until = upcoming_day(stage, day, view.now.date())
        content += [
            second(look, stage.say("reminders.rest_now", day=until)),
            outlined_button(look, stage.say("reminders.rest_end"), end, key="rest-end"),
        ]
    else:
        text = stage.say("reminders.rest_week")
        content.append(outlined_button(look, text, rest, key="rest-week"))
    return card(look, content)
