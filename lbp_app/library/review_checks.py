"""Check REVIEW.yaml: every file is listed with the version it has, and reviews come round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from lbp_app.library.dates import as_date, date_problem
from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.shapes import ReviewFile

REVIEW = "REVIEW.yaml"
_SOFT = "lessons/"
_NOTICE = timedelta(days=60)


def review_problems(
    document: Document, file: ReviewFile, content: Path, versions: Mapping[str, object]
) -> Iterator[Problem]:
    """Everything that is wrong with the review list. ``versions`` is each read file's version."""
    yield from _date_problems(document, (), file.written, file.review_by)
    # Lessons fail softly, so they are compared in the content check and never at the start.
    there = sorted(
        path
        for p in content.rglob("*.yaml")
        if p.is_file() and not (path := p.relative_to(content).as_posix()).startswith(_SOFT)
    )
    listed = [entry.path for entry in file.files]
    for nth, entry in enumerate(file.files):
        here = ("files", nth)
        yield from _date_problems(document, here, entry.written, entry.review_by)
        if entry.path in listed[:nth]:
            yield document.problem(
                here,
                "REVIEW-DUPLICATE",
                f"`{entry.path}` is listed twice.",
                "Please remove one of the lines.",
            )
        if entry.path not in there and not entry.path.startswith(_SOFT):
            yield document.problem(
                here,
                "REVIEW-NO-SUCH-FILE",
                f"`{entry.path}` is listed but is not there.",
                "Please either correct the path or remove the line.",
            )
        elif versions.get(entry.path, entry.version) != entry.version:
            yield document.problem(
                here,
                "REVIEW-VERSION",
                f"`{entry.path}` says it is version {versions[entry.path]}, here it is "
                f"{entry.version}.",
                "Please review what changed and write the same version in both places.",
            )
    for path in there:
        if path not in listed and path != REVIEW:
            yield document.problem(
                ("files",),
                "REVIEW-LEFT-OUT",
                f"`{path}` is not listed.",
                "Please add a line for it, with `reviewed_by: null` until somebody signs.",
            )


def _date_problems(
    document: Document, here: tuple[str | int, ...], written: str, review_by: str
) -> Iterator[Problem]:
    yield from date_problem(document, (*here, "written"), written)
    yield from date_problem(document, (*here, "review_by"), review_by)
    start, end = as_date(written), as_date(review_by)
    if start is not None and end is not None and end <= start:
        yield document.problem(
            (*here, "review_by"),
            "REVIEW-BEFORE-WRITTEN",
            f"The review date {review_by} is not after the day of writing, {written}.",
            "Please correct one of the two.",
        )


def due_reviews(document: Document, file: ReviewFile, today: date) -> Iterator[Problem]:
    """Reviews that are overdue (fatal), or due within 60 days (a warning up to the day itself)."""
    dates: list[tuple[tuple[str | int, ...], str, str]] = [
        (("review_by",), "the content as a whole", file.review_by)
    ]
    dates += [
        (("files", nth, "review_by"), f"`{entry.path}`", entry.review_by)
        for nth, entry in enumerate(file.files)
        if not entry.path.startswith(_SOFT)
    ]
    for path, what, written in dates:
        by = as_date(written)
        if by is None or by - today > _NOTICE:
            continue
        if by < today:
            yield document.problem(
                path,
                "REVIEW-OVERDUE",
                f"The review of {what} was due by {written}.",
                "Please review it, then set a new version and date.",
            )
        else:
            soon = document.problem(
                path,
                "REVIEW-DUE-SOON",
                f"The review of {what} is due by {written}.",
                "Please plan the review.",
            )
            yield replace(soon, fatal=False)
