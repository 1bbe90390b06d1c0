"""The diary as CSV: one file for each kind in a zip, and a file that says what each column means.

RFC 4180 (comma, CRLF, doubled quotes), UTF-8, moments as ISO 8601 with their offset. Text that a
spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from lbp_app.domain.answers import Answer
from lbp_app.domain.body import Mark
from lbp_app.domain.flags import GivenVerdict
from lbp_app.domain.log import AnyLogItem
from lbp_app.domain.measures import EDITIONS, Answers
from lbp_app.domain.planned import planned_weeks
from lbp_app.domain.progress import Span
from lbp_app.domain.scoring import score
from lbp_app.export.data_dictionary import (
    ADHERENCE,
    DICTIONARY,
    LOGGED,
    RECORDS,
    SCORES,
    Column,
    of_fact,
)
from lbp_app.export.fact_forms import FactForms
from lbp_app.usecases.ports import ProfileVersion
from lbp_app.usecases.whole_diary import WholeDiary
from lbp_app.usecases.working import Steps, Tick, nobody

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula in one spreadsheet or another, also in their wide forms (OWASP)."""
_APART = "; "
Table = tuple[str, tuple[Column, ...], list[list[object]]]


def csv_files(
    whole: WholeDiary,
    forms: FactForms,
    *,
    made_at: datetime,
    span: Span | None = None,
    with_name: bool = True,
    tick: Tick = nobody,
) -> bytes:
    """A zip with a CSV file for each kind that has rows; ``span`` limits the days they are from.

    Only what counts now is in it: no earlier versions, nothing that was deleted.
    """
    packed = io.BytesIO()
    steps = Steps(tick, len(whole.records))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        written: list[list[object]] = []
        told = tables(whole, forms, span, with_name=with_name)
        for name, columns, rows in (*told, *plan_adherence(whole, span, made_at.date())):
            archive.writestr(_entry(name, made_at), as_csv(columns, steps.each(rows)))
            written += [[f"{name}.csv", c.name, c.type, c.unit, c.meaning] for c in columns]
        archive.writestr(_entry("data_dictionary", made_at), as_csv(DICTIONARY, written))
    return packed.getvalue()


def tables(
    whole: WholeDiary, forms: FactForms, span: Span | None = None, *, with_name: bool = True
) -> Iterator[Table]:
    """Name, columns and rows of each kind that has any."""

    def within(at: datetime) -> bool:
        return span is None or at.date() in span

    records: dict[str, Iterable[list[object]]] = {
        "check_in": (_values(c, "check_in") for c in whole.check_ins_now if within(c.happened_at)),
        "safety_check": (_safety_check(v) for v in whole.verdicts if within(v.given_at)),
        "flag_action": (
            [a.id, a.verdict_id, a.action, a.told_at] for a in whole.actions if within(a.told_at)
        ),
        "visit": (_values(v, "visit") for v in whole.visits if within(v.seen_at)),
        "checked_item": (
            _values(c, "checked_item") for c in whole.checked_items if within(c.checked_at)
        ),
        "profile": (_profile(p, with_name=with_name) for p in whole.profiles),
    }
    for name, rows in records.items():
        if listed := list(rows):
            yield name, RECORDS[name], listed
    by_kind: dict[str, list[AnyLogItem]] = {}
    for item in whole.items_now:
        if within(item.happened_at):
            by_kind.setdefault(forms.kind_of(type(item.fact)), []).append(item)
    for kind, items in sorted(by_kind.items()):
        yield _of_log(kind, items)


def plan_adherence(whole: WholeDiary, span: Span | None, today: date) -> Iterator[Table]:
    """Sessions planned and done in each week of the plan; nothing where there was no plan."""
    items = whole.items_now
    days = [item.happened_at.date() for item in items]
    span = span or Span(min([*days, today]), max([*days, today]))
    weeks = planned_weeks(((i.id, i.happened_at, i.fact) for i in items), span, today)
    if weeks:
        yield (
            "plan_adherence",
            ADHERENCE,
            [
                [w.number, w.starts, w.planned, w.done + w.beside, w.part, w.achieved, w.over]
                for w in weeks
            ],
        )


def as_csv(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> bytes:
    """One file, with the names of its columns in the first line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return harmless(_APART.join(_part(part) for part in value))
    if isinstance(value, str) and not isinstance(value, Enum):
        return harmless(value)
    return "" if value is None else _part(value)


def _part(value: object) -> str:
    if isinstance(value, Mark):
        felt = f" ({', '.join(value.feelings)})" if value.feelings else ""
        return f"{value.region}={'' if value.strength is None else value.strength}{felt}"
    if is_dataclass(value):  # such as one answer of a sheet: name and value
        return "=".join(_part(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else str(value)


def _values(record: object, name: str) -> list[object]:
    return [getattr(record, column.name) for column in RECORDS[name]]


def _safety_check(given: GivenVerdict) -> list[object]:
    said = dict(given.answers)

    def answered(*wanted: Answer) -> tuple[str, ...]:
        return tuple(question for question, answer in said.items() if answer in wanted)

    verdict = given.verdict
    behind = dict.fromkeys(question for r in verdict.reasons for question in r.questions)
    return [
        given.id,
        given.entry_id,
        given.given_at,
        verdict.urgency.name.lower(),
        verdict.rule_ids,
        tuple(behind),
        answered(Answer.NO),
        answered(Answer.UNSURE),
        verdict.unanswered,
        given.content_version,
        given.app_version,
    ]


def _profile(version: ProfileVersion, *, with_name: bool) -> list[object]:
    profile = version.profile
    return [
        version.id,
        version.logged_at,
        (profile.name or "") if with_name else "",
        profile.country or "",
        profile.age_band,
        tuple(f"{factor}={answer}" for factor, answer in profile.factors.items()),
        tuple(f"{need}={answer}" for need, answer in profile.considerations.items()),
    ]


def _of_log(kind: str, items: Sequence[AnyLogItem]) -> Table:
    names = [field.name for field in fields(items[0].fact)]
    columns = (*LOGGED, *of_fact(kind, names))
    rows: list[list[object]] = [
        [i.id, i.happened_at, i.logged_at, i.entry_id, *(getattr(i.fact, name) for name in names)]
        for i in items
    ]
    if isinstance(items[0].fact, Answers):
        columns += SCORES
        rows = [[*row, *_score(i.fact)] for row, i in zip(rows, items, strict=True)]
    return kind, columns, rows


def _score(answers: Any) -> tuple[object, ...]:  # noqa: ANN401 - the fact of an item
    scored = score(answers)
    edition = EDITIONS.get((answers.instrument, answers.edition))
    value = scored.value
    better = "" if edition is None else "higher" if edition.higher_is_better else "lower"
    return (None if value is None else f"{float(value):.4g}", better, scored.band)


def _entry(name: str, made_at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(f"{name}.csv", made_at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info
