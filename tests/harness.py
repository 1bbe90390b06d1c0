"""A window of the app without a browser: Flet's own session, on a wire that only records.

Every private name of Flet that the tests need stands in this file; ``test_harness_canary.py`` says
so when one of them has moved.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, TypeVar, cast

import flet as ft
import msgpack  # type: ignore[import-untyped]
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    RegisterClientResponseBody,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from lbp_app.ui.app import window
from lbp_app.ui.services import Services

_Control = TypeVar("_Control", bound=BaseControl)
_QUIET_TURNS = 15
"""Turns of the event loop in a row without a message after which a window has come to rest."""
_NO_INSETS = dict.fromkeys(("top", "right", "bottom", "left"), 0)
_CLIENT: dict[str, Any] = {
    "platform": "linux",
    "web": True,
    "media": {
        "padding": _NO_INSETS,
        "view_padding": _NO_INSETS,
        "view_insets": _NO_INSETS,
        "device_pixel_ratio": 1.0,
        "orientation": "portrait",
        "always_use_24_hour_format": True,
    },
}
_PHONE: dict[str, object] = {"platform": "android", "web": False}


class Wire(Connection):
    """Takes what the server sends, encodes it as a real connection does, and keeps it.

    Encoding is not for show: Flet's encoder takes the snapshots that the next change is compared
    with, and it refuses what no client could read.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.page_url = "http://127.0.0.1:1"
        self.loop = asyncio.get_running_loop()
        self.executor = ThreadPoolExecutor(1)
        self.pubsubhub = PubSubHub(loop=self.loop, executor=self.executor)
        self.actions: list[MessageAction] = []
        self.packed: list[bytes] = []
        self.strays: list[str] = []
        self.session: Session | None = None
        self.on_call: Callable[[Any], None] | None = None

    def send_message(self, message: Message) -> None:
        """Keep one message."""
        encode = configure_encode_object_for_msgpack(BaseControl)  # type: ignore[no-untyped-call]
        self.packed.append(msgpack.packb([message.action, message.body], default=encode))
        self.actions.append(message.action)
        self._look_for_strays(message)
        if message.action is MessageAction.INVOKE_METHOD and self.on_call is not None:
            self.loop.call_soon(self.on_call, message.body)

    def _look_for_strays(self, message: Message) -> None:
        # What a window changes must go to its own client, also while another window writes.
        number = getattr(message.body, "id", getattr(message.body, "control_id", None))
        if number is not None and self.session is not None and number not in self.session.index:
            self.strays.append(f"{message.action.name} for control {number}")


