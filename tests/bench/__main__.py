"""``python -m tests.bench [NAME ...]``: measure, show a table, write ``.bench/latest.json``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from tests.bench import (
    figures,
    lesson,
    planner,
    review,
    save,
    share,
    start,
    tap,
    ten_years,
    web,
    weight,
)
from tests.bench.figures import Row
from tests.bench.place import FOLDER, tell

MEASURES: Mapping[str, Callable[[], list[Row]]] = {
    "content": weight.measure_content,
    "imports": weight.measure_imports,
    "planner": planner.measure,
    "review": review.measure,
    "save": save.measure,
    "share": share.measure,
    "ten_years": ten_years.measure,
    "tap": tap.measure,
    "lesson": lesson.measure,
    "start": start.measure,
    "web": web.measure,
}
"""A new measure is one line here: its name, and the function that gives its rows."""

LATEST = FOLDER / "latest.json"


def main(argv: Sequence[str] | None = None) -> None:
    """Run the named measures, or all; the file holds what this run has measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    names = parser.parse_args(argv).names
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        parser.error(f"no measure called {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    rows = [row for name in names or MEASURES for row in _measured(name)]
    figures.write(rows, LATEST)
    sys.stdout.write(figures.table(rows) + "\n")


def _measured(name: str) -> list[Row]:
    tell(f"{name} ...")
    began = time.monotonic()
    rows = MEASURES[name]()
    tell(f"{name}: {time.monotonic() - began:.0f} s")
    return rows


if __name__ == "__main__":
    main()
