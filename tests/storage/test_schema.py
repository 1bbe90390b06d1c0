"""The tables, their history, and how a diary gets from one version to the next."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from lbp_app.storage import schema
from lbp_app.storage.lock import LOCK_NAME
from lbp_app.storage.opening import DIARY_NAME, open_diary
from lbp_app.storage.schema import APPLICATION_ID, HISTORY, History
from lbp_app.storage.sessions import open_engine
from lbp_app.storage.tables import EntryRow
from lbp_app.usecases.ports import Trouble
from tests.fixtures import a_check_in, a_visit, an_action, an_emergency
from tests.storage.conftest import opened, python

NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("verdict", recreate="always") as verdict:
        verdict.add_column(sa.Column("language", sa.Text(), server_default="en"))
"""
LOSE_VERDICTS = "    op.execute('DELETE FROM verdict')\n"
BROKEN_STEP = NEXT_STEP + LOSE_VERDICTS + "    raise KeyError('half way')\n"


def history_with(step: str, folder: Path) -> History:
    """The real history and one artificial step more."""
    shutil.copytree(HISTORY.folder, folder)
    (folder / "versions" / "0003_next.py").write_text(step, encoding="utf-8")
    return History((*HISTORY.revisions, "0003"), folder)


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def definitions(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """What each table and index is made of; a column that was added later stands at the end."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: sorted(re.split(r"\s*,\s+", re.sub(r"\s+", " ", sql).removesuffix(")").strip()))
        for name, sql in rows
        if name != "alembic_version"
    }


def test_the_known_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(HISTORY.folder))
    steps = ScriptDirectory.from_config(config)
    assert steps.get_heads() == [HISTORY.head]
    assert tuple(s.revision for s in steps.walk_revisions())[::-1] == HISTORY.revisions


def test_the_migrations_lead_to_the_tables_of_the_code(folder: Path) -> None:
    engine = open_engine(folder / DIARY_NAME)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, EntryRow.metadata) == []
    engine.dispose()


def test_checks_and_partial_indexes_are_the_same_too(folder: Path) -> None:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    EntryRow.metadata.create_all(engine)
    pooled = engine.raw_connection()
    modelled = pooled.driver_connection
    assert isinstance(modelled, sqlite3.Connection)
    with closing(sqlite3.connect(folder / DIARY_NAME)) as migrated:
        assert definitions(migrated) == definitions(modelled)
        assert migrated.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    pooled.close()
    engine.dispose()


def test_a_diary_at_the_head_opens_without_alembic(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from lbp_app.storage.opening import open_diary\n"
        "diary = open_diary(Path(sys.argv[1]))\n"
        "print(diary.trouble, diary.page(size=1).total, 'alembic' in sys.modules)"
    )
    with python(script, folder) as process:
        told, _ = process.communicate(timeout=60)
    assert told.split() == ["None", "0", "False"]


def test_an_older_diary_is_copied_then_brought_to_the_head(folder: Path, tmp_path: Path) -> None:
    verdict, visit = an_emergency(entry_id="e"), a_visit()
    with closing(opened(folder)) as diary:
        diary.keep(a_check_in(entry_id="e"), verdict, an_action(verdict.id), visit)
    history = history_with(NEXT_STEP, tmp_path / "migrations")
    with closing(open_diary(folder, history=history)) as diary:
        assert diary.trouble is None
        assert diary.verdicts_since(None) == (verdict,)
        assert len(diary.actions_on([verdict.id])) == 1
        assert diary.last_visit() == visit
    assert schema.revision_of(folder / DIARY_NAME, history) == "0003"
    copy = folder / f"{DIARY_NAME}.before-0003"
    assert schema.revision_of(copy) == "0002"
    with closing(sqlite3.connect(copy)) as copied:
        assert copied.execute("SELECT id FROM verdict").fetchall() == [(verdict.id,)]
    with closing(open_diary(folder, history=history)) as again:
        assert again.trouble is None


def test_a_step_that_fails_leaves_the_diary_as_it_was(folder: Path, tmp_path: Path) -> None:
    with closing(opened(folder)) as diary:
        diary.keep(an_emergency(id="kept"))
    before = sha(folder / DIARY_NAME)
    history = history_with(BROKEN_STEP, tmp_path / "migrations")
    refused = open_diary(folder, history=history)
    assert refused.trouble is Trouble.OTHER
    assert sha(folder / DIARY_NAME) == before
    with closing(opened(folder)) as diary:
        assert [v.id for v in diary.verdicts_since(None)] == ["kept"]


def test_a_step_that_fails_again_and_again_leaves_one_copy(folder: Path, tmp_path: Path) -> None:
    history = history_with(BROKEN_STEP, tmp_path / "migrations")
    open_diary(folder, history=history)
    open_diary(folder, history=history)
    assert {p.name for p in folder.iterdir()} >= {DIARY_NAME, f"{DIARY_NAME}.before-0003"}
    assert not list(folder.glob("*.new*"))


def test_a_step_that_cuts_the_ties_between_rows_is_refused(folder: Path, tmp_path: Path) -> None:
    verdict = an_emergency()
    with closing(opened(folder)) as diary:
        diary.keep(verdict, an_action(verdict.id))
    history = history_with(NEXT_STEP + LOSE_VERDICTS, tmp_path / "migrations")
    assert open_diary(folder, history=history).trouble is Trouble.OTHER
    with closing(opened(folder)) as diary:
        assert diary.verdicts_since(None) == (verdict,)


def test_a_first_start_that_fails_leaves_no_half_diary(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    broken = history_with(BROKEN_STEP, tmp_path / "migrations")
    assert open_diary(folder, history=broken).trouble is Trouble.OTHER
    assert [p.name for p in folder.iterdir()] == [LOCK_NAME]
    with closing(opened(folder)) as diary:
        assert diary.page(size=1).total == 0


def test_what_an_interrupted_first_start_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / f"{DIARY_NAME}.new").write_bytes(b"half a page")
    (tmp_path / f"{DIARY_NAME}.new-wal").write_bytes(b"")
    with closing(opened(tmp_path)) as diary:
        assert diary.page(size=1).total == 0
    assert {p.name for p in tmp_path.iterdir()} == {DIARY_NAME, LOCK_NAME}


@pytest.mark.parametrize("percent", ["100%", "%(here)s"])
def test_the_app_may_be_installed_anywhere(tmp_path: Path, percent: str) -> None:
    history = history_with(NEXT_STEP, tmp_path / percent)
    with closing(open_diary(tmp_path / "diary", history=history)) as diary:
        assert diary.trouble is None
