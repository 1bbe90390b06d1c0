"""Keep a new version of the profile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.domain.profile import Profile
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, ProfileVersion, Trouble


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """Write the profile; older versions stay."""

    diary: Diary
    clock: Clock
    new_id: Callable[[], str]

    def __call__(self, profile: Profile, *, first_run_done: bool) -> Trouble | None:
        """Write it; the trouble when it could not be written, else None."""
        version = ProfileVersion(self.new_id(), self.clock.now(), profile, first_run_done)
        return keep(self.diary, version)
