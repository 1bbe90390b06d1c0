"""Me: the way to what the patient may change or look up."""

from __future__ import annotations

from tests.building import FOLDER, services
from tests.harness import mounted, play


def test_me_leads_to_both_pages_and_tells_where_the_diary_is() -> None:
    async def journey() -> None:
        async with mounted(services()) as window:
            await window.tap("place-me")
            assert window.has(str(FOLDER))
            await window.tap("me-about_you")
            assert window.route == "/me/profile"
            await window.tap("back", "me-about_app")
            assert window.route == "/me/about"
            await window.tap("back")
            assert window.route == "/me"

    play(journey())