class _Ears(logging.Handler):
    """Hears everything from WARNING up, whole, with the traces of errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = logging.Formatter("%(levelname)s %(name)s: %(message)s").format(record)
        self.lines.append(line)
        if record.levelno >= logging.ERROR:
            self.errors.append(line)


class Window:
    """What a patient can see and do in one window. Only the view on top counts."""

    def __init__(self, wire: Wire, session: Session, ears: _Ears) -> None:
        self._wire, self._session, self._ears = wire, session, ears
        self._page: ft.Page = session.page
        wire.session, wire.on_call = session, self._answer
        self._tasks: set[asyncio.Task[None]] = set()
        self.answers: dict[str, object] = {}
        """What the client answers when it is asked to do something, by the name of the call."""
        self.asked: list[tuple[str, dict[str, Any]]] = []

    # --- what is on the screen

    @property
    def route(self) -> str:
        """The address that is shown."""
        return str(self._page.route)

    @property
    def top(self) -> ft.View:
        """The view on top; the ones below it are covered."""
        views = unwrap_component(self._page.views)
        top = unwrap_component(views[-1])
        assert isinstance(top, ft.View), f"no view on top but {type(top).__name__}"
        return top

    @property
    def can_leave(self) -> bool:
        """Whether the back gesture of the phone leaves the view on top."""
        return self.top.can_pop is not False

    def all(self, kind: type[_Control]) -> list[_Control]:
        """All controls of one kind on the view on top, in the order of reading."""
        return [c for c in _controls(self.top) if isinstance(c, kind)]

    def texts(self) -> list[str]:
        """All words that can be read, with names and contents of fields, in their order."""
        found: list[str] = []
        for control in _controls(self.top):
            if isinstance(control, ft.Text):
                found.append(_said(control))
            elif isinstance(control, ft.TextField):
                found += [str(control.label or ""), control.value]
        return [text for text in found if text]

    def spoken(self) -> list[str]:
        """The words that only assistive technology says: labels and values."""
        said = [(s.label, s.value) for s in self.all(ft.Semantics)]
        signs = [(i.semantics_label, None) for i in self.all(ft.Image)]
        return [str(text) for pair in (*said, *signs) for text in pair if text]

    def headings(self) -> list[tuple[int, str]]:
        """The headings as a screen reader lists them: level and words."""
        return [
            (int(s.heading_level or 0), " ".join(_words(s)))
            for s in self.all(ft.Semantics)
            if s.header
        ]

    def has(self, text: str) -> bool:
        """True when these words stand somewhere on the screen."""
        return any(text in shown for shown in self.texts())

    def keys(self, starting: str = "") -> list[str]:
        """The keys of everything that can be tapped or typed into, in their order."""
        named = [str(c.key) for c in _controls(self.top) if c.key is not None and _reacts(c)]
        return [key for key in named if key.startswith(starting)]

    def offers(self, key: str) -> bool:
        """True when something with this key can be tapped or typed into."""
        return key in self.keys()

    def control(self, key: str) -> Any:  # noqa: ANN401 - any control of Flet
        """The one control with this key on the view on top."""
        found = [c for c in _controls(self.top) if c.key == key and _reacts(c)]
        assert found, f"nothing here has the key {key!r}; on {self.route} there are: {self.keys()}"
        assert len(found) == 1, f"{len(found)} controls have the key {key!r}"
        return found[0]

    def link(self, key: str) -> str:
        """The address that the client opens by itself when this is tapped."""
        action = self.control(key).action
        assert isinstance(action, ft.OpenUrl), f"{key!r} opens nothing"
        return str(action.url)

    # --- what the patient does

    async def tap(self, *keys: str) -> None:
        """Tap one control after the other; each time all redrawing ends before the next."""
        for key in keys:
            control = self.control(key)
            assert control.on_click is not None, f"{key!r} does nothing on the server when tapped"
            assert not control.disabled, f"{key!r} cannot be tapped now"
            await self._event(control, "click", None)

    async def tap_at_once(self, *keys: str) -> None:
        """Tap several controls so fast that nothing is drawn anew in between."""
        controls = [self.control(key) for key in keys]
        await asyncio.gather(*(self._soon(self._dispatch(c, "click", None)) for c in controls))
        await self.settle()

    async def tap_at(self, key: str, x: float, y: float) -> None:
        """Tap a picture at a point, in logical pixels from its corner."""
        found = [d for d in self.all(ft.GestureDetector) if d.key == key]
        assert len(found) == 1, f"{len(found)} pictures have the key {key!r}"
        at = {"x": x, "y": y}
        await self._event(found[0], "tap_up", {"k": "touch", "l": at, "g": at})

    async def type(self, key: str, text: str) -> None:
        """Write ``text`` into a field, in place of what is there."""
        control = self.control(key)
        self._session.apply_patch(control._i, {"value": text})
        await self._event(control, "change", text)

    async def adjust(self, identifier: str, direction: str) -> None:
        """Move a slider by assistive technology, ``increase`` or ``decrease``."""
        named = [s for s in self.all(ft.Semantics) if s.identifier]
        found = [s for s in named if str(s.identifier).split("=")[0] == identifier]
        assert len(found) == 1, f"{len(found)} sliders are called {identifier!r}"
        await self._event(found[0], direction, None)

    async def go(self, route: str) -> None:
        """Open an address, as the address line or a reload does."""
        self._session.apply_page_patch({"route": route})
        await self._event(self._page, "route_change", {"route": route})

    async def swipe_back(self) -> None:
        """Use the back gesture of the phone where the view on top allows it."""
        if self.can_leave:
            await self._event(self._page, "view_pop", {"route": self.top.route})

    async def resize(self, width: float, height: float) -> None:
        """Give the window another size, in logical pixels."""
        size = {"width": width, "height": height}
        self._session.apply_page_patch(size)
        await self._event(self._page, "resize", size)

    async def brightness(self, *, dark: bool) -> None:
        """Let the system switch to light or dark."""
        wanted = _brightness(dark=dark)
        self._session.apply_page_patch({"platform_brightness": wanted})
        await self._event(self._page, "platform_brightness_change", {"brightness": wanted})

    async def life_cycle(self, state: ft.AppLifecycleState) -> None:
        """Let the system say that the app comes or goes."""
        await self._event(self._page, "app_lifecycle_state_change", {"state": state.value})

    async def letter_drawn(self, height: float) -> None:
        """Let the client tell how high it has drawn the letter that measures the text size."""
        letters = [c for c in _controls(self._page) if isinstance(c, ft.Text) and c.on_size_change]
        assert len(letters) == 1, f"{len(letters)} letters are measured"
        await self._event(letters[0], "size_change", {"w": 10.0, "h": height})

    async def settle(self) -> None:
        """Wait until this window has nothing more to say, for example after another one wrote."""
        quiet = 0
        while quiet < _QUIET_TURNS:
            before = len(self._wire.actions)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self._wire.actions) == before else 0

    # --- what went over the wire and into the log

    @property
    def messages(self) -> int:
        """How many messages the client was sent."""
        return len(self._wire.actions)

    @property
    def log(self) -> list[str]:
        """What was logged from WARNING up while this window was open."""
        return self._ears.lines

    def was_sent(self, text: str) -> bool:
        """True when these words went to the client in any message, on any view."""
        return any(text.encode() in packed for packed in self._wire.packed)

    async def assert_alive(self) -> None:
        """Fail when the session has crashed or no longer redraws."""
        assert MessageAction.SESSION_CRASHED not in self._wire.actions, "the session has crashed"
        assert not self._wire.strays, f"sent to the wrong window: {self._wire.strays}"
        before = self._wire.actions.count(MessageAction.PATCH_CONTROL)
        await self.brightness(dark=self._page.platform_brightness is not ft.Brightness.DARK)
        after = self._wire.actions.count(MessageAction.PATCH_CONTROL)
        task = _update_task(self._session)
        assert not task.done(), f"the update loop has ended: {task}"
        assert after > before, "a change of state redraws nothing any more"

    # --- the client's side of the wire

    def _answer(self, call: Any) -> None:  # noqa: ANN401 - a body of Flet's protocol
        self.asked.append((call.name, call.args))
        answer = self.answers.get(call.name)
        self._session.handle_invoke_method_results(call.control_id, call.call_id, answer, None)
        if call.name == "push_route":
            self._session.apply_page_patch({"route": call.args["route"]})
            self._soon(self._dispatch(self._page, "route_change", {"route": call.args["route"]}))

    async def _event(self, control: BaseControl, name: str, data: object) -> None:
        await self._soon(self._dispatch(control, name, data))
        await self.settle()

    async def _dispatch(self, control: BaseControl, name: str, data: object) -> None:
        await self._session.dispatch_event(control._i, name, data)

    def _soon(self, work: Coroutine[Any, Any, None]) -> Awaitable[None]:
        # A task of its own, as on the server: what it does to its context stays in it.
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


@asynccontextmanager
async def mounted(
    services: Services,
    *,
    width: float = 390,
    height: float = 844,
    dark: bool = False,
    route: str = "/",
    errors_expected: bool = False,
    phone: bool = False,
) -> AsyncIterator[Window]:
    """One window of the app on these services, as a new tab opens it, or on a ``phone``.

    At the end it must still be alive, and nothing may have been logged as an error unless
    ``errors_expected``.
    """
    ears = _Ears()
    logging.getLogger().addHandler(ears)
    wire = Wire()
    session = Session(wire)
    session.apply_page_patch(
        {
            **_CLIENT,
            **(_PHONE if phone else {}),
            "route": route,
            "width": width,
            "height": height,
            "platform_brightness": _brightness(dark=dark),
        }
    )
    opened = Window(wire, session, ears)
    try:
        await asyncio.create_task(_begin(session, wire, window(services)))
        await opened.settle()
        yield opened
        await opened.assert_alive()
        assert errors_expected or not ears.errors, f"logged as an error: {ears.errors}"
    finally:
        logging.getLogger().removeHandler(ears)
        session.close()  # type: ignore[no-untyped-call]
        await asyncio.sleep(0)
        wire.executor.shutdown(wait=False)


def play(journey: Coroutine[Any, Any, None]) -> None:
    """Run one journey to its end."""
    asyncio.run(journey)


async def _begin(session: Session, wire: Wire, main: Callable[[ft.Page], None]) -> None:
    """Greet a new client and fill its window, in the order in which Flet's server does it."""
    _context_page.set(session.page)
    first = session.get_page_patch()  # type: ignore[no-untyped-call]
    greeting = RegisterClientResponseBody(session_id=session.id, page_patch=first, error="")
    wire.send_message(Message(MessageAction.REGISTER_CLIENT, greeting))
    ft.context.reset_auto_update()  # type: ignore[no-untyped-call]
    main(session.page)
    await session.after_event(session.page)


