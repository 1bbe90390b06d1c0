"""Check one lesson by itself: its front matter, its words and its quiz."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lbp_app.domain.lessons import Topic
from lbp_app.domain.note_signs import plain
from lbp_app.library.dates import as_date, date_problem
from lbp_app.library.documents import Document
from lbp_app.library.lesson_shapes import LessonShape, QuizShape
from lbp_app.library.problems import Problem
from lbp_app.library.texts import Text, text_problems

LONGEST_TITLE = 60
LONGEST_KEY = 20
LONGEST_SUMMARY = 20
LONGEST_TASK = 30
SHORTEST_ALT = 4
QUIZ = range(3, 6)
OPTIONS = range(2, 6)
_OLDEST_SOURCE = 1950

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PICTURE = re.compile(r"lesson_[a-z0-9_]+")
_GUIDELINE = re.compile(r"G\d{2}")
_ADDRESS = re.compile(r"https://[^\s/]+\.[^\s]+|doi:10\.\d{4,}/\S+")


def lesson_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    """Everything that is wrong with the front matter of one lesson of the right shape."""
    yield from _name_problems(document, file)
    yield from _size_problems(document, file)
    yield from _picture_problems(document, file)
    yield from _date_problems(document, file)
    yield from _search_problems(document, file)
    yield from _source_problems(document, file)
    yield from _quiz_problems(document, file)
    yield from text_problems(document, lesson_texts(file))


def lesson_texts(file: LessonShape) -> Iterator[Text]:
    """Every text of the front matter that a patient reads."""
    yield Text(("title",), file.title)
    yield Text(("summary",), file.summary)
    yield Text(("picture_alt",), file.picture_alt)
    yield Text(("today",), file.today)
    yield Text(("key",), file.key)
    if file.disagreement is not None:
        yield Text(("disagreement",), file.disagreement)
    for nth, question in enumerate(file.quiz):
        here = ("quiz", nth)
        yield Text((*here, "question"), question.question)
        for at, option in enumerate(question.options):
            # A wrong answer may say what nobody should believe: that is what it is for.
            there = (*here, "options", at)
            yield Text((*there, "text"), option.text, believed=option.right)
            yield Text((*there, "because"), option.because)


def _name_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    stem = PurePosixPath(document.file).stem
    if not _ID.fullmatch(stem):
        yield document.problem(
            ("id",),
            "LESSON-FILE-NAME",
            f"`{stem}` cannot be the name of a lesson.",
            "Please use lower case letters, digits and single hyphens.",
        )
    if file.id != stem:
        yield document.problem(
            ("id",),
            "LESSON-ID",
            f"The id `{file.id}` is not the name of the file, `{stem}`.",
            "Please write the same in both places; a published id never changes.",
        )
    if file.topic not in set(Topic):
        yield document.problem(
            ("topic",),
            "LESSON-TOPIC",
            f"`{file.topic}` is not a topic.",
            f"Please use one of: {', '.join(Topic)}.",
        )
    for nth, line in enumerate(file.guideline):
        if not _GUIDELINE.fullmatch(line):
            yield document.problem(
                ("guideline", nth),
                "LESSON-GUIDELINE",
                f"`{line}` is not a line of the guideline.",
                "Please write the letter G and two digits, such as G07.",
            )


def _size_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    if len(file.title) > LONGEST_TITLE:
        yield document.problem(
            ("title",),
            "LESSON-TITLE",
            f"The title has {len(file.title)} letters; {LONGEST_TITLE} fit a phone.",
            "Please shorten it.",
        )
    if _words(file.summary) > LONGEST_SUMMARY:
        yield document.problem(
            ("summary",),
            "LESSON-SUMMARY",
            f"The summary has {_words(file.summary)} words; at most {LONGEST_SUMMARY} fit a list.",
            "Please say in one short sentence what the lesson is about.",
        )
    if _words(file.key) > LONGEST_KEY:
        yield document.problem(
            ("key",),
            "LESSON-KEY",
            f"The key line has {_words(file.key)} words; at most {LONGEST_KEY} are kept in mind.",
            "Please keep the one thing to remember.",
        )
    if _words(file.today) > LONGEST_TASK:
        yield document.problem(
            ("today",),
            "LESSON-TODAY",
            f"The thing to do today has {_words(file.today)} words; at most {LONGEST_TASK}.",
            "Please make it one small thing.",
        )


def _picture_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    if not _PICTURE.fullmatch(file.picture):
        yield document.problem(
            ("picture",),
            "LESSON-PICTURE-NAME",
            f"`{file.picture}` cannot be the picture of a lesson.",
            "Please name it lesson_ and lower case letters, without `.svg`.",
        )
    if _words(file.picture_alt) < SHORTEST_ALT or plain(file.picture_alt) == plain(file.title):
        yield document.problem(
            ("picture_alt",),
            "LESSON-PICTURE-ALT",
            "The description does not say what the picture shows.",
            f"Please describe it in at least {SHORTEST_ALT} words, other than the title.",
        )


def _date_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    yield from date_problem(document, ("written",), file.written)
    yield from date_problem(document, ("review_by",), file.review_by)
    written, review_by = as_date(file.written), as_date(file.review_by)
    if written is not None and review_by is not None and review_by <= written:
        yield document.problem(
            ("review_by",),
            "LESSON-REVIEW-BEFORE-WRITTEN",
            f"The review date {review_by} is not after the day of writing, {written}.",
            "Please correct one of the two.",
        )


def _search_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    if not file.search:
        yield document.problem(
            ("search",),
            "LESSON-SEARCH-EMPTY",
            "There are no words by which a patient would look for this lesson.",
            "Please add plain and medical words under `search`.",
        )
    known = [plain(phrase) for phrase in file.search]
    for nth, phrase in enumerate(known):
        if not phrase or phrase in known[:nth]:
            yield document.problem(
                ("search", nth),
                "LESSON-SEARCH-TWICE",
                f'The search word "{file.search[nth]}" is there already, or has no letters.',
                "Please remove it.",
            )


def _source_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    if not file.sources:
        yield document.problem(
            ("sources",),
            "LESSON-NO-SOURCE",
            "No source is named.",
            "Please name at least one that you have read.",
        )
    written = as_date(file.written)
    for nth, source in enumerate(file.sources):
        here = ("sources", nth)
        if not _ADDRESS.fullmatch(source.address):
            yield document.problem(
                (*here, "address"),
                "LESSON-SOURCE-ADDRESS",
                f"`{source.address}` is no address of a source.",
                "Please begin it with https:// or doi:10.",
            )
        if source.year < _OLDEST_SOURCE or (written is not None and source.year > written.year):
            yield document.problem(
                (*here, "year"),
                "LESSON-SOURCE-YEAR",
                f"The year {source.year} is before {_OLDEST_SOURCE} or after the day of writing.",
                "Please look the year up.",
            )


def _quiz_problems(document: Document, file: LessonShape) -> Iterator[Problem]:
    if len(file.quiz) not in QUIZ:
        yield document.problem(
            ("quiz",),
            "QUIZ-COUNT",
            f"The quiz has {len(file.quiz)} questions; it should have 3 to 5.",
            "Please add or remove questions.",
        )
    ids = [question.id for question in file.quiz]
    for nth, question in enumerate(file.quiz):
        if question.id in ids[:nth]:
            yield document.problem(
                ("quiz", nth, "id"),
                "QUIZ-DUPLICATE",
                f"The question id `{question.id}` is used twice.",
                "Please give one of them an id that was never used before.",
            )
        if not question.question.rstrip().endswith("?"):
            yield document.problem(
                ("quiz", nth, "question"),
                "QUIZ-NO-QUESTION",
                "The question does not end with a question mark.",
                "Please ask a question.",
            )
        yield from _option_problems(document, nth, question)


def _option_problems(document: Document, nth: int, question: QuizShape) -> Iterator[Problem]:
    here = ("quiz", nth, "options")
    if len(question.options) not in OPTIONS:
        yield document.problem(
            here,
            "QUIZ-OPTIONS",
            f"The question has {len(question.options)} answers; it should have 2 to 5.",
            "Please add or remove answers.",
        )
    right = sum(option.right for option in question.options)
    if right == 0:
        yield document.problem(
            here,
            "QUIZ-NONE-RIGHT",
            "No answer is right.",
            "Please write `right: true` at the right one.",
        )
    if right > 1:
        yield document.problem(
            here,
            "QUIZ-MANY-RIGHT",
            f"{right} answers are right; only one can be chosen.",
            "Please keep one, or ask another question.",
        )
    texts = [plain(option.text) for option in question.options]
    for at, text in enumerate(texts):
        if text in texts[:at]:
            yield document.problem(
                (*here, at),
                "QUIZ-SAME-ANSWER",
                "This answer says the same as one before it.",
                "Please write another answer.",
            )


def _words(text: str) -> int:
    return len(text.split())
