"""What was logged beside check-ins, in words: a line for the diary, and all that was noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lbp_app.domain import daily
from lbp_app.domain.body import BodyChart
from lbp_app.domain.heat import HeatSession
from lbp_app.ui.components.body_words import mark_lines, spread_words
from lbp_app.ui.components.choices import minutes_words
from lbp_app.ui.theme import Look


@dataclass(frozen=True, slots=True)
class LoggedWords:
    """The name of a drawing, the main line, and further lines."""

    picture: str
    head: str
    more: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """All of it in one line."""
        return ". ".join((self.head, *self.more))


def logged_words(look: Look, fact: object) -> LoggedWords:
    """The words for a fact; of a kind without words here only that there is something."""
    return _WORDS.get(type(fact), _other)(look, fact)


def helped_words(look: Look, what: str) -> str:
    """What helped: an item of the list in its words, own words as they were written."""
    try:
        return look.say(f"log.helped.what_{what}")
    except KeyError:
        return what


def _other(look: Look, _: object) -> LoggedWords:
    return LoggedWords("note", look.say("logged.note"))


def _with(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _activity(look: Look, fact: daily.Activity) -> LoggedWords:
    kind = look.say(f"log.activity.kind_{fact.kind.value}")
    line = look.say("logged.line", kind=kind, minutes=minutes_words(look, fact.minutes))
    pain = look.say("logged.pain", value=fact.pain) if fact.pain is not None else ""
    settled = look.say(f"log.activity.settled_{fact.settled.value}") if fact.settled else ""
    return LoggedWords("walk", line, _with(pain, settled, fact.note))


def _sleep(look: Look, fact: daily.Sleep) -> LoggedWords:
    return LoggedWords("sleep", look.say("logged.sleep", value=fact.quality))


def _rested(look: Look, fact: daily.Rested) -> LoggedWords:
    return LoggedWords("rest", look.say("logged.rested", minutes=minutes_words(look, fact.minutes)))


def _fall(look: Look, fact: daily.Fall) -> LoggedWords:
    hurt = look.say(f"logged.fall_{fact.hurt.value}")
    return LoggedWords("fall", look.say("logged.fall"), _with(hurt, fact.note))


def _flare(look: Look, fact: daily.Flare) -> LoggedWords:
    head = look.say("logged.flare_on" if fact.on else "logged.flare_over")
    return LoggedWords("flare", head, _with(fact.note))


def _note(look: Look, fact: daily.FreeNote) -> LoggedWords:
    return LoggedWords("note", look.say("logged.note"), (fact.text,))


def _helped(look: Look, fact: daily.Helped) -> LoggedWords:
    what = ", ".join(helped_words(look, one) for one in fact.what)
    return LoggedWords("helped", look.say("logged.helped"), (what,))


def _taken(look: Look, fact: daily.MedicineTaken) -> LoggedWords:
    return LoggedWords("pill", look.say("logged.taken", name=fact.name))


def _side_effects(look: Look, fact: daily.SideEffects) -> LoggedWords:
    what = ", ".join(look.say(f"effects.{effect.value}") for effect in fact.noticed)
    none = look.say("effects.none") if fact.none_noticed else ""
    return LoggedWords("pill", look.say("logged.side_effects"), _with(what, none, fact.note))


def _heat(look: Look, fact: HeatSession) -> LoggedWords:
    used = look.say(f"logged.heat_{fact.kind.value}", minutes=minutes_words(look, fact.minutes))
    ended = look.say(f"logged.heat_{fact.ending.value}") if fact.ending else ""
    return LoggedWords("heat", used, _with(ended))


def _body(look: Look, fact: BodyChart) -> LoggedWords:
    lines = (spread_words(look.say, fact), *mark_lines(look.say, fact))
    return LoggedWords("person", look.say("logged.body"), _with(*lines))


_WORDS: Mapping[type[Any], Callable[[Look, Any], LoggedWords]] = {
    daily.Activity: _activity,
    daily.Sleep: _sleep,
    daily.Rested: _rested,
    daily.Fall: _fall,
    daily.Flare: _flare,
    daily.FreeNote: _note,
    daily.Helped: _helped,
    daily.MedicineTaken: _taken,
    daily.SideEffects: _side_effects,
    BodyChart: _body,
    HeatSession: _heat,
}
"""A new kind in the diary is one line here and one in ``usecases.read_diary.IN_THE_DIARY``."""
