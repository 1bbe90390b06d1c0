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
from lbp_app.library.loading import Parts, check_content, read_parts
from lbp_app.library.problems import render
from lbp_app.library.reading_age import reading
from lbp_app.library.word_checks import card_texts, question_texts

CONTENT = Path(__file__).parents[2] / "content"


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
    asked = parser.parse_args(arguments)
    problems = check_content(asked.content, asked.today)
    if problems:
        sys.stdout.write(render(problems) + "\n")
    for line in report(asked.content):
        sys.stdout.write(line + "\n")
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
    for language in languages[:1]:
        care = read_parts(content, language).care.shape
        if care is not None:
            yield f"care numbers: {len(verified(care))} of {len(care.countries)} countries verified"


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
