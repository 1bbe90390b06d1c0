"""The diary on the screen: a page of entries, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import flet as ft

from lbp_app.domain.diary import Entry
from lbp_app.domain.log import AnyLogItem
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
from lbp_app.ui.components.logged_words import logged_words
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
        return _framed(stage, state, body)

    def go_older() -> None:
        put(older(state, page.older))

    def go_newer() -> None:
        put(newer(state))

    count = stage.say("diary.count_one" if page.total == 1 else "diary.count", count=page.total)
    head = title(look, stage.say("diary.head"))
    body = [column([head, second(look, count)], Space.XS)] if page.lines else [head, _empty(stage)]
    lines = [
        _entry(stage, line) if isinstance(line, Entry) else _logged(stage, line)
        for line in page.lines
    ]
    body += _in_rows(stage.look, lines)
    if page.older is not None:
        body.append(outlined_button(look, stage.say("diary.older"), go_older, key="older"))
    if state.cursors:
        body.append(outlined_button(look, stage.say("diary.newer"), go_newer, key="newer"))
    return _framed(stage, state, body)


def _framed(stage: Stage, state: DiaryState, body: list[ft.Control]) -> ft.View:
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

    return Back(stage.say("nav.back"), to_progress)


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

    def see() -> None:
        stage.go(routes.entry(entry.id))

    color = (
        p.red_text
        if entry.urgency >= Urgency.URGENT
        else (p.primary if entry.urgency is Urgency.SOON else p.ink2)
    )
    icon = urgency_style(p, entry.urgency).icon
    ratings = ratings_line(look, entry.check_in.ratings if entry.check_in else ())
    verdict = words(look, stage.say(verdict_key(entry)), BODY_STRONG, color, expand=True)
    sign = picture(look, icon, ICON, line=color, accent=color)
    lines = [words(look, ratings), ft.Row([sign, verdict], spacing=Space.S)]
    return _line(stage, entry.happened_at, lines, see, f"entry-{entry.id}")


def _logged(stage: Stage, item: AnyLogItem) -> ft.Control:
    look = stage.look
    told = logged_words(look, item.fact)

    def see() -> None:
        stage.go(routes.logged(item.id))

    head = words(look, told.head, BODY_STRONG, expand=True)
    lines = [
        ft.Row([picture(look, told.picture, ICON), head], spacing=Space.S),
        *(second(look, line) for line in told.more),
    ]
    return _line(stage, item.happened_at, lines, see, f"logged-{item.id}")


def _line(
    stage: Stage,
    happened_at: datetime,
    lines: Sequence[ft.Control],
    see: Callable[[], None],
    key: str,
) -> ft.Control:
    look = stage.look
    when = moment_words(look, happened_at, stage.services.clock.now())
    head = ft.Row(
        [
            words(look, when, ROW, expand=True),
            picture(look, "chevron", ICON, line=look.palette.ink2),
        ],
        spacing=Space.S,
    )
    return tap_surface(look, column([head, *lines], Space.XS), see, key=key)
