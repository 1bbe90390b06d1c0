"""The patient at the phone of `phone_shell.py`: taps and reads over the bridge, and the stories.

Loaded by the shell; like it, this imports nothing of the repository.
"""

from __future__ import annotations

import os
import queue
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

REGISTER, EVENT, PROPS, INVOKE, CRASHED = 1, 3, 4, 5, 6
"""The actions of Flet's protocol that matter here."""
QUIET = 0.08
"""Seconds without a message after which the app has nothing more to say."""
PATIENCE = 30.0
EXIT_PORT = 2
NOTE = "Zebra in the garden"
_INSETS = dict.fromkeys(("top", "right", "bottom", "left"), 0)
PAGE = {
    "route": "/",
    "width": 390,
    "height": 844,
    "platform": "android",
    "platform_brightness": "light",
    "web": False,
    "media": {
        "padding": _INSETS,
        "view_padding": _INSETS,
        "view_insets": _INSETS,
        "device_pixel_ratio": 2.6,
        "orientation": "portrait",
        "always_use_24_hour_format": True,
    },
}


class Bridge(Protocol):
    """What the shell offers."""

    handlers: dict[int, Callable[[bytes], None]]
    restarted: list[Callable[[dict[str, int]], None]]
    sent: queue.Queue[tuple[int, bytes]]

    def wait_for_the_end(self, seconds: float) -> bool:
        """Whether the program ended within these seconds."""
        ...


class Phone:
    """What a patient does and sees: controls by their key, as they came over the bridge."""

    def __init__(self, bridge: Bridge, port: int) -> None:
        import msgpack  # type: ignore[import-untyped]  # noqa: PLC0415 - the app's own

        self._pack, self._unpack = msgpack.packb, msgpack.unpackb
        self._bridge = bridge
        self._port = port
        self._ids: dict[str, int] = {}
        self._page = 0
        self.texts: list[str] = []
        self.asked: list[tuple[str, Any]] = []
        self.crashes = 0

    def open(self) -> None:
        """Begin a session, as a new window does."""
        deadline = time.monotonic() + PATIENCE
        while self._port not in self._bridge.handlers:
            if time.monotonic() > deadline or self._bridge.wait_for_the_end(0):
                raise TimeoutError("the app does not listen")
            self._bridge.wait_for_the_end(0.02)
        self._send(REGISTER, {"session_id": "", "page_name": "", "page": PAGE})

    def wait_for(self, key: str) -> None:
        """Read on until something with this key was drawn."""
        deadline = time.monotonic() + PATIENCE
        while key not in self._ids:
            if not self._read(timeout=1) and time.monotonic() > deadline:
                raise TimeoutError(f"{key} never came; there are {sorted(self._ids)}")
        self.rest()

    def wait_for_call(self, name: str) -> Any:  # noqa: ANN401 - whatever was given along
        """Read on until the app asked the system for this."""
        deadline = time.monotonic() + PATIENCE
        while name not in dict(self.asked):
            if not self._read(timeout=1) and time.monotonic() > deadline:
                raise TimeoutError(f"{name} was never asked, only {[n for n, _ in self.asked]}")
        return dict(self.asked)[name]

    def rest(self) -> None:
        """Read on until the app has nothing more to say."""
        while self._read(timeout=QUIET):
            pass

    def tap(self, *keys: str) -> None:
        """Tap one control after the other, each when it is there."""
        for key in keys:
            self.wait_for(key)
            self.texts.clear()
            self._send(EVENT, {"target": self._ids.pop(key), "name": "click", "data": None})
            self._read(timeout=5)
            self.rest()

    def type(self, key: str, text: str) -> None:
        """Write into a field."""
        self.wait_for(key)
        field = self._ids[key]
        self._send(PROPS, {"id": field, "props": {"value": text}})
        self._send(EVENT, {"target": field, "name": "change", "data": text})
        self.rest()

    def go(self, address: str) -> None:
        """Open a screen by its address."""
        route = {"route": address}
        self._send(PROPS, {"id": self._page, "props": route})
        self._send(EVENT, {"target": self._page, "name": "route_change", "data": route})

    def life_cycle(self, state: str) -> None:
        """The system says that the app comes or goes; the app has no time to answer."""
        state_of = {"state": state}
        name = "app_lifecycle_state_change"
        self._send(EVENT, {"target": self._page, "name": name, "data": state_of})

    def _send(self, action: int, body: dict[str, Any]) -> None:
        self._bridge.handlers[self._port](b"\x00" + self._pack([action, body]))

    def _read(self, timeout: float) -> bool:
        try:
            port, packet = self._bridge.sent.get(timeout=timeout)
        except queue.Empty:
            return False
        if port == self._port:
            action, body = self._unpack(packet[1:], strict_map_key=False)
            self._take(action, body)
        return True

    def _take(self, action: int, body: Any) -> None:  # noqa: ANN401 - Flet's protocol
        if action == CRASHED:
            self.crashes += 1
        if action == REGISTER:
            self._page = body["page_patch"]["_i"]
        if action == INVOKE:
            self._answer(body)
            return
        for control in _dicts(body):
            if "_i" in control:
                self._ids[str(control.get("key"))] = control["_i"]
                if isinstance(control.get("value"), str):
                    self.texts.append(control["value"])

    def _answer(self, call: dict[str, Any]) -> None:
        self.asked.append((call["name"], call.get("args")))
        answer = {k: call[k] for k in ("control_id", "call_id")}
        self._send(INVOKE, {**answer, "result": "true", "error": None})
        if call["name"] == "push_route":
            self.go(call["args"]["route"])


