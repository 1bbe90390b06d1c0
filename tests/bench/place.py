"""Where measurements are made: a folder of their own, a diary of thirty days, and the words."""

from __future__ import annotations

import functools
import os as _os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lbp_app import bootstrap
from lbp_app.domain import screening as steps
from lbp_app.domain.daily import Activity, ActivityKind, Sleep
from lbp_app.domain.diary import Kind
from lbp_app.domain.log import LogItem
from lbp_app.domain.profile import AgeBand, Profile
from lbp_app.domain.screening import Screening
from lbp_app.storage.opening import open_diary
from lbp_app.ui.services import Services
from lbp_app.usecases.ports import Diary, Library
from lbp_app.usecases.record_check_in import Ratings
from tests.fact_examples import FACTS

ROOT = Path(_os.environ.get("BENCH_ROOT") or Path(__file__).parents[2])
FOLDER = ROOT / ".bench"
DAYS = 30
_REMEMBER = """
from lbp_app.bootstrap import shipped
from lbp_app.library.remembering import remember
assert remember(shipped("content"))
"""
A_NOTE = "Walked to the shop and back, slept well."


@dataclass
class _Calendar:
    """A clock that is moved by hand."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()


@functools.cache
def library() -> Library:
    """The app's own content.

    Raises:
        ValueError: when it is broken.
    """
    loaded = bootstrap.read_content()
    if loaded.library is None:
        raise ValueError(loaded.problems)
    return loaded.library


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, on the disk of the project (a RAM disk would flatter)."""
    FOLDER.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=FOLDER))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def a_diary(folder: Path) -> Iterator[tuple[Services, Diary]]:
    """The app on the diary in ``folder``, opened and closed here."""
    diary = open_diary(folder)
    if diary.trouble is not None:
        raise OSError(diary.trouble)
    with closing(diary):
        yield bootstrap.build_services(library(), folder, diary=diary), diary


def fill(folder: Path) -> Path:
    """Do the first run and thirty daily check-ins up to yesterday; gives the folder back."""
    calendar = _Calendar(datetime.now(UTC).astimezone() - timedelta(days=DAYS + 1))
    with a_diary(folder) as (_, diary):
        services = bootstrap.build_services(library(), folder, diary=diary, clock=calendar)
        profile = Profile(country="IE", age_band=AgeBand.FROM_45_TO_64)
        services.save_profile(profile, first_run_done=True)
        for _ in range(DAYS):
            calendar.moment += timedelta(days=1)
            check_in(services)
    return folder


def log_days(folder: Path) -> Path:
    """Log what an active patient logs in those thirty days, and some of every kind of fact."""
    now = datetime.now(UTC).astimezone()
    with a_diary(folder) as (services, diary):
        for day in range(DAYS, 0, -1):
            at = now - timedelta(days=day)
            facts = (Activity(ActivityKind.WALK, 12), Sleep(5), *(FACTS if day == DAYS else ()))
            diary.keep(*(LogItem(services.new_id(), at, at, fact) for fact in facts))
    return folder


def remember_content() -> None:
    """Leave the content as an earlier start leaves it."""
    subprocess.run(
        [sys.executable, "-c", _REMEMBER],
        cwd=ROOT,
        env={k: v for k, v in _os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        check=True,
    )


def clean_screening() -> Screening:
    """ "None of these"."""
    return steps.confirm_tiles(steps.start(steps.Mode.TILES), library().table)


def check_in(services: Services) -> None:
    """Keep one check-in without any red flag.

    Raises:
        OSError: when it could not be saved.
    """
    ratings = Ratings(back_pain=4, leg_pain=3, interference=2, note=A_NOTE)
    done = services.record_check_in(services.new_id(), Kind.CHECK_IN, clean_screening(), ratings)
    if not done.recorded.saved:
        raise OSError(done.recorded.trouble)


def tell(words: str) -> None:
    """Say on the error stream how far we are."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
