"""What rings comes up on whatever screen the patient is, and is answered in one tap."""

from __future__ import annotations

from datetime import date, timedelta

from lbp_app.domain.log import LogItem
from lbp_app.domain.reminders import (
    Became,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.ui import routes
from lbp_app.usecases.ports import Record, Trouble
from lbp_app.usecases.read_reminders import SETTINGS_ID
from tests.building import diary_with, say, services, verdict_of
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING
from tests.harness import Window, mounted, play

WALK = "Walk to the park"
HEAD = "reminders.missed_head"


def _rule(
    kind: ReminderKind = ReminderKind.ACTIVITY, name: str = WALK, rule_id: str = "walk"
) -> LogItem[ReminderRule]:
    rule = ReminderRule(kind, (540,), date(2026, 3, 2), name=name)
    return LogItem(rule_id, A_MORNING, A_MORNING, rule)


class Patient:
    """Services on one diary, and the moment nine o'clock at which the reminder is due."""

    def __init__(self, *records: Record) -> None:
        self.diary: MemoryDiary = diary_with(
            LogItem(SETTINGS_ID, A_MORNING, A_MORNING, ReminderSettings()), *records
        )
        self.clock = FrozenClock()
        self.services = services(diary=self.diary, clock=self.clock)

    async def nine(self, *windows: Window, late: timedelta = timedelta()) -> None:
        self.clock.advance(timedelta(minutes=30) + late)
        self.services.reminders.ring()
        for window in windows:
            await window.settle()

    def became(self) -> list[Became]:
        return [i.fact.became for i in self.diary.items(ReminderOutcome)]


def test_it_comes_up_on_another_screen_and_done_is_one_tap() -> None:
    async def journey() -> None:
        patient = Patient(_rule())
        async with mounted(patient.services, route=routes.DIARY) as window:
            assert not window.has(WALK)
            await patient.nine(window)
            assert window.route == routes.DIARY
            assert window.has(WALK)
            await window.tap("rung-done")
            assert not window.offers("rung-done")
            assert window.has(say("undo.done", what=WALK))
        assert patient.became() == [Became.DONE]

    play(journey())


def test_two_tabs_show_it_once_each_and_an_answer_in_one_ends_it_in_both() -> None:
    async def journey() -> None:
        patient = Patient(_rule())
        async with (
            mounted(patient.services, route=routes.DIARY) as one,
            mounted(patient.services, route=routes.ME) as two,
        ):
            await patient.nine(one, two)
            assert [one.texts().count(WALK), two.texts().count(WALK)] == [1, 1]
            assert len(patient.diary.versions("walk/2026-03-02/540")) == 1
            await one.tap("rung-part")
            await two.settle()
            assert not two.has(WALK)
        assert patient.became() == [Became.PART]

    play(journey())


def test_closed_in_one_tab_it_stays_in_the_other_and_on_today() -> None:
    async def journey() -> None:
        patient = Patient(_rule())
        async with (
            mounted(patient.services, route=routes.DIARY) as one,
            mounted(patient.services, route=routes.ME) as two,
        ):
            await patient.nine(one, two)
            await one.tap("rung-close")
            assert (one.has(WALK), two.has(WALK)) == (False, True)
            await one.go(routes.TODAY)
            await one.tap("open-walk/2026-03-02/540-not_today")
        assert patient.became() == [Became.NOT_TODAY]

    play(journey())


def test_later_offers_times_and_a_skip_and_the_reminders_own_page() -> None:
    async def journey() -> None:
        patient = Patient(_rule())
        async with mounted(patient.services, route=routes.DIARY) as window:
            await patient.nine(window)
            await window.tap("rung-later")
            assert window.keys("snooze-") == ["snooze-ten_minutes", "snooze-hour", "snooze-evening"]
            await window.tap("snooze-ten_minutes")
            assert not window.has(WALK)
            patient.clock.advance(timedelta(minutes=10))
            patient.services.reminders.ring()
            await window.settle()
            assert window.has(WALK)
            await window.tap("rung-later", "rung-change")
            assert window.route == routes.reminder("walk")
            await window.tap("rung-later", "rung-skip")
        assert patient.became() == [Became.SKIPPED]

    play(journey())


def test_what_was_missed_is_one_gentle_card_that_leads_to_today() -> None:
    async def journey() -> None:
        patient = Patient(_rule(), _rule(name="Stretch", rule_id="stretch"))
        async with mounted(patient.services, route=routes.DIARY) as window:
            await patient.nine(window, late=timedelta(hours=3))
            assert window.texts().count(say(HEAD)) == 1
            assert not window.has(WALK)
            await window.tap("rung-see")
            assert window.route == routes.TODAY
            assert window.has(WALK)
            assert window.has("Stretch")
            assert not window.has(say(HEAD))
        assert patient.became() == [Became.MISSED, Became.MISSED]

    play(journey())


def test_today_does_not_show_twice_what_the_banner_shows() -> None:
    async def journey() -> None:
        patient = Patient(_rule(), _rule(name="Stretch", rule_id="stretch"))
        async with mounted(patient.services) as window:
            await patient.nine(window)
            assert window.has(say("reminders.more_due", count=1))
            assert sum(text in {WALK, "Stretch"} for text in window.texts()) == 2

    play(journey())


def test_a_medicine_has_no_part_of_it() -> None:
    async def journey() -> None:
        patient = Patient(_rule(ReminderKind.MEDICINE, "Tablets"))
        async with mounted(patient.services, route=routes.DIARY) as window:
            await patient.nine(window)
            assert window.keys("rung-") == [
                "rung-close",
                "rung-done",
                "rung-not_today",
                "rung-later",
            ]

    play(journey())


def test_the_banner_lies_under_an_open_red_flag_and_never_on_its_card() -> None:
    async def journey() -> None:
        flag = verdict_of("fever", given_at=A_MORNING)
        patient = Patient(_rule(ReminderKind.MEDICINE, "Tablets"), flag)
        async with mounted(patient.services, route=routes.DIARY) as window:
            await patient.nine(window)
            texts = window.texts()
            assert texts.index(say("banner.see")) < texts.index("Tablets")
            await window.go(routes.FLAG)
            assert not window.has("Tablets")

    play(journey())


def test_what_could_not_be_kept_is_said() -> None:
    async def journey() -> None:
        patient = Patient(_rule())
        async with mounted(patient.services, route=routes.DIARY) as window:
            await patient.nine(window)
            patient.diary.trouble = Trouble.FULL
            await window.tap("rung-done")
            assert window.has(say("failure.head"))
            assert window.has(WALK)

    play(journey())
