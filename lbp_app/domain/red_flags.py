"""The red-flag rule table: every rule is tried, the highest urgency wins, every reason is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from types import MappingProxyType

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import Factor, Profile


class Urgency(IntEnum):
    """How soon to be seen. ``NONE`` means that no red flag was reported, never that all is well."""

    NONE = 0
    SOON = 1
    URGENT = 2
    EMERGENCY = 3

    @property
    def pauses_the_plan(self) -> bool:
        """True for the two levels that stop exercise prompts."""
        return self >= Urgency.URGENT


@dataclass(frozen=True, slots=True)
class Question:
    """One question in a group; ``row`` is the row of the clinical red-flag table it comes from."""

    id: str
    group: str
    row: int
    cauda_equina: bool = False


@dataclass(frozen=True, slots=True)
class Raise:
    """Lift a rule to urgency ``to`` when the named predicate ``when`` holds."""

    to: Urgency
    when: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. Fires when any of ``questions`` counts as yes (and ``when`` holds).

    A rule with a ``group`` and no questions fires when the patient chose that group's tile.
    ``markable`` says whether a clinician's check may be noted for it. Ids are for ever.
    """

    id: str
    row: int
    urgency: Urgency
    questions: tuple[str, ...] = ()
    group: str | None = None
    when: str | None = None
    raised: tuple[Raise, ...] = ()
    markable: bool = False


@dataclass(frozen=True, slots=True)
class RedFlagTable:
    """The whole rule table of one content version; built and checked by ``library``."""

    version: str
    groups: tuple[str, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]

    def questions_of(self, group: str) -> tuple[Question, ...]:
        """The questions of one group, in the order they are asked."""
        return tuple(q for q in self.questions if q.group == group)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule with this id, or None when this version no longer has it."""
        return next((r for r in self.rules if r.id == rule_id), None)

    def without(self, rule_id: str) -> RedFlagTable:
        """A copy that lacks one rule: for the tests that prove each rule is needed."""
        return replace(self, rules=tuple(r for r in self.rules if r.id != rule_id))


def _no_answers() -> Mapping[str, Answer]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one screening: question id -> answer, and the tiles that were chosen."""

    answers: Mapping[str, Answer] = field(default_factory=_no_answers)
    chosen: frozenset[str] = frozenset()

    def answer(self, question_id: str) -> Answer:
        """The answer to one question, ``NOT_ASKED`` when there is none."""
        return self.answers.get(question_id, Answer.NOT_ASKED)

    def with_answers(self, more: Mapping[str, Answer]) -> Sheet:
        """A new sheet in which ``more`` replaces or adds answers."""
        return replace(self, answers=MappingProxyType({**self.answers, **more}))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule fired: the questions that counted as yes (or the tile) and the tier it gave.

    ``unsure`` are those of ``questions`` that were answered "not sure" or left open.
    """

    rule_id: str
    row: int
    urgency: Urgency
    questions: tuple[str, ...]
    group: str | None = None
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a screening: highest urgency, every reason (highest first), what was not asked.

    ``unanswered`` holds question ids that were still open; they were not counted as no.
    """

    urgency: Urgency
    reasons: tuple[Reason, ...]
    unanswered: tuple[str, ...] = ()

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The ids of all rules that fired, highest urgency first."""
        return tuple(r.rule_id for r in self.reasons)


Predicate = Callable[[RedFlagTable, Sheet, Profile], bool]


def _any_cauda_equina(table: RedFlagTable, sheet: Sheet, _: Profile) -> bool:
    return any(q.cauda_equina and sheet.answer(q.id).counts_as_yes for q in table.questions)


def _fragile_bone_or_injury(_: RedFlagTable, __: Sheet, profile: Profile) -> bool:
    fragile = (Factor.OSTEOPOROSIS, Factor.LONG_TERM_STEROIDS, Factor.RECENT_INJURY)
    return profile.age_band.could_be_65_or_over or any(
        profile.factor(f).could_be_yes for f in fragile
    )


def _infection_risk(_: RedFlagTable, __: Sheet, profile: Profile) -> bool:
    risks = (
        Factor.WEAK_IMMUNE_SYSTEM,
        Factor.LONG_TERM_STEROIDS,
        Factor.INFECTION_RISK,
        Factor.RECENT_PROCEDURE,
    )
    return any(profile.factor(f).could_be_yes for f in risks)


def _past_cancer(_: RedFlagTable, __: Sheet, profile: Profile) -> bool:
    # Skipped in the profile is not "no" here either: the tile about cancer asks it at each check.
    return profile.factor(Factor.PAST_CANCER).counts_as_yes


def _unrelenting_pain(_: RedFlagTable, sheet: Sheet, __: Profile) -> bool:
    return any(sheet.answer(q).counts_as_yes for q in ("night_pain", "constant_pain"))


def _very_unwell(_: RedFlagTable, sheet: Sheet, __: Profile) -> bool:
    return sheet.answer("very_unwell").counts_as_yes


def _chest_or_breath(_: RedFlagTable, sheet: Sheet, __: Profile) -> bool:
    return any(sheet.answer(q).counts_as_yes for q in ("chest_pain", "calf_breathless"))


PREDICATES: Mapping[str, Predicate] = MappingProxyType(
    {
        "any_cauda_equina": _any_cauda_equina,
        "fragile_bone_or_injury": _fragile_bone_or_injury,
        "infection_risk": _infection_risk,
        "past_cancer": _past_cancer,
        "unrelenting_pain": _unrelenting_pain,
        "very_unwell": _very_unwell,
        "chest_or_breath": _chest_or_breath,
    }
)
"""The named predicates a rule file may use.

