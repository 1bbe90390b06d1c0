"""A diary on a disk that has gone: every method raises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NoReturn

from lbp_app.usecases.ports import DiaryTroubleError, Record, Trouble


class UnreadableDiary:
    """Raises its trouble whatever is asked of it, and counts how often it was asked to keep."""

    def __init__(self, trouble: Trouble = Trouble.CORRUPT) -> None:
        self._trouble = trouble
        self.asked_to_keep: list[Record] = []

    def keep(self, *records: Record) -> None:
        """Refuse, but remember what was to be kept."""
        self.asked_to_keep += records
        self._fail()

    def profile(self) -> NoReturn:
        """Raise."""
        self._fail()

    def verdicts_since(self, moment: datetime | None) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def actions_on(self, verdict_ids: Sequence[str]) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def last_visit(self, not_after: datetime | None = None) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def checked_items(self) -> NoReturn:
        """Raise."""
        self._fail()

    def last_check_in(self) -> NoReturn:
        """Raise."""
        self._fail()

    def first_check_in(self) -> NoReturn:
        """Raise."""
        self._fail()

    def entry(self, entry_id: str) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def page(self, **_: object) -> NoReturn:
        """Raise."""
        self._fail()

    def check_in_versions(self, entry_id: str) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def check_ins(
        self,
        since: datetime | None = None,  # noqa: ARG002
        until: datetime | None = None,  # noqa: ARG002
    ) -> NoReturn:
        """Raise."""
        self._fail()

    def daily_ratings(self, since: date | None = None, until: date | None = None) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def first_days(self) -> NoReturn:
        """Raise."""
        self._fail()

    def daily_minutes(self, since: date | None = None, until: date | None = None) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def items(self, fact: type[object], **_: object) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def latest(self, fact: type[object]) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def items_of_entry(self, entry_id: str) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def kinds(self) -> NoReturn:
        """Raise."""
        self._fail()

    def items_of_kind(self, kind: str) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def item(self, item_id: str) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def versions(self, item_id: str) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def backup(self, *, made_at: datetime, app_version: str) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def restore(self, backup: bytes) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def erase(self) -> NoReturn:
        """Raise."""
        self._fail()

    def records(self) -> NoReturn:
        """Raise."""
        self._fail()

    def drafts(self) -> NoReturn:
        """Raise."""
        self._fail()

    def keep_draft(self, key: str, form: str | None, at: datetime) -> NoReturn:  # noqa: ARG002
        """Raise."""
        self._fail()

    def _fail(self) -> NoReturn:
        raise DiaryTroubleError(self._trouble)
