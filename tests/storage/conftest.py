from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from itertools import count
from pathlib import Path

import pytest

import lbp_app
from lbp_app.storage.diary import SqliteDiary
from lbp_app.storage.opening import open_diary
from tests.fakes import MemoryDiary

AnyDiary = MemoryDiary | SqliteDiary
Fresh = Callable[[], AbstractContextManager[AnyDiary]]


def opened(folder: Path) -> SqliteDiary:
    """The diary of a folder that is in no trouble."""
    diary = open_diary(folder)
    assert isinstance(diary, SqliteDiary), diary
    return diary


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A process of its own that runs ``script`` with the app's package at hand."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=Path(lbp_app.__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty diary, to be copied: making one from nothing takes a while."""
    folder = tmp_path_factory.mktemp("blank") / "diary"
    opened(folder).close()
    return folder


@pytest.fixture(scope="session")
def fresh_sqlite(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    numbers = count()
    parent = tmp_path_factory.mktemp("sqlite")

    def fresh() -> AbstractContextManager[AnyDiary]:
        return closing(opened(Path(shutil.copytree(blank, parent / str(next(numbers))))))

    return fresh


@pytest.fixture(scope="session")
def fresh_memory() -> Fresh:
    return lambda: closing(MemoryDiary())


@pytest.fixture(scope="session", params=["memory", "sqlite"])
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Opens a new, empty diary; each contract test runs with the fake and the real one."""
    made: Fresh = request.getfixturevalue(f"fresh_{request.param}")
    return made


@pytest.fixture
def diary(fresh: Fresh) -> Iterator[AnyDiary]:
    with fresh() as opened_diary:
        yield opened_diary


@pytest.fixture
def folder(blank: Path, tmp_path: Path) -> Path:
    """A folder of its own with an empty diary in it."""
    return Path(shutil.copytree(blank, tmp_path / "diary"))
