"""One entry of the diary: ratings, note, what was answered and what was done."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.care_card import told_lines
from lbp_app.domain.diary import CheckIn, Entry
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    card,
    heading,
    outlined_button,
    second,
    title,
    words,
)
from lbp_app.ui.components.body_card import body_summary
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.components.ratings_line import check_in_line
from lbp_app.ui.flows.after_logging import saved_line, unsaved
from lbp_app.ui.flows.correction import change_buttons, sure
from lbp_app.ui.flows.history import history
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.entry.state import EntryState, asked_and_denied, is_deleted
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG

Put = Callable[[EntryState | None], None]


@screen
def EntryScreen() -> ft.View:  # noqa: N802 - a component
    """Everything that was kept of one entry, with the version of the questions."""
    stage = use_stage()
    entry_id = ft.use_route_params().get("entry_id", "")
    entry = stage.services.read_diary.entry(entry_id)
    versions = stage.services.read_diary.check_ins(entry_id)
    state, put = use_draft(f"entry-{entry_id}", EntryState)

    def back() -> None:
        put(None)
        stage.go(routes.DIARY)

    if entry is not None:
        body = _entry(stage, entry, versions)
    elif is_deleted(versions):
        body = []
    else:
        body = _missing(stage)
    return framed(
        stage,
        routes.entry(entry_id),
        [
            *unsaved(stage, state.trouble),
            *body,
            *_changes(stage, entry, versions, state, put),
        ],
        step="gone" if entry is None else "",
        back=Back(stage.say("diary.head"), back),
        flag=open_flag(stage),
    )


def _changes(
    stage: Stage,
    entry: Entry | None,
    versions: tuple[CheckIn, ...],
    state: EntryState,
    put: Put,
) -> list[ft.Control]:
    """Correct, delete and undo. What the red-flag rules judged is not offered, and says so."""
    if not versions:
        return []
    delete, entry_id = stage.services.delete, versions[-1].entry_id

    def correct() -> None:
        stage.go(routes.correct(entry_id))

    def ask() -> None:
        put(EntryState(sure=True))

    def keep() -> None:
        put(None)

    def yes() -> None:
        put(EntryState(trouble=delete.check_in(entry_id)))

    def undo() -> None:
        put(EntryState(trouble=delete.bring_check_in_back(entry_id)))

    if is_deleted(versions):
        button = outlined_button(
            stage.look, stage.say("delete.undo"), undo, key="undo", icon="back"
        )
        return [saved_line(stage, gone=True) if entry is None else _half_gone(stage), button]
    stays = second(stage.look, stage.say("correct.safety_stays"))
    if state.sure:
        flagged = entry is not None and bool(entry.reasons)
        return sure(stage, "delete.ask_flag" if flagged else "delete.ask", yes, keep)
    return [*change_buttons(stage, correct, ask), stays]


def _half_gone(stage: Stage) -> ft.Control:
    said = words(stage.look, stage.say("delete.done_flag"), BODY_STRONG)
    return ft.Semantics(live_region=True, content=said)


def _missing(stage: Stage) -> list[ft.Control]:
    return [title(stage.look, stage.say("entry.missing"))]


def _entry(stage: Stage, entry: Entry, versions: tuple[CheckIn, ...]) -> list[ft.Control]:
    look = stage.look
    now = stage.services.clock.now()
    ratings = entry.check_in.ratings if entry.check_in else ()
    body: list[ft.Control] = [
        title(look, moment_words(look, entry.happened_at, now)),
        second(look, stage.say(f"entry.kind_{entry.kind.value}")),
        card(
            look,
            [
                heading(look, stage.say("entry.ratings")),
                *(
                    words(
                        look, stage.say("rating.line", name=stage.say(f"pain.{scale}"), value=value)
                    )
                    for scale, value in ratings
                ),
                *([] if ratings else [words(look, stage.say("rating.no_rating"))]),
            ],
        ),
    ]
    if entry.check_in and entry.check_in.note:
        note = words(look, entry.check_in.note)
        body.append(card(look, [heading(look, stage.say("entry.note")), note]))
    chart = stage.services.read_body_charts(entry.id).now
    if chart is not None:
        summary = body_summary(look, stage.services.body(), chart)
        body.append(card(look, [heading(look, stage.say("body_chart.entry")), summary]))
    body += history(stage, versions, lambda v: check_in_line(look, v))
    body.append(_safety(stage, entry))
    if entry.actions:
        lines = [
            bullet(
                look,
                stage.say(
                    "entry.action",
                    action=stage.say(f"action.{a.action.value}"),
                    when=moment_words(look, a.told_at, now),
                ),
            )
            for a in entry.actions
        ]
        body.append(card(look, [heading(look, stage.say("entry.actions")), *lines]))
    return body


def _safety(stage: Stage, entry: Entry) -> ft.Control:
    look = stage.look
    wording = stage.services.library.wording
    told = told_lines(entry.reasons, wording)
    denied = [wording.asks[q] for q in asked_and_denied(entry) if q in wording.asks]
    head = f"diary.{entry.urgency.name.lower()}" if entry.verdicts else "diary.not_asked"
    version = entry.verdicts[-1].content_version if entry.verdicts else ""
    return card(
        look,
        [
            heading(look, stage.say("entry.safety")),
            words(look, stage.say(head), BODY_STRONG),
            *(bullet(look, line) for line in told),
            *([second(look, stage.say("entry.denied", count=len(denied)))] if denied else []),
            *([second(look, stage.say("entry.version", version=version))] if version else []),
        ],
    )
