"""A moment in a small file beside the diary."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

BACKUP = "backup-asked"


@dataclass(frozen=True, slots=True)
class LastAskedFile:
    """The ``LastAsked`` of one folder."""

    path: Path

    def read(self) -> datetime | None:
        """The moment, None when there is none or it cannot be read."""
        with suppress(OSError, ValueError):
            at = datetime.fromisoformat(self.path.read_text(encoding="ascii"))
            return at if at.tzinfo is not None else None
        return None

    def write(self, at: datetime) -> None:
        """Keep the moment in place of the one before."""
        unfinished = self.path.with_name(self.path.name + ".new")
        with suppress(OSError):
            unfinished.write_text(at.isoformat(), encoding="ascii")
            unfinished.replace(self.path)
