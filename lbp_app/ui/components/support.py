"""Whom to talk to when worry or low mood weighs on somebody: calm, with the numbers we have."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.care_card import Country, Service
from lbp_app.ui.components.basics import bullet, card, column, heading, outlined_button, words
from lbp_app.ui.components.care_cards import dial
from lbp_app.ui.theme import BODY, BODY_STRONG, Look, Radius, Space


def support_card(look: Look, country: Country) -> ft.Control:
    """People first, then the country's own line, then the emergency number for danger.

    Only numbers of ``country`` are shown, which stand in the content with their source; no crisis
    line is made up.
    """
    p = look.palette
    lines = [look.say("support.doctor"), look.say("support.trust"), _service(look, country.urgent)]
    emergency = country.emergency
    call = (
        [
            outlined_button(
                look,
                look.say("support.call", number=emergency.shown),
                None,
                key="call-emergency",
                icon="phone",
                color=p.red_text,
                ground=p.surface,
                action=dial(emergency),
            )
        ]
        if emergency.number
        else []
    )
    harm = look.say("support.harm", emergency=emergency.shown)
    return card(
        look,
        [
            heading(look, look.say("support.head")),
            words(look, look.say("support.why"), BODY),
            *(bullet(look, line) for line in lines),
            ft.Container(
                column([words(look, harm, BODY_STRONG), *call], Space.TAP),
                bgcolor=p.surface,
                border_radius=Radius.SMALL_CARD,
                padding=Space.CARD,
            ),
            words(look, look.say("support.not"), BODY),
        ],
        ground=p.tint,
    )


def _service(look: Look, service: Service) -> str:
    """The country's own line; a name such as "NHS 111" says its number already."""
    if service.number is None:
        return look.say("support.service", service=service.name)
    if service.number in service.name:
        return look.say("support.service_named", service=service.name)
    return look.say("support.service_number", service=service.name, number=service.number)
