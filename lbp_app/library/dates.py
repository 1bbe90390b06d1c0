"""Dates in content files: written as year-month-day and kept as text until they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def as_date(text: str) -> date | None:
    """The date, None when the text is none."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def date_problem(document: Document, path: Sequence[str | int], text: str) -> Iterator[Problem]:
    """A problem when ``text`` is not a date."""
    if as_date(text) is None:
        yield document.problem(
            path,
            "DATE-INVALID",
            f"`{text}` is not a date.",
            "Please write a real day as year-month-day, such as 2026-11-23.",
        )
