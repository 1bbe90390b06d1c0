"""The state of a safety check in a window, and the one rule for when a verdict is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lbp_app.domain import screening as steps
from lbp_app.domain.diary import Kind
from lbp_app.domain.flags import Action
from lbp_app.domain.profile import Profile
from lbp_app.domain.red_flags import RedFlagTable, Urgency, Verdict
from lbp_app.domain.screening import Mode, Screening, Stage
from lbp_app.ui.services import Services
from lbp_app.usecases.give_verdict import Recorded, current_profile
from lbp_app.usecases.ports import Trouble

STALE_AFTER = timedelta(hours=6)
Reasons = tuple[tuple[str, Urgency], ...]


@dataclass(frozen=True, slots=True)
class SafetyDraft:
    """A safety check in hand. ``recorded`` are the reasons of the verdict written last."""

    entry_id: str
    kind: Kind
    screening: Screening
    started_at: datetime
    verdict_id: str | None = None
    recorded: Reasons = ()
    trouble: Trouble | None = None
    because: str = "safety.from_note"
    """The words that say why groups are asked which the patient did not tap."""


def start(services: Services, kind: Kind, mode: Mode) -> SafetyDraft:
    """A safety check with nothing answered."""
    return SafetyDraft(services.new_id(), kind, steps.start(mode), services.clock.now())


def prompted(services: Services, kind: Kind, groups: Sequence[str]) -> SafetyDraft:
    """A safety check of these groups only, because something that was logged calls for them."""
    draft = start(services, kind, Mode.TILES)
    open_at_once = replace(draft.screening, tiles_confirmed=True)
    asked = steps.prompt_groups(open_at_once, services.library.table, groups)
    return replace(draft, screening=asked)


def is_stale(services: Services, draft: SafetyDraft) -> bool:
    """True when it was begun so long ago that its answers are about another day."""
    return services.clock.now() - draft.started_at > STALE_AFTER


def now_at(services: Services, draft: SafetyDraft) -> tuple[Stage, Verdict, Profile]:
    """Where the patient stands, the verdict so far and the profile it was judged with."""
    table = services.library.table
    profile = current_profile(services.give_verdict.diary)
    verdict = steps.verdict_now(draft.screening, table, profile)
    return steps.stage(draft.screening, table, profile), verdict, profile


def must_record(stage: Stage, verdict: Verdict, recorded: Reasons) -> bool:
    """A verdict with a reason is written as soon as its questions are closed, a card at once."""
    return (
        verdict.urgency > Urgency.NONE
        and stage is not Stage.QUESTIONS
        and _reasons(verdict) != recorded
    )


def advance(services: Services, draft: SafetyDraft, screening: Screening) -> SafetyDraft:
    """Go on with new answers; whatever has to be written is written here, before it is shown."""
    draft = replace(draft, screening=screening)
    stage, verdict, _ = now_at(services, draft)
    if must_record(stage, verdict, draft.recorded):
        return remember(draft, services.give_verdict(draft.entry_id, screening))
    return draft


def remember(draft: SafetyDraft, recorded: Recorded) -> SafetyDraft:
    """Keep in the draft which verdict was written last, and how that went."""
    return replace(
        draft,
        verdict_id=recorded.given.id,
        recorded=_reasons(recorded.verdict),
        trouble=recorded.trouble,
    )


def respond(services: Services, draft: SafetyDraft, shown: Urgency, action: Action) -> SafetyDraft:
    """The patient said what they did about the card; it is logged and the check goes on."""
    trouble = draft.trouble
    if draft.verdict_id is not None:
        # A verdict that could not be written before is written with this, if the disk lets us now.
        trouble = services.record_action((draft.verdict_id,), action)
    return advance(
        services, replace(draft, trouble=trouble), steps.answer_card(draft.screening, shown)
    )


def must_write_at_the_end(draft: SafetyDraft) -> bool:
    """True when nothing was written yet: "asked and denied" differs from "not asked"."""
    return not draft.recorded


def with_a_clean_check(services: Services, draft: SafetyDraft) -> SafetyDraft:
    """Questions that were asked and denied are kept too, once."""
    if must_write_at_the_end(draft) and draft.trouble is None:
        return remember(draft, services.give_verdict(draft.entry_id, draft.screening))
    return draft


def in_hand(draft: SafetyDraft, table: RedFlagTable) -> str | None:
    """The group whose questions are on the screen."""
    return steps.next_group(draft.screening, table)


def touched(draft: SafetyDraft) -> bool:
    """True when leaving now would lose an answer."""
    return bool(draft.screening.chosen or draft.recorded)


def _reasons(verdict: Verdict) -> Reasons:
    return tuple((r.rule_id, r.urgency) for r in verdict.reasons)
