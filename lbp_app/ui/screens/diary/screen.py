"""The diary on the screen: a page of entries, newest first."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.diary import Entry
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    column,
    notice,
    outlined_button,
    picture,
    scene,
    second,
    tap_surface,
    title,
    words,
)
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.components.ratings_line import ratings_line
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.diary.state import DiaryState, newer, older, verdict_key
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY_STRONG, ICON, ROW, Look, Space, urgency_style
from lbp_app.usecases.ports import Trouble

DRAFT = "diary"


@screen
def DiaryScreen() -> ft.View:  # noqa: N802 - a component
    """Twenty entries at a time; never a control per entry of the whole diary."""
    stage = use_stage()
    state, put = use_draft(DRAFT, DiaryState)
    page = stage.services.read_diary(state.cursor)
    look = stage.look
    if isinstance(page, Trouble):
        body: list[ft.Control] = [
            title(look, stage.say("diary.head")),
            notice(
                look,
                "warning",
                stage.say("trouble.closed_head"),
                stage.say(f"trouble.{page.value}"),
            ),
        ]
        return framed(
            stage,
            routes.DIARY,
            body,
            place="progress",
            back=_back(stage),
            flag=open_flag(stage),
            step=state.cursor or "",
            two_columns=True,
        )

    def go_older() -> None:
        put(older(state, page.older))

    def go_newer() -> None:
        put(newer(state))

    count = stage.say("diary.count_one" if page.total == 1 else "diary.count", count=page.total)
    head = title(look, stage.say("diary.head"))
    body = (
        [column([head, second(look, count)], Space.XS)] if page.entries else [head, _empty(stage)]
    )
    body += _in_rows(stage.look, [_entry(stage, entry) for entry in page.entries])
    if page.older is not None:
        body.append(outlined_button(look, stage.say("diary.older"), go_older, key="older"))
    if state.cursors:
        body.append(outlined_button(look, stage.say("diary.newer"), go_newer, key="newer"))
    return framed(
        stage,
        routes.DIARY,
        body,
        place="progress",
        back=_back(stage),
        flag=open_flag(stage),
        step=state.cursor or "",
        two_columns=True,
    )


def _in_rows(look: Look, entries: list[ft.Control]) -> list[ft.Control]:
    """Two entries in a row on a wide screen, read from left to right."""
    if not look.wide:
        return entries
    pairs = [entries[i : i + 2] for i in range(0, len(entries), 2)]
    return [side_by_side(look, pair[:1], pair[1:] or [ft.Container()]) for pair in pairs]


def _back(stage: Stage) -> Back:
    def to_progress() -> None:
        stage.go(routes.PROGRESS)

    return Back(stage.say("places.progress"), to_progress)


def _empty(stage: Stage) -> ft.Control:
    return ft.Column(
        [
            scene(stage.look, "nothing_yet", 240, 160),
            words(stage.look, stage.say("diary.empty"), align=ft.TextAlign.CENTER),
        ],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _entry(stage: Stage, entry: Entry) -> ft.Control:
    look, p = stage.look, stage.look.palette
    now = stage.services.clock.now()

    def see() -> None:
        stage.go(routes.entry(entry.id))

    color = (
        p.red_text
        if entry.urgency >= Urgency.URGENT
        else (p.primary if entry.urgency is Urgency.SOON else p.ink2)
    )
    icon = urgency_style(p, entry.urgency).icon
    return tap_surface(
        look,
        column(
            [
                ft.Row(
                    [
                        words(look, moment_words(look, entry.happened_at, now), ROW, expand=True),
                        picture(look, "chevron", ICON, line=p.ink2),
                    ],
                    spacing=Space.S,
                ),
                words(look, ratings_line(look, entry.check_in.ratings if entry.check_in else ())),
                ft.Row(
                    [
                        picture(look, icon, ICON, line=color, accent=color),
                        words(look, stage.say(verdict_key(entry)), BODY_STRONG, color, expand=True),
                    ],
                    spacing=Space.S,
                ),
            ],
            Space.XS,
        ),
        see,
        key=f"entry-{entry.id}",
    )
