"""Whose a measure is, on which terms it may stand here, and where its words were read."""

from __future__ import annotations

from dataclasses import dataclass

from lbp_app.domain.measures import Edition


@dataclass(frozen=True, slots=True)
class Source:
    """One place where a measure was read. ``verified``: it was read there, not only named."""

    title: str
    url: str
    seen: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A measure that may be asked. ``terms_verified`` says that its terms were read at the owner's.

    ``missing`` tells in words what becomes of missing answers.
    """

    edition: Edition
    own_words: bool
    attribution: str
    terms: str
    terms_verified: bool
    missing: str
    sources: tuple[Source, ...]
