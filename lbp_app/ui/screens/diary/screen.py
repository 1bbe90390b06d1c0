"""The diary on the screen: a page of entries, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from lbp_app.ui.components.logged_words import logged_words
from lbp_app.ui.components.moments import moment_words
from lbp_app.ui.components.ratings_line import ratings_line
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.diary.state import DiaryState, newer, older, verdict_key
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY, BODY_STRONG, ICON, ROW, Space, urgency_style
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
            place="diary",
            flag=open_flag(stage),
            step=state.cursor or "",
        )

    def go_older() -> None:
        put(older(state, page.older))

    def go_newer() -> None:
        put(newer(state))

    count = stage.say("diary.count_one" if page.total == 1 else "diary.count", count=page.total)
    head = title(look, stage.say("diary.head"))
    body = [column([head, second(look, count)], Space.XS)] if page.lines else [head, _empty(stage)]
    body += [
        _entry(stage, line) if isinstance(line, Entry) else _logged(stage, line)
        for line in page.lines
    ]
    if page.older is not None:
        body.append(outlined_button(look, stage.say("diary.older"), go_older, key="older"))
    if state.cursors:
        body.append(outlined_button(look, stage.say("diary.newer"), go_newer, key="newer"))
    return framed(
        stage,
        routes.DIARY,
        body,
        place="diary",
        flag=open_flag(stage),
        step=state.cursor or "",
    )


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
    texts = [
        words(look, moment_words(look, entry.happened_at, now), ROW),
        words(look, ratings_line(look, entry.check_in.ratings if entry.check_in else ()), BODY),
        words(look, stage.say(verdict_key(entry)), BODY_STRONG, color),
    ]
    sign = picture(look, icon, ICON + 4, line=color, accent=color)
    return _line(stage, sign, texts, see, f"entry-{entry.id}")


def _logged(stage: Stage, item: AnyLogItem) -> ft.Control:
    look = stage.look
    now = stage.services.clock.now()
    told = logged_words(look, item.fact)

    def see() -> None:
        stage.go(routes.logged(item.id))

    texts = [
        words(look, moment_words(look, item.happened_at, now), ROW),
        words(look, told.head, BODY),
        *(second(look, line) for line in told.more),
    ]
    return _line(stage, picture(look, told.picture, ICON + 4), texts, see, f"logged-{item.id}")


def _line(
    stage: Stage,
    sign: ft.Control,
    texts: Sequence[ft.Control],
    see: Callable[[], None],
    key: str,
) -> ft.Control:
    look = stage.look
    return tap_surface(
        look,
        ft.Row(
            [
                sign,
                ft.Container(column(texts, Space.HAIR), expand=True),
                picture(look, "chevron", ICON, line=look.palette.ink2),
            ],
            spacing=Space.M,
        ),
        see,
        key=key,
    )
