"""What can be wrong in the content: a place in a file, a stable code, plain words and a remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. ``file`` is relative to the content folder, ``line`` counts from 1.

    ``code`` is for ever. ``message`` says what is wrong, ``remedy`` starts with "Please".
    ``fatal`` is False for what may wait, such as a review that is due soon.
    """

    file: str
    line: int
    code: str
    message: str
    remedy: str
    fatal: bool = True


def render(problems: Iterable[Problem], *, folder: str = "content") -> str:
    """One line per problem: file, line, code, what is wrong and how to mend it."""
    return "\n".join(
        f"{folder}/{p.file}:{p.line}: {p.code}{'' if p.fatal else ' (warning)'}: "
        f"{p.message} {p.remedy}"
        for p in problems
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and line."""
    return tuple(sorted(set(problems)))
