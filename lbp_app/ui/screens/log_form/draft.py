"""A half-filled form for one thing to note as JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from lbp_app.ui.flows.fact_form import FORMS, Filled, Value
from lbp_app.ui.flows.kept_forms import Coder
from lbp_app.ui.flows.safety_json import safety_from, safety_values, when_from, when_values
from lbp_app.ui.screens.log_form.state import LogFormState
from lbp_app.ui.services import Services


def _values(state: LogFormState) -> dict[str, Any]:
    return {
        "kind": state.kind,
        "started_at": state.started_at.isoformat(),
        "values": dict(state.filled.values),
        "more": state.filled.more,
        "when": when_values(state.when),
        "item_id": state.item_id,
        "safety": None if state.safety is None else safety_values(state.safety),
        "left_questions": state.left_questions,
    }


def _read(services: Services, values: Mapping[str, Any]) -> LogFormState:
    safety = values["safety"]
    started = datetime.fromisoformat(values["started_at"])
    if values["kind"] not in FORMS or started.tzinfo is None:
        raise ValueError("no form of this app")
    return LogFormState(
        kind=values["kind"],
        started_at=started,
        filled=Filled(_filled(values), bool(values["more"])),
        when=when_from(values["when"]),
        item_id=values["item_id"],
        safety=None if safety is None else safety_from(services, safety),
        left_questions=bool(values["left_questions"]),
    )


def _filled(values: Mapping[str, Any]) -> Mapping[str, Value]:
    """Only what the fields of this form can hold."""
    given = values["values"]
    fields = {f.name: f for f in FORMS[values["kind"]].fields}
    kept: dict[str, Value] = {}
    for name in fields.keys() & given.keys():
        value = given[name]
        options = fields[name].options
        if isinstance(value, list):
            kept[name] = tuple(v for v in value if v in options)
        elif (isinstance(value, int) and not options) or value in options:
            kept[name] = value
    return MappingProxyType(kept)


CODER = Coder(_values, _read)
