"""Filled-in sheets of the measures, written the short way."""

from __future__ import annotations

from typing import Any

from lbp_app.domain.measures import Answers, Instrument, ItemAnswer, current

WORDING = "en.1"


def sheet(
    instrument: Instrument,
    *,
    none_apply: bool = False,
    activities: tuple[str, ...] = (),
    **given: int | None,
) -> Answers:
    """One sheet; None stands for an answer that was not given."""
    return Answers(
        instrument,
        current(instrument).number,
        WORDING,
        tuple(ItemAnswer(item, value) for item, value in given.items() if value is not None),
        none_apply,
        activities,
    )


def peg(pain: int | None, enjoyment: int | None, activity: int | None) -> Answers:
    """A PEG sheet."""
    return sheet(Instrument.PEG, pain=pain, enjoyment=enjoyment, activity=activity)


def rmdq(*ticks: str, none_apply: bool = False) -> Answers:
    """An RMDQ sheet with these statements ticked."""
    given: dict[str, Any] = dict.fromkeys(ticks, 1)
    return sheet(Instrument.RMDQ, none_apply=none_apply, **given)


def rmdq_of(score: int) -> Answers:
    """An RMDQ sheet with the first statements ticked, as many as the score, or "none apply"."""
    return rmdq(*current(Instrument.RMDQ).items[:score], none_apply=score == 0)


def psfs(**ratings: int | None) -> Answers:
    """A PSFS sheet: the patient's own activities with their ratings."""
    names = tuple(name.replace("_", " ") for name in ratings)
    given: dict[str, Any] = {
        f"activity_{n}": value for n, value in enumerate(ratings.values(), start=1)
    }
    return sheet(Instrument.PSFS, activities=names, **given)


def phq4(
    nervous: int | None, worrying: int | None, interest: int | None, down: int | None
) -> Answers:
    """A PHQ-4 sheet."""
    return sheet(Instrument.PHQ4, nervous=nervous, worrying=worrying, interest=interest, down=down)


def pgic(change: int | None) -> Answers:
    """A PGIC sheet, 1 very much better to 7 very much worse."""
    return sheet(Instrument.PGIC, change=change)


def confidence(sure: int | None) -> Answers:
    """A sheet with our own confidence question, 0 to 10."""
    return sheet(Instrument.CONFIDENCE, sure=sure)
