"""One look at everything that rings: reminders and heat; tells the windows and the system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain.reminder_planner import coming_days
from lbp_app.domain.rung import Rung
from lbp_app.usecases.fire_reminders import FireReminders
from lbp_app.usecases.ports import Clock, DiaryTroubleError, Notifier, Reach
from lbp_app.usecases.read_reminders import ReadReminders
from lbp_app.usecases.use_heat import RingHeat

AHEAD_DAYS = 28
AHEAD_MOST = 30
"""So many are handed to a phone at a time: it keeps few, and each start refreshes them."""


ECHO_SECONDS = 120.0
"""For how long a window that is opened still hears what has rung."""


class Bell:
    """Tells every window that listens; a window can ask for a look, as when it is woken.

    A window that is opened just after it rang (a reload, a second tab) still hears it.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: tuple[float, Rung] | None = None
        self._listeners: list[Callable[[Rung], None]] = []
        self._look: Callable[[], None] | None = None

    def on_asked(self, look: Callable[[], None]) -> None:
        """Call ``look`` whenever a window asks for a look."""
        self._look = look

    def ask(self) -> None:
        """The window came back: something may be due."""
        if self._look is not None:
            self._look()

    def listen(self, listener: Callable[[Rung], None]) -> Callable[[], None]:
        """Call ``listener`` with each ring, and look at once; returns the function that ends it."""
        self._listeners.append(listener)
        self.ask()
        if self._last is not None and self._clock.seconds() - self._last[0] < ECHO_SECONDS:
            listener(self._last[1])

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    @property
    def heard(self) -> bool:
        """Whether any window listens."""
        return bool(self._listeners)

    def ring(self, rung: Rung) -> None:
        """Tell all."""
        self._last = (self._clock.seconds(), rung)
        for listener in tuple(self._listeners):
            listener(rung)


@dataclass(frozen=True, slots=True)
class LookAndRing:
    """What the engine calls when it wakes up."""

    read: ReadReminders
    fire: FireReminders
    ring_heat: RingHeat
    bell: Bell
    notifier: Notifier

    def __call__(self) -> datetime | None:
        """Show what is due; answers when to look again, None when nothing is ahead.

        With no window open, on a device that shows nothing of its own, everything waits for the
        next window: what nobody could see must not be kept as shown.
        """
        if not self.bell.heard and self.notifier.reach is Reach.NOT_WHEN_CLOSED:
            return None
        fired = self.fire()
        heat, heat_at = self.ring_heat()
        rung = Rung(fired.due, fired.missed, heat)
        if rung.something:
            self.bell.ring(rung)
            self.notifier.show()
        if self.notifier.reach is Reach.WHEN_CLOSED:
            self._hand_over(heat_at)
        return min((m for m in (fired.wake_at, heat_at) if m is not None), default=None)

    def _hand_over(self, heat_at: datetime | None) -> None:
        """Give the system what comes within four weeks, so that it comes with the app closed."""
        try:
            ahead = coming_days(self.read(), AHEAD_DAYS)
        except DiaryTroubleError:
            return  # what was handed over before stays
        moments = {c.moment for c in ahead if c.quiet is None} | ({heat_at} if heat_at else set())
        self.notifier.schedule(sorted(moments)[:AHEAD_MOST])
