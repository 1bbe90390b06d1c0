"""The app's own words: nested keys in the file, one dotted key for each text in the library."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.texts import Text, text_problems

_KEY = re.compile(r"[A-Za-z0-9_]+")


def app_texts(document: Document) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every text with its path; ``version`` is about the file and no text."""
    for path, value in _leaves((), document.data):
        if path != ("version",):
            yield path, value


def app_word_problems(document: Document, taken: Collection[str]) -> Iterator[Problem]:
    """Everything that is wrong with the app's words. ``taken`` are keys that are in use already."""
    if not isinstance(document.version, str):
        yield document.problem(
            ("version",),
            "FIELD-MISSING",
            "`version` is missing or is not text.",
            "Please add the version in quotes.",
        )
    texts = []
    for path, words in app_texts(document):
        key = ".".join(path)
        if not path or not all(_KEY.fullmatch(step) for step in path):
            yield document.problem(
                path,
                "WORDS-KEY",
                f"`{key}` cannot be a key.",
                "Please use letters, digits and underscores only.",
            )
        elif key in taken:
            yield document.problem(
                path,
                "WORDS-KEY-TAKEN",
                f"`{key}` stands in another file of words already.",
                "Please choose another key.",
            )
        elif not isinstance(words, str):
            yield document.problem(
                path, "FIELD-TYPE", f"`{key}` should be text.", "Please put the words in quotes."
            )
        elif not words.strip():
            yield document.problem(
                path,
                "FIELD-VALUE",
                f"`{key}` is empty.",
                "Please either write the words or remove the key.",
            )
        else:
            texts.append(Text(path, words, allowed=None))
    yield from text_problems(document, texts)


def _leaves(path: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves((*path, key), inner)
    else:
        yield path, value
