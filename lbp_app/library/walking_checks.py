"""Check the numbers of the walking plan against each other."""

from __future__ import annotations

from collections.abc import Iterator

from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.walking_shapes import WalkingFile


def walking_problems(document: Document, file: WalkingFile) -> Iterator[Problem]:
    """Numbers that contradict each other, a slower track that is not slower, reviews in no order.

    Each would let the plan grow where it should wait, or leave it without a way down.
    """
    if file.hold.done_percent >= file.step_up.done_percent:
        yield document.problem(
            ("hold", "done_percent"),
            "WALK-RANGE",
            "A week that stays would need no fewer walks than a week that grows.",
            "Please lower it below `step_up.done_percent`.",
        )
    if file.step_down.pain_from <= file.step_up.most_pain:
        yield document.problem(
            ("step_down", "pain_from"),
            "WALK-RANGE",
            "The same pain would make the plan grow and shrink.",
            "Please set it above `step_up.most_pain`.",
        )
    if file.step_down.shortest_minutes > file.start.shortest_minutes:
        yield document.problem(
            ("step_down", "shortest_minutes"),
            "WALK-RANGE",
            "The shortest walk is longer than the one the plan begins with.",
            "Please lower it to `start.shortest_minutes` at most.",
        )
    if file.start.days > file.ceiling.days:
        yield document.problem(
            ("start", "days"),
            "WALK-RANGE",
            "The plan begins with more days than it ends with.",
            "Please lower it to `ceiling.days` at most.",
        )
    yield from _tracks(document, file)


def _tracks(document: Document, file: WalkingFile) -> Iterator[Problem]:
    usual, slower = file.tracks.usual, file.tracks.slower
    if (
        slower.weeks_between_steps < usual.weeks_between_steps
        or slower.most_increase_percent > usual.most_increase_percent
    ):
        yield document.problem(
            ("tracks", "slower"),
            "WALK-TRACK",
            "The slower track grows faster than the usual one.",
            "Please give it at least as many weeks and at most as many percent.",
        )
    for name, weeks in (("usual", file.reviews.usual), ("slower", file.reviews.slower)):
        if sorted(set(weeks)) != weeks:
            yield document.problem(
                ("reviews", name),
                "WALK-ORDER",
                f"`reviews.{name}` is not in order.",
                "Please write the smallest first, each once.",
            )
    if len(file.reviews.slower) < len(file.reviews.usual):
        yield document.problem(
            ("reviews", "slower"),
            "WALK-TRACK",
            "The slower track has fewer reviews than the usual one.",
            "Please give it at least as many.",
        )
