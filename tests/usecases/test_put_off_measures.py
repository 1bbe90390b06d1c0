"""Not now: kept in the log, so that it holds after a restart too."""

from __future__ import annotations

from datetime import date

from lbp_app.domain.measure_schedule import MeasuresPutOff
from lbp_app.usecases.ports import Trouble
from tests.building import diary_with, services


def test_not_now_is_kept_with_the_day_until_which_it_holds() -> None:
    diary = diary_with()
    assert services(diary=diary).put_off_measures() is None
    item = diary.latest(MeasuresPutOff)
    assert item is not None
    assert item.fact == MeasuresPutOff(date(2026, 3, 5))


def test_not_now_that_cannot_be_written_answers_with_the_trouble() -> None:
    diary = diary_with()
    diary.trouble = Trouble.READ_ONLY
    assert services(diary=diary).put_off_measures() is Trouble.READ_ONLY
