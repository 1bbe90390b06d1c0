"""Reads ``content/`` into domain values; what is wrong comes with file, line, code and remedy."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lbp_app.library.loading import Loaded, check_content, load_library
    from lbp_app.library.problems import Problem, render

__all__ = ["Loaded", "Problem", "check_content", "load_library", "render"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever was asked for
    # Where the content comes packed, nothing here is needed, and Pydantic is slow to load.
    if name not in __all__:
        raise AttributeError(name)
    module = "problems" if name in {"Problem", "render"} else "loading"
    return getattr(import_module(f"lbp_app.library.{module}"), name)
