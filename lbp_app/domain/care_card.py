"""The care card: one action, what the patient told us, why, whom to call and what to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain.answers import Answer
from lbp_app.domain.flags import CheckedItem
from lbp_app.domain.profile import Factor, Profile
from lbp_app.domain.red_flags import Reason, Urgency


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody to call: the name people know, and the number (None when there is no one number)."""

    name: str
    number: str | None

    @property
    def shown(self) -> str:
        """The number as people read it, a long one in groups; the name when there is none."""
        number = self.number
        if number is None:
            return self.name
        if len(number) <= _SHORT_NUMBER:
            return number
        cut = range(0, len(number) - 1, _GROUP)
        groups = [number[i : i + _GROUP] for i in cut]
        return " ".join([*groups[:-1], groups[-1] + number[cut[-1] + _GROUP :]])


LAST_ROW_NEVER_MARKED = 6
"""Rows 1 to 6 of the clinical table: a clinician's check is never shown beside them."""
_SHORT_NUMBER = 6
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Country:
    """Care numbers of one country, ISO 3166-1 alpha-2, with where the number comes from.

    ``code`` is empty for the entry used when the country is not known. ``verified`` says whether
    the emergency number was read in the source named.
    """

    code: str
    name: str
    emergency: Service
    urgent: Service
    emergency_place: str
    pregnancy: str
    source: str
    source_url: str
    verified: bool


@dataclass(frozen=True, slots=True)
class LevelWording:
    """The fixed words of one level of card."""

    level: str
    heading: str
    heading_unknown: str
    say: str
    instead: str
    keep: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All words about red flags in one language; ids as in the rule table."""

    groups: Mapping[str, str]
    asks: Mapping[str, str]
    told: Mapping[str, str]
    clinical: Mapping[str, str]
    group_told: Mapping[str, str]
    why: Mapping[str, str]
    levels: Mapping[Urgency, LevelWording]
    watch_for: Sequence[str]
    pregnant: str
    checked: str
    checked_different: str
    unsure: str


@dataclass(frozen=True, slots=True)
class CareCard:
    """What one care card shows. ``call`` has the number to dial, ``instead`` when to dial more."""

    urgency: Urgency
    level: str
    heading: str
    told: tuple[str, ...]
    clinical: tuple[str, ...]
    why: tuple[str, ...]
    call: Service
    say: str
    instead: str
    emergency: Service
    added: tuple[str, ...]
    keep: str


def care_card(
    urgency: Urgency,
    reasons: Sequence[Reason],
    *,
    wording: Wording,
    country: Country,
    profile: Profile,
    checked: Iterable[CheckedItem] = (),
) -> CareCard:
    """Compose the card for ``urgency`` (not ``NONE``) and all its reasons.

    Items that a clinician has checked add who, when and what would be different; the action of the
    card is never changed by them.
    """
    words = wording.levels[urgency]
    call = country.emergency if urgency is Urgency.EMERGENCY else country.urgent
    fill = {
        "emergency": country.emergency.shown,
        "urgent": call.shown,
        "service": call.name,
        "place": country.emergency_place,
    }
    heading = words.heading if call.number else words.heading_unknown
    return CareCard(
        urgency=urgency,
        level=words.level,
        heading=heading.format(**fill),
        told=_once(told_lines(reasons, wording)),
        clinical=_once(_known(wording.clinical, (q for r in reasons for q in r.questions))),
        why=_once(_known(wording.why, (r.rule_id for r in reasons if r.urgency is urgency)))[:2],
        call=call,
        say=words.say.format(**fill),
        instead=words.instead.format(**fill),
        emergency=country.emergency,
        added=_added(reasons, wording, country, profile, checked),
        keep=words.keep,
    )


def told_lines(reasons: Iterable[Reason], wording: Wording) -> tuple[str, ...]:
    """What the patient told us, in plain words, in the order of the reasons.

    An answer to a question that this version no longer has is left out; its card still stands.
    """
    return _once(
        line
        for reason in reasons
        for line in (
            _told(reason, wording)
            if reason.questions
            else _known(wording.group_told, (reason.group or "",))
        )
    )


def _told(reason: Reason, wording: Wording) -> Iterable[str]:
    for question in reason.questions:
        if question in wording.told:
            what = wording.told[question]
            yield wording.unsure.format(what=what) if question in reason.unsure else what


def _known(words: Mapping[str, str], ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(words[i] for i in ids if i in words)


def _added(
    reasons: Sequence[Reason],
    wording: Wording,
    country: Country,
    profile: Profile,
    checked: Iterable[CheckedItem],
) -> tuple[str, ...]:
    lines = []
    if profile.factor(Factor.PREGNANT) in (Answer.YES, Answer.UNSURE):
        lines.append(wording.pregnant.format(pregnancy=country.pregnancy))
    fired = {r.rule_id: r for r in reasons if r.row > LAST_ROW_NEVER_MARKED}
    for item in _latest_per_rule(checked):
        reason = fired.get(item.rule_id)
        if reason is not None:
            what = ", ".join(told_lines((reason,), wording))
            lines.append(
                wording.checked.format(what=what, who=item.who, when=_day(item.checked_at))
            )
            if item.different_now.strip():
                lines.append(wording.checked_different.format(what=item.different_now.strip()))
    return tuple(lines)


def _latest_per_rule(checked: Iterable[CheckedItem]) -> tuple[CheckedItem, ...]:
    latest = {c.rule_id: c for c in sorted(checked, key=lambda c: c.checked_at)}
    return tuple(latest.values())


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
