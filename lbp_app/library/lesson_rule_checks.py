"""Check the lesson rules: known conditions, ids used once, and reasons a patient can read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lbp_app.domain.situation import Condition
from lbp_app.library.documents import Document
from lbp_app.library.lesson_shapes import LessonRulesFile
from lbp_app.library.problems import Problem
from lbp_app.library.texts import Text, text_problems


def lesson_rule_problems(document: Document, file: LessonRulesFile) -> Iterator[Problem]:
    """Everything that is wrong with the rules by themselves."""
    ids = [rule.id for rule in file.rules]
    asked = [(rule.lesson, frozenset(rule.when)) for rule in file.rules]
    for nth, rule in enumerate(file.rules):
        here = ("rules", nth)
        if rule.id in ids[:nth]:
            yield document.problem(
                (*here, "id"),
                "LR-DUPLICATE",
                f"The rule id `{rule.id}` is used twice.",
                "Please give one of them an id that was never used before.",
            )
        if asked[nth] in asked[:nth]:
            yield document.problem(
                here,
                "LR-SAME",
                f"The rule `{rule.id}` asks the same for the same lesson as one before it.",
                "Please remove one of them.",
            )
        if not rule.when:
            yield document.problem(
                (*here, "when"),
                "LR-NO-CONDITION",
                f"The rule `{rule.id}` names no condition.",
                "Please name at least one; `always` holds on every day.",
            )
        for at, name in enumerate(rule.when):
            if name not in set(Condition):
                yield document.problem(
                    (*here, "when", at),
                    "LR-UNKNOWN-CONDITION",
                    f"The rule `{rule.id}` names the condition `{name}`, which does not exist.",
                    f"Please use one of: {', '.join(Condition)}.",
                )
            elif name in rule.when[:at]:
                yield document.problem(
                    (*here, "when", at),
                    "LR-CONDITION-TWICE",
                    f"The rule `{rule.id}` names `{name}` twice.",
                    "Please remove one of them.",
                )
    yield from text_problems(
        document,
        (Text(("rules", nth, "reason"), rule.reason) for nth, rule in enumerate(file.rules)),
    )


def rule_reference_problems(
    document: Document, file: LessonRulesFile, lessons: Collection[str]
) -> Iterator[Problem]:
    """Rules for a lesson that is not there, and lessons that no rule would ever offer."""
    for nth, rule in enumerate(file.rules):
        if rule.lesson not in lessons:
            yield document.problem(
                ("rules", nth, "lesson"),
                "LR-UNKNOWN-LESSON",
                f"The rule `{rule.id}` offers the lesson `{rule.lesson}`, which does not exist.",
                "Please either correct the id or add the lesson.",
            )
    offered = {rule.lesson for rule in file.rules}
    for lesson in lessons:
        if lesson not in offered:
            yield document.problem(
                ("rules",),
                "LR-LESSON-LEFT-OUT",
                f"No rule ever offers the lesson `{lesson}`.",
                "Please add a rule for it.",
            )
