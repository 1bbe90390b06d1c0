"""A moment beside the diary: it comes back, and a broken file is as good as none."""

from __future__ import annotations

from pathlib import Path

from lbp_app.storage.last_asked import LastAskedFile
from tests.fixtures import A_MORNING


def test_the_moment_comes_back(tmp_path: Path) -> None:
    asked = LastAskedFile(tmp_path / "asked")
    assert asked.read() is None
    asked.write(A_MORNING)
    assert LastAskedFile(tmp_path / "asked").read() == A_MORNING
    assert [path.name for path in tmp_path.iterdir()] == ["asked"]


def test_a_broken_file_and_a_moment_without_a_zone_count_as_none(tmp_path: Path) -> None:
    path = tmp_path / "asked"
    for broken in ("", "yesterday", "2026-11-25T10:00:00"):
        path.write_text(broken, encoding="ascii")
        assert LastAskedFile(path).read() is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    asked = LastAskedFile(tmp_path / "gone" / "asked")
    asked.write(A_MORNING)
    assert asked.read() is None
