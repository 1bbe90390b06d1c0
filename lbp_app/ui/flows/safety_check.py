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
from lbp_app.ui.components.basics import bullet, filled_button, notice, second, text_button, words
from lbp_app.ui.components.care_cards import care_card, what_did_you_do
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.components.safety import Asked, Tile, safety_questions, safety_tiles
from lbp_app.ui.flows.safety_draft import SafetyDraft, advance, in_hand, now_at, respond, touched
from lbp_app.ui.flows.screen import framed, open_flag
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import LESSON, SMALL, Look
from lbp_app.usecases.ports import Trouble

Change = Callable[[Callable[[SafetyDraft], SafetyDraft]], None]
"""Changes the check as it is when the tap comes: one before it may not have been drawn yet."""
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


def safety_step(stage: Stage, draft: SafetyDraft, change: Change, leave: Leave) -> Step | None:
    """The step of the safety check to show now; None once it is done."""
    where, verdict, _ = now_at(stage.services, draft)
    if where is steps.Stage.CARD:
        return _card_step(stage, draft, verdict, change)
    if where is steps.Stage.TILES:
        return _tiles_step(stage, draft, change, leave)
    group = in_hand(draft, stage.services.library.table)
    if where is steps.Stage.QUESTIONS and group is not None:
        return _questions_step(stage, draft, group, change, leave)
    return None


def framed_step(stage: Stage, route: str, step: Step) -> ft.View:
    """A step in the frame of its screen; a care card has no way round it."""
    return framed(
        stage,
        route,
        step.body,
        back=step.back,
        bottom=step.bottom,
        help_button=not step.is_card,
        can_leave=not step.is_card,
        step=step.name,
        two_columns=step.two_columns,
        flag=None if step.is_card else open_flag(stage),
    )


def after_questions(
    stage: Stage, draft: SafetyDraft, head: Callable[[Look, str], ft.Control]
) -> list[ft.Control]:
    """The end of questions on demand: the open card, or what to watch for; never "you are safe"."""
    look = stage.look
    if draft.recorded:
        return [
            head(look, stage.say("help.flagged_head")),
            words(look, stage.say("help.flagged_body"), LESSON),
        ]
    return [
        head(look, stage.say("result.none_head")),
        words(look, stage.say("result.none_body"), LESSON),
        *(bullet(look, s, LESSON) for s in stage.services.library.wording.watch_for),
    ]


def review_line(stage: Stage) -> list[ft.Control]:
    """ "Not yet clinically reviewed", until a named clinician has signed."""
    if stage.services.library.review.reviewed_by is not None:
        return []
    return [second(stage.look, stage.say("card.review"), SMALL)]


def unsaved_notice(stage: Stage, draft: SafetyDraft) -> list[ft.Control]:
    """ "We could not save this", when the last verdict is not on the disk."""
    return trouble_notice(stage, draft.trouble)


def trouble_notice(stage: Stage, trouble: Trouble | None) -> list[ft.Control]:
    """ "We could not save this" and why; nothing without trouble."""
    if trouble is None:
        return []
    return [
        notice(
            stage.look,
            "warning",
            stage.say("trouble.unsaved_head"),
            stage.say(f"trouble.{trouble.value}"),
        )
    ]


How = Callable[[Screening], Screening]


def _go_on(stage: Stage, change: Change, how: How) -> None:
    change(lambda now: advance(stage.services, now, how(now.screening)))


def _card_step(stage: Stage, draft: SafetyDraft, verdict: Verdict, change: Change) -> Step:
    card = stage.services.show_care_card(verdict.urgency, verdict.reasons)

    def door() -> None:
        stage.go(routes.DOOR)

    def did(action: Action) -> None:
        change(lambda now: respond(stage.services, now, verdict.urgency, action))

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


def _tiles_step(stage: Stage, draft: SafetyDraft, change: Change, leave: Leave) -> Step:
    table = stage.services.library.table
    screening = draft.screening
    tiles = [
        Tile(g, stage.services.library.wording.groups[g], g in screening.closed)
        for g in table.groups
    ]

    def open_tile(group: str) -> None:
        _go_on(stage, change, lambda now: steps.choose_tile(now, table, group))

    def confirm() -> None:
        _go_on(stage, change, lambda now: steps.confirm_tiles(now, table))

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
    stage: Stage, draft: SafetyDraft, group: str, change: Change, leave: Leave
) -> Step:
    library = stage.services.library
    screening = draft.screening

    def answer(question: str, value: Answer) -> None:
        go_on(lambda now: steps.give_answer(now, question, value))

    def go_on(how: How) -> None:
        _go_on(stage, change, how)

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
    stage: Stage, draft: SafetyDraft, group: str, go_on: Callable[[How], None]
) -> list[ft.Control]:
    table = stage.services.library.table
    screening = draft.screening
    still_open = len(steps.open_questions(screening, table, group))
    some = still_open < len(table.questions_of(group))

    def rest_is_no() -> None:
        go_on(lambda now: steps.no_to_the_rest(now, table, group))

    def close() -> None:
        go_on(lambda now: steps.close_group(now, table, group))

    def mistake() -> None:
        go_on(lambda now: steps.take_back_tile(now, table, group))

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
    go_on: Callable[[How], None],
    leave: Leave,
) -> Back | None:
    table = stage.services.library.table
    screening = draft.screening

    def previous() -> None:
        go_on(lambda now: steps.reopen_last_group(now, table))

    def take_back() -> None:
        go_on(lambda now: steps.take_back_tile(now, table, group))

    def stop() -> None:
        go_on(steps.end_early)

    if screening.mode is Mode.FULL:
        if group == table.groups[0]:
            return Back(stage.say("nav.back"), leave)
        return Back(stage.say("nav.back"), previous)
    unanswered = len(steps.open_questions(screening, table, group))
    if group in screening.chosen and unanswered == len(table.questions_of(group)):
        return Back(stage.say("nav.back"), take_back)
    return Back(stage.say("nav.stop"), stop)
