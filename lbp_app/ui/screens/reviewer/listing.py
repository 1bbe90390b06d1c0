"""The list of the reviewer: who needs attention first, with the reason in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import flet as ft

from lbp_app.domain.attention import Cause
from lbp_app.domain.profile import AgeBand
from lbp_app.domain.red_flags import Urgency
from lbp_app.ui.components.basics import (
    Press,
    card,
    column,
    heading,
    outlined_button,
    picture,
    second,
    tap_surface,
    text_button,
    title,
    words,
)
from lbp_app.ui.components.fields import text_field
from lbp_app.ui.palette import CLEAR
from lbp_app.ui.screens.reviewer import desk as steps
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.desk import At
from lbp_app.ui.theme import (
    BODY_STRONG,
    ICON,
    LABEL,
    ROW,
    SMALL,
    Edge,
    Radius,
    Space,
    Target,
    border_side,
    urgency_style,
)
from lbp_app.usecases.review_desk import Case

MOST_REASONS = 3
_ICONS = {
    Cause.WORSE: "flare",
    Cause.SEVERE: "flare",
    Cause.MOOD: "person",
    Cause.NO_GAIN_12_WEEKS: "minus",
    Cause.NO_GAIN_6_WEEKS: "minus",
    Cause.WATCH: "flare",
    Cause.NOT_COMPARED: "measures",
    Cause.SILENT: "clock",
    Cause.NOTHING: "clock",
    Cause.OLD_FILE: "clock",
}


def listing(at: At) -> list[ft.Control]:
    """Head, search, the groups, what is locked or refused, and the way to more files."""
    look, say = at.stage.look, at.stage.say
    load = at.state.load
    cases = review.found(at.state, load.cases)
    first = [case for case in cases if case.attention.needed]
    others = [case for case in cases if not case.attention.needed]
    older = review.found(at.state, load.older)
    bare = look.wide and at.stage.app is None  # else the bar above has its name or the way back
    brand = [words(look, say("app.name"), LABEL, look.palette.primary)] if bare else []
    head = column([*brand, title(look, say("reviewer.head")), *_counted(at)], Space.XS)
    body: list[ft.Control] = [head]
    if not load.looked and not at.state.waiting:
        body += [words(look, say("reviewer.lead")), *_open(at)]
        return [*body, second(look, say("reviewer.nothing_kept"), SMALL)]
    if at.state.waiting:
        # Rows would still change places under a finger, and the most urgent may be to come.
        return [*body, words(look, say("reviewer.list_waits"))]
    body += _search(at)
    room = at.state.rows
    shown = {case.mark for case in (*first, *others, *older)[:room]}
    for key, group in (("needs_first", first), ("others", others), ("older_files", older)):
        body += _group(at, key, group, shown)
    if len(first) + len(others) + len(older) > room:
        body.append(text_button(look, say("reviewer.more_rows"), _more(at), key="more-rows"))
    if at.state.looking_for and not shown:
        body.append(words(look, say("reviewer.none_found")))
    body += [*_locked(at), *_refused(at), *_open(at)]
    notes = ("reviewer.rules_nothing_out", "reviewer.nothing_kept")
    return [*body, column([second(look, say(key), SMALL) for key in notes], Space.XS)]


def _counted(at: At) -> list[ft.Control]:
    look, say, state = at.stage.look, at.stage.say, at.state
    done = len(state.load.looked)
    if state.waiting:
        text = say("reviewer.reading", done=done, total=state.total)
        bar = ft.ProgressBar(value=done / state.total, semantics_label=text)
        return [ft.Semantics(live_region=True, content=column([second(look, text), bar], Space.XS))]
    if not done:
        return []
    key = "reviewer.files_one" if done == 1 else "reviewer.files"
    return [ft.Semantics(live_region=True, content=second(look, say(key, count=done), SMALL))]


def _search(at: At) -> list[ft.Control]:
    if len(at.state.load.cases) < review.SEARCH_FROM:
        return []

    def typed(text: str) -> None:
        at.change(lambda now: review.look_for(now, text))

    field = text_field(
        at.stage.look,
        at.stage.say("reviewer.search"),
        at.stage.session.typed,
        key=steps.SEARCH,
        most=60,
        on_text=typed,
    )
    return [field]


def _group(at: At, key: str, group: Sequence[Case], shown: Collection[bytes]) -> list[ft.Control]:
    rows = [_row(at, case) for case in group if case.mark in shown]
    if not rows:
        return []
    look = at.stage.look
    head = at.stage.say(f"reviewer.{key}")
    counted = at.stage.say("reviewer.counted", head=head, count=len(group))
    return [heading(look, counted, BODY_STRONG), column(rows, Space.XS)]


def _row(at: At, case: Case) -> ft.Control:
    look, p = at.stage.look, at.stage.look.palette
    shown = at.state.shown_case
    chosen = shown is not None and shown.mark == case.mark
    icon, color = _sign(at, case)
    ink, quiet = (p.on_tint, p.on_tint) if chosen else (p.ink, p.ink2)
    reasons = at.stage.services.reviewer.tell(case.attention)
    lines: list[ft.Control] = [words(look, who(at, case), ROW, ink)]
    lines += [words(look, text, SMALL, quiet) for text in reasons[:MOST_REASONS]]
    if len(reasons) > MOST_REASONS:
        more = at.stage.say("reviewer.more", count=len(reasons) - MOST_REASONS)
        lines.append(words(look, more, SMALL, quiet))
    if not case.name or case.name.casefold() in at.state.load.same_names:
        lines.append(words(look, case.source.shown, SMALL, quiet))
    sign = [] if look.large_text else [picture(look, icon, ICON, line=color, accent=color)]
    row = tap_surface(
        look,
        ft.Row(
            [*sign, ft.Container(column(lines, 0), expand=True)],
            spacing=Space.M,
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        steps.open_case(at, case),
        key=f"case-{case.mark.hex()[:16]}",
        radius=Radius.SMALL_CARD,
        ground=p.tint if chosen else CLEAR if look.wide else p.surface,
        edge=border_side(Edge.TILE, p.primary if chosen else p.line),
        padding=Space.M,
    )
    return ft.MergeSemantics(ft.Semantics(selected=chosen, content=row))


def who(at: At, case: Case) -> str:
    """The name that the patient gave, and the age band."""
    name = case.name or at.stage.say("summary.nameless")
    if case.age_band is AgeBand.NOT_ASKED:
        return name
    age = at.stage.say(f"reviewer.age.{case.age_band.value}")
    return at.stage.say("reviewer.who", name=name, age=age)


def _sign(at: At, case: Case) -> tuple[str, str]:
    """The drawing beside a name; its colour is red for an urgent flag only."""
    p = at.stage.look.palette
    top = next(iter(case.attention.concerns), None)
    if top is None:
        return "diary", p.ink2
    if top.cause in (Cause.OPEN_FLAG, Cause.SEEN_FLAG):
        color = p.red_text if top.urgency >= Urgency.URGENT else p.blue
        return urgency_style(p, top.urgency).icon, color
    return _ICONS[top.cause], p.amber


def _more(at: At) -> Press:
    def press() -> None:
        at.change(review.more_rows)

    return press


def _open(at: At) -> list[ft.Control]:
    look, say = at.stage.look, at.stage.say

    def choose() -> None:
        steps.choose_files(at)

    text = say("reviewer.open_files")
    button = outlined_button(look, text, choose, key="open-files", icon="note", least=Target.LEAST)
    # Said before: once the files are chosen, their sizes come only together with what is in them.
    return [button, second(look, say("reviewer.most_at_once"), SMALL)]


def _locked(at: At) -> list[ft.Control]:
    look, say, state = at.stage.look, at.stage.say, at.state
    count = len(state.load.locked)
    if not count:
        return []

    def unlock() -> None:
        steps.unlock(at)

    head = say("reviewer.locked_one") if count == 1 else say("reviewer.locked_many", count=count)
    names = [second(look, one.source.shown, SMALL) for one in list(state.load.locked.values())[:5]]
    content: list[ft.Control] = [heading(look, head, BODY_STRONG), *names]
    content.append(
        text_field(
            look,
            say("reviewer.password"),
            at.stage.session.typed,
            key=steps.PASSWORD,
            most=200,
            secret=True,
        )
    )
    if state.wrong_password:
        wrong = words(look, say("reviewer.refused.wrong_password"), BODY_STRONG)
        content.append(ft.Semantics(live_region=True, content=wrong))
    text = say("reviewer.unlocking" if state.unlocking else "reviewer.unlock")
    content.append(outlined_button(look, text, unlock, key="unlock", least=Target.LEAST))
    return [card(look, content)]


def _refused(at: At) -> list[ft.Control]:
    look, say = at.stage.look, at.stage.say
    refused = at.state.load.refused
    if not refused:
        return []
    head = say("reviewer.counted", head=say("reviewer.not_opened"), count=len(refused))
    lines: list[ft.Control] = [heading(look, head, BODY_STRONG)]
    for one in refused[: at.state.rows]:
        reason = at.stage.services.reviewer.why(one)
        told = column([words(look, one.source.shown, SMALL), second(look, reason, SMALL)], 0)
        lines.append(ft.MergeSemantics(told))
    if len(refused) > at.state.rows:
        lines.append(second(look, say("reviewer.more", count=len(refused) - at.state.rows), SMALL))
    return [card(look, lines)]
