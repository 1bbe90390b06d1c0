"""The shape of the file of the walking plan; its limits are those of the evidence file."""

from typing import Annotated

from pydantic import Field

from lbp_app.library.shapes import Minutes, Shape, Words

Percent = Annotated[int, Field(ge=1, le=100)]


class StartShape(Shape):
    """How the walking plan begins: never above the usual walk."""

    tries: Annotated[int, Field(ge=3)]
    share_percent: Percent
    shortest_minutes: Minutes
    days: Annotated[int, Field(ge=1, le=7)]
    another_activity_percent: Annotated[int, Field(ge=1, le=80)]


class StepUpShape(Shape):
    """What has to hold before a week may grow."""

    done_percent: Annotated[int, Field(ge=66, le=100)]
    most_minutes: Annotated[int, Field(ge=1, le=2)]
    most_pain: Annotated[int, Field(ge=0, le=5)]


class HoldShape(Shape):
    """From which share of the planned walks a week stays as it was."""

    done_percent: Percent


class StepDownShape(Shape):
    """What makes the next week shorter, and by how much."""

    pain_from: Annotated[int, Field(ge=1, le=6)]
    worse_days_over: Annotated[int, Field(ge=0, le=2)]
    percent: Annotated[int, Field(ge=20, le=30)]
    shortest_minutes: Minutes


class FlareShape(Shape):
    """The easy days of a flare."""

    percent: Annotated[int, Field(ge=1, le=50)]
    days: Annotated[int, Field(ge=2, le=3)]


class CeilingShape(Shape):
    """Where the plan ends, and how soon at the earliest."""

    minutes: Annotated[int, Field(ge=1, le=30)]
    days: Annotated[int, Field(ge=1, le=5)]
    earliest_week: Annotated[int, Field(ge=8)]


class GrowthShape(Shape):
    """Whether a walk or a day comes first."""

    one_more_day_from_minutes: Minutes
    shortest_new_walk_minutes: Minutes


class PaceShape(Shape):
    """How fast one track may grow."""

    weeks_between_steps: Annotated[int, Field(ge=1)]
    most_increase_percent: Annotated[int, Field(ge=1, le=20)]


class TracksShape(Shape):
    """Both tracks."""

    usual: PaceShape
    slower: PaceShape


Weeks = Annotated[list[Annotated[int, Field(ge=1)]], Field(min_length=1)]


class ReviewsShape(Shape):
    """In which weeks the patient looks back, and when little change leads to people."""

    usual: Weeks
    slower: Weeks
    visit_from_week: Annotated[int, Field(ge=1, le=6)]
    team_from_week: Annotated[int, Field(ge=6, le=12)]


class WalkingFile(Shape):
    """``plan/walking.yaml``."""

    version: Words
    start: StartShape
    step_up: StepUpShape
    hold: HoldShape
    step_down: StepDownShape
    flare: FlareShape
    ceiling: CeilingShape
    growth: GrowthShape
    tracks: TracksShape
    reviews: ReviewsShape
