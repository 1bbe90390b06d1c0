"""Make a file beside the window, with its password if one was chosen, and hand it over."""

from __future__ import annotations

from collections.abc import Callable

from lbp_app.domain.password import tidy
from lbp_app.ui.flows.beside import long_beside
from lbp_app.ui.flows.files import save_file
from lbp_app.ui.screens.share import state as share
from lbp_app.ui.screens.share.lock import AGAIN, FIELDS, PASSWORD
from lbp_app.ui.screens.share.state import ShareState
from lbp_app.ui.stage import Stage, newest
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.share_desk import Form, SharedFile
from lbp_app.usecases.working import Tick

DRAFT = "share"
Put = Callable[[ShareState | None], None]


def save(stage: Stage, state: ShareState, put: Put, form: Form) -> Callable[[], None]:
    """What a tap on one of the buttons does; ``state`` is what is drawn."""

    def press() -> None:
        there = _now(stage, state)
        if there.working:
            return
        typed = stage.session.typed
        password = tidy(typed.text(PASSWORD)) if there.locked else ""
        wrong = share.wrong_password(there, password, typed.text(AGAIN))
        if wrong is not None:
            put(share.refuse(there, wrong))
            return
        put(share.begin(there, _make(stage, there, put, form, password)))

    return press


def _make(
    stage: Stage, state: ShareState, put: Put, form: Form, password: str
) -> Callable[[], None]:
    desk = stage.services.share()

    def work(tick: Tick) -> SharedFile | Trouble | None:
        return desk.file(form, state.choice, password, tick)

    def show(so_far: float) -> None:
        put(share.so_far(_now(stage, state), so_far))

    def handed_over(kept: bool) -> None:  # noqa: FBT001 - a callback
        put(share.saved(_now(stage, state), kept=kept))

    def done(file: SharedFile | Trouble | None) -> None:
        if DRAFT not in stage.session.drafts:  # the patient has left meanwhile
            return
        put(share.made(_now(stage, state), file))
        if isinstance(file, SharedFile):
            stage.session.typed.forget(FIELDS)
            save_file(stage, file.name, file.data, handed_over)

    def failed() -> None:
        if DRAFT in stage.session.drafts:
            put(share.broken(_now(stage, state)))

    return long_beside(stage, work, show, done, failed)


def _now(stage: Stage, drawn: ShareState) -> ShareState:
    return newest(stage.session, DRAFT, drawn)