def _update_task(session: Session) -> asyncio.Task[None]:
    task = vars(session)["_Session__updates_task"]
    assert isinstance(task, asyncio.Task), "the update loop was never started"
    return task


def _brightness(*, dark: bool) -> str:
    return str((ft.Brightness.DARK if dark else ft.Brightness.LIGHT).value)


def _reacts(control: BaseControl) -> bool:
    return any(
        getattr(control, name, None) is not None for name in ("on_click", "on_change", "action")
    )


def controls_in(root: BaseControl) -> list[BaseControl]:
    """All controls from ``root`` down, in the order of reading."""
    return list(_controls(root))


def _words(root: BaseControl) -> list[str]:
    return [_said(c) for c in _controls(root) if isinstance(c, ft.Text)]


def _said(text: ft.Text) -> str:
    """The words of a text, also when parts of it are set apart by their weight."""
    return text.value + "".join(span.text or "" for span in text.spans or [])


def _controls(root: object) -> Iterator[BaseControl]:
    """All controls from ``root`` down, in the order of reading, components opened."""
    if isinstance(root, BaseControl):
        yield root
        for name in _parts(cast("Hashable", type(root))):
            value = getattr(root, name, None)
            if isinstance(value, BaseControl | list):
                yield from _controls(value)
    elif isinstance(root, list):
        for item in root:
            yield from _controls(item)


@cache
def _parts(kind: Hashable) -> tuple[str, ...]:
    """The fields of a kind of control that can hold controls."""
    fields = dataclasses.fields(cast("type[BaseControl]", kind))
    return tuple(f.name for f in fields if f.name != "_parent" and not f.metadata.get("skip"))
