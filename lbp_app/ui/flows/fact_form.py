"""The forms for what is noted beside a check-in: their fields, and the fact they make. No Flet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from lbp_app.domain import daily
from lbp_app.domain.answers import Answer
from lbp_app.domain.log import LogError

Value = str | int | tuple[str, ...]
Values = Mapping[str, Value]
"""What was tapped, by field: an option, a number, or several options."""
Words = Mapping[str, str]
"""What was typed, by field."""

_STEP = 5
NOTHING = "none"
"""The option of the side effects that says: nothing noticed."""


class Shape(StrEnum):
    """How a field is filled in."""

    ONE = "one"
    SOME = "some"
    MINUTES = "minutes"
    RATING = "rating"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. ``more``: it is optional, and shown after "Add more"."""

    name: str
    shape: Shape
    options: tuple[str, ...] = ()
    more: bool = False
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """One kind: its fields, the fact they make, and the values and words a fact came from.

    ``texts`` is where its words stand: ``log.<texts>.head``.
    """

    texts: str
    fields: tuple[Field, ...]
    make: Callable[[Values, Words], object]
    fill: Callable[[Any], tuple[Values, Words]]


def _nothing() -> Values:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Filled:
    """What was given in a form so far, beside what stands in its text fields."""

    values: Values = field(default_factory=_nothing)
    more: bool = False


def put(filled: Filled, name: str, value: Value) -> Filled:
    """Keep one value."""
    return replace(filled, values=MappingProxyType({**filled.values, name: value}))


def choose(filled: Filled, form_field: Field, option: str) -> Filled:
    """Tap one option: it is chosen, and of several it is added or taken away.

    "Nothing" and the other options exclude each other.
    """
    if form_field.shape is Shape.ONE:
        return put(filled, form_field.name, option)
    chosen = several(filled.values, form_field.name)
    if option in chosen:
        left = tuple(o for o in chosen if o != option)
        return put(filled, form_field.name, left)
    others = tuple(o for o in chosen if (o == NOTHING) is (option == NOTHING))
    kept = () if option == NOTHING else others
    return put(filled, form_field.name, (*kept, option))


