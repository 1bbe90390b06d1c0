"""Reminders in a real browser: on any screen, in two tabs, after days away; heat that is late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lbp_app import bootstrap
from lbp_app.domain.answers import Answer
from lbp_app.domain.heat import HeatKind, HeatSession, SkinAnswer, SkinQuestion
from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import ReminderKind, ReminderRule, ReminderSettings
from lbp_app.usecases.ports import Record
from lbp_app.usecases.read_reminders import SETTINGS_ID
from tests.journeys.conftest import OpenWindow, now
from tests.journeys.running import RunningApp
from tests.seeding import Past, fill

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SeededApp = Callable[..., RunningApp]
TIME_TO_OPEN_TWO_TABS = timedelta(seconds=50)
WALK = "Walk to the park"


@pytest.fixture
def seeded_app(tmp_path: Path) -> Iterator[SeededApp]:
    """Start the app on a patient's diary with these records in it."""
    started: list[RunningApp] = []

    def start(*records: Record) -> RunningApp:
        fill(tmp_path, Past(now()))
        diary, _ = bootstrap.open_diary(tmp_path)
        long_ago = now() - timedelta(days=30)
        settings = ReminderSettings(quiet_from=0, quiet_to=0, most_a_day=20)
        diary.keep(LogItem(SETTINGS_ID, long_ago, long_ago, settings), *records)
        diary.close()  # type: ignore[attr-defined]
        started.append(RunningApp(tmp_path))
        return started[-1]

    yield start
    for app in started:
        app.stop()


def _rule(days_ago: int, minute: int) -> LogItem[ReminderRule]:
    since = now() - timedelta(days=days_ago)
    rule = ReminderRule(ReminderKind.ACTIVITY, (minute,), since.date(), name=WALK)
    return LogItem("walk", since, since, rule)


def _logged(app: RunningApp, became: str) -> int:
    rows = app.rows("SELECT fact FROM log WHERE kind = 'reminder_outcome'")
    return sum(f'"became":"{became}"' in str(fact).replace(" ", "") for (fact,) in rows)


def test_a_reminder_comes_while_the_patient_is_elsewhere_once_in_each_of_two_tabs(
    seeded_app: SeededApp, open_window: OpenWindow
) -> None:
    due = now() + TIME_TO_OPEN_TWO_TABS + timedelta(minutes=1)
    app = seeded_app(_rule(0, due.hour * 60 + due.minute))
    one, two = open_window(app, path="/diary"), open_window(app, path="/me")
    assert not one.has("button", "Done")
    for window in (one, two):
        window.find("button", "Done").wait_for(state="attached", timeout=150_000)
        assert window.find("button", "Done").count() == 1
    one.see("heading", "My diary")
    two.see("heading", "Me")
    assert _logged(app, "shown") == 1
    one.tap("button", "Done")
    one.gone("button", "Done")
    two.gone("button", "Done")
    assert (_logged(app, "shown"), _logged(app, "done")) == (1, 1)


def test_after_three_days_away_there_is_one_gentle_card_and_none_after_a_restart(
    seeded_app: SeededApp, open_window: OpenWindow
) -> None:
    before = now() - timedelta(hours=2)
    app = seeded_app(_rule(3, before.hour * 60 + before.minute))
    window = open_window(app, path="/diary")
    window.see("button", "See today")
    assert window.find("button", "See today").count() == 1
    missed = _logged(app, "missed")
    assert missed >= 3
    app.stop()
    app.start()
    again = open_window(app, path="/diary")
    again.see("heading", "My diary")
    again.page.wait_for_timeout(4_000)  # the engine looks two seconds after the first screen
    assert not again.has("button", "See today")
    assert _logged(app, "missed") == missed


def test_heat_that_ended_while_the_app_was_closed_rings_late_and_says_so(
    seeded_app: SeededApp, open_window: OpenWindow
) -> None:
    start = now() - timedelta(minutes=75)
    clear = tuple(SkinAnswer(question, Answer.NO) for question in SkinQuestion)
    app = seeded_app(LogItem("heat", start, start, HeatSession(HeatKind.PACK, 15, clear)))
    window = open_window(app, path="/diary")
    window.see("heading", "My diary")  # Today shows the same banner until the diary is drawn
    window.tap("button", "Open")
    window.see("heading", "Time is up")
    window.tap("button", "My skin is fine")
    window.see("heading", "Heat is off")
    [(fact,)] = app.rows("SELECT fact FROM log WHERE kind = 'heat' ORDER BY number DESC LIMIT 1")
    assert "ran_out" in str(fact)
