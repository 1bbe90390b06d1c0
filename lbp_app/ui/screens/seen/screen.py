""" "I was seen": the only way to close a red flag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import flet as ft

from lbp_app.domain.care_card import told_lines
from lbp_app.domain.flags import VisitError
from lbp_app.domain.red_flags import Reason
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    disc_button,
    filled_button,
    heading,
    notice,
    second,
    title,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.components.moments import clock_words, day_words
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.seen import state as seen
from lbp_app.ui.screens.seen.state import SeenState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG, HEADING, LESSON_STRONG, Space
from lbp_app.usecases.show_care_card import FlagCard

DRAFT = "seen"
SAID = "seen.said"
NAME = "seen.name"
_WHO = ("gp", "emergency", "urgent", "physio", "other")


@dataclass(frozen=True, slots=True)
class _Form:
    """One drawing of the form."""

    stage: Stage
    state: SeenState
    put: Callable[[SeenState | None], None]


@screen
def SeenScreen() -> ft.View:  # noqa: N802 - a component
    """Who has seen you, when, and what was said."""
    stage = use_stage()
    state, put = use_draft(DRAFT, SeenState)
    form = _Form(stage, state, put)
    flag = open_flag(stage)

    def back() -> None:
        stage.go(routes.TODAY if flag is None or flag.answered else routes.FLAG)

    look = stage.look
    if flag is None:
        body = [title(look, stage.say("flag.none_head")), words(look, stage.say("flag.none_body"))]
        return framed(stage, routes.SEEN, body, back=Back(stage.say("nav.back"), back))
    body = [
        title(look, stage.say("seen.head")),
        second(look, stage.say("seen.lead")),
        *_error(form),
        side_by_side(
            look,
            [_when(form), *_before_or_after(form, flag), _who(form)],
            [
                text_field(look, stage.say("seen.said"), stage.session.typed, key=SAID, lines=3),
                *_checked(form, flag),
            ],
        ),
    ]

    def save() -> None:
        _keep(form, flag)

    return framed(
        stage,
        routes.SEEN,
        body,
        bottom=[filled_button(look, stage.say("seen.save"), save, key="save-visit")],
        two_columns=True,
        back=Back(stage.say("nav.back"), back),
    )


def _error(form: _Form) -> list[ft.Control]:
    if form.state.error is None:
        return []
    stage = form.stage
    return [notice(stage.look, "warning", stage.say("seen.not_kept"), stage.say(form.state.error))]


def _when(form: _Form) -> ft.Control:
    stage = form.stage
    now = stage.services.clock.now()
    day = seen.seen_at(form.state, now, None).date()

    def step(by: int) -> Callable[[], None]:
        def press() -> None:
            form.put(seen.step_day(form.state, by))

        return press

    return card(
        stage.look,
        [
            heading(stage.look, stage.say("seen.when"), LESSON_STRONG),
            ft.Row(
                [
                    disc_button(
                        stage.look, "minus", stage.say("seen.day_before"), step(1), key="day-before"
                    ),
                    ft.Semantics(
                        live_region=True,
                        expand=True,
                        content=words(
                            stage.look,
                            day_words(stage.look, day, now.date()),
                            HEADING,
                            align=ft.TextAlign.CENTER,
                        ),
                    ),
                    disc_button(
                        stage.look, "plus", stage.say("seen.day_after"), step(-1), key="day-after"
                    ),
                ]
            ),
        ],
    )


def _answered_that_day(form: _Form, flag: FlagCard) -> datetime | None:
    now = form.stage.services.clock.now()
    return seen.answers_that_day(form.state, [f.since for f in flag.flags], now)


def _before_or_after(form: _Form, flag: FlagCard) -> list[ft.Control]:
    """On the day of the answers only a visit after them closes the card."""
    stage = form.stage
    answered = _answered_that_day(form, flag)
    if answered is None:
        return []

    def choose(value: str) -> None:
        form.put(seen.choose_after(form.state, after=value == "after"))

    chosen = {None: None, True: "after", False: "before"}[form.state.after]
    return [
        card(
            stage.look,
            [
                heading(stage.look, stage.say("seen.after_ask"), LESSON_STRONG),
                second(stage.look, stage.say("seen.after_head", time=clock_words(answered))),
                answer_buttons(
                    stage.look,
                    [
                        ("before", stage.say("seen.after_no")),
                        ("after", stage.say("seen.after_yes")),
                    ],
                    chosen,
                    choose,
                    key="after",
                ),
            ],
        )
    ]


def _who(form: _Form) -> ft.Control:
    stage = form.stage

    def choose(who: str) -> None:
        form.put(seen.choose_who(form.state, who))

    return card(
        stage.look,
        [
            heading(stage.look, stage.say("seen.who"), LESSON_STRONG),
            answer_buttons(
                stage.look,
                [(who, stage.say(f"seen.who_{who}")) for who in _WHO],
                form.state.who,
                choose,
                key="who",
                stacked=True,
            ),
            text_field(stage.look, stage.say("seen.name"), stage.session.typed, key=NAME, most=80),
        ],
    )


def _checked(form: _Form, flag: FlagCard) -> list[ft.Control]:
    """Items of rows 7 and later may be marked as checked; the others are not even offered."""
    stage = form.stage
    reasons = [r for f in flag.flags for r in f.reasons]
    items = seen.markable(reasons, stage.services.library.table)
    if not items:
        return []
    return [
        column(
            [
                heading(stage.look, stage.say("seen.checked_head")),
                second(stage.look, stage.say("seen.checked_lead")),
            ],
            Space.XS,
        ),
        *(_item(form, reason) for reason in items),
    ]


def _item(form: _Form, reason: Reason) -> ft.Control:
    stage = form.stage
    marked = form.state.marked.get(reason.rule_id, False)
    what = ", ".join(told_lines((reason,), stage.services.library.wording))

    def choose(_: str) -> None:
        form.put(seen.toggle_marked(form.state, reason.rule_id))

    details = (
        [
            text_field(
                stage.look,
                stage.say("seen.different"),
                stage.session.typed,
                key=f"seen.different.{reason.rule_id}",
                lines=2,
                most=500,
            )
        ]
        if marked
        else []
    )
    return card(
        stage.look,
        [
            words(stage.look, what, BODY_STRONG),
            answer_buttons(
                stage.look,
                [("checked", stage.say("seen.checked_yes"))],
                "checked" if marked else None,
                choose,
                key=f"mark-{reason.rule_id}",
                stacked=True,
            ),
            *details,
        ],
    )


def _keep(form: _Form, flag: FlagCard) -> None:
    stage, state = form.stage, form.state
    answered = _answered_that_day(form, flag)
    if answered is not None and state.after is None:
        form.put(seen.refused(state, "seen.error_choose_after"))
        return
    typed = stage.session.typed
    named = typed.text(NAME).strip()
    kind = stage.say(f"seen.who_{state.who}") if state.who else ""
    checked = {
        rule: typed.text(f"seen.different.{rule}") for rule, on in state.marked.items() if on
    }
    try:
        trouble = stage.services.record_visit(
            seen_at=seen.seen_at(state, stage.services.clock.now(), answered),
            who=", ".join(part for part in (named, kind) if part),
            said=typed.text(SAID),
            checked=checked,
        )
    except VisitError as refusal:
        form.put(seen.refused(state, f"seen.error_{refusal.code}"))
        return
    if trouble is not None:
        form.put(seen.refused(state, f"trouble.{trouble.value}"))
        return
    form.put(None)
    typed.forget(DRAFT)
    stage.go(routes.TODAY)
