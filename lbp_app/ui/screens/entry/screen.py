"""One entry of the diary: ratings, note, what was answered and what was done."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.care_card import told_lines
from lbp_app.domain.diary import Entry
from lbp_app.ui import routes
from lbp_app.ui.components.basics import bullet, card, heading, second, title, words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.entry.state import asked_and_denied
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.ui.theme import BODY_STRONG


@screen
def EntryScreen() -> ft.View:  # noqa: N802 - a component
    """Everything that was kept of one entry, with the version of the questions."""
    stage = use_stage()
    entry = stage.services.read_diary.entry(ft.use_route_params().get("entry_id", ""))

    def back() -> None:
        stage.go(routes.DIARY)

    body = _missing(stage) if entry is None else _entry(stage, entry)
    return framed(
        stage,
        routes.entry(entry.id if entry else "-"),
        body,
        back=Back(stage.say("diary.head"), back),
        flag=open_flag(stage),
    )


def _missing(stage: Stage) -> list[ft.Control]:
    return [title(stage.look, stage.say("entry.missing"))]


def _entry(stage: Stage, entry: Entry) -> list[ft.Control]:
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
