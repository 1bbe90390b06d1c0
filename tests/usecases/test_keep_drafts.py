"""Half-filled forms are written behind the taps, the latest state of each, and read once."""

from __future__ import annotations

from collections.abc import Callable

from lbp_app.usecases.keep_drafts import KeepDrafts
from lbp_app.usecases.ports import Trouble
from tests.building import at_once, diary_with, later
from tests.fakes import MemoryDiary
from tests.fixtures import a_moment
from tests.usecases.unreadable import UnreadableDiary


class Later:
    """Work that waits until it is told to be done."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def comes(self) -> None:
        """Do all of it."""
        waiting, self.waiting = self.waiting, []
        for work in waiting:
            work()


def kept(diary: MemoryDiary) -> KeepDrafts:
    return KeepDrafts(diary, later(), at_once)


def test_a_form_is_put_into_text_and_written_later_not_in_the_tap() -> None:
    diary, wait, asked = diary_with(), Later(), list[str]()

    def form() -> str:
        asked.append("now")
        return "half"

    KeepDrafts(diary, later(), wait).keep("check-in", form)
    assert (asked, diary.drafts()) == ([], {})
    wait.comes()
    assert diary.drafts() == {"check-in": "half"}


def test_of_many_taps_only_the_latest_state_is_written() -> None:
    diary, wait = diary_with(), Later()
    drafts = KeepDrafts(diary, later(), wait)
    drafts.keep("check-in", lambda: "one")
    drafts.keep("check-in", lambda: "two")
    drafts.keep("log-fall", lambda: "three")
    assert len(wait.waiting) == 1
    wait.comes()
    assert diary.drafts() == {"check-in": "two", "log-fall": "three"}
    drafts.keep("check-in", None)
    wait.comes()
    assert diary.drafts() == {"log-fall": "three"}


def test_a_form_that_was_never_kept_needs_no_write_to_be_forgotten() -> None:
    wait = Later()
    KeepDrafts(diary_with(), later(), wait).keep("check-in", None)
    assert wait.waiting == []


def test_what_was_left_is_given_to_the_first_window_only() -> None:
    diary = diary_with()
    diary.keep_draft("check-in", "half", a_moment())
    drafts = kept(diary)
    assert drafts.take() == {"check-in": "half"}
    assert drafts.take() == {}
    drafts.keep("check-in", None)
    assert diary.drafts() == {}


def test_a_disk_in_trouble_loses_a_draft_and_disturbs_nobody() -> None:
    diary = diary_with()
    diary.trouble = Trouble.FULL
    kept(diary).keep("check-in", lambda: "half")
    assert KeepDrafts(UnreadableDiary(), later(), at_once).take() == {}
    diary.trouble = None
    assert diary.drafts() == {}


def test_what_waits_is_written_at_once_when_the_app_leaves_the_screen() -> None:
    diary, wait = diary_with(), Later()
    drafts = KeepDrafts(diary, later(), wait)
    drafts.keep("check-in", lambda: "half")
    drafts.write_now()
    assert diary.drafts() == {"check-in": "half"}
    wait.comes()
    assert diary.drafts() == {"check-in": "half"}


def test_the_next_window_of_a_phone_takes_what_the_one_before_left_and_no_other_window_does() -> (
    None
):
    diary, wait = diary_with(), Later()
    drafts = KeepDrafts(diary, later(), wait)
    assert drafts.take() == {}
    drafts.keep("check-in", lambda: "half")
    assert drafts.take() == {}
    assert drafts.take(again=True) == {"check-in": "half"}
