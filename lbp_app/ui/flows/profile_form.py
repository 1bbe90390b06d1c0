"""The questions about the patient: country, age, risk factors, special needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

import flet as ft

from lbp_app.domain.answers import Answer
from lbp_app.domain.note_signs import plain
from lbp_app.domain.profile import AgeBand, Consideration, Factor, Profile
from lbp_app.ui.components.basics import (
    card,
    column,
    heading,
    outlined_button,
    second,
    tap_surface,
    title,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.safety import answer_buttons
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import BODY, LESSON_STRONG, ROW, Edge, Space, border_side

PutProfile = Callable[[Profile], None]
Key = TypeVar("Key", Factor, Consideration)
_AGES = (AgeBand.UNDER_45, AgeBand.FROM_45_TO_64, AgeBand.FROM_65_TO_69, AgeBand.FROM_70)
_ANSWERS = (Answer.YES, Answer.NO, Answer.UNSURE)
FILTER = "profile.country-filter"
NAME = "profile.name"
_LONG_ROW = 36
"""More letters than this do not stand side by side on a phone."""


def country_list(
    stage: Stage,
    chosen: str | None,
    wanted: str,
    on_filter: Callable[[str], None],
    on_country: Callable[[str | None], None],
) -> list[ft.Control]:
    """All countries with their emergency number; typing narrows the list."""
    countries = [
        c
        for c in sorted(stage.services.library.countries.values(), key=lambda c: c.name)
        if plain(wanted) in plain(c.name)
    ]

    def pick(code: str | None) -> Callable[[], None]:
        def press() -> None:
            on_country(code)

        return press

    rows = [
        _country_row(
            stage,
            c.name,
            stage.say("country.number", number=c.emergency.shown),
            pick(c.code),
            key=f"country-{c.code}",
            chosen=c.code == chosen,
        )
        for c in countries
    ]
    other = _country_row(
        stage,
        stage.say("country.other"),
        stage.say("country.other_hint"),
        pick(None),
        key="country-other",
        chosen=False,
    )
    return [
        column(
            [
                title(stage.look, stage.say("country.head")),
                second(stage.look, stage.say("country.why")),
            ],
            Space.XS,
        ),
        text_field(
            stage.look,
            stage.say("country.filter"),
            stage.session.typed,
            key=FILTER,
            most=40,
            on_text=on_filter,
        ),
        column([*rows, other], Space.S),
    ]


def _country_row(
    stage: Stage, name: str, number: str, press: Callable[[], None], *, key: str, chosen: bool
) -> ft.Control:
    look, p = stage.look, stage.look.palette
    place = words(look, name, ROW, p.on_tint if chosen else p.ink)
    to_call = words(look, number, BODY, p.on_tint if chosen else p.ink2)
    content: ft.Control
    if look.large_text or len(name) + len(number) > _LONG_ROW:
        content = column([place, to_call], Space.HAIR)
    else:
        place.expand = True
        content = ft.Row([place, to_call])
    return tap_surface(
        look,
        content,
        press,
        key=key,
        ground=p.tint if chosen else None,
        edge=border_side(Edge.CARD, p.primary) if chosen else None,
    )


def age_question(stage: Stage, profile: Profile, put: PutProfile) -> ft.Control:
    """Age in four bands."""

    def choose(value: str) -> None:
        put(replace(profile, age_band=AgeBand(value)))

    return card(
        stage.look,
        [
            heading(stage.look, stage.say("profile.age.ask"), LESSON_STRONG),
            answer_buttons(
                stage.look,
                [(band.value, stage.say(f"profile.age.{band.value}")) for band in _AGES],
                profile.age_band.value,
                choose,
                key="age",
                stacked=True,
            ),
        ],
    )


def factor_questions(stage: Stage, profile: Profile, put: PutProfile) -> list[ft.Control]:
    """The standing risk factors, each with yes, no and not sure."""

    def choose(factor: Factor, answer: Answer) -> None:
        put(replace(profile, factors=_with(profile.factors, factor, answer)))

    return _questions(stage, "factor", tuple(Factor), profile.factor, choose)


def consideration_questions(stage: Stage, profile: Profile, put: PutProfile) -> list[ft.Control]:
    """The special considerations, each with yes, no and not sure."""

    def choose(which: Consideration, answer: Answer) -> None:
        put(replace(profile, considerations=_with(profile.considerations, which, answer)))

    return _questions(stage, "need", tuple(Consideration), profile.consideration, choose)


def no_to_open_factors(profile: Profile) -> Profile:
    """ "No to the rest" on the risk factors."""
    return replace(profile, factors=_rest_no(profile.factors, Factor))


def no_to_open_needs(profile: Profile) -> Profile:
    """ "No to the rest" on the special considerations."""
    return replace(profile, considerations=_rest_no(profile.considerations, Consideration))


def name_field(stage: Stage) -> ft.Control:
    """An optional name, for the greeting and the page at the door."""
    return text_field(
        stage.look,
        stage.say("profile.name"),
        stage.session.typed,
        key=NAME,
        hint=stage.say("profile.name_hint"),
        most=60,
    )


def country_button(stage: Stage, profile: Profile, press: Callable[[], None]) -> ft.Control:
    """The chosen country and its numbers, with the way to change it."""
    country = stage.services.library.country(profile.country)
    return card(
        stage.look,
        [
            heading(stage.look, stage.say("profile.country"), LESSON_STRONG),
            words(stage.look, country.name),
            second(stage.look, stage.say("country.number", number=country.emergency.shown)),
            outlined_button(
                stage.look, stage.say("profile.change_country"), press, key="change-country"
            ),
        ],
    )


def _questions(
    stage: Stage,
    kind: str,
    which: Sequence[Key],
    given: Callable[[Key], Answer],
    choose: Callable[[Key, Answer], None],
) -> list[ft.Control]:
    def chosen(key: Key) -> Callable[[str], None]:
        def on_choose(value: str) -> None:
            choose(key, Answer(value))

        return on_choose

    return [
        ft.Semantics(
            container=True,
            label=stage.say(f"profile.{kind}.{key.value}"),
            content=card(
                stage.look,
                [
                    heading(stage.look, stage.say(f"profile.{kind}.{key.value}"), LESSON_STRONG),
                    answer_buttons(
                        stage.look,
                        [(a.value, stage.say(f"answers.{a.value}")) for a in _ANSWERS],
                        given(key).value,
                        chosen(key),
                        key=f"{kind}-{key.value}",
                    ),
                ],
            ),
        )
        for key in which
    ]


def _with(answers: Mapping[Key, Answer], key: Key, answer: Answer) -> Mapping[Key, Answer]:
    return MappingProxyType({**answers, key: answer})


def _rest_no(answers: Mapping[Key, Answer], which: type[Key]) -> Mapping[Key, Answer]:
    return MappingProxyType({k: answers.get(k, Answer.NO) for k in which})
