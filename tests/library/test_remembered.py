"""What was read once is the same the next time, and counts only while not a byte has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lbp_app.library import remembered as memory
from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.library.loading import load_library
from lbp_app.library.remembered import Remembered, place, remembered
from lbp_app.library.remembering import remember
from lbp_app.usecases.ports import Library
from tests.content.samples import REAL

pytestmark = pytest.mark.slow


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real content whose memory lies beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(memory, "_PACKAGE", tmp_path / "package")
    (tmp_path / "package" / "domain").mkdir(parents=True)
    (tmp_path / "package" / "domain" / "rules.py").write_text("WORST = 10\n")
    return Path(shutil.copytree(REAL, tmp_path / "content"))


def kept(content: Path) -> Remembered:
    assert remember(content)
    found = remembered(content)
    assert found is not None
    return found


def read(content: Path) -> Library:
    library = load_library(content).library
    assert library is not None
    return library


def test_the_library_comes_back_as_it_was_read(content: Path) -> None:
    fresh, again = read(content), kept(content).loaded().library
    assert again is not None
    assert again.table == fresh.table
    assert again.wording == fresh.wording
    assert again.countries == fresh.countries
    assert again.unknown_country == fresh.unknown_country
    assert again.note_signs == fresh.note_signs
    assert again.texts == fresh.texts
    assert again.review == fresh.review
    assert again.questionnaires() == fresh.questionnaires()
    assert (again.heat, again.walking, again.steps) == (fresh.heat, fresh.walking, fresh.steps)


def test_nothing_of_it_can_be_changed(content: Path) -> None:
    again = kept(content).loaded().library
    assert again is not None
    with pytest.raises(TypeError):
        again.texts["app.name"] = "Another"  # type: ignore[index]


def test_the_lessons_come_back_as_they_were_read_and_no_file_is_opened(content: Path) -> None:
    fresh, again = LessonShelf(content), LessonShelf(Path("/nowhere"), kept=kept(content))
    assert again.ids() == fresh.ids() != ()
    assert again.lessons() == fresh.lessons()
    assert again.rules() == fresh.rules()
    assert again.index().lessons == fresh.index().lessons
    assert again.lesson("no-such-lesson") is None


def test_there_is_none_before_the_first_start(content: Path) -> None:
    assert remembered(content) is None


@pytest.mark.parametrize(
    "file",
    ["content/red_flags/rules.yaml", "content/care/countries.yaml", "package/domain/rules.py"],
)
def test_one_changed_byte_and_it_counts_no_more(file: str, content: Path) -> None:
    kept(content)
    path = content.parent / file
    before = path.stat()
    told = path.read_bytes()
    path.write_bytes(told[:-2] + b"1\n")  # of the same length, at the same time
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert remembered(content) is None


def test_one_file_more_and_it_counts_no_more(content: Path) -> None:
    kept(content)
    (content / "new").touch()
    assert remembered(content) is None


def test_one_file_less_and_it_counts_no_more(content: Path) -> None:
    kept(content)
    (content / "care" / "README.md").unlink()
    assert remembered(content) is None


@pytest.mark.parametrize("keep", [0, 10, 40, 70, -1])
def test_half_a_file_counts_for_nothing(keep: int, content: Path) -> None:
    kept(content)
    path = place(content)
    path.write_bytes(path.read_bytes()[:keep])
    assert remembered(content) is None


def test_a_turned_bit_counts_for_nothing(content: Path) -> None:
    kept(content)
    path = place(content)
    told = bytearray(path.read_bytes())
    told[len(told) // 2] ^= 1
    path.write_bytes(told)
    assert remembered(content) is None


def test_content_at_another_place_has_a_memory_of_its_own(content: Path) -> None:
    kept(content)
    assert remembered(Path(shutil.copytree(content, content.parent / "other"))) is None


@pytest.mark.slow
def test_a_remembered_start_loads_neither_the_reader_nor_its_checks(content: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from lbp_app.library import remembered as memory; "
        f"memory._PACKAGE = Path({str(content.parent / 'package')!r}); "
        f"library = memory.remembered(Path({str(content)!r})).loaded().library; "
        "print(len(library.countries) > 25, sorted({'yaml', 'pydantic'} & set(sys.modules)))"
    )
    kept(content)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "[]"]
