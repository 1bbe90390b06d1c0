"""Today's plan: a row for each part, answered in one tap; and the way to the week."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import flet as ft

from lbp_app.domain.plan import How, PlanPart
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    Press,
    column,
    heading,
    text_button,
    words,
)
from lbp_app.ui.components.plan_row import PlanRow, plan_row
from lbp_app.ui.components.reminder_banner import Choice
from lbp_app.ui.components.tiles import link_row
from lbp_app.ui.flows.after_logging import unsaved
from lbp_app.ui.flows.plan_words import part_head, part_line, ticked
from lbp_app.ui.flows.undo import offer_undo, taken_back
from lbp_app.ui.stage import Stage, to
from lbp_app.ui.theme import Space
from lbp_app.usecases.look_at_plan import PartToday, Phase, PlanView
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.record_plan import activity_id

OPEN, TROUBLE = "plan-open", "plan-trouble"
DRAWINGS: Mapping[PlanPart, str] = MappingProxyType(
    {
        PlanPart.MOVE: "walk",
        PlanPart.PACING: "rest",
        PlanPart.LEARN: "learn",
        PlanPart.SLEEP: "sleep",
        PlanPart.MOOD: "helped",
        PlanPart.SOCIAL: "phone",
        PlanPart.HEAT: "heat",
    }
)


def has_plan(view: PlanView) -> bool:
    """True once the patient has begun with it; before that Today only offers it."""
    return view.week is not None or bool(view.tries)


def plan_card(stage: Stage, view: PlanView) -> list[ft.Control]:
    """What Today shows of the plan; nothing when the diary cannot be read."""
    look = stage.look
    if view.trouble is not None:
        return []
    if not has_plan(view):
        return [] if view.phase is Phase.PAUSED else [*flare_row(stage, view), _offer(stage)]
    content: list[ft.Control] = [heading(look, stage.say("plan.today_head"))]
    if view.phase is Phase.PAUSED:
        content.append(words(look, stage.say("plan.paused")))
    else:
        content += [*flare_row(stage, view), *part_rows(stage, view)]
    content.append(
        text_button(look, stage.say("plan.see_week"), to(stage, routes.PLAN), key="see-plan")
    )
    return [column(content, Space.S)]


def flare_row(stage: Stage, view: PlanView) -> list[ft.Control]:
    """On a bad day, the plan that was made on a good one."""
    if view.flare_until is None:
        return []
    return [
        link_row(
            stage.look,
            "flare",
            stage.say("plan.flare_open"),
            stage.say("plan.flare_now_hint"),
            to(stage, routes.PLAN_FLARE),
            key="flare-plan",
        )
    ]


def _offer(stage: Stage) -> ft.Control:
    return link_row(
        stage.look,
        "walk",
        stage.say("plan.today_start"),
        stage.say("plan.today_start_hint"),
        to(stage, routes.PLAN),
        key="make-plan",
    )


def part_rows(stage: Stage, view: PlanView) -> list[ft.Control]:
    """One row for each part of today."""
    opened = stage.session.drafts.get(OPEN)
    trouble = stage.session.drafts.get(TROUBLE)
    rows = [_row(stage, view, one, opened=opened == one.part) for one in view.parts]
    return [*unsaved(stage, trouble if isinstance(trouble, Trouble) else None), *rows]


def _row(stage: Stage, view: PlanView, one: PartToday, *, opened: bool) -> ft.Control:
    part = one.part
    picked = stage.services.lessons.picked() if part is PlanPart.LEARN else None
    head = part_head(stage, view, part)
    line = part_line(stage, view, one, picked.lesson.title if picked else None)
    drawing = DRAWINGS[part]
    if part is PlanPart.MOVE and view.phase is not Phase.RUNNING:
        # Not to be ticked: it wants more than a tap.
        return link_row(stage.look, drawing, head, line, to(stage, routes.PLAN), key="plan-move")

    def tick() -> None:
        _did(stage, one, None if ticked(one) else How.DONE)

    def more() -> None:
        stage.session.keep_draft(OPEN, None if opened else part)

    lesson = routes.lesson(picked.lesson.id) if picked else routes.LEARN
    row = PlanRow(
        part.value,
        drawing,
        head,
        line,
        ticked(one),
        stage.say("plan.more", what=head),
        _choices(stage, view, one, lesson) if opened else (),
    )
    return plan_row(stage.look, row, tick, more)


def _choices(stage: Stage, view: PlanView, one: PartToday, lesson: str) -> list[Choice]:
    part = one.part
    found = [
        Choice(stage.say(key), _does(stage, one, how), f"{part.value}-{how.value}")
        for key, how in (
            ("plan.do_done", How.DONE),
            ("plan.do_part", How.PART),
            ("plan.do_not_today", How.NOT_TODAY),
        )
        if how is not one.how
    ]
    if one.how is not None:
        undo = stage.say("plan.do_undo")
        found.append(Choice(undo, _does(stage, one, None), f"{part.value}-undo"))
    if part is PlanPart.LEARN:
        found.append(Choice(stage.say("plan.do_lesson"), to(stage, lesson), "plan-open-lesson"))
    if part is PlanPart.HEAT:
        found.append(Choice(stage.say("plan.do_heat"), to(stage, routes.HEAT), "plan-open-heat"))
    if part is PlanPart.MOVE and ticked(one):
        felt = to(stage, routes.correct_logged(activity_id(view.today)))
        found.append(Choice(stage.say("plan.do_pain"), felt, "plan-felt"))
    return found


def _does(stage: Stage, one: PartToday, how: How | None) -> Press:
    def press() -> None:
        _did(stage, one, how)

    return press


def _did(stage: Stage, one: PartToday, how: How | None) -> None:
    did = stage.services.record_plan.did
    trouble = did(one.part, how)
    stage.session.keep_draft(TROUBLE, trouble)
    stage.session.keep_draft(OPEN, None)
    if trouble is None:
        _say_so(stage, one, how)


def _say_so(stage: Stage, one: PartToday, how: How | None) -> None:
    """Tell it at the foot, where one tap brings back what was there before."""
    if how is None:
        taken_back(stage)
        return
    what = stage.say(f"plan.part_{one.part.value}")
    text = stage.say(f"undo.{how.value}", what=what)
    day = stage.services.plan().today
    offer_undo(stage, text, lambda: stage.services.record_plan.did(one.part, one.how, day))