Skipped risk factors count as present, but for past cancer: a tile asks about it at each check.
"""


def judge(table: RedFlagTable, sheet: Sheet, profile: Profile) -> Verdict:
    """Try every rule on the answers given so far.

    Returns the highest urgency and every reason. Questions that were not asked are neither yes nor
    no: they are listed in ``Verdict.unanswered``.
    """
    holds = {name: test(table, sheet, profile) for name, test in PREDICATES.items()}
    fired = [r for rule in table.rules if (r := _reason(rule, sheet, holds)) is not None]
    reasons = _without_vague(fired, table)
    return Verdict(
        urgency=max((r.urgency for r in reasons), default=Urgency.NONE),
        reasons=tuple(sorted(reasons, key=lambda r: (-r.urgency, r.row, r.rule_id))),
        unanswered=tuple(q.id for q in table.questions if sheet.answer(q.id) is Answer.NOT_ASKED),
    )


def conclude(
    table: RedFlagTable, sheet: Sheet, profile: Profile, groups: Iterable[str] | None = None
) -> Verdict:
    """Judge a screening that the patient ends now.

    Open questions of ``groups`` (all groups when None) count as not sure, so as yes: leaving a
    question out can never lower the urgency.
    """
    asked = frozenset(table.groups if groups is None else groups)
    left_open = {
        q.id: Answer.UNSURE
        for q in table.questions
        if q.group in asked and sheet.answer(q.id) is Answer.NOT_ASKED
    }
    return judge(table, sheet.with_answers(left_open), profile)


def _reason(rule: Rule, sheet: Sheet, holds: Mapping[str, bool]) -> Reason | None:
    yes = tuple(q for q in rule.questions if sheet.answer(q).counts_as_yes)
    by_tile = rule.group is not None and rule.group in sheet.chosen
    if not yes and not by_tile:
        return None
    if rule.when is not None and not holds[rule.when]:
        return None
    lifted = (lift.to for lift in rule.raised if holds[lift.when])
    unsure = tuple(q for q in yes if sheet.answer(q) is Answer.UNSURE)
    return Reason(rule.id, rule.row, max([rule.urgency, *lifted]), yes, rule.group, unsure)


def _without_vague(fired: list[Reason], table: RedFlagTable) -> list[Reason]:
    """Drop "this tile was chosen" where a question of the same tile says what it is.

    Only beside a reason that is at least as urgent: dropping never lowers the urgency.
    """
    group_of = {q.id: q.group for q in table.questions}
    said: dict[str, Urgency] = {}
    for reason in fired:
        for question in reason.questions:
            group = group_of[question]
            said[group] = max(said.get(group, Urgency.NONE), reason.urgency)
    return [r for r in fired if r.questions or said.get(r.group or "", Urgency.NONE) < r.urgency]
