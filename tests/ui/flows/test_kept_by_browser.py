"""What is said where a browser keeps the diary, and that nothing of it is said elsewhere."""

from __future__ import annotations

from datetime import datetime

from lbp_app.ui import routes
from lbp_app.ui.services import Services
from lbp_app.usecases.nudge_backup import NudgeBackup
from lbp_app.usecases.ports import Keeping
from tests.building import diary_with, later, say, services
from tests.fixtures import a_check_in
from tests.harness import Window, mounted, play


class Remembered:
    def __init__(self) -> None:
        self.at: datetime | None = None

    def read(self) -> datetime | None:
        return self.at

    def write(self, at: datetime) -> None:
        self.at = at


def kept(keeping: Keeping) -> Services:
    """Eight days after the first check-in."""
    diary, clock = diary_with(a_check_in()), later(days=8)
    nudge = NudgeBackup(diary, clock, keeping, Remembered())
    return services(diary=diary, clock=clock, keeping=keeping, nudge_backup=nudge)


async def said(window: Window) -> str:
    """All that these pages say."""
    texts: list[str] = []
    for route in (routes.TODAY, routes.YOUR_DATA, routes.REMINDERS, routes.ME):
        await window.go(route)
        texts += window.texts()
    return "\n".join(texts)


def test_each_page_says_what_a_browser_does_not_promise() -> None:
    async def journey() -> None:
        async with mounted(kept(Keeping.BY_THE_BROWSER)) as window:
            text = await said(window)
            for key in ("keep_evict", "keep_backup", "reminders_body", "nudge_body"):
                assert say(f"browser.{key}") in text
            assert services().data_folder not in text

    play(journey())


def test_a_promise_of_the_browser_is_told_with_what_it_does_not_cover() -> None:
    async def journey() -> None:
        async with mounted(kept(Keeping.PROMISED_BY_THE_BROWSER)) as window:
            text = await said(window)
            assert say("browser.keep_promised") in text
            assert say("browser.keep_evict") not in text

    play(journey())


def test_where_a_folder_keeps_the_diary_none_of_it_is_said() -> None:
    async def journey() -> None:
        async with mounted(kept(Keeping.IN_A_FOLDER)) as window:
            text = await said(window)
            for key in ("keep_head", "reminders_head", "nudge_head"):
                assert say(f"browser.{key}") not in text
            assert services().data_folder in text

    play(journey())


def test_the_offer_of_a_backup_goes_when_it_is_put_off_or_done() -> None:
    async def journey() -> None:
        async with mounted(kept(Keeping.BY_THE_BROWSER)) as window:
            await window.tap("backup-not-now")
            assert not window.offers("to-backup")
        async with mounted(kept(Keeping.BY_THE_BROWSER)) as window:
            await window.tap("to-backup", "back-up")
            await window.settle()
            await window.go(routes.TODAY)
            assert not window.offers("to-backup")

    play(journey())
