"""Check that every red flag has its words, that no words are left over, and that all are plain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from lbp_app.domain.note_signs import plain
from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.red_flag_checks import URGENCIES
from lbp_app.library.shapes import NoteSignsFile, RedFlagWordsFile, RulesFile
from lbp_app.library.texts import LONGEST_QUESTION, NO_PLACEHOLDERS, Text, text_problems

_CARD = frozenset({"emergency", "urgent", "service", "place"})
_NEEDED: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType(
    {
        ("emergency", "heading"): frozenset({"emergency"}),
        ("urgent", "heading"): frozenset({"urgent"}),
        ("urgent", "instead"): frozenset({"emergency"}),
    }
)
"""Where a card would lose its number if the placeholder were forgotten."""


def red_flag_word_problems(
    document: Document, file: RedFlagWordsFile, rules: RulesFile | None
) -> Iterator[Problem]:
    """Everything that is wrong with the words; ids are compared when the rules could be read."""
    if rules is not None:
        yield from _coverage(document, "groups", file.groups, rules.groups)
        questions = [q.id for q in rules.questions]
        yield from _coverage(document, "questions", file.questions, questions)
        yield from _coverage(document, "why", file.why, [r.id for r in rules.rules])
    yield from _coverage(document, "levels", file.levels, URGENCIES)
    yield from text_problems(document, red_flag_texts(file))


def red_flag_texts(file: RedFlagWordsFile) -> Iterator[Text]:
    """Every text of the file that a patient reads (``clinical`` is for the clinician)."""
    yield from question_texts(file)
    yield from card_texts(file)


def question_texts(file: RedFlagWordsFile) -> Iterator[Text]:
    """The tiles and questions."""
    for group_id, group in file.groups.items():
        yield Text(("groups", group_id, "tile"), group.tile)
        yield Text(("groups", group_id, "title"), group.title)
    for question_id, words in file.questions.items():
        here = ("questions", question_id)
        yield Text((*here, "ask"), words.ask, longest=LONGEST_QUESTION)
        if words.hint is not None:
            yield Text((*here, "hint"), words.hint)
        if words.unsure is not None:
            yield Text((*here, "unsure"), words.unsure)


def card_texts(file: RedFlagWordsFile) -> Iterator[Text]:
    """What can stand on a care card, and what to watch for."""
    for group_id, group in file.groups.items():
        yield Text(("groups", group_id, "told"), group.told)
    for question_id, words in file.questions.items():
        yield Text(("questions", question_id, "told"), words.told)
    for rule_id, why in file.why.items():
        yield Text(("why", rule_id), why)
    for level_id, level in file.levels.items():
        here = ("levels", level_id)
        for field in ("heading", "heading_unknown", "say", "instead"):
            needed = _NEEDED.get((level_id, field), NO_PLACEHOLDERS)
            yield Text((*here, field), getattr(level, field), _CARD, needed)
        yield Text((*here, "level"), level.level)
        yield Text((*here, "keep"), level.keep)
    for nth, sign in enumerate(file.watch_for):
        yield Text(("watch_for", nth), sign)
    pregnancy = frozenset({"pregnancy"})
    yield Text(("pregnant",), file.pregnant, pregnancy, pregnancy)
    checked = frozenset({"what", "who", "when"})
    yield Text(("checked",), file.checked, checked, checked)
    different = frozenset({"what"})
    yield Text(("checked_different",), file.checked_different, different, different)
    yield Text(("unsure",), file.unsure, different, different)


def _coverage(
    document: Document, part: str, have: Collection[str], need: Collection[str]
) -> Iterator[Problem]:
    for missing in (known for known in need if known not in have):
        yield document.problem(
            (part,),
            "WORDS-MISSING",
            f"There are no words for `{missing}` under `{part}`.",
            f"Please add `{missing}` here.",
        )
    for extra in (known for known in have if known not in need):
        yield document.problem(
            (part, extra),
            "WORDS-EXTRA",
            f"`{extra}` under `{part}` is not in the rule table.",
            "Please either correct its spelling or remove it.",
        )


def note_sign_problems(
    document: Document, file: NoteSignsFile, rules: RulesFile | None
) -> Iterator[Problem]:
    """Signs for a group that does not exist, a group without signs, a phrase without words."""
    groups = rules.groups if rules is not None else list(file.phrases)
    for group in file.phrases:
        if group not in groups:
            yield document.problem(
                (group,),
                "NOTE-UNKNOWN-GROUP",
                f"The group `{group}` is not in the rule table.",
                "Please either correct its spelling or remove it.",
            )
    for group in groups:
        if not file.phrases.get(group):
            yield document.problem(
                (group,),
                "NOTE-GROUP-WITHOUT-SIGNS",
                f"No phrase in a note would open the questions of `{group}`.",
                f"Please add phrases under `{group}`.",
            )
    for group, phrases in file.phrases.items():
        for nth, phrase in enumerate(phrases):
            if not plain(phrase):
                yield document.problem(
                    (group, nth),
                    "NOTE-EMPTY-PHRASE",
                    "The phrase has no word, so it would fit every note.",
                    "Please either write the words or remove the line.",
                )
