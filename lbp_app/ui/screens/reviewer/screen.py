"""The reviewer on the screen: the list, and beside it or in its place one diary."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.ui import routes
from lbp_app.ui.components.bars import Back, Banner, banner_bar, top_bar
from lbp_app.ui.components.basics import column, notice, outlined_button, scene, title, words
from lbp_app.ui.components.frame import page_view
from lbp_app.ui.flows.rung import rung_banner
from lbp_app.ui.flows.screen import banner_of, open_flag
from lbp_app.ui.screens.reviewer import listing, page
from lbp_app.ui.screens.reviewer import state as review
from lbp_app.ui.screens.reviewer.desk import DRAFT, At, read_on
from lbp_app.ui.screens.reviewer.state import ReviewState
from lbp_app.ui.services import use_review_services
from lbp_app.ui.session import safe, use_session
from lbp_app.ui.stage import guarded, look_of, use_draft, use_review_stage
from lbp_app.ui.theme import COLUMN_WIDTH, Edge, Space, border_side

LIST_WIDTH = 320


def _narrow(at: At) -> ft.View:
    """The list, or one diary in its place."""
    state, stage = at.state, at.stage
    room = min(stage.look.width - 2 * stage.look.side, COLUMN_WIDTH)
    body = page.page(at, room) if state.shows_a_page else listing.listing(at)
    case = state.shown_case
    to_list = stage.look.stacked and state.shows_a_page
    view = page_view(
        stage.look,
        routes.REVIEWER,
        body,
        go=at.go,
        back=_back(at),
        banner=_banner(at),
        reminder=_reminder(at),
        help_button=stage.app is not None,
        failed=stage.session.failed,
        can_leave=not to_list,
        step=f"{case.mark.hex() if case else ''}-{state.tab}-{state.entries_page}",
    )
    if to_list:
        view.on_confirm_pop = _swiped(at)
    return view


def _swiped(at: At) -> Callable[[object], None]:
    """The phone's own gesture leads from a diary to the list, as the button does."""

    def swiped(event: ft.Event[ft.View]) -> None:
        at.change(review.close_page)
        ft.context.page.run_task(event.control.confirm_pop, False)  # noqa: FBT003

    return safe(swiped)


def _wide(at: At) -> ft.View:
    """The list at the left, the diary at the right; each scrolls by itself."""
    state, stage = at.state, at.stage
    look, p = stage.look, stage.look.palette
    left = ft.Container(
        _scroll(listing.listing(at), Space.CARD, "list"),
        width=LIST_WIDTH,
        bgcolor=p.surface,
        border=ft.Border.only(right=border_side(Edge.HAIRLINE, p.line)),
    )
    room = look.width - LIST_WIDTH - 2 * Space.XL
    case = state.shown_case
    step = f"{case.mark.hex() if case else ''}-{state.tab}-{state.entries_page}"
    body = page.page(at, room) if state.shows_a_page else [_nothing_chosen(at)]
    if stage.session.failed:
        body = [
            notice(look, "warning", stage.say("failure.head"), stage.say("failure.body")),
            *body,
        ]
    right = ft.Semantics(
        container=True, expand=True, content=_scroll(body, Space.XL, f"page-{step}")
    )
    panes = ft.Row(
        [ft.Semantics(container=True, content=left), right],
        spacing=0,
        expand=True,
        vertical_alignment=_STRETCH,
    )
    above: list[ft.Control] = []
    if stage.app is not None:
        most = int(look.width - 2 * Space.XL)
        above.append(top_bar(look, at.go, _back(at), help_button=True, most=most))
        banner, reminder = _banner(at), _reminder(at)
        above += [banner_bar(look, banner, at.go, most)] if banner else []
        above += [reminder] if reminder else []
    whole = ft.Column([*above, panes], spacing=0, expand=True, horizontal_alignment=_STRETCH)
    return ft.View(
        route=routes.REVIEWER if look.stacked else routes.TODAY,
        key=None if look.stacked else routes.REVIEWER,
        controls=[ft.SafeArea(whole, expand=True)],
        bgcolor=p.bg,
        padding=0,
        spacing=0,
    )


def _scroll(body: list[ft.Control], side: int, key: str) -> ft.Control:
    inner = ft.Container(
        ft.Column([*body], spacing=Space.M, horizontal_alignment=_STRETCH),
        padding=ft.Padding.symmetric(horizontal=side, vertical=Space.L),
    )
    return ft.Column(
        [inner], key=key, scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=_STRETCH
    )


def _back(at: At) -> Back | None:
    stage = at.stage
    if at.state.shows_a_page and not stage.look.wide:

        def to_list() -> None:
            at.change(review.close_page)

        return Back(stage.say("reviewer.to_list"), to_list)
    if stage.app is None:
        return None

    def leave() -> None:
        at.go(routes.ME)

    return Back(stage.say("nav.back"), leave)


def _banner(at: At) -> Banner | None:
    app = at.stage.app
    return None if app is None else banner_of(app, open_flag(app))


def _reminder(at: At) -> ft.Control | None:
    app = at.stage.app
    return None if app is None else rung_banner(app, routes.REVIEWER)


def _nothing_chosen(at: At) -> ft.Control:
    look, say = at.stage.look, at.stage.say
    some = bool(at.state.load.cases)
    told = [words(look, say("reviewer.choose_one"), align=ft.TextAlign.CENTER)] if some else []
    return ft.Container(
        ft.Column(
            [scene(look, "nothing_yet", 240, 160), *told],
            spacing=Space.L,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        padding=ft.Padding.only(top=Space.WIDE),
    )


@ft.component
def _Broken() -> ft.View:  # noqa: N802 - a component
    """A diary could not be drawn: it is let go, and the list begins anew."""
    services, app = use_review_services()
    session = use_session()
    look = look_of(services, session)

    def again() -> None:
        session.failed = False
        kept = session.drafts.get(DRAFT)
        state = kept if isinstance(kept, ReviewState) else ReviewState()
        session.keep_draft(DRAFT, review.close_page(state))

    def to_help() -> None:
        session.failed = False
        ft.context.page.navigate(routes.HELP)

    text = look.say("help.button")
    to = outlined_button(
        look, text, to_help, key="get-help", icon="help", color=look.palette.red_text
    )
    return ft.View(
        route=routes.REVIEWER,
        bgcolor=look.palette.bg,
        padding=Space.XL,
        controls=[
            ft.SafeArea(
                column(
                    [
                        title(look, look.say("reviewer.broken_head")),
                        words(look, look.say("reviewer.broken_body")),
                        outlined_button(look, look.say("reviewer.again"), again, key="start-again"),
                        *([to] if app else []),
                    ],
                    Space.L,
                )
            )
        ],
    )


@guarded(_Broken)
def ReviewerScreen() -> ft.View:  # noqa: N802 - a component
    """What was named by the command is read at once; whatever was read goes with the screen."""
    stage = use_review_stage()
    state, put = use_draft(DRAFT, ReviewState)
    at = At(stage, state, put)

    def begin() -> None:
        put(review.given(state, stage.services.reviewer.given))
        read_on(at)

    def forget() -> None:
        stage.session.typed.forget(DRAFT)
        stage.session.keep_draft(DRAFT, None)

    ft.use_effect(begin, [], forget)
    return _wide(at) if stage.look.wide else _narrow(at)


_STRETCH = ft.CrossAxisAlignment.STRETCH
