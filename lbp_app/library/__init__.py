"""Reads ``content/`` into domain values; what is wrong comes with file, line, code and remedy."""

from lbp_app.library.loading import Loaded, check_content, load_library
from lbp_app.library.problems import Problem, render

__all__ = ["Loaded", "Problem", "check_content", "load_library", "render"]
