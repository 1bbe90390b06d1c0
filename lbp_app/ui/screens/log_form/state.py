"""The state of one short form: what was given, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from lbp_app.domain.when import NOW, When
from lbp_app.ui import routes
from lbp_app.ui.flows.fact_form import Filled
from lbp_app.ui.flows.safety_draft import SafetyDraft
from lbp_app.usecases.log_fact import Logged
from lbp_app.usecases.ports import Trouble

PREFIX = "log-"


def draft_key(kind: str) -> str:
    """The name of a half-filled form; the names of its text fields begin with it."""
    return f"{PREFIX}{kind}"


@dataclass(frozen=True, slots=True)
class LogFormState:
    """A form in hand. ``item_id`` is set once the disk has it; ``error`` is a code of the words."""

    kind: str
    started_at: datetime
    filled: Filled = field(default_factory=Filled)
    when: When = NOW
    error: str | None = None
    trouble: Trouble | None = None
    item_id: str | None = None
    gone: bool = False
    safety: SafetyDraft | None = None
    left_questions: bool = False

    @property
    def asking(self) -> SafetyDraft | None:
        """The safety questions that this called for, until they are left."""
        return None if self.left_questions else self.safety

    @property
    def asks(self) -> bool:
        """True when it is on the disk, and safety questions it called for are open."""
        return self.item_id is not None and self.asking is not None

    @property
    def finished(self) -> bool:
        """True when it is on the disk and nothing is left to ask: the next one starts empty."""
        return self.item_id is not None and not self.asks

    @property
    def begun(self) -> bool:
        """True when something was tapped."""
        return bool(self.filled.values) or self.safety is not None

    @property
    def route(self) -> str:
        """Where it goes on."""
        return routes.log_form(self.kind)


def fill(state: LogFormState, filled: Filled) -> LogFormState:
    """Keep what was tapped; an error that was shown is forgotten."""
    return replace(state, filled=filled, error=None)


def at(state: LogFormState, when: When) -> LogFormState:
    """Keep when it happened."""
    return replace(state, when=when, error=None)


def refused(state: LogFormState, code: str) -> LogFormState:
    """Show why it cannot be kept."""
    return replace(state, error=code)


def kept(state: LogFormState, logged: Logged, safety: SafetyDraft | None) -> LogFormState:
    """What became of it, and what is asked now (once, also when it is tried again)."""
    return replace(
        state,
        item_id=logged.item.id if logged.saved else None,
        trouble=logged.trouble,
        safety=state.safety or safety,
    )
