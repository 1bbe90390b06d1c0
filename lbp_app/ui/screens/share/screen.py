"""Share with my physio on the screen: choose, read it first, save it."""

from __future__ import annotations

import flet as ft

from lbp_app.domain.summary import Section
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
from lbp_app.ui.components.choices import chips
from lbp_app.ui.components.frame import Back, side_by_side
from lbp_app.ui.components.ticks import tick_row
from lbp_app.ui.flows.beside import beside
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.screens.share import saving
from lbp_app.ui.screens.share import state as share
from lbp_app.ui.screens.share.lock import FIELDS, lock_card
from lbp_app.ui.screens.share.saving import save
from lbp_app.ui.screens.share.state import ShareState
from lbp_app.ui.stage import Stage, newest, use_draft, use_stage
from lbp_app.ui.theme import BODY, BODY_STRONG
from lbp_app.usecases.ports import Trouble
from lbp_app.usecases.share_desk import Form, Time
from lbp_app.usecases.tell_summary import Part

DRAFT = saving.DRAFT
Put = saving.Put
_FILES = (Form.CSV, Form.JSON, Form.FHIR)


@screen
def ShareScreen() -> ft.View:  # noqa: N802 - a component
    """The time, the parts, the preview, and the files."""
    stage = use_stage()
    state, put = use_draft(DRAFT, ShareState)

    def leave() -> None:
        if state.stop is not None:
            state.stop()
        stage.session.typed.forget(FIELDS)
        put(None)
        stage.go(routes.ME)

    def turn_lock() -> None:
        stage.session.typed.forget(FIELDS)
        put(share.turn_lock(state))

    warning = stage.say("share.warning_locked" if state.locked else "share.warning")
    body = [
        title(stage.look, stage.say("share.head")),
        words(stage.look, stage.say("share.lead"), BODY),
        side_by_side(
            stage.look,
            [_what(stage, state, put)],
            [
                notice(stage.look, "lock", stage.say("share.warning_head"), warning),
                lock_card(stage, locked=state.locked, turn=turn_lock),
                _summary(stage, state, put),
                _files(stage, state, put),
            ],
        ),
    ]
    return framed(
        stage,
        routes.SHARE,
        body,
        two_columns=True,
        # In sight wherever the page was scrolled to.
        bottom=_told(stage, state),
        back=Back(stage.say("nav.back"), leave),
        flag=open_flag(stage),
    )


def _told(stage: Stage, state: ShareState) -> list[ft.Control]:
    look = stage.look
    if state.working:
        return [_working(stage, state)]
    if state.told is None:
        return []
    text = stage.say(state.told, name=state.name)
    if state.failed:
        return [notice(look, "warning", stage.say("failure.head"), text)]
    said = words(look, text, BODY_STRONG)
    return [ft.Semantics(live_region=True, content=card(look, [said]))]


def _working(stage: Stage, state: ShareState) -> ft.Control:
    """How far it is, with a way to stop; the bar of the preview has no end to tell."""
    look, stop = stage.look, state.stop
    said = ft.Semantics(
        live_region=True, content=words(look, stage.say("share.working"), BODY_STRONG)
    )
    if stop is None:
        return card(look, [said, ft.ProgressBar()])
    percent = round(100 * state.share)
    bar = ft.Semantics(
        label=stage.say("share.done_so_far", percent=percent),
        content=ft.ProgressBar(value=state.share),
    )
    return card(look, [said, bar, text_button(look, stage.say("share.stop"), stop, key="stop")])


def _what(stage: Stage, state: ShareState, put: Put) -> ft.Control:
    look, choice = stage.look, state.choice

    def choose(time: str) -> None:
        put(share.choose_time(state, time))

    def turn_name() -> None:
        put(share.turn_name(state))

    times = [(time.value, stage.say(f"share.period_{time.value}")) for time in Time]
    content = [
        heading(look, stage.say("share.period")),
        chips(look, times, (choice.time.value,), choose, key="time"),
        heading(look, stage.say("share.parts")),
        second(look, stage.say("share.parts_hint")),
        *(_part(stage, state, put, section) for section in Section),
    ]
    name = stage.services.today().profile.name
    if name:
        text = stage.say("share.name", name=name)
        content.append(tick_row(look, text, turn_name, ticked=choice.with_name, key="with-name"))
    return card(look, content)


def _part(stage: Stage, state: ShareState, put: Put, section: Section) -> ft.Control:
    def turn() -> None:
        put(share.turn(state, section))

    text = stage.say(f"summary.part.{section.value}")
    ticked = section in state.choice.sections
    return tick_row(stage.look, text, turn, ticked=ticked, key=f"part-{section.value}")


def _summary(stage: Stage, state: ShareState, put: Put) -> ft.Control:
    look, desk = stage.look, stage.services.share()

    def look_first() -> None:
        def done(parts: tuple[Part, ...] | Trouble) -> None:
            put(share.read(newest(stage.session, DRAFT, state), parts))

        def failed() -> None:
            put(share.broken(newest(stage.session, DRAFT, state)))

        put(share.begin(state))
        beside(stage, lambda: desk.preview(state.choice), done, failed)

    def hide() -> None:
        put(share.close_preview(state))

    content = [
        filled_button(
            look, stage.say("share.save_pdf"), save(stage, state, put, Form.PDF), key="save-pdf"
        ),
        second(look, stage.say("share.pdf_hint")),
    ]
    if state.preview is None:
        text = stage.say("share.preview")
        content.append(outlined_button(look, text, look_first, key="preview"))
        return card(look, content)
    content += [
        text_button(look, stage.say("share.preview_hide"), hide, key="hide-preview"),
        second(look, stage.say("share.preview_head")),
    ]
    for part in state.preview:
        content.append(heading(look, part.head))
        content += [words(look, line, BODY) for line in part.lines]
    return card(look, content)


def _files(stage: Stage, state: ShareState, put: Put) -> ft.Control:
    look = stage.look
    content = [
        heading(look, stage.say("share.files_head")),
        second(look, stage.say("share.files_hint")),
    ]
    for form in _FILES:
        text = stage.say(f"share.save_{form.value}")
        press = save(stage, state, put, form)
        content.append(outlined_button(look, text, press, key=f"save-{form.value}"))
    content.append(second(look, stage.say("share.json_hint")))
    return card(look, content)
