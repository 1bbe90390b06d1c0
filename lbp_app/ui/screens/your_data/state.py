"""The state of "Your data": which question is open, and what came of the last step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lbp_app.usecases.ports import BackupFault, Trouble


@dataclass(frozen=True, slots=True)
class YourDataState:
    """``asked`` names what is to be confirmed: "restore", "erase" or a kind; None for nothing.

    ``told`` is the key of a line that says what happened, with its ``values``.
    """

    asked: str | None = None
    chosen: bytes | None = None
    told: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    failed: bool = False


def ask(state: YourDataState, what: str, chosen: bytes | None = None) -> YourDataState:
    """Ask before something is deleted or replaced."""
    return replace(state, asked=what, chosen=chosen, told=None, failed=False)


def tell(told: str, *, failed: bool = False, **values: str) -> YourDataState:
    """Nothing is asked any more; one line says what happened."""
    return YourDataState(told=told, values=tuple(values.items()), failed=failed)


def outcome(result: BackupFault | Trouble | None, done: str, kind: str = "") -> YourDataState:
    """What came of a step: ``done`` (about this ``kind``) when there was no fault or trouble."""
    if result is None:
        return tell(done, kind=kind)
    if isinstance(result, BackupFault):
        return tell(f"your_data.fault_{result.value}", failed=True)
    return tell(f"trouble.{result.value}", failed=True)
