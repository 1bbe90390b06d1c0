"""What ``keep`` writes: every column of every table of records, in an order that can be kept."""

from __future__ import annotations

import pytest

from lbp_app.domain.log import LogItem
from lbp_app.storage.rows import to_values
from lbp_app.storage.tables import EntryRow
from lbp_app.storage.writes import TABLES, rows_of
from lbp_app.usecases.ports import Record
from tests.fact_examples import FACTS
from tests.fixtures import (
    a_check_in,
    a_checked_item,
    a_moment,
    a_profile,
    a_verdict,
    a_visit,
    an_action,
)

BESIDE = {"entry", "log_item", "draft"}
METADATA = EntryRow.metadata


@pytest.mark.parametrize(
    "record",
    [
        a_check_in(),
        a_verdict(),
        an_action("v"),
        a_visit(),
        a_checked_item("visit"),
        a_profile(),
        LogItem("i", a_moment(), a_moment(), FACTS[0]),
    ],
    ids=TABLES,
)
def test_a_row_fills_every_column_but_its_number(record: Record) -> None:
    table, values = to_values(record)
    assert {*values, "number"} == set(METADATA.tables[table].columns.keys())


def test_each_table_is_written_after_those_that_it_points_to() -> None:
    assert set(TABLES) == set(METADATA.tables) - BESIDE
    for table in TABLES:
        before = TABLES[: TABLES.index(table)]
        pointed_at = {key.column.table.name for key in METADATA.tables[table].foreign_keys}
        assert pointed_at <= set(before)


def test_rows_of_one_table_stay_in_the_order_of_their_records() -> None:
    rows = rows_of([a_check_in(entry_id="b"), a_verdict(id="v"), a_check_in(entry_id="a")])
    assert [values["entry_id"] for values in rows["check_in"]] == ["b", "a"]
    assert [values["id"] for values in rows["verdict"]] == ["v"]
