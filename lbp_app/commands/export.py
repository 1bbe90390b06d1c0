"""``lbp-app export``: the diary as a file, for scripts.

Exit codes: 0 done, 1 the diary cannot be read or there is none, 2 the command or the content is
wrong, 3 the diary is open in another Back Diary, 4 the file is there already, 5 it cannot be
written, 130 stopped by Ctrl-C. Nothing is ever half written: the file appears whole or not at all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lbp_app import bootstrap
from lbp_app.commands.answers import (
    NO_DIARY,
    OPEN_ELSEWHERE,
    STOPPED,
    THERE_ALREADY,
    WRONG,
    end,
    tell,
    write_whole,
)
from lbp_app.commands.progress import bar
from lbp_app.commands.secret import VARIABLE, new_password
from lbp_app.domain.summary import ALL_SECTIONS, Section, Wish
from lbp_app.usecases.ports import DiaryTroubleError, Trouble
from lbp_app.usecases.share_desk import NAMES, Form, first_day

if TYPE_CHECKING:
    from lbp_app.usecases.ports import Clock, Library
    from lbp_app.usecases.share_desk import ShareDesk

CALENDAR = "ics"
CALENDAR_NAME = "back-diary-{day}.ics"


def run(argv: Sequence[str], clock: Clock | None = None) -> int:
    """Write one file; returns 0 or ends the program with a message and a code."""
    wanted = _parser().parse_args(argv)
    from lbp_app.devices.system_clock import SystemClock  # noqa: PLC0415 - "--help" answers at once

    clock = clock or SystemClock()
    if wanted.password and wanted.format == CALENDAR:
        end(WRONG, "A calendar file has no password.")
    password = new_password() if wanted.password else ""
    library = bootstrap.read_content().library
    if library is None:
        end(WRONG, "The content of the app is broken. Start lbp-app to see where.")
    out = _out(wanted, clock.now().date())
    try:
        data = _made(wanted, library, clock, password)
        if out is None:
            sys.stdout.buffer.write(data)
        else:
            write_whole(out, data, replace=wanted.force)
            tell(f"{out} ({len(data)} bytes). This file is health data: keep it safe.")
    except KeyboardInterrupt:
        end(STOPPED, "Stopped. Nothing was written.")
    return 0


def _made(wanted: argparse.Namespace, library: Library, clock: Clock, password: str) -> bytes:
    folder = bootstrap.data_folder()
    if not (folder / "diary.db").is_file():
        end(NO_DIARY, f"There is no diary in {folder}.")
    tell("Reading the diary.")
    diary, trouble = bootstrap.open_diary(folder)
    with closing(diary):  # type: ignore[type-var]  # the port knows no end, the one on disk does
        if trouble is not None:
            code = OPEN_ELSEWHERE if trouble is Trouble.IN_USE else NO_DIARY
            end(code, library.text(f"trouble.{trouble.value}"))
        if wanted.format == CALENDAR:
            services = bootstrap.build_services(library, folder, diary=diary, clock=clock)
            return services.reminders.calendar(library.text("reminders.neutral"))
        return _shared(wanted, bootstrap.share_desk(diary, clock, library), password)


def _shared(wanted: argparse.Namespace, desk: ShareDesk, password: str) -> bytes:
    try:
        whole = desk.make.whole()
    except DiaryTroubleError as failed:
        end(NO_DIARY, desk.tell.say(f"trouble.{failed.trouble.value}"))
    today = desk.make.clock.now().date()
    last = wanted.to or today
    first = wanted.since or min(first_day(whole, today), last)
    if last < first:
        end(WRONG, "--to lies before --from.")
    tell(f"Writing {len(whole.records)} records.")
    wish = Wish(first, last, wanted.sections, with_name=not wanted.no_name)
    with bar("Writing") as tick:
        return desk.file_of(Form(wanted.format), whole, wish, password, tick).data


def _out(wanted: argparse.Namespace, today: date) -> Path | None:
    if wanted.out == "-":
        return None
    name = CALENDAR_NAME if wanted.format == CALENDAR else NAMES[Form(wanted.format)]
    if wanted.password and name.endswith(".json"):
        name += ".zip"
    out = Path(wanted.out) if wanted.out else Path(name.format(day=today.isoformat()))
    if out.is_dir():
        out /= name.format(day=today.isoformat())
    if out.exists() and not wanted.force:
        end(THERE_ALREADY, f"{out} is there already. Use --force to replace it.")
    return out


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lbp-app export", description="Write the diary as a file. It is health data."
    )
    parser.add_argument("--format", required=True, choices=[*(f.value for f in Form), CALENDAR])
    day = {"type": date.fromisoformat, "metavar": "YYYY-MM-DD"}
    parser.add_argument("--from", dest="since", help="first day (default: the first entry)", **day)  # type: ignore[arg-type]
    parser.add_argument("--to", help="last day (default: today)", **day)  # type: ignore[arg-type]
    names = ", ".join(section.value for section in Section)
    parser.add_argument(
        "--sections",
        type=_sections,
        default=ALL_SECTIONS,
        help=f"parts of the PDF, separated by commas (default: all): {names}",
    )
    parser.add_argument(
        "--no-name",
        action="store_true",
        help="leave the patient's name out; not of JSON, which is always the whole diary",
    )
    parser.add_argument(
        "--password",
        action="store_true",
        help=f"ask for a password that opens the file; for scripts it stands in {VARIABLE}",
    )
    parser.add_argument("--out", help="file or folder; - for the standard output")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    return parser


def _sections(text: str) -> frozenset[Section]:
    try:
        return frozenset(Section(name.strip()) for name in text.split(",") if name.strip())
    except ValueError as unknown:
        raise argparse.ArgumentTypeError(str(unknown)) from None
