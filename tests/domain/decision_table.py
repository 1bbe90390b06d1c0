"""Reads and plays ``decision_table.md``: a line is a patient; an unreadable one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import UNKNOWN_PATIENT, AgeBand, Factor, Profile
from lbp_app.domain.red_flags import RedFlagTable, Sheet, Urgency, Verdict, conclude, judge
from lbp_app.domain.screening import (
    Mode,
    Screening,
    choose_tile,
    confirm_tiles,
    end_early,
    give_answer,
    groups_asked,
    no_to_the_rest,
    start,
    verdict_now,
)
from tests.domain.builders import NO_RISKS

PATH = Path(__file__).with_suffix(".md")
HEADER = ("case", "what the patient answers", "about the patient", "expected", "rules")

_ANSWERS = {"yes": Answer.YES, "no": Answer.NO, "not sure": Answer.UNSURE}
_FACTORS = {**_ANSWERS, "skipped": Answer.NOT_ASKED}
_AGES = {
    "under 45": AgeBand.UNDER_45,
    "45 to 64": AgeBand.FROM_45_TO_64,
    "65 to 69": AgeBand.FROM_65_TO_69,
    "70 or over": AgeBand.FROM_70,
    "skipped": AgeBand.NOT_ASKED,
}
_PATIENTS = {"no risks": NO_RISKS, "all skipped": UNKNOWN_PATIENT}
_EXPECTED = {
    "EMERGENCY": Urgency.EMERGENCY,
    "URGENT": Urgency.URGENT,
    "SOON": Urgency.SOON,
    "none": Urgency.NONE,
}
_TIERS = {"E": Urgency.EMERGENCY, "U": Urgency.URGENT, "D": Urgency.SOON}


class UnreadableLineError(ValueError):
    """A line of the decision table that says nothing we understand."""


@dataclass(frozen=True, slots=True)
class Case:
    """One line: what the patient answers, about the patient, and what must come of it."""

    number: str
    answers: Mapping[str, Answer]
    tiles: frozenset[str]
    mode: Mode
    stops_early: bool
    profile: Profile
    urgency: Urgency
    rules: Mapping[str, Urgency]


def read_cases(text: str) -> tuple[Case, ...]:
    """Every line of the tables in ``text``.

    Raises:
        UnreadableLineError: for a line with a bar that is no header, rule-off or readable case, for
            a case number used twice, and for an expected tier that its rules do not give.
    """
    cases: list[Case] = []
    for at, line in enumerate(text.splitlines(), start=1):
        if "|" not in line:
            continue
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if cells == HEADER or set("".join(cells)) == {"-"}:
            continue
        try:
            cases.append(_case(cells))
        except (KeyError, ValueError) as wrong:
            raise UnreadableLineError(f"line {at}: {wrong}: {line}") from wrong
    numbers = [case.number for case in cases]
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    if twice:
        raise UnreadableLineError(f"used twice: {twice}")
    return tuple(cases)


def _case(cells: tuple[str, ...]) -> Case:
    number, says, about, expected, gives = cells
    if number.count(".") != 1 or not all(number.split(".")):
        raise ValueError("a case number is like 9.3")
    answers, tiles, flags = _told(says)
    rules = _rules(gives)
    urgency = _EXPECTED[expected]
    if urgency != max(rules.values(), default=Urgency.NONE):
        raise ValueError("the expected tier is not the highest of the rules")
    return Case(
        number=number,
        answers=answers,
        tiles=tiles,
        mode=Mode.FULL if "every question asked" in flags else Mode.TILES,
        stops_early="stops early" in flags,
        profile=_profile(about),
        urgency=urgency,
        rules=rules,
    )


def _parts(cell: str, between: str = ";") -> list[str]:
    parts = [part.strip() for part in cell.split(between)]
    if "" in parts:
        raise ValueError("an empty part")
    if len(set(parts)) < len(parts):
        raise ValueError("the same thing twice")
    return parts


def _told(cell: str) -> tuple[Mapping[str, Answer], frozenset[str], frozenset[str]]:
    answers: dict[str, Answer] = {}
    tiles: set[str] = set()
    flags: set[str] = set()
    for part in _parts(cell):
        first, _, rest = part.partition(" ")
        if part in ("stops early", "every question asked", "none of these"):
            flags.add(part)
        elif first == "tile":
            tiles.add(rest)
        elif first in answers:
            raise ValueError(f"{first} answered twice")
        else:
            answers[first] = _ANSWERS[rest]
    if "none of these" in flags and len(flags) + len(tiles) + len(answers) > 1:
        raise ValueError("none of these stands alone")
    if "every question asked" in flags and tiles:
        raise ValueError("there are no tiles when every question is asked")
    return answers, frozenset(tiles), frozenset(flags)


def _profile(cell: str) -> Profile:
    parts = _parts(cell)
    if parts[0] in _PATIENTS:
        if len(parts) > 1:
            raise ValueError(f"{parts[0]} stands alone")
        return _PATIENTS[parts[0]]
    profile = NO_RISKS
    for part in parts:
        first, _, rest = part.partition(" ")
        if first == "age":
            profile = replace(profile, age_band=_AGES[rest])
        else:
            factors = {**profile.factors, Factor(first): _FACTORS[rest]}
            profile = replace(profile, factors=factors)
    return profile


def _rules(cell: str) -> Mapping[str, Urgency]:
    if cell == "none":
        return {}
    pairs = [part.split(" ") for part in _parts(cell, ",")]
    rules = {rule: _TIERS[tier] for rule, tier in pairs}
    if len(rules) < len(pairs):
        raise ValueError("a rule named twice")
    return rules


def play(case: Case, table: RedFlagTable) -> Screening:
    """The screening of this patient, tapped through to its end.

    Raises:
        KeyError: for a question or a tile that the table does not have.
    """
    group_of = {q.id: q.group for q in table.questions}
    tiles = _tiles(case, group_of)
    unknown = tiles - frozenset(table.groups)
    if unknown:
        raise KeyError(f"case {case.number} taps unknown tiles {sorted(unknown)}")
    screening = start(case.mode)
    if case.mode is Mode.TILES:
        for group in tiles:
            screening = choose_tile(screening, table, group)
    for question, answer in case.answers.items():
        screening = give_answer(screening, question, answer)
    if case.stops_early:
        return end_early(screening)
    for group in groups_asked(screening, table):
        screening = no_to_the_rest(screening, table, group)
    return confirm_tiles(screening, table)


def judged_by_screening(case: Case, table: RedFlagTable) -> Verdict:
    """The verdict at the end of the screening of this patient."""
    return verdict_now(play(case, table), table, case.profile)


def judged_by_rules(case: Case, table: RedFlagTable) -> Verdict:
    """The verdict on an answer sheet filled in by hand, without any screening."""
    group_of = {q.id: q.group for q in table.questions}
    tiles = _tiles(case, group_of)
    sheet = Sheet(answers=case.answers, chosen=tiles if case.mode is Mode.TILES else frozenset())
    if case.stops_early:
        asked = tiles if case.mode is Mode.TILES else frozenset(table.groups)
        return conclude(table, sheet, case.profile, asked)
    noes = dict.fromkeys(group_of, Answer.NO)
    return judge(table, replace(sheet, answers={**noes, **case.answers}), case.profile)


def differs(case: Case, verdict: Verdict) -> bool:
    """True when the verdict is not what the line expects, to the last reason."""
    gave = {reason.rule_id: reason.urgency for reason in verdict.reasons}
    return verdict.urgency is not case.urgency or gave != case.rules


def _tiles(case: Case, group_of: Mapping[str, str]) -> frozenset[str]:
    return case.tiles | {group_of[question] for question in case.answers}
