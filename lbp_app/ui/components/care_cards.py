"""Care cards: the three levels, the open flag on Today, and the page to show at the door."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from lbp_app.domain.care_card import CareCard, Service
from lbp_app.domain.flags import Action
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui.components.basics import (
    Press,
    bullet,
    column,
    filled_button,
    heading,
    outlined_button,
    picture,
    words,
)
from lbp_app.ui.theme import (
    ACTION,
    BODY,
    BODY_STRONG,
    CALL_LABEL,
    HEADING,
    LABEL,
    LESSON,
    LESSON_STRONG,
    LEVEL,
    Edge,
    Look,
    Radius,
    Space,
    Target,
    UrgencyStyle,
    urgency_style,
)

_HEAD_ICON = 30


def care_card(look: Look, card: CareCard, *, on_door: Press | None) -> ft.Control:
    """One care card. Its only ways on are to call and to show it at the door."""
    style = urgency_style(look.palette, card.urgency)
    calls = _calls(look, card, style)
    # With large text the button comes first: nobody may have to scroll to find it.
    body: list[ft.Control] = [*calls] if look.large_text else []
    if card.told:
        body += [
            words(look, look.say("card.told"), BODY, style.on_body),
            *(bullet(look, line, LESSON_STRONG, style.on_body) for line in card.told),
            ft.Divider(color=style.rule, height=Space.CARD, thickness=1),
        ]
    body += [words(look, line, LESSON, style.on_body) for line in (*card.why, *card.added)]
    if not look.large_text:
        body += calls
    if card.told:
        body.append(words(look, card.say, BODY, style.on_body))
    if on_door is not None:
        body.append(
            outlined_button(
                look,
                look.say("card.door"),
                on_door,
                key="show-at-door",
                icon="door_card",
                color=style.on_body,
                ring=style.ring,
            )
        )
    if card.instead:
        body.append(_instead(look, card))
    return _two_parts(_head(look, card.level, card.heading, style), _body(body), style)


def flag_card(
    look: Look,
    card: CareCard,
    since: str,
    *,
    on_see: Press,
    on_seen: Press,
    level: int = 2,
) -> ft.Control:
    """The open red flag as it stands first on Today; ``level`` is that of its heading."""
    p = look.palette
    style = urgency_style(p, card.urgency)
    strip = ft.Container(
        ft.Row(
            [
                picture(look, style.icon, 26, line=style.on_head, accent=style.on_head),
                words(
                    look,
                    look.say("flag.still_open", level=card.level),
                    LEVEL,
                    style.on_head,
                    expand=True,
                ),
            ],
            spacing=Space.TAP,
        ),
        padding=Space.CARD,
    )
    told = ", ".join(_lower_first(line) for line in card.told)
    inner: list[ft.Control] = [
        heading(look, card.heading, HEADING, level=level),
        words(look, look.say("flag.since", when=since, told=told), BODY),
        *_calls(look, card, urgency_style(p, Urgency.URGENT)),
        _pair(
            look,
            outlined_button(
                look, look.say("flag.see"), on_see, key="see-card", color=_link(look, card)
            ),
            outlined_button(look, look.say("flag.seen"), on_seen, key="i-was-seen", color=p.ink),
        ),
    ]
    return ft.Semantics(
        container=True,
        label=look.say("flag.still_open", level=card.level),
        content=_two_parts(
            strip, ft.Container(column(inner, Space.M), padding=Space.L), style, ground=p.surface
        ),
    )


def what_did_you_do(look: Look, on_action: Callable[[Action], None]) -> ft.Control:
    """The only way on from an emergency card. The answer is logged."""

    def told(action: Action) -> Press:
        def press() -> None:
            on_action(action)

        return press

    return column(
        [
            heading(look, look.say("action.head")),
            words(look, look.say("action.lead"), BODY, look.palette.ink2),
            *(
                outlined_button(
                    look,
                    look.say(f"action.{action.value}"),
                    told(action),
                    key=f"did-{action.value}",
                    color=look.palette.ink,
                )
                for action in Action
            ),
        ],
        Space.TAP,
    )


def door_lines(
    look: Look, head: str, lines: Sequence[tuple[str, Sequence[str]]]
) -> list[ft.Control]:
    """The page to hand over at the door: large, plain, one thing below the other."""
    made: list[ft.Control] = [heading(look, head, ACTION, level=1)]
    for label, values in lines:
        made.append(heading(look, label, LABEL))
        made += [bullet(look, value, _DOOR) for value in values]
    return made


_DOOR = HEADING


def _head(look: Look, level: str, action: str, style: UrgencyStyle) -> ft.Control:
    return ft.Container(
        ft.Semantics(
            live_region=True,
            content=ft.Column(
                [
                    ft.Row(
                        [
                            picture(
                                look,
                                style.icon,
                                _HEAD_ICON,
                                line=style.on_head,
                                accent=style.on_head,
                            ),
                            words(look, level, LEVEL, style.on_head, expand=True),
                        ],
                        spacing=Space.TAP,
                    ),
                    heading(look, action, ACTION, level=1, color=style.on_head),
                ],
                spacing=Space.TAP,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
        ),
        padding=ft.Padding.symmetric(horizontal=Space.XL, vertical=Space.XL),
    )


def _two_parts(
    head: ft.Control, body: ft.Container, style: UrgencyStyle, *, ground: str | None = None
) -> ft.Control:
    """Head and body on one ground of the level's colour, which is the edge too: no seam shows."""
    edge = Edge.CARD / 10
    body.bgcolor = ground or style.body
    body.border_radius = ft.BorderRadius.only(
        bottom_left=Radius.HERO - edge, bottom_right=Radius.HERO - edge
    )
    return ft.Container(
        ft.Column([head, body], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        bgcolor=style.head,
        border_radius=Radius.HERO,
        padding=ft.Padding.only(left=edge, right=edge, bottom=edge),
    )


def _body(content: Sequence[ft.Control]) -> ft.Container:
    return ft.Container(
        column(content, Space.M),
        padding=ft.Padding.symmetric(horizontal=Space.XL, vertical=Space.L),
    )


def _calls(look: Look, card: CareCard, style: UrgencyStyle) -> list[ft.Control]:
    if card.urgency is Urgency.SOON or card.call.number is None:
        return []
    return [
        filled_button(
            look,
            look.say("card.call", number=card.call.shown),
            None,
            key="call",
            icon="phone",
            fill=style.call_fill,
            color=style.call_text,
            token=CALL_LABEL,
            least=Target.CALL,
            action=dial(card.call),
        )
    ]


def dial(service: Service) -> ft.OpenUrl | None:
    """What the call button does in the patient's own gesture: open the phone with the number."""
    return ft.OpenUrl(f"tel:{service.number}") if service.number else None


def _instead(look: Look, card: CareCard) -> ft.Control:
    """When to get more urgent help than this card says; its button calls for it."""
    p = look.palette
    service = card.call if card.urgency is Urgency.SOON else card.emergency
    buttons: list[ft.Control] = []
    if service.number:
        buttons.append(
            outlined_button(
                look,
                look.say("card.call", number=service.shown),
                None,
                key="call-instead",
                icon="phone",
                color=p.red_text,
                action=dial(service),
            )
        )
    return ft.Container(
        column([words(look, card.instead, BODY_STRONG, p.red_text), *buttons], Space.TAP),
        bgcolor=p.red_tint,
        border_radius=Radius.SMALL_CARD,
        padding=Space.CARD,
    )


def _pair(look: Look, one: ft.Control, two: ft.Control) -> ft.Control:
    if look.large_text:
        return column([one, two], Space.TAP)
    one.expand = two.expand = True
    return ft.Row([one, two], spacing=Space.TAP)


def _link(look: Look, card: CareCard) -> str:
    p = look.palette
    return p.red_text if card.urgency >= Urgency.URGENT else p.primary


def _lower_first(line: str) -> str:
    return line[:1].lower() + line[1:]
