"""A chart is one picture with a name; words at its edges never overlap each other."""

from __future__ import annotations

from dataclasses import replace

import flet as ft
import pytest

from lbp_app.ui.components.chart import MOST_UPRIGHTS, Chart, chart
from lbp_app.ui.palette import LIGHT
from lbp_app.ui.theme import Look
from tests.building import say
from tests.harness import controls_in

DATA = Chart(
    values=(7.0, None, 5.0, 4.0),
    most=10,
    ticks=(0, 5, 10),
    color=LIGHT.leg,
    first="1 Nov",
    last="4 Nov",
    name="Leg pain. All of it in words.",
    end="4",
    start=7.0,
    band=(5.0, 9.0),
)


def drawn(data: Chart = DATA, scale: float = 1.0) -> ft.Control:
    return chart(Look(pictures={}, say=say, scale=scale), data, 326)


def texts(control: ft.Control) -> list[ft.Text]:
    return [c for c in controls_in(control) if isinstance(c, ft.Text)]


def test_a_screen_reader_hears_one_picture_with_its_sentence() -> None:
    named = drawn()
    assert isinstance(named, ft.Semantics)
    assert (named.label, named.image, named.exclude_semantics) == (DATA.name, True, True)


def test_the_last_value_and_the_ends_are_written() -> None:
    assert [t.value for t in texts(drawn())] == ["0", "5", "10", "4", "1 Nov", "4 Nov"]


@pytest.mark.parametrize("days", [14, 120])
def test_the_number_of_controls_does_not_depend_on_the_days(days: int) -> None:
    long = replace(DATA, values=tuple(float(n % 9) for n in range(days)))
    assert len(controls_in(drawn(long))) == len(controls_in(drawn()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_of_uprights_stand_in_rows_and_do_not_overlap(scale: float) -> None:
    events = tuple((n, word) for n, word in enumerate(("medicine", "flare", "fall", "flare")))
    close = replace(DATA, values=(5.0,) * 90, uprights=events)
    words = [t for t in texts(drawn(close, scale)) if t.value in {"medicine", "flare", "fall"}]
    assert len({t.top for t in words}) == len(words) == 3


def test_too_many_uprights_have_no_words() -> None:
    many = tuple((n, "flare") for n in range(MOST_UPRIGHTS + 1))
    crowded = replace(DATA, values=(5.0,) * 90, uprights=many)
    assert "flare" not in [t.value for t in texts(drawn(crowded))]


def test_a_last_value_before_the_right_edge_stands_above_its_mark() -> None:
    ends = [t for t in texts(drawn(replace(DATA, values=(7.0, 5.0, None, None)))) if t.value == "4"]
    edge = [t for t in texts(drawn()) if t.value == "4"]
    assert ends[0].left is not None
    assert edge[0].left is not None
    assert ends[0].left < edge[0].left
