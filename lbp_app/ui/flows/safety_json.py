"""A safety check in hand as plain JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import Kind
from lbp_app.domain.red_flags import Sheet, Urgency
from lbp_app.domain.screening import Mode, Screening
from lbp_app.domain.when import When
from lbp_app.ui.flows.safety_draft import SafetyDraft, advance
from lbp_app.ui.services import Services


def safety_values(draft: SafetyDraft) -> dict[str, Any]:
    """The draft as values that JSON knows."""
    return {
        "entry_id": draft.entry_id,
        "kind": draft.kind.value,
        "screening": _screening_values(draft.screening),
        "started_at": draft.started_at.isoformat(),
        "verdict_id": draft.verdict_id,
        # What could not be written is not on the disk: it is judged and written anew.
        "recorded": [] if draft.trouble else [[rule, int(u)] for rule, u in draft.recorded],
        "because": draft.because,
    }


def safety_from(services: Services, values: Mapping[str, Any]) -> SafetyDraft:
    """The draft as it was; a verdict that was not on the disk is given again.

    Raises:
        KeyError, TypeError, ValueError: when the values are no draft.
    """
    started = datetime.fromisoformat(values["started_at"])
    if started.tzinfo is None:
        raise ValueError("a moment without zone")
    draft = SafetyDraft(
        entry_id=str(values["entry_id"]),
        kind=Kind(values["kind"]),
        screening=_screening(values["screening"]),
        started_at=started,
        verdict_id=values["verdict_id"],
        recorded=tuple((str(rule), Urgency(u)) for rule, u in values["recorded"]),
        because=str(values["because"]),
    )
    return advance(services, draft, draft.screening)


def when_values(when: When) -> list[Any]:
    """A chosen day and minute as values that JSON knows."""
    return [when.day.isoformat() if when.day else None, when.minute]


def when_from(values: list[Any]) -> When:
    """The chosen day and minute.

    Raises:
        TypeError, ValueError: when the values are none.
    """
    day, minute = values
    return When(None if day is None else datetime.fromisoformat(day).date(), int(minute))


def _screening_values(screening: Screening) -> dict[str, Any]:
    answered = screening.answered
    return {
        "mode": screening.mode.value,
        "answers": {q: a.value for q, a in screening.sheet.answers.items()},
        "counted": sorted(screening.sheet.chosen),
        "chosen": sorted(screening.chosen),
        "prompted": sorted(screening.prompted),
        "closed": sorted(screening.closed),
        "tiles_confirmed": screening.tiles_confirmed,
        "answered_card": int(screening.answered_card),
        "answered": None if answered is None else _screening_values(answered),
        "ended_early": screening.ended_early,
    }


def _screening(values: Mapping[str, Any]) -> Screening:
    answered = values["answered"]
    return Screening(
        mode=Mode(values["mode"]),
        sheet=Sheet(
            {str(q): Answer(a) for q, a in values["answers"].items()},
            frozenset(values["counted"]),
        ),
        chosen=frozenset(values["chosen"]),
        prompted=frozenset(values["prompted"]),
        closed=frozenset(values["closed"]),
        tiles_confirmed=bool(values["tiles_confirmed"]),
        answered_card=Urgency(values["answered_card"]),
        answered=None if answered is None else _screening(answered),
        ended_early=bool(values["ended_early"]),
    )
