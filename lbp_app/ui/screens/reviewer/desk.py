"""What the parts of the reviewer share: window, state, and what is read beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.ui.flows.beside import beside
from lbp_app.ui.flows.files import open_files
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.state import AT_ONCE, ReviewState, Tab
from lbp_app.ui.stage import Put, ReviewStage, newest
from lbp_app.usecases.explore_diary import Line, entries
from lbp_app.usecases.review_desk import (
    Case,
    Looked,
    OpenedDiary,
    Refused,
    Source,
    WhyRefused,
)

DRAFT = "reviewer"
PASSWORD = f"{DRAFT}.password"
SEARCH = f"{DRAFT}.search"
ENDINGS = ("json", "zip")


@dataclass(frozen=True, slots=True)
class At:
    """One drawing of the reviewer."""

    stage: ReviewStage
    state: ReviewState
    put: Put[ReviewState]

    @property
    def now(self) -> ReviewState:
        """The state when a tap or an answer comes, which may be later than this drawing."""
        return newest(self.stage.session, DRAFT, self.state)

    def change(self, step: Callable[[ReviewState], ReviewState]) -> None:
        """The next state. A screen that was left has let go of its files: none comes back."""
        if isinstance(self.stage.session.drafts.get(DRAFT), ReviewState):
            self.put(step)

    def go(self, route: str) -> None:
        """To another screen of the patient's app, if there is one."""
        if self.stage.app is not None:
            self.stage.app.go(route)


def read_on(at: At) -> None:
    """Read the next files that wait, and so on until none does; the window stays alive."""
    desk = at.stage.services.reviewer
    batch = at.now.waiting[:AT_ONCE]
    if not batch:
        return

    def work() -> tuple[Looked, ...]:
        return tuple(desk.look(source) for source in batch)

    def done(looked: tuple[Looked, ...]) -> None:
        if at.now.waiting[: len(batch)] == batch:
            at.change(lambda now: review.read(now, looked))
            read_on(at)

    def failed() -> None:
        done(tuple(Refused(source, WhyRefused.DAMAGED) for source in batch))

    beside(at.stage, work, done, failed)


def choose_files(at: At) -> None:
    """Let the system or the browser offer its files."""

    def chosen(files: tuple[tuple[str, bytes], ...]) -> None:
        begun = not at.now.waiting
        at.change(lambda now: review.given(now, [_in_memory(*file) for file in files]))
        if begun:
            read_on(at)

    open_files(at.stage, chosen, endings=ENDINGS)


def unlock(at: At) -> None:
    """Try the password on every locked file; it is forgotten at once."""
    desk = at.stage.services.reviewer
    password = at.stage.session.typed.text(PASSWORD)
    locked = dict(at.now.load.locked)
    if not password or at.now.unlocking:
        return
    at.stage.session.typed.put(PASSWORD, "")

    def work() -> dict[int, Looked]:
        return {n: desk.look(one.source, password) for n, one in locked.items()}

    def done(tried: dict[int, Looked]) -> None:
        at.change(lambda now: review.unlocked(now, tried))

    at.change(review.unlocking)
    beside(at.stage, work, done, lambda: at.change(review.not_unlocked))


def open_case(at: At, case: Case) -> Callable[[], None]:
    """Read one diary whole and show it."""
    desk = at.stage.services.reviewer

    def press() -> None:
        def done(made: OpenedDiary | Refused) -> None:
            at.change(lambda now: review.opened(now, made))

        def work() -> OpenedDiary | Refused:
            made = desk.open(case)
            if isinstance(made, OpenedDiary):
                desk.summary(made, time)  # kept with it, so that drawing need not wait
            return made

        time = at.now.time
        at.stage.session.failed = False
        at.change(lambda now: review.begin_opening(now, case))
        beside(at.stage, work, done, lambda: done(Refused(case.source, WhyRefused.DAMAGED)))

    return press


def choose_tab(at: At, opened: OpenedDiary) -> Callable[[str], None]:
    """Another way to look; the entries are made when they are first asked for."""

    def choose(tab: str) -> None:
        def done(lines: tuple[Line, ...]) -> None:
            at.change(lambda now: review.with_lines(now, opened, lines))

        at.change(lambda now: review.choose_tab(now, tab))
        if tab == Tab.ENTRIES and at.now.lines is None:
            beside(at.stage, lambda: entries(opened.whole), done, lambda: done(()))

    return choose


def _in_memory(name: str, data: bytes) -> Source:
    def load() -> bytes:
        return data

    return Source(name, load)
