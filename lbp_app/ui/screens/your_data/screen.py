"""Your data on the screen: keep a copy, bring it back, delete."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.basics import (
    card,
    filled_button,
    heading,
    notice,
    outlined_button,
    second,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.frame import Back
from lbp_app.ui.flows.files import open_file, save_file
from lbp_app.ui.flows.kept_by_browser import how_it_is_kept
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.your_data import state as your_data
from lbp_app.ui.screens.your_data.bring_in import DRAFT as BRING_IN
from lbp_app.ui.screens.your_data.bring_in import PASSWORD, bring_in_card
from lbp_app.ui.screens.your_data.state import YourDataState
from lbp_app.ui.stage import Stage, use_draft, use_stage
from lbp_app.ui.theme import BODY, BODY_STRONG
from lbp_app.usecases.keep_safe import Backup

DRAFT = "your-data"
BACKUP_ENDING = "backdiary"
Put = Callable[[YourDataState | None], None]


@screen
def YourDataScreen() -> ft.View:  # noqa: N802 - a component
    """Backup, restore, delete one kind or everything."""
    stage = use_stage()
    state, put = use_draft(DRAFT, YourDataState)

    def leave() -> None:
        put(None)
        stage.session.keep_draft(BRING_IN, None)
        stage.session.typed.forget(PASSWORD)
        stage.go(routes.ME)

    body = [
        title(stage.look, stage.say("your_data.head")),
        *how_it_is_kept(stage),
        _backup(stage, put),
        _restore(stage, state, put),
        bring_in_card(stage),
        _delete(stage, state, put),
    ]
    return framed(
        stage,
        routes.YOUR_DATA,
        body,
        # In sight wherever the page was scrolled to.
        bottom=_told(stage, state),
        back=Back(stage.say("nav.back"), leave),
        flag=open_flag(stage),
    )


def _told(stage: Stage, state: YourDataState) -> list[ft.Control]:
    if state.told is None:
        return []
    text = stage.say(state.told, **dict(state.values))
    if state.failed:
        return [notice(stage.look, "warning", stage.say("failure.head"), text)]
    said = words(stage.look, text, BODY_STRONG)
    return [ft.Semantics(live_region=True, content=card(stage.look, [said]))]


def _backup(stage: Stage, put: Put) -> ft.Control:
    look = stage.look

    def back_up() -> None:
        made = stage.services.keep_safe.back_up()
        if not isinstance(made, Backup):
            put(your_data.outcome(made, "your_data.backup_done"))
            return
        name = made.name

        def then(saved: bool) -> None:  # noqa: FBT001 - a callback
            if saved:
                stage.services.nudge_backup.settled()
            told = "your_data.backup_done" if saved else "your_data.backup_not_saved"
            put(your_data.tell(told, name=name))

        save_file(stage, name, made.data, then)

    return card(
        look,
        [
            heading(look, stage.say("your_data.backup_head")),
            words(look, stage.say("your_data.backup_body"), BODY),
            second(look, stage.say("your_data.backup_warning")),
            filled_button(look, stage.say("your_data.backup"), back_up, key="back-up"),
        ],
    )


def _restore(stage: Stage, state: YourDataState, put: Put) -> ft.Control:
    look = stage.look

    def choose() -> None:
        def chosen(file: bytes) -> None:
            put(your_data.ask(state, "restore", file))

        open_file(stage, chosen, endings=(BACKUP_ENDING,))

    def restore() -> None:
        result = stage.services.keep_safe.restore(state.chosen or b"")
        put(your_data.outcome(result, "your_data.restore_done"))

    content = [
        heading(look, stage.say("your_data.restore_head")),
        words(look, stage.say("your_data.restore_body"), BODY),
        second(look, stage.say("your_data.restore_kept")),
        second(look, stage.say("your_data.file_limit")),
    ]
    if state.asked == "restore":
        ready = stage.say("your_data.restore_ready")
        content += _sure(stage, ready, stage.say("your_data.restore_yes"), restore, put)
    else:
        text = stage.say("your_data.restore")
        content.append(outlined_button(look, text, choose, key="choose-backup"))
    return card(look, content)


def _delete(stage: Stage, state: YourDataState, put: Put) -> ft.Control:
    look = stage.look

    def ask() -> None:
        put(your_data.ask(state, "erase"))

    def erase() -> None:
        trouble = stage.services.keep_safe.erase()
        if trouble is not None:
            put(your_data.outcome(trouble, "your_data.head"))
            return
        stage.session.forget_everything()
        stage.go(routes.TODAY)

    content = [
        heading(look, stage.say("your_data.delete_head")),
        words(look, stage.say("your_data.delete_body"), BODY),
    ]
    for kind, count in stage.services.keep_safe.counts():
        content += _kind(stage, state, put, kind, count)
    if state.asked == "erase":
        content.append(second(look, stage.say("your_data.erase_detail")))
        sure = stage.say("your_data.erase_sure")
        content += _sure(stage, sure, stage.say("your_data.erase_yes"), erase, put)
    else:
        content.append(outlined_button(look, stage.say("your_data.erase"), ask, key="erase"))
    return card(look, content)


def _kind(stage: Stage, state: YourDataState, put: Put, kind: str, count: int) -> list[ft.Control]:
    """One kind of what was noted: how much there is, and the way to delete all of it."""
    name = stage.say(f"kinds.{kind}")

    def ask() -> None:
        put(your_data.ask(state, kind))

    def delete() -> None:
        trouble = stage.services.keep_safe.delete_kind(kind)
        put(your_data.outcome(trouble, "your_data.kind_deleted", kind=name))

    if state.asked == kind:
        sure = stage.say("your_data.delete_kind_sure", kind=name, count=count)
        return _sure(stage, sure, stage.say("your_data.delete_kind_yes"), delete, put)
    text = stage.say("your_data.kind_count", kind=name, count=count)
    row = ft.Row(
        [
            ft.Container(words(stage.look, text, BODY), expand=True),
            ft.Semantics(
                label=text,
                content=text_button(
                    stage.look, stage.say("your_data.delete_kind"), ask, key=f"delete-{kind}"
                ),
            ),
        ],
        wrap=stage.look.large_text,
    )
    return [row]


def _sure(
    stage: Stage, question: str, yes: str, press: Callable[[], None], put: Put
) -> list[ft.Control]:
    def no() -> None:
        put(None)

    return [
        ft.Semantics(live_region=True, content=words(stage.look, question, BODY_STRONG)),
        outlined_button(stage.look, yes, press, key="sure"),
        text_button(stage.look, stage.say("your_data.no"), no, key="not-sure"),
    ]
