"""Bring a diary back from an exported file: its password, what is in it, then yes or no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from lbp_app.domain.password import LONGEST, tidy
from lbp_app.ui.components.basics import (
    card,
    heading,
    notice,
    outlined_button,
    second,
    text_button,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.flows.beside import beside
from lbp_app.ui.flows.files import open_file
from lbp_app.ui.stage import Put, Stage, use_draft
from lbp_app.ui.theme import BODY, BODY_STRONG
from lbp_app.usecases.import_diary import ExportFault, ExportFound
from lbp_app.usecases.ports import BackupFault, Trouble

DRAFT = "your-data-bring-in"
PASSWORD = "bring_in.password"  # noqa: S105 - the name of a field
ENDINGS = ("json", "zip")


@dataclass(frozen=True, slots=True)
class BringIn:
    """``file`` waits for its password; ``found`` waits for a yes."""

    file: bytes | None = None
    found: ExportFound | None = None
    working: bool = False
    told: str | None = None
    failed: bool = False


def looked(state: BringIn, seen: ExportFound | ExportFault) -> BringIn:
    """The file was opened, or why not; only a password can be tried again."""
    if isinstance(seen, ExportFound):
        return BringIn(found=seen)
    if seen is ExportFault.SEALED:
        return BringIn(file=state.file)
    again = state.file if seen is ExportFault.WRONG_PASSWORD else None
    return BringIn(file=again, told=f"your_data.export_{seen.value}", failed=True)


def brought_in(result: BackupFault | Trouble | None) -> BringIn:
    """What came of it."""
    if result is None:
        return BringIn(told="your_data.restore_done")
    told = f"trouble.{result.value}" if isinstance(result, Trouble) else "your_data.fault_damaged"
    return BringIn(told=told, failed=True)


def bring_in_card(stage: Stage) -> ft.Control:
    """The whole part of "Your data"; to be called as the hooks are, once in each drawing."""
    state, put = use_draft(DRAFT, BringIn)
    look, say = stage.look, stage.say
    head = [
        heading(look, say("your_data.export_head")),
        words(look, say("your_data.export_body"), BODY),
        *_told(stage, state),
    ]
    return card(look, [*head, *_next_step(stage, state, put)])


def _next_step(stage: Stage, state: BringIn, put: Put[BringIn]) -> list[ft.Control]:
    look, say = stage.look, stage.say

    def no() -> None:
        stage.session.typed.forget(PASSWORD)
        put(None)

    if state.working:
        said = words(look, say("share.working"), BODY_STRONG)
        return [ft.Semantics(live_region=True, content=said), ft.ProgressBar()]
    if state.found is not None:
        return _preview(stage, state.found, _bring_in(stage, state.found, put), no)
    if state.file is not None:
        return _locked(stage, _unlock(stage, state.file, put), no)

    def choose() -> None:
        open_file(stage, lambda file: _look_at(stage, put, file, ""), endings=ENDINGS)

    return [outlined_button(look, say("your_data.export"), choose, key="choose-export")]


def _look_at(stage: Stage, put: Put[BringIn], file: bytes, password: str) -> None:
    desk = stage.services.import_diary()

    def then(seen: ExportFound | ExportFault) -> None:
        put(looked(BringIn(file=file), seen))

    def failed() -> None:
        put(None)

    put(BringIn(file=file, working=True))
    beside(stage, lambda: desk.look(file, password), then, failed)


def _unlock(stage: Stage, file: bytes, put: Put[BringIn]) -> Callable[[], None]:
    def unlock() -> None:
        password = tidy(stage.session.typed.text(PASSWORD))
        stage.session.typed.forget(PASSWORD)
        _look_at(stage, put, file, password)

    return unlock


def _bring_in(stage: Stage, found: ExportFound, put: Put[BringIn]) -> Callable[[], None]:
    desk = stage.services.import_diary()

    def then(result: BackupFault | Trouble | None) -> None:
        put(brought_in(result))

    def failed() -> None:
        put(None)

    def bring_in() -> None:
        put(BringIn(found=found, working=True))
        beside(stage, lambda: desk(found), then, failed)

    return bring_in


def _told(stage: Stage, state: BringIn) -> list[ft.Control]:
    if state.told is None:
        return []
    text = stage.say(state.told)
    if state.failed:
        return [notice(stage.look, "warning", stage.say("failure.head"), text)]
    return [ft.Semantics(live_region=True, content=words(stage.look, text, BODY_STRONG))]


def _locked(stage: Stage, unlock: Callable[[], None], no: Callable[[], None]) -> list[ft.Control]:
    look, say = stage.look, stage.say
    name, typed = say("your_data.export_password"), stage.session.typed
    return [
        words(look, say("your_data.export_sealed"), BODY_STRONG),
        text_field(look, name, typed, key=PASSWORD, most=LONGEST, secret=True),
        outlined_button(look, say("your_data.export_open"), unlock, key="open-export"),
        text_button(look, say("your_data.no"), no, key="not-the-export"),
    ]


def _preview(
    stage: Stage,
    found: ExportFound,
    yes: Callable[[], None],
    no: Callable[[], None],
) -> list[ft.Control]:
    look, say = stage.look, stage.say
    lines = [say("your_data.export_holds", check_ins=found.check_ins, others=found.others)]
    if found.first is not None and found.last is not None:
        first, last = map(stage.services.share().tell.day, (found.first, found.last))
        lines.append(say("your_data.export_days", first=first, last=last))
    if found.name:
        lines.append(say("your_data.export_name", name=found.name))
    return [
        *(words(look, line, BODY) for line in lines),
        ft.Semantics(
            live_region=True, content=words(look, say("your_data.export_ready"), BODY_STRONG)
        ),
        second(look, say("your_data.restore_kept")),
        outlined_button(look, say("your_data.restore_yes"), yes, key="bring-in"),
        text_button(look, say("your_data.no"), no, key="not-the-export"),
    ]
