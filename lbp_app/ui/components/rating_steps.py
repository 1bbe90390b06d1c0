"""The 0 to 10 scale for a hand that shakes: minus, plus, eleven rising steps, same as last time."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from lbp_app.domain.answers import HIGHEST_RATING, LOWEST_RATING
from lbp_app.ui.components.basics import (
    card,
    column,
    disc_button,
    handler,
    heading,
    text_button,
    words,
)
from lbp_app.ui.components.buttons import keyboard_stop
from lbp_app.ui.theme import (
    BODY_STRONG,
    HEADING,
    LESSON_STRONG,
    NUMBER,
    SMALL,
    SMALL_STRONG,
    Look,
    Radius,
    Space,
    TextToken,
)

Rate = Callable[[int], None]
Ends = tuple[str, str]
"""What the lowest and the highest number mean, in words."""
TREMOR_SECONDS = 0.25
_LOWEST_BAR = 18
_RISE = 4
_COLUMN_HEIGHT = 84


@ft.component
def _RatingSteps(  # noqa: N802 - a component
    look: Look,
    name: str,
    hint: str,
    value: int | None,
    before: int | None,
    color: str,
    on_rate: Rate,
    seconds: Callable[[], float],
    id: str,  # noqa: A002 - the field's own word
    ends: Ends | None,
) -> ft.Control:
    """The drawing of one rating; it remembers the last tap, hence a component."""
    last_tap = ft.use_ref(-1.0)

    def step(by: int) -> Callable[[], None]:
        def press() -> None:
            now, last = seconds(), last_tap.current
            if last is not None and now - last < TREMOR_SECONDS:
                return
            last_tap.current = now
            on_rate(stepped(value, by))

        return press

    same = _same(look, before, on_rate, id)
    number = _number(look, value, color, ends)
    return card(
        look,
        [
            _head(look, name, same, HEADING if ends is None else LESSON_STRONG),
            *([words(look, hint, SMALL, look.palette.ink2)] if hint else []),
            ft.Row(
                [
                    disc_button(
                        look,
                        "minus",
                        look.say("rating.less", name=name),
                        step(-1),
                        key=f"{id}-less",
                    ),
                    number,
                    disc_button(
                        look, "plus", look.say("rating.more", name=name), step(1), key=f"{id}-more"
                    ),
                ],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            ),
            _slider(look, name, value, color, on_rate, id, ends),
            *([_named_ends(look, ends)] if ends else []),
        ],
    )


def _named_ends(look: Look, ends: Ends) -> ft.Control:
    """What the two ends of the scale mean; below each other, with their number, in large text."""
    low, high = ends
    ink = look.palette.ink2
    if look.large_text:
        return column(
            [
                words(look, look.say("rating.end", value=value, words=end), SMALL, ink)
                for value, end in ((LOWEST_RATING, low), (HIGHEST_RATING, high))
            ],
            Space.HAIR,
        )
    return ft.Row(
        [
            words(look, low, SMALL, ink, expand=True),
            words(look, high, SMALL, ink, expand=True, align=ft.TextAlign.END),
        ],
        spacing=Space.XL,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _head(look: Look, name: str, same: ft.Control | None, token: TextToken) -> ft.Control:
    """The name, and beside it (below it with large text) "same as last time"."""
    if same is None:
        return heading(look, name, token)
    if look.large_text:
        return column([heading(look, name), same], 0)
    return ft.Row([ft.Container(heading(look, name), expand=True), same], spacing=Space.S)


def rating_steps(
    look: Look,
    name: str,
    *,
    hint: str = "",
    value: int | None,
    before: int | None,
    color: str,
    on_rate: Rate,
    seconds: Callable[[], float],
    key: str,
    ends: Ends | None = None,
) -> ft.Control:
    """One rating. No default: until it is touched the number is a dash.

    ``ends`` say what 0 and 10 mean; without them each number has its word for pain.
    ``before`` is the last rating, offered in one tap. Repeats on the same disc inside a quarter of
    a second (``seconds`` tells the time) are taken for tremor and ignored.
    """
    make: Callable[..., ft.Control] = _RatingSteps
    return make(look, name, hint, value, before, color, on_rate, seconds, key, ends, key=key)


def stepped(value: int | None, by: int) -> int:
    """The rating after one step up or down; the first step on an empty scale gives 0 or 1."""
    if value is None:
        return LOWEST_RATING if by < 0 else LOWEST_RATING + 1
    return min(max(value + by, LOWEST_RATING), HIGHEST_RATING)


def spoken(look: Look, value: int | None, ends: Ends | None = None) -> str:
    """A rating in words: "4 of 10, moderate"; "10 of 10, ..." with the end's own words."""
    if value is None:
        return look.say("rating.none")
    if ends is not None:
        named = {LOWEST_RATING: ends[0], HIGHEST_RATING: ends[1]}.get(value)
        if named is None:
            return look.say("rating.plain", value=value)
        return look.say("rating.spoken", value=value, word=named)
    return look.say("rating.spoken", value=value, word=look.say(f"rating.word_{value}"))


