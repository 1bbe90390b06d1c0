"""A sheet of paper with our embedded font: text that is measured, wrapped and never lost."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import Enum
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lbp_app.export.structure import Structure

PLAIN, BOLD = "AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"
MARGIN = 34.0
LEADING = 1.22
BLACK, DARK, MIDDLE, LIGHT = 0, 70, 150, 226
"""Greys, 0 to 255: everything is told in black and white."""
_WHITE = 255
_UNKNOWN = "?"
"""Stands for each sign that the font does not have, such as a small picture."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_RISE = 0.95
"""How far below its top a line of text stands, in sizes of the font."""


class Format(Enum):
    """The two papers of the world."""

    A4 = A4
    LETTER = LETTER


class _CountedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """Keeps every page until the end, when it is known how many there are."""

    foot: Callable[[int, int], None]

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(*given, **named)
        self._pages: list[dict[str, Any]] = []
        self.structure: Structure | None = Structure()

    @contextmanager
    def content(self) -> Iterator[None]:
        """Words, or a picture as a whole: a program that reads aloud says it in its order."""
        if self.structure is None:  # the foot
            with self.ornament():
                yield
            return
        if self.structure.drawing:
            yield
            return
        tag, number = self.structure.mark(len(self._pages))
        self._code.append(f"/{tag} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """Lines and areas that say nothing, and what stands on every page."""
        if self.structure is not None and self.structure.drawing:
            yield
            return
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's own name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        pages, structure = self._pages, self.structure
        for number, page in enumerate(pages, 1):
            self.__dict__.update(page)
            self.structure = None
            self.foot(number, len(pages))
            super().showPage()
        if structure is not None:
            structure.attach(self._doc)
        super().save()


class Paper:
    """Points, from the top left. ``foot`` is written on each page with its number."""

    def __init__(
        self, fonts: Path, size: Format, foot: str, *, title: str, language: str, maker: str
    ) -> None:
        self._file = io.BytesIO()
        self.w, self.h = size.value
        for name in (PLAIN, BOLD):
            pdfmetrics.registerFont(TTFont(name, fonts / f"{name}.ttf"))
        self._known = frozenset(pdfmetrics.getFont(PLAIN).face.charToGlyph)
        self._canvas = _CountedCanvas(
            self._file, pagesize=size.value, pageCompression=1, lang=language, initialFontName=PLAIN
        )
        self._canvas.setTitle(title)
        self._canvas.setCreator(maker)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.foot = self._write_foot
        self._foot = foot
        self._y, self._grey, self._font, self.points = MARGIN, BLACK, PLAIN, 9.0
        self._begun = False

    def output(self) -> bytes:
        """The whole document."""
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def add_page(self) -> None:
        """Go on at the top of a new page."""
        if self._begun:
            self._canvas.showPage()
        self._begun = True
        self._y = MARGIN

    @property
    def y(self) -> float:
        """Where what comes next stands."""
        return self._y

    def go_to(self, y: float) -> None:
        """What comes next stands there."""
        self._y = y

    def pen(self, width: float, grey: int = BLACK, dash: tuple[float, float] | None = None) -> None:
        """How lines are drawn from here on."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeGray(grey / _WHITE)
        self._canvas.setDash(list(dash or ()))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """One line with the pen."""
        with self._canvas.ornament():
            self._canvas.line(x1, self.h - y1, x2, self.h - y2)

    def rect(self, box: tuple[float, float, float, float], fill: int | None = None) -> None:
        """A rectangle (left, top, width, height): an area in a grey, or a frame with the pen."""
        x, y, width, height = box
        self._area(fill)
        stroke, filled = int(fill is None), int(fill is not None)
        with self._canvas.ornament():
            self._canvas.rect(x, self.h - y - height, width, height, stroke, filled)

    def dot(self, x: float, y: float, radius: float) -> None:
        """A black dot."""
        self._area(BLACK)
        with self._canvas.ornament():
            self._canvas.circle(x, self.h - y, radius, 0, 1)

    def shape(self, points: Sequence[tuple[float, float]], fill: int | None = None) -> None:
        """A closed shape, drawn with the pen and, if told, filled with a grey."""
        path = self._canvas.beginPath()
        (x, y), *others = points
        path.moveTo(x, self.h - y)
        for x, y in others:
            path.lineTo(x, self.h - y)
        path.close()
        self._area(fill)
        with self._canvas.ornament():
            self._canvas.drawPath(path, 1, int(fill is not None))

    def _area(self, fill: int | None) -> None:
        if fill is not None:
            self._canvas.setFillGray(fill / _WHITE)

    def text_width(self, text: str) -> float:
        """How wide a line is in the font of now."""
        return float(pdfmetrics.stringWidth(text, self._font, self.points))

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
        self._font, self.points, self._grey = BOLD if bold else PLAIN, points, grey

    def plain(self, text: str) -> str:
        """The text in one line, with a question mark for every sign that the font does not have."""
        line = " ".join(text.split())
        return "".join(c if ord(c) in self._known else _UNKNOWN for c in line)

    def lines(self, text: str, width: float) -> list[str]:
        """The text in lines that are no wider than ``width``; long words are broken."""
        lines, line = [], ""
        for word in self._words(self.plain(text), width):
            longer = f"{line} {word}".strip()
            if line and self.text_width(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line] if line else lines

    def clipped(self, text: str, width: float) -> str:
        """The text in one line, with an ellipsis where it was too long."""
        line = self.plain(text)
        if self.text_width(line) <= width:
            return line
        while line and self.text_width(line + _ELLIPSIS) > width:
            line = line[:-1]
        return line.rstrip() + _ELLIPSIS

    def put(self, x: float, y: float, text: str, *, width: float = 0, align: str = "L") -> None:
        """One line with its top at ``y``; nothing is wrapped."""
        self._canvas.setFont(self._font, self.points)
        self._canvas.setFillGray(self._grey / _WHITE)
        shift = {"L": 0.0, "C": 0.5, "R": 1.0}[align]
        left = x + shift * (width - self.text_width(text)) if shift else x
        with self._canvas.content():
            self._canvas.drawString(left, self.h - y - self.points * _RISE, text)
        self._y = y + self.points * LEADING

    def block(self, x: float, y: float, width: float, text: str, most: int | None = None) -> float:
        """Wrapped lines from ``y`` down, at most so many; returns where they end."""
        found = self.lines(text, width)
        if most is not None and len(found) > most:
            found = [*found[: most - 1], self.clipped(" ".join(found[most - 1 :]), width)]
        with self.element("P"):
            for line in found:
                self.put(x, y, line)
                y += self.points * LEADING
        return y

    def element(self, tag: str) -> AbstractContextManager[None]:
        """What is written inside is one heading, cell or so."""
        structure = self._canvas.structure
        return nullcontext() if structure is None else structure.element(tag)

    @contextmanager
    def picture(self, in_words: str) -> Iterator[None]:
        """What is drawn inside is one picture, which is read out in words."""
        structure = self._canvas.structure
        if structure is None:
            yield
            return
        with structure.element("Figure", in_words), self._canvas.content():
            structure.drawing = True
            try:
                yield
            finally:
                structure.drawing = False

    def room(self, height: float) -> None:
        """A new page when what comes next does not fit on this one."""
        if self._y + height > self.bottom:
            self.add_page()

    def _write_foot(self, page: int, pages: int) -> None:
        self.size(7.5, grey=DARK)
        y = float(self.h) - MARGIN - 2
        self.put(MARGIN, y, self.clipped(self._foot, self.width - 40))
        self.put(MARGIN, y, f"{page} / {pages}", width=self.width, align="R")

    def _words(self, text: str, width: float) -> Iterator[str]:
        for word in text.split():
            yield from self._pieces(word, width)

    def _pieces(self, word: str, width: float) -> Iterable[str]:
        piece = ""
        for sign in word:
            if piece and self.text_width(piece + sign) > width:
                yield piece
                piece = ""
            piece += sign
        yield piece
