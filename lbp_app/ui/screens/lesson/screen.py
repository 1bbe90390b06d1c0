"""One lesson on the screen: read it, keep it, go on to its quiz."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.lessons import Lesson
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    card,
    column,
    filled_button,
    heading,
    notice,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.lesson_blocks import (
    PAGE_PICTURE,
    lesson_body,
    lesson_picture,
    marked_card,
)
from lbp_app.ui.components.lesson_rows import minutes_words
from lbp_app.ui.components.moments import day_words, plain_day
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.lesson import state as lesson_state
from lbp_app.ui.screens.lesson.state import LessonState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import LESSON_STRONG, SMALL, Space
from lbp_app.usecases.look_at_lessons import LessonView
from lbp_app.usecases.ports import Trouble

Put = Callable[[LessonState | None], None]


@screen
def LessonScreen() -> ft.View:  # noqa: N802 - a component
    """The whole lesson on one page that scrolls."""
    stage = use_stage()
    lesson_id = ft.use_route_params().get("lesson_id", "")
    state, put = use_draft(f"lesson-{lesson_id}", LessonState)
    view = stage.services.lessons.one(lesson_id)
    lesson = view.lesson

    def back() -> None:
        put(None)
        stage.go(routes.LEARN)

    body = _gap(stage) if lesson is None else _page(stage, view, lesson, state, put)
    ways_on = [] if lesson is None else [_ways_on(stage, view, lesson, put)]
    large = stage.look.large_text  # then the words need all the room there is
    return framed(
        stage,
        routes.lesson(lesson_id),
        [*body, *ways_on] if large else body,
        back=Back(stage.say("lesson.back"), back),
        flag=open_flag(stage),
        bottom=[] if large else ways_on,
    )


def _gap(stage: Stage) -> list[ft.Control]:
    look = stage.look
    return [title(look, stage.say("learn.gap")), words(look, stage.say("learn.gap_body"))]


def _page(
    stage: Stage, view: LessonView, lesson: Lesson, state: LessonState, put: Put
) -> list[ft.Control]:
    look, p = stage.look, stage.look.palette
    body: list[ft.Control] = []
    if state.trouble is not None:
        head, told = stage.say("lesson.not_saved"), stage.say(f"trouble.{state.trouble.value}")
        body.append(notice(look, "warning", head, told))
    body += lesson_picture(look, lesson.picture, lesson.topic, PAGE_PICTURE, alt=lesson.picture_alt)
    body += [title(look, lesson.title), _about(stage, view, lesson, put)]
    body += lesson_body(look, lesson.body)
    body += [
        marked_card(look, lesson.key, ground=p.warm, ink=p.on_warm),
        marked_card(
            look, lesson.today, ground=p.tint, ink=p.on_tint, head=stage.say("lesson.today")
        ),
    ]
    if lesson.disagreement:
        name = heading(look, stage.say("lesson.disagreement"), LESSON_STRONG)
        body.append(card(look, [name, words(look, lesson.disagreement)]))
    return [*body, _sources(stage, view, lesson)]


def _about(stage: Stage, view: LessonView, lesson: Lesson, put: Put) -> ft.Control:
    """How long it takes, when it was read, and the star."""
    look = stage.look

    def turn() -> None:
        trouble = stage.services.record_learning(lesson_state.turned(view, lesson))
        put(LessonState(trouble) if trouble else None)

    lines = [second(look, stage.say("lesson.time", minutes=minutes_words(look, lesson)))]
    if view.read_on is not None:
        day = day_words(look, view.read_on, view.today)
        lines.append(second(look, stage.say("lesson.read_on", day=day)))
    kept = view.favourite
    star = ft.Semantics(
        selected=kept,
        content=text_button(
            look,
            stage.say("lesson.kept" if kept else "lesson.keep"),
            turn,
            key="keep",
            icon="star_kept" if kept else "star",
        ),
    )
    told = column(lines, Space.HAIR)
    if look.large_text:
        return column([told, star], Space.S)
    return ft.Row([ft.Container(told, expand=True), star], spacing=Space.S)


def _sources(stage: Stage, view: LessonView, lesson: Lesson) -> ft.Control:
    look = stage.look
    lines: list[ft.Control] = [heading(look, stage.say("lesson.sources"), LESSON_STRONG)]
    for source in lesson.sources:
        told = stage.say("lesson.source", by=source.by, title=source.title, year=source.year)
        lines.append(bullet(look, f"{told} {source.address}", SMALL, look.palette.ink2))
    written = stage.say(
        "lesson.written",
        written=plain_day(look, lesson.written),
        review_by=plain_day(look, lesson.review_by),
        version=lesson.version,
    )
    lines.append(second(look, written, SMALL))
    if lesson_state.is_late(view, lesson):
        lines.append(words(look, stage.say("lesson.late"), LESSON_STRONG))
    signed = (
        stage.say("lesson.not_reviewed")
        if lesson.reviewed_by is None
        else stage.say("lesson.reviewed", name=lesson.reviewed_by)
    )
    return column([*lines, words(look, signed, LESSON_STRONG)], Space.S)


def _ways_on(stage: Stage, view: LessonView, lesson: Lesson, put: Put) -> ft.Control:
    look = stage.look

    def mark_as_read() -> Trouble | None:
        if view.read_on is not None:
            return None
        picked = stage.services.lessons.picked()
        return stage.services.record_learning(lesson_state.reading(lesson, picked))

    def to_quiz() -> None:
        mark_as_read()  # a diary that cannot be written must not keep anybody from the quiz
        stage.go(routes.quiz(lesson.id))

    def finished() -> None:
        trouble = mark_as_read()
        put(LessonState(trouble) if trouble else None)
        if trouble is None:
            stage.go(routes.LEARN)

    done = stage.say("lesson.finish" if view.read_on is None else "lesson.again")
    quiz = outlined_button(look, stage.say("lesson.quiz"), to_quiz, key="to-quiz")
    finish = filled_button(look, done, finished, key="finish-lesson")
    if look.large_text:
        return column([finish, quiz], Space.S)
    return ft.Row([ft.Container(quiz, expand=2), ft.Container(finish, expand=3)], spacing=Space.TAP)
