"""The real app in a process of its own, as a patient's computer runs it."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
REAL_APP = ("-m", "lbp_app")
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


class RunningApp:
    """The app on one data folder; it can be killed and started again on the same folder."""

    def __init__(
        self,
        folder: Path,
        environ: Mapping[str, str] | None = None,
        program: Sequence[str] = REAL_APP,
    ) -> None:
        self.folder = folder
        self._environ = {**os.environ, **(environ or {}), "LBP_DATA_DIR": str(folder)}
        self._program = program
        self._process: subprocess.Popen[str] | None = None
        self.link = ""
        self.start()

    @property
    def address(self) -> str:
        """Where it serves, without the key of the private link."""
        return self.link.partition("/?")[0]

    def start(self) -> None:
        """Start it and wait until it says its private link.

        Raises:
            RuntimeError: with what it said instead.
        """
        with tempfile.TemporaryFile("w+") as errors:
            self._process = subprocess.Popen(
                [sys.executable, *self._program, "--mode", "serve"],
                cwd=ROOT,
                env=self._environ,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
            assert self._process.stdout is not None
            for line in self._process.stdout:
                found = _LINK.search(line)
                if found:
                    self.link = found.group(0)
                    return
            errors.seek(0)
            raise RuntimeError(f"The app gave no link: {errors.read()}")

    def kill(self) -> None:
        """End it as a power cut would: SIGKILL, no time to tidy up."""
        if self._process is not None:
            self._process.kill()
            self._gone()

    def stop(self) -> None:
        """End it as Ctrl+C does."""
        if self._process is not None:
            self._process.terminate()
            self._gone()

    def rows(self, question: str) -> list[tuple[object, ...]]:
        """What the diary file on the disk says, read beside the app without a right to write."""
        where = f"{(self.folder / 'diary.db').as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, uri=True)) as file:
            return file.execute(question).fetchall()

    def _gone(self) -> None:
        assert self._process is not None
        self._process.wait(timeout=20)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
