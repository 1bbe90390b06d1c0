"""What the banner shows when something rang, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import flet as ft

from lbp_app.domain.reminders import Became, Occurrence, ReminderKind, ReminderRule
from lbp_app.domain.rung import HeatRing, Rung
from lbp_app.ui import routes
from lbp_app.ui.components.reminder_banner import Choice, reminder_banner
from lbp_app.ui.flows.reminder_words import minute_words, what_words
from lbp_app.ui.flows.undo import offer_undo
from lbp_app.ui.stage import Stage
from lbp_app.usecases.answer_reminder import Snooze
from lbp_app.usecases.look_at_reminders import OpenReminder

_AN_HOUR = timedelta(hours=1)


def rung_banner(stage: Stage, route: str) -> ft.Control | None:
    """The banner for what has rung in this window, until it is answered anywhere or closed.

    A skin check of heat is read from the log, so that a window opened later shows it too; the
    heat screen shows it itself.
    """
    heat = stage.services.heat.look.waiting() if route != routes.HEAT else None
    if heat is not None and stage.session.heat_put_away != _key(heat):
        return _heat(stage, heat)
    rung = stage.session.rung
    if rung is None:
        return None
    still_open = _still_open(stage, rung)
    if still_open:
        return _due(stage, still_open)
    if rung.missed and not rung.due:
        return _missed(stage)
    return None


def in_banner(stage: Stage) -> Occurrence | None:
    """The reminder that the banner of this window shows, so that Today need not show it twice."""
    rung = stage.session.rung
    if rung is None:
        return None
    return next((o.occurrence for o in _still_open(stage, rung)), None)


def close_banner(stage: Stage) -> None:
    """Put the banner away in this window; the reminder stays on Today."""
    stage.session.rung = None
    stage.session.later_open = False


def answers(
    stage: Stage, occurrence: Occurrence, rule: ReminderRule, prefix: str
) -> tuple[Choice, ...]:
    """Done, part and not today: the answers that are one tap. Medicines are done or not."""

    def answer(became: Became) -> Callable[[], None]:
        def press() -> None:
            desk = stage.services.reminders.answer
            if desk(occurrence, became) is not None:
                stage.session.failed = True
                return
            text = stage.say(f"undo.{became.value}", what=what_words(stage, rule))
            offer_undo(stage, text, lambda: desk.take_back(occurrence))

        return press

    parts = [("part", Became.PART)]
    if rule.kind in {ReminderKind.MEDICINE, ReminderKind.CHECK_IN, ReminderKind.APPOINTMENT}:
        parts = []
    known = [("done", Became.DONE), *parts, ("not_today", Became.NOT_TODAY)]
    return tuple(
        Choice(
            stage.say(f"reminders.{name}"), answer(became), f"{prefix}-{name}", main=name == "done"
        )
        for name, became in known
    )


def _still_open(stage: Stage, rung: Rung) -> tuple[OpenReminder, ...]:
    """Of what is due, what nobody has answered yet, in this window or another."""
    due = {c.occurrence for c in rung.due}
    if not due:
        return ()
    open_today = stage.services.reminders.look().open_today
    return tuple(o for o in open_today if o.occurrence in due)


def _due(stage: Stage, due: tuple[OpenReminder, ...]) -> ft.Control:
    first = due[0]
    line = stage.say("reminders.set_for", time=minute_words(first.occurrence.slot))
    if len(due) > 1:
        line = f"{line}, {stage.say('reminders.more_due', count=len(due) - 1)}"

    def later() -> None:
        stage.session.later_open = True

    if stage.session.later_open:
        choices = _later(stage, first.occurrence)
    else:
        choices = (
            *answers(stage, first.occurrence, first.rule, "rung"),
            Choice(stage.say("reminders.later_button"), later, "rung-later"),
        )
    what = what_words(stage, first.rule)
    return reminder_banner(stage.look, "bell", what, line, choices, _close(stage))


def _later(stage: Stage, occurrence: Occurrence) -> tuple[Choice, ...]:
    desk = stage.services.reminders

    def snooze(length: Snooze) -> Callable[[], None]:
        def press() -> None:
            stage.session.later_open = False
            if desk.answer.snooze(occurrence, length).trouble is not None:
                stage.session.failed = True

        return press

    def skip() -> None:
        stage.session.later_open = False
        if desk.answer(occurrence, Became.SKIPPED) is not None:
            stage.session.failed = True

    def to_page() -> None:
        stage.session.later_open = False
        stage.go(routes.reminder(occurrence.rule_id))

    lengths = (
        Choice(stage.say(f"reminders.snooze_{n.value}"), snooze(n), f"snooze-{n.value}")
        for n in desk.answer.offered()
    )
    return (
        *lengths,
        Choice(stage.say("reminders.skip"), skip, "rung-skip"),
        Choice(stage.say("reminders.change"), to_page, "rung-change"),
    )


def _missed(stage: Stage) -> ft.Control:
    def see() -> None:
        close_banner(stage)
        stage.go(routes.TODAY)

    return reminder_banner(
        stage.look,
        "sun",
        stage.say("reminders.missed_head"),
        stage.say("reminders.missed_body"),
        (Choice(stage.say("reminders.missed_see"), see, "rung-see", main=True),),
        _close(stage),
    )


def _heat(stage: Stage, ring: HeatRing) -> ft.Control:
    def see() -> None:
        stage.go(routes.HEAT)

    def put_away() -> None:
        stage.session.heat_put_away = _key(ring)

    late = ring.late >= timedelta(minutes=1)
    if not ring.over:
        head = stage.say("heat.banner_check")
    elif late:
        head = stage.say("heat.banner_late", ago=ago_words(stage, ring.late))
    else:
        head = stage.say("heat.banner_over")
    line = stage.say("heat.over_take_off") if ring.over else stage.say("heat.check_body")
    choices = (Choice(stage.say("heat.banner_open"), see, "rung-heat", main=True),)
    close = Choice(stage.say("reminders.close"), put_away, "rung-close")
    return reminder_banner(stage.look, "heat", head, line, choices, close)


def _key(ring: HeatRing) -> str:
    return f"{ring.item_id}/{ring.minute}"


def ago_words(stage: Stage, late: timedelta) -> str:
    """How long ago something was, in minutes, from two hours on in hours."""
    minutes = int(late / timedelta(minutes=1))
    if late >= 2 * _AN_HOUR:
        return stage.say("heat.ago_hours", hours=minutes // 60)
    return stage.say("heat.ago_minutes", minutes=minutes)


def _close(stage: Stage) -> Choice:
    def close() -> None:
        close_banner(stage)

    return Choice(stage.say("reminders.close"), close, "rung-close")
