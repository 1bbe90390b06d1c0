"""The app as `python -m lbp_app` starts it, but on a morning that never ends, for the pictures.

The entry named ``broken`` cannot be drawn, so that the calm page of a failed screen can be seen.
"""

from __future__ import annotations

from unittest.mock import patch

from lbp_app.__main__ import main
from lbp_app.devices.system_clock import SystemClock
from lbp_app.domain.diary import Entry
from lbp_app.usecases.read_diary import ReadDiary
from tests.fixtures import A_MORNING

BROKEN = "broken"
_entry = ReadDiary.entry


def _or_fail(diary: ReadDiary, entry_id: str) -> Entry | None:
    if entry_id == BROKEN:
        raise LookupError("this screen is meant to fail")
    return _entry(diary, entry_id)


if __name__ == "__main__":
    with (
        patch.object(SystemClock, "now", lambda _: A_MORNING),
        patch.object(ReadDiary, "entry", _or_fail),
    ):
        main()
