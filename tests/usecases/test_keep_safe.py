"""The diary as a whole: a copy of it, bringing it back, deleting a kind or everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lbp_app.domain.daily import Sleep
from lbp_app.domain.log import LogItem
from lbp_app.storage.facts import KINDS
from lbp_app.ui.services import Services
from lbp_app.usecases.keep_safe import Backup
from lbp_app.usecases.ports import BackupFault, Trouble
from tests.building import diary_with, library, services
from tests.fakes import MemoryDiary
from tests.fixtures import a_check_in, a_moment, an_emergency
from tests.usecases.unreadable import UnreadableDiary

SLEPT = LogItem("s", a_moment(), a_moment(), Sleep(6))


def a_diary() -> MemoryDiary:
    return diary_with(a_check_in(entry_id="e"), an_emergency(entry_id="e"), SLEPT)


def backup(app: Services) -> Backup:
    made = app.keep_safe.back_up()
    assert isinstance(made, Backup)
    return made


def test_a_backup_is_named_after_its_moment() -> None:
    app = services(diary=a_diary())
    assert backup(app).name == f"back-diary-{app.clock.now():%Y-%m-%d-%H%M}.backdiary"


def test_a_restore_brings_back_what_was_there_and_tells_every_window() -> None:
    diary = a_diary()
    app = services(diary=diary)
    made = backup(app)
    diary.keep(replace(SLEPT, gone=True, logged_at=a_moment(hours=1)))
    told: list[None] = []
    app.listen(lambda: told.append(None))
    assert app.keep_safe.restore(made.data) is None
    assert diary.latest(Sleep) == SLEPT
    assert told == [None]


def test_a_file_that_is_no_backup_says_so() -> None:
    assert services(diary=a_diary()).keep_safe.restore(b"x") is BackupFault.NOT_OURS


def test_erasing_leaves_nothing_and_the_first_run_comes_again() -> None:
    diary = a_diary()
    app = services(diary=diary)
    assert app.today().first_run_done
    assert app.keep_safe.erase() is None
    assert not app.today().first_run_done
    assert app.today().flag is None
    assert diary.latest(Sleep) is None


def test_kinds_are_counted_and_deleted_alone() -> None:
    app = services(diary=a_diary())
    assert app.keep_safe.counts() == (("check_in", 1), ("sleep", 1))
    assert app.keep_safe.delete_kind("sleep") is None
    assert app.keep_safe.counts() == (("check_in", 1),)


def test_a_red_flag_outlives_the_deleting_of_all_check_ins() -> None:
    app = services(diary=a_diary())
    assert app.keep_safe.delete_kind("check_in") is None
    assert app.keep_safe.counts() == (("sleep", 1),)
    assert app.today().flag is not None


@pytest.mark.parametrize("trouble", [Trouble.FULL, Trouble.CORRUPT])
def test_a_diary_in_trouble_says_why(trouble: Trouble) -> None:
    keep_safe = services(diary=UnreadableDiary(trouble)).keep_safe
    assert keep_safe.back_up() is trouble
    assert keep_safe.restore(b"") is trouble
    assert keep_safe.erase() is trouble
    assert keep_safe.delete_kind("sleep") is trouble
    assert keep_safe.counts() == ()


def test_every_kind_has_a_name_for_patients() -> None:
    assert {f"kinds.{kind}" for kind in KINDS} <= set(library().texts)
