"""Correct a check-in: its ratings, note and time. Answers to the safety questions stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import flet as ft

from lbp_app.domain.diary import SCALES, CheckIn
from lbp_app.domain.log import LogError, Why
from lbp_app.domain.when import When
from lbp_app.ui import routes
from lbp_app.ui.components.basics import column, second, text_button, title
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.rating_steps import rating_steps
from lbp_app.ui.components.ratings_line import check_in_line
from lbp_app.ui.flows.after_logging import answered, questions_for, questions_view
from lbp_app.ui.flows.correction import (
    correction_head,
    happened,
    save_change,
    when_changed,
    why_changed,
)
from lbp_app.ui.flows.safety_draft import SafetyDraft, with_a_clean_check
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.correct_entry import state as correct
from lbp_app.ui.screens.correct_entry.state import CorrectEntryState
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import Space

Put = Callable[[CorrectEntryState | None], None]


@dataclass(frozen=True, slots=True)
class _Page:
    """One drawing of the correction of one check-in."""

    stage: Stage
    check_in: CheckIn
    state: CorrectEntryState
    put: Put
    leave: Callable[[], None]

    @property
    def now(self) -> CorrectEntryState:
        """The correction as it is when a tap comes: one before it may not have been drawn yet."""
        return newest(self.stage.session, f"correct-{self.check_in.entry_id}", self.state)

    @property
    def note(self) -> str:
        return f"correct-{self.check_in.entry_id}.note"


@screen
def CorrectEntryScreen() -> ft.View:  # noqa: N802 - a component
    """The ratings as they stand, then the safety questions that a new note calls for."""
    stage = use_stage()
    entry_id = ft.use_route_params().get("entry_id", "")
    typed = f"correct-{entry_id}"
    check_in = next(reversed(stage.services.read_diary.check_ins(entry_id)), None)
    state, put = use_draft(typed, lambda: correct.from_check_in(check_in))

    def leave() -> None:
        put(None)
        stage.session.typed.forget(typed)
        stage.go(routes.entry(entry_id))

    if check_in is None or check_in.gone:
        return framed(
            stage,
            routes.correct(entry_id),
            [title(stage.look, stage.say("correct.nothing_to_correct"))],
            back=Back(stage.say("nav.back"), leave),
            flag=open_flag(stage),
        )
    stage.session.typed.start(f"{typed}.note", check_in.note)
    page = _Page(stage, check_in, state, put, leave)
    return _questions(page) or _form(page)


def _questions(page: _Page) -> ft.View | None:
    safety = page.state.safety
    if safety is None:
        return None

    def change(how: Callable[[SafetyDraft], SafetyDraft]) -> None:
        now = page.now
        after, done = answered(page.stage.services, how(now.safety or safety))
        page.put(replace(now, safety=after))
        if done and page.state.saved:
            page.leave()

    def stop() -> None:
        with_a_clean_check(page.stage.services, safety)
        page.leave()

    route = routes.correct(page.check_in.entry_id)
    return questions_view(page.stage, route, safety, change, stop)


def _form(page: _Page) -> ft.View:
    stage, state = page.stage, page.state
    look = stage.look

    def when(chosen: When) -> None:
        page.put(correct.at(page.now, chosen))

    def why(chosen: Why) -> None:
        page.put(correct.because(page.now, chosen))

    def save() -> None:
        _keep(page)

    before = check_in_line(look, page.check_in)
    return framed(
        stage,
        routes.correct(page.check_in.entry_id),
        [
            *correction_head(stage, before, state.trouble, state.error),
            *(_scale(page, scale) for scale in SCALES),
            text_field(look, stage.say("pain.note"), stage.session.typed, key=page.note, lines=2),
            when_changed(stage, state.change, page.check_in.happened_at, when),
            why_changed(stage, state.change, why),
            second(look, stage.say("correct.safety_stays")),
        ],
        bottom=[save_change(stage, save if state.change.why is not None else None)],
        back=Back(stage.say("nav.back"), page.leave),
        flag=open_flag(stage),
    )


def _scale(page: _Page, scale: str) -> ft.Control:
    stage, state, p = page.stage, page.state, page.stage.look.palette

    def rated(value: int) -> None:
        page.put(correct.rate(page.now, scale, value))

    def take_away() -> None:
        page.put(correct.take_away(page.now, scale))

    value = getattr(state.ratings, scale)
    steps = rating_steps(
        stage.look,
        stage.say(f"pain.{scale}"),
        hint=stage.say(f"pain.{scale}_hint"),
        value=value,
        before=None,
        color={"back_pain": p.back, "leg_pain": p.leg, "interference": p.func}[scale],
        on_rate=rated,
        seconds=stage.services.clock.seconds,
        key=scale,
    )
    if value is None:
        return steps
    away = text_button(stage.look, stage.say("correct.take_away"), take_away, key=f"{scale}-away")
    return column([steps, away], Space.XS)


def _keep(page: _Page) -> None:
    services, state = page.stage.services, page.now
    ratings = replace(state.ratings, note=page.stage.session.typed.text(page.note))
    try:
        moment = happened(state.change, page.check_in.happened_at, services.clock.now())
        done = services.correct.check_in(
            page.check_in.entry_id, ratings, happened_at=moment, why=state.change.why or Why.OTHER
        )
    except LogError as refused:
        page.put(replace(state, error=refused.code))
        return
    after = correct.kept(state, done, questions_for(services, done.calls))
    if after.saved and after.safety is None:
        page.leave()
    else:
        page.put(after)
