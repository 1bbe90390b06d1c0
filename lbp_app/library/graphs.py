"""Draw the red-flag questions and the lesson rules as pages that a clinician can read and sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lbp_app.library.lesson_shapes import LessonRulesFile
from lbp_app.library.shapes import RedFlagWordsFile, RulesFile

_SIGN = "Read and agreed (name, profession, registration, date): ______________________________"


def write_graphs(folder: Path, pages: Mapping[str, Iterable[str]]) -> list[Path]:
    """Write each page as a Markdown file with a Mermaid drawing; the paths, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, lines in pages.items():
        path = folder / f"{name}.md"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        written.append(path)
    return written


def question_graph(rules: RulesFile, words: RedFlagWordsFile) -> Iterator[str]:
    """From each tile to its questions, to the rules they fire, to the level of the card."""
    yield f"# Red-flag questions and rules, version {rules.version}"
    yield ""
    yield "```mermaid"
    yield "flowchart LR"
    for group in rules.groups:
        yield f"  tile_{group}[{_quoted(words.groups[group].tile)}]"
    for question in rules.questions:
        asked = words.questions[question.id].ask
        yield f"  tile_{question.group} --> q_{question.id}({_quoted(asked)})"
    for rule in rules.rules:
        shown = rule.id if rule.when is None else f"{rule.id}, when {rule.when}"
        yield f"  {rule.id}{{{{{_quoted(shown)}}}}} --> {rule.urgency}"
        for name in rule.questions:
            yield f"  q_{name} -- yes or not sure --> {rule.id}"
        if rule.group is not None:
            yield f"  tile_{rule.group} -- tile only --> {rule.id}"
        for lift in rule.raised:
            yield f"  {rule.id} -. {lift.when} .-> {lift.to}"
    yield "```"
    yield ""
    yield _SIGN


def lesson_rule_graph(rules: LessonRulesFile, titles: Mapping[str, str]) -> Iterator[str]:
    """From conditions to rules to lessons, and the reasons in words, most important rule first."""
    ordered = sorted(rules.rules, key=lambda rule: (-rule.priority, -len(rule.when), rule.id))
    yield f"# Lesson rules, version {rules.version}"
    yield ""
    yield "At most one new lesson a day; none while an urgent or emergency flag is open."
    yield ""
    yield "```mermaid"
    yield "flowchart LR"
    for rule in ordered:
        lesson = rule.lesson.replace("-", "_")
        for condition in rule.when:
            yield f"  {condition}([{condition}]) --> {rule.id}"
        order = f"{rule.id}: {rule.priority}"
        title = _quoted(titles.get(rule.lesson, rule.lesson))
        yield f"  {rule.id}{{{{{_quoted(order)}}}}} --> lesson_{lesson}[{title}]"
    yield "```"
    yield ""
    yield "| rule | priority | all of these hold | lesson | reason that the patient reads |"
    yield "|---|---|---|---|---|"
    for rule in ordered:
        title = titles.get(rule.lesson, rule.lesson)
        when = ", ".join(rule.when)
        yield f"| {rule.id} | {rule.priority} | {when} | {title} | {rule.reason} |"
    yield ""
    yield _SIGN


def _quoted(text: str) -> str:
    """Words as Mermaid takes them: in double quotes, with none inside."""
    return '"' + text.replace('"', "'") + '"'
