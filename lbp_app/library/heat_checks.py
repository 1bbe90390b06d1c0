"""Check the numbers of heat against each other."""

from __future__ import annotations

from collections.abc import Iterator

from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.shapes import HeatFile

_AN_HOUR = 60


def heat_problems(document: Document, file: HeatFile) -> Iterator[Problem]:
    """A usual time beyond the longest, checks that never come, lists out of order."""
    pack, wrap = file.pack, file.wrap
    if pack.minutes > pack.longest:
        yield document.problem(
            ("pack", "minutes"),
            "HEAT-TOO-LONG",
            f"A pack of {pack.minutes} minutes is longer than its longest, {pack.longest}.",
            "Please shorten it.",
        )
    if max(wrap.choices) > wrap.hours * _AN_HOUR:
        yield document.problem(
            ("wrap", "choices"),
            "HEAT-TOO-LONG",
            f"A wrap of {max(wrap.choices)} minutes is longer than {wrap.hours} hours.",
            "Please shorten it.",
        )
    for part, name, values, end in (
        ("pack", "checks", pack.checks, pack.minutes),
        ("wrap", "checks", wrap.checks, wrap.hours * _AN_HOUR),
        ("wrap", "choices", wrap.choices, None),
    ):
        if sorted(set(values)) != values:
            yield document.problem(
                (part, name),
                "HEAT-ORDER",
                f"`{part}.{name}` is not in order.",
                "Please write the smallest first, each once.",
            )
        if end is not None and min(values) >= end:
            yield document.problem(
                (part, name),
                "HEAT-NO-CHECK",
                f"The first skin check comes after the end of a {part}.",
                "Please put one before it.",
            )
