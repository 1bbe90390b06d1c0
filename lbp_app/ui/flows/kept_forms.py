"""Half-filled forms that survive a killed app: given up by a window, taken back at a start."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from lbp_app.ui.flows.safety_draft import STALE_AFTER
from lbp_app.ui.services import Services
from lbp_app.ui.session import Session


class HalfFilled(Protocol):
    """A form in hand that can be taken up again."""

    @property
    def started_at(self) -> datetime:
        """When it was begun."""
        ...

    @property
    def route(self) -> str:
        """Where it goes on."""
        ...

    @property
    def begun(self) -> bool:
        """True when something was tapped."""
        ...

    @property
    def asks(self) -> bool:
        """True when it is on the disk, and safety questions it called for are open."""
        ...

    @property
    def finished(self) -> bool:
        """True when it is on the disk and nothing is left to ask."""
        ...


@dataclass(frozen=True, slots=True)
class Coder:
    """How the forms of one screen become JSON values, and come back.

    ``read`` raises KeyError, TypeError or ValueError on values that are no such form.
    """

    values: Callable[[Any], dict[str, Any]]
    read: Callable[[Services, Mapping[str, Any]], HalfFilled]


class KeptForms:
    """The half-filled forms of one window, on their way to the disk and back."""

    def __init__(
        self, services: Services, session: Session, coder_of: Callable[[str], Coder | None]
    ) -> None:
        self._services = services
        self._session = session
        self._coder = coder_of

    def changed(self, name: str) -> None:
        """A form or one of its text fields changed; what it holds now is kept behind the tap."""
        key = name.partition(".")[0]
        coder = self._coder(key)
        if coder is None:
            return
        draft: Any = self._session.drafts.get(key)
        typed = self._session.typed.under(key)
        if draft is None or not is_half_filled(draft, typed):
            self._services.drafts.keep(key, None)
            return
        version = self._services.library.table.version

        def form() -> str:
            values = {"content": version, "state": coder.values(draft), "typed": typed}
            return json.dumps(values)

        self._services.drafts.keep(key, form)

    def restore(self) -> None:
        """Take back what was left, before the window is drawn.

        A form of another version of the questions, one that is too old, and one that cannot be
        read are forgotten.
        """
        for key, text in self._services.drafts.take(again=self._session.stacked).items():
            restored = self._read(key, text)
            if restored is None:
                self._services.drafts.keep(key, None)
                continue
            draft, typed = restored
            drafts = {**self._session.drafts, key: draft}
            self._session.drafts = MappingProxyType(drafts)
            for field_id, words in typed.items():
                self._session.typed.start(field_id, words)

    def _read(self, key: str, text: str) -> tuple[HalfFilled, dict[str, str]] | None:
        coder = self._coder(key)
        if coder is None:
            return None
        try:
            values = json.loads(text)
            if values["content"] != self._services.library.table.version:
                return None
            draft = coder.read(self._services, values["state"])
            typed = {str(k): str(v) for k, v in values["typed"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        too_old = self._services.clock.now() - draft.started_at > STALE_AFTER
        return None if too_old else (draft, typed)


def is_half_filled(draft: HalfFilled, typed: Mapping[str, str]) -> bool:
    """True when something was tapped or typed, and it is not finished."""
    return not draft.finished and (draft.begun or any(text.strip() for text in typed.values()))
