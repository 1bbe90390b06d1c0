"""What a measurement gives: rows with a value, a unit and an aim, for people and for programs."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. ``holds`` says whether the aim is met; both are None without an aim."""

    name: str
    value: float
    unit: str
    aim: str | None = None
    holds: bool | None = None


def figure(name: str, value: float, unit: str, *, at_most: float | None = None) -> Row:
    """A row whose aim, if any, is "at most"; the value as measured decides, not the rounded one."""
    shown = round(value, 3)
    if at_most is None:
        return Row(name, shown, unit)
    return Row(name, shown, unit, f"<= {at_most:g}", value <= at_most)


def median(values: Sequence[float]) -> float:
    """The middle value.

    Raises:
        statistics.StatisticsError: without any value.
    """
    return statistics.median(values)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times ``theirs`` our median is."""
    return median(ours) / median(theirs)


def in_turns(
    ours: Callable[[], _Result], theirs: Callable[[], _Result], rounds: int, *, warm_up: int = 1
) -> tuple[list[_Result], list[_Result]]:
    """Run both A B A B ..., so that a slow minute of the machine hits both alike.

    The first ``warm_up`` rounds fill caches and are left out.
    """
    pairs = [(ours(), theirs()) for _ in range(warm_up + rounds)][warm_up:]
    return [a for a, _ in pairs], [b for _, b in pairs]


def table(rows: Sequence[Row]) -> str:
    """The rows for people, one line each under a head."""
    head = ("name", "value", "unit", "aim", "holds")
    holds = {True: "yes", False: "NO", None: ""}
    lines = [head, *((r.name, f"{r.value:g}", r.unit, r.aim or "", holds[r.holds]) for r in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    name, value, *rest = zip(cells, widths, strict=True)
    parts = [name[0].ljust(name[1]), value[0].rjust(value[1])]
    return "  ".join([*parts, *(cell.ljust(width) for cell, width in rest)]).rstrip()


def write(rows: Sequence[Row], path: Path) -> None:
    """Write the rows as a JSON list, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", "utf-8")
    unfinished.replace(path)
