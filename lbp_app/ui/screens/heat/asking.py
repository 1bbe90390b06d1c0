"""Heat before it begins: what to use, the skin questions, and why there is no timer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.answers import Answer
from lbp_app.domain.heat import HeatKind, Refusal, SkinQuestion
from lbp_app.ui.components.basics import (
    card,
    column,
    filled_button,
    heading,
    notice,
    outlined_button,
    second,
    title,
    words,
)
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.rows import open_row
from lbp_app.ui.components.safety import Asked, safety_questions
from lbp_app.ui.screens.heat.state import HeatForm, Step, answered, reasons
from lbp_app.ui.stage import Put, Stage
from lbp_app.ui.theme import Space
from lbp_app.usecases.use_heat import HeatView

PutForm = Put[HeatForm]
Parts = tuple[list[ft.Control], list[ft.Control]]
_AN_HOUR = 60


def asking(stage: Stage, form: HeatForm, view: HeatView, now: Step, put: PutForm) -> Parts:
    """Body and bottom of the steps before a timer runs."""
    head = _head(stage)
    if now is Step.FLAG:
        return [head, words(stage.look, stage.say("heat.flag_open"))], []
    if now is Step.CHOOSE:
        return [head, *_choose(stage, view, put)], []
    if now is Step.REFUSED:
        return [head, _refused(stage, form, view)], _again(stage, put)
    if now is Step.NO:
        return _no(stage, form), _again(stage, put)
    return _questions(stage, form, view, now, put)


def _head(stage: Stage) -> ft.Control:
    return column(
        [title(stage.look, stage.say("heat.head")), second(stage.look, stage.say("heat.lead"))],
        Space.XS,
    )


def _again(stage: Stage, put: PutForm) -> list[ft.Control]:
    def again() -> None:
        put(None)

    return [outlined_button(stage.look, stage.say("nav.back"), again, key="heat-again")]


def _choose(stage: Stage, view: HeatView, put: PutForm) -> list[ft.Control]:
    look, limits = stage.look, stage.services.heat.limits

    def choose(kind: HeatKind) -> Callable[[], None]:
        def press() -> None:
            put(lambda now: replace(now, kind=kind))

        return press

    bottle = stage.say("heat.bottle_no" if view.no_bottle else "heat.bottle_fine")
    return [
        heading(look, stage.say("heat.kind_head")),
        open_row(
            look,
            "heat",
            stage.say("heat.kind_pack"),
            stage.say("heat.kind_pack_hint", minutes=limits.pack_minutes),
            choose(HeatKind.PACK),
            key="heat-pack",
        ),
        open_row(
            look,
            "clock",
            stage.say("heat.kind_wrap"),
            stage.say("heat.kind_wrap_hint"),
            choose(HeatKind.WRAP),
            key="heat-wrap",
        ),
        card(look, [words(look, bottle)]),
    ]


def _refused(stage: Stage, form: HeatForm, view: HeatView) -> ft.Control:
    limits = stage.services.heat.limits
    refused = view.refusals[form.kind] if form.kind else None
    most = limits.pack_a_day if refused is Refusal.ENOUGH_TODAY else limits.wrap_days
    code = refused.value if refused else Refusal.RUNNING.value
    why = stage.say(f"heat.{code}", most=most)
    return card(
        stage.look, [heading(stage.look, stage.say("heat.no_head")), words(stage.look, why)]
    )


def _no(stage: Stage, form: HeatForm) -> list[ft.Control]:
    look, why = stage.look, reasons(form)
    lines: list[ft.Control] = [words(look, stage.say(f"heat.no_{q.value}")) for q in why]
    if SkinQuestion.NUMB in why:
        lines.append(words(look, stage.say("heat.no_new_numbness")))
    lines.append(second(look, stage.say("heat.no_instead")))
    return [title(look, stage.say("heat.no_head")), card(look, lines)]


def _questions(stage: Stage, form: HeatForm, view: HeatView, now: Step, put: PutForm) -> Parts:
    look = stage.look
    kind = form.kind or HeatKind.PACK
    asked = [
        Asked(
            q.value,
            stage.say(f"heat.ask_{q.value}"),
            None,
            None,
            form.answers.get(q, Answer.NOT_ASKED),
        )
        for q in SkinQuestion
    ]

    def answer(question: str, value: Answer) -> None:
        put(lambda now: answered(now, SkinQuestion(question), value))

    body = safety_questions(
        look, asked, answer, head=stage.say("heat.gate_head"), lead=stage.say("heat.gate_lead")
    )
    if kind is HeatKind.WRAP:
        body.append(_length(stage, form, view, put))
    if form.not_saved:
        text = stage.say("heat.not_started")
        body.append(notice(look, "warning", stage.say("failure.head"), text))
    return body, [_start(stage, form, kind, put)] if now is Step.READY else []


def _minutes(stage: Stage, form: HeatForm, kind: HeatKind) -> int:
    return form.minutes or stage.services.heat.limits.minutes(kind)


def _length(stage: Stage, form: HeatForm, view: HeatView, put: PutForm) -> ft.Control:
    look, left = stage.look, view.wrap_minutes_left
    choices = [m for m in stage.services.heat.limits.wrap_choices if m <= left]
    options = [(str(m), _hours(stage, m, "heat.length_hour", "heat.length_hours")) for m in choices]
    chosen = _minutes(stage, form, HeatKind.WRAP)

    def choose(minutes: str) -> None:
        put(lambda now: replace(now, minutes=int(minutes)))

    return card(
        look,
        [
            heading(look, stage.say("heat.length_head")),
            chips(look, options, (str(chosen),), choose, key="length"),
            second(look, stage.say("heat.wrap_left", minutes=left)),
        ],
    )


def _hours(stage: Stage, minutes: int, one: str, several: str) -> str:
    hours = minutes // _AN_HOUR
    return stage.say(one) if hours == 1 else stage.say(several, hours=hours)


def _start(stage: Stage, form: HeatForm, kind: HeatKind, put: PutForm) -> ft.Control:
    minutes = _minutes(stage, form, kind)

    def start() -> None:
        begun = stage.services.heat.start(kind, minutes, form.answers)
        put(None if begun.item is not None else replace(form, not_saved=begun.trouble is not None))

    if kind is HeatKind.PACK:
        text = stage.say("heat.start", minutes=minutes)
    else:
        text = _hours(stage, minutes, "heat.start_hour", "heat.start_hours")
    return filled_button(stage.look, text, start, key="heat-start", icon="heat")
