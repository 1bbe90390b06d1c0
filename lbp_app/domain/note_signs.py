"""Find warning signs in a free note, so that words like "can't pee" open the safety questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})
_NOT_WORD = re.compile(r"[^a-z0-9 ]+")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Lower case, no accents, no apostrophes or punctuation, single spaces."""
    text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).lower())
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("'", "")
    return _SPACES.sub(" ", _NOT_WORD.sub(" ", text)).strip()


def groups_in_note(note: str, signs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The groups of safety questions that a note mentions.

    ``signs`` maps a group to phrases; all words of a phrase must occur in the note in that order,
    at most three other words apart. A "no" before a phrase does not matter: asking once too often
    is the safe side.
    """
    words = plain(note).split(" ")
    return tuple(
        group
        for group, phrases in signs.items()
        if any(_mentions(words, plain(phrase).split(" ")) for phrase in phrases)
    )


_GAP = 3


def _mentions(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return any(_follows(words, phrase, at) for at in range(len(words)))


def _follows(words: Sequence[str], phrase: Sequence[str], at: int) -> bool:
    for nth, wanted in enumerate(phrase):
        reach = 1 if nth == 0 else _GAP + 1
        found = next((i for i in range(at, min(at + reach, len(words))) if words[i] == wanted), -1)
        if found < 0:
            return False
        at = found + 1
    return True
