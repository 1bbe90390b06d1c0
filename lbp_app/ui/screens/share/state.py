"""The state of "Share with my physio": what was chosen, the preview, what came of the last step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lbp_app.domain.password import PasswordFault, fault
from lbp_app.domain.summary import Section
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.share_desk import Choice, SharedFile, Time
from lbp_app.usecases.tell_summary import Part


@dataclass(frozen=True, slots=True)
class ShareState:
    """``working`` while a file or the preview is made; ``told`` is the key of what happened.

    ``locked``: the file is to open with a password only, which stands in the fields and nowhere
    else. ``share`` is how much of the file is made, ``stop`` ends the making of it.
    """

    choice: Choice = field(default_factory=Choice)
    locked: bool = False
    preview: tuple[Part, ...] | None = None
    working: bool = False
    share: float = 0.0
    stop: Callable[[], None] | None = None
    told: str | None = None
    name: str = ""
    failed: bool = False


def _chose(state: ShareState, choice: Choice) -> ShareState:
    """What was read before no longer fits; a file that is being made goes on as it was begun."""
    return replace(state, choice=choice, preview=None, told=None, failed=False)


def choose_time(state: ShareState, time: str) -> ShareState:
    """Another time."""
    return _chose(state, replace(state.choice, time=Time(time)))


def turn(state: ShareState, section: Section) -> ShareState:
    """Share a part or leave it out."""
    return _chose(state, replace(state.choice, sections=state.choice.sections ^ {section}))


def turn_name(state: ShareState) -> ShareState:
    """Put the name on it or not."""
    return _chose(state, replace(state.choice, with_name=not state.choice.with_name))


def turn_lock(state: ShareState) -> ShareState:
    """With or without a password."""
    return replace(state, locked=not state.locked, told=None, failed=False)


def wrong_password(state: ShareState, password: str, again: str) -> PasswordFault | None:
    """Why no file can be made yet; None when it can, also without a password."""
    return fault(password, again) if state.locked else None


def refuse(state: ShareState, why: PasswordFault) -> ShareState:
    """Nothing was made: the password does not do."""
    return replace(state, told=f"share.password_{why.value}", failed=True)


def begin(state: ShareState, stop: Callable[[], None] | None = None) -> ShareState:
    """Something is being made."""
    return replace(state, working=True, share=0.0, stop=stop, told=None, failed=False)


def so_far(state: ShareState, share: float) -> ShareState:
    """So much of the file is made."""
    return replace(state, share=share)


def read(state: ShareState, made: tuple[Part, ...] | Trouble) -> ShareState:
    """The preview is there, or why it is not."""
    if isinstance(made, Trouble):
        return _failed(state, made)
    return replace(state, working=False, preview=made)


def close_preview(state: ShareState) -> ShareState:
    """The preview is put away."""
    return replace(state, preview=None, told=None)


def made(state: ShareState, file: SharedFile | Trouble | None) -> ShareState:
    """The file is made, or why it is not (None: stopped); saving it is the next step."""
    if isinstance(file, Trouble):
        return _failed(state, file)
    told = "share.stopped" if file is None else None
    name = "" if file is None else file.name
    return replace(state, working=False, stop=None, name=name, told=told)


def saved(state: ShareState, *, kept: bool) -> ShareState:
    """The dialog of the system was closed."""
    return replace(state, working=False, told="share.saved" if kept else "share.not_saved")


def broken(state: ShareState) -> ShareState:
    """Nothing came of it, by a fault of ours that is told elsewhere."""
    return replace(state, working=False, stop=None)


def _failed(state: ShareState, trouble: Trouble) -> ShareState:
    told = f"trouble.{trouble.value}"
    return replace(state, working=False, stop=None, told=told, failed=True)
