"""The process dies while a diary is restored or erased: the old one is there, or the new one."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.fixtures import a_check_in, a_moment
from tests.storage.conftest import opened, python
from tests.ten_years import fill_days

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX"),
]

STEPS = ("staged", "folded", "kept", "swapped")
# Dies at the step that is named, or goes on until it is killed from outside.
RESTORE = """
import os, sys
from pathlib import Path
from lbp_app.storage import swap
from lbp_app.storage.opening import open_diary

def die(done):
    if done == sys.argv[3]:
        os.kill(os.getpid(), 9)

swap.step = die
diary = open_diary(Path(sys.argv[1]))
backup = Path(sys.argv[2]).read_bytes()
print("ready", flush=True)
diary.erase() if sys.argv[4] == "erase" else diary.restore(backup)
"""
RANDOM_KILLS = 20


@pytest.fixture(scope="module")
def place(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``old`` is a diary folder of five days, ``new.backdiary`` a backup of thirty."""
    place = tmp_path_factory.mktemp("restore")
    for name, days in (("old", 5), ("new", 30)):
        shutil.copytree(blank, place / name)
        with closing(opened(place / name)) as diary:
            fill_days(diary, a_moment(), days)
            backup = diary.backup(made_at=a_moment(), app_version="0.1.0")
            (place / f"{name}.backdiary").write_bytes(backup)
            (place / f"{name}.entries").write_text(str(diary.page(size=1).total))
    return place


def entries(place: Path, name: str) -> int:
    return int((place / f"{name}.entries").read_text())


def begin(folder: Path, place: Path, step: str, verb: str) -> subprocess.Popen[str]:
    process = python(RESTORE, folder, place / "new.backdiary", step, verb)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def left_in(folder: Path) -> int:
    """How many entries there are afterwards; opening checks the whole file, and it can be used."""
    with closing(opened(folder)) as diary:
        total = diary.page(size=1).total
        assert len(diary.check_ins()) == total
        diary.keep(a_check_in(entry_id="still works"))
    assert not list(folder.glob("*.staged*"))
    assert not list(folder.glob("*.new*"))
    return total


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_of_a_restore(place: Path, tmp_path: Path, step: str) -> None:
    folder = Path(shutil.copytree(place / "old", tmp_path / "diary"))
    with begin(folder, place, step, "restore") as process:
        assert process.wait(60) == -9
    expected = "new" if step == "swapped" else "old"
    assert left_in(folder) == entries(place, expected)


@pytest.mark.parametrize(("step", "left"), [("staged", "old"), ("folded", "old"), ("swapped", "")])
def test_killed_at_a_step_of_deleting_everything(
    place: Path, tmp_path: Path, step: str, left: str
) -> None:
    folder = Path(shutil.copytree(place / "old", tmp_path / "diary"))
    with begin(folder, place, step, "erase") as process:
        assert process.wait(60) == -9
    assert left_in(folder) == (entries(place, left) if left else 0)


def test_killed_at_any_moment_of_a_restore(place: Path, tmp_path: Path) -> None:
    dice = random.Random(5)  # noqa: S311 - no secret
    found = set()
    for n in range(RANDOM_KILLS):
        folder = Path(shutil.copytree(place / "old", tmp_path / str(n)))
        with begin(folder, place, "never", "restore") as process:
            time.sleep(dice.uniform(0, 0.1))
            process.kill()
        found.add(left_in(folder))
    assert found <= {entries(place, "old"), entries(place, "new")}
