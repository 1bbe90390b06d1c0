"""One patient at one window: finds things by role and name, as a screen reader would."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any, Literal

from playwright.sync_api import Locator, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 800}
Role = Literal["button", "checkbox", "heading", "textbox", "slider", "group", "img"]
Name = str | re.Pattern[str]
SOON_MS = 30_000
_STARTED_MS = 90_000
"""Until the first screen stands: a busy computer needs long to start Python inside a browser."""
HIGHEST = 10
_MOST_TRIES = 5
_WHEEL_SECONDS = 5.0
# Flutter's own picture player asks for a script that the guard rightly refuses.
_HARMLESS = "rive"

# The part of an element that can be seen: what no scrolling parent and no window edge cuts off.
# Read twice, two drawn frames apart, so that nothing is tapped while it moves.
_SEEN_BOX = """async element => {
  const frame = () => new Promise(next => requestAnimationFrame(next));
  const read = () => {
    const own = element.getBoundingClientRect();
    let [left, top, right, bottom] = [own.left, own.top, own.right, own.bottom];
    let [view_top, view_bottom] = [0, innerHeight];
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowY === 'visible') { continue; }
      const edge = up.getBoundingClientRect();
      view_top = Math.max(view_top, edge.top); view_bottom = Math.min(view_bottom, edge.bottom);
      top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
      left = Math.max(left, edge.left); right = Math.min(right, edge.right);
    }
    bottom = Math.min(bottom, innerHeight);
    return {left, top, right, bottom, view_top, view_bottom, own_top: own.top,
            own_bottom: own.bottom};
  };
  const before = read(); await frame(); await frame(); const after = read();
  return {...after, still: JSON.stringify(before) === JSON.stringify(after)};
}"""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something is, in pixels of the window. ``top`` to ``bottom`` is what can be seen."""

    left: float
    top: float
    right: float
    bottom: float
    view_top: float
    view_bottom: float
    own_top: float
    own_bottom: float
    still: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of what can be seen."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def room_needed(self) -> float:
        """How far to scroll down (below 0: up) until all of it is in sight, or its middle is."""
        if self.own_top >= self.view_top - 1 and self.own_bottom <= self.view_bottom + 1:
            return 0
        middle = (self.own_top + self.own_bottom) / 2
        return middle - (self.view_top + self.view_bottom) / 2


def starting(name: str) -> re.Pattern[str]:
    """A name that begins with these words: a row is read with all that stands in it."""
    return re.compile(rf"^\s*{re.escape(name)}(\s|$)")


def within(condition: Callable[[], bool], what: str, seconds: float = SOON_MS / 1000) -> None:
    """Wait until the condition holds.

    Raises:
        AssertionError: naming ``what`` did not come true in time.
    """
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, f"in vain: {what}"
        sleep(0.02)


