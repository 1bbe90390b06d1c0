"""Many diaries as tables for research: one row for each thing that was told, no words, no names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

from lbp_app.domain.body import BodyChart
from lbp_app.domain.daily import Activity, Fall, Flare, MedicineTaken, Sleep
from lbp_app.domain.heat import HeatSession
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import EDITIONS, Answers
from lbp_app.domain.planned import planned_weeks
from lbp_app.domain.progress import Span
from lbp_app.domain.scoring import score
from lbp_app.usecases.whole_diary import WholeDiary

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One column; ``type`` is string, integer, number, boolean, date, moment or strings."""

    name: str
    type: str
    meaning: str


_WHO = Field("patient", "string", "pseudonym; the same in all tables and all files")
_WHEN = (
    _WHO,
    Field("at", "moment", "when it happened, in UTC"),
    Field("local_day", "date", "the day on the patient's own clock"),
)
TABLES: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        "patient": (
            _WHO,
            Field("country", "string", "ISO 3166-1 alpha-2, null when it was not told"),
            Field("age_band", "string", "under_45, from_45_to_64, from_65_to_69, from_70, null"),
            Field("first_day", "date", "of anything in the diary"),
            Field("last_day", "date", "of anything in the diary"),
        ),
        "rating": (
            *_WHEN,
            Field("scale", "string", "back_pain, leg_pain, interference (lower is better), sleep"),
            Field("value", "integer", "0 to 10"),
        ),
        "score": (
            *_WHEN,
            Field("measure", "string", "peg, rmdq, psfs, phq4, pgic or confidence"),
            Field("value", "number", "worked out from the answers; null when one is missing"),
            Field("higher_is_better", "boolean", "which way is better"),
        ),
        "safety_check": (
            *_WHEN,
            Field("urgency", "string", "none, soon, urgent or emergency: the tier that was shown"),
            Field("rules", "strings", "the rules behind it"),
            Field("denied", "strings", "questions answered no"),
            Field("unsure", "strings", "questions answered not sure"),
            Field("not_asked", "strings", "questions that were not asked; not the same as no"),
            Field("actions", "strings", "what the patient says they did"),
        ),
        "activity": (
            *_WHEN,
            Field("kind", "string", "walk, exercises, swim, cycle and others"),
            Field("minutes", "integer", "how long"),
            Field("pain", "integer", "worst pain during it, 0 to 10; null when not answered"),
        ),
        "event": (
            *_WHEN,
            Field("kind", "string", "flare_began, flare_over, fall, heat or medicine_taken"),
            Field("detail", "string", "kind of heat, group of the medicine; null elsewhere"),
        ),
        "body_mark": (
            *_WHEN,
            Field("region", "string", "of the body chart; the side is the patient's own"),
            Field("strength", "integer", "0 to 10; null when it was not rated"),
            Field("feelings", "strings", "how it feels there"),
        ),
        "plan_week": (
            _WHO,
            Field("week", "integer", "of the plan, from 1"),
            Field("starts", "date", "its first day"),
            Field("planned", "integer", "sessions the week asked for"),
            Field("done", "integer", "sessions done"),
            Field("part", "integer", "sessions done in part"),
            Field("achieved", "number", "done, a part as a half, never more than planned"),
            Field("over", "boolean", "the week was over at the last entry of the diary"),
        ),
    }
)
"""Every table with its columns; ``docs/cohort.md`` has the same."""


def rows(patient: str, whole: WholeDiary) -> Iterator[tuple[str, Row]]:
    """The rows of one diary, each with the name of its table."""
    items = whole.items_now
    days = [c.happened_at.date() for c in whole.check_ins_now]
    days += [item.happened_at.date() for item in items]
    known = whole.profile
    profile = known.profile if known is not None else None
    band = None if profile is None or profile.age_band == "not_asked" else profile.age_band.value
    country = profile.country if profile is not None else None
    first, last = min(days, default=None), max(days, default=None)
    yield "patient", (patient, country, band, first, last)
    for check_in in whole.check_ins_now:
        for scale, value in check_in.ratings:
            yield "rating", (*_when(patient, check_in.happened_at), scale, value)
    yield from _safety(patient, whole)
    for item in items:
        yield from _of_item(patient, item)
    if first is not None and last is not None:
        yield from _plan(patient, items, Span(first, last))


def _when(patient: str, at: datetime) -> Row:
    return patient, at.astimezone(UTC), at.date()


def _safety(patient: str, whole: WholeDiary) -> Iterator[tuple[str, Row]]:
    for given in whole.verdicts:
        verdict, said = given.verdict, given.answers
        yield (
            "safety_check",
            (
                *_when(patient, given.given_at),
                verdict.urgency.name.lower(),
                list(verdict.rule_ids),
                [question for question, answer in said if answer == "no"],
                [question for question, answer in said if answer == "unsure"],
                list(verdict.unanswered),
                [a.action.value for a in whole.actions if a.verdict_id == given.id],
            ),
        )


def _of_item(patient: str, item: AnyLogItem) -> Iterator[tuple[str, Row]]:
    fact, when = item.fact, _when(patient, item.happened_at)
    if isinstance(fact, Answers):
        edition = EDITIONS.get((fact.instrument, fact.edition))
        better = edition.higher_is_better if edition is not None else None
        value = score(fact).value
        number = None if value is None else float(value)
        yield "score", (*when, fact.instrument.value, number, better)
    elif isinstance(fact, Activity):
        yield "activity", (*when, fact.kind.value, fact.minutes, fact.pain)
    elif isinstance(fact, Sleep):
        yield "rating", (*when, "sleep", fact.quality)
    elif isinstance(fact, BodyChart):
        for mark in fact.marks:
            feelings = [feeling.value for feeling in mark.feelings]
            yield "body_mark", (*when, mark.region, mark.strength, feelings)
    elif (kind := _event(fact)) is not None:
        yield "event", (*when, *kind)


def _event(fact: object) -> tuple[str, str | None] | None:
    if isinstance(fact, Flare):
        return ("flare_began" if fact.on else "flare_over"), None
    if isinstance(fact, Fall):
        return "fall", None
    if isinstance(fact, HeatSession):
        return "heat", fact.kind.value
    return ("medicine_taken", fact.group.value) if isinstance(fact, MedicineTaken) else None


def _plan(patient: str, items: tuple[AnyLogItem, ...], span: Span) -> Iterator[tuple[str, Row]]:
    dated = ((item.id, item.happened_at, item.fact) for item in items)
    last: date = span.last
    for week in planned_weeks(dated, span, last):
        done = week.done + week.beside
        told = (week.number, week.starts, week.planned, done, week.part, week.achieved, week.over)
        yield "plan_week", (patient, *told)
