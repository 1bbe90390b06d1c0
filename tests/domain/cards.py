"""Words, care numbers and checked items of our own: cards are tested without the content."""

from __future__ import annotations

from datetime import UTC, datetime

from lbp_app.domain.care_card import Country, LevelWording, Service, Wording
from lbp_app.domain.flags import CheckedItem
from lbp_app.domain.red_flags import RedFlagTable, Urgency

LONG_AGO = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def country() -> Country:
    """A country in which every number is known."""
    return Country(
        code="XX",
        name="Somewhere",
        emergency=Service("the ambulance", "112"),
        urgent=Service("the doctor on duty", "116117"),
        emergency_place="the emergency room",
        pregnancy="your midwife",
        source="a test",
        source_url="https://example.org",
        verified=True,
    )


def unknown_country() -> Country:
    """The entry for a country that is not listed: no number is known."""
    return Country(
        code="",
        name="",
        emergency=Service("your local emergency number", None),
        urgent=Service("your local urgent care", None),
        emergency_place="the nearest emergency department",
        pregnancy="your midwife",
        source="",
        source_url="",
        verified=False,
    )


def wording(table: RedFlagTable) -> Wording:
    """Words that name their ids, so that a test sees which ones were used."""
    questions = [q.id for q in table.questions]
    return Wording(
        groups={g: f"tile {g}" for g in table.groups},
        asks={q: f"ask {q}" for q in questions},
        told={q: f"told {q}" for q in questions},
        clinical={q: f"clinical {q}" for q in questions},
        group_told={g: f"told tile {g}" for g in table.groups},
        why={r.id: f"why {r.id}" for r in table.rules},
        levels={
            Urgency.EMERGENCY: LevelWording(
                "E", "Call {emergency} or go to {place}", "Call {emergency}", "say E", "", "keep"
            ),
            Urgency.URGENT: LevelWording(
                "U",
                "Call {urgent} today",
                "Contact {service} today",
                "say U",
                "else {emergency}",
                "keep",
            ),
            Urgency.SOON: LevelWording(
                "D", "Within days", "Within days", "say D", "else {urgent}", "keep"
            ),
        },
        watch_for=("numbness",),
        pregnant="Tell {pregnancy}",
        checked="{who} on {when}: {what}",
        checked_different="come back for {what}",
        unsure="{what} (not sure)",
    )


def checked(
    rule_id: str, at: datetime = LONG_AGO, *, who: str = "Dr Ito", different: str = "a new numbness"
) -> CheckedItem:
    """An item that a clinician has checked."""
    return CheckedItem(
        id=f"{rule_id}-{at.isoformat()}",
        rule_id=rule_id,
        who=who,
        checked_at=at,
        different_now=different,
        visit_id="visit",
        logged_at=at,
    )
