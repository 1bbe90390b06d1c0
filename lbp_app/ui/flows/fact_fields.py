"""The fields of a form on the screen: chips, steps and, where it must be, room to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from lbp_app.domain.log import LogError
from lbp_app.ui.components.basics import card, heading, text_button
from lbp_app.ui.components.choices import chips, minutes_steps
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.components.rating_steps import rating_steps
from lbp_app.ui.flows import fact_form as forms
from lbp_app.ui.flows.fact_form import Field, Filled, Form, Shape
from lbp_app.ui.stage import Stage
from lbp_app.ui.theme import LESSON_STRONG

Fill = Callable[[Callable[[Filled], Filled]], None]
"""Changes what was given as it is when the tap comes: one before it may not have been drawn yet."""


def fact_fields(
    stage: Stage, form: Form, filled: Filled, fill: Fill, typed: str
) -> list[ft.Control]:
    """All fields of a form; ``typed`` begins the names of its text fields."""
    first = [f for f in form.fields if not f.more]
    later = [f for f in form.fields if f.more]
    drawn = [_field(stage, form, f, filled, fill, typed) for f in first]
    if later and filled.more:
        drawn += [_field(stage, form, f, filled, fill, typed) for f in later]
    elif later:

        def more() -> None:
            fill(lambda now: replace(now, more=True))

        drawn.append(text_button(stage.look, stage.say("log.more"), more, key="more"))
    return drawn


def words_of(stage: Stage, form: Form, typed: str) -> dict[str, str]:
    """What stands in the text fields of a form."""
    return {
        f.name: stage.session.typed.text(f"{typed}.{f.name}")
        for f in form.fields
        if f.shape is Shape.WORDS
    }


def error_words(stage: Stage, error: LogError) -> str:
    """The words for why something cannot be kept."""
    return stage.say(f"log.error.{error.code}")


def _field(
    stage: Stage, form: Form, field: Field, filled: Filled, fill: Fill, typed: str
) -> ft.Control:
    name = _name(stage, form, field)
    if field.shape is Shape.WORDS:
        return text_field(
            stage.look,
            name,
            stage.session.typed,
            key=f"{typed}.{field.name}",
            lines=2 if field.needed is False else 4,
        )
    if field.shape is Shape.RATING:
        return _rating(stage, form, field, filled, fill, name)
    drawn = _minutes if field.shape is Shape.MINUTES else _options
    return card(
        stage.look,
        [
            heading(stage.look, name, LESSON_STRONG),
            *drawn(stage, form, field, filled, fill),
        ],
    )


def _name(stage: Stage, form: Form, field: Field) -> str:
    """The words for a field; "A note" and "in your own words" are the same in most forms."""
    texts = stage.services.library.texts
    own = f"log.{form.texts}.{field.name}"
    return stage.say(own if own in texts else f"log.{field.name}")


def _rating(
    stage: Stage, form: Form, field: Field, filled: Filled, fill: Fill, name: str
) -> ft.Control:
    def rated(value: int) -> None:
        fill(lambda now: forms.put(now, field.name, value))

    p = stage.look.palette
    return rating_steps(
        stage.look,
        name,
        hint=stage.say(f"log.{form.texts}.{field.name}_hint"),
        value=forms.number(filled.values, field.name),
        before=None,
        color=p.back if field.name == "pain" else p.func,
        on_rate=rated,
        seconds=stage.services.clock.seconds,
        key=field.name,
    )


def _minutes(stage: Stage, _: Form, field: Field, filled: Filled, fill: Fill) -> list[ft.Control]:
    def step(more: bool) -> None:  # noqa: FBT001 - the component tells up from down
        fill(lambda now: forms.step(now, field.name, more=more))

    def exactly(minutes: int) -> None:
        fill(lambda now: forms.put(now, field.name, minutes))

    now = forms.number(filled.values, field.name)
    return minutes_steps(stage.look, now, step, exactly, key=field.name)


def _options(
    stage: Stage, form: Form, field: Field, filled: Filled, fill: Fill
) -> list[ft.Control]:
    def choose(option: str) -> None:
        fill(lambda now: forms.choose(now, field, option))

    value = filled.values.get(field.name, ())
    chosen = value if isinstance(value, tuple) else (str(value),)
    options = [(o, option_words(stage, form, field, o)) for o in field.options]
    return [chips(stage.look, options, chosen, choose, key=field.name)]


def option_words(stage: Stage, form: Form, field: Field, option: str) -> str:
    """The words for one option of a field."""
    if form.texts == "side_effects":
        return stage.say(f"effects.{option}")
    return stage.say(f"log.{form.texts}.{field.name}_{option}")
