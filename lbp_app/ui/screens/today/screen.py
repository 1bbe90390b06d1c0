"""The Today screen: an open red flag first, then one thing to do."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.progress import Period
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    column,
    handler,
    heading,
    notice,
    outlined_button,
    scene,
    second,
    title,
    words,
)
from lbp_app.ui.components.care_cards import flag_card
from lbp_app.ui.components.frame import card_width, side_by_side
from lbp_app.ui.components.lesson_rows import picked_row
from lbp_app.ui.components.moments import long_day, moment_words
from lbp_app.ui.components.ratings_line import ratings_line
from lbp_app.ui.components.tiles import link_row
from lbp_app.ui.components.trend_card import trend_chart
from lbp_app.ui.components.trend_words import verdict_words
from lbp_app.ui.flows.measures_due import measures_due
from lbp_app.ui.flows.plan_card import has_plan, plan_card
from lbp_app.ui.flows.plan_today import plan_today
from lbp_app.ui.flows.review import review_today
from lbp_app.ui.flows.screen import framed, screen
from lbp_app.ui.flows.unfinished import unfinished
from lbp_app.ui.screens.today import state as today
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.ui.theme import (
    BODY_STRONG,
    HERO,
    Edge,
    Radius,
    Space,
    border_side,
)
from lbp_app.usecases.read_progress import Progress
from lbp_app.usecases.today import TodayView

_HERO_WIDTH, _HERO_HEIGHT = 358, 140
_SUN_WIDTH = 120
"""Sun and path at the right of the block: words end before them."""


@screen
def TodayScreen() -> ft.View:  # noqa: N802 - a component
    """What matters now, on one phone screen."""
    stage = use_stage()
    view = stage.services.today()
    above: list[ft.Control] = []
    plan_view = stage.services.plan()
    plan, planned = plan_card(stage, plan_view), has_plan(plan_view)
    if view.trouble is not None:
        above.append(_trouble(stage, view))
    if view.flag is None:
        above += [_greeting(stage, view), *unfinished(stage)]
        left = [_hero(stage, view), *review_today(stage), *plan, *_notes(stage)]
        left += measures_due(stage)
        # Once there is a plan, it offers the lesson.
        left += [] if planned else _learn(stage)
    else:
        left = [_flag(stage, view), *unfinished(stage), _plain_check_in(stage), *plan]
        left += _notes(stage)
    left += _weeks(stage)
    return framed(
        stage,
        routes.TODAY,
        [*above, side_by_side(stage.look, left, [*plan_today(stage), *_right(stage, view)])],
        place="today",
        two_columns=True,
    )


def _notes(stage: Stage) -> list[ft.Control]:
    """The way to all that can be noted beside a check-in; side effects once a week."""
    look, say = stage.look, stage.say

    def to_log() -> None:
        stage.go(routes.LOG)

    def to_side_effects() -> None:
        stage.go(routes.SIDE_EFFECTS)

    rows = [link_row(look, "note", say("log.today"), say("log.today_hint"), to_log, key="log")]
    if stage.services.read_medicines.side_effects_due():
        due = say("medicines.side_effects_due")
        rows.append(link_row(look, "pill", due, None, to_side_effects, key="side-effects-due"))
    return rows


def _greeting(stage: Stage, view: TodayView) -> ft.Control:
    hello = stage.say(today.greeting(view.now))
    name = view.profile.name
    text = stage.say("today.hello_name", hello=hello, name=name) if name else hello
    day = long_day(stage.look, view.now.date(), view.now.date())
    return column([second(stage.look, day), title(stage.look, text)], Space.HAIR)


def _to_check_in(stage: Stage) -> None:
    stage.go(routes.CHECK_IN)


def _hero(stage: Stage, view: TodayView) -> ft.Control:
    """The one block of Today: all of it is the target."""
    look, p = stage.look, stage.look.palette
    text = ft.Container(
        ft.Column(
            [
                words(look, stage.say("today.check_in"), HERO, p.on_fill),
                words(look, stage.say(today.lead(view)), BODY_STRONG, p.on_fill),
            ],
            spacing=Space.XS,
        ),
        padding=ft.Padding.only(
            left=Space.XL,
            right=Space.XL if look.large_text else _SUN_WIDTH,
            top=Space.XXL,
            bottom=Space.XXL,
        ),
    )
    hills = ft.Container(scene(look, "hero_hills", _HERO_WIDTH, _HERO_HEIGHT), right=0, bottom=0)
    return ft.FilledButton(
        content=ft.Row([ft.Stack([text] if look.large_text else [hills, text], expand=True)]),
        style=ft.ButtonStyle(
            bgcolor=p.hero,
            padding=0,
            alignment=ft.Alignment.CENTER_LEFT,
            shape=ft.RoundedRectangleBorder(radius=Radius.HERO),
            side={ft.ControlState.FOCUSED: border_side(Edge.FOCUS, p.focus)},
            elevation=0,
        ),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        key="check-in",
        on_click=handler(lambda: _to_check_in(stage)),
    )


def _plain_check_in(stage: Stage) -> ft.Control:
    return outlined_button(
        stage.look, stage.say("today.check_in"), lambda: _to_check_in(stage), key="check-in"
    )


def _learn(stage: Stage) -> list[ft.Control]:
    """The lesson that is picked for now: one row, and none when there is nothing new."""
    picked = stage.services.lessons.picked()
    if picked is None:
        return []
    lesson = picked.lesson

    def read() -> None:
        stage.go(routes.lesson(lesson.id))

    return [picked_row(stage.look, lesson, picked.reason, read)]


def _flag(stage: Stage, view: TodayView) -> ft.Control:
    if view.flag is None:
        raise LookupError("no open flag")

    def see() -> None:
        stage.go(routes.FLAG)

    def seen() -> None:
        stage.go(routes.SEEN)

    since = moment_words(stage.look, view.flag.since, view.now)
    return flag_card(stage.look, view.flag.card, since, on_see=see, on_seen=seen, level=1)


def _weeks(stage: Stage) -> list[ft.Control]:
    """On a wide screen, where there is room for it: two weeks in a sentence and a chart."""
    look = stage.look
    progress = stage.services.read_progress(Period.TWO_WEEKS) if look.wide else None
    if not isinstance(progress, Progress):
        return []
    shown = today.week_trend(progress)
    if shown is None:
        return []
    width = card_width(look, two_columns=True)
    return [
        card(
            look,
            [
                heading(look, stage.say("progress.week_head")),
                words(look, verdict_words(stage.say, shown)),
                *([second(look, stage.say("progress.compared"))] if today.compared(shown) else []),
                trend_chart(look, shown, progress.events, width),
            ],
        )
    ]


def _right(stage: Stage, view: TodayView) -> list[ft.Control]:
    look = stage.look
    last = view.last_check_in

    def to_diary() -> None:
        stage.go(routes.DIARY)

    if last is None:
        about = [
            heading(look, stage.say("today.how_head")),
            words(look, stage.say("today.how_body")),
        ]
        return [card(look, about)]
    return [
        card(
            look,
            [
                heading(look, stage.say("today.last_head")),
                second(look, moment_words(look, last.happened_at, view.now)),
                words(look, ratings_line(look, last.ratings)),
                outlined_button(look, stage.say("today.open_diary"), to_diary, key="open-diary"),
            ],
        )
    ]


def _trouble(stage: Stage, view: TodayView) -> ft.Control:
    key = view.trouble.value if view.trouble else "other"
    return notice(
        stage.look, "warning", stage.say("trouble.closed_head"), stage.say(f"trouble.{key}")
    )
