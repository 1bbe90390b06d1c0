"""How facts of the log are written: their names and their JSON, which the storage knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FactForms:
    """``kind_of`` gives the name of a class of facts, the others its JSON and back.

    All raise ValueError on what is not known; bootstrap hands over those of the storage.
    """

    kind_of: Callable[[type[Any]], str]
    to_json: Callable[[object], str]
    from_json: Callable[[str, str], Any]
