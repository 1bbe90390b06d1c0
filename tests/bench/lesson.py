"""How long a lesson takes from its address to its heading, for all lessons after the first."""

from __future__ import annotations

import json

from playwright.sync_api import Page

from lbp_app.bootstrap import shipped
from lbp_app.library.lesson_shelf import LessonShelf
from lbp_app.ui import routes
from tests.bench.figures import Row, figure, median
from tests.bench.place import a_folder, fill
from tests.bench.served import a_browser, shown, the_app
from tests.bench.tap import WATCH

AIM = 100
TOURS = 3
# As the back button of the browser changes the address; what counts begins with it.
_GO = """path => {
  dispatchEvent(new PointerEvent('pointerup'));
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


def measure() -> list[Row]:
    """The median over all lessons, and the slowest lesson's median of three tours."""
    titles = _titles()
    with (
        a_folder() as folder,
        a_browser() as browser,
        shown(the_app(fill(folder)), browser, WATCH) as served,
    ):
        first, *others = titles
        _opened(served.page, first, titles[first])
        took: dict[str, list[float]] = {name: [] for name in others}
        for _ in range(TOURS):
            for name in others:
                took[name].append(_opened(served.page, name, titles[name]))
    each = [median(times) for times in took.values()]
    return [
        figure("lesson_ms", median(each), "ms", at_most=AIM),
        figure("lesson_worst_ms", max(each), "ms", at_most=AIM),
    ]


def _titles() -> dict[str, str]:
    shelf = LessonShelf(shipped("content"))
    lessons = {name: shelf.lesson(name) for name in shelf.ids()}
    return {name: lesson.title for name, lesson in lessons.items() if lesson is not None}


def _opened(page: Page, name: str, title: str) -> float:
    page.evaluate(f"benchWatch({json.dumps(['h1', title])})")
    page.evaluate(_GO, routes.LESSON.replace(":lesson_id", name))
    took: float = page.evaluate("benchTook")
    return took
