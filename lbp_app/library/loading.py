"""Read, check and build all content of one language; anything wrong, and there is no library."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from pydantic import BaseModel

from lbp_app.domain.measures import Instrument
from lbp_app.domain.questionnaire import Questionnaire
from lbp_app.library import building
from lbp_app.library.app_words import app_texts, app_word_problems
from lbp_app.library.care_checks import VERIFIED_COUNTRIES, care_problems, too_few
from lbp_app.library.documents import Document, read_document
from lbp_app.library.heat_checks import heat_problems
from lbp_app.library.loaded import Loaded
from lbp_app.library.problems import Problem, in_order
from lbp_app.library.questionnaires import questionnaire_versions, read_questionnaires
from lbp_app.library.red_flag_checks import red_flag_problems
from lbp_app.library.review_checks import REVIEW, due_reviews, review_problems
from lbp_app.library.shapes import (
    CareFile,
    HeatFile,
    NoteSignsFile,
    RedFlagWordsFile,
    ReviewFile,
    RulesFile,
    shaped,
)
from lbp_app.library.step_checks import step_problems
from lbp_app.library.step_shapes import StepsFile
from lbp_app.library.walking_checks import walking_problems
from lbp_app.library.walking_shapes import WalkingFile
from lbp_app.library.word_checks import note_sign_problems, red_flag_word_problems
from lbp_app.usecases.ports import Library

RULES = "red_flags/rules.yaml"
CARE = "care/countries.yaml"
HEAT = "plan/heat.yaml"
WALKING = "plan/walking.yaml"
STEPS = "plan/steps.yaml"
_WORDS_APART = ("red_flags.yaml", "note_signs.yaml")
"""Words with a form of their own; all other files of a language hold the app's own words."""


