"""What Today says, from one look at the diary."""

from __future__ import annotations

from datetime import datetime

from lbp_app.usecases.today import TodayView

_MORNING_FROM, _AFTERNOON_FROM, _EVENING_FROM = 5, 12, 18


def greeting(now: datetime) -> str:
    """The key of the greeting: morning, afternoon, evening or night."""
    hour = now.hour
    if _MORNING_FROM <= hour < _AFTERNOON_FROM:
        return "today.morning"
    if _AFTERNOON_FROM <= hour < _EVENING_FROM:
        return "today.afternoon"
    if hour >= _EVENING_FROM:
        return "today.evening"
    return "today.night"


def lead(view: TodayView) -> str:
    """The key of the line under "Check in"; after a gap a welcome, never a broken streak."""
    if view.last_check_in is None:
        return "today.first"
    if view.after_a_gap:
        return "today.welcome_back"
    if view.checked_in_today:
        return "today.again"
    return "today.minute"
