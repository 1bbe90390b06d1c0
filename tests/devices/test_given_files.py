"""Files that a command names are only read; links, pipes and what lies deeper are left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lbp_app.devices.given_files import sources
from lbp_app.usecases.review_desk import (
    MOST_BYTES,
    MOST_FILES,
    Refused,
    RefusedError,
    Source,
    WhyRefused,
)


def refusal(source: Source | Refused) -> WhyRefused:
    if isinstance(source, Refused):
        return source.why
    with pytest.raises(RefusedError) as refused:
        source.load()
    return refused.value.why


def test_a_folder_gives_its_own_files_in_order_and_not_those_below(tmp_path: Path) -> None:
    for name in ("b.json", "a.JSON", "c.zip", "notes.txt", "d.csv"):
        (tmp_path / name).write_text(name)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "x.json").write_text("x")
    found = sources([tmp_path])
    assert [s.name for s in found if isinstance(s, Source)] == ["a.JSON", "b.json", "c.zip"]
    assert [s.load() for s in found if isinstance(s, Source)] == [b"a.JSON", b"b.json", b"c.zip"]


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder in ("mon", "tue"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_text(folder)
    names = [s.name for s in sources([tmp_path / "mon", tmp_path / "tue"]) if isinstance(s, Source)]
    assert names == ["mon/a.json", "tue/a.json"]


def test_a_link_in_a_folder_is_refused_and_one_that_is_named_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.json").write_text("secret")
    (folder / "link.json").symlink_to(tmp_path / "secret.json")
    (in_folder,) = sources([folder])
    assert refusal(in_folder) is WhyRefused.A_LINK
    (named,) = sources([folder / "link.json"])
    assert isinstance(named, Source)
    assert named.load() == b"secret"


def test_a_file_that_turns_into_a_link_after_the_look_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file = tmp_path / "folder" / "a.json"
    file.write_text("harmless")
    (source,) = sources([tmp_path / "folder"])
    (tmp_path / "secret").write_text("secret")
    file.unlink()
    file.symlink_to(tmp_path / "secret")
    assert refusal(source) is WhyRefused.CANNOT_BE_READ


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (source,) = sources([tmp_path / "pipe.json"])
    assert refusal(source) is WhyRefused.NOT_A_FILE


def test_a_file_that_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    (source,) = sources([tmp_path])
    assert refusal(source) is WhyRefused.TOO_LARGE


def test_a_file_that_is_gone_cannot_be_read(tmp_path: Path) -> None:
    (source,) = sources([tmp_path / "gone.json"])
    assert refusal(source) is WhyRefused.CANNOT_BE_READ


def test_from_the_thousandth_file_on_each_is_refused_by_name(tmp_path: Path) -> None:
    for n in range(MOST_FILES + 2):
        (tmp_path / f"{n:04}.json").touch()
    refused = [one for one in sources([tmp_path]) if isinstance(one, Refused)]
    assert [r.source.name for r in refused] == ["1000.json", "1001.json"]
    assert {r.why for r in refused} == {WhyRefused.TOO_MANY}
