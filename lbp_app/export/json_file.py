"""The whole diary as one JSON file without any loss, and back. Its form has a number of its own."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json, to_jsonable_python

from lbp_app.domain.diary import CheckIn
from lbp_app.domain.flags import ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.log import AnyLogItem, LogItem
from lbp_app.domain.profile import Profile
from lbp_app.export.fact_forms import FactForms
from lbp_app.usecases.ports import ProfileVersion
from lbp_app.usecases.whole_diary import ExportedDiary, WholeDiary
from lbp_app.usecases.working import Steps, Tick, nobody

FORMAT = "back-diary"
VERSION = 1
_MOMENTS = frozenset({"happened_at", "logged_at", "given_at", "told_at", "seen_at", "checked_at"})
ZONE = "_zone"
_ZONES = frozenset(name + ZONE for name in _MOMENTS)
_MOST_ZONES = 100
"""A diary that has been round the world has fewer; each one that is not known costs a search."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
PARTS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "check_ins": CheckIn,
        "verdicts": GivenVerdict,
        "actions": ActionTaken,
        "visits": Visit,
        "checked_items": CheckedItem,
        "profiles": ProfileVersion,
    }
)
_Read = TypeVar("_Read")


class NotADiaryError(ValueError):
    """The file is no diary that can be read; ``code`` is ``not_ours``, ``newer`` or ``damaged``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def json_file(
    whole: WholeDiary,
    forms: FactForms,
    *,
    made_at: datetime,
    app_version: str,
    suggested: Sequence[str] = (),
    tick: Tick = nobody,
) -> bytes:
    """The file in UTF-8. ``made_at`` and ``app_version`` tell where it comes from.

    ``suggested`` are the questions that the app offers now; they are no part of the diary.

    It is written record by record: written in one go, ten years would hold up the window.
    """
    steps = Steps(tick, len(whole.records))
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(),
        "app_version": app_version,
        "suggested_questions": list(suggested),
    }
    file = io.BytesIO()
    file.write(_text_of(head)[:-1].encode())
    for name in PARTS:
        _list(file, name, (_plain(record) for record in steps.each(getattr(whole, name))))
    _list(file, "log", (_logged(item, forms) for item in steps.each(whole.items)))
    file.write(b"}")
    return file.getvalue()


def read_json(file: bytes, forms: FactForms) -> WholeDiary:
    """What is in a file that ``json_file`` made.

    Raises:
        NotADiaryError: it is none, comes from a newer app, or something in it makes no sense.
    """
    return read_export(file, forms).whole


def read_export(file: bytes, forms: FactForms) -> ExportedDiary:
    """The same with where the file comes from. Raises like ``read_json``.

    Whatever is in the file, nothing else is opened for it but the rules of known time zones.
    """
    try:
        # Refuses what is nested deeply and numbers that are none, without running out of stack.
        read = from_json(file, allow_inf_nan=False, cache_strings="keys")
    except ValueError:
        raise NotADiaryError("not_ours") from None
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise NotADiaryError("not_ours")
    if not isinstance(read.get("version"), int) or read["version"] > VERSION:
        raise NotADiaryError("newer")
    try:
        return _made_of(read, forms)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        # From None: such messages quote the value, and values are health data.
        raise NotADiaryError("damaged") from None


def _list(file: io.BytesIO, name: str, records: Iterable[Mapping[str, Any]]) -> None:
    file.write(f',"{name}":['.encode())
    for number, record in enumerate(records):
        text = f"{',' if number else ''}{_text_of(record)}"
        file.write(text.encode("utf-8", "replace"))  # half a surrogate pair has no UTF-8
    file.write(b"]")


def _text_of(values: Mapping[str, Any]) -> str:
    return _JSON.encode(values)


def _made_of(read: Mapping[str, Any], forms: FactForms) -> ExportedDiary:
    at = _Moments().at
    whole = WholeDiary(
        **{n: tuple(_back(v, kind, at) for v in _each(read[n])) for n, kind in PARTS.items()},
        items=tuple(_item(value, forms, at) for value in _each(read["log"])),
    )
    made_at = datetime.fromisoformat(read["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("made at a moment without zone")
    # Files of before it was kept have none.
    suggested = tuple(_text(words) for words in _each(read.get("suggested_questions", [])))
    return ExportedDiary(whole, made_at, _text(read["app_version"]), suggested)


def _plain(record: Any) -> dict[str, Any]:  # noqa: ANN401 - any class of records
    values: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _MOMENTS:
            values |= _moment(field.name, value)
        elif isinstance(value, str | int | None):
            values[field.name] = value
        elif isinstance(value, Profile):
            values[field.name] = _profile(value)
        else:
            values[field.name] = to_jsonable_python(value)
    return values


def _profile(profile: Profile) -> dict[str, Any]:
    values = {field.name: getattr(profile, field.name) for field in fields(profile)}
    # In one order, whatever order the answers were given in: the diary does not keep it.
    return {n: dict(sorted(v.items())) if isinstance(v, Mapping) else v for n, v in values.items()}


def _logged(item: AnyLogItem, forms: FactForms) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": forms.kind_of(type(item.fact)),
        **_moment("happened_at", item.happened_at),
        **_moment("logged_at", item.logged_at),
        "entry_id": item.entry_id,
        "reason": item.reason,
        "gone": item.gone,
        "fact": json.loads(forms.to_json(item.fact)),
    }


def _moment(name: str, at: datetime) -> dict[str, str | None]:
    zone = at.tzinfo.key if isinstance(at.tzinfo, ZoneInfo) else None
    return {name: at.isoformat(), f"{name}{ZONE}": zone}


_At = Callable[[Mapping[str, Any], str], datetime]


class _Moments:
    """The moments of one file: many are the same twice, and all in a few zones."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None], datetime] = {}
        self._zones: dict[str, ZoneInfo | None] = {}

    def at(self, values: Mapping[str, Any], name: str) -> datetime:
        """The moment under a name, on the clock that the patient saw."""
        wanted = values[name], values[f"{name}{ZONE}"]
        found = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = self._read(*wanted)
        return found

    def _read(self, text: str, zone: str | None) -> datetime:
        at = datetime.fromisoformat(text)
        there = None if zone is None else self._zone(zone)
        if there is None:
            return at
        local = at.astimezone(there)
        # What the patient saw on the clock counts, also if the zone's rules have changed since.
        return local if local.utcoffset() == at.utcoffset() else at

    def _zone(self, name: str) -> ZoneInfo | None:
        if name not in self._zones:
            if len(self._zones) == _MOST_ZONES:
                raise ValueError("too many zones")
            try:
                self._zones[name] = ZoneInfo(name)
            except (LookupError, OSError, ValueError):
                self._zones[name] = None
        return self._zones[name]


def _back(values: Mapping[str, Any], kind: type[_Read], at: _At) -> _Read:
    given = {n: v for n, v in values.items() if n not in _ZONES}
    given |= {name: at(values, name) for name in _MOMENTS & given.keys()}
    made: _Read = _maker(cast("Any", kind))(given)
    return made


def _item(values: Mapping[str, Any], forms: FactForms, at: _At) -> AnyLogItem:
    return LogItem(
        id=_text(values["id"]),
        happened_at=at(values, "happened_at"),
        logged_at=at(values, "logged_at"),
        fact=forms.from_json(_text(values["kind"]), to_json(values["fact"]).decode()),
        entry_id=None if values["entry_id"] is None else _text(values["entry_id"]),
        reason=_text(values["reason"]),
        gone=values["gone"] is True,
    )


def _each(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(type(value).__name__)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


@cache
def _maker(kind: Any) -> Callable[[object], Any]:  # noqa: ANN401 - any class of records
    return TypeAdapter(kind).validate_python
