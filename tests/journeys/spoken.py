"""The reviewed words that a journey looks for; they change in the content, not in the journeys."""

from __future__ import annotations

from functools import cache

from lbp_app import bootstrap
from lbp_app.usecases.ports import Library


@cache
def library() -> Library:
    """The content as the app reads it."""
    content = bootstrap.read_content().library
    assert content is not None
    return content


def tile(group: str) -> str:
    """What stands on the tile of a group."""
    return library().wording.groups[group]


def title(group: str) -> str:
    """What stands over the questions of a group."""
    return library().text(f"red_flags.groups.{group}.title")


def ask(question: str) -> str:
    """A safety question."""
    return library().wording.asks[question]


def questions_of(group: str) -> list[str]:
    """The questions of a group, in their order."""
    return [ask(question.id) for question in library().table.questions_of(group)]


def groups() -> tuple[str, ...]:
    """All groups, in their order."""
    return library().table.groups