ShapeT = TypeVar("ShapeT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Part(Generic[ShapeT]):
    """One file as far as it could be read: ``shape`` is None when it has faults of form."""

    document: Document | None
    shape: ShapeT | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """All files of one language."""

    rules: Part[RulesFile]
    words: Part[RedFlagWordsFile]
    signs: Part[NoteSignsFile]
    care: Part[CareFile]
    heat: Part[HeatFile]
    walking: Part[WalkingFile]
    steps: Part[StepsFile]
    review: Part[ReviewFile]
    app: tuple[Document, ...]
    app_problems: tuple[Problem, ...]


def load_library(content: Path, *, language: str = "en") -> Loaded:
    """Load everything in ``content``; a faulty file is never an exception but a problem.

    Looks at no clock: an overdue review never keeps a patient out.
    """
    parts = read_parts(content, language)
    problems = in_order(_problems(parts, content))
    if any(p.fatal for p in problems):
        return Loaded(None, problems)
    return Loaded(_library(parts, content), problems)


def check_content(
    content: Path,
    today: date,
    *,
    verified_countries: int = VERIFIED_COUNTRIES,
    pictures: Collection[str] | None = None,
) -> tuple[Problem, ...]:
    """Every problem in every language, with reviews overdue on ``today`` and too few countries.

    ``pictures`` are the drawings that lessons may name; not looked at when None.
    """
    # The app never checks all lessons, so it need not load what they are read with.
    from lbp_app.library.lesson_collection import (  # noqa: PLC0415
        lesson_collection_problems,
        lesson_review_problems,
        read_lessons,
    )

    languages = sorted(p.name for p in (content / "text").glob("*") if p.is_dir()) or ["en"]
    found: list[Problem] = []
    parts = read_parts(content, languages[0])
    for language in languages:
        spoken = read_parts(content, language)
        found += _problems(spoken, content)
        found += read_questionnaires(content, _own_texts(spoken))[1]
        lessons = read_lessons(content, language)
        found += lesson_collection_problems(lessons, today, pictures)
        review = spoken.review
        if review.document is not None and review.shape is not None:
            found += lesson_review_problems(review.document, review.shape, lessons)
    if parts.care.document is not None and parts.care.shape is not None:
        found += too_few(parts.care.document, parts.care.shape, verified_countries)
    if parts.review.document is not None and parts.review.shape is not None:
        found += due_reviews(parts.review.document, parts.review.shape, today)
        later = questionnaire_versions(content)
        found += review_problems(parts.review.document, parts.review.shape, content, later)
    return in_order(found)


def read_parts(content: Path, language: str) -> Parts:
    """Read every file of one language and bring it into its shape."""
    read = [read_document(content, file) for file in _app_files(content, language)]
    return Parts(
        rules=_part(content, RULES, RulesFile),
        words=_part(content, f"text/{language}/red_flags.yaml", RedFlagWordsFile),
        signs=_part(content, f"text/{language}/note_signs.yaml", NoteSignsFile),
        care=_part(content, CARE, CareFile),
        heat=_part(content, HEAT, HeatFile),
        walking=_part(content, WALKING, WalkingFile),
        steps=_part(content, STEPS, StepsFile),
        review=_part(content, REVIEW, ReviewFile),
        app=tuple(document for document, _ in read if document is not None),
        app_problems=tuple(problem for _, problems in read for problem in problems),
    )


def _app_files(content: Path, language: str) -> list[str]:
    """The app's own words: ``app.yaml``, and a file for each part of the app beside it."""
    folder = f"text/{language}"
    there = {f"{folder}/{path.name}" for path in (content / folder).glob("*.yaml")}
    apart = {f"{folder}/{name}" for name in _WORDS_APART}
    return sorted((there | {f"{folder}/app.yaml"}) - apart)


def _part(content: Path, file: str, shape: type[ShapeT]) -> Part[ShapeT]:
    document, problems = read_document(content, file)
    if document is None:
        return Part(None, None, problems)
    return Part(document, *shaped(document, shape))


def _problems(parts: Parts, content: Path) -> Iterator[Problem]:
    rules, words, signs, care, review = (
        parts.rules,
        parts.words,
        parts.signs,
        parts.care,
        parts.review,
    )
    for part in (rules, words, signs, care, parts.heat, parts.walking, parts.steps, review):
        yield from part.problems
    yield from parts.app_problems
    if rules.document is not None and rules.shape is not None:
        yield from red_flag_problems(rules.document, rules.shape)
    if words.document is not None and words.shape is not None:
        yield from red_flag_word_problems(words.document, words.shape, rules.shape)
    if signs.document is not None and signs.shape is not None:
        yield from note_sign_problems(signs.document, signs.shape, rules.shape)
    if care.document is not None and care.shape is not None:
        yield from care_problems(care.document, care.shape)
    yield from _plan_problems(parts)
    taken = set(building.red_flag_keys(words.shape)) if words.shape is not None else set()
    for app in parts.app:
        yield from app_word_problems(app, taken)
        taken |= {".".join(path) for path, _ in app_texts(app)}
    if review.document is not None and review.shape is not None:
        yield from review_problems(review.document, review.shape, content, _versions(parts))


def _plan_problems(parts: Parts) -> Iterator[Problem]:
    if parts.heat.document is not None and parts.heat.shape is not None:
        yield from heat_problems(parts.heat.document, parts.heat.shape)
    if parts.walking.document is not None and parts.walking.shape is not None:
        yield from walking_problems(parts.walking.document, parts.walking.shape)
    if parts.steps.document is not None and parts.steps.shape is not None:
        yield from step_problems(parts.steps.document, parts.steps.shape, _own_texts(parts))


def _versions(parts: Parts) -> Mapping[str, object]:
    documents = (
        parts.rules.document,
        parts.words.document,
        parts.signs.document,
        parts.care.document,
        parts.heat.document,
        parts.walking.document,
        parts.steps.document,
        *parts.app,
    )
    return {d.file: d.version for d in documents if d is not None and d.version is not None}


def _own_texts(parts: Parts) -> Mapping[str, str]:
    return {".".join(path): str(text) for file in parts.app for path, text in app_texts(file)}


def _library(parts: Parts, content: Path) -> Library | None:
    rules, words, care, signs = (
        parts.rules.shape,
        parts.words.shape,
        parts.care.shape,
        parts.signs.shape,
    )
    review, app = parts.review.shape, parts.app
    heat, walking, steps = parts.heat.shape, parts.walking.shape, parts.steps.shape
    if not (rules and words and care and signs and review and app and heat and walking and steps):
        return None
    own = _own_texts(parts)

    @cache
    def questionnaires() -> Mapping[Instrument, Questionnaire]:
        return read_questionnaires(content, own)[0]

    return Library(
        table=building.red_flag_table(rules),
        wording=building.wording(words),
        countries=building.countries(care),
        unknown_country=building.unknown_country(care),
        note_signs=building.note_signs(signs),
        texts=MappingProxyType({**building.red_flag_keys(words), **own}),
        review=building.review(review),
        questionnaires=questionnaires,
        heat=building.heat(heat),
        walking=building.walking(walking),
        steps=building.care_steps(steps),
    )
