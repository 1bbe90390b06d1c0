"""A measure while it is filled in: what was answered so far, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lbp_app.domain.measures import Answers, Instrument, ItemAnswer, Rule, current
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A sheet in hand, begun on a local day.

    ``naming`` is set while the patient names own activities (PSFS). ``corrects`` is the id of the
    sheet that this one replaces, if it does. ``problem`` is the key of what is to be mended first,
    ``trouble`` why it could not be saved.
    """

    instrument: Instrument
    begun: date
    given: tuple[ItemAnswer, ...] = ()
    none_apply: bool = False
    activities: tuple[str, ...] = ()
    naming: bool = False
    corrects: str | None = None
    problem: str | None = None
    trouble: Trouble | None = None


def begin(instrument: Instrument, activities: tuple[str, ...], today: date) -> MeasureState:
    """An empty sheet; own activities are asked for first, unless they were named before."""
    if instrument is not Instrument.PSFS:
        return MeasureState(instrument, today)
    return MeasureState(instrument, today, activities=activities, naming=not activities)


def reopen(answers: Answers, item_id: str, today: date) -> MeasureState:
    """A sheet that was kept, opened to be corrected."""
    return MeasureState(
        answers.instrument,
        today,
        answers.given,
        answers.none_apply,
        answers.activities,
        corrects=item_id,
    )


def value_of(state: MeasureState, item: str) -> int | None:
    """The answer to one item so far."""
    return next((answer.value for answer in state.given if answer.item == item), None)


def answer(state: MeasureState, item: str, value: int) -> MeasureState:
    """Answer one item, or answer it anew."""
    others = tuple(a for a in state.given if a.item != item)
    return replace(state, given=(*others, ItemAnswer(item, value)))


def toggle(state: MeasureState, item: str) -> MeasureState:
    """Tick a sentence, or take its tick back; with a tick "none apply" no longer holds."""
    if value_of(state, item) is None:
        return replace(answer(state, item, 1), none_apply=False)
    return replace(state, given=tuple(a for a in state.given if a.item != item))


def say_none(state: MeasureState) -> MeasureState:
    """Say "None of these apply today", or take it back. Ticks are never thrown away by it."""
    if state.given:
        return state
    return replace(state, none_apply=not state.none_apply)


def name_activities(state: MeasureState, typed: Sequence[str]) -> MeasureState:
    """Go on with these activities, or with the problem that is to be mended first.

    Ratings stay with an activity that keeps its place and its name.
    """
    names = tuple(name for text in typed if (name := " ".join(text.split())))
    if not names:
        return replace(state, problem="measures.psfs.name_none")
    if len({name.casefold() for name in names}) < len(names):
        return replace(state, problem="measures.psfs.name_twice")
    items = current(Instrument.PSFS).items
    pairs = zip(items, state.activities, names, strict=False)
    same = {item for item, before, now in pairs if before == now}
    given = tuple(a for a in state.given if a.item in same)
    return replace(state, activities=names, naming=False, given=given, problem=None)


def rename(state: MeasureState) -> MeasureState:
    """Name other activities."""
    return replace(state, naming=True)


def asked(state: MeasureState) -> tuple[str, ...]:
    """The items of this sheet."""
    edition = current(state.instrument)
    if state.instrument is Instrument.PSFS:
        return edition.items[: len(state.activities)]
    return edition.items


def missing(state: MeasureState) -> int:
    """How many answers are missing for a score; a tick list needs one tick or "none apply"."""
    if current(state.instrument).rule is Rule.TICKS:
        return 0 if state.given or state.none_apply else 1
    return len(asked(state)) - len(state.given)


def untouched(state: MeasureState) -> bool:
    """True while nothing was answered: there is nothing to save."""
    return not state.given and not state.none_apply


def sheet(state: MeasureState, wording: str) -> Answers:
    """The answers as they are kept, in the order of the items, with the words that were shown."""
    order = asked(state)
    given = tuple(sorted(state.given, key=lambda a: order.index(a.item)))
    number = current(state.instrument).number
    return Answers(state.instrument, number, wording, given, state.none_apply, state.activities)
