"""What one window remembers, and the door through which errors go."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import pytest

from lbp_app.ui.session import Session, Typed, WaysBack, report, safe


@dataclass(frozen=True)
class _Form:
    finished: bool = False


def test_what_is_typed_is_kept_by_field() -> None:
    typed = Typed()
    typed.put("form.name", "Maeve")
    typed.put("other.name", "Oisin")
    assert typed.text("form.name") == "Maeve"
    assert typed.text("form.unknown") == ""
    typed.forget("form")
    assert typed.text("form.name") == ""
    assert typed.text("other.name") == "Oisin"


def test_a_draft_is_kept_until_it_is_forgotten() -> None:
    session = Session()
    session.keep_draft("seen", _Form())
    session.keep_draft("help", _Form())
    assert set(session.drafts) == {"seen", "help"}
    session.keep_draft("seen", None)
    assert set(session.drafts) == {"help"}


def test_a_finished_form_is_dropped_with_what_was_typed_in_it() -> None:
    session = Session()
    session.keep_draft("check-in", _Form(finished=True))
    session.keep_draft("seen", _Form())
    session.typed.put("check-in.note", "Old words")
    session.typed.put("seen.said", "Scan on Monday")
    session.forget_finished()
    assert set(session.drafts) == {"seen"}
    assert session.typed.text("check-in.note") == ""
    assert session.typed.text("seen.said") == "Scan on Monday"


def test_a_failing_handler_is_reported_and_goes_no_further(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def handle(_: object) -> None:
        raise ValueError

    safe(handle)(None)
    assert "a screen or a handler failed" in caplog.text


def test_a_handler_that_works_is_called_with_its_event() -> None:
    seen: list[object] = []
    safe(seen.append)("event")
    assert seen == ["event"]


def test_a_report_outside_any_window_is_logged_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    report(KeyError("k"))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_a_page_knows_where_it_was_opened_from_and_its_own_cards_are_no_way_back() -> None:
    ways = WaysBack()
    assert ways.of("/help") is None
    ways.remember("/help", "/check-in")
    ways.remember("/help", "/help/card/urgent")
    assert ways.of("/help") == "/check-in"
