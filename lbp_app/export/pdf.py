"""The summary as PDF: page one holds what a clinician needs in a minute, the rest follows after it.

Page one is laid out in fixed places with a limit for each, so that it is one page on A4 and on US
Letter whatever the diary holds; what does not fit is named there and stands in full behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lbp_app.domain.body_drawing import BodyDrawing
from lbp_app.domain.summary import ClinicianSummary, FlagLine, Section
from lbp_app.export.paper import DARK, MARGIN, MIDDLE, Format, Paper
from lbp_app.export.pdf_pages import later_pages
from lbp_app.export.pdf_pictures import Box, body_pair, pain_chart, week_bars
from lbp_app.usecases.tell_summary import NumberRow, TellSummary
from lbp_app.usecases.working import Tick, nobody

MOST_FLAGS = 4
_MOST_ROWS = 8
_GAP = 8.0
_PAD = 6.0
_CHART_LEAST, _CHART_MOST = 84.0, 140.0
_REST = 190.0
"""What the last part of page one needs at least."""
_ROOMY = 250.0
_COLUMNS = (0.25, 0.14, 0.14, 0.065, 0.185, 0.22)


@dataclass(frozen=True, slots=True)
class PdfMaker:
    """Everything the PDF is drawn with. ``language`` is a tag such as ``en-GB``."""

    tell: TellSummary
    body: BodyDrawing
    fonts: Path
    language: str = "en-GB"

    def __call__(
        self, summary: ClinicianSummary, size: Format = Format.A4, tick: Tick = nobody
    ) -> bytes:
        """The whole document."""
        tell = self.tell
        title = tell.say("summary.title")
        if summary.name:
            title = f"{title}: {summary.name}"
        period = tell.head(summary)[0]
        paper = Paper(
            self.fonts,
            size,
            f"{title}, {period}. {tell.say('summary.unverified')}",
            title=title,
            language=self.language,
            maker=f"Back Diary {summary.app_version}",
        )
        paper.add_page()
        self._page_one(paper, summary)
        later_pages(paper, tell, summary, tick)
        return paper.output()

    def _page_one(self, paper: Paper, summary: ClinicianSummary) -> None:
        y = self._head(paper, summary)
        y = self._flags(paper, summary, y)
        y = self._numbers(paper, summary, y)
        y = self._trends(paper, summary, y)
        self._rest(paper, summary, y)

    def _head(self, paper: Paper, summary: ClinicianSummary) -> float:
        period, unverified, made, *left_out = self.tell.head(summary)
        name = summary.name or self.tell.say("summary.nameless")
        paper.size(15, bold=True)
        with paper.element("H1"):
            paper.put(MARGIN, MARGIN - 4, self.tell.say("summary.title"))
        paper.size(12, bold=True)
        half = paper.width / 2
        paper.put(MARGIN + half, MARGIN - 2, paper.clipped(name, half), width=half, align="R")
        paper.size(9.5, bold=True)
        paper.put(MARGIN, MARGIN + 15, f"{period}. {unverified}")
        paper.size(8, grey=DARK)
        return paper.block(MARGIN, MARGIN + 28, paper.width, " ".join([made, *left_out]), 2) + 4

    def _flags(self, paper: Paper, summary: ClinicianSummary, top: float) -> float:
        x, width = MARGIN + _PAD, paper.width - 2 * _PAD
        paper.size(10, bold=True)
        with paper.element("H2"):
            paper.put(x, top + 3, self.tell.say("summary.part.flags"))
        y = top + 17
        told = summary.flags
        if told is None:
            paper.size(9)
            left_out = self.tell.say("summary.left_out", parts=self.tell.say("summary.part.flags"))
            y = paper.block(x, y, width, left_out)
        else:
            if not told.flags:
                paper.size(9, bold=True)
                y = paper.block(x, y, width, self.tell.say("summary.flags.none"))
            for flag in first_flags(told.flags):
                what, done = self.tell.flag(flag)
                paper.size(9, bold=True)
                y = paper.block(x, y, width, what, 2)
                paper.size(8.5)
                y = paper.block(x + _PAD, y, width - _PAD, done, 2)
            paper.size(8.5)
            if len(told.flags) > MOST_FLAGS:
                more = self.tell.say("summary.flags.more", count=len(told.flags) - MOST_FLAGS)
                y = paper.block(x, y, width, more)
            checks = " ".join(self.tell.checks(told, whole=False))
            y = paper.block(x, y, width, checks, 2)
        paper.pen(1.6)
        paper.rect((MARGIN, top, paper.width, y - top + 3))
        return y + 3 + _GAP

    def _numbers(self, paper: Paper, summary: ClinicianSummary, top: float) -> float:
        if summary.numbers is None:
            return top
        with paper.element("Table"):
            y = self._table(paper, summary, top)
        paper.size(7, grey=DARK)
        return (
            paper.block(MARGIN, y, paper.width, self.tell.say("summary.numbers.pain_rule")) + _GAP
        )

    def _table(self, paper: Paper, summary: ClinicianSummary, top: float) -> float:
        heads = ("measure", "start", "now", "change", "means", "counts")
        names = NumberRow(*(self.tell.say(f"summary.numbers.{name}") for name in heads))
        paper.size(8, bold=True)
        y = self._row(paper, names, top, bold=False)
        for row in self.tell.numbers(summary)[:_MOST_ROWS]:
            paper.pen(0.4, MIDDLE)
            paper.line(MARGIN, y, paper.right, y)
            paper.size(8.5)
            y = self._row(paper, row, y, bold=True)
        return y

    def _row(self, paper: Paper, row: NumberRow, y: float, *, bold: bool) -> float:
        cells = (row.name, row.start, row.now, row.change, row.means, row.counts)
        x = MARGIN
        points = paper.points
        with paper.element("TR"):
            for number, (text, share) in enumerate(zip(cells, _COLUMNS, strict=True)):
                width = share * paper.width
                # What means something stands out without any colour.
                if bold:
                    paper.size(points, bold=number in (3, 4))
                with paper.element("TD" if bold and number else "TH"):
                    paper.put(x, y + 1.5, paper.clipped(text, width - 3))
                x += width
        return y + points * 1.22 + 3

    def _trends(self, paper: Paper, summary: ClinicianSummary, top: float) -> float:
        if summary.trends is None:
            return top
        if not summary.trends:
            paper.size(9)
            return paper.block(MARGIN, top, paper.width, self.tell.say("summary.trend.none")) + _GAP
        width = (paper.width - _GAP) / 2
        left = paper.bottom - top - _REST - 40
        high = min(max(left, _CHART_LEAST), _CHART_MOST)
        for place, trend in enumerate(summary.trends[:2]):
            x = MARGIN + place * (width + _GAP)
            name = self.tell.library.text(f"progress.scale.{trend.scale}")
            paper.size(8.5, bold=True)
            axis = self.tell.say("summary.trend.axis", name=name)
            with paper.element("H2"):
                paper.put(x, top, axis)
            box = Box(x, top + 12, width, high)
            with paper.picture(axis):
                pain_chart(paper, box, trend, summary.events, self.tell.day)
        legend = ("band", "start", "gap", "events")
        paper.size(7, grey=DARK)
        text = "; ".join(self.tell.say(f"summary.trend.{name}") for name in legend)
        return paper.block(MARGIN, top + 12 + high, paper.width, text, 1) + _GAP

    def _rest(self, paper: Paper, summary: ClinicianSummary, top: float) -> None:
        """The body at the left, all that is told in lines at the right."""
        left = paper.width * 0.54 if summary.body is not None else 0.0
        if summary.body is not None:
            self._body(paper, summary, Box(MARGIN, top, left, paper.bottom - top))
        x = MARGIN + left + (_GAP if left else 0)
        width = paper.right - x
        y = top
        roomy = paper.bottom - top > _ROOMY
        for section, lines in self._columns(summary):
            y = self._column(paper, (x, y, width), section, lines, roomy=roomy)
            bars = summary.logged is not None and summary.logged.activity.typical
            if section is Section.ADHERENCE and bars and roomy and summary.logged is not None:
                paper.size(7, grey=DARK)
                paper.put(x, y - 2, self.tell.say("summary.adherence.bars"), width=width, align="R")
                with paper.picture(self.tell.say("summary.adherence.bars")):
                    week_bars(paper, Box(x, y + 9, width, 16), summary.logged.activity)
                y += 30

    def _columns(self, summary: ClinicianSummary) -> list[tuple[Section | None, Sequence[str]]]:
        tell = self.tell
        found: list[tuple[Section | None, Sequence[str]]] = []
        if summary.logged is not None:
            found.append((Section.ADHERENCE, tell.adherence(summary)))
        if summary.medicines is not None:
            found.append((Section.MEDICINES, tell.medicines(summary)))
        if summary.mood is not None:
            found.append((Section.MOOD, tell.mood(summary)))
        if summary.numbers is not None:
            found.append((None, tell.goals(summary)))
        return found

    def _column(
        self,
        paper: Paper,
        at: tuple[float, float, float],
        section: Section | None,
        lines: Sequence[str],
        *,
        roomy: bool,
    ) -> float:
        """One heading with at most a share of lines; the last one tells when there are more."""
        x, y, width = at
        head = "summary.goals.head" if section is None else f"summary.part.{section.value}"
        paper.size(8.5, bold=True)
        with paper.element("H2"):
            paper.put(x, y, self.tell.say(head))
        paper.size(8)
        y, most = y + 11, 5 if roomy else 3
        if len(lines) > most:
            lines = [*lines[: most - 1], self.tell.say("summary.more")]
        for line in lines:
            y = paper.block(x, y, width, line, 2 if roomy else 1)
        return y + 5

    def _body(self, paper: Paper, summary: ClinicianSummary, box: Box) -> None:
        paper.size(8.5, bold=True)
        with paper.element("H2"):
            paper.put(box.x, box.y, self.tell.say("summary.part.body"))
        charts = self.tell.charts(summary.body or ())
        paper.size(8)
        if not charts:
            paper.put(box.x, box.y + 11, self.tell.say("summary.body.none"))
            return
        width = (box.width - _GAP) / 2
        high = min(box.height - 58, width / 2 * 672 / 330)
        sides = (self.tell.say("summary.body.left"), self.tell.say("summary.body.right"))
        for place, (caption, dated) in enumerate(charts):
            x = box.x + place * (width + _GAP)
            paper.size(8)
            paper.put(x, box.y + 11, caption)
            with paper.picture(self.tell.chart(caption, dated)):
                body_pair(paper, Box(x, box.y + 22, width, high), self.body, dated.chart, sides)
            paper.size(7)
            paper.block(x, box.y + 24 + high, width, self.tell.marks(dated.chart), 3)
        paper.size(7, grey=DARK)
        paper.put(
            box.x, min(box.y + 24 + high + 27, paper.bottom - 9), self.tell.say("summary.body.side")
        )


def first_flags(flags: Sequence[FlagLine]) -> tuple[FlagLine, ...]:
    """Those that page one has room for, newest first: nothing less urgent displaces another."""
    chosen = sorted(flags, key=lambda flag: (-flag.urgency, -flag.at.timestamp()))[:MOST_FLAGS]
    return tuple(flag for flag in flags if flag in chosen)
