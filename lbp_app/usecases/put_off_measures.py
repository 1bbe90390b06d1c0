"""Keep that the patient does not want the questions now: nobody is nagged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lbp_app.domain.log import LogItem
from lbp_app.domain.measure_schedule import PUT_OFF, MeasuresPutOff
from lbp_app.usecases.give_verdict import keep
from lbp_app.usecases.ports import Clock, Diary, Trouble


@dataclass(frozen=True, slots=True)
class PutOffMeasures:
    """Keep that the patient does not want the questions now."""

    diary: Diary
    clock: Clock
    new_id: Callable[[], str]

    def __call__(self) -> Trouble | None:
        """Keep the questions away from Today for three days; the trouble when it failed."""
        now = self.clock.now()
        fact = MeasuresPutOff(now.date() + PUT_OFF)
        return keep(self.diary, LogItem(self.new_id(), now, now, fact))
