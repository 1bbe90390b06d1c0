"""Content that was read before the app was packed is the same content."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.library.packed import ContentNotSoundError, pack, unpack
from tests.building import library

CONTENT = Path(__file__).parents[2] / "content"
ONLY_UNPACK = """
import sys
from pathlib import Path
from lbp_app.library.packed import unpack
unpack(Path(sys.argv[1]).read_bytes())
print([name for name in ("yaml", "pydantic", "markdown_it") if name in sys.modules])
"""


@pytest.fixture(scope="module")
def data() -> bytes:
    return pack(CONTENT)


def test_every_rule_word_number_and_lesson_comes_out_as_it_was_read(data: bytes) -> None:
    packed, read = unpack(data), library()
    assert replace(packed.library, questionnaires=dict) == replace(read, questionnaires=dict)
    assert packed.library.questionnaires() == read.questionnaires()
    shelf = LessonShelf(CONTENT)
    assert packed.shelf.lessons() == shelf.lessons()
    assert packed.shelf.ids() == shelf.ids()
    assert packed.shelf.rules() == shelf.rules()
    assert packed.shelf.index() == shelf.index()
    assert packed.shelf.lesson("no-such-lesson") is None


def test_nothing_that_reads_content_is_loaded_to_unpack_it(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "content.bin"
    file.write_bytes(data)
    told = subprocess.run(
        [sys.executable, "-c", ONLY_UNPACK, file], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_a_fault_that_a_start_would_bear_is_not_packed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (content / "lessons" / "en" / "pacing.md").write_text("no fields", encoding="utf-8")
    with pytest.raises(ContentNotSoundError, match="pacing"):
        pack(content)


def test_a_broken_rule_is_not_packed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    (content / "red_flags" / "rules.yaml").unlink()
    with pytest.raises(ContentNotSoundError, match=r"rules\.yaml"):
        pack(content)