def _number(look: Look, value: int | None, color: str, ends: Ends | None) -> ft.Control:
    p = look.palette
    digits = words(
        look,
        "\u2013" if value is None else str(value),
        NUMBER,
        p.ink2 if value is None else color,
        align=ft.TextAlign.CENTER,
    )
    named = "rating.of_ten" if ends is not None else f"rating.word_{value}"
    word = words(
        look,
        look.say("rating.none" if value is None else named),
        BODY_STRONG,
        p.ink2 if value is None else p.ink,
        align=ft.TextAlign.CENTER,
    )
    fixed = ft.Container(digits, width=None if look.large_text else 64)
    pair: ft.Control = (
        ft.Column([fixed, word], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
        if look.large_text
        else ft.Row(
            [fixed, ft.Container(word, expand=True, expand_loose=True)],
            alignment=ft.MainAxisAlignment.CENTER,
            spacing=Space.S,
        )
    )
    return ft.Container(ft.Semantics(exclude_semantics=True, content=pair), expand=True)


def _same(look: Look, before: int | None, on_rate: Rate, key: str) -> ft.Control | None:
    """Offered before and after rating: nothing may move under a hand that is about to tap."""
    if before is None:
        return None

    def press() -> None:
        on_rate(before)

    return text_button(
        look, look.say("rating.same", value=before), press, key=f"{key}-same", flush=True
    )


def _slider(
    look: Look,
    name: str,
    value: int | None,
    color: str,
    on_rate: Rate,
    key: str,
    ends: Ends | None,
) -> ft.Control:
    """The eleven steps; for assistive technology they are one slider."""

    def to(rating: int) -> Callable[[], None]:
        def press() -> None:
            on_rate(rating)

        return press

    steps = ft.Row(
        [
            _step(look, rating, value, color, to(rating), f"{key}-{rating}")
            for rating in range(LOWEST_RATING, HIGHEST_RATING + 1)
        ],
        spacing=0,
        vertical_alignment=ft.CrossAxisAlignment.END,
    )
    drawing = ft.Semantics(
        exclude_semantics=True, content=column([steps, *_ends(look)], Space.HAIR)
    )
    said = spoken(look, value, ends)
    # Merged with a button, as only a button takes the keyboard and shows that it has it.
    return ft.MergeSemantics(
        ft.Semantics(
            label=name,
            value=said,
            increased_value=spoken(look, stepped(value, 1), ends),
            decreased_value=spoken(look, stepped(value, -1), ends),
            slider=True,
            # The page of the browser reads the value here; Flutter forgets it after a tap.
            identifier=f"{key}={said}",
            on_increase=handler(to(stepped(value, 1))),
            on_decrease=handler(to(stepped(value, -1))),
            content=keyboard_stop(look, drawing, key=f"{key}-steps"),
        )
    )


def _ends(look: Look) -> list[ft.Control]:
    """With large text only 0, 5 and 10, below the steps: a step is too narrow for its number."""
    if not look.large_text:
        return []
    middle = (LOWEST_RATING + HIGHEST_RATING) // 2
    places = (
        (LOWEST_RATING, ft.TextAlign.START),
        (middle, ft.TextAlign.CENTER),
        (HIGHEST_RATING, ft.TextAlign.END),
    )
    return [
        ft.Row(
            [words(look, str(n), SMALL, look.palette.ink2, align=a, expand=True) for n, a in places]
        )
    ]


def _step(
    look: Look, rating: int, value: int | None, color: str, press: Callable[[], None], key: str
) -> ft.Control:
    """One step, tapped anywhere in its full column."""
    p = look.palette
    reached = value is not None and rating <= value
    here = rating == value
    bar = ft.Container(
        height=_LOWEST_BAR + _RISE * rating,
        bgcolor=color if reached else p.sunk,
        border=ft.Border.all(1.5, color if reached else p.outline),
        border_radius=Space.S,
        margin=ft.Margin.symmetric(horizontal=Space.HAIR),
    )
    digit = words(
        look,
        str(rating),
        SMALL_STRONG if here else SMALL,
        p.ink if here else p.ink2,
        align=ft.TextAlign.CENTER,
    )
    digit.no_wrap = True
    return ft.Container(
        ft.Column(
            [bar] if look.large_text else [bar, digit],
            spacing=Space.HAIR,
            alignment=ft.MainAxisAlignment.END,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        height=_COLUMN_HEIGHT if look.large_text else _COLUMN_HEIGHT + (look.scale - 1) * 24,
        expand=True,
        border_radius=Radius.SMALL_CARD,
        key=key,
        on_click=handler(press),
    )
