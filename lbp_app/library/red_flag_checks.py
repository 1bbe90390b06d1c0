"""Check the red-flag rule table: ids, references, urgency, and the rows nobody may weaken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from lbp_app.domain.red_flags import PREDICATES, Urgency
from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.shapes import QuestionShape, RulesFile, RuleShape

URGENCIES: Mapping[str, Urgency] = MappingProxyType(
    {"soon": Urgency.SOON, "urgent": Urgency.URGENT, "emergency": Urgency.EMERGENCY}
)
"""The names of the levels in the content files."""

CAUDA_EQUINA_ROWS = range(1, 7)
"""Saddle, bladder, bowel, sexual, both legs, fast weakness: one yes is an emergency."""

QUESTIONS_OF_PREDICATES = {
    "very_unwell": ("very_unwell",),
    "chest_or_breath": ("chest_pain", "calf_breathless"),
    "unrelenting_pain": ("night_pain", "constant_pain"),
}
"""Questions that the predicates of ``domain/red_flags.py`` ask for by id."""


def red_flag_problems(document: Document, file: RulesFile) -> Iterator[Problem]:
    """Everything that is wrong with a rule table of the right shape."""
    yield from _duplicates(document, file)
    yield from _group_problems(document, file)
    yield from _question_problems(document, file)
    for nth, rule in enumerate(file.rules):
        yield from _reference_problems(document, file, nth, rule)
        yield from _raise_problems(document, nth, rule)
        yield from _cauda_equina_rule_problems(document, file, nth, rule)


def _duplicates(document: Document, file: RulesFile) -> Iterator[Problem]:
    lists: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("groups", "GROUP", file.groups),
        ("questions", "QUESTION", [q.id for q in file.questions]),
        ("rules", "RULE", [r.id for r in file.rules]),
    )
    for part, kind, ids in lists:
        for nth, known in enumerate(ids):
            if known in ids[:nth]:
                yield document.problem(
                    (part, nth),
                    f"RF-DUPLICATE-{kind}",
                    f"The {kind.lower()} id `{known}` is used twice.",
                    "Please give one of them an id that was never used before.",
                )


def _group_problems(document: Document, file: RulesFile) -> Iterator[Problem]:
    asked = {q.group for q in file.questions}
    tiles = {r.group for r in file.rules}
    for nth, group in enumerate(file.groups):
        if group not in asked:
            yield document.problem(
                ("groups", nth),
                "RF-EMPTY-GROUP",
                f"The group `{group}` has no question.",
                "Please either add a question to it or remove the group.",
            )
        if group not in tiles:
            yield document.problem(
                ("groups", nth),
                "RF-GROUP-WITHOUT-RULE",
                f"No rule fires when only the tile `{group}` is chosen.",
                f"Please add a rule with `group: {group}` and no questions.",
            )


def _question_problems(document: Document, file: RulesFile) -> Iterator[Problem]:
    for nth, question in enumerate(file.questions):
        here = ("questions", nth)
        if question.group not in file.groups:
            yield document.problem(
                (*here, "group"),
                "RF-QUESTION-UNKNOWN-GROUP",
                f"The question `{question.id}` is in the group `{question.group}`, which is not "
                "listed.",
                "Please either correct the group or list it under `groups`.",
            )
        yield from _use_problems(document, file, nth, question)
        if question.cauda_equina != (question.row in CAUDA_EQUINA_ROWS):
            yield document.problem(
                here,
                "RF-CAUDA-EQUINA-UNMARKED",
                f"The question `{question.id}` is of row {question.row}, and `cauda_equina` does "
                "not fit that row.",
                "Please set `cauda_equina: true` for rows 1 to 6, and for no other row.",
            )
    rows = {q.row for q in file.questions}
    for row in CAUDA_EQUINA_ROWS:
        if row not in rows:
            yield document.problem(
                ("questions",),
                "RF-ROW-MISSING",
                f"No question is of row {row}.",
                "Please put the question back: rows 1 to 6 must always be asked.",
            )
    known = {q.id for q in file.questions}
    named = {name for rule in file.rules for name in _named_predicates(rule)}
    used = [p for p in QUESTIONS_OF_PREDICATES if p in named]
    for needed in (q for predicate in used for q in QUESTIONS_OF_PREDICATES[predicate]):
        if needed not in known:
            yield document.problem(
                ("questions",),
                "RF-REQUIRED-QUESTION",
                f"The question `{needed}` is missing; rules with a condition rely on it.",
                "Please put the question back under this id.",
            )


def _named_predicates(rule: RuleShape) -> Iterator[str]:
    if rule.when is not None:
        yield rule.when
    yield from (lift.when for lift in rule.raised)


def _use_problems(
    document: Document, file: RulesFile, nth: int, question: QuestionShape
) -> Iterator[Problem]:
    rules = [r for r in file.rules if question.id in r.questions]
    if not rules:
        yield document.problem(
            ("questions", nth),
            "RF-UNUSED-QUESTION",
            f"No rule uses the question `{question.id}`: a yes would do nothing.",
            "Please either name it in a rule or remove it.",
        )
    elif all(r.when is not None for r in rules):
        yield document.problem(
            ("questions", nth),
            "RF-ONLY-CONDITIONAL",
            f"Every rule for the question `{question.id}` has a condition: a yes could do nothing.",
            "Please add a rule for it without `when`.",
        )


def _reference_problems(
    document: Document, file: RulesFile, nth: int, rule: RuleShape
) -> Iterator[Problem]:
    here = ("rules", nth)
    if rule.questions and rule.group is not None:
        yield document.problem(
            here,
            "RF-BOTH-QUESTIONS-AND-GROUP",
            f"The rule `{rule.id}` has questions and a group; the group would never show.",
            "Please either remove `group` or make two rules.",
        )
    if not rule.questions and rule.group is None:
        yield document.problem(
            here,
            "RF-NEITHER-QUESTIONS-NOR-GROUP",
            f"The rule `{rule.id}` can never fire: it has no questions and no group.",
            "Please add either `questions` or `group`.",
        )
    if rule.group is not None and rule.group not in file.groups:
        yield document.problem(
            (*here, "group"),
            "RF-RULE-UNKNOWN-GROUP",
            f"The rule `{rule.id}` names the group `{rule.group}`, which is not listed.",
            "Please either correct the group or list it under `groups`.",
        )
    known = {q.id for q in file.questions}
    for at, question in enumerate(rule.questions):
        if question not in known:
            yield document.problem(
                (*here, "questions", at),
                "RF-UNKNOWN-QUESTION",
                f"The rule `{rule.id}` names the question `{question}`, which does not exist.",
                "Please either correct the id or add the question.",
            )
    named = [((*here, "when"), rule.when)] if rule.when is not None else []
    named_raises = [((*here, "raised", at, "when"), r.when) for at, r in enumerate(rule.raised)]
    for path, predicate in [*named, *named_raises]:
        if predicate not in PREDICATES:
            yield document.problem(
                path,
                "RF-UNKNOWN-PREDICATE",
                f"The rule `{rule.id}` names the condition `{predicate}`, which does not exist.",
                f"Please use one of: {', '.join(PREDICATES)}.",
            )


def _raise_problems(document: Document, nth: int, rule: RuleShape) -> Iterator[Problem]:
    for at, lift in enumerate(rule.raised):
        if URGENCIES[lift.to] <= URGENCIES[rule.urgency]:
            yield document.problem(
                ("rules", nth, "raised", at),
                "RF-RAISE-NOT-HIGHER",
                f"The rule `{rule.id}` is raised to {lift.to}, but is {rule.urgency} already.",
                "Please either raise it to a higher level or remove the entry.",
            )


def _cauda_equina_rule_problems(
    document: Document, file: RulesFile, nth: int, rule: RuleShape
) -> Iterator[Problem]:
    rows = [q for q in file.questions if q.row in CAUDA_EQUINA_ROWS]
    asked = any(q.id in rule.questions for q in rows)
    if rule.markable and (asked or any(q.group == rule.group for q in rows)):
        yield document.problem(
            ("rules", nth, "markable"),
            "RF-CAUDA-EQUINA-MARKABLE",
            f"The rule `{rule.id}` is about rows 1 to 6, which can never be marked as checked.",
            "Please set `markable: false`.",
        )
    if asked and rule.urgency != "emergency":
        yield document.problem(
            ("rules", nth, "urgency"),
            "RF-CAUDA-EQUINA-TOO-LOW",
            f"The rule `{rule.id}` is about rows 1 to 6 and is only {rule.urgency}.",
            "Please set `urgency: emergency`.",
        )
    if asked and rule.when is not None:
        yield document.problem(
            ("rules", nth, "when"),
            "RF-CAUDA-EQUINA-CONDITION",
            f"The rule `{rule.id}` is about rows 1 to 6 and fires on a condition only.",
            "Please remove `when`: one yes is an emergency.",
        )
