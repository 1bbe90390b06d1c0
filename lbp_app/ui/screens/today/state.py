"""What Today says, from one look at the diary."""

from __future__ import annotations

from datetime import datetime

from lbp_app.domain.change import Change
from lbp_app.domain.trend import Trend
from lbp_app.usecases.read_progress import Progress
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


def week_trend(progress: Progress) -> Trend | None:
    """Leg pain, else back pain, of the last two weeks; None when there is nothing to see."""
    if not progress.enough:
        return None
    trends = (progress.trend(scale) for scale in ("leg_pain", "back_pain"))
    return next((t for t in trends if t is not None and t.series.known), None)


def compared(trend: Trend) -> bool:
    """True when the verdict rests on two weeks that were compared."""
    return isinstance(trend.change, Change)
