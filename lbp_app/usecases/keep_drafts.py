"""Half-filled forms on the disk: written behind the patient's taps, read once after a start."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lbp_app.usecases.ports import Clock, Diary, DiaryTroubleError

Form = Callable[[], str]
"""Puts a form into text; called behind the tap, so it must not change any more."""
_NONE: Mapping[str, str] = MappingProxyType({})


class KeepDrafts:
    """Keeps the latest state of each form. ``later`` calls what it is given soon, on a thread.

    A draft that cannot be written is let go: it is a convenience, and what the patient saves says
    for itself whether it is on the disk.
    """

    def __init__(
        self, diary: Diary, clock: Clock, later: Callable[[Callable[[], None]], None]
    ) -> None:
        self._diary = diary
        self._clock = clock
        self._later = later
        self._waiting: dict[str, Form | None] = {}
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._maybe_there: set[str] = set()
        self._taken = False

    def keep(self, key: str, form: Form | None) -> None:
        """Keep a form in place of the one before, soon; None forgets it."""
        with self._lock:
            if form is None and key not in self._maybe_there:
                return
            first = not self._waiting
            self._waiting[key] = form
            self._maybe_there.add(key)
        if first:
            self._later(self._write)

    def write_now(self) -> None:
        """Write what waits, before the system may stop the app."""
        if self._waiting:
            self._write()

    def take(self, *, again: bool = False) -> Mapping[str, str]:
        """What the run of the app before this one left behind; once, for the first window.

        ``again``: where there is one window at a time, also what the window before this one left.
        A phone may keep the process while its window is gone.
        """
        if self._taken and not again:
            return _NONE
        self._taken = True
        self.write_now()
        try:
            left = self._diary.drafts()
        except DiaryTroubleError:
            return _NONE
        self._maybe_there |= set(left)
        return left

    def _write(self) -> None:
        with self._writing:  # the later form must be the one that stays
            with self._lock:
                waiting, self._waiting = self._waiting, {}
                self._maybe_there -= {key for key, form in waiting.items() if form is None}
            for key, form in waiting.items():
                try:
                    text = None if form is None else form()
                    self._diary.keep_draft(key, text, self._clock.now())
                except DiaryTroubleError:
                    continue
