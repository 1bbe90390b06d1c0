"""Words that are broken in two or cut off, found by measuring them with the bundled font."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from lbp_app.ui.theme import FONT, FONT_FILES
from tests.journeys.driver import Window
from tests.journeys.running import ROOT

_SLACK = 2.0
# Each text with its box, and the box of the button it stands in (else of the window).
_TEXTS = """() => [...document.querySelectorAll('[flt-semantics-identifier]')].map(one => {
  const style = one.getAttribute('flt-semantics-identifier').match(/^([0-9]+)-([0-9]+)$/);
  if (!style) { return null; }
  const own = one.getBoundingClientRect();
  const button = one.closest('[role=button]');
  const round = button ? button.getBoundingClientRect()
                       : {left: 0, right: innerWidth, top: own.top, bottom: own.bottom};
  let page = one.parentElement;
  while (page && getComputedStyle(page).overflowY === 'visible') { page = page.parentElement; }
  const view = page ? page.getBoundingClientRect() : {top: 0, bottom: innerHeight};
  // A button at the edge of what scrolls is cut there, and that is no fault.
  const whole = round.top > view.top + 2 && round.bottom < view.bottom - 2;
  return {words: one.textContent || one.getAttribute('aria-label') || '',
          size: Number(style[1]), weight: style[2], width: own.width,
          spill: Math.max(round.left - own.left, own.right - round.right,
                          ...(whole ? [round.top - own.top, own.bottom - round.bottom] : []))};
}).filter(one => one !== null && one.width > 0)"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text as it is drawn; ``width`` and ``spill`` (over its button's edge) in pixels."""

    words: str
    size: int
    weight: str
    width: float
    spill: float

    def broken(self, scale: float) -> bool:
        """Whether its longest word is wider than its box, or it runs over the edge."""
        size = self.size * scale
        longest = max(
            (_font(self.weight).getlength(w) / _UNIT * size for w in self._unbreakable()), default=0
        )
        return longest > self.width + _SLACK or self.spill > _SLACK

    def _unbreakable(self) -> list[str]:
        return [part for part in re.split(r"\s+|(?<=[-/])", self.words) if part]


def broken_words(window: Window, place: str, scale: float = 2.0) -> list[str]:
    """The texts of this screen that are broken or cut; the app runs as ``word_by_word``."""
    window.quiet(300)
    drawn = [Drawn(**found) for found in window.page.evaluate(_TEXTS)]
    assert drawn, f"{place} shows no text"
    return [f"{place}: {text.words!r} at {text.width:.0f}" for text in drawn if text.broken(scale)]


_UNIT = 1000


@cache
def _font(weight: str) -> ImageFont.FreeTypeFont:
    file = FONT_FILES[FONT if weight == "400" else f"{FONT} {weight}"]
    return ImageFont.truetype(str(ROOT / "assets" / file), _UNIT)
