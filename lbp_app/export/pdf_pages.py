"""The pages after the first one: everything in full, as tables and in the patient's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lbp_app.domain.summary import ClinicianSummary, Section
from lbp_app.domain.trend import Trend
from lbp_app.export.paper import DARK, LEADING, MARGIN, MIDDLE, Paper
from lbp_app.usecases.tell_figures import figure
from lbp_app.usecases.tell_plan import plan_week_line
from lbp_app.usecases.tell_summary import TellSummary
from lbp_app.usecases.working import Steps, Tick, nobody

_TEXT = 9.0
_DAY = 78.0
_FOUR = 4


def later_pages(
    paper: Paper, tell: TellSummary, summary: ClinicianSummary, tick: Tick = nobody
) -> None:
    """All parts that were shared, each under its heading."""
    blocks = summary.trends[0].series.span.blocks if summary.trends else 0
    steps = Steps(tick, len(summary.scores) + blocks + len(summary.notes or ()))
    paper.add_page()
    for head, lines in _in_lines(tell, summary):
        _head(paper, head)
        for line in lines:
            _text(paper, line)
    if summary.numbers is not None:
        _head(paper, tell.say("summary.tables.scores"))
        _pairs(paper, steps.each(_scores(tell, summary)), tell.say("summary.none"))
    if summary.trends:
        _head(paper, tell.say("summary.tables.pain"))
        with paper.element("Table"):
            _grid(paper, tell, summary.trends, steps)
    if summary.notes is not None:
        _head(paper, tell.say("summary.tables.notes"))
        notes = (
            (f"{tell.day(n.at.date())} {n.at:%H:%M}", f"{_about(tell, n.about)}: {n.text}")
            for n in reversed(summary.notes)
        )
        _pairs(paper, steps.each(notes), tell.say("summary.none"))


def _in_lines(tell: TellSummary, summary: ClinicianSummary) -> Iterator[tuple[str, Sequence[str]]]:
    """The parts that are told in lines, with their heading."""
    told = {part.section: part for part in tell(summary)}
    if Section.FLAGS in told:
        yield tell.say("summary.tables.flags"), told[Section.FLAGS].lines
    if summary.events:
        yield tell.say("summary.tables.events"), [tell.event(e) for e in reversed(summary.events)]
    if Section.ADHERENCE in told:
        part, plan = told[Section.ADHERENCE], summary.logged.plan if summary.logged else ()
        yield (
            part.head,
            [*part.lines, *(plan_week_line(tell.say, tell.day, w) for w in reversed(plan))],
        )
    for section in (Section.BODY, Section.MEDICINES, Section.MOOD):
        if section in told:
            yield told[section].head, told[section].lines


def _about(tell: TellSummary, about: str) -> str:
    return tell.say(f"summary.tables.about_{about}")


def _scores(tell: TellSummary, summary: ClinicianSummary) -> Iterator[tuple[str, str]]:
    for line in reversed(summary.scores):
        name = tell.library.text(f"measures.{line.instrument.value}.short")
        value = line.scored.value
        said = tell.say("summary.tables.no_score") if value is None else figure(value)
        yield tell.day(line.at.date()), f"{name}: {said}"


def _head(paper: Paper, text: str) -> None:
    paper.room(44)
    paper.size(11, bold=True)
    with paper.element("H2"):
        paper.put(MARGIN, paper.y + 8, text)
    paper.go_to(paper.y + 2)


def _text(paper: Paper, text: str, x: float = MARGIN, before: str = "") -> None:
    paper.size(_TEXT)
    for number, line in enumerate(paper.lines(text, paper.right - x)):
        paper.room(_TEXT * LEADING)
        y = paper.y
        if before and not number:
            paper.size(_TEXT, grey=DARK)
            paper.put(MARGIN, y, before)
            paper.size(_TEXT)
        paper.put(x, y, line)


def _pairs(paper: Paper, rows: Iterable[tuple[str, str]], nothing: str) -> None:
    any_row = False
    for day, text in rows:
        any_row = True
        _text(paper, text, MARGIN + _DAY + 14, day)
    if not any_row:
        _text(paper, nothing)


def _grid(paper: Paper, tell: TellSummary, trends: Sequence[Trend], steps: Steps) -> None:
    """Each block of days with its values; a day without an entry says so."""
    width = paper.width / _FOUR
    names = [tell.library.text(f"progress.scale.{trend.scale}") for trend in trends]
    _columns(paper, [tell.say("summary.tables.day"), *names], width, bold=True)
    span = trends[0].series.span
    for block in steps.each(reversed(range(span.blocks))):
        values = [trend.series.values[block] for trend in trends]
        first, last = span.days_of(block)
        day = tell.day(first) if first == last else f"{tell.day(first)}\N{EN DASH}{last.day}"
        none = tell.say("summary.tables.no_entry")
        cells = [none if value is None else figure(value) for value in values]
        _columns(paper, [day, *cells], width)


def _columns(paper: Paper, cells: Sequence[str], width: float, *, bold: bool = False) -> None:
    paper.room(_TEXT * LEADING + 3)
    y = paper.y + 1.5
    paper.size(_TEXT, bold=bold)
    with paper.element("TR"):
        for number, cell in enumerate(cells):
            with paper.element("TD" if number and not bold else "TH"):
                paper.put(MARGIN + number * width, y, cell)
    paper.pen(0.2, MIDDLE)
    paper.line(MARGIN, paper.y, MARGIN + width * len(cells), paper.y)
