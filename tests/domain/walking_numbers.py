"""The numbers of the walking plan as the content has them, for tests of the rules."""

from __future__ import annotations

from types import MappingProxyType

from lbp_app.domain.walking import Pace, Track, WalkingNumbers

NUMBERS = WalkingNumbers(
    version="test",
    tries=3,
    start_share=0.8,
    shortest_start=3,
    start_days=3,
    another_activity_share=0.5,
    done_share_up=0.66,
    done_share_hold=0.33,
    most_pain_up=5,
    most_minutes_up=2,
    pain_down=6,
    worse_days_down=2,
    step_down_share=0.25,
    shortest=2,
    longest=30,
    most_days=5,
    ceiling_week=8,
    day_first_from=10,
    shortest_new_day=3,
    flare_share=0.5,
    flare_days=3,
    paces=MappingProxyType({Track.USUAL: Pace(1, 0.2), Track.SLOWER: Pace(2, 0.1)}),
    reviews=MappingProxyType({Track.USUAL: (2, 6, 12), Track.SLOWER: (1, 2, 4, 6, 9, 12)}),
    visit_from_week=6,
    team_from_week=12,
)
