"""One short form: a few taps, when it happened, saved; a fall asks the safety questions first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import flet as ft

from lbp_app.domain.log import LogError
from lbp_app.domain.when import When, moment_of
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    filled_button,
    notice,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.logged_words import logged_words
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.components.when_field import when_field
from lbp_app.ui.flows.after_logging import (
    answered,
    questions_for,
    questions_view,
    saved_line,
    unsaved,
)
from lbp_app.ui.flows.fact_fields import fact_fields, words_of
from lbp_app.ui.flows.fact_form import FORMS, Filled, Form, fact_of, ready
from lbp_app.ui.flows.safety_check import unsaved_notice
from lbp_app.ui.flows.safety_draft import SafetyDraft, is_stale, with_a_clean_check
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.log_form import state as log_form
from lbp_app.ui.screens.log_form.state import LogFormState, draft_key
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import LESSON_STRONG

Put = Callable[[LogFormState | None], None]


@dataclass(frozen=True, slots=True)
class _Page:
    """One drawing of a form."""

    stage: Stage
    form: Form
    state: LogFormState
    put: Put

    @property
    def now(self) -> LogFormState:
        """The form as it is when a tap comes: one before it may not have been drawn yet."""
        return newest(self.stage.session, draft_key(self.state.kind), self.state)

    @property
    def route(self) -> str:
        return routes.log_form(self.state.kind)

    def leave(self, route: str) -> Callable[[], None]:
        """Forget the form and go."""

        def press() -> None:
            self.put(None)
            self.stage.session.typed.forget(draft_key(self.state.kind))
            self.stage.go(route)

        return press


@screen
def LogFormScreen() -> ft.View:  # noqa: N802 - a component
    """The form, the safety questions that it calls for, and then what was saved."""
    stage = use_stage()
    kind = ft.use_route_params().get("kind", "")
    state, put = use_draft(draft_key(kind), lambda: _fresh(stage, kind))

    def begin() -> None:
        # In hand from the start, so that words typed before any tap are kept with it.
        if kind in FORMS and draft_key(kind) not in stage.session.drafts:
            put(state)

    ft.use_effect(begin, [kind])
    form = FORMS.get(kind)
    if form is None:
        return _unknown(stage, kind)
    if state.safety is not None and is_stale(stage.services, state.safety):
        state = _fresh(stage, kind)
    page = _Page(stage, form, state, put)
    view = _questions(page)
    if view is not None:
        return view
    return _form(page) if state.item_id is None else _saved(page, state.item_id)


def _fresh(stage: Stage, kind: str) -> LogFormState:
    return LogFormState(kind, stage.services.clock.now())


def _unknown(stage: Stage, kind: str) -> ft.View:
    def back() -> None:
        stage.go(routes.LOG)

    return framed(
        stage,
        routes.log_form(kind),
        [title(stage.look, stage.say("log.unknown"))],
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
    )


def _questions(page: _Page) -> ft.View | None:
    asking = page.state.asking
    if asking is None:
        return None

    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = page.now
        draft, done = answered(page.stage.services, how(now.asking or asking))
        page.put(replace(now, safety=draft, left_questions=done))

    def leave() -> None:
        draft = with_a_clean_check(page.stage.services, asking)
        page.put(replace(page.state, safety=draft, left_questions=True))

    return questions_view(page.stage, page.route, asking, change, leave)


def _form(page: _Page) -> ft.View:
    stage, state, form = page.stage, page.state, page.form
    look = stage.look
    lead = f"log.{form.texts}.lead"

    def fill(how: Callable[[Filled], Filled]) -> None:
        now = page.now
        page.put(log_form.fill(now, how(now.filled)))

    def save() -> None:
        _keep(page)

    def when(chosen: When) -> None:
        page.put(log_form.at(page.now, chosen))

    bottom = (
        filled_button(look, stage.say("log.save"), save, key="save")
        if ready(form, state.filled)
        else second(look, stage.say("log.missing"))
    )
    error = (
        [notice(look, "warning", stage.say("trouble.unsaved_head"), stage.say(_told(state)))]
        if state.error
        else []
    )
    return framed(
        stage,
        page.route,
        [
            *unsaved(stage, state.trouble),
            title(look, stage.say(f"log.{form.texts}.head")),
            *([second(look, stage.say(lead))] if lead in stage.services.library.texts else []),
            *error,
            *fact_fields(stage, form, state.filled, fill, draft_key(state.kind)),
            when_field(look, state.when, stage.services.clock.now(), when),
        ],
        bottom=[bottom],
        back=Back(stage.say("nav.back"), page.leave(routes.LOG)),
        flag=open_flag(stage),
        step="form",
    )


def _told(state: LogFormState) -> str:
    return f"log.error.{state.error}"


def _keep(page: _Page) -> None:
    stage, state = page.stage, page.now
    services = stage.services
    if state.item_id is not None:
        return  # a second tap before the first was drawn
    try:
        fact = fact_of(page.form, state.filled, words_of(stage, page.form, draft_key(state.kind)))
        happened = moment_of(state.when, services.clock.now())
        logged = services.log_fact(fact, happened_at=happened)
    except LogError as error:
        page.put(log_form.refused(state, error.code))
        return
    page.put(log_form.kept(state, logged, questions_for(services, logged.calls)))


def _saved(page: _Page, item_id: str) -> ft.View:
    stage, state = page.stage, page.state
    look = stage.look
    versions = stage.services.read_diary.items(item_id)
    now = stage.services.clock.now()

    def delete() -> None:
        trouble = stage.services.delete.item(item_id)
        page.put(replace(state, gone=trouble is None, trouble=trouble))

    def bring_back() -> None:
        trouble = stage.services.delete.bring_item_back(item_id)
        page.put(replace(state, gone=trouble is not None, trouble=trouble))

    told = [
        card(
            look,
            [
                words(look, logged_words(look, item.fact).short, LESSON_STRONG),
                second(look, moment_words(look, item.happened_at, now)),
            ],
        )
        for item in versions[-1:]
        if not state.gone
    ]
    undo = bring_back if state.gone else delete
    return framed(
        stage,
        page.route,
        [
            *unsaved(stage, state.trouble),
            *(unsaved_notice(stage, state.safety) if state.safety else []),
            saved_line(stage, gone=state.gone),
            *told,
            text_button(look, stage.say("log.undo"), undo, key="undo", icon="back"),
            outlined_button(look, stage.say("log.another"), page.leave(routes.LOG), key="another"),
        ],
        bottom=[filled_button(look, stage.say("nav.done"), page.leave(routes.TODAY), key="done")],
        flag=open_flag(stage),
        step="saved",
    )
