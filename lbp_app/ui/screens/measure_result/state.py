"""What a result says: the score with its scale and direction, the change, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.domain.change import Change, opposed
from lbp_app.domain.measures import Instrument, current
from lbp_app.ui.components.change_words import activity_lines, change_lines, figure
from lbp_app.ui.components.score_words import IN_WORDS, scale_words, score_words
from lbp_app.usecases.read_measures import FilledSheet, MeasuresView

Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Result:
    """One result in words. ``support`` is set when a part of the PHQ-4 is positive."""

    score: str
    scale: str
    about: tuple[str, ...]
    change: tuple[str, ...]
    activities: tuple[str, ...]
    support: bool


def result(say: Say, view: MeasuresView, sheet: FilledSheet) -> Result:
    """Everything that is said about one sheet."""
    instrument = sheet.answers.instrument
    edition = current(instrument)
    scored = sheet.scored.value is not None
    in_words = instrument in IN_WORDS
    return Result(
        score=score_words(say, sheet.answers),
        scale="" if in_words or not scored else scale_words(say, edition),
        about=_about(say, sheet),
        change=_change(say, view, instrument),
        activities=_activities(say, view, instrument),
        support=bool(sheet.scored.positive_parts),
    )


def _about(say: Say, sheet: FilledSheet) -> tuple[str, ...]:
    scored = sheet.scored
    if scored.why_not is not None:
        return (say(f"measures.no_score_{scored.why_not.value}"),)
    return (say(f"measures.phq4.band.{scored.band.value}"),) if scored.band else ()


def _change(say: Say, view: MeasuresView, instrument: Instrument) -> tuple[str, ...]:
    change = view.change(instrument)
    if change is None:
        return _without_a_figure(say, view, instrument)
    # The answer in own words (PGIC) stands as the score already.
    lines = change_lines(say, change)[1 if instrument in IN_WORDS else 0 :]
    if isinstance(change, Change) and change.start is not None:
        lines += (say("change.uncertain"),)
    return lines + _disagreement(say, view, change.measure.value)


def _activities(say: Say, view: MeasuresView, instrument: Instrument) -> tuple[str, ...]:
    if instrument is not Instrument.PSFS:
        return ()
    return activity_lines(say, view.activity_changes())


def _without_a_figure(say: Say, view: MeasuresView, instrument: Instrument) -> tuple[str, ...]:
    readings = view.readings(instrument)
    if not readings or readings[0].day == readings[-1].day:
        return (say("change.not_enough.only_the_start"),) if readings else ()
    start, now = figure(readings[0].value), figure(readings[-1].value)
    return (say("change.from_to", start=start, now=now), say("change.no_figure"))


def _disagreement(say: Say, view: MeasuresView, measure: str) -> tuple[str, ...]:
    """Measures that point in opposite directions are both told."""
    pairs = [
        (better.measure.value, worse.measure.value)
        for better, worse in opposed(view.changes())
        if measure in (better.measure.value, worse.measure.value)
    ]
    return tuple(
        say(
            "change.opposed",
            better=say(f"measures.{better}.name"),
            worse=say(f"measures.{worse}.name"),
        )
        for better, worse in pairs
    )
