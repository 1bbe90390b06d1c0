from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench import figures
from tests.bench.__main__ import MEASURES, main
from tests.bench.figures import Row, figure, in_turns, median, ratio

ROWS = [
    figure("save_ratio", 2.0564, "x", at_most=3),
    figure("tap_ms", 61.5, "ms", at_most=50),
    figure("content_ms", 27, "ms"),
]


def test_the_file_is_a_list_of_objects_with_five_fields(tmp_path: Path) -> None:
    path = tmp_path / "new" / "latest.json"
    figures.write(ROWS, path)
    assert json.loads(path.read_text("utf-8")) == [
        {"name": "save_ratio", "value": 2.056, "unit": "x", "aim": "<= 3", "holds": True},
        {"name": "tap_ms", "value": 61.5, "unit": "ms", "aim": "<= 50", "holds": False},
        {"name": "content_ms", "value": 27, "unit": "ms", "aim": None, "holds": None},
    ]
    assert [p.name for p in path.parent.iterdir()] == ["latest.json"]


def test_a_value_a_little_above_the_aim_does_not_hold_even_when_it_rounds_to_it() -> None:
    assert figure("start_ratio", 1.1501, "x", at_most=1.15) == Row(
        "start_ratio", 1.15, "x", "<= 1.15", holds=False
    )
    assert figure("start_ratio", 1.15, "x", at_most=1.15).holds is True


def test_the_table_has_a_line_for_each_row_and_tells_what_does_not_hold() -> None:
    head, *lines = figures.table(ROWS).splitlines()
    assert head.split() == ["name", "value", "unit", "aim", "holds"]
    assert [line.split() for line in lines] == [
        ["save_ratio", "2.056", "x", "<=", "3", "yes"],
        ["tap_ms", "61.5", "ms", "<=", "50", "NO"],
        ["content_ms", "27", "ms"],
    ]


def test_medians_do_not_care_for_one_slow_round() -> None:
    assert median([3, 1, 900]) == 3
    assert ratio([4, 6, 500], [2, 3, 1]) == 3


def test_both_sides_take_turns_and_the_first_rounds_are_left_out() -> None:
    order: list[str] = []
    numbers = iter(range(100))

    def side(name: str) -> int:
        order.append(name)
        return next(numbers)

    ours, theirs = in_turns(lambda: side("A"), lambda: side("B"), 2, warm_up=1)
    assert "".join(order) == "ABABAB"
    assert (ours, theirs) == ([2, 4], [3, 5])


def test_an_unknown_measure_is_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["speed"])
    told = capsys.readouterr().err
    assert all(name in told for name in ("speed", *MEASURES))
