"""The engine: woken at the right moments, and only a clock that rings. Its cron is not used."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger

from lbp_app.devices import wake_up
from lbp_app.devices.wake_up import AFTER_A_FAILURE, CHECK, WakeUp
from lbp_app.domain.wall_clock import moment_of
from tests.fakes import FrozenClock

LONDON = ZoneInfo("Europe/London")


class Look:
    """Counts the looks, answers with ``next``, or fails."""

    def __init__(self, clock: FrozenClock) -> None:
        self.clock = clock
        self.at: list[datetime] = []
        self.next: datetime | None = None
        self.fails = False

    def __call__(self) -> datetime | None:
        self.at.append(self.clock.now())
        if self.fails:
            raise RuntimeError("the diary burns")
        return self.next


async def _turns() -> None:
    for _ in range(12):
        await asyncio.sleep(0)


def _in_a_loop(
    story: Callable[[WakeUp, Look, FrozenClock], Coroutine[Any, Any, None]],
) -> Look:
    clock = FrozenClock()
    look = Look(clock)

    async def run() -> None:
        engine = WakeUp(clock, look)
        try:
            await story(engine, look, clock)
        finally:
            engine.stop()
            await _turns()

    asyncio.run(run())
    return look


def _wait(engine: WakeUp) -> timedelta:
    """How long the one job waits from now on, to the second."""
    assert engine._scheduler is not None
    [job] = engine._scheduler.get_jobs()
    return timedelta(seconds=round((job.next_run_time - datetime.now(UTC)).total_seconds()))


async def _pass(engine: WakeUp, clock: FrozenClock, by: timedelta) -> None:
    """Let time pass and the job of the engine run, as its timer would."""
    clock.advance(by)
    engine._work()
    await _turns()


def test_it_looks_when_it_is_started_and_then_rests_until_the_next_moment() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        look.next = clock.now() + timedelta(seconds=20)
        engine.start()
        await _turns()
        assert len(look.at) == 1
        assert _wait(engine) == timedelta(seconds=20)
        await _pass(engine, clock, timedelta(seconds=20))

    assert len(_in_a_loop(story).at) == 2


def test_an_answer_in_the_past_makes_no_busy_loop() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        look.next = clock.now() - timedelta(hours=1)
        engine.start()
        await _turns()
        assert _wait(engine) == timedelta(seconds=1)

    assert len(_in_a_loop(story).at) == 1


def test_between_two_moments_it_only_looks_at_the_clock() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        look.next = clock.now() + timedelta(hours=3)
        engine.start()
        await _turns()
        assert _wait(engine) == CHECK
        for _ in range(179):
            await _pass(engine, clock, CHECK)
        assert len(look.at) == 1
        await _pass(engine, clock, CHECK)

    assert len(_in_a_loop(story).at) == 2


def test_after_a_write_it_looks_once_however_often_it_was_told() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        del look, clock
        engine.start()
        await _turns()
        for _ in range(5):
            engine.wake()
        await _turns()

    assert len(_in_a_loop(story).at) == 2


def test_a_clock_that_was_set_and_a_device_that_slept_are_noticed_at_the_next_check() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        engine.start()
        await _turns()
        clock._now -= timedelta(hours=1)  # set back; the steady clock goes on
        await _pass(engine, clock, CHECK)
        assert len(look.at) == 2
        clock._now += timedelta(days=3)
        await _pass(engine, clock, CHECK)
        assert len(look.at) == 3
        await _pass(engine, clock, CHECK)

    assert len(_in_a_loop(story).at) == 3


def test_a_change_of_zone_is_noticed_at_the_next_check() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        engine.start()
        await _turns()
        clock._now = clock._now.astimezone(ZoneInfo("Asia/Tokyo"))
        await _pass(engine, clock, CHECK)
        assert len(look.at) == 2

    _in_a_loop(story)


def test_a_look_that_fails_is_logged_without_words_and_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        look.fails = True
        engine.start()
        await _turns()
        assert engine._next == clock.now() + AFTER_A_FAILURE
        look.fails = False
        for _ in range(5):
            await _pass(engine, clock, CHECK)

    assert len(_in_a_loop(story).at) == 2
    assert [r.message for r in caplog.records if r.name == "lbp_app"] == [
        "a look at the reminders failed"
    ]


def test_a_second_start_makes_no_second_engine() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        del look, clock
        engine.start()
        first = engine._scheduler
        engine.start()
        await _turns()
        assert engine._scheduler is first
        assert engine.runs

    _in_a_loop(story)


def test_it_starts_after_the_first_screen_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        del clock
        monkeypatch.setattr(wake_up, "_FIRST_LOOK", 0.0)
        engine.start_soon()
        engine.start_soon()
        assert not engine.runs
        await asyncio.sleep(0.01)
        await _turns()
        assert engine.runs
        assert len(look.at) == 1

    _in_a_loop(story)


def test_before_its_start_and_after_its_end_waking_does_nothing() -> None:
    async def story(engine: WakeUp, look: Look, clock: FrozenClock) -> None:
        del look, clock
        engine.wake()
        engine.start()
        await _turns()
        engine.stop()
        engine.wake()
        await _turns()
        assert not engine.runs

    assert len(_in_a_loop(story).at) == 1


def test_the_cron_of_the_library_fires_twice_when_the_clocks_go_back() -> None:
    """Why our planner decides and the library only wakes us. Fails when that is mended."""
    cron = CronTrigger(hour=1, minute=30, timezone=LONDON)
    now = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    first = cron.get_next_fire_time(None, now.astimezone(LONDON))
    assert first is not None
    after = (first.astimezone(UTC) + timedelta(milliseconds=3)).astimezone(LONDON)
    second = cron.get_next_fire_time(first, after)
    assert second is not None
    assert first.date() == second.date() == date(2026, 10, 25)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    assert first.astimezone(UTC) == moment_of(date(2026, 10, 25), 90, LONDON)
