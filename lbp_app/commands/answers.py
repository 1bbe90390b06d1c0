"""How a command answers: on the error stream, with an exit code, and with files that are whole."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

NO_DIARY, WRONG, OPEN_ELSEWHERE, THERE_ALREADY, NOT_WRITTEN = 1, 2, 3, 4, 5
STOPPED = 130
"""Ctrl-C, as shells have it."""


def tell(text: str) -> None:
    """One line for whoever gave the command; the standard output is kept for the data."""
    print(text, file=sys.stderr)  # noqa: T201 - the answer to the command


def end(code: int, text: str) -> NoReturn:
    """Say why and end the program with ``code``."""
    tell(text)
    sys.exit(code)


def write_whole(out: Path, data: bytes, *, replace: bool) -> None:
    """Beside it first, then in its place in one step; only its owner may read it."""
    made: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        made = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            made.replace(out)
        else:
            os.link(made, out)  # refuses when somebody was faster
    except FileExistsError:
        end(THERE_ALREADY, f"{out} is there already. Use --force to replace it.")
    except OSError as failed:
        end(NOT_WRITTEN, f"{out} cannot be written: {failed.strerror}.")
    finally:
        if made is not None:
            with suppress(OSError):
                made.unlink(missing_ok=True)
