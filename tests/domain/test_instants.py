"""Moments in the order in which they happened."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from lbp_app.domain.instants import instant

LONDON = ZoneInfo("Europe/London")
FIRST = datetime(2026, 10, 25, 1, 50, tzinfo=LONDON)
AFTER_THE_CHANGE = datetime(2026, 10, 25, 1, 20, tzinfo=LONDON, fold=1)


def test_the_hour_that_is_shown_twice_is_told_apart() -> None:
    assert AFTER_THE_CHANGE < FIRST
    assert instant(AFTER_THE_CHANGE) > instant(FIRST)
