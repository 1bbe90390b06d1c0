"""The way to a look back at the plan, and the way back to it from its questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import column, picture, second, tap_surface, text_button, words
from lbp_app.ui.components.moments import day_words
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import BODY, ICON, ROW, Space
from lbp_app.usecases.look_at_review import ReviewView

DRAFT = "plan-review"


@runtime_checkable
class _InHand(Protocol):
    @property
    def in_hand(self) -> bool: ...


def back_to_review(stage: Stage, otherwise: str) -> str:
    """Where a part of it leads when it is done: back to the look back in hand, if there is one."""
    draft = stage.session.drafts.get(DRAFT)
    in_hand = isinstance(draft, _InHand) and draft.in_hand
    return routes.PLAN_REVIEW if in_hand else otherwise


def review_today(stage: Stage) -> list[ft.Control]:
    """For Today: the look back when it is due and was not put off."""
    view = stage.services.review()
    if not view.on_today:
        return []

    def not_now() -> None:
        stage.services.put_off_measures()

    later = text_button(stage.look, stage.say("review.not_now"), not_now, key="review-later")
    right = ft.Row([later], alignment=ft.MainAxisAlignment.END)
    return [column([*review_row(stage, view), right], 0)]


def review_row(stage: Stage, view: ReviewView) -> list[ft.Control]:
    """The card that leads to it; nothing when it is not due."""
    if view.due is None:
        return []
    look = stage.look
    lines = column(
        [
            words(look, stage.say("review.card_head"), ROW),
            second(look, _when(stage, view), BODY),
        ],
        Space.HAIR,
    )
    icon = [] if look.large_text else [picture(look, "progress", ICON + 4)]
    row = ft.Row([*icon, ft.Container(lines, expand=True)], spacing=Space.M)
    return [tap_surface(look, row, _to_review(stage), key="review")]


def _when(stage: Stage, view: ReviewView) -> str:
    if view.due is None:
        return ""
    if view.due.since < view.today:
        day = day_words(stage.look, view.due.since, view.today)
        return stage.say("review.card_late", day=day, minutes=view.minutes)
    return stage.say("review.card_week", week=view.due.week, minutes=view.minutes)


def _to_review(stage: Stage) -> Callable[[], None]:
    def press() -> None:
        stage.go(routes.PLAN_REVIEW)

    return press
