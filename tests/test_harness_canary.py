"""Says clearly that Flet has moved, before a hundred other tests fail for a reason nobody sees."""

from __future__ import annotations

import asyncio
import dataclasses
import inspect
import logging

import flet as ft
import pytest
from flet.messaging.protocol import Message, MessageAction, PatchControlBody
from flet.messaging.session import Session

from tests import harness
from tests.building import services

PINNED = "1.0.5"
MOVED = f"tests/harness.py was written for Flet {PINNED}; look at what has changed in Flet: "


def test_flet_is_the_one_the_harness_was_written_for() -> None:
    assert ft.__version__ == PINNED, MOVED + f"this is {ft.__version__}"


def test_flet_still_has_the_private_names_the_harness_uses() -> None:
    source = inspect.getsource(Session)
    used = {
        "self.__updates_task = asyncio.create_task(self.__updates_scheduler())": "update loop",
        "def apply_page_patch(self, patch": "what the client tells of itself",
        "def get_page_patch(self)": "greeting",
        "async def dispatch_event(": "events",
        "def handle_invoke_method_results(": "answers of the client",
    }
    gone = [what for name, what in used.items() if name not in source]
    assert not gone, MOVED + ", ".join(gone)
    fields = {field.name for field in dataclasses.fields(PatchControlBody)}
    assert "id" in fields, MOVED + "the control that a patch is for"


def test_the_harness_sees_taps_and_addresses() -> None:
    async def look() -> None:
        async with harness.mounted(services()) as window:
            await window.tap("place-me")
            assert window.route == "/me", MOVED + "taps or addresses"
            assert (1, "Me") in window.headings(), MOVED + "views or semantics"

    harness.play(look())


def test_the_harness_fails_with_the_keys_that_are_there() -> None:
    async def look() -> None:
        async with harness.mounted(services()) as window:
            await window.tap("no-such-key")

    with pytest.raises(AssertionError, match=r"no-such-key.*place-progress"):
        harness.play(look())


def test_the_harness_does_not_tap_what_lies_below_the_view_on_top() -> None:
    async def look() -> None:
        async with harness.mounted(services()) as window:
            await window.go("/me/about")
            await window.tap("place-progress")

    with pytest.raises(AssertionError, match="place-progress"):
        harness.play(look())


def test_the_harness_fails_when_a_session_has_crashed() -> None:
    async def look() -> None:
        async with harness.mounted(services()) as window:
            window._session.error("boom")

    with pytest.raises(AssertionError, match="crashed"):
        harness.play(look())


def test_the_harness_fails_when_the_update_loop_has_ended() -> None:
    async def look() -> None:
        async with harness.mounted(services()) as window:
            harness._update_task(window._session).cancel()
            await window.settle()

    with pytest.raises(AssertionError, match="update loop has ended"):
        harness.play(look())


def test_the_harness_fails_on_an_error_in_the_log() -> None:
    async def look() -> None:
        async with harness.mounted(services()):
            logging.getLogger("lbp_app").error("boom")

    with pytest.raises(AssertionError, match="boom"):
        harness.play(look())


def test_the_harness_refuses_what_no_client_could_read() -> None:
    async def send() -> None:
        wire = harness.Wire()
        try:
            unreadable = PatchControlBody(1, [object()])
            wire.send_message(Message(MessageAction.PATCH_CONTROL, unreadable))
        finally:
            wire.executor.shutdown()

    with pytest.raises(TypeError):
        asyncio.run(send())
