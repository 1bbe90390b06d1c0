"""One reminder: when it comes, off in one tap, and what this device can do."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.reminders import ReminderRule
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    filled_button,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.calendar import calendar_card
from lbp_app.ui.flows.reminder_words import coming_words, upcoming_day, what_words, when_words
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.usecases.look_at_reminders import RemindersView
from lbp_app.usecases.ports import Trouble


@screen
def ReminderScreen() -> ft.View:  # noqa: N802 - a component
    """The page of one reminder."""
    stage = use_stage()
    rule_id = str(ft.use_route_params().get("rule_id", ""))
    view = stage.services.reminders.look()
    rule = dict(view.rules).get(rule_id)
    body: list[ft.Control] = [
        title(stage.look, stage.say("reminders.head")),
        words(stage.look, stage.say("reminders.gone")),
    ]
    if rule is not None:
        body = [
            title(stage.look, what_words(stage, rule)),
            _when(stage, view, rule_id, rule),
            *_actions(stage, view, rule_id, rule),
            calendar_card(stage),
            _remove(stage, rule_id, rule),
        ]
    back = Back(stage.say("nav.back"), _to_list(stage))
    route = routes.reminder(rule_id)
    return framed(stage, route, body, back=back, flag=open_flag(stage))


def _to_list(stage: Stage) -> Callable[[], None]:
    def press() -> None:
        stage.go(routes.REMINDERS)

    return press


def _when(stage: Stage, view: RemindersView, rule_id: str, rule: ReminderRule) -> ft.Control:
    look, today = stage.look, view.now.date()
    lines: list[ft.Control] = [words(look, when_words(stage, rule, today))]
    if not rule.on:
        lines.append(second(look, stage.say("reminders.is_off")))
    elif rule.paused_until is not None and rule.paused_until > view.now:
        day = rule.paused_until.astimezone(view.now.tzinfo).date()
        until = stage.say("reminders.rests_until", day=upcoming_day(stage, day, today))
        lines.append(second(look, until))
    else:
        lines.append(second(look, _next(stage, view, rule_id)))
    return card(look, lines)


def _next(stage: Stage, view: RemindersView, rule_id: str) -> str:
    """The next time it will come, within seven days."""
    own = (
        c
        for c in stage.services.reminders.look.ahead()
        if c.occurrence.rule_id == rule_id and c.quiet is None
    )
    coming = next(own, None)
    if coming is None:
        return stage.say("reminders.no_next")
    return stage.say("reminders.next_at", when=coming_words(stage, coming, view.now.date()))


def _actions(
    stage: Stage, view: RemindersView, rule_id: str, rule: ReminderRule
) -> list[ft.Control]:
    look, desk = stage.look, stage.services.reminders

    def change() -> None:
        stage.go(routes.reminder_change(rule_id))

    def switch() -> None:
        _tell(stage, desk.set.switch(rule_id, rule, on=not rule.on))

    def pause() -> None:
        _tell(stage, desk.set.pause(rule_id, rule))

    def end_pause() -> None:
        _tell(stage, desk.set.switch(rule_id, rule, on=True))

    rests = rule.paused_until is not None and rule.paused_until > view.now
    turn = stage.say("reminders.turn_off" if rule.on else "reminders.turn_on")
    rest = stage.say("reminders.end_pause" if rests else "reminders.pause_week")
    return [
        filled_button(look, stage.say("reminders.change"), change, key="change"),
        outlined_button(look, turn, switch, key="switch"),
        *(
            [outlined_button(look, rest, end_pause if rests else pause, key="rest")]
            if rule.on
            else []
        ),
    ]


def _remove(stage: Stage, rule_id: str, rule: ReminderRule) -> ft.Control:
    def remove() -> None:
        if stage.services.reminders.set.remove(rule_id, rule) is None:
            stage.go(routes.REMINDERS)
        else:
            stage.session.failed = True

    return text_button(stage.look, stage.say("reminders.remove"), remove, key="remove")


def _tell(stage: Stage, trouble: Trouble | None) -> None:
    if trouble is not None:
        stage.session.failed = True
