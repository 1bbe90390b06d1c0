"""`python -m tests.shots`: pictures of every screen in `.shots/`, and a page to look at them."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from tests.browser import FLAGS, the_browser
from tests.journeys.running import ROOT, RunningApp
from tests.seeding import fill
from tests.shots.album import write_album
from tests.shots.camera import VARIANTS, Camera, Variant
from tests.shots.stories import STORIES, Story

OUT = ROOT / ".shots"
README = {"today": "today.png", "card_emergency": "emergency.png"}
README_FOLDER = ROOT / "docs" / "pictures"
PROGRAM = ("-m", "tests.shots.on_a_morning")


def main(argv: Sequence[str] | None = None) -> None:
    """Take the pictures that were asked for; all without options."""
    asked = _parser().parse_args(argv)
    wanted = frozenset(README if asked.readme else asked.only)
    unknown = wanted - {shot for story in STORIES for shot in story.shots}
    if unknown:
        sys.exit(f"There is no picture named {', '.join(sorted(unknown))}.")
    variants = VARIANTS[:1] if asked.readme else _chosen(asked)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=the_browser(), args=list(FLAGS))
        context = browser.new_context(reduced_motion="reduce")
        for variant in variants:
            for story in STORIES:
                if not wanted or wanted & set(story.shots):
                    _walk(context, story, variant, wanted)
        browser.close()
    if asked.readme:
        _for_the_readme()
    write_album(OUT, [variant.name for variant in VARIANTS])
    print(OUT / "index.html")  # noqa: T201 - the answer to the command


def _walk(context: BrowserContext, story: Story, variant: Variant, wanted: frozenset[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary"
        if story.past is not None:
            fill(diary, story.past)
        if story.fill is not None:
            story.fill(diary)
        if story.damaged:
            diary.mkdir()
            (diary / "diary.db").write_bytes(b"this is not a diary " * 400)
        app = RunningApp(diary, program=PROGRAM)
        camera = Camera(
            context, app, variant, OUT / variant.name, lambda name: not wanted or name in wanted
        )
        try:
            story.walk(camera)
        except Exception:
            camera.window.page.screenshot(path=OUT / "failed.png")
            raise
        finally:
            camera.window.page.close()
            app.stop()


def _for_the_readme() -> None:
    README_FOLDER.mkdir(parents=True, exist_ok=True)
    for shot, name in README.items():
        shutil.copyfile(OUT / VARIANTS[0].name / f"{shot}.png", README_FOLDER / name)


def _chosen(asked: argparse.Namespace) -> Iterable[Variant]:
    chosen = [
        v
        for v in VARIANTS
        if (not asked.light or v.brightness == "light")
        and (not asked.phone or v.size == "phone")
        and (not asked.variant or v.name in asked.variant)
    ]
    return chosen or sys.exit("No such variant.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="this picture")
    parser.add_argument("--light", action="store_true", help="only the light ones")
    parser.add_argument("--phone", action="store_true", help="only those of a phone")
    parser.add_argument(
        "--variant", action="append", default=[], choices=[v.name for v in VARIANTS]
    )
    parser.add_argument("--readme", action="store_true", help="the two pictures of the README")
    return parser


if __name__ == "__main__":
    main()
