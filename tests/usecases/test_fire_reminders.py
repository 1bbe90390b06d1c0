"""Each reminder is shown and kept once, through restarts, clocks, zones and a full disk."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lbp_app.domain.daily import Medicine, MedicineGroup, MedicineTaken
from lbp_app.domain.log import LogItem
from lbp_app.domain.reminder_planner import Coming
from lbp_app.domain.reminders import (
    Became,
    Occurrence,
    ReminderKind,
    ReminderOutcome,
    ReminderRule,
    ReminderSettings,
)
from lbp_app.usecases.answer_reminder import AnswerReminder, Snooze
from lbp_app.usecases.fire_reminders import TRY_AGAIN, FireReminders
from lbp_app.usecases.kept_diary import KeptDiary
from lbp_app.usecases.look_at_reminders import LookAtReminders
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.read_flags import ReadFlags
from lbp_app.usecases.read_reminders import SETTINGS_ID, ReadReminders
from tests.fakes import FrozenClock, MemoryDiary
from tests.fixtures import A_MORNING, a_check_in, a_reason, a_verdict
from tests.usecases.unreadable import UnreadableDiary

MONDAY = A_MORNING.date()
DUBLIN = ZoneInfo("Europe/Dublin")
WIDE = ReminderSettings(quiet_from=0, quiet_to=0, most_a_day=20)


def _rule(
    rule_id: str = "walk",
    times: tuple[int, ...] = (9 * 60,),
    kind: ReminderKind = ReminderKind.ACTIVITY,
    days_ago: int = 30,
    name: str = "",
) -> LogItem[ReminderRule]:
    since = A_MORNING - timedelta(days=days_ago)
    return LogItem(rule_id, since, since, ReminderRule(kind, times, date(2026, 1, 1), name=name))


def _limits(settings: ReminderSettings = WIDE) -> LogItem[ReminderSettings]:
    return LogItem(SETTINGS_ID, A_MORNING, A_MORNING, settings)


class Desk:
    """The use cases on one diary and one clock; ``restart`` makes them anew on both."""

    def __init__(self, *records: object, at: datetime = A_MORNING) -> None:
        self.memory = MemoryDiary(*records)  # type: ignore[arg-type]
        self.diary = KeptDiary(self.memory)
        self.clock = FrozenClock(at)
        self.restart()

    def restart(self) -> None:
        read = ReadReminders(self.diary, self.clock, ReadFlags(self.diary, self.clock))
        self.fire = FireReminders(self.diary, self.clock, read)
        self.look = LookAtReminders(read)
        self.answer = AnswerReminder(self.diary, self.clock, read)

    def at(self, text: str, zone: ZoneInfo = DUBLIN) -> tuple[list[str], list[str]]:
        """What is shown and what is told as missed at this moment, as keys."""
        self.clock._now = datetime.fromisoformat(text).replace(tzinfo=zone)
        fired = self.fire()
        return _keys(fired.due), _keys(fired.missed)

    def became(self) -> list[tuple[str, Became]]:
        items = self.memory.items(ReminderOutcome)
        return [(i.id, i.fact.became) for i in items]


def _keys(comings: tuple[Coming, ...]) -> list[str]:
    return [c.occurrence.id for c in comings]


def _settled_before(desk: Desk, text: str) -> Desk:
    """The days before are settled, so that a test is about its own day only."""
    desk.at(text)
    return desk


def _desk(*rules: LogItem[ReminderRule], settings: ReminderSettings = WIDE) -> Desk:
    return _settled_before(Desk(_limits(settings), *rules), "2026-03-02T08:30")


def test_it_is_shown_at_its_moment_and_kept_as_shown() -> None:
    desk = _desk(_rule())
    assert desk.at("2026-03-02T08:59") == ([], [])
    assert desk.at("2026-03-02T09:00") == (["walk/2026-03-02/540"], [])
    assert desk.became()[-1] == ("walk/2026-03-02/540", Became.SHOWN)


def test_asked_twice_by_two_tabs_it_is_shown_once_and_logged_once() -> None:
    desk = _desk(_rule())
    desk.at("2026-03-02T09:00")
    assert desk.at("2026-03-02T09:00") == ([], [])
    assert len(desk.memory.versions("walk/2026-03-02/540")) == 1


def test_a_restart_shows_nothing_again() -> None:
    desk = _desk(_rule())
    desk.at("2026-03-02T09:00")
    desk.restart()
    assert desk.at("2026-03-02T09:01") == ([], [])


def test_a_clock_set_back_an_hour_shows_nothing_again() -> None:
    desk = _desk(_rule())
    desk.at("2026-03-02T09:30")
    assert desk.at("2026-03-02T08:30") == ([], [])
    assert desk.at("2026-03-02T09:00") == ([], [])
    assert desk.at("2026-03-03T09:00")[0] == ["walk/2026-03-03/540"]


def test_an_answer_after_the_clock_was_set_back_counts() -> None:
    desk = _desk(_rule())
    desk.at("2026-03-02T09:30")
    desk.at("2026-03-02T08:30")
    assert desk.answer(Occurrence("walk", MONDAY, 540), Became.DONE) is None
    assert desk.became()[-1] == ("walk/2026-03-02/540", Became.DONE)
    assert desk.look().open_today == ()


def test_three_days_stopped_are_caught_up_in_one_answer_and_only_once() -> None:
    desk = _desk(_rule(times=(540, 1080)))
    due, missed = desk.at("2026-03-05T12:00")
    assert due == []
    assert len(missed) == 2 + 2 + 2 + 1
    desk.restart()
    assert desk.at("2026-03-05T12:01") == ([], [])


def test_a_snooze_over_midnight_comes_back_once_and_the_next_day_has_its_own() -> None:
    desk = _desk(_rule(times=(23 * 60 + 55,)))
    key = Occurrence("walk", MONDAY, 23 * 60 + 55)
    assert desk.at("2026-03-02T23:55")[0] == [key.id]
    snoozed = desk.answer.snooze(key, Snooze.TEN_MINUTES)
    assert (snoozed.comes_at.isoformat(), snoozed.trouble) == ("2026-03-03T00:05:00+00:00", None)
    assert desk.at("2026-03-03T00:04") == ([], [])
    assert desk.at("2026-03-03T00:05")[0] == [key.id]
    assert desk.at("2026-03-03T00:06") == ([], [])
    assert desk.at("2026-03-03T23:55")[0] == ["walk/2026-03-03/1435"]


def test_a_snooze_into_quiet_hours_says_when_it_really_comes() -> None:
    quiet = ReminderSettings(quiet_from=22 * 60, quiet_to=7 * 60, most_a_day=20)
    desk = _desk(_rule(times=(21 * 60 + 55,)), settings=quiet)
    key = Occurrence("walk", MONDAY, 21 * 60 + 55)
    desk.at("2026-03-02T21:55")
    assert desk.answer.snooze(key, Snooze.TEN_MINUTES).comes_at == datetime(
        2026, 3, 3, 7, 0, tzinfo=DUBLIN
    )
    assert desk.at("2026-03-02T22:05") == ([], [])
    assert desk.at("2026-03-03T07:00")[0] == [key.id]


def test_a_change_of_zone_in_the_middle_of_the_day_repeats_and_loses_nothing() -> None:
    desk = _desk(_rule(times=(540, 1080)))
    assert desk.at("2026-03-02T09:00")[0] == ["walk/2026-03-02/540"]
    new_york, tokyo = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
    assert desk.at("2026-03-02T05:00", new_york) == ([], [])
    assert desk.at("2026-03-02T09:00", new_york) == ([], [])
    assert desk.at("2026-03-02T23:30", tokyo) == ([], ["walk/2026-03-02/1080"])
    assert desk.at("2026-03-03T09:00", tokyo)[0] == ["walk/2026-03-03/540"]


def test_what_is_logged_already_is_kept_as_quiet_and_not_shown() -> None:
    desk = _desk(_rule("look", kind=ReminderKind.CHECK_IN))
    desk.memory.keep(a_check_in(happened_at=A_MORNING + timedelta(minutes=5)))
    assert desk.at("2026-03-02T09:00") == ([], [])
    assert desk.became()[-1] == ("look/2026-03-02/540", Became.QUIET)


def test_another_medicine_of_the_list_does_not_silence_the_one_that_is_named() -> None:
    desk = _desk(
        _rule("one", kind=ReminderKind.MEDICINE, name="Pregabalin"),
        _rule("other", kind=ReminderKind.MEDICINE, name="Paracetamol"),
    )
    for name in ("Pregabalin", "Paracetamol"):
        listed = Medicine(name, MedicineGroup.NOT_SURE)
        desk.memory.keep(LogItem(name, A_MORNING, A_MORNING, listed))
    took = MedicineTaken("Paracetamol", "Paracetamol", MedicineGroup.NOT_SURE)
    desk.memory.keep(LogItem("t1", A_MORNING, A_MORNING, took))
    assert desk.at("2026-03-02T09:00")[0] == ["one/2026-03-02/540"]
    assert ("other/2026-03-02/540", Became.QUIET) in desk.became()


def test_an_open_red_flag_keeps_movement_quiet_and_medicines_not() -> None:
    desk = _desk(_rule(), _rule("pill", kind=ReminderKind.MEDICINE))
    desk.memory.keep(a_verdict(a_reason(), given_at=A_MORNING))
    assert desk.at("2026-03-02T09:00")[0] == ["pill/2026-03-02/540"]
    assert desk.look().flag_open


def test_done_before_its_time_it_does_not_come() -> None:
    desk = _desk(_rule())
    desk.answer(Occurrence("walk", MONDAY, 540), Became.DONE)
    assert desk.at("2026-03-02T09:00") == ([], [])


def test_on_a_full_disk_it_is_shown_once_and_kept_with_the_next_write() -> None:
    desk = _desk(_rule(), _rule("late", (600,)))
    desk.memory.trouble = Trouble.FULL
    assert desk.at("2026-03-02T09:00")[0] == ["walk/2026-03-02/540"]
    assert desk.at("2026-03-02T09:01") == ([], [])
    desk.memory.trouble = None
    assert desk.at("2026-03-02T10:00")[0] == ["late/2026-03-02/600"]
    assert [key for key, _ in desk.became()][-2:] == ["walk/2026-03-02/540", "late/2026-03-02/600"]


def test_a_diary_that_cannot_be_read_is_asked_again_in_five_minutes() -> None:
    clock = FrozenClock()
    diary = UnreadableDiary()
    read = ReadReminders(diary, clock, ReadFlags(diary, clock))
    fired = FireReminders(diary, clock, read)()
    assert (fired.due, fired.missed) == ((), ())
    assert fired.wake_at == clock.now() + TRY_AGAIN
    assert LookAtReminders(read)().trouble is not None


def test_today_shows_what_is_open_and_what_comes_next() -> None:
    desk = _desk(_rule(times=(540, 1080)))
    desk.at("2026-03-02T09:00")
    view = desk.look()
    assert [o.occurrence.id for o in view.open_today] == ["walk/2026-03-02/540"]
    assert view.next is not None
    assert view.next.occurrence.id == "walk/2026-03-02/1080"
    desk.answer(Occurrence("walk", MONDAY, 540), Became.PART)
    assert desk.look().open_today == ()


def test_the_next_seven_days_are_told_before_they_come() -> None:
    desk = _desk(_rule())
    ahead = desk.look.ahead()
    assert [c.occurrence.day for c in ahead] == [MONDAY + timedelta(days=n) for n in range(7)]


def test_without_settings_the_app_begins_with_quiet_nights_and_two_a_day() -> None:
    desk = Desk(_rule())
    settings = desk.look().settings
    assert (settings.quiet_from, settings.quiet_to, settings.most_a_day) == (1320, 420, 2)
