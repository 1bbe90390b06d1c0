"""What became of reading the content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lbp_app.library.problems import Problem
    from lbp_app.usecases.ports import Library


@dataclass(frozen=True, slots=True)
class Loaded:
    """The library, or None when any problem is fatal; and every problem found."""

    library: Library | None
    problems: tuple[Problem, ...]
