"""Compose the care card for a verdict, for the open flags, or for the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lbp_app.domain.care_card import CareCard, Country, care_card
from lbp_app.domain.flags import CheckedItem, OpenFlag, merge_reasons
from lbp_app.domain.profile import Profile
from lbp_app.domain.red_flags import Reason, Urgency
from lbp_app.usecases.give_verdict import current_profile
from lbp_app.usecases.ports import Diary, DiaryTroubleError, Library


@dataclass(frozen=True, slots=True)
class FlagCard:
    """The card of all open flags together: since when, and whether anything was done."""

    card: CareCard
    flags: tuple[OpenFlag, ...]
    since: datetime
    verdict_ids: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """True once "what did you do?" was answered for every emergency."""
        emergencies = (f for f in self.flags if f.urgency is Urgency.EMERGENCY)
        return all(f.last_action is not None for f in emergencies)


@dataclass(frozen=True, slots=True)
class ShowCareCard:
    """Cards in the patient's country and with their profile."""

    diary: Diary
    library: Library

    def __call__(self, urgency: Urgency, reasons: Sequence[Reason]) -> CareCard:
        """The card for one verdict. Works on a diary that cannot be read, too."""
        profile = current_profile(self.diary)
        return care_card(
            urgency,
            reasons,
            wording=self.library.wording,
            country=self.country(profile),
            profile=profile,
            checked=self._checked(),
        )

    def of_flags(self, flags: Sequence[OpenFlag]) -> FlagCard | None:
        """One card for all open flags, None when there is none."""
        if not flags:
            return None
        card = self(
            max(f.urgency for f in flags), merge_reasons(r for f in flags for r in f.reasons)
        )
        return FlagCard(
            card, tuple(flags), min(f.since for f in flags), tuple(f.last_verdict_id for f in flags)
        )

    def plain(self, urgency: Urgency) -> CareCard:
        """The card of a level without any answer, as Get help shows it."""
        return self(urgency, ())

    def country(self, profile: Profile | None = None) -> Country:
        """The care numbers of the patient's country."""
        return self.library.country((profile or current_profile(self.diary)).country)

    def _checked(self) -> tuple[CheckedItem, ...]:
        try:
            return self.diary.checked_items()
        except DiaryTroubleError:
            return ()
