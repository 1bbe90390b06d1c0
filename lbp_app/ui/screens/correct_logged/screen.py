"""Correct something that was noted: the same form, filled with what was there, and a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.log import AnyLogItem, LogError, Why
from lbp_app.domain.when import When
from lbp_app.ui import routes
from lbp_app.ui.components.basics import title
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.logged_words import logged_words
from lbp_app.ui.flows.after_logging import answered, questions_for, questions_view
from lbp_app.ui.flows.correction import (
    correction_head,
    happened,
    save_change,
    when_changed,
    why_changed,
)
from lbp_app.ui.flows.fact_fields import fact_fields, words_of
from lbp_app.ui.flows.fact_form import Filled, fact_of, form_for, ready
from lbp_app.ui.flows.safety_draft import SafetyDraft, with_a_clean_check
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.correct_logged import state as correct
from lbp_app.ui.screens.correct_logged.state import CorrectLoggedState
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage

Put = Callable[[CorrectLoggedState | None], None]


@screen
def CorrectLoggedScreen() -> ft.View:  # noqa: N802 - a component
    """The form, then the safety questions that new words call for, then back to the thing."""
    stage = use_stage()
    item_id = ft.use_route_params().get("item_id", "")
    typed = f"correct-{item_id}"
    item = next(reversed(stage.services.read_diary.items(item_id)), None)
    state, put = use_draft(typed, lambda: _fresh(stage, item, typed))

    def leave() -> None:
        put(None)
        stage.session.typed.forget(typed)
        stage.go(routes.logged(item_id))

    if item is None or item.gone:
        body = [title(stage.look, stage.say("logged.missing"))]
        back = Back(stage.say("nav.back"), leave)
        route = routes.correct_logged(item_id)
        return framed(stage, route, body, back=back, flag=open_flag(stage))
    if state.safety is not None:
        view = _questions(stage, item, state.safety, state, put, leave)
        if view is not None:
            return view
    return _form(stage, item, state, put, leave, typed)


def _fresh(stage: Stage, item: AnyLogItem | None, typed: str) -> CorrectLoggedState:
    if item is None:
        return CorrectLoggedState(Filled())
    values, texts = form_for(item.fact).fill(item.fact)
    for name, text in texts.items():
        stage.session.typed.start(f"{typed}.{name}", text)
    return CorrectLoggedState(Filled(values, more=True))


def _questions(
    stage: Stage,
    item: AnyLogItem,
    safety: SafetyDraft,
    state: CorrectLoggedState,
    put: Put,
    leave: Callable[[], None],
) -> ft.View | None:
    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = newest(stage.session, f"correct-{item.id}", state)
        after, done = answered(stage.services, how(now.safety or safety))
        put(replace(now, safety=after))
        if done and state.saved:
            leave()

    def stop() -> None:
        with_a_clean_check(stage.services, safety)
        leave()

    return questions_view(stage, routes.correct_logged(item.id), safety, change, stop)


def _form(
    stage: Stage,
    item: AnyLogItem,
    state: CorrectLoggedState,
    put: Put,
    leave: Callable[[], None],
    typed: str,
) -> ft.View:
    look, form = stage.look, form_for(item.fact)

    def now() -> CorrectLoggedState:
        return newest(stage.session, typed, state)

    def fill(how: Callable[[Filled], Filled]) -> None:
        put(correct.fill(now(), how(now().filled)))

    def when(chosen: When) -> None:
        put(correct.at(now(), chosen))

    def why(chosen: Why) -> None:
        put(correct.because(now(), chosen))

    def save() -> None:
        _keep(stage, item, now(), put, leave)

    before = logged_words(look, item.fact).short
    can_save = state.change.why is not None and ready(form, state.filled)
    return framed(
        stage,
        routes.correct_logged(item.id),
        [
            *correction_head(stage, before, state.trouble, state.error),
            *fact_fields(stage, form, state.filled, fill, typed),
            when_changed(stage, state.change, item.happened_at, when),
            why_changed(stage, state.change, why),
        ],
        bottom=[save_change(stage, save if can_save else None)],
        back=Back(stage.say("nav.back"), leave),
        flag=open_flag(stage),
    )


def _keep(
    stage: Stage,
    item: AnyLogItem,
    state: CorrectLoggedState,
    put: Put,
    leave: Callable[[], None],
) -> None:
    services, form = stage.services, form_for(item.fact)
    try:
        fact = fact_of(form, state.filled, words_of(stage, form, f"correct-{item.id}"))
        moment = happened(state.change, item.happened_at, services.clock.now())
        done = services.correct.fact(
            item.id, fact, happened_at=moment, why=state.change.why or Why.OTHER
        )
    except LogError as refused:
        put(replace(state, error=refused.code))
        return
    after = correct.kept(state, done, questions_for(services, done.calls))
    if after.saved and after.safety is None:
        leave()
    else:
        put(after)
