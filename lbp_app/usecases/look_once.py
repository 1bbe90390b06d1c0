"""Remembers the last look at the diary, for as long as diary, day and zone are the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from lbp_app.usecases.ports import Clock

View = TypeVar("View")
_Key = tuple[int, date, timedelta | None]


class LookOnce(Generic[View]):
    """Holds one view.

    ``revision`` grows with each write of the diary. A clock that was set back makes it look anew:
    what counts may depend on what lies before now.
    """

    def __init__(self, revision: Callable[[], int], clock: Clock) -> None:
        self._revision = revision
        self._clock = clock
        self._known: tuple[_Key, datetime, View] | None = None

    def __call__(self, look: Callable[[], View], *, keep: Callable[[View], bool]) -> View:
        """What ``look`` said last, or says now; it is remembered when ``keep`` says so."""
        now = self._clock.now()
        key = (self._revision(), now.date(), now.utcoffset())
        known = self._known
        if known is not None and known[0] == key and known[1] <= now:
            return known[2]
        # The revision from before the look: a write in the middle of it makes the next one anew.
        view = look()
        self._known = (key, now, view) if keep(view) else None
        return view
