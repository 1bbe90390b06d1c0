"""Rows of the diary from domain values and back; a row that says nothing sensible is damage."""

from __future__ import annotations

import json
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.flags import Action, ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.profile import AgeBand, Consideration, Factor, Profile
from lbp_app.domain.red_flags import Reason, Urgency, Verdict
from lbp_app.storage import facts, moments
from lbp_app.usecases.ports import DiaryTroubleError, ProfileVersion, Record, Trouble

if TYPE_CHECKING:
    # For types only: SQLModel is slow to load, and rows of plain SQL have the same names.
    from lbp_app.storage.tables import (
        CheckedItemRow,
        CheckInRow,
        FlagActionRow,
        LogRow,
        ProfileVersionRow,
        VerdictRow,
        VisitRow,
    )

Values = dict[str, str | int | None]
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
_Row = TypeVar("_Row")
_Value = TypeVar("_Value")


def _check_in_values(check_in: CheckIn) -> Values:
    return {
        "entry_id": check_in.entry_id,
        "kind": check_in.kind.value,
        **_moment("happened", check_in.happened_at),
        **_moment("logged", check_in.logged_at),
        "back_pain": check_in.back_pain,
        "leg_pain": check_in.leg_pain,
        "interference": check_in.interference,
        "note": _writable(check_in.note),
        "reason": _writable(check_in.reason),
        "gone": check_in.gone,
    }


def _verdict_values(given: GivenVerdict) -> Values:
    return {
        "id": given.id,
        "entry_id": given.entry_id,
        **_moment("given", given.given_at),
        "urgency": int(given.verdict.urgency),
        "reasons": _json([_reason_json(r) for r in given.verdict.reasons]),
        "unanswered": _json(given.verdict.unanswered),
        "answers": _json(given.answers),
        "chosen": _json(given.chosen),
        "content_version": given.content_version,
        "app_version": given.app_version,
    }


def _action_values(taken: ActionTaken) -> Values:
    return {
        "id": taken.id,
        "verdict_id": taken.verdict_id,
        "action": taken.action.value,
        **_moment("told", taken.told_at),
    }


def _visit_values(visit: Visit) -> Values:
    return {
        "id": visit.id,
        **_moment("seen", visit.seen_at),
        "who": _writable(visit.who),
        "said": _writable(visit.said),
        **_moment("logged", visit.logged_at),
    }


def _checked_item_values(item: CheckedItem) -> Values:
    return {
        "id": item.id,
        "rule_id": item.rule_id,
        "who": _writable(item.who),
        **_moment("checked", item.checked_at),
        "different_now": _writable(item.different_now),
        "visit_id": item.visit_id,
        **_moment("logged", item.logged_at),
    }


def _profile_values(version: ProfileVersion) -> Values:
    profile = version.profile
    return {
        "id": version.id,
        **_moment("logged", version.logged_at),
        "country": profile.country,
        "name": None if profile.name is None else _writable(profile.name),
        "age_band": profile.age_band.value,
        "factors": _json(dict(profile.factors)),
        "considerations": _json(dict(profile.considerations)),
        "first_run_done": version.first_run_done,
    }


def _moment(name: str, at: datetime) -> Values:
    us, offset, zone = moments.stored(at)
    return {f"{name}_us": us, f"{name}_offset": offset, f"{name}_zone": zone}


def _log_values(item: AnyLogItem) -> Values:
    return {
        "item_id": item.id,
        "kind": facts.kind_of(type(item.fact)),
        "entry_id": item.entry_id,
        **_moment("happened", item.happened_at),
        **_moment("logged", item.logged_at),
        "reason": _writable(item.reason),
        "gone": item.gone,
        "fact": facts.to_json(item.fact),
    }


_WRITERS: Mapping[type[Any], tuple[str, Callable[[Any], Values]]] = {
    CheckIn: ("check_in", _check_in_values),
    GivenVerdict: ("verdict", _verdict_values),
    ActionTaken: ("flag_action", _action_values),
    Visit: ("visit", _visit_values),
    CheckedItem: ("checked_item", _checked_item_values),
    ProfileVersion: ("profile_version", _profile_values),
    LogItem: ("log", _log_values),
}


def to_values(record: Record) -> tuple[str, Values]:
    """The table a record belongs to, and the values of its row.

    Raises:
        ValueError: when a moment is not aware of its zone.
    """
    table, values = _WRITERS[type(record)]
    return table, values(record)


def rows(diary: sqlite3.Connection, question: str, **values: str | int | None) -> Sequence[Any]:
    """All rows of an answer, with the columns by name as SQLModel's rows have them."""
    found = diary.execute(question, values)
    named = _named(tuple(column[0] for column in found.description))
    return [named(*row) for row in found]


@cache
def _named(columns: tuple[str, ...]) -> Any:  # noqa: ANN401 - a class that is made here
    return namedtuple("Row", columns)  # noqa: PYI024 - its fields are known only now