class Window:
    """One tab. ``taps`` counts what the patient did; ``problems`` are errors the page told of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.problems: list[str] = []
        page.set_default_timeout(SOON_MS)
        page.add_init_script(_TALK)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(self, address: str) -> Window:
        """Go to a link or an address and wait for the first screen."""
        self.page.goto(address)
        self.started()
        return self

    def started(self) -> None:
        """Wait until the first screen stands, as after a reload."""
        first = self.page.get_by_role("button").first
        first.wait_for(state="attached", timeout=_STARTED_MS)

    def lose_the_line(self) -> None:
        """Cut the line to the app, as a computer that sleeps does; wait until the page is back."""
        with self.page.expect_navigation():
            self.page.evaluate("talk.line.close()")
        self.started()

    def visit(self, path: str, heading: Name) -> None:
        """Go to an address of the app as the browser's own buttons do, without loading it anew."""
        self.page.evaluate("path => history.pushState(null, '', path)", path)
        self.page.evaluate("dispatchEvent(new PopStateEvent('popstate')) && null")
        self.see("heading", heading)

    def find(self, role: Role, name: Name) -> Locator:
        """What has this role and name; a plain name is the whole name."""
        return self.page.get_by_role(role, name=name, exact=isinstance(name, str)).first

    def words(self, text: Name) -> Locator:
        """Running text, also where a region reads all of its text in one."""
        return self.page.locator("flt-semantics-host").get_by_text(text).first

    def see(self, role: Role, name: Name) -> Locator:
        """Wait until it is there for a screen reader, on the page or below its fold."""
        found = self.find(role, name)
        found.wait_for(state="attached")
        return found

    def read(self, text: Name) -> Locator:
        """Wait until these words are there for a screen reader."""
        found = self.words(text)
        found.wait_for(state="attached")
        return found

    def has(self, role: Role, name: Name) -> bool:
        """Whether it is there now, after the last tap was answered."""
        self._answered()
        return self.find(role, name).count() > 0

    def gone(self, role: Role, name: Name) -> None:
        """Wait until it is not there any more."""
        self.find(role, name).wait_for(state="detached")

    def _tap(self, found: Locator) -> None:
        self._answered()
        box = self.scroll_to(found)
        assert box.bottom - box.top > 1, f"not in sight: {found}"
        self._click(*box.middle)

    def _click(self, x: float, y: float) -> None:
        self.taps += 1
        self.page.evaluate("talk.asked = true")
        self.page.mouse.click(x, y)

    def _answered(self) -> None:
        """Let the app answer the last tap: it may move what is tapped next."""
        self.page.evaluate(_ANSWERED)

    def scroll_to(self, found: Locator) -> Box:
        """Turn the wheel until it stands still in sight; where it is then."""
        box = self._settled(found)
        for _ in range(_MOST_TRIES):
            if abs(box.room_needed) < 1:
                break
            self.page.mouse.move(box.middle[0], (box.view_top + box.view_bottom) / 2)
            self.page.mouse.wheel(0, box.room_needed)
            moved = self._moved(found, box)
            if moved is None:
                break  # the end of the page
            box = moved
        return box

    def _settled(self, found: Locator) -> Box:
        box = self.box(found)
        while not box.still:
            box = self.box(found)
        return box

    def _moved(self, found: Locator, before: Box) -> Box | None:
        """Where it stands after the wheel was turned; None when it stays where it was."""
        end = monotonic() + _WHEEL_SECONDS
        while monotonic() < end:
            box = self._settled(found)
            if abs(box.own_top - before.own_top) >= 1:
                return box
        return None

    def box(self, found: Locator) -> Box:
        """Where it is now."""
        return Box(**found.evaluate(_SEEN_BOX))

    def tap(self, role: Role, name: Name) -> None:
        """Tap the middle of it."""
        self._tap(self.see(role, name))

    def tap_in(self, group: str, name: str) -> None:
        """Tap a button inside a named group, such as the answer to one question."""
        inside = self.page.get_by_role("group", name=starting(group))  # it is read with its hint
        found = inside.get_by_role("button", name=name, exact=True).first
        found.wait_for(state="attached")
        self._tap(found)

    def rate(self, name: str, value: int) -> None:
        """Tap the step ``value`` (0 to 10) of a pain scale."""
        slider = self.see("slider", name)
        self._answered()
        box = self.scroll_to(slider)
        assert box.bottom - box.top > 1, f"not in sight: {name}"
        step = (box.right - box.left) / (HIGHEST + 1)
        self._click(box.left + (value + 0.5) * step, box.middle[1])

    def hears(self, name: str, value: str) -> None:
        """Wait until a screen reader says this as the value of a slider."""
        slider = self.see("slider", name)
        within(lambda: slider.get_attribute("aria-valuetext") == value, f"{name}: {value}")

    def fill(self, label: str, text: str) -> None:
        """Type into a field. Flutter takes text only once it has noticed the focus, hence again."""
        field = self.see("textbox", label)
        self.scroll_to(field)
        self.taps += 1
        for _ in range(_MOST_TRIES):
            field.focus()
            self.quiet(150)
            field.fill(text)
            self.quiet(150)
            if field.input_value() == text:
                return
        raise AssertionError(f"{label} does not take text")

    def names(self, role: Role) -> list[str]:
        """The names of everything with this role, in the order of reading."""
        self._answered()
        return [_plain(name) for name in self.page.get_by_role(role).evaluate_all(_NAMES)]

    def reading(self) -> list[str]:
        """Everything a screen reader says on this screen, in its order."""
        self._answered()
        return [_plain(said) for said in self.page.evaluate(_READING)]

    def focus_name(self) -> str:
        """The name of what has the keyboard; empty when nothing has."""
        named: Any = self.page.evaluate(_FOCUS_NAME)
        return " ".join(str(named).split())

    def tab_to(self, name: Name, most: int = 60) -> None:
        """Press Tab until this has the keyboard."""
        wanted = name if isinstance(name, re.Pattern) else re.compile(rf"^{re.escape(name)}$")
        for _ in range(most):
            self.page.keyboard.press("Tab")
            self.frames()
            if wanted.search(self.focus_name()):
                return
        raise AssertionError(f"Tab does not reach {name}")

    def frames(self) -> None:
        """Let two frames be drawn."""
        self.page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def text_size(self, percent: int) -> None:
        """Let the browser draw text at this size, as its settings would; wait until it is laid."""
        size = f"{16 * percent / 100}px"
        self.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        self.quiet()

    def quiet(self, milliseconds: int = 400) -> None:
        """Wait until nothing has changed for a screen reader for this long."""
        self._answered()
        self.page.evaluate(_QUIET, milliseconds)

    def _hear(self, message: Any) -> None:  # noqa: ANN401 - Playwright's console message
        if message.type == "error" and _HARMLESS not in message.text:
            self.problems.append(message.text)


