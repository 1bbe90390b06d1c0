"""``lbp-app review``: look at exported diaries, read-only, in memory, keeping nothing.

With ``--list`` the list is printed and nothing is shown. Exit codes: 0 all files are in the list,
1 a file is locked or refused, 2 the command or the content is wrong or nothing was found.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lbp_app import bootstrap
from lbp_app.commands.answers import WRONG, end, tell

if TYPE_CHECKING:
    from lbp_app.usecases.ports import Clock, Library
    from lbp_app.usecases.review_desk import Case, Caseload, ReviewDesk

NOT_ALL = 1


def run(argv: Sequence[str], clock: Clock | None = None) -> int:
    """Show the reviewer, or print the list; returns the exit code or ends with a message."""
    wanted = _parser().parse_args(argv)
    missing = [str(path) for path in wanted.files if not path.exists()]
    if missing:
        end(WRONG, f"There is no {', no '.join(missing)}.")
    library = bootstrap.read_content().library
    if library is None:
        end(WRONG, "The content of the app is broken. Start lbp-app to see where.")
    if wanted.list:
        return _print_list(bootstrap.review_desk(library, wanted.files, clock=clock))
    _show(library, wanted)
    return 0


def _show(library: Library, wanted: argparse.Namespace) -> None:
    from lbp_app.devices import launch  # noqa: PLC0415 - not needed for a list

    mode = launch.mode_here(wanted.mode)
    reviewer = bootstrap.Reviewer(library, wanted.files)
    launch.run(
        mode,
        reviewer.main,
        bootstrap.shipped("assets"),
        port=wanted.port,
        warm_up=reviewer.warm_up,
    )


def _print_list(desk: ReviewDesk) -> int:
    from lbp_app.usecases.review_desk import Caseload, Refused  # noqa: PLC0415 - as above

    if not desk.given:
        end(WRONG, "No exported diary (.json or .zip) lies there.")
    gc.disable()  # hardly anything is garbage, and looking for it takes a sixth longer
    try:
        looked = [one if isinstance(one, Refused) else desk.look(one) for one in desk.given]
    finally:
        gc.enable()
    load = Caseload().with_looked(looked)
    for line in lines(desk, load):
        print(line)  # noqa: T201 - the answer to the command
    for locked in load.locked.values():
        tell(f"{locked.source.shown}: {desk.tell.say('reviewer.locked')}")
    for refused in load.refused:
        tell(f"{refused.source.shown}: {desk.why(refused)}")
    return NOT_ALL if load.locked or load.refused else 0


def lines(desk: ReviewDesk, load: Caseload) -> Iterator[str]:
    """The list as text: each diary on one line with tabs, who needs attention first."""
    say = desk.tell.say
    groups = (
        ("reviewer.needs_first", [c for c in load.cases if c.attention.needed]),
        ("reviewer.others", [c for c in load.cases if not c.attention.needed]),
        ("reviewer.older_files", list(load.older)),
    )
    for head, cases in groups:
        if cases:
            yield f"{say(head)} ({len(cases)})"
            yield from (f"  {_line(desk, case)}" for case in cases)
    yield say("reviewer.rules_nothing_out")


def _line(desk: ReviewDesk, case: Case) -> str:
    name = case.name or desk.tell.say("summary.nameless")
    reasons = "; ".join(desk.tell(case.attention))
    made = desk.tell.day(case.made_at.date())
    file = desk.tell.say("reviewer.made_on", file=case.source.shown, day=made)
    return f"{name}\t{reasons}\t{file}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lbp-app review",
        description=(
            "Look at exported diaries (JSON, also behind a password). Files are only read, "
            "nothing is kept, and the diary of this computer is not touched."
        ),
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="exported files, or folders in which they lie; none: choose them in the window",
    )
    parser.add_argument("--list", action="store_true", help="print the list and show nothing")
    parser.add_argument(
        "--mode",
        default="auto",
        choices=["auto", "window", "browser", "serve"],
        help="how to show it; auto chooses what this computer can do",
    )
    parser.add_argument(
        "--port", type=int, default=0, help="port of the local server (default: any)"
    )
    return parser
