"""How long a tap takes until the changed screen is in the tree that screen readers see."""

from __future__ import annotations

import itertools
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.bench.figures import Row, figure, median
from tests.bench.place import a_folder, fill, library, tell
from tests.bench.served import a_browser, shown, the_app

TOURS = 3
ANSWERS = 32
AIM = 50
# A hand needs longer than this between two taps, and the rating asks for a quarter of a second.
_PAUSE_SECONDS = 0.3
_HIGHEST = 10
_GROUP = "fall"
_BUTTON = "[role=button]"
_MOST_MS = 10_000
# Counts from the moment the finger is lifted, which is when a tap is a tap.
WATCH = """
window.benchWatch = ([where, words]) => {
  const tree = document.querySelector('flt-semantics-host');
  const said = (node) => node.textContent.split('\\n')[0] === words;
  const there = () => [...tree.querySelectorAll(where)].some(said);
  if (there()) { throw new Error('is there before the tap: ' + words); }
  window.benchTook = new Promise((took, failed) => {
    let lifted = null;
    addEventListener('pointerup', () => { lifted = performance.now(); },
      { capture: true, once: true });
    new MutationObserver((_, watch) => {
      if (lifted !== null && there()) { watch.disconnect(); took(performance.now() - lifted); }
    }).observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
    setTimeout(() => failed(new Error('never came: ' + words)), __MOST_MS__);
  });
};
""".replace("__MOST_MS__", str(_MOST_MS))


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap the button ``name`` (or step ``rating`` of that scale); ``words`` then stand ``where``.

    ``inside`` names the question whose button is meant. ``new_screen`` tells a change of screen
    from a change in it.
    """

    name: str
    words: str
    where: str = "h1"
    new_screen: bool = True
    inside: str | None = None
    rating: int | None = None


def measure() -> list[Row]:
    """Medians over all taps, over the changes of screen and over the changes in a screen."""
    tour = a_tour()
    with (
        a_folder() as folder,
        a_browser() as browser,
        shown(the_app(fill(folder)), browser, WATCH) as served,
    ):
        _walk(served.page, tour)
        took = [taken for _ in range(TOURS) for taken in _walk(served.page, tour)]
        took += _walk(served.page, some_answers())
    screens = [ms for tap, ms in took if tap.new_screen]
    controls = [ms for tap, ms in took if not tap.new_screen]
    return [
        figure("tap_ms", median([ms for _, ms in took]), "ms", at_most=AIM),
        figure("tap_screen_ms", median(screens), "ms"),
        figure("tap_control_ms", median(controls), "ms"),
    ]


def a_tour() -> Sequence[Tap]:
    """What a patient taps on an ordinary day, from Today round to Today."""
    say = library().text
    today = say("today.check_in")
    return (
        Tap(say("places.progress"), say("progress.head")),
        Tap(say("places.learn"), say("learn.head")),
        Tap(say("places.me"), say("me.head")),
        Tap(say("places.today"), today, _BUTTON),
        Tap(say("help.button"), say("help.head")),
        Tap(say("nav.back"), today, _BUTTON),
        _check_in(),
        _tile(),
        Tap(say("safety.mistake"), say("safety.head")),
        Tap(say("safety.none"), say("pain.head")),
        Tap("back_pain", say("pain.save_some"), _BUTTON, new_screen=False, rating=4),
        Tap(say("pain.save_some"), say("result.saved")),
        Tap(say("nav.done"), today, _BUTTON),
    )


def some_answers() -> Sequence[Tap]:
    """From Today to the questions of a tile, and there "no" and "not sure" in turns.

    Comes last: an answered question leads to a card and not back to an ordinary day.
    """
    say = library().text
    question = library().table.questions_of(_GROUP)[-1].id
    unsure = library().texts.get(f"red_flags.questions.{question}.unsure", say("answers.unsure"))
    answers = itertools.islice(itertools.cycle((say("answers.no"), unsure)), ANSWERS)
    return (_check_in(), _tile(), *(_answer(question, answer) for answer in answers))


def _check_in() -> Tap:
    return Tap(library().text("today.check_in"), library().text("safety.head"))


def _tile() -> Tap:
    title = library().text(f"red_flags.groups.{_GROUP}.title")
    return Tap(library().wording.groups[_GROUP], title)


def _answer(question: str, answer: str) -> Tap:
    chosen = f'[flt-semantics-identifier="{question}"] :is([aria-current=true],[aria-checked=true])'
    return Tap(answer, answer, chosen, new_screen=False, inside=question)


def _walk(page: Page, tour: Sequence[Tap]) -> list[tuple[Tap, float]]:
    took = [(tap, _taken(page, tap)) for tap in tour]
    tell(f"  {len(took)} taps, {median([ms for _, ms in took]):.0f} ms")
    return took


def _taken(page: Page, tap: Tap) -> float:
    time.sleep(_PAUSE_SECONDS)
    x, y = _point(page, tap)
    page.evaluate(f"benchWatch({json.dumps([tap.where, tap.words])})")
    page.mouse.click(x, y)
    took: float = page.evaluate("benchTook")
    return took


def _point(page: Page, tap: Tap) -> tuple[float, float]:
    """The middle of a button, or of one of the eleven steps of a scale."""
    target = _target(page, tap)
    box = target.bounding_box()
    if box is None:
        raise LookupError(tap.name)
    part = 0.5 if tap.rating is None else (tap.rating + 0.5) / (_HIGHEST + 1)
    return box["x"] + part * box["width"], box["y"] + box["height"] / 2


def _target(page: Page, tap: Tap) -> Locator:
    if tap.rating is not None:
        return page.locator(f'[flt-semantics-identifier^="{tap.name}="]')
    around = f'[flt-semantics-identifier="{tap.inside}"] ' if tap.inside else ""
    buttons = page.locator(f"{around}flt-semantics[role=button]")
    # The name, perhaps with more below it; "No" is not "Not sure".
    return buttons.filter(has_text=re.compile(rf"^{re.escape(tap.name)}(\n|$)")).first
