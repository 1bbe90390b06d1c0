"""Set or change a reminder: what about, at what time, on which days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.reminders import LONGEST_NAME, Follow, ReminderKind
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    filled_button,
    heading,
    outlined_button,
    second,
    title,
    words,
)
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.stepper import stepper
from lbp_app.ui.flows.reminder_words import minute_words, upcoming_day
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.reminder_change import state as form_state
from lbp_app.ui.screens.reminder_change.state import Days, ReminderForm
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG
from lbp_app.usecases.look_at_reminders import RemindersView

DRAFT = "reminder"
NAME = "reminder-name"
_AN_HOUR = 60
Put = Callable[[ReminderForm | None], None]


@screen
def ReminderChangeScreen() -> ft.View:  # noqa: N802 - a component
    """One short form."""
    stage = use_stage()
    rule_id = str(ft.use_route_params().get("rule_id", routes.NEW))
    view = stage.services.reminders.look()
    draft, put = use_draft(DRAFT, lambda: _fresh(stage, view, rule_id))
    form = draft if draft.rule_id == rule_id else _fresh(stage, view, rule_id)

    def leave() -> None:
        put(None)
        stage.session.typed.forget(NAME)
        stage.go(routes.REMINDERS if rule_id == routes.NEW else routes.reminder(rule_id))

    def save() -> None:
        done = form_state.checked(form)
        if done.error is not None:
            put(done)
            return
        name = stage.session.typed.text(NAME)
        rule = form_state.rule_of(done, name, _zone(view), view.now.date())
        kept_id = None if rule_id == routes.NEW else rule_id
        if stage.services.reminders.set(rule, kept_id) is not None:
            stage.session.failed = True
            return
        leave()

    body = [
        title(stage.look, stage.say("reminders.add" if form.kept is None else "reminders.change")),
        _kind(stage, form, put),
        _times(stage, view, form, put),
        _days(stage, view, form, put),
        _travel(stage, form, put),
    ]
    wrong = [] if form.error is None else [_wrong(stage, form.error)]
    button = filled_button(stage.look, stage.say("reminders.save"), save, key="save")
    return framed(
        stage,
        routes.reminder_change(rule_id),
        body,
        back=Back(stage.say("nav.back"), leave),
        bottom=[*wrong, button],
        flag=open_flag(stage),
    )


def _fresh(stage: Stage, view: RemindersView, rule_id: str) -> ReminderForm:
    known = dict(view.rules).get(rule_id)
    stage.session.typed.put(NAME, known.name if known is not None else "")
    if known is None:
        return form_state.new_form(rule_id, view.now.date())
    return form_state.form_of(rule_id, known)


def _zone(view: RemindersView) -> str:
    """The name of the zone the patient is in; empty when the system does not tell it."""
    return str(getattr(view.now.tzinfo, "key", ""))


def _wrong(stage: Stage, error: str) -> ft.Control:
    return ft.Semantics(live_region=True, content=words(stage.look, stage.say(error), BODY_STRONG))


def _kind(stage: Stage, form: ReminderForm, put: Put) -> ft.Control:
    look = stage.look
    options = [(kind.value, stage.say(f"reminders.kind_{kind.value}")) for kind in ReminderKind]

    def choose(kind: str) -> None:
        put(replace(form, kind=ReminderKind(kind)))

    medicine = form.kind is ReminderKind.MEDICINE
    hint = "reminders.name_hint_medicine" if medicine else "reminders.name_hint"
    return card(
        look,
        [
            heading(look, stage.say("reminders.choose_head")),
            chips(look, options, (form.kind.value,), choose, key="kind"),
            text_field(
                look,
                stage.say("reminders.name_label"),
                stage.session.typed,
                key=NAME,
                hint=stage.say(hint),
                most=LONGEST_NAME,
            ),
        ],
    )


def _times(stage: Stage, view: RemindersView, form: ReminderForm, put: Put) -> ft.Control:
    look = stage.look
    options = [(str(m), minute_words(m)) for m in form_state.offered(form)]

    def choose(minute: str) -> None:
        put(form_state.with_time(form, int(minute)))

    def pick() -> None:
        put(replace(form, picking=True))

    content: list[ft.Control] = [
        heading(look, stage.say("reminders.times_head")),
        chips(look, options, [str(m) for m in form.times], choose, key="time"),
    ]
    if form.picking:
        content += _picker(stage, form, put)
    else:
        text = stage.say("reminders.time_add")
        content.append(outlined_button(look, text, pick, key="time-add"))
    quiet = form_state.in_quiet_hours(form, view.settings)
    if quiet is not None:
        end = minute_words(view.settings.quiet_to)
        note = stage.say("reminders.quiet_note", time=minute_words(quiet), end=end)
        content.append(second(look, note))
    return card(look, content)


def _picker(stage: Stage, form: ReminderForm, put: Put) -> list[ft.Control]:
    """Any time in steps of an hour and a quarter: no dial to aim at."""

    def by(minutes: int) -> None:
        put(form_state.moved(form, minutes))

    def take() -> None:
        put(replace(form_state.with_time(form, form.minute), picking=False))

    hours, minutes = divmod(form.minute, _AN_HOUR)
    look, say = stage.look, stage.say
    return [
        stepper(look, say("reminders.time_hour"), str(hours), by, step=_AN_HOUR, key="hour"),
        stepper(
            look,
            say("reminders.time_minute"),
            f"{minutes:02d}",
            by,
            step=form_state.STEP,
            key="minute",
        ),
        outlined_button(
            look,
            say("reminders.time_take", time=minute_words(form.minute)),
            take,
            key="time-take",
        ),
    ]


def _days(stage: Stage, view: RemindersView, form: ReminderForm, put: Put) -> ft.Control:
    look = stage.look
    options = [(days.value, stage.say(f"reminders.days_{days.value}")) for days in Days]

    def choose(days: str) -> None:
        put(replace(form, days=Days(days), error=None))

    def weekday(day: str) -> None:
        put(form_state.with_weekday(form, int(day)))

    def another(days: int) -> None:
        put(form_state.another_day(form, days, view.now.date()))

    content = [
        heading(look, stage.say("reminders.days_head")),
        chips(look, options, (form.days.value,), choose, key="days"),
    ]
    if form.days is Days.SOME:
        names = [(str(n), stage.say(f"dates.weekday_{n}")) for n in range(7)]
        content.append(chips(look, names, [str(d) for d in form.weekdays], weekday, key="day"))
    if form.days is Days.ONCE:
        day = upcoming_day(stage, form.start, view.now.date())
        head = stage.say("reminders.day_once_head")
        content.append(stepper(look, head, day, another, step=1, key="once"))
    return card(look, content)


def _travel(stage: Stage, form: ReminderForm, put: Put) -> ft.Control:
    look = stage.look
    options = [(f.value, stage.say(f"reminders.travel_{f.value}")) for f in Follow]

    def choose(follow: str) -> None:
        put(replace(form, follow=Follow(follow)))

    return card(
        look,
        [
            heading(look, stage.say("reminders.travel_head")),
            chips(look, options, (form.follow.value,), choose, key="travel"),
        ],
    )
