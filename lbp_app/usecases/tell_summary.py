"""The summary in words: the same lines for the screen, the PDF and whoever reads it aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lbp_app.domain.body import BodyChart, Mark
from lbp_app.domain.change import Change, Measure, NotEnough, Reading, Thresholds
from lbp_app.domain.progress import Event
from lbp_app.domain.red_flags import Reason
from lbp_app.domain.summary import (
    ClinicianSummary,
    DatedChart,
    FlagLine,
    FlagsTold,
    Section,
)
from lbp_app.usecases.ports import Library
from lbp_app.usecases.tell_figures import figure, signed
from lbp_app.usecases.tell_plan import plan_lines

FEW = 2
"""So many questions are named on page one; more are counted there and named behind it."""
_HIGHER = frozenset({Measure.PSFS})


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its heading and its lines."""

    section: Section
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number: the measure with its direction, start, now, change, meaning and threshold."""

    name: str
    start: str = ""
    now: str = ""
    change: str = ""
    means: str = ""
    counts: str = ""


@dataclass(frozen=True, slots=True)
class TellSummary:
    """Words for every figure, from the content only."""

    library: Library

    def __call__(self, summary: ClinicianSummary) -> tuple[Part, ...]:
        """Every part that was shared, in the order of reading; goals go with the numbers."""
        return tuple(part for section in Section for part in self._parts(summary, section))

    def _parts(self, summary: ClinicianSummary, section: Section) -> Iterator[Part]:
        if section not in summary.sections:
            return
        head = self.say(f"summary.part.{section.value}")
        yield Part(section, head, tuple(self._lines(summary, section)))
        if section is Section.NUMBERS:
            yield Part(section, self.say("summary.goals.head"), self.goals(summary))

    def say(self, key: str, **values: object) -> str:
        """The words for ``key``."""
        return self.library.text(key, **values)

    def day(self, day: date) -> str:
        """A day with its year."""
        month = self.library.text(f"progress.month_{day.month}")
        return self.library.text("progress.day_year", day=day.day, month=month, year=day.year)

    def head(self, summary: ClinicianSummary) -> tuple[str, ...]:
        """Time, origin, what was left out; the first line is the time."""
        span = summary.span
        lines = [
            self.say("summary.period", first=self.day(span.first), last=self.day(span.last)),
            self.say("summary.unverified"),
            self.say(
                "summary.made",
                day=self.day(summary.made_at.date()),
                app=summary.app_version,
                content=summary.content_version,
            ),
        ]
        if summary.left_out:
            parts = ", ".join(self.say(f"summary.part.{s.value}") for s in summary.left_out)
            lines.append(self.say("summary.left_out", parts=parts))
        return tuple(lines)

    def flag(self, flag: FlagLine) -> tuple[str, ...]:
        """One red flag: what and when, what was done, who saw the patient."""
        what = self.reasons(flag.reasons)
        tier = self.say(f"summary.flags.{flag.urgency.name.lower()}")
        done = ", ".join(self.say(f"summary.flags.{a.action.value}") for a in flag.actions)
        did = (
            self.say("summary.flags.did", what=done)
            if done
            else self.say("summary.flags.did_nothing")
        )
        seen = self.say("summary.flags.not_seen")
        if flag.seen is not None:
            day = self.day(flag.seen.seen_at.date())
            seen = self.say("summary.flags.seen", day=day, who=flag.seen.who, said=flag.seen.said)
        line = self.say("summary.flags.line", day=self.day(flag.at.date()), tier=tier, what=what)
        return line, f"{did} {seen}"

    def reasons(self, reasons: Iterable[Reason]) -> str:
        """Every answer behind a flag, once each, in a clinician's words."""
        return "; ".join(dict.fromkeys(words for r in reasons for words in self._reason(r)))

    def checks(self, told: FlagsTold, *, whole: bool) -> tuple[str, ...]:
        """How often the safety questions were answered, and what was denied at the last time."""
        if told.last_check is None:
            return (self.say("summary.flags.never_asked"),)
        day = self.day(told.last_check.date())
        key = "summary.flags.checks_one" if told.checks == 1 else "summary.flags.checks"
        lines = [self.say(key, count=told.checks, day=day)]
        for name, questions in (("denied", told.denied), ("open", told.open_questions)):
            if questions and (whole or len(questions) <= FEW):
                what = "; ".join(self._questions(questions))
                lines.append(self.say(f"summary.flags.{name}", day=day, what=what))
            elif questions:
                lines.append(self.say(f"summary.flags.{name}_count", day=day, count=len(questions)))
        if told.unsure:
            what = "; ".join(self._questions(told.unsure))
            lines.insert(1, self.say("summary.flags.not_sure", day=day, what=what))
        return tuple(lines)

    def numbers(self, summary: ClinicianSummary) -> tuple[NumberRow, ...]:
        """The five numbers, then each of the patient's own activities."""
        rows = [self._number(summary, number) for number in summary.numbers or ()]
        rows += [
            NumberRow(
                self.say("summary.numbers.activity", activity=one.activity),
                self._reading(one.start),
                self._reading(one.now),
                signed(one.now.value - one.start.value),
                self.say(f"summary.numbers.{one.label.value}"),
            )
            for one in summary.own_activities
        ]
        return tuple(rows)

    def event(self, event: Event) -> str:
        """One event with its day."""
        what = self.say(f"summary.trend.{event.kind.value}", name=event.name)
        return self.say("summary.trend.event", day=self.day(event.day), what=what)

    def chart(self, when: str, dated: DatedChart) -> str:
        """One body chart as a list of its marks."""
        return self.say("summary.body.list", when=when, marks=self.marks(dated.chart))

    def marks(self, chart: BodyChart) -> str:
        """The marks in words, from the top down."""
        return ", ".join(self._mark(m) for m in chart.marks) or self.say("summary.body.nowhere")

    def charts(self, body: Sequence[DatedChart]) -> tuple[tuple[str, DatedChart], ...]:
        """Each chart with its caption."""
        names = ("only",) if len(body) == 1 else ("first", "last")
        return tuple(
            (self.say(f"summary.body.{name}", day=self.day(dated.at.date())), dated)
            for name, dated in zip(names, body, strict=False)
        )

    def goals(self, summary: ClinicianSummary) -> tuple[str, ...]:
        """What the patient wants to do again, and their questions for the appointment."""
        named = "; ".join(one.activity for one in summary.own_activities)
        goals = (
            self.say("summary.goals.goals", what=named) if named else self.say("summary.goals.none")
        )
        asked = "; ".join(summary.questions)
        key = "summary.goals.questions" if asked else "summary.goals.no_questions"
        return goals, self.say(key, what=asked)

    def _lines(self, summary: ClinicianSummary, section: Section) -> Iterator[str]:
        if section is Section.FLAGS and summary.flags is not None:
            yield from self._flag_lines(summary.flags)
        elif section is Section.NUMBERS:
            yield from map(self.row, self.numbers(summary))
        elif section is Section.TREND:
            yield from self._trend_lines(summary)
        elif section is Section.ADHERENCE:
            yield from self.adherence(summary)
        elif section is Section.BODY:
            yield from (self.chart(when, c) for when, c in self.charts(summary.body or ()))
            if not summary.body:
                yield self.say("summary.body.none")
        elif section is Section.MEDICINES:
            yield from self.medicines(summary)
        elif section is Section.MOOD:
            yield from self.mood(summary)
        elif section is Section.NOTES:
            yield from self._note_lines(summary)

    def row(self, row: NumberRow) -> str:
        """A number as one line."""
        key = (
            "summary.numbers.both"
            if row.now
            else "summary.numbers.one"
            if row.start
            else "summary.numbers.none"
        )
        values = {"start": row.start, "now": row.now, "means": row.means}
        return self.say(key, name=row.name, **values)

    def _flag_lines(self, told: FlagsTold) -> Iterator[str]:
        for flag in told.flags:
            yield from self.flag(flag)
        if not told.flags:
            yield self.say("summary.flags.none")
        yield from self.checks(told, whole=True)

    def _trend_lines(self, summary: ClinicianSummary) -> Iterator[str]:
        for one in summary.trends or ():
            name = self.say(f"summary.numbers.{one.scale}")
            known = [value for _, value in one.series.known]
            if known:
                yield f"{name}: {figure(min(known))}\N{EN DASH}{figure(max(known))}"
        if not summary.trends:
            yield self.say("summary.trend.none")
        yield from (self.event(event) for event in summary.events)

    def _note_lines(self, summary: ClinicianSummary) -> Iterator[str]:
        for note in summary.notes or ():
            yield f"{self.day(note.at.date())}: {note.text}"
        if not summary.notes:
            yield self.say("summary.none")

    def adherence(self, summary: ClinicianSummary) -> tuple[str, ...]:
        """Days with an entry, days without, sessions planned and done, activity in weeks."""
        logged = summary.logged
        if logged is None:
            return ()
        if not logged.possible:
            return (self.say("summary.adherence.none"), *plan_lines(self.say, logged.plan))
        days = self.say(
            "summary.adherence.days",
            noted=logged.noted,
            possible=logged.possible,
            missing=logged.missing,
        )
        weeks = logged.activity
        plan = plan_lines(self.say, logged.plan)
        if weeks.typical is None:
            return days, *plan, self.say("summary.adherence.activity_none")
        typical = round(weeks.typical)
        told = self.say(
            "summary.adherence.activity", active=weeks.active, weeks=weeks.weeks, typical=typical
        )
        return days, *plan, told

    def medicines(self, summary: ClinicianSummary) -> tuple[str, ...]:
        """What was noted as taken, and side effects."""
        found = summary.medicines
        if found is None:
            return ()
        lines = []
        for line in found.lines:
            key = "on_list" if not line.times else "taken" if line.on_list else "taken_off"
            lines.append(
                self.say(
                    f"summary.medicines.{key}", name=line.name, times=line.times, days=line.days
                )
            )
        if not lines:
            lines.append(self.say("summary.medicines.none"))
        if found.side_effects:
            what = ", ".join(
                self.say(
                    "summary.medicines.effect",
                    name=self.library.text(f"effects.{effect.value}"),
                    count=count,
                    asked=found.asked,
                )
                for effect, count in found.side_effects
            )
            lines.append(self.say("summary.medicines.effects", what=what))
        else:
            key = "none_noticed" if found.asked else "not_asked"
            lines.append(self.say(f"summary.medicines.{key}", asked=found.asked))
        return tuple(lines)

    def mood(self, summary: ClinicianSummary) -> tuple[str, ...]:
        """Each PHQ-4 with its band, the newest first."""
        lines = []
        for sheet in reversed(summary.mood or ()):
            day = self.day(sheet.at.date())
            value, band = sheet.scored.value, sheet.scored.band
            if value is None or band is None:
                lines.append(self.say("summary.mood.unscored", day=day))
            else:
                named = self.say(f"summary.mood.band_{band.value}")
                lines.append(
                    self.say("summary.mood.line", day=day, score=figure(value), band=named)
                )
        return tuple(lines) or (self.say("summary.mood.none"),)

    def _number(self, summary: ClinicianSummary, number: Change | NotEnough) -> NumberRow:
        better = "higher" if number.measure in _HIGHER else "lower"
        name = self.say(
            "summary.numbers.named",
            name=self.say(f"summary.numbers.{number.measure.value}"),
            better=self.say(f"summary.numbers.{better}"),
        )
        if isinstance(number, NotEnough):
            why = self.say(
                f"summary.numbers.{number.reason.value}", have=number.have, need=number.need
            )
            return NumberRow(name, start=self._only(summary, number.measure), means=why)
        start = number.start
        return NumberRow(
            name,
            "" if start is None else self._reading(start),
            self._reading(number.now),
            "" if start is None else signed(number.now.value - start.value),
            self.say(f"summary.numbers.{number.label.value}"),
            self._counts(number.thresholds),
        )

    def _only(self, summary: ClinicianSummary, measure: Measure) -> str:
        """The one score there is so far."""
        of_measure = [
            s
            for s in summary.scores
            if s.instrument.value == measure.value and s.scored.value is not None
        ]
        for line in of_measure[:1]:
            return self._reading(Reading(line.at.date(), line.scored.value or Fraction(0)))
        return ""

    def _reading(self, reading: Reading) -> str:
        return self.say(
            "summary.numbers.value", value=figure(reading.value), day=self.day(reading.day)
        )

    def _counts(self, limits: Thresholds | None) -> str:
        if limits is None:
            return ""
        if limits.better is None:
            better = self.say(
                "summary.numbers.share", share=limits.share, points=figure(limits.share_least)
            )
        else:
            key = (
                "summary.numbers.points" if limits.share is None else "summary.numbers.points_share"
            )
            better = self.say(key, points=figure(limits.better), share=limits.share)
        return self.say("summary.numbers.up", better=better, worse=figure(limits.worse))

    def _reason(self, reason: Reason) -> Iterator[str]:
        if not reason.questions:
            yield self.library.wording.group_told.get(reason.group or "", reason.rule_id)
        for question in reason.questions:
            (what,) = self._questions((question,))
            unsure = question in reason.unsure
            yield self.say("summary.flags.unsure", what=what) if unsure else what

    def _questions(self, questions: Sequence[str]) -> tuple[str, ...]:
        # A question that this version no longer has is told by its id: nothing may be lost.
        clinical = self.library.wording.clinical
        return tuple(clinical.get(question, question) for question in questions)

    def _mark(self, mark: Mark) -> str:
        region = self.library.text(f"body_region.{mark.region}")
        strength = self.say("summary.body.unrated") if mark.strength is None else str(mark.strength)
        if not mark.feelings:
            return self.say("summary.body.mark", region=region, strength=strength)
        felt = ", ".join(self.library.text(f"felt.{feeling.value}") for feeling in mark.feelings)
        return self.say("summary.body.mark_felt", region=region, strength=strength, felt=felt)
