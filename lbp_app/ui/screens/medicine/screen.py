"""One medicine of the list: its name as on the packet, its kind, whether it is used. No amounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.daily import LONGEST_NAME, Medicine, MedicineGroup
from lbp_app.domain.log import AnyLogItem, LogError, Why
from lbp_app.ui import routes
from lbp_app.ui.components.basics import card, filled_button, heading, notice, title
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.medicine import state as medicine
from lbp_app.ui.screens.medicine.state import MedicineState
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import LESSON_STRONG
from lbp_app.usecases.ports import Trouble

DRAFT = "medicine"
NAME = "medicine.name"
NOTE = "medicine.note"
Put = Callable[[MedicineState | None], None]
Now = Callable[[], MedicineState]
"""The form as it is when a tap comes: one before it may not have been drawn yet."""


@screen
def MedicineScreen() -> ft.View:  # noqa: N802 - a component
    """A short form, empty for a new one."""
    stage = use_stage()
    item_id = ft.use_route_params().get("item_id", "")
    item = next(reversed(stage.services.read_diary.items(item_id)), None)
    listed = item.fact if item is not None and isinstance(item.fact, Medicine) else None
    state, put = use_draft(f"{DRAFT}-{item_id}", lambda: medicine.from_medicine(listed))
    typed = stage.session.typed
    if listed is not None:
        typed.start(NAME, listed.name)
        typed.start(NOTE, listed.note)

    def now() -> MedicineState:
        return newest(stage.session, f"{DRAFT}-{item_id}", state)

    def leave() -> None:
        put(None)
        typed.forget(DRAFT)
        stage.go(routes.MEDICINES)

    def save() -> None:
        try:
            fact = medicine.medicine_of(now(), typed.text(NAME), typed.text(NOTE))
        except LogError as refused:
            put(replace(now(), error=refused.code))
            return
        trouble = _keep(stage, item if listed else None, fact)
        if trouble is None:
            leave()
        else:
            put(replace(now(), trouble=trouble))

    look = stage.look
    error = f"log.error.{state.error}"
    return framed(
        stage,
        routes.medicine(item_id),
        [
            *unsaved(stage, state.trouble),
            title(look, stage.say("medicines.form_head")),
            *(
                [notice(look, "warning", stage.say("trouble.unsaved_head"), stage.say(error))]
                if state.error
                else []
            ),
            text_field(
                look,
                stage.say("medicines.name"),
                typed,
                key=NAME,
                hint=stage.say("medicines.name_hint"),
                most=LONGEST_NAME,
            ),
            _group(stage, state, now, put),
            *([_use(stage, state, now, put)] if listed else []),
            text_field(look, stage.say("log.note"), typed, key=NOTE, lines=2),
        ],
        bottom=[filled_button(look, stage.say("medicines.save"), save, key="save")],
        back=Back(stage.say("nav.back"), leave),
        flag=open_flag(stage),
    )


def _group(stage: Stage, state: MedicineState, now: Now, put: Put) -> ft.Control:
    def choose(group: str) -> None:
        put(medicine.choose_group(now(), group))

    return card(
        stage.look,
        [
            heading(stage.look, stage.say("medicines.group"), LESSON_STRONG),
            chips(
                stage.look,
                [(g.value, stage.say(f"medicines.group_{g.value}")) for g in MedicineGroup],
                () if state.group is None else (state.group.value,),
                choose,
                key="group",
            ),
        ],
    )


def _use(stage: Stage, state: MedicineState, now: Now, put: Put) -> ft.Control:
    def choose(value: str) -> None:
        put(medicine.choose_use(now(), in_use=value == "yes"))

    return card(
        stage.look,
        [
            heading(stage.look, stage.say("medicines.use"), LESSON_STRONG),
            answer_buttons(
                stage.look,
                [(v, stage.say(f"medicines.use_{v}")) for v in ("yes", "no")],
                "yes" if state.in_use else "no",
                choose,
                key="use",
                stacked=True,
            ),
        ],
    )


def _keep(stage: Stage, item: AnyLogItem | None, fact: Medicine) -> Trouble | None:
    if item is None:
        return stage.services.log_fact(fact).trouble
    correct = stage.services.correct
    return correct.fact(item.id, fact, happened_at=item.happened_at, why=Why.OTHER).trouble
