"""What Hypothesis may draw: marks and body charts. And charts in short for examples."""

from __future__ import annotations

from hypothesis import strategies as st

from lbp_app.domain.body import REGIONS, BodyChart, Feeling, Mark

_REGIONS = st.sampled_from([region.id for region in REGIONS])
_FEELINGS = st.lists(st.sampled_from(Feeling), max_size=4).map(tuple)

MARKS = st.one_of(
    st.builds(Mark, _REGIONS, st.integers(1, 10), _FEELINGS),
    st.builds(
        Mark,
        _REGIONS,
        st.sampled_from([None, 0]),
        st.lists(st.sampled_from(Feeling), min_size=1, max_size=4).map(tuple),
    ),
)
CHARTS = st.lists(MARKS, max_size=12, unique_by=lambda mark: mark.region).map(
    lambda marks: BodyChart(tuple(marks))
)


def chart(*regions: str, feeling: Feeling = Feeling.ACHE, strength: int | None = 5) -> BodyChart:
    """A chart in which these regions all feel the same."""
    return BodyChart(tuple(Mark(region, strength, (feeling,)) for region in regions))
