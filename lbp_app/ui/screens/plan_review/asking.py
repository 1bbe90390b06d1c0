"""The questions of a look back: the measures that are due, and two about the patient."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.measure_schedule import Due
from lbp_app.domain.review import Afraid, Work
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    filled_button,
    heading,
    second,
    text_button,
    title,
)
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.tiles import link_row
from lbp_app.ui.screens.plan_review import state
from lbp_app.ui.screens.plan_review.state import ReviewForm
from lbp_app.ui.stage import Put, Stage, to
from lbp_app.ui.theme import Space
from lbp_app.usecases.look_at_review import ReviewView

Parts = tuple[list[ft.Control], list[ft.Control]]


def measures(stage: Stage, view: ReviewView, put: Put[ReviewForm]) -> Parts:
    """What is due, the first as the main button; each leads back here."""
    look = stage.look

    def without() -> None:
        put(lambda form: replace(form, without_measures=True))

    body: list[ft.Control] = [
        column(
            [
                title(look, stage.say("review.measures_head")),
                second(look, stage.say("review.measures_lead")),
            ],
            Space.XS,
        ),
        *(_row(stage, one) for one in view.measures),
        text_button(look, stage.say("review.measures_without"), without, key="review-without"),
    ]
    first = view.measures[0].instrument.value
    name = stage.say(f"measures.{first}.name")
    go = to(stage, routes.measure(first))
    text = stage.say("measures.next", name=name)
    return body, [filled_button(look, text, go, key="review-next")]


def _row(stage: Stage, one: Due) -> ft.Control:
    name = one.instrument.value
    takes = "measures.takes_one" if one.minutes == 1 else "measures.takes"
    return link_row(
        stage.look,
        "measures",
        stage.say(f"measures.{name}.name"),
        stage.say(takes, minutes=one.minutes),
        to(stage, routes.measure(name)),
        key=f"measure-{name}",
    )


def you(stage: Stage, form: ReviewForm, put: Put[ReviewForm]) -> Parts:
    """Two plain questions; both may stay open. Then it is decided."""
    look = stage.look

    def afraid(answer: str) -> None:
        put(lambda now: state.with_afraid(now, answer))

    def work(answer: str) -> None:
        put(lambda now: state.with_work(now, answer))

    def show() -> None:
        put(lambda now: _looked(stage, now))

    body: list[ft.Control] = [
        column(
            [
                title(look, stage.say("review.you_head")),
                second(look, stage.say("review.you_lead")),
            ],
            Space.XS,
        ),
        _ask(stage, "afraid", [a.value for a in Afraid], form.afraid, afraid),
        _ask(stage, "work", [w.value for w in Work], form.work, work),
        link_row(
            look,
            "person",
            stage.say("review.profile"),
            stage.say("review.profile_hint"),
            to(stage, routes.PROFILE),
            key="review-profile",
        ),
    ]
    return body, [filled_button(look, stage.say("review.show"), show, key="review-show")]


def _ask(
    stage: Stage,
    name: str,
    answers: list[str],
    chosen: Afraid | Work | None,
    on_choose: Callable[[str], None],
) -> ft.Control:
    look = stage.look
    options = [(value, stage.say(f"review.{name}_{value}")) for value in answers]
    given = () if chosen is None else (chosen.value,)
    head = heading(look, stage.say(f"review.{name}_ask"))
    return card(look, [head, chips(look, options, given, on_choose, key=name)])


def _looked(stage: Stage, now: ReviewForm) -> ReviewForm:
    """Decide and keep it, once; what could not be written stays in hand."""
    if now.looked is not None:
        return now
    looked = stage.services.record_review(now.signs, now.afraid, now.work)
    if looked.review is None:
        return replace(now, trouble=looked.trouble)
    return replace(now, looked=looked, trouble=None)
