"""Valid domain values for tests: say only what the test is about, the rest is sensible."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from lbp_app.domain.answers import Answer
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.flags import Action, ActionTaken, CheckedItem, GivenVerdict, Visit
from lbp_app.domain.profile import AgeBand, Consideration, Factor, Profile
from lbp_app.domain.red_flags import Reason, Urgency, Verdict
from lbp_app.usecases.ports import ProfileVersion

A_MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=ZoneInfo("Europe/Dublin"))
_numbers = count(1)


def a_moment(**later: float) -> datetime:
    """The morning all defaults happen on, moved by the arguments of a ``timedelta``."""
    return A_MORNING + timedelta(**later)


def an_id(name: str = "id") -> str:
    """A new id in each call."""
    return f"{name}-{next(_numbers)}"


def a_check_in(**changes: Any) -> CheckIn:  # noqa: ANN401
    """A check-in of its own entry with three ratings; logged when it happened, unless told."""
    happened_at = changes.get("happened_at", A_MORNING)
    check_in = CheckIn(
        entry_id=changes.get("entry_id") or an_id("entry"),
        kind=Kind.CHECK_IN,
        happened_at=happened_at,
        logged_at=happened_at,
        back_pain=4,
        leg_pain=2,
        interference=3,
    )
    return replace(check_in, **changes)


def a_reason(**changes: Any) -> Reason:  # noqa: ANN401
    """A reason of the emergency kind."""
    reason = Reason(
        rule_id="saddle_numb", row=1, urgency=Urgency.EMERGENCY, questions=("saddle_numb",)
    )
    return replace(reason, **changes)


def a_verdict(*reasons: Reason, **changes: Any) -> GivenVerdict:  # noqa: ANN401
    """A verdict with these reasons (none: no red flag) in an entry of its own."""
    yes = tuple(sorted((q, Answer.YES) for r in reasons for q in r.questions))
    given = GivenVerdict(
        id=changes.get("id") or an_id("verdict"),
        entry_id=changes.get("entry_id") or an_id("entry"),
        given_at=A_MORNING,
        verdict=Verdict(
            urgency=max((r.urgency for r in reasons), default=Urgency.NONE), reasons=reasons
        ),
        answers=yes or (("saddle_numb", Answer.NO),),
        chosen=(),
        content_version="2026.1",
        app_version="0.1.0",
    )
    return replace(given, **changes)


def an_emergency(**changes: Any) -> GivenVerdict:  # noqa: ANN401
    """A verdict that sends to emergency care now."""
    return a_verdict(a_reason(), **changes)


def an_action(verdict_id: str, **changes: Any) -> ActionTaken:  # noqa: ANN401
    """The patient called, one minute after the morning's verdict."""
    action = ActionTaken(
        id=changes.get("id") or an_id("action"),
        verdict_id=verdict_id,
        action=Action.CALLED,
        told_at=a_moment(minutes=1),
    )
    return replace(action, **changes)


def a_visit(**changes: Any) -> Visit:  # noqa: ANN401
    """A doctor has seen the patient in the afternoon; logged an hour later, unless told."""
    seen_at = changes.get("seen_at", a_moment(hours=6))
    visit = Visit(
        id=changes.get("id") or an_id("visit"),
        seen_at=seen_at,
        who="Dr Byrne",
        said="Scan booked for Monday.",
        logged_at=seen_at + timedelta(hours=1),
    )
    return replace(visit, **changes)


def a_checked_item(visit_id: str, **changes: Any) -> CheckedItem:  # noqa: ANN401
    """A clinician has checked one item at that visit."""
    item = CheckedItem(
        id=changes.get("id") or an_id("checked"),
        rule_id="night_pain",
        who="Dr Byrne",
        checked_at=a_moment(hours=6),
        different_now="The pain moves or I lose weight.",
        visit_id=visit_id,
        logged_at=a_moment(hours=7),
    )
    return replace(item, **changes)


def a_profile(**changes: Any) -> ProfileVersion:  # noqa: ANN401
    """A profile after the first run; ``profile=`` for other answers."""
    version = ProfileVersion(
        id=changes.get("id") or an_id("profile"),
        logged_at=A_MORNING,
        profile=Profile(
            country="IE",
            age_band=AgeBand.FROM_45_TO_64,
            factors={Factor.OSTEOPOROSIS: Answer.NO, Factor.RECENT_INJURY: Answer.UNSURE},
            considerations={Consideration.PELVIC_FLOOR: Answer.YES},
        ),
        first_run_done=True,
    )
    return replace(version, **changes)
