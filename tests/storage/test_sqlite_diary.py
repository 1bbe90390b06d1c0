"""What only the diary on the disk promises: durable, private, calm about odd rows and threads."""

from __future__ import annotations

import re
import sqlite3
import stat
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from lbp_app.domain.daily import Fall, Sleep
from lbp_app.domain.log import LogItem
from lbp_app.storage.diary import SqliteDiary
from lbp_app.storage.engine import writable
from lbp_app.storage.lock import LOCK_NAME
from lbp_app.storage.opening import DIARY_NAME, open_diary
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from tests.fixtures import (
    a_check_in,
    a_checked_item,
    a_moment,
    a_profile,
    a_verdict,
    a_visit,
    an_action,
    an_emergency,
)
from tests.storage.conftest import opened

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes are a matter of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def pragma(diary: SqliteDiary, name: str) -> object:
    (value,) = diary._file.connection.execute(f"PRAGMA {name}").fetchone()
    return value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("busy_timeout", 2000),
        ("fullfsync", 1),
    ],
)
def test_each_connection_is_durable_strict_and_patient(
    folder: Path, name: str, value: object
) -> None:
    with closing(opened(folder)) as diary:
        assert pragma(diary, name) == value


@on_posix
def test_only_the_patient_can_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "diary"
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in())
        assert mode(folder) == 0o700
        files = {path.name: mode(path) for path in folder.iterdir()}
    assert files == dict.fromkeys(
        [DIARY_NAME, f"{DIARY_NAME}-wal", f"{DIARY_NAME}-shm", LOCK_NAME], 0o600
    )


@on_posix
def test_a_diary_that_others_could_read_is_made_private(folder: Path) -> None:
    (folder / DIARY_NAME).chmod(0o644)
    opened(folder).close()
    assert mode(folder / DIARY_NAME) == 0o600


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Mary's 100% #1? & später 🦴"
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in(entry_id="e"))
    with closing(opened(folder)) as diary:
        assert diary.entry("e") is not None


def test_everything_is_there_when_it_is_opened_again(folder: Path) -> None:
    verdict, visit, profile = an_emergency(entry_id="e"), a_visit(), a_profile()
    item, action = a_checked_item(visit.id), an_action(verdict.id)
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in(entry_id="e"), verdict, action, visit, item, profile)
    with closing(opened(folder)) as diary:
        entry = diary.entry("e")
        assert entry is not None
        assert entry.check_in is not None
        assert entry.verdicts == (verdict,)
        assert entry.actions == (action,)
        assert diary.last_visit() == visit
        assert diary.checked_items() == (item,)
        assert diary.profile() == profile


def test_closing_leaves_one_whole_file(folder: Path) -> None:
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in())
    assert {p.name for p in folder.iterdir()} == {DIARY_NAME, LOCK_NAME}


def test_a_closed_diary_refuses(folder: Path) -> None:
    diary = opened(folder)
    diary.close()
    diary.close()
    with pytest.raises(DiaryTroubleError):
        diary.keep(a_check_in())
    with pytest.raises(DiaryTroubleError):
        diary.page(size=1)


def test_threads_take_turns_and_lose_nothing(folder: Path) -> None:
    ids = [f"e{n}" for n in range(80)]
    with closing(opened(folder)) as diary, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda i: diary.keep(a_check_in(entry_id=i)), ids))
        read = list(threads.map(diary.entry, ids))
    assert [e.id for e in read if e is not None] == ids


def test_a_moment_without_zone_is_refused_and_nothing_is_written(folder: Path) -> None:
    naive = datetime(2026, 3, 2, 8)  # noqa: DTZ001
    with closing(opened(folder)) as diary:
        with pytest.raises(DiaryTroubleError) as refused:
            diary.keep(a_check_in(entry_id="e"), an_emergency(given_at=naive))
        assert refused.value.trouble is Trouble.OTHER
        assert diary.entry("e") is None


def test_half_a_surrogate_pair_costs_one_sign_not_the_note(folder: Path) -> None:
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in(entry_id="e", note="sore \ud83e today"))
        entry = diary.entry("e")
    assert entry is not None
    assert entry.check_in is not None
    assert entry.check_in.note == "sore ? today"


def test_errors_do_not_quote_what_the_patient_wrote(folder: Path) -> None:
    words = "dizzy after tea"
    with closing(opened(folder)) as diary:
        diary.keep(a_visit(id="same"))
        with pytest.raises(DiaryTroubleError) as refused:
            diary.keep(a_visit(id="same", said=words))
        diary.keep(an_emergency(entry_id="e", chosen=(words,)))
        with closing(writable(folder / DIARY_NAME)) as other:
            other.execute("UPDATE verdict SET chosen = replace(chosen, ']', '')")
        with pytest.raises(DiaryTroubleError) as damaged:
            diary.entry("e")
    told = "".join(line for e in (refused, damaged) for line in traceback.format_exception(e.value))
    assert "UNIQUE constraint failed" in told
    assert words not in told


