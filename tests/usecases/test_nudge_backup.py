"""Once a week, where a browser keeps the diary, and never without something to lose."""

from __future__ import annotations

from datetime import datetime, timedelta

from lbp_app.storage.closed import ClosedDiary
from lbp_app.usecases.nudge_backup import NudgeBackup
from lbp_app.usecases.ports import Diary, Keeping, Trouble
from tests.building import diary_with, later
from tests.fixtures import A_MORNING, a_check_in


class Remembered:
    def __init__(self) -> None:
        self.at: datetime | None = None

    def read(self) -> datetime | None:
        return self.at

    def write(self, at: datetime) -> None:
        self.at = at


def nudge(
    days: int,
    *,
    diary: Diary | None = None,
    keeping: Keeping = Keeping.BY_THE_BROWSER,
    asked: Remembered | None = None,
) -> NudgeBackup:
    """The nudge so many days after the one check-in."""
    diary = diary or diary_with(a_check_in())
    return NudgeBackup(diary, later(days=days), keeping, asked or Remembered())


def test_it_comes_a_week_after_the_first_check_in() -> None:
    assert not nudge(6).due()
    assert nudge(7).due()


def test_a_promise_of_the_browser_does_not_end_it() -> None:
    assert nudge(7, keeping=Keeping.PROMISED_BY_THE_BROWSER).due()


def test_a_folder_needs_none_and_nothing_is_written_there() -> None:
    asked = Remembered()
    at_home = nudge(70, keeping=Keeping.IN_A_FOLDER, asked=asked)
    at_home.settled()
    assert not at_home.due()
    assert asked.at is None


def test_an_empty_diary_needs_none() -> None:
    assert not nudge(70, diary=diary_with()).due()


def test_a_diary_in_trouble_is_not_asked() -> None:
    assert not nudge(70, diary=ClosedDiary(Trouble.IN_USE)).due()


def test_it_is_quiet_for_a_week_after_a_backup_or_a_not_now() -> None:
    asked = Remembered()
    nudge(7, asked=asked).settled()
    assert asked.at == A_MORNING + timedelta(days=7)
    assert not nudge(13, asked=asked).due()
    assert nudge(14, asked=asked).due()
