"""The state of "About you": the profile in hand and whether the country list is open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.domain.profile import Profile
from lbp_app.usecases.ports import Trouble


@dataclass(frozen=True, slots=True)
class AboutYouState:
    """A profile in hand."""

    profile: Profile
    choosing_country: bool = False
    wanted: str = ""
    trouble: Trouble | None = None


def open_countries(state: AboutYouState) -> AboutYouState:
    """Show the list of countries."""
    return replace(state, choosing_country=True, wanted="")


def close_countries(state: AboutYouState) -> AboutYouState:
    """Leave the list without a choice."""
    return replace(state, choosing_country=False)


def choose_country(state: AboutYouState, code: str | None) -> AboutYouState:
    """Keep a country; None for one that is not listed."""
    return replace(state, profile=replace(state.profile, country=code), choosing_country=False)


def named(state: AboutYouState, name: str) -> Profile:
    """The profile with the name that was typed; empty means none."""
    return replace(state.profile, name=name.strip() or None)