def _as_damage_when_unreadable(read: Callable[[_Row], _Value]) -> Callable[[_Row], _Value]:
    @wraps(read)
    def total(row: _Row) -> _Value:
        try:
            return read(row)
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
            # From None: such messages quote the value, and values are health data.
            raise DiaryTroubleError(Trouble.CORRUPT) from None

    return total


@_as_damage_when_unreadable
def to_check_in(row: CheckInRow) -> CheckIn:
    """The check-in of a row."""
    return CheckIn(
        entry_id=row.entry_id,
        kind=Kind(row.kind),
        happened_at=moments.restored(row.happened_us, row.happened_offset, row.happened_zone),
        logged_at=moments.restored(row.logged_us, row.logged_offset, row.logged_zone),
        back_pain=row.back_pain,
        leg_pain=row.leg_pain,
        interference=row.interference,
        note=_text(row.note),
        reason=_text(row.reason),
        gone=bool(row.gone),
    )


@_as_damage_when_unreadable
def to_verdict(row: VerdictRow) -> GivenVerdict:
    """The verdict of a row, with the reasons that were given then."""
    return GivenVerdict(
        id=row.id,
        entry_id=row.entry_id,
        given_at=moments.restored(row.given_us, row.given_offset, row.given_zone),
        verdict=Verdict(
            urgency=Urgency(row.urgency),
            reasons=tuple(_reason(r) for r in json.loads(row.reasons)),
            unanswered=_texts(json.loads(row.unanswered)),
        ),
        answers=tuple((_text(q), Answer(a)) for q, a in json.loads(row.answers)),
        chosen=_texts(json.loads(row.chosen)),
        content_version=row.content_version,
        app_version=row.app_version,
    )


@_as_damage_when_unreadable
def to_action(row: FlagActionRow) -> ActionTaken:
    """What the patient did, of a row."""
    return ActionTaken(
        id=row.id,
        verdict_id=row.verdict_id,
        action=Action(row.action),
        told_at=moments.restored(row.told_us, row.told_offset, row.told_zone),
    )


@_as_damage_when_unreadable
def to_visit(row: VisitRow) -> Visit:
    """The visit of a row."""
    return Visit(
        id=row.id,
        seen_at=moments.restored(row.seen_us, row.seen_offset, row.seen_zone),
        who=_text(row.who),
        said=_text(row.said),
        logged_at=moments.restored(row.logged_us, row.logged_offset, row.logged_zone),
    )


@_as_damage_when_unreadable
def to_checked_item(row: CheckedItemRow) -> CheckedItem:
    """The checked item of a row."""
    return CheckedItem(
        id=row.id,
        rule_id=row.rule_id,
        who=_text(row.who),
        checked_at=moments.restored(row.checked_us, row.checked_offset, row.checked_zone),
        different_now=_text(row.different_now),
        visit_id=row.visit_id,
        logged_at=moments.restored(row.logged_us, row.logged_offset, row.logged_zone),
    )


@_as_damage_when_unreadable
def to_log_item(row: LogRow) -> AnyLogItem:
    """The version of a logged thing of a row."""
    return LogItem(
        id=row.item_id,
        happened_at=moments.restored(row.happened_us, row.happened_offset, row.happened_zone),
        logged_at=moments.restored(row.logged_us, row.logged_offset, row.logged_zone),
        fact=facts.from_json(row.kind, row.fact),
        entry_id=row.entry_id,
        reason=_text(row.reason),
        gone=bool(row.gone),
    )


@_as_damage_when_unreadable
def to_profile(row: ProfileVersionRow) -> ProfileVersion:
    """The profile version of a row."""
    factors = {Factor(k): Answer(v) for k, v in json.loads(row.factors).items()}
    considerations = {
        Consideration(k): Answer(v) for k, v in json.loads(row.considerations).items()
    }
    return ProfileVersion(
        id=row.id,
        logged_at=moments.restored(row.logged_us, row.logged_offset, row.logged_zone),
        profile=Profile(
            country=row.country,
            name=row.name,
            age_band=AgeBand(row.age_band),
            factors=MappingProxyType(factors),
            considerations=MappingProxyType(considerations),
        ),
        first_run_done=bool(row.first_run_done),
    )


def _reason_json(reason: Reason) -> Mapping[str, object]:
    return {
        "rule_id": reason.rule_id,
        "row": reason.row,
        "urgency": int(reason.urgency),
        "questions": reason.questions,
        "group": reason.group,
        "unsure": reason.unsure,
    }


def _reason(value: Mapping[str, Any]) -> Reason:
    group = value["group"]
    return Reason(
        rule_id=_text(value["rule_id"]),
        row=int(value["row"]),
        urgency=Urgency(value["urgency"]),
        questions=_texts(value["questions"]),
        group=None if group is None else _text(group),
        unsure=_texts(value.get("unsure", ())),
    )


def _json(value: object) -> str:
    return _JSON.encode(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(_text(v) for v in values)


def _writable(text: str) -> str:
    """Half a surrogate pair has no UTF-8; a question mark in a note is better than no note."""
    return text.encode("utf-8", "replace").decode("utf-8")
