"""A half-filled check-in as JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lbp_app.domain.answers import rating
from lbp_app.ui.flows.kept_forms import Coder
from lbp_app.ui.flows.safety_json import safety_from, safety_values, when_from, when_values
from lbp_app.ui.screens.check_in.state import CheckInState
from lbp_app.ui.services import Services
from lbp_app.usecases.record_check_in import Ratings


def _values(state: CheckInState) -> dict[str, Any]:
    given = state.ratings
    return {
        "safety": safety_values(state.safety),
        "ratings": [given.back_pain, given.leg_pain, given.interference],
        "saved": state.saved,
        "tried": state.tried,
        "skipped_pain": state.skipped_pain,
        "when": when_values(state.when),
        "sleep": state.sleep,
    }


def _read(services: Services, values: Mapping[str, Any]) -> CheckInState:
    back, leg, way = (None if v is None else rating(v) for v in values["ratings"])
    slept = values["sleep"]
    return CheckInState(
        safety=safety_from(services, values["safety"]),
        ratings=Ratings(back, leg, way),
        saved=bool(values["saved"]),
        tried=bool(values["tried"]),
        skipped_pain=bool(values["skipped_pain"]),
        when=when_from(values["when"]),
        sleep=None if slept is None else rating(slept),
    )


CODER = Coder(_values, _read)
