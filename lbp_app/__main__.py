"""The start: parse the command, read the content, hand over."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from lbp_app import __version__
from lbp_app.commands import COMMANDS

BROKEN_CONTENT = 2
ALREADY_OPEN = 3


def main(argv: Sequence[str] | None = None) -> None:
    """Start Back Diary.

    Exit codes: 0 after a normal end, 2 when a rule or content file is broken (or the command is
    wrong), 3 when the diary is already open in another Back Diary. The commands have further ones.
    """
    given = sys.argv[1:] if argv is None else argv
    if given and given[0] in COMMANDS:
        sys.exit(import_module(f"lbp_app.commands.{given[0]}").run(given[1:]))
    wanted = _parser().parse_args(given)
    # Next to nothing of the start is garbage, and looking for it took a seventh of the time.
    gc.disable()
    try:
        _start(wanted)
    finally:
        gc.enable()


def _start(wanted: argparse.Namespace) -> None:
    from lbp_app import bootstrap  # noqa: PLC0415 - "--help" and "--version" answer at once
    from lbp_app.devices import launch  # noqa: PLC0415

    if not bootstrap.content_is_known():
        _refuse_broken_content()
    folder = bootstrap.data_folder()
    mode = launch.mode_here(wanted.mode)
    if mode in (launch.Mode.BROWSER, launch.Mode.SERVE) and bootstrap.in_use(folder):
        print(bootstrap.library().text("trouble.in_use"), file=sys.stderr)  # noqa: T201
        sys.exit(ALREADY_OPEN)
    app = bootstrap.App(bootstrap.library, folder)
    launch.run(mode, app.main, bootstrap.shipped("assets"), port=wanted.port, warm_up=app.warm_up)


def _refuse_broken_content() -> None:
    from lbp_app import bootstrap  # noqa: PLC0415 - as above
    from lbp_app.library.problems import render  # noqa: PLC0415

    loaded = bootstrap.read_content()
    if loaded.library is None:
        print(render(loaded.problems), file=sys.stderr)  # noqa: T201 - the answer to the command
        sys.exit(BROKEN_CONTENT)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lbp-app",
        description="Back Diary, on this device only.",
        epilog="; ".join(f"lbp-app {name} --help: {what}" for name, what in COMMANDS.items()),
    )
    parser.add_argument(
        "--mode",
        default="auto",
        choices=["auto", "window", "browser", "serve"],
        help="how to show it; auto chooses what this computer can do",
    )
    parser.add_argument(
        "--port", type=int, default=0, help="port of the local server (default: any)"
    )
    parser.add_argument("--version", action="version", version=f"Back Diary {__version__}")
    return parser


if __name__ == "__main__":
    main()
