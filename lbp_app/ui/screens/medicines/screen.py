"""The patient's own list of medicines: taken in one tap, side effects, days with pain relief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from lbp_app.domain.daily import Medicine, MedicineTaken
from lbp_app.domain.log import LogItem
from lbp_app.domain.when import NOW, When, moment_of, on_day
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    filled_button,
    heading,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.components.tiles import link_row
from lbp_app.ui.components.when_field import when_field
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.medicines import state as medicines
from lbp_app.ui.screens.medicines.state import MedicinesState
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG, ROW, Space
from lbp_app.usecases.read_medicines import MedicinesView

DRAFT = "medicines"


@dataclass(frozen=True, slots=True)
class _Page:
    """One drawing of the list."""

    stage: Stage
    view: MedicinesView
    state: MedicinesState
    put: Callable[[MedicinesState | None], None]


@screen
def MedicinesScreen() -> ft.View:  # noqa: N802 - a component
    """The list, side effects, and days with pain relief. No advice on any of it."""
    stage = use_stage()
    state, put = use_draft(DRAFT, MedicinesState)
    view = stage.services.read_medicines()
    page = _Page(stage, view, state, put)
    look = stage.look

    def back() -> None:
        put(None)
        stage.go(routes.LOG)

    def to_side_effects() -> None:
        put(None)
        stage.go(routes.SIDE_EFFECTS)

    head = [title(look, stage.say("medicines.head")), second(look, stage.say("medicines.lead"))]
    empty = [] if view.medicines else [words(look, stage.say("medicines.empty"))]
    hint = stage.say("medicines.side_effects_hint")
    return framed(
        stage,
        routes.MEDICINES,
        [
            *unsaved(stage, state.trouble or view.trouble),
            column(head, Space.XS),
            *empty,
            *(_medicine(page, item) for item in view.medicines),
            outlined_button(
                look, stage.say("medicines.add"), _edit(page, "new"), key="add", icon="plus"
            ),
            link_row(
                look,
                "pill",
                stage.say("medicines.side_effects"),
                hint,
                to_side_effects,
                key="side-effects",
            ),
            *_days(page),
            second(look, stage.say("medicines.ask")),
        ],
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
    )


def _days(page: _Page) -> list[ft.Control]:
    stage, days = page.stage, page.view.days
    if not page.view.medicines:
        return []
    one = days.with_relief == 1
    count = stage.say(
        "medicines.days_one" if one else "medicines.days",
        count=days.with_relief,
        period=days.period,
    )
    missing = second(stage.look, stage.say("medicines.days_missing", count=days.missing))
    return [
        card(
            stage.look,
            [
                heading(stage.look, stage.say("medicines.days_head")),
                words(stage.look, count),
                *([missing] if days.missing else []),
            ],
        )
    ]


def _edit(page: _Page, item_id: str) -> Callable[[], None]:
    def press() -> None:
        page.put(None)
        page.stage.go(routes.medicine(item_id))

    return press


def _medicine(page: _Page, item: LogItem[Medicine]) -> ft.Control:
    stage, look = page.stage, page.stage.look
    last = page.view.last_taken.get(item.id)
    now = stage.services.clock.now()
    told = (
        stage.say("medicines.never")
        if last is None
        else stage.say("medicines.last", when=moment_words(look, last, now))
    )
    edit = text_button(
        look, stage.say("medicines.edit"), _edit(page, item.id), key=f"edit-{item.id}"
    )
    parts: list[ft.Control] = [
        _name_and_edit(page, item, edit),
        second(look, told if item.fact.in_use else stage.say("medicines.not_used")),
    ]
    if item.fact.in_use:
        parts += _take(page, item)
    # A group with its name: "Edit" and "I took it earlier" stand in each of them.
    return ft.Semantics(container=True, label=item.fact.name, content=card(look, parts))


def _name_and_edit(page: _Page, item: LogItem[Medicine], edit: ft.Control) -> ft.Control:
    look = page.stage.look
    kind = page.stage.say(f"medicines.group_{item.fact.group.value}")
    name = column([heading(look, item.fact.name, ROW), second(look, kind)], Space.HAIR)
    if look.large_text:
        return column([name, edit], 0)
    return ft.Row(
        [ft.Container(name, expand=True), edit], vertical_alignment=ft.CrossAxisAlignment.START
    )


def _take(page: _Page, item: LogItem[Medicine]) -> list[ft.Control]:
    stage, look, state = page.stage, page.stage.look, page.state
    now = stage.services.clock.now()

    def take(when: When = NOW) -> None:
        before = newest(stage.session, DRAFT, state)
        if before.noted is not None and before.of == item.id:
            return  # a second tap before the first was drawn
        fact = MedicineTaken(item.id, item.fact.name, item.fact.group)
        logged = stage.services.log_fact(fact, happened_at=moment_of(when, now))
        page.put(medicines.took(item.id, logged.item.id, logged.trouble))

    def when(chosen: When) -> None:
        page.put(medicines.earlier(item.id, chosen))

    def earlier() -> None:
        when(on_day(NOW, now.date(), now))

    def save() -> None:
        take(state.when)

    def undo() -> None:
        page.put(MedicinesState(trouble=stage.services.delete.item(state.noted or "")))

    took = stage.say("medicines.took_named", name=item.fact.name)
    if state.earlier == item.id:
        return [
            when_field(look, state.when, now, when),
            filled_button(look, stage.say("log.save"), save, key=f"save-{item.id}"),
        ]
    if state.noted is not None and state.of == item.id:
        noted = words(look, stage.say("medicines.noted", name=item.fact.name), BODY_STRONG)
        return [
            ft.Semantics(live_region=True, content=noted),
            text_button(look, stage.say("log.undo"), undo, key="undo", icon="back"),
        ]
    return [
        outlined_button(look, took, take, key=f"took-{item.id}", icon="check"),
        text_button(look, stage.say("medicines.took_earlier"), earlier, key=f"earlier-{item.id}"),
    ]
