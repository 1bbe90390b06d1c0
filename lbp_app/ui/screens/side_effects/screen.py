"""The weekly list of side effects: ticks, an explicit "nothing noticed", and whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.daily import ASK_ABOUT_FALLS, SideEffect, SideEffects
from lbp_app.domain.log import LogError
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    filled_button,
    heading,
    second,
    title,
    words,
)
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.flows.after_logging import (
    answered,
    questions_for,
    questions_view,
    saved_line,
    unsaved,
)
from lbp_app.ui.flows.safety_draft import SafetyDraft, with_a_clean_check
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.side_effects import state as effects
from lbp_app.ui.screens.side_effects.state import SideEffectsState
from lbp_app.ui.stage import Put, Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import LESSON_STRONG, Space
from lbp_app.usecases.ports import Trouble

DRAFT = "side-effects"
NOTE = "side-effects.note"
Keep = Put[SideEffectsState]


@screen
def SideEffectsScreen() -> ft.View:  # noqa: N802 - a component
    """The list; after a fall the safety questions; then whom to ask."""
    stage = use_stage()
    state, put = use_draft(DRAFT, SideEffectsState)

    def leave() -> None:
        put(None)
        stage.session.typed.forget(DRAFT)
        stage.go(routes.MEDICINES)

    if state.asking is not None:
        view = _questions(stage, state, state.asking, put)
        if view is not None:
            return view
    if state.kept is not None:
        return _saved(stage, state.kept, leave)
    return _form(stage, state, put, leave)


def _questions(
    stage: Stage, state: SideEffectsState, asking: SafetyDraft, put: Keep
) -> ft.View | None:
    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = newest(stage.session, DRAFT, state)
        draft, done = answered(stage.services, how(now.asking or asking))
        put(replace(now, safety=draft, left_questions=done))

    def stop() -> None:
        draft = with_a_clean_check(stage.services, asking)
        put(replace(state, safety=draft, left_questions=True))

    return questions_view(stage, routes.SIDE_EFFECTS, asking, change, stop)


def _form(stage: Stage, state: SideEffectsState, put: Keep, leave: Callable[[], None]) -> ft.View:
    look = stage.look
    falls = stage.services.read_medicines.asks_falls_first()

    def save() -> None:
        _keep(stage, newest(stage.session, DRAFT, state), put)

    text = "effects.save" if state.noticed else "effects.none"
    key = "save" if state.noticed else "none"
    head = [title(look, stage.say("effects.head")), second(look, stage.say("effects.lead"))]
    return framed(
        stage,
        routes.SIDE_EFFECTS,
        [
            *unsaved(stage, state.trouble),
            column(head, Space.XS),
            *(_falls(stage, state, put) if falls else []),
            _list(stage, state, put, ask_falls_first=falls),
            text_field(look, stage.say("log.note"), stage.session.typed, key=NOTE, lines=2),
        ],
        bottom=[filled_button(look, stage.say(text), save, key=key)],
        back=Back(stage.say("nav.back"), leave),
        flag=open_flag(stage),
        step="form",
    )


def _falls(stage: Stage, state: SideEffectsState, put: Keep) -> list[ft.Control]:
    look = stage.look

    def question(effect: SideEffect) -> ft.Control:
        def choose(value: str) -> None:
            put(lambda now: effects.answer(now, effect, noticed=value == "yes"))

        ask = stage.say(f"effects.ask_{effect.value}")
        given = {True: "yes", False: "no", None: None}[state.asked.get(effect)]
        buttons = answer_buttons(
            look,
            [(v, stage.say(f"answers.{v}")) for v in ("yes", "no")],
            given,
            choose,
            key=f"ask-{effect.value}",
        )
        content = card(look, [heading(look, ask, LESSON_STRONG), buttons])
        return ft.Semantics(container=True, label=ask, content=content)

    head = heading(look, stage.say("effects.falls_head"))
    return [head, *(question(effect) for effect in ASK_ABOUT_FALLS)]


def _list(stage: Stage, state: SideEffectsState, put: Keep, *, ask_falls_first: bool) -> ft.Control:
    def choose(option: str) -> None:
        put(lambda now: effects.tick(now, SideEffect(option)))

    listed = effects.on_the_list(ask_falls_first=ask_falls_first)
    made = chips(
        stage.look,
        [(e.value, stage.say(f"effects.{e.value}")) for e in listed],
        [e.value for e in state.ticked],
        choose,
        key="effect",
    )
    head = heading(stage.look, stage.say("effects.rest_head"))
    return column([head, made]) if ask_falls_first else made


def _keep(stage: Stage, state: SideEffectsState, put: Keep) -> None:
    try:
        fact = effects.to_keep(state, stage.session.typed.text(NOTE))
    except LogError:
        put(replace(state, trouble=Trouble.OTHER))
        return
    logged = stage.services.log_fact(fact)
    put(effects.kept(state, fact, logged, questions_for(stage.services, logged.calls)))


def _saved(stage: Stage, fact: SideEffects, leave: Callable[[], None]) -> ft.View:
    done = filled_button(stage.look, stage.say("nav.done"), leave, key="done")
    return framed(
        stage,
        routes.SIDE_EFFECTS,
        [saved_line(stage), _whom_to_ask(stage, fact)],
        bottom=[done],
        flag=open_flag(stage),
        step="saved",
    )


def _whom_to_ask(stage: Stage, fact: SideEffects) -> ft.Control:
    """Whom to ask, and how soon: no diagnosis, and nothing about any medicine."""
    look = stage.look
    today = effects.for_today(fact)
    if not fact.noticed:
        return words(look, stage.say("effects.none_body"))
    if not today:
        return card(
            look,
            [
                heading(look, stage.say("effects.later_head")),
                words(look, stage.say("effects.later_body")),
            ],
        )
    what = ", ".join(stage.say(f"effects.{e.value}").lower() for e in today)
    country = stage.services.show_care_card.country()
    call = stage.say("effects.today_call", emergency=country.emergency.shown)
    return card(
        look,
        [
            heading(look, stage.say("effects.today_head")),
            words(look, stage.say("effects.today_body", what=what)),
            words(look, call),
        ],
        ground=look.palette.warm,
    )