def _dicts(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any value of the protocol
    if isinstance(value, dict):
        yield value
        for inside in value.values():
            yield from _dicts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _dicts(inside)


# --- the stories; each returns what it saw


def first_start(phone: Phone, _: Bridge) -> dict[str, Any]:
    """A phone on which the app was never opened."""
    phone.wait_for("next")
    return {"texts": phone.texts}


def check_in(phone: Phone, _: Bridge) -> dict[str, Any]:
    """A check-in on a diary of an earlier version, a lesson, and files for the physiotherapist."""
    phone.tap("check-in", "none-of-these", "back_pain-4", "leg_pain-2", "interference-3")
    phone.type("check-in.note", NOTE)
    phone.tap("save")
    saved = list(phone.texts)
    phone.life_cycle("pause")
    phone.go("/learn/first-walk")
    phone.wait_for("keep")
    lesson = list(phone.texts)
    phone.go("/me/share")
    files = {}
    for form in ("pdf", "csv", "json", "fhir"):
        phone.tap(f"save-{form}")
        file = phone.wait_for_call("save_file")
        files[form] = bytes(file["src_bytes"])[:2].decode("latin1")
        phone.asked.clear()
    return {"texts": saved, "lesson": lesson, "files": files}


def half_a_check_in(phone: Phone, _: Bridge) -> dict[str, Any]:
    """Reminders are handed over; a check-in is begun, the app leaves the screen and is killed.

    Before that the app has had time to keep what it read of its content.
    """
    told = phone.wait_for_call("schedule")
    deadline = time.monotonic() + PATIENCE
    while not list(Path(os.environ["FLET_APP_STORAGE_CACHE"]).glob("*.memory")):
        phone.rest()
        if time.monotonic() > deadline:
            raise TimeoutError("the content was not remembered")
    phone.tap("check-in", "none-of-these", "back_pain-7")
    phone.type("check-in.note", NOTE)
    phone.life_cycle("pause")
    phone.rest()
    return {"texts": phone.texts, "notice": told, "asked": [name for name, _ in phone.asked]}


def another_window(phone: Phone, bridge: Bridge) -> dict[str, Any]:
    """The form is offered again; so it is when the phone keeps the process and opens a window."""
    phone.wait_for("go-on-check-in")
    remembered = "lbp_app.library.loading" not in sys.modules
    for handler in bridge.restarted:
        handler({"protocol": 11, "exit": EXIT_PORT})
    again = Phone(bridge, 11)
    again.open()
    again.tap("go-on-check-in")
    again.wait_for("leg_pain-2")
    phone.crashes += again.crashes
    return {"texts": again.texts, "remembered": remembered}


def no_start(_: Phone, bridge: Bridge) -> dict[str, Any]:
    """The content is broken."""
    bridge.wait_for_the_end(PATIENCE)
    return {}


STORIES = {
    story.__name__: story
    for story in (first_start, check_in, half_a_check_in, another_window, no_start)
}
