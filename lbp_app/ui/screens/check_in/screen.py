"""The check-in screen: one step at a time, in under a minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain import screening as steps
from lbp_app.domain.daily import Sleep
from lbp_app.domain.diary import SCALES, Kind
from lbp_app.domain.when import NOW, When, moment_of, on_day
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    card,
    column,
    filled_button,
    heading,
    notice,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.body_card import body_card
from lbp_app.ui.components.care_cards import flag_card
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.components.rating_steps import rating_steps
from lbp_app.ui.components.when_field import when_field
from lbp_app.ui.flows.safety_check import framed_step, safety_step, unsaved_notice
from lbp_app.ui.flows.safety_draft import SafetyDraft, advance, is_stale, remember, start
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.check_in import state as check_in
from lbp_app.ui.screens.check_in.state import DRAFT, CheckInState, Step
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import BODY, LESSON, Space

NOTE = "check-in.note"
Put = Callable[[CheckInState | None], None]


@screen
def CheckInScreen() -> ft.View:  # noqa: N802 - a component
    """Safety, pain, result: the step is derived from what was given."""
    stage = use_stage()
    state, put = use_draft(DRAFT, lambda: _fresh(stage))
    if is_stale(stage.services, state.safety):
        state = _fresh(stage)
    state = _with_chart_questions(stage, state)

    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = _now(stage, state)
        put(replace(now, safety=how(now.safety)))

    def leave() -> None:
        put(None)
        stage.session.typed.forget(DRAFT)
        stage.go(routes.TODAY)

    safety = safety_step(stage, state.safety, change, leave)
    which = check_in.step_of(state, safety_done=safety is None)
    if safety is not None:
        return framed_step(stage, routes.CHECK_IN, safety)
    if which is Step.PAIN:
        return _pain(stage, state, put)
    return _result(stage, state, put, leave)


def _fresh(stage: Stage) -> CheckInState:
    return CheckInState(start(stage.services, Kind.CHECK_IN, steps.Mode.TILES))


def _now(stage: Stage, drawn: CheckInState) -> CheckInState:
    """The check-in as it is when a tap comes, with what its body chart opened."""
    now = newest(stage.session, DRAFT, drawn)
    same = now.safety.entry_id == drawn.safety.entry_id
    return _with_chart_questions(stage, now if same else drawn)


def _with_chart_questions(stage: Stage, state: CheckInState) -> CheckInState:
    """New numbness or weakness on the body chart of this check-in opens its questions."""
    screening = state.safety.screening
    if state.tried or not screening.tiles_confirmed:
        return state
    groups = stage.services.read_body_charts(state.safety.entry_id).groups
    asked = steps.prompt_groups(screening, stage.services.library.table, groups)
    return replace(state, safety=replace(state.safety, screening=asked))


def _pain(stage: Stage, state: CheckInState, put: Put) -> ft.View:
    look = stage.look
    p = look.palette
    last = stage.services.today().last_check_in
    colors = {"back_pain": p.back, "leg_pain": p.leg, "interference": p.func}

    def rated(scale: str) -> Callable[[int], None]:
        def on_rate(value: int) -> None:
            put(check_in.rate(_now(stage, state), scale, value))

        return on_rate

    scales = [
        rating_steps(
            look,
            stage.say(f"pain.{scale}"),
            hint=stage.say(f"pain.{scale}_hint"),
            value=getattr(state.ratings, scale),
            before=getattr(last, scale) if last else None,
            color=colors[scale],
            on_rate=rated(scale),
            seconds=stage.services.clock.seconds,
            key=scale,
        )
        for scale in SCALES
    ]
    note = text_field(
        look,
        stage.say("pain.note"),
        stage.session.typed,
        key=NOTE,
        lines=2,
        hint=stage.say("pain.note_hint"),
    )
    return framed(
        stage,
        routes.CHECK_IN,
        [
            title(look, stage.say("pain.head")),
            side_by_side(
                look,
                scales[:2],
                [
                    *scales[2:],
                    _where(stage, state.safety.entry_id),
                    note,
                    _earlier(stage, state, put),
                ],
            ),
        ],
        two_columns=True,
        bottom=_pain_buttons(stage, state, put),
        step="pain",
        flag=open_flag(stage),
        back=Back(stage.say("nav.back"), _back_to_tiles(state, put)),
    )


def _where(stage: Stage, entry_id: str) -> ft.Control:
    """ "Where is it?": optional; on most days one tap keeps the marks of last time."""
    charts = stage.services.read_body_charts(entry_id)

    def open_chart() -> None:
        stage.go(routes.body_chart_of(entry_id))

    def same() -> None:
        if charts.last is not None:
            stage.services.record_body_chart(charts.last, entry_id)

    return body_card(
        stage.look,
        stage.services.body(),
        now=charts.now,
        last=charts.last,
        on_open=open_chart,
        on_same=same,
    )


def _earlier(stage: Stage, state: CheckInState, put: Put) -> ft.Control:
    """Back-dating: out of the way until it is wanted."""

    def when(chosen: When) -> None:
        put(check_in.at(state, chosen))

    now = stage.services.clock.now()
    if state.when != NOW:
        return when_field(stage.look, state.when, now, when)

    def earlier() -> None:
        when(on_day(NOW, now.date(), now))

    text = stage.say("when.earlier")
    return text_button(stage.look, text, earlier, key="earlier", icon="clock")


def _back_to_tiles(state: CheckInState, put: Put) -> Callable[[], None]:
    def back() -> None:
        screening = replace(state.safety.screening, tiles_confirmed=False)
        put(replace(state, safety=replace(state.safety, screening=screening)))

    return back


def _pain_buttons(stage: Stage, state: CheckInState, put: Put) -> list[ft.Control]:
    def save() -> None:
        note = stage.session.typed.text(NOTE)
        put(saved(stage, check_in.write_note(_now(stage, state), note)))

    def skip() -> None:
        note = stage.session.typed.text(NOTE)
        now = _now(stage, state)
        if note.strip():
            put(saved(stage, check_in.write_note(now, note)))
        else:
            put(replace(now, skipped_pain=True))

    if check_in.missing(state) == len(SCALES):
        buttons: list[ft.Control] = [
            second(stage.look, stage.say("pain.waiting")),
        ]
    else:
        text = "pain.save" if check_in.missing(state) == 0 else "pain.save_some"
        buttons = [filled_button(stage.look, stage.say(text), save, key="save")]
    if check_in.can_skip_pain(state):
        buttons.append(text_button(stage.look, stage.say("pain.skip"), skip, key="skip-pain"))
    return buttons


def saved(stage: Stage, state: CheckInState) -> CheckInState:
    """Write the check-in; a note that mentions a warning sign opens its questions."""
    services = stage.services
    done = services.record_check_in(
        state.safety.entry_id,
        Kind.CHECK_IN,
        state.safety.screening,
        state.ratings,
        happened_at=moment_of(state.when, services.clock.now()),
    )
    safety = remember(state.safety, done.recorded)
    if done.groups_in_note:
        asked = steps.prompt_groups(safety.screening, services.library.table, done.groups_in_note)
        safety = advance(services, safety, asked)
    return replace(state, safety=safety, saved=done.recorded.saved, tried=True)


def _result(stage: Stage, state: CheckInState, put: Put, leave: Callable[[], None]) -> ft.View:
    def again() -> None:
        put(saved(stage, state))

    body: list[ft.Control] = []
    if state.saved and state.safety.trouble is not None:
        body += unsaved_notice(stage, state.safety)  # what follows it; the check-in is on the disk
    if state.tried and not state.saved and state.safety.trouble is not None:
        body.append(
            notice(
                stage.look,
                "warning",
                stage.say("trouble.unsaved_head"),
                stage.say(f"trouble.{state.safety.trouble.value}"),
                outlined_button(stage.look, stage.say("trouble.again"), again, key="try-again"),
            )
        )
    elif state.saved:
        body.append(_saved_line(stage))
    body += _sleep(stage, state, put)
    body += _after(stage, leave, titled=state.saved)

    def finish() -> None:
        _keep_sleep(stage, _now(stage, state), put, leave)

    text = "nav.done" if state.sleep is None else "log.sleep.finish"
    done = filled_button(stage.look, stage.say(text), finish, key="done")
    return framed(stage, routes.CHECK_IN, body, bottom=[done], step="result")


def _sleep(stage: Stage, state: CheckInState, put: Put) -> list[ft.Control]:
    """How did you sleep: one more tap, once a day, and never before an open flag."""
    services = stage.services
    asked_today = services.read_diary.has_on(Sleep, services.clock.now().date())
    if not state.saved or state.when != NOW or asked_today or open_flag(stage) is not None:
        return []

    def rated(value: int) -> None:
        put(check_in.sleep(_now(stage, state), value))

    return [
        rating_steps(
            stage.look,
            stage.say("log.sleep.head"),
            hint=stage.say("log.sleep.quality_hint"),
            value=state.sleep,
            before=None,
            color=stage.look.palette.func,
            on_rate=rated,
            seconds=services.clock.seconds,
            key="sleep",
        )
    ]


def _keep_sleep(stage: Stage, state: CheckInState, put: Put, leave: Callable[[], None]) -> None:
    if state.sleep is not None:
        trouble = stage.services.log_fact(Sleep(state.sleep)).trouble
        if trouble is not None and state.safety.trouble is None:
            put(replace(state, safety=replace(state.safety, trouble=trouble)))
            return
    leave()


def _saved_line(stage: Stage) -> ft.Control:
    return column(
        [
            ft.Semantics(live_region=True, content=title(stage.look, stage.say("result.saved"))),
            second(stage.look, stage.say("result.saved_where")),
        ],
        Space.XS,
    )


def _after(stage: Stage, leave: Callable[[], None], *, titled: bool) -> list[ft.Control]:
    """The open flag, or what to watch for: never "you are safe". It is the title if none is."""
    level = 2 if titled else 1
    view = stage.services.today()
    if view.flag is not None:

        def see() -> None:
            leave()
            stage.go(routes.FLAG)

        def seen() -> None:
            leave()
            stage.go(routes.SEEN)

        since = moment_words(stage.look, view.flag.since, view.now)
        return [
            flag_card(
                stage.look,
                view.flag.card,
                since,
                on_see=see,
                on_seen=seen,
                level=level,
            )
        ]
    country = stage.services.show_care_card.country()
    return [
        card(
            stage.look,
            [
                heading(stage.look, stage.say("result.none_head"), level=level),
                words(stage.look, stage.say("result.none_body"), BODY),
                *(
                    bullet(stage.look, sign, LESSON)
                    for sign in stage.services.library.wording.watch_for
                ),
                words(
                    stage.look,
                    stage.say("result.none_call", emergency=country.emergency.shown),
                    BODY,
                ),
            ],
        )
    ]
