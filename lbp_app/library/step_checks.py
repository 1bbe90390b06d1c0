"""Check the next steps of care: ids used once, known conditions, and all of their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lbp_app.domain.situation import Condition
from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.step_shapes import StepsFile

WORDS = ("reason", "text", "question")
"""What a patient reads of each step."""


def step_problems(document: Document, file: StepsFile, texts: Collection[str]) -> Iterator[Problem]:
    """Ids used twice, conditions that do not exist, and steps without their words."""
    ids = [rule.id for rule in file.rules]
    for nth, rule in enumerate(file.rules):
        here = ("rules", nth)
        if rule.id in ids[:nth]:
            yield document.problem(
                (*here, "id"),
                "STEP-DUPLICATE",
                f"The id `{rule.id}` is used twice.",
                "Please give one of them an id that was never used before.",
            )
        for name in sorted(set(rule.when) - set(Condition)):
            yield document.problem(
                (*here, "when"),
                "STEP-UNKNOWN-CONDITION",
                f"The step `{rule.id}` names the condition `{name}`, which does not exist.",
                f"Please use one of: {', '.join(Condition)}.",
            )
        for word in WORDS:
            if f"steps.{rule.id}.{word}" not in texts:
                yield document.problem(
                    (*here, "id"),
                    "STEP-WORDS",
                    f"The step `{rule.id}` has no `{word}`.",
                    f"Please add `steps.{rule.id}.{word}` to the words.",
                )
