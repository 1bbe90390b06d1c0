"""The state of the weekly list of side effects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lbp_app.domain.daily import ASK_ABOUT_FALLS, ASK_TODAY, SideEffect, SideEffects
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.log_fact import Logged
from lbp_app.usecases.ports import Trouble


def _none_asked() -> Mapping[SideEffect, bool]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SideEffectsState:
    """What was noticed: ``asked`` by yes or no, ``ticked`` on the list. ``kept`` once written."""

    asked: Mapping[SideEffect, bool] = field(default_factory=_none_asked)
    ticked: tuple[SideEffect, ...] = ()
    trouble: Trouble | None = None
    kept: SideEffects | None = None
    safety: SafetyDraft | None = None
    left_questions: bool = False

    @property
    def asking(self) -> SafetyDraft | None:
        """The safety questions that a fall called for, until they are left."""
        return None if self.left_questions else self.safety

    @property
    def noticed(self) -> tuple[SideEffect, ...]:
        """All that was noticed, in the order of the list."""
        return tuple(e for e in SideEffect if self.asked.get(e) or e in self.ticked)


def answer(state: SideEffectsState, effect: SideEffect, *, noticed: bool) -> SideEffectsState:
    """Keep a yes or a no."""
    return replace(state, asked=MappingProxyType({**state.asked, effect: noticed}))


def tick(state: SideEffectsState, effect: SideEffect) -> SideEffectsState:
    """Tick it, or take the tick away."""
    others = tuple(e for e in state.ticked if e is not effect)
    return replace(state, ticked=others if effect in state.ticked else (*others, effect))


def on_the_list(*, ask_falls_first: bool) -> tuple[SideEffect, ...]:
    """What stands on the tick list: not what is asked one by one before it."""
    return tuple(e for e in SideEffect if not (ask_falls_first and e in ASK_ABOUT_FALLS))


def to_keep(state: SideEffectsState, note: str) -> SideEffects:
    """The list as it is kept; nothing noticed is something that was said, not left out.

    Raises:
        LogError: ``words_too_long``.
    """
    return SideEffects(state.noticed, none_noticed=not state.noticed, note=note.strip())


def kept(
    state: SideEffectsState, fact: SideEffects, logged: Logged, safety: SafetyDraft | None
) -> SideEffectsState:
    """What became of it."""
    return replace(
        state,
        trouble=logged.trouble,
        kept=fact if logged.saved else None,
        safety=state.safety or safety,
    )


def for_today(fact: SideEffects) -> tuple[SideEffect, ...]:
    """What a pharmacist or doctor should hear of today."""
    return tuple(e for e in fact.noticed if e in ASK_TODAY)
