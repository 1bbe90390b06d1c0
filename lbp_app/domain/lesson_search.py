"""Find lessons by plain or medical words, with typing errors forgiven."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lbp_app.domain.lessons import Lesson, body_texts
from lbp_app.domain.note_signs import plain

MOST_RESULTS = 8

_TITLE, _SEARCH, _SUMMARY, _HEADINGS, _BODY = 5.0, 5.0, 3.0, 2.0, 1.0
_WHOLE_PHRASE = 2.0
"""What a search phrase found whole adds, times the weight of its words."""

_SAME, _BEGINNING, _ONE_SLIP, _TWO_SLIPS = 1.0, 0.85, 0.75, 0.55
_WORTH_SHOWING = 0.2
"""Of the best score; what is below would only be noise."""

# Words that stand in every question and tell no lesson from another.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        a about after all also am an and any are as at be because been being but by can cant could
        did do does dont for from get gets getting got had has have having help her him his how i
        if im in into is isnt it its ive just like me more much my myself need no not of off on or
        our out please really shall she should so some still than that the their them then there
        these they thing things this those to too up us very want was we what when where which
        while who why will with without wont would you your
        """,
    )
)


@dataclass(frozen=True, slots=True)
class LessonIndex:
    """The words of all lessons: for each word, how much it weighs in each lesson.

    ``phrases`` are the search words of each lesson, each phrase as its stems.
    """

    words: Mapping[str, Mapping[str, float]]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    lessons: int


def build_index(lessons: Iterable[Lesson]) -> LessonIndex:
    """Make the index of these lessons."""
    words: dict[str, dict[str, float]] = {}
    phrases: list[tuple[str, tuple[str, ...]]] = []
    count = 0
    for lesson in lessons:
        count += 1
        for text, weight in _fields(lesson):
            for stem in stems(text):
                here = words.setdefault(stem, {})
                here[lesson.id] = max(weight, here.get(lesson.id, 0.0))
        phrases += [(lesson.id, stems(phrase)) for phrase in lesson.search if stems(phrase)]
    frozen = {word: MappingProxyType(here) for word, here in words.items()}
    return LessonIndex(MappingProxyType(frozen), tuple(phrases), count)


def find_lessons(index: LessonIndex, query: str) -> tuple[str, ...]:
    """The ids of the lessons that fit the query, best first, at most ``MOST_RESULTS``.

    A stem of four letters or more may have one slip (a letter wrong, missing, too many, or two
    swapped), one of seven or more two. The beginning of a word is enough.
    """
    asked = tuple(dict.fromkeys(stems(query)))
    near = {word: dict(_near(index, word)) for word in asked}
    scores: dict[str, float] = {}
    for found in near.values():
        best: dict[str, float] = {}
        for known, likeness in found.items():
            rarity = _rarity(index, known)
            for lesson, weight in index.words[known].items():
                best[lesson] = max(best.get(lesson, 0.0), weight * likeness * rarity)
        for lesson, score in best.items():
            scores[lesson] = scores.get(lesson, 0.0) + score
    meant = {known for found in near.values() for known in found}
    for lesson, phrase in index.phrases:
        if len(phrase) > 1 and meant.issuperset(phrase):
            scores[lesson] += _WHOLE_PHRASE * sum(_rarity(index, word) for word in phrase)
    ranked = sorted(scores, key=lambda lesson: (-scores[lesson], lesson))
    least = _WORTH_SHOWING * max(scores.values(), default=0.0)
    return tuple(lesson for lesson in ranked if scores[lesson] >= least)[:MOST_RESULTS]


def stems(text: str) -> tuple[str, ...]:
    """The words of a text that mean something, without their endings."""
    return tuple(_stem(word) for word in plain(text).split() if word not in _EMPTY)


_SHORTEST_STEM = 3
_ENDINGS = ("ingly", "iness", "ness", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        cut = word.removesuffix(ending)
        if cut != word and len(cut) >= _SHORTEST_STEM:
            doubled = cut[-1] == cut[-2] and cut[-1] not in "sle"
            return cut[:-1] if doubled else cut
    return word


def _fields(lesson: Lesson) -> Iterator[tuple[str, float]]:
    yield lesson.title, _TITLE
    yield lesson.id, _TITLE
    for phrase in lesson.search:
        yield phrase, _SEARCH
        # "X-ray" and "heat pack" are often typed as one word.
        yield plain(phrase).replace(" ", ""), _SEARCH
    yield lesson.summary, _SUMMARY
    yield lesson.key, _SUMMARY
    yield lesson.today, _HEADINGS
    for heading in lesson.headings:
        yield heading, _HEADINGS
    for text in body_texts(lesson.body):
        yield text, _BODY


def _rarity(index: LessonIndex, word: str) -> float:
    """How much a word tells: little when most lessons have it. Passing mentions count less."""
    heard = sum(min(weight, _SUMMARY) / _SUMMARY for weight in index.words[word].values())
    return math.log(1 + index.lessons / max(heard, 0.5))


def _near(index: LessonIndex, word: str) -> Iterator[tuple[str, float]]:
    """The words that the patient may mean. A word that is known is not taken for a slip."""
    if word in index.words:
        yield word, _SAME
    for known in index.words:
        if known.startswith(word) and known != word and len(word) >= _SHORTEST_STEM:
            yield known, _BEGINNING
        elif word not in index.words and (likeness := _likeness(word, known)) > 0:
            yield known, likeness


_LONG_ENOUGH_FOR_ONE = 4
_LONG_ENOUGH_FOR_TWO = 7


def _likeness(word: str, known: str) -> float:
    shorter = min(len(word), len(known))
    allowed = (shorter >= _LONG_ENOUGH_FOR_ONE) + (shorter >= _LONG_ENOUGH_FOR_TWO)
    if not allowed or abs(len(word) - len(known)) > allowed:
        return 0.0
    slips = _slips(word, known, allowed)
    if slips > allowed:
        return 0.0
    return _ONE_SLIP if slips == 1 else _TWO_SLIPS


def _slips(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, too many or swapped with their neighbour; above ``most``, any."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        two_before, before, row = before, row, [at]
        for to, wanted in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            swapped = at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted
            row.append(min(cost, two_before[to - 2] + 1) if swapped else cost)
        if min(row) > most:
            return most + 1
    return row[-1]
