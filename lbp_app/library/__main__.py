"""``python -m lbp_app.library``: check all content, print what is wrong and how it reads."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from lbp_app.library.app_words import app_texts
from lbp_app.library.care_checks import verified
from lbp_app.library.graphs import lesson_rule_graph, question_graph, write_graphs
from lbp_app.library.lesson_collection import (
    Lessons,
    body_words,
    read_lessons,
    reading_figures,
)
from lbp_app.library.loading import Parts, check_content, read_parts
from lbp_app.library.problems import render
from lbp_app.library.reading_age import Figures, reading
from lbp_app.library.word_checks import card_texts, question_texts

CONTENT = Path(__file__).parents[2] / "content"
PICTURES = CONTENT.parent / "assets" / "pictures"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; return 1 when anything is wrong that must not reach a patient, else 0."""
    parser = argparse.ArgumentParser(prog="python -m lbp_app.library", description=__doc__)
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        # The one place where the check meets the clock: reviews are due by the real day.
        default=time.strftime("%Y-%m-%d"),
        help="the day on which reviews must still be good",
    )
    parser.add_argument("--content", type=Path, default=CONTENT, help="the folder to check")
    parser.add_argument(
        "--pictures", type=Path, default=PICTURES, help="the folder of the drawings"
    )
    parser.add_argument(
        "--graphs", type=Path, metavar="FOLDER", help="draw rules and questions into this folder"
    )
    asked = parser.parse_args(arguments)
    pictures = frozenset(path.stem for path in asked.pictures.glob("*.svg"))
    problems = check_content(asked.content, asked.today, pictures=pictures)
    if problems:
        sys.stdout.write(render(problems) + "\n")
    for line in report(asked.content):
        sys.stdout.write(line + "\n")
    if asked.graphs is not None:
        for path in draw(asked.content, asked.graphs):
            sys.stdout.write(f"drawn: {path}\n")
    fatal = sum(p.fatal for p in problems)
    sys.stdout.write(f"{fatal} problems, {len(problems) - fatal} warnings\n")
    return 1 if fatal else 0


def report(content: Path) -> Iterator[str]:
    """Lines on how plain each file of words reads, and how many countries are verified."""
    languages = sorted(p.name for p in (content / "text").glob("*") if p.is_dir())
    for language in languages:
        parts = read_parts(content, language)
        for what, texts in _readings(parts):
            yield f"text/{language}/{what}: {reading(texts)}"
        yield from _lesson_lines(read_lessons(content, language))
    for language in languages[:1]:
        care = read_parts(content, language).care.shape
        if care is not None:
            yield f"care numbers: {len(verified(care))} of {len(care.countries)} countries verified"


def _lesson_lines(lessons: Lessons) -> Iterator[str]:
    """Words, longest sentence and reading age of each lesson with its quiz."""
    for read in lessons.files:
        figures = reading_figures(read)
        told = "could not be read" if figures is None else _in_short(figures, body_words(read))
        yield f"{read.file}: {told}"


def _in_short(figures: Figures, in_body: int) -> str:
    age = "not measured" if figures.age is None else f"{figures.age:.1f}"
    grade = "not measured" if figures.grade is None else f"{figures.grade:.1f}"
    return (
        f"{in_body} words, with its quiz {figures.words}, longest sentence {figures.longest}, "
        f"grade {grade}, reading age {age}"
    )


def draw(content: Path, folder: Path) -> list[Path]:
    """Write the graphs of questions and of lesson rules; what cannot be read is left out."""
    parts = read_parts(content, "en")
    lessons = read_lessons(content, "en")
    pages: dict[str, Iterator[str]] = {}
    if parts.rules.shape is not None and parts.words.shape is not None:
        pages["questions"] = question_graph(parts.rules.shape, parts.words.shape)
    if lessons.rules is not None and lessons.rules.shape is not None:
        titles = {x.shape.id: x.shape.title for x in lessons.files if x.shape is not None}
        pages["lesson-rules"] = lesson_rule_graph(lessons.rules.shape, titles)
    return write_graphs(folder, pages)


def _readings(parts: Parts) -> Iterator[tuple[str, list[str]]]:
    words = parts.words.shape
    if words is not None:
        yield "red_flags.yaml, questions", [t.words for t in question_texts(words)]
        yield "red_flags.yaml, cards", [t.words for t in card_texts(words)]
    for app in parts.app:
        texts = [text for _, text in app_texts(app) if isinstance(text, str)]
        yield Path(app.file).name, texts


if __name__ == "__main__":
    sys.exit(main())
