"""The safety check on the screen: tiles, questions and the care card that interrupts them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from lbp_app.domain import screening as steps
from lbp_app.domain.answers import Answer
from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Verdict
from lbp_app.domain.screening import Mode, Screening
from lbp_app.ui import routes
from lbp_app.ui.components.basics import filled_button, notice, second, text_button
from lbp_app.ui.components.care_cards import care_card, what_did_you_do
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.components.safety import Asked, Tile, safety_questions, safety_tiles
from lbp_app.ui.flows.safety_draft import SafetyDraft, advance, in_hand, now_at, respond, touched
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import SMALL

Replace = Callable[[SafetyDraft], None]
Leave = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Step:
    """What a screen puts into its frame. A care card has no other way on: ``is_card``."""

    body: list[ft.Control]
    bottom: list[ft.Control]
    back: Back | None
    name: str
    is_card: bool = False
    two_columns: bool = False


def safety_step(stage: Stage, draft: SafetyDraft, replace: Replace, leave: Leave) -> Step | None:
    """The step of the safety check to show now; None once it is done."""
    where, verdict, _ = now_at(stage.services, draft)
    if where is steps.Stage.CARD:
        return _card_step(stage, draft, verdict, replace)
    if where is steps.Stage.TILES:
        return _tiles_step(stage, draft, replace, leave)
    group = in_hand(draft, stage.services.library.table)
    if where is steps.Stage.QUESTIONS and group is not None:
        return _questions_step(stage, draft, group, replace, leave)
    return None


def review_line(stage: Stage) -> list[ft.Control]:
    """ "Not yet clinically reviewed", until a named clinician has signed."""
    if stage.services.library.review.reviewed_by is not None:
        return []
    return [second(stage.look, stage.say("card.review"), SMALL)]


def unsaved_notice(stage: Stage, draft: SafetyDraft) -> list[ft.Control]:
    """ "We could not save this", when the last verdict is not on the disk."""
    if draft.trouble is None:
        return []
    return [
        notice(
            stage.look,
            "warning",
            stage.say("trouble.unsaved_head"),
            stage.say(f"trouble.{draft.trouble.value}"),
        )
    ]


def _card_step(stage: Stage, draft: SafetyDraft, verdict: Verdict, replace: Replace) -> Step:
    card = stage.services.show_care_card(verdict.urgency, verdict.reasons)

    def door() -> None:
        stage.go(routes.DOOR)

    def did(action: Action) -> None:
        replace(respond(stage.services, draft, verdict.urgency, action))

    return Step(
        body=[
            *unsaved_notice(stage, draft),
            side_by_side(
                stage.look,
                [care_card(stage.look, card, on_door=door)],
                [
                    what_did_you_do(stage.look, did),
                    second(stage.look, card.keep),
                    *review_line(stage),
                ],
            ),
        ],
        bottom=[],
        back=None,
        name=f"card-{verdict.urgency.name}",
        is_card=True,
        two_columns=True,
    )


def _tiles_step(stage: Stage, draft: SafetyDraft, replace: Replace, leave: Leave) -> Step:
    table = stage.services.library.table
    screening = draft.screening
    tiles = [
        Tile(g, stage.services.library.wording.groups[g], g in screening.closed)
        for g in table.groups
    ]

    def open_tile(group: str) -> None:
        replace(advance(stage.services, draft, steps.choose_tile(screening, table, group)))

    def confirm() -> None:
        replace(advance(stage.services, draft, steps.confirm_tiles(screening, table)))

    again = touched(draft)
    return Step(
        body=safety_tiles(
            stage.look,
            tiles,
            open_tile,
            head=stage.say("safety.more_head" if again else "safety.head"),
            lead=stage.say("safety.more_lead" if again else "safety.lead"),
        ),
        bottom=[
            filled_button(
                stage.look,
                stage.say("safety.nothing_else" if again else "safety.none"),
                confirm,
                key="none-of-these",
            )
        ],
        back=None if again else Back(stage.say("nav.stop"), leave),
        name="tiles",
        two_columns=True,
    )


def _questions_step(
    stage: Stage, draft: SafetyDraft, group: str, replace: Replace, leave: Leave
) -> Step:
    library = stage.services.library
    screening = draft.screening

    def answer(question: str, value: Answer) -> None:
        replace(advance(stage.services, draft, steps.give_answer(screening, question, value)))

    def go_on(to: Screening) -> None:
        replace(advance(stage.services, draft, to))

    asked = [
        Asked(
            q.id,
            library.wording.asks[q.id],
            library.texts.get(f"red_flags.questions.{q.id}.hint"),
            library.texts.get(f"red_flags.questions.{q.id}.unsure"),
            screening.sheet.answer(q.id),
        )
        for q in library.table.questions_of(group)
    ]
    return Step(
        body=[
            *safety_questions(
                stage.look,
                asked,
                answer,
                head=stage.say(f"red_flags.groups.{group}.title"),
                lead=_lead(stage, draft, group),
            ),
            *review_line(stage),
        ],
        bottom=_on(stage, draft, group, go_on),
        back=_back(stage, draft, group, go_on, leave),
        name=group,
    )


def _lead(stage: Stage, draft: SafetyDraft, group: str) -> str:
    table = stage.services.library.table
    if draft.screening.mode is Mode.FULL:
        return stage.say("safety.of", number=table.groups.index(group) + 1, total=len(table.groups))
    if group in draft.screening.prompted:
        return stage.say(draft.because)
    return stage.say("safety.questions_lead")


def _on(
    stage: Stage, draft: SafetyDraft, group: str, go_on: Callable[[Screening], None]
) -> list[ft.Control]:
    table = stage.services.library.table
    screening = draft.screening
    still_open = len(steps.open_questions(screening, table, group))
    some = still_open < len(table.questions_of(group))

    def rest_is_no() -> None:
        go_on(steps.no_to_the_rest(screening, table, group))

    def close() -> None:
        go_on(steps.close_group(screening, table, group))

    def mistake() -> None:
        go_on(steps.take_back_tile(screening, table, group))

    if still_open == 0:
        return [filled_button(stage.look, stage.say("nav.next"), close, key="next")]
    buttons = [
        filled_button(
            stage.look,
            stage.say("safety.no_rest" if some else "safety.no_all"),
            rest_is_no,
            key="no-to-the-rest",
        )
    ]
    if group in screening.chosen and not some:
        buttons.append(text_button(stage.look, stage.say("safety.mistake"), mistake, key="mistake"))
    return buttons


def _back(
    stage: Stage,
    draft: SafetyDraft,
    group: str,
    go_on: Callable[[Screening], None],
    leave: Leave,
) -> Back | None:
    table = stage.services.library.table
    screening = draft.screening

    def previous() -> None:
        go_on(steps.reopen_last_group(screening, table))

    def take_back() -> None:
        go_on(steps.take_back_tile(screening, table, group))

    def stop() -> None:
        go_on(steps.end_early(screening))

    if screening.mode is Mode.FULL:
        if group == table.groups[0]:
            return Back(stage.say("nav.back"), leave)
        return Back(stage.say("nav.back"), previous)
    unanswered = len(steps.open_questions(screening, table, group))
    if group in screening.chosen and unanswered == len(table.questions_of(group)):
        return Back(stage.say("nav.back"), take_back)
    return Back(stage.say("nav.stop"), stop)
