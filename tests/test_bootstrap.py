"""The composition root: where the diary lies, and which parts are joined."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
import pytest

from lbp_app import __version__, bootstrap
from lbp_app.devices import cloud_backup
from lbp_app.domain.profile import Profile
from lbp_app.storage.opening import open_diary
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, later, library
from tests.fakes import MemoryDiary
from tests.fixtures import a_checked_item, a_profile, a_visit, an_action, an_emergency
from tests.ten_years import fill_days

OWN, PACKAGED = "LBP_DATA_DIR", "FLET_APP_STORAGE_DATA"


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({OWN: "/own", PACKAGED: "/packaged"}, Path("/own")),
        ({PACKAGED: "/packaged"}, Path("/packaged")),
        ({OWN: "", PACKAGED: "/packaged"}, Path("/packaged")),
    ],
)
def test_the_folder_named_in_the_environment_counts_our_own_first(
    environ: dict[str, str], folder: Path
) -> None:
    assert bootstrap.data_folder(environ) == folder


def test_without_a_named_folder_the_diary_lies_in_the_users_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[object, ...]] = []

    def user_data_path(*names: object, **more: object) -> Path:
        asked.append((*names, more))
        return Path("/users/own")

    monkeypatch.setattr(platformdirs, "user_data_path", user_data_path)
    assert bootstrap.data_folder({}) == Path("/users/own")
    assert asked == [("back-diary", {"appauthor": False})]


def test_a_folder_under_the_users_home_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/maeve")
    assert bootstrap.data_folder({OWN: "~/diary"}) == Path("/home/maeve/diary")


def test_a_folder_is_absolute_whatever_the_place_of_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert bootstrap.data_folder({OWN: "diary"}) == tmp_path / "diary"


@pytest.mark.parametrize("name", ["content", "assets"])
def test_content_and_assets_are_shipped(name: str) -> None:
    assert any(bootstrap.shipped(name).iterdir())


def test_what_lies_inside_the_package_counts_before_what_lies_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "lbp_app"
    (package / "content").mkdir(parents=True)
    monkeypatch.setattr(bootstrap, "_PACKAGE", package)
    assert bootstrap.shipped("content") == package / "content"
    assert bootstrap.shipped("assets") == tmp_path / "assets"


def test_the_real_content_is_sound() -> None:
    loaded = bootstrap.read_content()
    assert loaded.library is not None
    assert not [problem for problem in loaded.problems if problem.fatal]


def test_real_parts_are_joined_and_write_to_the_folder(tmp_path: Path) -> None:
    built = bootstrap.build_services(library(), tmp_path)
    assert built.trouble is None
    assert built.data_folder == str(tmp_path)
    assert built.app_version == __version__
    assert bootstrap.in_use(tmp_path)
    assert built.save_profile(Profile(country="IE"), first_run_done=True) is None
    assert built.today().profile.country == "IE"
    assert built.clock.now().tzinfo is not None
    assert built.new_id() != built.new_id()


def test_the_keywords_replace_a_part(tmp_path: Path) -> None:
    clock, diary = later(), diary_with()
    built = bootstrap.build_services(
        library(), tmp_path, diary=diary, clock=clock, new_id=lambda: "the-id"
    )
    assert built.clock is clock
    assert built.new_id() == "the-id"
    assert built.today().profile == diary.profile().profile  # type: ignore[union-attr]
    assert not any(tmp_path.iterdir())


def test_a_diary_that_is_open_elsewhere_is_a_trouble_and_not_an_error(tmp_path: Path) -> None:
    first = open_diary(tmp_path)
    try:
        built = bootstrap.build_services(library(), tmp_path)
        assert built.trouble is Trouble.IN_USE
        assert built.today().trouble is Trouble.IN_USE
        assert built.read_diary() is Trouble.IN_USE
    finally:
        first.close()


def test_an_empty_folder_is_not_in_use(tmp_path: Path) -> None:
    assert not bootstrap.in_use(tmp_path)
    assert not bootstrap.in_use(tmp_path / "not-there")


def test_the_app_opens_its_diary_once_however_often_it_is_warmed_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []

    def open_once(folder: Path) -> tuple[MemoryDiary, None]:
        opened.append(folder)
        return diary_with(), None

    monkeypatch.setattr(bootstrap, "open_diary", open_once)
    app = bootstrap.App(library(), tmp_path)
    assert opened == []
    app.warm_up()
    app.warm_up()
    assert opened == [tmp_path]


@pytest.fixture
def collector() -> Iterator[None]:
    """Leave the collector of garbage as it was."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collector")
def test_once_the_app_is_warm_garbage_is_collected_but_not_looked_for_in_what_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "open_diary", lambda _: (diary_with(), None))
    gc.disable()
    bootstrap.App(library(), tmp_path).warm_up()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize(("system", "times"), [("ios", 1), ("android", 0), ("", 0)])
def test_only_an_iphone_is_asked_to_keep_the_diary_out_of_its_copies(
    system: str, times: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[Path] = []
    monkeypatch.setattr(cloud_backup, "keep_out", told.append)
    monkeypatch.setattr(bootstrap, "open_diary", lambda _: (diary_with(), None))
    monkeypatch.setenv("FLET_PLATFORM", system)
    bootstrap.App(library(), tmp_path).warm_up()
    assert told == [tmp_path] * times


WARMED_UP = """
import re, sys
from pathlib import Path
from lbp_app import bootstrap
bootstrap.App(bootstrap.read_content().library, Path(sys.argv[1])).warm_up()
print(sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[2:])))
print(re.findall(r"ui[.]screens[.](\\w+)[.]screen\\b", " ".join(sys.modules)))
"""
DRAWN = """
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from lbp_app import bootstrap
from tests.harness import mounted, play

async def start():
    library = bootstrap.read_content().library
    async with mounted(bootstrap.build_services(library, Path(sys.argv[1]))) as window:
        assert window.offers("check-in"), window.texts()

play(start())
print(sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[2:])))
"""
NOT_AT_THE_START = ("alembic", "mako", "sqlalchemy", "sqlmodel")


@pytest.mark.parametrize(("first_screen", "first_run_done"), [("first_run", ""), ("today", "done")])
def test_the_start_loads_the_first_screen_and_nothing_that_only_later_ones_need(
    first_screen: str, first_run_done: str, tmp_path: Path
) -> None:
    with closing(open_diary(tmp_path)) as diary:
        diary.keep(a_profile(first_run_done=bool(first_run_done)), an_emergency(id="v"))
        diary.keep(an_action("v"), a_visit(id="visit"), a_checked_item("visit"), an_emergency())
    command = [sys.executable, "-c", WARMED_UP, str(tmp_path), *NOT_AT_THE_START]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", repr([first_screen])]


def test_drawing_today_loads_nothing_heavy_whatever_was_noted(tmp_path: Path) -> None:
    with closing(open_diary(tmp_path)) as diary:
        fill_days(diary, datetime.now(UTC), 20)
    command = [sys.executable, "-c", DRAWN, str(tmp_path), *NOT_AT_THE_START]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]"]


def test_every_listener_hears_of_a_write() -> None:
    built = bootstrap.build_services(library(), Path("/nowhere"), diary=diary_with(), clock=later())
    told: list[str] = []
    stop = built.listen(lambda: told.append("written"))
    built.save_profile(Profile(), first_run_done=True)
    stop()
    built.save_profile(Profile(), first_run_done=True)
    assert told == ["written"]
