"""The system's own notices: on computers while the app runs, on phones also when it is closed.

Their words are fixed and neutral, and no notice carries anything about health: a locked screen,
another app or a paired watch may show them.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from typing import Any

from lbp_app.devices.quiet_logging import NotPersonal
from lbp_app.usecases.ports import Notifier, Reach

log = logging.getLogger("lbp_app")

PHONES = ("android", "ios")
_CHANNEL = "plan"


class NoNotices:
    """Where the system shows nothing: a browser, or a computer without the extra."""

    reach = Reach.NOT_WHEN_CLOSED

    def show(self) -> None:
        """Nothing to show; the window shows its own banner."""

    def schedule(self, moments: Sequence[datetime]) -> None:
        """Nothing is kept."""


class DesktopNotices:
    """Notices on a computer, through the optional package ``desktop-notifier``."""

    reach = Reach.WHILE_RUNNING

    def __init__(self, package: Any, name: str, text: str) -> None:  # noqa: ANN401 - optional
        self._notifier = package.DesktopNotifier(app_name=name)
        self._name, self._text = name, text
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self) -> None:
        """Show one notice; a system that refuses is left alone."""
        _run(self._tasks, self._send())

    def schedule(self, moments: Sequence[datetime]) -> None:
        """Nothing: a computer shows them while the app runs."""

    async def _send(self) -> None:
        await self._notifier.send(title=self._name, message=self._text)


class PhoneNotices:
    """Notices that Android or iOS keep and show by themselves, through ``flet-notifications``.

    The app shows its own banner while it is open, so ``show`` has nothing to do.
    """

    reach = Reach.WHEN_CLOSED

    def __init__(self, package: Any, name: str, text: str) -> None:  # noqa: ANN401 - phones only
        self._package, self._name, self._text = package, name, text
        self._notices: Any = package.LocalNotifications()
        self._ready = False
        self._wanted: tuple[datetime, ...] = ()
        self._given: tuple[datetime, ...] | None = None
        self._busy = False
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self) -> None:
        """Nothing: the system has it already."""

    def schedule(self, moments: Sequence[datetime]) -> None:
        """Replace everything the system was given before."""
        self._wanted = tuple(moments)
        if self._wanted != self._given:
            _run(self._tasks, self._hand_over())

    async def _hand_over(self) -> None:
        # One at a time: while the patient looks at the system's question, the moments may change,
        # and the older ones must not come last. What failed is tried again at the next look.
        if self._busy:
            return
        self._busy = True
        try:
            while self._wanted != self._given:
                moments = self._wanted
                await self._replace(moments)
                self._given = moments
        finally:
            self._busy = False

    async def _replace(self, moments: tuple[datetime, ...]) -> None:
        p = self._package
        if moments and not self._ready:  # a patient without reminders is not asked for anything
            await self._notices.initialize()
            await self._notices.request_permissions()
            await self._notices.create_notification_channel(
                p.NotificationChannel(id=_CHANNEL, name=self._name)
            )
            self._ready = True
        await self._notices.cancel_pending()
        for number, moment in enumerate(moments):
            await self._notices.schedule(
                id=number,
                when=moment,
                title=self._name,
                body=self._text,
                payload="",
                schedule_mode=p.AndroidScheduleMode.INEXACT_ALLOW_WHILE_IDLE,
                options=p.NotificationOptions(android=p.AndroidOptions(visibility="private")),
                channel_id=_CHANNEL,
            )


class LateNotices:
    """Stands in until the first window tells what device this is; a new window may tell anew."""

    def __init__(self) -> None:
        self._now: Notifier = NoNotices()

    def use(self, name: str, text: str, *, windowed: bool) -> None:
        """Choose what fits; to be called while a window is being filled (a phone needs it)."""
        self._now = choose_notices(name, text, windowed=windowed)

    @property
    def reach(self) -> Reach:
        """What this device can do, as far as is known yet."""
        return self._now.reach

    def show(self) -> None:
        """Show one notice now."""
        self._now.show()

    def schedule(self, moments: Sequence[datetime]) -> None:
        """Hand the coming moments to the system."""
        self._now.schedule(moments)


def choose_notices(
    name: str,
    text: str,
    *,
    windowed: bool,
    environ: Mapping[str, str] = os.environ,
    load: Callable[[str], Any] = importlib.import_module,
) -> Notifier:
    """What fits this device. ``windowed``: the app has a window of its own, not a browser's tab.

    A package that is not there, or that cannot start, means no notices; nothing else changes.
    """
    kind: type[DesktopNotices | PhoneNotices]
    if environ.get("FLET_PLATFORM") in PHONES:
        package, kind = "flet_notifications", PhoneNotices
    elif windowed:
        package, kind = "desktop_notifier", DesktopNotices
    else:
        return NoNotices()
    try:
        return kind(load(package), name, text)
    except Exception as failure:  # noqa: BLE001 - a notice is never worth a failing app
        log.warning("no notices of the system: %s", NotPersonal(type(failure).__name__))
        return NoNotices()


def _run(tasks: set[asyncio.Task[None]], work: Coroutine[Any, Any, None]) -> None:
    """Do it beside everything else; a failure is told in the log by its kind only."""

    async def guarded() -> None:
        try:
            await work
        except Exception as failure:  # noqa: BLE001 - as above
            log.warning("a notice of the system failed: %s", NotPersonal(type(failure).__name__))

    try:
        task = asyncio.get_running_loop().create_task(guarded())
    except RuntimeError:
        work.close()
        return
    tasks.add(task)
    task.add_done_callback(tasks.discard)
