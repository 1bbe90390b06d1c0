"""Learn on the screen: the lesson picked for now, the search, and all lessons by topic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.lessons import Lesson
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    column,
    heading,
    notice,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.lesson_rows import gap_row, lesson_row, picked_card
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.learn import state as learn
from lbp_app.ui.screens.learn.state import LearnState, Show
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import Space
from lbp_app.usecases.look_at_lessons import Picked, ShelfView

DRAFT = "learn"
SEARCH = "learn.search"
Put = Callable[[LearnState | None], None]


@screen
def LearnScreen() -> ft.View:  # noqa: N802 - a component
    """One lesson for now, and the way to every other one."""
    stage = use_stage()
    state, put = use_draft(DRAFT, LearnState)
    view = stage.services.lessons.all()
    flag = open_flag(stage)

    def wanted(text: str) -> None:
        put(replace(state, wanted=text))

    body: list[ft.Control] = [
        title(stage.look, stage.say("learn.head")),
        text_field(
            stage.look,
            stage.say("learn.search"),
            stage.session.typed,
            key=SEARCH,
            hint=stage.say("learn.search_hint"),
            most=80,
            on_text=wanted,
        ),
    ]
    if state.searching:
        body += _results(stage, view, state, put)
    else:
        picked = stage.services.lessons.picked()
        body += [] if picked is None else [_picked(stage, picked)]
        body += _all(stage, view, state, put)
    return framed(stage, routes.LEARN, body, place="learn", flag=flag)


def _picked(stage: Stage, picked: Picked) -> ft.Control:
    return picked_card(
        stage.look,
        picked.lesson,
        picked.reason,
        _to(stage, picked.lesson),
        head=stage.say("learn.picked"),
        button=stage.say("learn.read_now"),
    )


def _results(stage: Stage, view: ShelfView, state: LearnState, put: Put) -> list[ft.Control]:
    def clear() -> None:
        stage.session.typed.put(SEARCH, "")
        put(replace(state, wanted=""))

    lessons = learn.found(view, stage.services.lessons.find(state.wanted))
    told = stage.say(learn.found_key(len(lessons)), count=len(lessons))
    return [
        *_help_first(stage, state.wanted),
        ft.Semantics(live_region=True, content=second(stage.look, told)),
        column([_row(stage, view, lesson) for lesson in lessons], Space.S),
        text_button(stage.look, stage.say("learn.clear"), clear, key="show-all"),
    ]


def _help_first(stage: Stage, wanted: str) -> list[ft.Control]:
    """Who looks for "can't pee" may need help now, and not a lesson."""
    if not learn.speaks_of_a_warning_sign(wanted, stage.services.library.note_signs):
        return []

    def questions() -> None:
        stage.go(routes.HELP_QUESTIONS)

    button = outlined_button(
        stage.look,
        stage.say("learn.urgent_button"),
        questions,
        key="urgent-questions",
        icon="help",
        color=stage.look.palette.red_text,
        ground=stage.look.palette.surface,
    )
    head, told = stage.say("learn.urgent_head"), stage.say("learn.urgent_body")
    return [notice(stage.look, "warning", head, told, button)]


def _all(stage: Stage, view: ShelfView, state: LearnState, put: Put) -> list[ft.Control]:
    look = stage.look

    def show(value: str) -> None:
        put(replace(state, show=Show(value)))

    options = [(s.value, stage.say(f"learn.filter_{s.value}")) for s in Show]
    body: list[ft.Control] = []
    if view.trouble is not None:
        body.append(second(look, stage.say("learn.closed")))
    body.append(
        ft.Semantics(
            container=True,
            label=stage.say("learn.filter"),
            content=answer_buttons(look, options, state.show.value, show, key="show"),
        )
    )
    groups = learn.by_topic(view, state.show)
    for topic, lessons in groups:
        rows = [_row(stage, view, lesson) for lesson in lessons]
        body += [heading(look, stage.say(f"topics.{topic.value}")), column(rows, Space.S)]
    if not view.lessons:
        body.append(words(look, stage.say("learn.empty")))
    elif not groups and state.show is not Show.ALL:
        body.append(words(look, stage.say(f"learn.none_{state.show.value}")))
    return [*body, *(gap_row(look, name) for name in learn.gaps(view))]


def _row(stage: Stage, view: ShelfView, lesson: Lesson) -> ft.Control:
    return lesson_row(
        stage.look,
        lesson,
        _to(stage, lesson),
        read=lesson.id in view.read,
        kept=lesson.id in view.favourites,
    )


def _to(stage: Stage, lesson: Lesson) -> Callable[[], None]:
    def press() -> None:
        stage.go(routes.lesson(lesson.id))

    return press
