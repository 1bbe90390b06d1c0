"""The page to hand over at the door: plain, large, what was answered and when."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import AgeBand, Factor
from lbp_app.ui import routes
from lbp_app.ui.components.basics import title, words
from lbp_app.ui.components.care_cards import door_lines
from lbp_app.ui.components.frame import Back
from lbp_app.ui.components.moments import clock_words, long_day
from lbp_app.ui.flows.screen import framed, open_flag, screen
from lbp_app.ui.palette import LIGHT
from lbp_app.ui.stage import Stage, use_stage
from lbp_app.usecases.show_care_card import FlagCard


@screen
def DoorScreen() -> ft.View:  # noqa: N802 - a component
    """What the person at the door needs: answers with times, then who this is."""
    stage = use_stage()
    flag = open_flag(stage)
    if flag is not None:
        stage = _on_paper(stage)

    def back() -> None:
        stage.go_back(routes.DOOR, otherwise=routes.FLAG)

    body = _lines(stage, flag) if flag else _nothing(stage)
    return framed(
        stage,
        routes.DOOR,
        body,
        back=Back(stage.say("nav.back"), back),
        help_button=False,
        ground=stage.look.palette.surface,
    )


def _on_paper(stage: Stage) -> Stage:
    """Dark on white also at night: it is read by a stranger, in bright light, or copied."""
    return replace(stage, look=replace(stage.look, palette=LIGHT))


def _lines(stage: Stage, flag: FlagCard) -> list[ft.Control]:
    view = stage.services.today()
    answered = [
        stage.say(
            "door.answered",
            day=long_day(stage.look, f.since.date(), view.now.date()),
            time=clock_words(f.since),
        )
        for f in flag.flags
    ]
    lines: list[tuple[str, list[str]]] = [
        (stage.say("door.told"), list(flag.card.told)),
        (stage.say("door.when"), answered),
        (stage.say("door.clinical"), list(flag.card.clinical)),
    ]
    profile = view.profile
    who = [profile.name] if profile.name else []
    if profile.age_band is not AgeBand.NOT_ASKED:
        who.append(stage.say("door.age", band=stage.say(f"profile.age.{profile.age_band.value}")))
    yes = [stage.say(f"door.factor.{f.value}") for f in Factor if profile.factor(f) is Answer.YES]
    lines.append((stage.say("door.who"), [*who, *yes] or [stage.say("door.nothing_known")]))
    lines.append(
        (
            stage.say("door.note_head"),
            [stage.say("door.note", version=stage.services.library.table.version)],
        )
    )
    return door_lines(
        stage.look, stage.say("door.head"), [(head, values) for head, values in lines if values]
    )


def _nothing(stage: Stage) -> list[ft.Control]:
    return [
        title(stage.look, stage.say("flag.none_head")),
        words(stage.look, stage.say("flag.none_body")),
    ]
