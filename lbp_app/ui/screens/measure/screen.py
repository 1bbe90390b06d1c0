"""One measure on the screen: short lists with large targets, and nothing is required."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import flet as ft

from lbp_app.domain.measures import Instrument, Rule, current
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    column,
    filled_button,
    notice,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.review import back_to_review
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.measure import state as sheet
from lbp_app.ui.screens.measure.items import PutSheet, items
from lbp_app.ui.screens.measure.state import MeasureState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY, SMALL
from lbp_app.usecases.ports import Trouble


@screen
def MeasureScreen() -> ft.View:  # noqa: N802 - a component
    """The questions of one measure; what was given stays when the screen is left.

    With the id of a sheet in the address that sheet is corrected; its old answers are kept.
    """
    stage = use_stage()
    given = ft.use_route_params()
    name, item_id = given.get("instrument", ""), given.get("item_id", "")
    instrument = _known(stage, name)
    draft, put = use_draft(_draft(name, item_id), lambda: _fresh(stage, instrument, item_id))
    today = stage.services.clock.now().date()
    # The questions are about today or this week: answers that waited overnight begin anew.
    state = draft if draft.begun == today else _fresh(stage, instrument, item_id)
    route = routes.measure_change(name, item_id) if item_id else routes.measure(name or "-")
    return _drawn(stage, route, state if instrument else None, put)


def _draft(name: str, item_id: str | None) -> str:
    return f"measure-change-{item_id}" if item_id else f"measure-{name}"


def _drawn(stage: Stage, route: str, state: MeasureState | None, put: PutSheet) -> ft.View:
    def back() -> None:
        stage.go(back_to_review(stage, routes.MEASURES))

    if state is None:
        body: list[ft.Control] = [title(stage.look, stage.say("measures.unknown"))]
        bottom: list[ft.Control] = []
    elif state.naming:
        body, bottom = _naming(stage, state, put)
    else:
        body, bottom = _questions(stage, state, put), _buttons(stage, state, put)
    return framed(
        stage,
        route,
        body,
        back=Back(stage.say("nav.back"), back),
        bottom=bottom,
        step="naming" if state is not None and state.naming else "",
        flag=open_flag(stage),
    )


def _known(stage: Stage, name: str) -> Instrument | None:
    return next((i for i in stage.services.library.questionnaires() if i.value == name), None)


def _fresh(stage: Stage, instrument: Instrument | None, item_id: str) -> MeasureState:
    today = stage.services.clock.now().date()
    if instrument is not Instrument.PSFS and not item_id:
        return sheet.begin(instrument or Instrument.PEG, (), today)
    view = stage.services.read_measures()
    before = view.sheet(item_id) if item_id else None
    if before is not None:
        return sheet.reopen(before.answers, before.id, today)
    return sheet.begin(instrument or Instrument.PEG, view.own_activities, today)


def _head(stage: Stage, state: MeasureState) -> list[ft.Control]:
    name = state.instrument.value
    lead = f"measures.{name}.lead"
    known = lead in stage.services.library.texts
    return [
        title(stage.look, stage.say(f"measures.{name}.name")),
        *([words(stage.look, stage.say(lead), BODY)] if known else []),
    ]


def _questions(stage: Stage, state: MeasureState, put: PutSheet) -> list[ft.Control]:
    return [
        *_trouble(stage, state.trouble),
        *_head(stage, state),
        *items(stage, state, put),
        *_rename(stage, state, put),
        *_why(stage, state),
        *(second(stage.look, line, SMALL) for line in _whose(stage, state)),
        # With large text the main buttons need the room below.
        *(second(stage.look, line) for line in _progress(stage, state) if stage.look.large_text),
    ]


def _whose(stage: Stage, state: MeasureState) -> tuple[str, str]:
    known = stage.services.library.questionnaires()[state.instrument]
    return known.attribution, known.terms


def _trouble(stage: Stage, trouble: Trouble | None) -> list[ft.Control]:
    if trouble is None:
        return []
    head, body = stage.say("trouble.unsaved_head"), stage.say(f"trouble.{trouble.value}")
    return [notice(stage.look, "warning", head, body)]


def _rename(stage: Stage, state: MeasureState, put: PutSheet) -> list[ft.Control]:
    if state.instrument is not Instrument.PSFS:
        return []

    def rename() -> None:
        put(sheet.rename(state))

    look = stage.look
    return [
        column(
            [
                text_button(
                    look, stage.say("measures.psfs.name_change"), rename, key="other-activities"
                ),
                second(look, stage.say("measures.psfs.name_change_hint"), SMALL),
            ],
            0,
        )
    ]


def _why(stage: Stage, state: MeasureState) -> list[ft.Control]:
    """A corrected sheet may say why."""
    if state.corrects is None:
        return []
    label = stage.say("measures.change_why")
    return [text_field(stage.look, label, stage.session.typed, key=_reason(state))]


def _form(state: MeasureState) -> str:
    return _draft(state.instrument.value, state.corrects)


def _reason(state: MeasureState) -> str:
    return f"{_form(state)}.reason"


# --- own activities


def _naming(
    stage: Stage, state: MeasureState, put: PutSheet
) -> tuple[list[ft.Control], list[ft.Control]]:
    look, typed = stage.look, stage.session.typed
    keys = [f"{_form(state)}.{i}" for i in current(Instrument.PSFS).items]
    for key, activity in zip(keys, state.activities, strict=False):
        if not typed.text(key):
            typed.put(key, activity)

    def go_on() -> None:
        put(sheet.name_activities(state, [typed.text(key) for key in keys]))

    fields = [
        text_field(
            look,
            stage.say("measures.psfs.activity", number=nth),
            typed,
            key=key,
            most=60,
        )
        for nth, key in enumerate(keys, start=1)
    ]
    problem = [words(look, stage.say(state.problem), BODY)] if state.problem else []
    body = [
        title(look, stage.say("measures.psfs.name_head")),
        words(look, stage.say("measures.psfs.name_lead"), BODY),
        *fields,
        *(ft.Semantics(live_region=True, content=line) for line in problem),
    ]
    return body, [filled_button(look, stage.say("measures.psfs.name_go"), go_on, key="go-on")]


# --- saving


def _buttons(stage: Stage, state: MeasureState, put: PutSheet) -> list[ft.Control]:
    look = stage.look

    def save() -> None:
        put(_saved(stage, state))

    def none() -> None:
        put(sheet.say_none(state))

    lines = [] if look.large_text else _progress(stage, state)
    buttons: list[ft.Control] = []
    if current(state.instrument).rule is Rule.TICKS and not state.given:
        text = stage.say("measures.none_apply")
        buttons.append(
            ft.Semantics(
                selected=state.none_apply,
                content=outlined_button(
                    look,
                    text,
                    none,
                    key="none-apply",
                    icon="check" if state.none_apply else None,
                    ground=look.palette.tint if state.none_apply else look.palette.surface,
                ),
            )
        )
    if not sheet.untouched(state):
        whole = sheet.missing(state) == 0
        text = stage.say("measures.save" if whole else "measures.save_some")
        buttons.append(filled_button(look, text, save, key="save"))
    return [*(second(look, line, SMALL) for line in lines), *buttons]


def _progress(stage: Stage, state: MeasureState) -> Sequence[str]:
    """How far the sheet is, in one line; nothing when it is complete."""
    count = len(state.given)
    if current(state.instrument).rule is Rule.TICKS:
        if count:
            key = "measures.chosen_one" if count == 1 else "measures.chosen"
            return [stage.say(key, count=count)]
        return [stage.say("measures.none_chosen")] if state.none_apply else []
    if sheet.untouched(state):
        return [stage.say("measures.waiting")]
    left = sheet.missing(state)
    if not left:
        return []
    return [stage.say("measures.left_one" if left == 1 else "measures.left", count=left)]


def _saved(stage: Stage, state: MeasureState) -> MeasureState | None:
    """Write the sheet and show its result; a sheet that could not be written stays in hand."""
    wording = stage.say(f"measures.{state.instrument.value}.wording")
    trouble = stage.services.record_measure(
        sheet.sheet(state, wording),
        corrects=state.corrects,
        reason=stage.session.typed.text(_reason(state)).strip(),
    )
    if trouble is not None:
        return replace(state, trouble=trouble)
    stage.session.typed.forget(_form(state))
    stage.go(routes.measure_result(state.instrument.value))
    return None
