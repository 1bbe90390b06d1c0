"""Turn checked content files into the domain values that the app works with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lbp_app.domain.care_card import Country, LevelWording, Service, Wording
from lbp_app.domain.care_steps import CareStep
from lbp_app.domain.heat import HeatLimits
from lbp_app.domain.red_flags import Question, Raise, RedFlagTable, Rule
from lbp_app.domain.situation import Condition
from lbp_app.domain.walking import Pace, Track, WalkingNumbers
from lbp_app.library.red_flag_checks import URGENCIES
from lbp_app.library.shapes import (
    CareFile,
    CountryShape,
    HeatFile,
    NoteSignsFile,
    RedFlagWordsFile,
    ReviewFile,
    RulesFile,
    RuleShape,
)
from lbp_app.library.step_shapes import StepsFile
from lbp_app.library.walking_shapes import PaceShape, WalkingFile
from lbp_app.usecases.ports import Review

EMERGENCY_SERVICES = "emergency services"
"""What a known emergency number is called."""

MIDWIFE = "your midwife or maternity unit"
"""Whom to tell when pregnant, where a country has no words of its own."""


def red_flag_table(file: RulesFile) -> RedFlagTable:
    """The rule table."""
    return RedFlagTable(
        version=file.version,
        groups=tuple(file.groups),
        questions=tuple(Question(q.id, q.group, q.row, q.cauda_equina) for q in file.questions),
        rules=tuple(_rule(rule) for rule in file.rules),
    )


def _rule(rule: RuleShape) -> Rule:
    return Rule(
        id=rule.id,
        row=rule.row,
        urgency=URGENCIES[rule.urgency],
        questions=tuple(rule.questions),
        group=rule.group,
        when=rule.when,
        raised=tuple(Raise(URGENCIES[lift.to], lift.when) for lift in rule.raised),
        markable=rule.markable,
    )


def wording(file: RedFlagWordsFile) -> Wording:
    """The words of the cards."""
    return Wording(
        groups=MappingProxyType({i: g.tile for i, g in file.groups.items()}),
        asks=MappingProxyType({i: q.ask for i, q in file.questions.items()}),
        told=MappingProxyType({i: q.told for i, q in file.questions.items()}),
        clinical=MappingProxyType({i: q.clinical for i, q in file.questions.items()}),
        group_told=MappingProxyType({i: g.told for i, g in file.groups.items()}),
        why=MappingProxyType(dict(file.why)),
        levels=MappingProxyType(
            {
                URGENCIES[name]: LevelWording(
                    level=level.level,
                    heading=level.heading,
                    heading_unknown=level.heading_unknown,
                    say=level.say,
                    instead=level.instead,
                    keep=level.keep,
                )
                for name, level in file.levels.items()
            }
        ),
        watch_for=tuple(file.watch_for),
        pregnant=file.pregnant,
        checked=file.checked,
        checked_different=file.checked_different,
        unsure=file.unsure,
    )


def red_flag_keys(file: RedFlagWordsFile) -> Mapping[str, str]:
    """The words of tiles and questions under the keys that screens ask for."""
    texts: dict[str, str] = {}
    for group_id, group in file.groups.items():
        texts[f"red_flags.groups.{group_id}.tile"] = group.tile
        texts[f"red_flags.groups.{group_id}.title"] = group.title
    for question_id, words in file.questions.items():
        here = f"red_flags.questions.{question_id}"
        texts[f"{here}.ask"] = words.ask
        if words.hint is not None:
            texts[f"{here}.hint"] = words.hint
        if words.unsure is not None:
            texts[f"{here}.unsure"] = words.unsure
    return texts


def countries(file: CareFile) -> Mapping[str, Country]:
    """The care numbers by country code, in the order of the file."""
    return MappingProxyType({c.code: _country(c) for c in file.countries})


def _country(country: CountryShape) -> Country:
    return Country(
        code=country.code,
        name=country.name,
        emergency=Service(EMERGENCY_SERVICES, country.emergency.number),
        urgent=Service(country.urgent.name, country.urgent.number),
        emergency_place=country.emergency_place,
        pregnancy=country.pregnancy or MIDWIFE,
        source=f"{country.source.title}, {country.source.publisher}",
        source_url=country.source.url,
        verified=country.source.verified,
    )


def unknown_country(file: CareFile) -> Country:
    """What stands in when the country is not known: names, and no number."""
    unknown = file.unknown
    return Country(
        code="",
        name="",
        emergency=Service(unknown.emergency.name, None),
        urgent=Service(unknown.urgent.name, None),
        emergency_place=unknown.emergency_place,
        pregnancy=MIDWIFE,
        source="",
        source_url="",
        verified=False,
    )


def note_signs(file: NoteSignsFile) -> Mapping[str, tuple[str, ...]]:
    """The phrases of each group."""
    return MappingProxyType({group: tuple(phrases) for group, phrases in file.phrases.items()})


def review(file: ReviewFile) -> Review:
    """Whether and until when the content is reviewed."""
    return Review(file.version, file.written, file.review_by, file.reviewed_by)


def heat(file: HeatFile) -> HeatLimits:
    """How much heat is enough."""
    return HeatLimits(
        pack_minutes=file.pack.minutes,
        pack_longest=file.pack.longest,
        pack_checks=tuple(file.pack.checks),
        pack_a_day=file.pack.a_day,
        wrap_hours=file.wrap.hours,
        wrap_choices=tuple(file.wrap.choices),
        wrap_checks=tuple(file.wrap.checks),
        wrap_days=file.wrap.days,
    )


def care_steps(file: StepsFile) -> tuple[CareStep, ...]:
    """The next steps of care."""
    return tuple(
        CareStep(
            rule.id,
            frozenset(Condition(name) for name in rule.when),
            rule.kind,
            rule.lesson,
            rule.priority,
        )
        for rule in file.rules
    )


def walking(file: WalkingFile) -> WalkingNumbers:
    """The numbers of the walking plan; percents become shares."""
    return WalkingNumbers(
        version=file.version,
        tries=file.start.tries,
        start_share=file.start.share_percent / 100,
        shortest_start=file.start.shortest_minutes,
        start_days=file.start.days,
        another_activity_share=file.start.another_activity_percent / 100,
        done_share_up=file.step_up.done_percent / 100,
        done_share_hold=file.hold.done_percent / 100,
        most_pain_up=file.step_up.most_pain,
        most_minutes_up=file.step_up.most_minutes,
        pain_down=file.step_down.pain_from,
        worse_days_down=file.step_down.worse_days_over,
        step_down_share=file.step_down.percent / 100,
        shortest=file.step_down.shortest_minutes,
        longest=file.ceiling.minutes,
        most_days=file.ceiling.days,
        ceiling_week=file.ceiling.earliest_week,
        day_first_from=file.growth.one_more_day_from_minutes,
        shortest_new_day=file.growth.shortest_new_walk_minutes,
        flare_share=file.flare.percent / 100,
        flare_days=file.flare.days,
        paces=MappingProxyType(
            {Track.USUAL: _pace(file.tracks.usual), Track.SLOWER: _pace(file.tracks.slower)}
        ),
        reviews=MappingProxyType(
            {
                Track.USUAL: tuple(file.reviews.usual),
                Track.SLOWER: tuple(file.reviews.slower),
            }
        ),
        visit_from_week=file.reviews.visit_from_week,
        team_from_week=file.reviews.team_from_week,
    )


def _pace(shape: PaceShape) -> Pace:
    return Pace(shape.weeks_between_steps, shape.most_increase_percent / 100)