def _plain(text: str) -> str:
    return " ".join(text.split())


# Whether the app has answered the last tap, by what goes over the line. A page that runs the app by
# itself has no line, and some taps (links) tell the app nothing: then a moment is enough.
_TALK = """
  window.talk = {asked: false, waiting: false, lines: 0, line: null};
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      talk.lines += 1;
      talk.line = this;
      this.addEventListener('message', () => { talk.waiting = false; });
    }
    send(data) {
      if (talk.asked) { talk.asked = false; talk.waiting = true; }
      super.send(data);
    }
  };
"""

_ANSWERED = """() => new Promise(done => {
  const end = performance.now() + 1500;
  const look = () => {
    const settled = !(talk.asked || talk.waiting) || !talk.lines || performance.now() > end;
    if (!settled) { setTimeout(look, 5); return; }
    const waited = performance.now() > end - 1490;
    talk.asked = talk.waiting = false;
    // What came is in the tree a frame later.
    if (waited) { requestAnimationFrame(() => requestAnimationFrame(done)); } else { done(); }
  };
  look();
})"""

_NAMES = """found => found.map(one => one.getAttribute('aria-label') || one.textContent.trim() ||
  one.querySelector('[aria-label]')?.getAttribute('aria-label') || '')"""

_READING = """[...document.querySelectorAll('flt-semantics-host ' +
    ':is([role=button], [role=checkbox], [role=group][aria-label], h1, h2, h3, input, textarea, ' +
    'span, [role=img])')]
  .filter(one => !one.parentElement.closest('[role=button]'))
  .map(one => one.getAttribute('aria-label') || one.textContent.trim() ||
    one.querySelector('[aria-label]')?.getAttribute('aria-label') ||
    one.parentElement.getAttribute('aria-label') || '')"""

_FOCUS_NAME = """(() => {
  const on = document.activeElement;
  if (!on || on === document.body) { return ''; }
  const label = node => node && node.getAttribute && node.getAttribute('aria-label');
  const inner = on.querySelector && on.querySelector('[aria-label]');
  return label(on) || on.textContent.trim() || label(inner) || label(on.parentElement) || '';
})()"""

_QUIET = """quiet => new Promise(done => {
  const host = document.querySelector('flt-semantics-host');
  let timer;
  const again = () => { clearTimeout(timer); timer = setTimeout(end, quiet); };
  const watch = new MutationObserver(again);
  const end = () => { watch.disconnect(); done(); };
  watch.observe(host, {subtree: true, childList: true, attributes: true, characterData: true});
  timer = setTimeout(end, quiet);
})"""
