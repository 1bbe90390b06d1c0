"""Get help on the screen: the numbers, the questions on demand and all care cards."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.care_card import Service
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    bullet,
    card,
    column,
    filled_button,
    heading,
    outlined_button,
    picture,
    second,
    tap_surface,
    title,
    words,
)
from lbp_app.ui.components.care_cards import dial
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.ui.theme import CALL_LABEL, ICON, ROW, Space, Target, urgency_style

_LEVELS = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.SOON)


@screen
def HelpScreen() -> ft.View:  # noqa: N802 - a component
    """Call first, then the questions, then the cards."""
    stage = use_stage()
    look = stage.look

    def back() -> None:
        stage.go_back(routes.HELP, otherwise=routes.TODAY)

    def questions() -> None:
        stage.go(routes.HELP_QUESTIONS)

    left = [
        title(look, stage.say("help.head")),
        _numbers(stage),
        filled_button(look, stage.say("help.questions"), questions, key="help-questions"),
        second(look, stage.say("help.questions_hint")),
    ]
    right = [
        card(
            look,
            [
                heading(look, stage.say("help.signs_head")),
                *(bullet(look, s) for s in stage.services.library.wording.watch_for),
            ],
        ),
        heading(look, stage.say("help.cards")),
        *(_level(stage, urgency) for urgency in _LEVELS),
    ]
    return framed(
        stage,
        routes.HELP,
        [side_by_side(look, left, right)],
        back=Back(stage.say("nav.back"), back),
        flag=open_flag(stage),
        help_button=False,
        two_columns=True,
    )


def _numbers(stage: Stage) -> ft.Control:
    look, p = stage.look, stage.look.palette
    country = stage.services.show_care_card.country()

    def change() -> None:
        stage.go(routes.PROFILE)

    place = country.name if country.code else stage.say("help.no_country")
    return card(
        look,
        [
            words(look, stage.say("help.emergency"), ROW),
            _call(stage, country.emergency, "call-emergency", fill=p.red, color=p.on_red),
            words(look, stage.say("help.urgent", service=country.urgent.name), ROW),
            *(
                [_call(stage, country.urgent, "call-urgent", fill=None, color=p.red_text)]
                if country.urgent.number
                else []
            ),
            second(look, stage.say("help.for_country", country=place)),
            outlined_button(look, stage.say("help.change_country"), change, key="change-country"),
        ],
    )


def _call(stage: Stage, service: Service, key: str, *, fill: str | None, color: str) -> ft.Control:
    if service.number is None:
        return heading(stage.look, service.name, CALL_LABEL)
    text = stage.say("card.call", number=service.shown)
    if fill is None:
        return outlined_button(
            stage.look,
            text,
            None,
            key=key,
            icon="phone",
            color=color,
            action=dial(service),
        )
    return filled_button(
        stage.look,
        text,
        None,
        key=key,
        icon="phone",
        fill=fill,
        color=color,
        token=CALL_LABEL,
        least=Target.CALL,
        action=dial(service),
    )


def _level(stage: Stage, urgency: Urgency) -> ft.Control:
    look, p = stage.look, stage.look.palette
    card_ = stage.services.show_care_card.plain(urgency)
    style = urgency_style(p, urgency)
    color = p.red_text if urgency >= Urgency.URGENT else p.primary

    def see() -> None:
        stage.go(routes.help_card(urgency.name.lower()))

    return tap_surface(
        look,
        ft.Row(
            [
                picture(look, style.icon, ICON + 4, line=color, accent=color),
                ft.Container(
                    column(
                        [words(look, card_.level, ROW, color), words(look, card_.heading)],
                        Space.HAIR,
                    ),
                    expand=True,
                ),
                picture(look, "chevron", ICON, line=p.ink2),
            ],
            spacing=Space.M,
        ),
        see,
        key=f"card-{urgency.name.lower()}",
    )
