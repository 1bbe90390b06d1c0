"""The state of "Share with my physio": what was chosen, the preview, what came of the last step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lbp_app.domain.summary import Section
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.share_desk import Choice, SharedFile, Time
from lbp_app.usecases.tell_summary import Part


@dataclass(frozen=True, slots=True)
class ShareState:
    """``working`` while a file or the preview is made; ``told`` is the key of what happened."""

    choice: Choice = field(default_factory=Choice)
    preview: tuple[Part, ...] | None = None
    working: bool = False
    told: str | None = None
    name: str = ""
    failed: bool = False


def choose_time(state: ShareState, time: str) -> ShareState:
    """Another time: what was read before no longer fits."""
    return ShareState(replace(state.choice, time=Time(time)))


def turn(state: ShareState, section: Section) -> ShareState:
    """Share a part or leave it out."""
    return ShareState(replace(state.choice, sections=state.choice.sections ^ {section}))


def turn_name(state: ShareState) -> ShareState:
    """Put the name on it or not."""
    return ShareState(replace(state.choice, with_name=not state.choice.with_name))


def begin(state: ShareState) -> ShareState:
    """Something is being made."""
    return replace(state, working=True, told=None, failed=False)


def read(state: ShareState, made: tuple[Part, ...] | Trouble) -> ShareState:
    """The preview is there, or why it is not."""
    if isinstance(made, Trouble):
        return _failed(state, made)
    return replace(state, working=False, preview=made)


def close_preview(state: ShareState) -> ShareState:
    """The preview is put away."""
    return replace(state, preview=None, told=None)


def made(state: ShareState, file: SharedFile | Trouble) -> ShareState:
    """The file is made, or why it is not; saving it is the next step."""
    if isinstance(file, Trouble):
        return _failed(state, file)
    return replace(state, working=False, name=file.name)


def saved(state: ShareState, *, kept: bool) -> ShareState:
    """The dialog of the system was closed."""
    return replace(state, working=False, told="share.saved" if kept else "share.not_saved")


def _failed(state: ShareState, trouble: Trouble) -> ShareState:
    return replace(state, working=False, told=f"trouble.{trouble.value}", failed=True)
