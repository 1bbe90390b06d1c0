"""Draws icons and splash for all targets from assets/icon.svg.

Usage: draw_icons.py [--check].
Needs the `dev` extra (Chromium draws, Pillow packs). Each picture carries the fingerprint of the
drawing it was made from, so a test can say when one of them is older than the drawing.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "assets" / "icon.svg"
MARK = "Drawing"
_COLOURS = 128
"""Enough for a flat drawing with soft edges; a third of the size of the full picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: where, how many pixels wide, how much of the drawing, and its shape."""

    path: str
    size: int
    around: int = 0
    """Units of the drawing (512 wide) that are shown past each edge."""
    disc: bool = False
    """Cut to a disc on a clear ground, for the paper of the splash."""


PICTURES = (
    Picture("assets/icon.png", 512),
    Picture("assets/favicon.png", 64),
    # The name that Flet looks for; a store wants 1024.
    Picture("build/artwork/icon.png", 1024),
    # Android shows two thirds of it, in the shape of the launcher.
    Picture("build/artwork/icon_android.png", 1024, around=128),
    # Drawn at a quarter of its pixels: 192 wide, a calm size on paper.
    Picture("build/artwork/splash.png", 768, disc=True),
)


def fingerprint(picture: Picture) -> str:
    """What a picture must carry: of the drawing and of how it was cut."""
    return hashlib.sha256(SOURCE.read_bytes() + repr(picture).encode()).hexdigest()[:16]


def page(picture: Picture) -> str:
    """A page that shows nothing but the picture, at its size."""
    svg = SOURCE.read_text(encoding="utf-8")
    wide = 512 + 2 * picture.around
    head, _, rest = svg.partition(">")
    size = f'width="{picture.size}" height="{picture.size}"'
    view = f'viewBox="{-picture.around} {-picture.around} {wide} {wide}"'
    opened = head.split(" width=")[0] + f" {size} {view}>"
    shape = "border-radius:50%;overflow:hidden" if picture.disc else ""
    box = f"width:{picture.size}px;height:{picture.size}px;{shape}"
    style = "<style>*{margin:0}svg{display:block}</style>"
    return f'{style}<div style="{box}">{opened}{rest}</div>'


def draw() -> None:
    """Draw all pictures anew."""
    from PIL import Image  # noqa: PLC0415 - only here is drawing needed
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    sys.path.insert(0, str(ROOT))
    from tests.browser import find_browser  # noqa: PLC0415

    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=str(find_browser()), args=["--no-sandbox"]
        )
        for picture in PICTURES:
            side = {"width": picture.size, "height": picture.size}
            shown = browser.new_page(viewport=side)  # type: ignore[arg-type]
            shown.set_content(page(picture))
            drawn = Image.open(io.BytesIO(shown.screenshot(omit_background=True)))
            shown.close()
            packed = drawn if picture.disc else drawn.convert("RGB").quantize(_COLOURS)
            notes = PngInfo()
            notes.add_text(MARK, fingerprint(picture))
            target = ROOT / picture.path
            target.parent.mkdir(parents=True, exist_ok=True)
            packed.save(target, pnginfo=notes, optimize=True)
            print(f"{picture.path}: {picture.size} px, {target.stat().st_size // 1024} KB")
        browser.close()


def outdated() -> list[str]:
    """The pictures that were not made from the drawing as it is now."""
    from PIL import Image  # noqa: PLC0415 - as above

    def mark(picture: Picture) -> object:
        path = ROOT / picture.path
        if not path.is_file():
            return None
        with Image.open(path) as drawn:
            return drawn.info.get(MARK)

    return [each.path for each in PICTURES if mark(each) != fingerprint(each)]


def main() -> None:
    """Draw, or say what would have to be drawn."""
    parser = argparse.ArgumentParser(description="Draw icons and splash from assets/icon.svg.")
    parser.add_argument("--check", action="store_true", help="only say which are out of date")
    if parser.parse_args().check:
        sys.exit("\n".join(f"{path} is older than the drawing" for path in outdated()) or 0)
    draw()


if __name__ == "__main__":
    main()
