"""Wakes the app at the next moment: one scheduler per process, and it decides nothing itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from lbp_app.usecases.ports import Clock

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger("lbp_app")

CHECK = timedelta(seconds=60)
"""How often the clock is looked at: was it set, has the device slept or travelled?"""
AFTER_A_FAILURE = timedelta(minutes=5)
_AT_ONCE = timedelta()
_SOON = timedelta(seconds=1)
"""The least time between two looks that nobody asked for: an answer in the past is no loop."""
_JUMP = 5.0
"""Seconds by which the wall clock may drift from the steady one before it counts as set."""
_FIRST_LOOK = 2.0
"""Seconds after the first window was filled: the first screen must not wait for this."""
_JOB = "look"


class WakeUp:
    """Calls ``look`` at the moment it answered with, and whenever that may have changed.

    ``look`` shows what is due and says when to look again (None: not before something changes).
    It is called on the loop, never twice at once. All moments are worked out anew each time; a
    job that is late is run late, and several that are late become one.
    """

    def __init__(self, clock: Clock, look: Callable[[], datetime | None]) -> None:
        self._clock = clock
        self._look = look
        self._scheduler: AsyncIOScheduler | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next: datetime | None = None
        self._asked = False
        self._zone: tzinfo | None = None
        self._drift = 0.0

    @property
    def runs(self) -> bool:
        """Whether the engine is running."""
        return self._scheduler is not None and bool(self._scheduler.running)

    def start_soon(self) -> None:
        """Start a little later, so that the first screen comes first. Needs a running loop."""
        loop = asyncio.get_running_loop()
        if self._loop is None or self._loop.is_closed():
            self._loop = loop
            loop.call_later(_FIRST_LOOK, self.start)

    def start(self) -> None:
        """Start the engine of this process; a second call only wakes it."""
        if self.runs:
            self.wake()
            return
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - slow

        self._loop = asyncio.get_running_loop()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            event_loop=self._loop,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._scheduler.start()
        self.wake()

    def stop(self) -> None:
        """End the engine; nothing is lost, all of it is in the diary."""
        if self._scheduler is not None and self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        self._scheduler = None

    def wake(self) -> None:
        """Something changed: look soon, once, however often this is called. From any thread."""
        if self._scheduler is None or self._loop is None or self._loop.is_closed():
            return
        self._asked = True
        self._loop.call_soon_threadsafe(self._arm)

    def _arm(self) -> None:
        """Put the one job where it belongs: now when asked for, else the next moment or check."""
        if self._scheduler is None or not self._scheduler.running:
            return
        wait = CHECK
        if self._asked:
            wait = _AT_ONCE
        elif self._next is not None:
            wait = min(CHECK, max(self._next - self._clock.now(), _AT_ONCE))
        at = datetime.now(UTC) + wait  # the scheduler's own clock, whatever ours shows
        self._scheduler.add_job(self._wake_up, "date", run_date=at, id=_JOB, replace_existing=True)

    async def _wake_up(self) -> None:
        # The job ends at once: one that put its follower in place while it ran could lose it.
        if self._loop is not None:
            self._loop.call_soon(self._work)

    def _work(self) -> None:
        now = self._clock.now()
        due = self._next is not None and now >= self._next
        if self._asked or due or self._was_set(now):
            self._asked = False
            next_moment = self._look_safely(now)
            self._next = next_moment and max(next_moment, now + _SOON)
            self._remember(now)
        self._arm()

    def _look_safely(self, now: datetime) -> datetime | None:
        try:
            return self._look()
        except Exception:  # one failure must not end all reminders
            log.exception("a look at the reminders failed")
            return now + AFTER_A_FAILURE

    def _was_set(self, now: datetime) -> bool:
        """Whether the clock was set, the zone changed, or the device slept since the last look."""
        drift = now.timestamp() - self._clock.seconds()
        return abs(drift - self._drift) > _JUMP or now.tzinfo != self._zone

    def _remember(self, now: datetime) -> None:
        self._zone = now.tzinfo
        self._drift = now.timestamp() - self._clock.seconds()
