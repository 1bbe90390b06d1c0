"""The clock of this device: the only place that asks the system for the time."""

from __future__ import annotations

import time
from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

import tzlocal


class SystemClock:
    """The time now in the device's own zone, by its name where the system tells it."""

    def now(self) -> datetime:
        """The moment now. The zone is asked for anew: people travel."""
        try:
            return datetime.now(tzlocal.get_localzone())
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return datetime.now().astimezone()

    def seconds(self) -> float:
        """Seconds on a clock that is never set back."""
        return time.monotonic()