@pytest.mark.parametrize(
    ("spoil", "read"),
    [
        ("UPDATE check_in SET kind = 'dream'", lambda d: d.last_check_in()),
        ("UPDATE check_in SET back_pain = 99", lambda d: d.last_check_in()),
        ("UPDATE check_in SET back_pain = 'much'", lambda d: d.entry("e")),
        ("UPDATE check_in SET happened_us = 9e18", lambda d: d.page(size=5)),
        ("UPDATE check_in SET happened_offset = 999999", lambda d: d.last_check_in()),
        ("UPDATE check_in SET note = x'00ff'", lambda d: d.entry("e")),
        ("UPDATE check_in SET note = cast(x'ff' AS TEXT)", lambda d: d.entry("e")),
        ("UPDATE verdict SET urgency = 7", lambda d: d.verdicts_since(None)),
        ("UPDATE verdict SET reasons = '[{'", lambda d: d.verdicts_since(None)),
        ("UPDATE verdict SET reasons = '[{}]'", lambda d: d.verdicts_since(None)),
        ("UPDATE verdict SET reasons = '[1]'", lambda d: d.verdicts_since(None)),
        ('UPDATE verdict SET answers = \'{"q": "yes"}\'', lambda d: d.entry("e")),
        ("UPDATE verdict SET answers = '[[1, \"yes\"]]'", lambda d: d.entry("e")),
        ("UPDATE verdict SET chosen = 'null'", lambda d: d.entry("e")),
        ("UPDATE flag_action SET action = 'danced'", lambda d: d.actions_on(["v"])),
        ("UPDATE visit SET seen_us = 'noon'", lambda d: d.last_visit()),
        ("UPDATE checked_item SET logged_us = 'noon'", lambda d: d.checked_items()),
        ("UPDATE profile_version SET age_band = 'ripe'", lambda d: d.profile()),
        ("UPDATE profile_version SET factors = '[]'", lambda d: d.profile()),
    ],
)
def test_a_row_that_says_nothing_sensible_is_damage(
    folder: Path, spoil: str, read: Callable[[SqliteDiary], object]
) -> None:
    with closing(opened(folder)) as diary:
        diary.keep(
            a_check_in(entry_id="e"),
            an_emergency(id="v", entry_id="e"),
            an_action("v"),
            a_visit(id="visit"),
            a_checked_item("visit"),
            a_profile(),
        )
        with closing(writable(folder / DIARY_NAME)) as other:
            other.execute("PRAGMA ignore_check_constraints = ON")
            other.execute(spoil)
        with pytest.raises(DiaryTroubleError) as damage:
            read(diary)
    assert damage.value.trouble is Trouble.CORRUPT


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE check_in SET back_pain = 11",
        "UPDATE check_in SET leg_pain = -1",
        "UPDATE check_in SET interference = 'much'",
        "UPDATE check_in SET kind = 'dream'",
        "UPDATE verdict SET urgency = 4",
        "UPDATE flag_action SET action = 'danced'",
        "UPDATE profile_version SET age_band = 'ripe'",
        "DELETE FROM verdict",
    ],
)
def test_the_tables_themselves_refuse_what_cannot_be(folder: Path, wrong: str) -> None:
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in(), an_emergency(id="v"), an_action("v"), a_profile())
    with (
        closing(writable(folder / DIARY_NAME)) as other,
        pytest.raises(sqlite3.IntegrityError),
    ):
        other.execute(wrong)


def test_no_page_reads_the_whole_diary(folder: Path) -> None:
    statements: list[str] = []
    with closing(opened(folder)) as diary:
        for n in range(30):
            entry = f"e{n}"
            at = a_moment(hours=n)
            diary.keep(
                a_check_in(entry_id=entry, happened_at=at),
                a_verdict(entry_id=entry),
                LogItem(f"s{n}", at, at, Sleep(3)),
            )
        older = diary.page(size=5).older
        diary._file.connection.set_trace_callback(statements.append)
        diary.page(size=5, older_than=older, facts=(Sleep, Fall))
        diary.entry("e3")
        diary.last_check_in()
        diary.profile()
        diary.last_visit()
        diary.verdicts_since(a_moment())
        diary._file.connection.set_trace_callback(None)
        plans = _plans(diary, [s for s in statements if s.lstrip().startswith("SELECT")])
    used = {name for p in plans for name in re.findall(r"INDEX (ix_\w+)", p)}
    # The lines of a page are put together from the first few of each kind.
    whole_tables = [p for p in plans if re.fullmatch(r"SCAN (TABLE )?(?!lines_)\w+", p)]
    assert whole_tables == []
    assert used == {
        "ix_entry_newest",
        "ix_entry_id",  # to count the entries
        "ix_entry_gone",  # and those that are hidden
        "ix_log_item_kind",
        "ix_log_item_entry",  # to count what was logged outside an entry
        "ix_check_in_entry",
        "ix_check_in_rated",
        "ix_verdict_entry",
        "ix_verdict_flagged",
        "ix_flag_action_verdict",
        "ix_profile_version_logged",
        "ix_visit_seen",
    }


def _plans(diary: SqliteDiary, statements: list[str]) -> list[str]:
    return [
        str(step[3])
        for sql in statements
        for step in diary._file.connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]


def test_opening_never_raises_for_a_relative_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_diary(Path("here"))) as diary:
        assert diary.trouble is None
    assert (tmp_path / "here" / DIARY_NAME).exists()
