"""About this app on the screen: honest about what it is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import flet as ft

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
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.components.moments import long_day
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, use_stage


@screen
def AboutAppScreen() -> ft.View:  # noqa: N802 - a component
    """What it is, what it is not, review state, sources, licences, version."""
    stage = use_stage()
    look = stage.look
    review = stage.services.library.review

    def back() -> None:
        stage.go(routes.ME)

    def to_measures() -> None:
        stage.go(routes.MEASURE_SOURCES)

    reviewed = (
        stage.say("about.reviewed", who=review.reviewed_by)
        if review.reviewed_by
        else stage.say("about.not_reviewed")
    )
    country = stage.services.show_care_card.country()
    what = [
        _part(stage, "about.is_head", [stage.say(f"about.is_{n}") for n in range(1, 4)]),
        _part(stage, "about.not_head", [stage.say(f"about.not_{n}") for n in range(1, 5)]),
        _part(
            stage,
            "about.review_head",
            [reviewed, stage.say("about.review_by", day=_day(stage, review.review_by))],
        ),
    ]
    sources = [
        _part(stage, "about.sources_head", [stage.say(f"about.source_{n}") for n in range(1, 6)]),
        _part(
            stage,
            "about.numbers_head",
            [stage.say("about.number_source", country=country.name, source=country.source)],
        ),
        _part(
            stage,
            "about.licences_head",
            [stage.say("about.licence_app"), stage.say("about.licence_font")],
        ),
        outlined_button(
            look, stage.say("measure_sources.open"), to_measures, key="measure-sources"
        ),
        second(
            look,
            stage.say("about.version", app=stage.services.app_version, content=review.version),
        ),
    ]
    return framed(
        stage,
        routes.ABOUT,
        [title(look, stage.say("about.head")), side_by_side(look, what, sources)],
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
        two_columns=True,
    )


def _day(stage: Stage, day: str) -> str:
    return long_day(stage.look, date.fromisoformat(day), stage.services.clock.now().date())


def _part(stage: Stage, head: str, lines: Sequence[str]) -> ft.Control:
    look = stage.look
    if len(lines) == 1:
        return card(look, [heading(look, stage.say(head)), words(look, lines[0])])
    return card(look, [heading(look, stage.say(head)), *(bullet(look, line) for line in lines)])
