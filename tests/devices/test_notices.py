"""Which notices fit a device, and that none of them says anything about health."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from lbp_app.devices.notices import NoNotices, choose_notices
from lbp_app.usecases.ports import Reach

NAME, TEXT = "Back Diary", "Time for your plan"
MOMENTS = [datetime(2026, 3, 2, 8, 0, tzinfo=UTC) + timedelta(hours=n) for n in range(3)]


class Package:
    """Stands in for both packages: keeps the calls; ``fails`` makes each one raise."""

    def __init__(self, *, fails: bool = False) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.fails = fails
        self.loaded = ""
        self.AndroidScheduleMode = SimpleNamespace(INEXACT_ALLOW_WHILE_IDLE="inexact")
        self.NotificationOptions = self.AndroidOptions = dict
        self.NotificationChannel = dict

    def DesktopNotifier(self, app_name: str) -> Package:  # noqa: N802 - the name it has there
        del app_name
        return self

    def LocalNotifications(self) -> Package:  # noqa: N802
        return self

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        async def call(*args: Any, **given: Any) -> None:  # noqa: ANN401
            self.calls.append((name, {**given, "args": args} if args else given))
            if self.fails:
                raise RuntimeError("nobody listens")

        return call


def _loads(package: Package) -> Any:  # noqa: ANN401
    def load(name: str) -> Package:
        package.loaded = name
        return package

    return load


def _missing(name: str) -> Any:  # noqa: ANN401
    raise ImportError(name)


def _never(name: str) -> Any:  # noqa: ANN401
    raise AssertionError(f"{name} was loaded")


def test_in_a_browser_no_package_is_even_looked_for() -> None:
    notices = choose_notices(NAME, TEXT, windowed=False, environ={}, load=_never)
    notices.show()
    notices.schedule(MOMENTS)
    assert notices.reach is Reach.NOT_WHEN_CLOSED


@pytest.mark.parametrize("environ", [{}, {"FLET_PLATFORM": "android"}, {"FLET_PLATFORM": "ios"}])
def test_without_the_package_there_are_no_notices(environ: dict[str, str]) -> None:
    notices = choose_notices(NAME, TEXT, windowed=True, environ=environ, load=_missing)
    assert isinstance(notices, NoNotices)


def test_a_computer_shows_one_neutral_notice() -> None:
    package = Package()

    async def story() -> None:
        notices = choose_notices(NAME, TEXT, windowed=True, environ={}, load=_loads(package))
        assert notices.reach is Reach.WHILE_RUNNING
        notices.show()
        notices.schedule(MOMENTS)
        await asyncio.sleep(0)

    asyncio.run(story())
    assert package.loaded == "desktop_notifier"
    assert package.calls == [("send", {"title": NAME, "message": TEXT})]


def test_a_phone_is_given_every_moment_with_neutral_words_and_no_payload() -> None:
    package = Package()

    async def story() -> None:
        environ = {"FLET_PLATFORM": "android"}
        notices = choose_notices(NAME, TEXT, windowed=True, environ=environ, load=_loads(package))
        assert notices.reach is Reach.WHEN_CLOSED
        notices.show()
        notices.schedule(MOMENTS)
        notices.schedule(MOMENTS)  # the same again: nothing to do
        await asyncio.sleep(0)
        notices.schedule(MOMENTS[1:])
        await asyncio.sleep(0)

    asyncio.run(story())
    assert package.loaded == "flet_notifications"
    names = [name for name, _ in package.calls]
    assert names == [
        "initialize",
        "request_permissions",
        "create_notification_channel",
        "cancel_pending",
        *["schedule"] * 3,
        "cancel_pending",
        *["schedule"] * 2,
    ]
    given = [call for name, call in package.calls if name == "schedule"]
    assert [call["when"] for call in given] == [*MOMENTS, *MOMENTS[1:]]
    assert {(c["title"], c["body"], c["payload"]) for c in given} == {(NAME, TEXT, "")}
    assert {c["schedule_mode"] for c in given} == {"inexact"}
    assert given[0]["options"] == {"android": {"visibility": "private"}}


def test_a_patient_without_reminders_is_not_asked_for_permission() -> None:
    package = Package()

    async def story() -> None:
        environ = {"FLET_PLATFORM": "ios"}
        notices = choose_notices(NAME, TEXT, windowed=True, environ=environ, load=_loads(package))
        notices.schedule([])
        await asyncio.sleep(0)

    asyncio.run(story())
    assert [name for name, _ in package.calls] == ["cancel_pending"]


def test_moments_that_change_while_the_system_asks_the_patient_are_given_last() -> None:
    package = Package()
    answered = asyncio.Event()

    async def request_permissions() -> None:
        await answered.wait()

    vars(package)["request_permissions"] = request_permissions

    async def story() -> None:
        environ = {"FLET_PLATFORM": "android"}
        notices = choose_notices(NAME, TEXT, windowed=True, environ=environ, load=_loads(package))
        notices.schedule(MOMENTS)
        await asyncio.sleep(0)
        notices.schedule(MOMENTS[2:])
        await asyncio.sleep(0)
        answered.set()
        for _ in range(5):
            await asyncio.sleep(0)

    asyncio.run(story())
    last = [call["when"] for name, call in package.calls if name == "schedule"][-1:]
    names = [name for name, _ in package.calls]
    assert last == MOMENTS[2:]
    assert names[-2:] == ["cancel_pending", "schedule"]


def test_what_the_system_refused_is_given_again_at_the_next_look() -> None:
    package = Package(fails=True)

    async def story() -> None:
        environ = {"FLET_PLATFORM": "android"}
        notices = choose_notices(NAME, TEXT, windowed=True, environ=environ, load=_loads(package))
        notices.schedule(MOMENTS)
        await asyncio.sleep(0)
        package.fails = False
        notices.schedule(MOMENTS)
        await asyncio.sleep(0)

    asyncio.run(story())
    assert [name for name, _ in package.calls].count("schedule") == len(MOMENTS)


def test_a_system_that_refuses_is_told_in_the_log_without_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story() -> None:
        package = Package(fails=True)
        choose_notices(NAME, TEXT, windowed=True, environ={}, load=_loads(package)).show()
        await asyncio.sleep(0)

    asyncio.run(story())
    assert [r.getMessage() for r in caplog.records] == [
        "a notice of the system failed: RuntimeError"
    ]


def test_without_a_loop_nothing_is_shown_and_nothing_breaks() -> None:
    package = Package()
    choose_notices(NAME, TEXT, windowed=True, environ={}, load=_loads(package)).show()
    assert package.calls == []
