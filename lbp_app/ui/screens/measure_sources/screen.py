"""Sources and licences on the screen: whose each measure is and on which terms it stands here."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.measures import Instrument
from lbp_app.domain.questionnaire import Questionnaire
from lbp_app.ui import routes
from lbp_app.ui.components.basics import bullet, card, column, heading, second, title, words
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.ui.theme import BODY, BODY_STRONG, SMALL, Space


@screen
def MeasureSourcesScreen() -> ft.View:  # noqa: N802 - a component
    """For each measure: whose it is, its terms, whether they were read, and what was read."""
    stage = use_stage()
    look = stage.look

    def back() -> None:
        stage.go(routes.ABOUT)

    known = stage.services.library.questionnaires()
    body = [
        column(
            [
                title(look, stage.say("measure_sources.head")),
                second(look, stage.say("measure_sources.lead")),
            ],
            Space.XS,
        ),
        *(_measure(stage, i, known[i]) for i in Instrument if i in known),
        second(look, stage.say("measure_sources.app"), BODY),
    ]
    return framed(
        stage,
        routes.MEASURE_SOURCES,
        body,
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
    )


def _measure(stage: Stage, instrument: Instrument, known: Questionnaire) -> ft.Control:
    look, name = stage.look, instrument.value
    own = "measure_sources.words_own" if known.own_words else "measure_sources.words_published"
    read = "measure_sources.verified" if known.terms_verified else "measure_sources.not_verified"
    head = stage.say(
        "measure_sources.name",
        name=stage.say(f"measures.{name}.name"),
        short=stage.say(f"measures.{name}.short"),
    )
    return card(
        look,
        [
            heading(look, head),
            words(look, known.attribution, BODY),
            words(look, known.terms, BODY),
            second(look, stage.say(read), SMALL),
            second(look, stage.say(own), SMALL),
            words(look, stage.say("measure_sources.missing"), BODY_STRONG),
            words(look, known.missing, BODY),
            *_read(stage, known),
        ],
    )


def _read(stage: Stage, known: Questionnaire) -> list[ft.Control]:
    look = stage.look
    lines = [
        stage.say("measure_sources.read_line", title=source.title, seen=source.seen)
        for source in known.sources
        if source.verified
    ]
    if not lines:
        return []
    head = words(look, stage.say("measure_sources.read"), BODY_STRONG)
    return [head, *(bullet(look, line, SMALL) for line in lines)]
