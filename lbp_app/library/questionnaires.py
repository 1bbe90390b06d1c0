"""Read the measures of ``content/questionnaires`` when they are first asked for, and check them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from lbp_app.domain.measures import Edition, Instrument, Rule, current
from lbp_app.domain.questionnaire import Questionnaire, Source
from lbp_app.library.dates import date_problem
from lbp_app.library.documents import Document, read_document
from lbp_app.library.problems import Problem
from lbp_app.library.shapes import QuestionnaireFile, shaped

FOLDER = "questionnaires"
_BY_OPTION = 7
"""Scales of up to seven steps show a word for each; longer ones name their two ends."""


def read_questionnaires(
    content: Path, keys: Collection[str]
) -> tuple[Mapping[Instrument, Questionnaire], tuple[Problem, ...]]:
    """The sound measures, and every problem of the others. ``keys`` are those of the words.

    A faulty file takes away its own measure and nothing else: the diary works without it.
    """
    found: dict[Instrument, Questionnaire] = {}
    problems: list[Problem] = []
    for path in sorted((content / FOLDER).glob("*.yaml")):
        questionnaire, faults = _read(content, f"{FOLDER}/{path.name}", keys)
        problems += faults
        if questionnaire is not None and not faults:
            found[questionnaire.edition.instrument] = questionnaire
    return MappingProxyType(found), tuple(problems)


def questionnaire_versions(content: Path) -> Mapping[str, object]:
    """The version that each file says it has, for the review list."""
    files = (f"{FOLDER}/{path.name}" for path in sorted((content / FOLDER).glob("*.yaml")))
    documents = (read_document(content, file)[0] for file in files)
    return {d.file: d.version for d in documents if d is not None and d.version is not None}


def _read(
    content: Path, file: str, keys: Collection[str]
) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    document, problems = read_document(content, file)
    if document is None:
        return None, problems
    shape, faults = shaped(document, QuestionnaireFile)
    if shape is None:
        return None, faults
    if shape.id not in set(Instrument) or f"{FOLDER}/{shape.id}.yaml" != file:
        return None, (_unknown(document, shape),)
    edition = current(Instrument(shape.id))
    found = (
        *_differences(document, shape, edition),
        *_source_problems(document, shape),
        *_missing_words(document, shape, keys),
    )
    return _built(shape, edition), found


def _unknown(document: Document, shape: QuestionnaireFile) -> Problem:
    known = ", ".join(Instrument)
    return document.problem(
        ("id",),
        "MEASURE-UNKNOWN",
        f"`{shape.id}` is no measure of this app, or not the one that the file is named after.",
        f"Please name one of {known}, and the file like it.",
    )


def _differences(
    document: Document, shape: QuestionnaireFile, edition: Edition
) -> Iterator[Problem]:
    """A score must mean the same to the file, to the app and to a reader of an export."""
    said: Mapping[str, tuple[object, object]] = {
        "edition": (shape.edition, edition.number),
        "items": (shape.items, list(edition.items)),
        "lowest": (shape.lowest, edition.lowest),
        "highest": (shape.highest, edition.highest),
        "rule": (shape.rule, edition.rule.value),
        "better": (shape.better, "higher" if edition.higher_is_better else "lower"),
    }
    for field, (here, there) in said.items():
        if here != there:
            yield document.problem(
                (field,),
                "MEASURE-DIFFERS",
                f"`{field}` is not what the app scores by: {there}.",
                "Please correct it, or make a new edition in the app with its own scoring.",
            )


def _source_problems(document: Document, shape: QuestionnaireFile) -> Iterator[Problem]:
    if shape.words == "published" and not any(source.verified for source in shape.sources):
        yield document.problem(
            ("sources",),
            "MEASURE-SOURCE",
            "Published words stand here, and no place where they were read.",
            "Please add the source, or write the measure in own words.",
        )
    for nth, source in enumerate(shape.sources):
        here = ("sources", nth)
        yield from date_problem(document, (*here, "retrieved"), source.retrieved)
        if not source.url.startswith(("https://", "http://")):
            yield document.problem(
                (*here, "url"),
                "MEASURE-URL",
                f"`{source.url}` is no address.",
                "Please give the whole address, with https.",
            )


def _missing_words(
    document: Document, shape: QuestionnaireFile, keys: Collection[str]
) -> Iterator[Problem]:
    for key in needed_words(shape):
        if key not in keys:
            yield document.problem(
                ("items",),
                "MEASURE-WORDS",
                f"There are no words for `{key}`.",
                "Please add them to the words of every language.",
            )


def needed_words(shape: QuestionnaireFile) -> Iterator[str]:
    """The keys of the words without which a measure cannot be asked."""
    here = f"measures.{shape.id}"
    yield from (f"{here}.{name}" for name in ("wording", "name", "short", "about"))
    own_activities = shape.id == Instrument.PSFS
    if not own_activities:
        yield from (f"{here}.item.{item}" for item in shape.items)
    if Rule(shape.rule) is Rule.TICKS:
        return
    steps = range(shape.lowest, shape.highest + 1)
    if len(steps) <= _BY_OPTION:
        yield from (f"{here}.option.n{step}" for step in steps)
    elif own_activities or Rule(shape.rule) is Rule.SINGLE:
        yield from (f"{here}.low", f"{here}.high")
    else:
        yield from (f"{here}.{end}.{item}" for end in ("low", "high") for item in shape.items)


def _built(shape: QuestionnaireFile, edition: Edition) -> Questionnaire:
    return Questionnaire(
        edition=edition,
        own_words=shape.words == "own",
        attribution=shape.attribution,
        terms=shape.terms,
        terms_verified=shape.terms_verified,
        missing=shape.missing,
        sources=tuple(Source(s.title, s.url, s.seen, s.verified) for s in shape.sources),
    )
