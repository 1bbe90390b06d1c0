"""Takes pictures of one window: as it is, and stretched until nothing of the page is hidden."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, ViewportSize

from lbp_app.ui.palette import DARK, LIGHT
from tests.journeys.driver import PHONE, WIDE, Window
from tests.journeys.running import RunningApp

# How much of the page lies below the edge of what scrolls.
_HIDDEN = """Math.max(0, ...[...document.querySelectorAll('flt-semantics')]
  .filter(node => getComputedStyle(node).overflowY !== 'visible')
  .flatMap(node => [...node.querySelectorAll('flt-semantics, h1, h2')].map(inner =>
    inner.getBoundingClientRect().bottom - node.getBoundingClientRect().bottom)))"""
_TEXT_SIZE = """addEventListener('DOMContentLoaded', () => {
  document.documentElement.style.fontSize = 'SIZE';
})"""
_MOST_HEIGHT = 6000
_FADE_MS = 300
_ROOM = 24
_MOST_TRIES = 60
# The corner of every screen of ours; before the first one Flet shows a page of its own.
_GROUNDS = frozenset({LIGHT.bg, LIGHT.surface, DARK.bg, DARK.surface})
COLORS = 128


@dataclass(frozen=True, slots=True)
class Variant:
    """A size, a brightness and a text size in per cent."""

    size: str
    brightness: str
    text: int = 100

    @property
    def name(self) -> str:
        """The folder its pictures go to."""
        return f"{self.size}-{self.brightness}" + ("" if self.text == 100 else f"-{self.text}")

    @property
    def viewport(self) -> ViewportSize:
        """The window in pixels."""
        return PHONE if self.size == "phone" else WIDE


VARIANTS = (
    Variant("phone", "light"),
    Variant("phone", "dark"),
    Variant("wide", "light"),
    Variant("wide", "dark"),
    Variant("phone", "light", 200),
)


class Camera:
    """A window that keeps pictures of itself in ``folder``, those that are ``wanted``."""

    def __init__(
        self,
        context: BrowserContext,
        app: RunningApp,
        variant: Variant,
        folder: Path,
        wanted: Callable[[str], bool],
    ) -> None:
        self.app = app
        self.variant = variant
        self._folder = folder
        self._wanted = wanted
        page = context.new_page()
        page.set_viewport_size(variant.viewport)
        page.emulate_media(color_scheme="dark" if variant.brightness == "dark" else "light")
        page.add_init_script(_TEXT_SIZE.replace("SIZE", f"{16 * variant.text / 100}px"))
        self.window = Window(page)
        self.window.open(app.link)

    def go(self, path: str) -> None:
        """Open the screen at an address of the app."""
        self.window.open(f"{self.app.address}{path}")

    def take(self, name: str) -> None:
        """Keep this screen as ``name``; all of a long page, once it is light, as ``name-whole``."""
        if not self._wanted(name):
            return
        window = self.window
        window.quiet()
        self._keep(name)
        hidden = int(window.page.evaluate(_HIDDEN))
        if hidden and self.variant.brightness == "light":
            size = self.variant.viewport
            tall = min(size["height"] + hidden + _ROOM, _MOST_HEIGHT)
            window.page.set_viewport_size({"width": size["width"], "height": tall})
            window.quiet()
            self._keep(f"{name}-whole")
            window.page.set_viewport_size(size)
            window.quiet()

    def _keep(self, name: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        small_png(self._developed(), self._folder / f"{name}.png")

    def _developed(self) -> bytes:
        """The picture once it no longer changes; what is drawn lags behind what is read out."""
        page = self.window.page
        page.mouse.move(1, 1)  # off the buttons: nothing looks as if it were pointed at
        page.wait_for_timeout(_FADE_MS)
        before, picture = b"", page.screenshot()
        for _ in range(_MOST_TRIES):
            if picture == before and _corner(picture) in _GROUNDS:
                break
            self.window.frames()
            before, picture = picture, page.screenshot()
        return picture


def _corner(picture: bytes) -> str:
    red, green, blue = Image.open(io.BytesIO(picture)).convert("RGB").crop((0, 0, 1, 1)).tobytes()
    return f"#{red:02X}{green:02X}{blue:02X}"


def small_png(picture: bytes, path: Path) -> None:
    """Keep a picture in few bytes: our screens have few colours."""
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
