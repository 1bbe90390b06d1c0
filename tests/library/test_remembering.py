"""Only sound content is kept, all or nothing, and only where Python keeps such things."""

from __future__ import annotations

import pickle
import pickletools
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lbp_app.library import remembered as memory
from lbp_app.library import remembering
from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.library.loading import load_library
from lbp_app.library.remembered import place, remembered, unpacked
from lbp_app.library.remembering import ContentNotSoundError, packed_alone, parts_of, remember
from tests.content.samples import REAL

pytestmark = pytest.mark.slow


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(memory, "_PACKAGE", tmp_path / "package")
    (tmp_path / "package").mkdir()
    return Path(shutil.copytree(REAL, tmp_path / "content"))


def test_all_that_it_is_made_of_is_sealed(content: Path) -> None:
    parts = parts_of(content)
    assert parts is not None
    told = [text for part in parts.values() for _, text, _ in pickletools.genops(part)]
    ours = {text for text in told if isinstance(text, str) and text.startswith("lbp_app.")}
    sealed = ("lbp_app.domain.", "lbp_app.library.", "lbp_app.usecases.ports")
    assert ours
    assert not [name for name in ours if not name.startswith(sealed)]


def test_broken_content_is_not_kept(content: Path) -> None:
    (content / "red_flags" / "rules.yaml").write_text("rules: broken\n")
    assert not remember(content)
    assert not place(content).exists()


def test_where_python_may_not_keep_modules_nothing_is_kept(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert not remember(content)
    assert not place(content).parent.exists()


def test_a_packaged_app_keeps_it_in_its_own_cache_and_forgets_it_with_other_code(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setenv("FLET_APP_STORAGE_CACHE", str(tmp_path / "cache"))
    compiled = tmp_path / "package" / "domain" / "red_flags.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"one")
    assert remember(content)
    assert place(content).parent == tmp_path / "cache"
    assert remembered(content) is not None
    compiled.write_bytes(b"two")
    assert remembered(content) is None


def test_a_place_that_cannot_be_written_is_left_alone(content: Path) -> None:
    place(content).parent.write_text("a file where the folder would be")
    assert not remember(content)
    assert remembered(content) is None


def test_what_cannot_be_put_in_place_leaves_nothing_behind(content: Path) -> None:
    place(content).mkdir(parents=True)  # a folder where the file would be
    assert not remember(content)
    assert list(place(content).parent.iterdir()) == [place(content)]


def test_content_that_changes_while_it_is_read_does_not_count(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = content / "text" / "en" / "app.yaml"
    real = remembering.parts_of

    def changed_meanwhile(where: Path) -> object:
        words.write_bytes(words.read_bytes() + b"# new\n")
        return real(where)

    monkeypatch.setattr(remembering, "parts_of", changed_meanwhile)
    assert remember(content)
    assert remembered(content) is None


def test_packed_alone_it_is_the_same_content(content: Path) -> None:
    packed, fresh = unpacked(packed_alone(content)), LessonShelf(content)
    library, read = packed.loaded().library, load_library(content).library
    assert library is not None
    assert read is not None
    assert replace(library, questionnaires=dict) == replace(read, questionnaires=dict)
    assert library.questionnaires() == read.questionnaires()
    shelf = LessonShelf(Path("/nowhere"), kept=packed)
    assert shelf.lessons() == fresh.lessons()
    assert shelf.rules() == fresh.rules()


def test_something_else_is_not_taken_for_packed_content() -> None:
    with pytest.raises(TypeError):
        unpacked(pickle.dumps(["something else"]))


def test_a_fault_that_a_start_would_bear_is_not_packed_alone(content: Path) -> None:
    (content / "lessons" / "en" / "pacing.md").write_text("no fields", encoding="utf-8")
    with pytest.raises(ContentNotSoundError, match="pacing"):
        packed_alone(content)


def test_a_broken_rule_is_not_packed_alone(content: Path) -> None:
    (content / "red_flags" / "rules.yaml").unlink()
    with pytest.raises(ContentNotSoundError, match=r"rules\.yaml"):
        packed_alone(content)
