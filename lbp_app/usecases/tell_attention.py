"""Why somebody needs attention, in words: for the list on the screen and in a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lbp_app.domain.attention import Attention, Cause, Concern
from lbp_app.domain.change import Change
from lbp_app.domain.red_flags import Urgency
from lbp_app.usecases.ports import Library
from lbp_app.usecases.tell_figures import figure

_WITH_CHANGE = frozenset({Cause.WORSE, Cause.WATCH, Cause.SEVERE})


@dataclass(frozen=True, slots=True)
class TellAttention:
    """Words for every reason, from the content only."""

    library: Library
    today: date
    """The reader's day: a day of this year is told without its year."""

    def say(self, key: str, **values: object) -> str:
        """The words for ``key``."""
        return self.library.text(key, **values)

    def __call__(self, attention: Attention) -> tuple[str, ...]:
        """Each reason to look, the weightiest first; what is known of somebody without any."""
        if attention.needed:
            return tuple(self.concern(concern) for concern in attention.concerns)
        if attention.improved:
            names = (self.say(f"reviewer.measure.{c.measure.value}") for c in attention.improved)
            return (self.say("reviewer.improved", names=", ".join(names)),)
        return (self.say("reviewer.unchanged" if attention.compared else "reviewer.too_early"),)

    def concern(self, concern: Concern) -> str:
        """One reason in a few words, with its day or its figures."""
        key = f"reviewer.why.{concern.cause.value}"
        if concern.cause in (Cause.OPEN_FLAG, Cause.SEEN_FLAG):
            return self._flag(concern)
        values: dict[str, object] = {"count": concern.count}
        if concern.day is not None:
            values["day"] = self.day(concern.day)
        if concern.cause in _WITH_CHANGE and concern.change is not None:
            values |= self._moved(concern.change)
        return self.say(key, **values)

    def day(self, day: date) -> str:
        """A day, with its year when it is another one."""
        key = "progress.day" if day.year == self.today.year else "progress.day_year"
        month = self.say(f"progress.month_{day.month}")
        return self.say(key, day=day.day, month=month, year=day.year)

    def urgency(self, urgency: Urgency) -> str:
        """The level of a flag in a word or two."""
        return self.say(f"summary.flags.{urgency.name.lower()}")

    def _flag(self, concern: Concern) -> str:
        many = "" if concern.count == 1 else "_many"
        return self.say(
            f"reviewer.why.{concern.cause.value}{many}",
            count=concern.count,
            level=self.urgency(concern.urgency),
            day=self.day(concern.day) if concern.day else "",
        )

    def _moved(self, change: Change) -> dict[str, object]:
        start = "" if change.start is None else figure(change.start.value)
        return {
            "name": self.say(f"reviewer.measure.{change.measure.value}"),
            "start": start,
            "now": figure(change.now.value),
            "day": self.day(change.now.day),
        }
