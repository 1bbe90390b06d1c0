"""Reads the drawings: SVG text by name, with placeholder colours that the theme fills in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType


def load_pictures(assets: Path) -> Mapping[str, str]:
    """All drawings in ``assets/pictures``, by file name without ending.

    Raises:
        FileNotFoundError: when there is none: the app was not installed whole.
    """
    drawings = {
        file.stem: file.read_text(encoding="utf-8")
        for file in sorted((assets / "pictures").glob("*.svg"))
    }
    if not drawings:
        raise FileNotFoundError(assets / "pictures")
    return MappingProxyType(drawings)
