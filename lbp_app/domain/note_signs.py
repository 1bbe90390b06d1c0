"""Find warning signs in a free note, so that words like "can't pee" open the safety questions."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u2032\u00b4`", "'"))
_NOT_WORD = re.compile(r"[^a-z0-9 ]+")
_SPACES = re.compile(r"\s+")
_GAP = 3
LEAVE_OUT = "-"
ANY_ENDING = "*"


def plain(text: str) -> str:
    """Lower case, no accents, no apostrophes or punctuation, single spaces."""
    text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).lower())
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("'", "")
    return _SPACES.sub(" ", _NOT_WORD.sub(" ", text)).strip()


def groups_in_note(note: str, signs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The groups of safety questions that a note mentions.

    ``signs`` maps a group to phrases. A phrase is found when all its words stand in the note in
    any order, with at most three other words among them; ``numb*`` is any word that begins with
    numb. A phrase that begins with ``-`` ("-fell asleep") is left out of the note first. A "no"
    before a sign does not matter: asking once too often is the safe side.
    """
    words = plain(note).split()
    return tuple(group for group, phrases in signs.items() if _mentions_any(words, phrases))


@dataclass(frozen=True)
class _Word:
    stem: str
    any_ending: bool

    @functools.cached_property
    def mark(self) -> str:
        """What stands in a note, with a space before and after each word, that has this word."""
        return f" {self.stem}" if self.any_ending else f" {self.stem} "

    def fits(self, word: str) -> bool:
        return word.startswith(self.stem) if self.any_ending else word == self.stem


_Phrase = tuple[_Word, ...]


def _mentions_any(words: Sequence[str], phrases: Sequence[str]) -> bool:
    left_out, wanted = _read(tuple(phrases))
    for phrase in left_out:
        words = _left_out(words, phrase)
    note = f" {' '.join(words)} "
    # Most phrases of most notes: what the whole note lacks no stretch of it can hold.
    possible = (phrase for phrase in wanted if phrase[0].mark in note)
    return any(_mentions(words, p) for p in possible if all(word.mark in note for word in p))


@functools.lru_cache(maxsize=64)
def _read(phrases: tuple[str, ...]) -> tuple[Sequence[_Phrase], Sequence[_Phrase]]:
    """The phrases that are left out of a note, and those that are looked for."""
    left_out = (_words(p.removeprefix(LEAVE_OUT)) for p in phrases if p.startswith(LEAVE_OUT))
    wanted = (_words(p) for p in phrases if not p.startswith(LEAVE_OUT))
    return tuple(filter(None, left_out)), tuple(filter(None, wanted))


def _words(phrase: str) -> _Phrase:
    return tuple(
        _Word(stem, part.endswith(ANY_ENDING))
        for part in phrase.split()
        for stem in plain(part).split()
    )


def _mentions(words: Sequence[str], phrase: _Phrase) -> bool:
    """All words of the phrase within a stretch of the note that is little longer."""
    reach = len(phrase) + (_GAP if len(phrase) > 1 else 0)
    stretches = (words[at : at + reach] for at in range(len(words)))
    return any(
        all(any(wanted.fits(word) for word in stretch) for wanted in phrase)
        for stretch in stretches
    )


def _left_out(words: Sequence[str], phrase: _Phrase) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(words):
        here = words[at : at + len(phrase)]
        if len(here) == len(phrase) and all(p.fits(w) for p, w in zip(phrase, here, strict=True)):
            at += len(phrase)
        else:
            kept.append(words[at])
            at += 1
    return kept
