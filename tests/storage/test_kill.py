"""The process dies without a word: what was called saved is there, and nothing is there by half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lbp_app.domain.diary import Entry
from tests.storage.conftest import opened, python

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX"),
]

# The imports are paid once: this process forks one life after the other, opens nothing itself,
# and says how each life ended. A line goes out in one write: a kill cannot cut it, as it could
# cut a ``print``.
LIVES = """
import os, sys, time, uuid
from datetime import datetime, timezone
from pathlib import Path
from lbp_app.domain.diary import CheckIn, Kind
from lbp_app.domain.flags import GivenVerdict
from lbp_app.domain.red_flags import Reason, Urgency, Verdict
from lbp_app.storage.opening import open_diary

now = datetime(2026, 3, 2, 8, tzinfo=timezone.utc)
verdict = Verdict(Urgency.SOON, (Reason("night_pain", 9, Urgency.SOON, ("night_pain",)),))

def tell(*words):
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())

def live(saves):
    diary = open_diary(Path(sys.argv[1]))
    for _ in range(saves):
        entry = str(uuid.uuid4())
        diary.keep(
            CheckIn(entry, Kind.CHECK_IN, now, now, 3, 2, 1, "A note of some length. " * 20),
            GivenVerdict(str(uuid.uuid4()), entry, now, verdict, (), (), "2026.1", "0.1.0"),
        )
        tell("Saved", os.getpid(), entry)
    time.sleep(60)

for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        try:
            live(int(line))
        finally:
            os._exit(1)
    tell("Died", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""
KILLS = 50
RANDOM_KILLS = 20
DIED = f"Died {-signal.SIGKILL:d}\n"
Lives = subprocess.Popen[str]


@pytest.fixture
def lives(folder: Path) -> Iterator[Lives]:
    with python(LIVES, folder) as process:
        yield process


def begin(lives: Lives, saves: int) -> tuple[int, str]:
    """Start a life; its process id, and the first entry that it called saved."""
    assert lives.stdin is not None
    lives.stdin.write(f"{saves}\n")
    lives.stdin.flush()
    _, pid, entry = told(lives).split()
    return int(pid), entry


def killed_after_the_first_save(lives: Lives) -> str:
    pid, entry = begin(lives, 1)
    os.kill(pid, signal.SIGKILL)
    assert told(lives) == DIED
    return entry


def told(lives: Lives) -> str:
    """The next line: an entry that was saved, or that the life was killed; no other death."""
    assert lives.stdout is not None
    line = lives.stdout.readline()
    assert line == DIED or line.startswith("Saved "), line
    return line


def killed_in_the_middle(lives: Lives, seconds: float) -> list[str]:
    pid, entry = begin(lives, 100_000)
    timer = threading.Timer(seconds, os.kill, (pid, signal.SIGKILL))
    timer.start()
    lines = list(iter(lambda: told(lives), DIED))
    timer.join()
    return [entry, *(line.split()[2] for line in lines)]


def all_entries(folder: Path) -> dict[str, Entry]:
    """Every entry of the diary; opening it again checks the whole file."""
    with closing(opened(folder)) as diary:
        return {entry.id: entry for entry in diary.page(size=1_000_000).entries}


def test_what_was_saved_is_there_after_each_of_fifty_kills(folder: Path, lives: Lives) -> None:
    saved = [killed_after_the_first_save(lives) for _ in range(KILLS)]
    entries = all_entries(folder)
    assert len(set(saved)) == KILLS
    assert set(saved) == set(entries)
    assert all(e.check_in is not None and len(e.verdicts) == 1 for e in entries.values())


def test_a_kill_at_any_moment_loses_nothing_and_halves_nothing(folder: Path, lives: Lives) -> None:
    delays = random.Random(2).choices(range(120), k=RANDOM_KILLS)  # noqa: S311
    saved = [i for ms in delays for i in killed_in_the_middle(lives, ms / 1000)]
    entries = all_entries(folder)
    assert len(saved) > RANDOM_KILLS
    assert set(saved) <= set(entries)
    # At most the one save in flight at each kill was written but not yet told.
    assert len(entries) <= len(saved) + RANDOM_KILLS
    assert all(e.check_in is not None and len(e.verdicts) == 1 for e in entries.values())
