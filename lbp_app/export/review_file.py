"""Read an exported file that anybody may have made: within limits, and touching nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lbp_app.domain.red_flags import Urgency
from lbp_app.export.fact_forms import FactForms
from lbp_app.export.json_file import NotADiaryError, read_export
from lbp_app.usecases.review_desk import MOST_BYTES, RefusedError, WhyRefused
from lbp_app.usecases.whole_diary import ExportedDiary, WholeDiary

MOST_RECORDS = 200_000
"""Ten very full years are a quarter of it."""
MOST_FLAGS = 5_000
"""Flags, visits and what was done: each flag is looked for in the others."""
MOST_QUESTIONS = 20
"""Suggested ones; the app itself gives three."""
FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Days outside are no days of a diary; at the ends of the calendar sums of days fail."""
_ZIP = b"PK\x03\x04"


def is_locked(data: bytes) -> bool:
    """Whether it needs a password.

    Raises:
        RefusedError: it does, and nothing here can open it.
    """
    if not data.startswith(_ZIP):
        return False
    from lbp_app.export.sealed import is_sealed, works_here  # noqa: PLC0415 - slow to import

    sealed = is_sealed(data)
    if sealed and not works_here():
        raise RefusedError(WhyRefused.NOT_HERE)
    return sealed


def unlock(data: bytes, password: str) -> bytes:
    """What is behind the password, in memory.

    Raises:
        RefusedError: it does not open.
    """
    from lbp_app.export.sealed import SealError, unseal  # noqa: PLC0415 - slow to import

    try:
        return unseal(data, password, most=MOST_BYTES)
    except SealError as failed:
        known = {"wrong_password": WhyRefused.WRONG_PASSWORD, "too_large": WhyRefused.TOO_LARGE}
        raise RefusedError(known.get(failed.code, WhyRefused.DAMAGED)) from None


def read_for_review(data: bytes, forms: FactForms) -> ExportedDiary:
    """The diary in a file.

    Raises:
        RefusedError: it is none, or not one that can be shown.
    """
    if len(data) > MOST_BYTES:
        raise RefusedError(WhyRefused.TOO_LARGE)
    if data.startswith(_ZIP):
        raise RefusedError(WhyRefused.A_ZIP)
    try:
        exported = read_export(data, forms)
    except NotADiaryError as failed:
        raise RefusedError(WhyRefused(failed.code)) from None
    if not _plausible(exported):
        raise RefusedError(WhyRefused.DAMAGED)
    return exported


def _plausible(exported: ExportedDiary) -> bool:
    whole = exported.whole
    flags = sum(v.verdict.urgency > Urgency.NONE for v in whole.verdicts)
    return (
        len(whole.records) <= MOST_RECORDS
        and flags + len(whole.visits) + len(whole.actions) <= MOST_FLAGS
        and len(exported.suggested) <= MOST_QUESTIONS
        and FIRST_YEAR <= exported.made_at.year <= LAST_YEAR
        and all(FIRST_YEAR <= at.year <= LAST_YEAR for at in _moments(whole))
    )


def _moments(whole: WholeDiary) -> Iterator[datetime]:
    for check_in in whole.check_ins:
        yield check_in.happened_at
        yield check_in.logged_at
    for item in whole.items:
        yield item.happened_at
        yield item.logged_at
    yield from (verdict.given_at for verdict in whole.verdicts)
    yield from (action.told_at for action in whole.actions)
    yield from (visit.seen_at for visit in whole.visits)
    yield from (visit.logged_at for visit in whole.visits)
    yield from (item.checked_at for item in whole.checked_items)
    yield from (profile.logged_at for profile in whole.profiles)
