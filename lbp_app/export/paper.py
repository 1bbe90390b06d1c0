"""A sheet of paper with our embedded font: text that is measured, wrapped and never lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import TextEmphasis, XPos, YPos

FAMILY = "Atkinson"
MARGIN = 34.0
LEADING = 1.22
BLACK, DARK, MIDDLE, LIGHT = 0, 70, 150, 226
"""Greys, 0 to 255: everything is told in black and white."""
_UNKNOWN = "?"
"""Stands for each sign that the font does not have, such as a small picture."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Format(Enum):
    """The two papers of the world."""

    A4 = "a4"
    LETTER = "letter"


class Paper(FPDF):
    """Points, from the top left. ``foot`` is written on each page with its number."""

    def __init__(self, fonts: Path, size: Format, foot: str) -> None:
        super().__init__(orientation="portrait", unit="pt", format=size.value)
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font(FAMILY, style, fonts / f"AtkinsonHyperlegibleNext-{name}.ttf")
        self._known = frozenset(self.fonts[FAMILY.lower()].cmap)  # type: ignore[union-attr]
        self._foot = foot
        self.set_margin(MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(auto=False, margin=MARGIN + 14)
        self.size(9)

    def label(self, *, title: str, language: str, made_at: datetime, maker: str) -> None:
        """What a screen reader and a shelf of files are told about the document."""
        self.set_title(title)
        self.set_lang(language)
        self.set_creator(maker)
        self.set_producer("fpdf2")
        self.set_creation_date(made_at)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    @property
    def right(self) -> float:
        """The right edge of what is written."""
        return float(self.w) - MARGIN

    @property
    def width(self) -> float:
        """How wide a line may be."""
        return float(self.w) - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return float(self.h) - MARGIN - 10

    def size(self, points: float, *, bold: bool = False, grey: int = BLACK) -> None:
        """The font from here on."""
        self.set_font(FAMILY, TextEmphasis.B if bold else "", points)
        self.set_text_color(grey)

    def plain(self, text: str) -> str:
        """The text in one line, with a question mark for every sign that the font does not have."""
        line = " ".join(text.split())
        return "".join(c if ord(c) in self._known else _UNKNOWN for c in line)

    def lines(self, text: str, width: float) -> list[str]:
        """The text in lines that are no wider than ``width``; long words are broken."""
        lines, line = [], ""
        for word in self._words(self.plain(text), width):
            longer = f"{line} {word}".strip()
            if line and self.get_string_width(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line] if line else lines

    def clipped(self, text: str, width: float) -> str:
        """The text in one line, with an ellipsis where it was too long."""
        line = self.plain(text)
        if self.get_string_width(line) <= width:
            return line
        while line and self.get_string_width(line + _ELLIPSIS) > width:
            line = line[:-1]
        return line.rstrip() + _ELLIPSIS

    def put(self, x: float, y: float, text: str, *, width: float = 0, align: str = "L") -> None:
        """One line with its top at ``y``; nothing is wrapped."""
        self.set_xy(x, y)
        height = self.font_size_pt * LEADING
        if not text:  # it has no width either
            self.set_y(y + height)
            return
        self.cell(width or None, height, text, align=align, new_x=XPos.LEFT, new_y=YPos.NEXT)

    def block(self, x: float, y: float, width: float, text: str, most: int | None = None) -> float:
        """Wrapped lines from ``y`` down, at most so many; returns where they end."""
        found = self.lines(text, width)
        if most is not None and len(found) > most:
            found = [*found[: most - 1], self.clipped(" ".join(found[most - 1 :]), width)]
        for line in found:
            self.put(x, y, line)
            y += self.font_size_pt * LEADING
        return y

    def room(self, height: float) -> None:
        """A new page when what comes next does not fit on this one."""
        if self.get_y() + height > self.bottom:
            self.add_page()

    def footer(self) -> None:
        """The foot of each page."""
        self.size(7.5, grey=DARK)
        y = float(self.h) - MARGIN - 2
        self.put(MARGIN, y, self._foot)
        self.put(MARGIN, y, f"{self.page_no()} / {{nb}}", width=self.width, align="R")

    def _words(self, text: str, width: float) -> Iterator[str]:
        for word in text.split():
            yield from self._pieces(word, width)

    def _pieces(self, word: str, width: float) -> Iterable[str]:
        piece = ""
        for sign in word:
            if piece and self.get_string_width(piece + sign) > width:
                yield piece
                piece = ""
            piece += sign
        yield piece
