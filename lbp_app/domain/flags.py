"""Open red flags: a verdict stays open until the patient records that a clinician has seen them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from lbp_app.domain.answers import Answer
from lbp_app.domain.instants import instant
from lbp_app.domain.red_flags import Reason, RedFlagTable, Urgency, Verdict


class Action(StrEnum):
    """What the patient says they did about a care card."""

    CALLED = "called"
    WENT = "went"
    DECIDED_NOT_TO = "decided_not_to"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """A verdict as it was given: when, in which diary entry, on which answers and versions.

    ``given_at`` is aware of its zone.
    """

    id: str
    entry_id: str
    given_at: datetime
    verdict: Verdict
    answers: tuple[tuple[str, Answer], ...]
    chosen: tuple[str, ...]
    content_version: str
    app_version: str


@dataclass(frozen=True, slots=True)
class ActionTaken:
    """What the patient did about one verdict, as they told it. Append-only."""

    id: str
    verdict_id: str
    action: Action
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """A clinician has seen the patient: when, who, and what was said. Closes earlier flags."""

    id: str
    seen_at: datetime
    who: str
    said: str
    logged_at: datetime


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """A clinician has checked one item. Its card still sends to urgent care; this only adds to it.

    ``different_now`` is what the clinician said would be a reason to come back.
    """

    id: str
    rule_id: str
    who: str
    checked_at: datetime
    different_now: str
    visit_id: str
    logged_at: datetime


class VisitError(ValueError):
    """A visit or a check that cannot be recorded; ``code`` names why (a key in the words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class OpenFlag:
    """One open flag: all reasons that one diary entry gave, since when, and what was done last."""

    entry_id: str
    since: datetime
    last_verdict_id: str
    urgency: Urgency
    reasons: tuple[Reason, ...]
    last_action: ActionTaken | None


def open_flags(
    verdicts: Iterable[GivenVerdict], visits: Iterable[Visit], actions: Iterable[ActionTaken]
) -> tuple[OpenFlag, ...]:
    """The flags that no visit has closed, highest urgency first, then the newest.

    A visit closes what was raised up to the moment the patient was seen, and nothing later.
    """
    seen = max((instant(v.seen_at) for v in visits), default=None)
    by_entry: dict[str, list[GivenVerdict]] = {}
    for given in verdicts:
        late = seen is None or instant(given.given_at) > seen
        if given.verdict.urgency > Urgency.NONE and late:
            by_entry.setdefault(given.entry_id, []).append(given)
    done = sorted(actions, key=lambda a: instant(a.told_at))
    flags = [_merge(entry, given, done) for entry, given in by_entry.items()]
    return tuple(sorted(flags, key=lambda f: (-f.urgency, -f.since.timestamp())))


def _merge(entry_id: str, given: list[GivenVerdict], actions: list[ActionTaken]) -> OpenFlag:
    given = sorted(given, key=lambda g: instant(g.given_at))
    ids = {g.id for g in given}
    about = [a for a in actions if a.verdict_id in ids]
    return OpenFlag(
        entry_id=entry_id,
        since=given[0].given_at,
        last_verdict_id=given[-1].id,
        urgency=max(g.verdict.urgency for g in given),
        reasons=merge_reasons(r for g in given for r in g.verdict.reasons),
        last_action=about[-1] if about else None,
    )


def merge_reasons(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """One reason per rule with every answer behind it, at its highest urgency."""
    merged: dict[str, Reason] = {}
    for reason in reasons:
        kept = merged.get(reason.rule_id, reason)
        merged[reason.rule_id] = replace(
            reason,
            urgency=max(kept.urgency, reason.urgency),
            questions=tuple(dict.fromkeys((*kept.questions, *reason.questions))),
            unsure=_still_unsure(kept, reason),
        )
    return tuple(sorted(merged.values(), key=lambda r: (-r.urgency, r.row, r.rule_id)))


def _still_unsure(kept: Reason, reason: Reason) -> tuple[str, ...]:
    """The questions that were never answered with a plain yes."""
    sure = {q for r in (kept, reason) for q in r.questions if q not in r.unsure}
    return tuple(q for q in dict.fromkeys((*kept.unsure, *reason.unsure)) if q not in sure)


def check_visit(visit: Visit, flags: Iterable[OpenFlag]) -> None:
    """Refuse a visit without who or what was said, one in the future, or one that closes nothing.

    Raises:
        VisitError: with code ``visit_without_name``, ``visit_without_words``,
            ``visit_in_the_future`` or ``visit_before_flag``.
    """
    if not visit.who.strip():
        raise VisitError("visit_without_name")
    if not visit.said.strip():
        raise VisitError("visit_without_words")
    if instant(visit.seen_at) > instant(visit.logged_at):
        raise VisitError("visit_in_the_future")
    waiting = tuple(flags)
    if waiting and all(instant(f.since) > instant(visit.seen_at) for f in waiting):
        raise VisitError("visit_before_flag")


def check_markable(table: RedFlagTable, item: CheckedItem) -> None:
    """Refuse to mark a bladder, bowel, saddle, sexual, both-leg or fast-weakness item.

    Raises:
        VisitError: with code ``item_cannot_be_marked``.
    """
    rule = table.rule(item.rule_id)
    if rule is None or not rule.markable:
        raise VisitError("item_cannot_be_marked")