def step(filled: Filled, name: str, *, more: bool) -> Filled:
    """To the next full five minutes, up or down; between five minutes and a day."""
    now = number(filled.values, name) or 0
    full = (now // _STEP + 1) * _STEP if more else (-(-now // _STEP) - 1) * _STEP
    return put(filled, name, min(max(full, _STEP), daily.MOST_MINUTES))


def number(values: Values, name: str) -> int | None:
    """The number that was given, None when there is none."""
    value = values.get(name)
    return value if isinstance(value, int) else None


def several(values: Values, name: str) -> tuple[str, ...]:
    """The options that were chosen."""
    value = values.get(name)
    return value if isinstance(value, tuple) else ()


def ready(form: Form, filled: Filled) -> bool:
    """True when everything that must be tapped was tapped. Words are checked when it is saved."""
    return all(
        filled.values.get(f.name) not in (None, ())
        for f in form.fields
        if f.needed and f.shape is not Shape.WORDS
    )


def fact_of(form: Form, filled: Filled, words: Words) -> object:
    """The fact that was filled in.

    Raises:
        LogError: with the reason why it is none (a key under ``log.error``).
    """
    if not ready(form, filled):
        raise LogError("in_a_choice")
    return form.make(filled.values, words)


def _option(values: Values, name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) else None


def _given(values: Values, name: str) -> str:
    value = _option(values, name)
    if value is None:
        raise LogError("in_a_choice")
    return value


def _minutes(values: Values) -> int:
    return number(values, "minutes") or 0


def _activity(values: Values, words: Words) -> object:
    settled = _option(values, "settled")
    return daily.Activity(
        daily.ActivityKind(_given(values, "kind")),
        _minutes(values),
        pain=number(values, "pain"),
        settled=daily.Settled(settled) if settled else None,
        note=words.get("note", "").strip(),
    )


def _of_activity(fact: daily.Activity) -> tuple[Values, Words]:
    given: dict[str, Value | None] = {
        "kind": fact.kind.value,
        "minutes": fact.minutes,
        "pain": fact.pain,
        "settled": fact.settled.value if fact.settled else None,
    }
    return {k: v for k, v in given.items() if v is not None}, {"note": fact.note}


def _helped(values: Values, words: Words) -> object:
    own = words.get("own", "").strip()
    return daily.Helped((*several(values, "what"), *([own] if own else [])))


def _of_helped(fact: daily.Helped) -> tuple[Values, Words]:
    listed = tuple(w for w in fact.what if w in HELPED)
    return {"what": listed}, {"own": ", ".join(w for w in fact.what if w not in HELPED)}


def _side_effects(values: Values, words: Words) -> object:
    noticed = several(values, "noticed")
    return daily.SideEffects(
        tuple(e for e in daily.SideEffect if e.value in noticed),
        none_noticed=NOTHING in noticed,
        note=words.get("note", "").strip(),
    )


def _of_side_effects(fact: daily.SideEffects) -> tuple[Values, Words]:
    noticed = tuple(e.value for e in fact.noticed) or (NOTHING,)
    return {"noticed": noticed}, {"note": fact.note}


def _as_it_was(fact: Any) -> Form:  # noqa: ANN401 - any fact
    """A form without fields: only the time can be corrected."""
    return Form("medicine_taken", (), lambda _v, _w: fact, lambda _f: ({}, {}))


HELPED = (
    "walking",
    "exercises",
    "heat",
    "bath",
    "rest",
    "position",
    "company",
    "distraction",
    "breathing",
    "medicine",
)
"""What is on the list of things that help; kept by these names, own words beside them."""
_NOTE = Field("note", Shape.WORDS, more=True, needed=False)
_MINUTES = Field("minutes", Shape.MINUTES)

FORMS: Mapping[str, Form] = {
    "activity": Form(
        "activity",
        (
            Field("kind", Shape.ONE, tuple(k.value for k in daily.ActivityKind)),
            _MINUTES,
            Field("pain", Shape.RATING, more=True, needed=False),
            Field(
                "settled", Shape.ONE, tuple(s.value for s in daily.Settled), more=True, needed=False
            ),
            _NOTE,
        ),
        _activity,
        _of_activity,
    ),
    "sleep": Form(
        "sleep",
        (Field("quality", Shape.RATING),),
        lambda v, _: daily.Sleep(number(v, "quality") or 0),
        lambda f: ({"quality": f.quality}, {}),
    ),
    "rested": Form(
        "rested",
        (_MINUTES,),
        lambda v, _: daily.Rested(_minutes(v)),
        lambda f: ({"minutes": f.minutes}, {}),
    ),
    "fall": Form(
        "fall",
        (
            Field("hurt", Shape.ONE, ("yes", "no", "unsure")),
            Field("note", Shape.WORDS, needed=False),
        ),
        lambda v, w: daily.Fall(Answer(_given(v, "hurt")), w.get("note", "").strip()),
        lambda f: ({"hurt": f.hurt.value}, {"note": f.note}),
    ),
    "flare": Form(
        "flare",
        (Field("on", Shape.ONE, ("on", "over")), Field("note", Shape.WORDS, needed=False)),
        lambda v, w: daily.Flare(on=_given(v, "on") == "on", note=w.get("note", "").strip()),
        lambda f: ({"on": "on" if f.on else "over"}, {"note": f.note}),
    ),
    "helped": Form(
        "helped",
        (
            Field("what", Shape.SOME, HELPED, needed=False),
            Field("own", Shape.WORDS, needed=False),
        ),
        _helped,
        _of_helped,
    ),
    "note": Form(
        "note_form",
        (Field("text", Shape.WORDS),),
        lambda _, w: daily.FreeNote(w.get("text", "").strip()),
        lambda f: ({}, {"text": f.text}),
    ),
}
"""The forms by the name in their address."""

_SIDE_EFFECTS = Form(
    "side_effects",
    (
        Field("noticed", Shape.SOME, (*(e.value for e in daily.SideEffect), NOTHING)),
        Field("note", Shape.WORDS, needed=False),
    ),
    _side_effects,
    _of_side_effects,
)
_BY_FACT: Mapping[type[Any], Form] = {
    daily.Activity: FORMS["activity"],
    daily.Sleep: FORMS["sleep"],
    daily.Rested: FORMS["rested"],
    daily.Fall: FORMS["fall"],
    daily.Flare: FORMS["flare"],
    daily.Helped: FORMS["helped"],
    daily.FreeNote: FORMS["note"],
    daily.SideEffects: _SIDE_EFFECTS,
}


def form_for(fact: object) -> Form:
    """The form in which this fact is corrected; of a kind without one only the time is asked."""
    return _BY_FACT.get(type(fact)) or _as_it_was(fact)


def has_form(fact: object) -> bool:
    """True for what can be corrected: what has a form, and a medicine that was taken (its time)."""
    return type(fact) in _BY_FACT or isinstance(fact, daily.MedicineTaken)
