"""What a patient may note on any day beside pain: sleep, activity, falls, medicines, notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lbp_app.domain.answers import Answer, rating
from lbp_app.domain.log import LogError

LONGEST_WORDS = 2000
LONGEST_NAME = 120
MOST_MINUTES = 24 * 60


def _words(text: str, longest: int = LONGEST_WORDS) -> None:
    if len(text) > longest:
        raise LogError("words_too_long")


@dataclass(frozen=True, slots=True)
class Sleep:
    """How well the patient slept, 0 (not at all) to 10 (very well)."""

    quality: int

    def __post_init__(self) -> None:
        rating(self.quality)


class ActivityKind(StrEnum):
    """What the patient did to keep moving. None is called better than another."""

    WALK = "walk"
    EXERCISES = "exercises"
    SWIM = "swim"
    CYCLE = "cycle"
    HOUSE_OR_GARDEN = "house_or_garden"
    STRETCH_OR_YOGA = "stretch_or_yoga"
    SEATED = "seated"
    """Moving while sitting on a chair."""
    SIT_TO_STAND = "sit_to_stand"
    """Standing up from a chair and sitting down again."""
    OTHER = "other"


class Settled(StrEnum):
    """How long pain from an activity took to settle (clinical.md 4.1, pain while exercising)."""

    NO_EXTRA_PAIN = "no_extra_pain"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity: kind, whole minutes (1 to a day), worst pain during it 0 to 10 or None.

    Raises:
        LogError: ``minutes_out_of_range`` or ``words_too_long``.
    """

    kind: ActivityKind
    minutes: int
    pain: int | None = None
    settled: Settled | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= MOST_MINUTES:
            raise LogError("minutes_out_of_range")
        if self.pain is not None:
            rating(self.pain)
        _words(self.note)


@dataclass(frozen=True, slots=True)
class Rested:
    """A stretch of resting or lying down because of pain, in whole minutes."""

    minutes: int

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= MOST_MINUTES:
            raise LogError("minutes_out_of_range")


@dataclass(frozen=True, slots=True)
class Fall:
    """A fall; ``hurt`` says whether something hurts since."""

    hurt: Answer
    note: str = ""

    def __post_init__(self) -> None:
        _words(self.note)


@dataclass(frozen=True, slots=True)
class Flare:
    """Pain is clearly worse than usual (``on``), or the flare is over."""

    on: bool
    note: str = ""

    def __post_init__(self) -> None:
        _words(self.note)


@dataclass(frozen=True, slots=True)
class FreeNote:
    """Words of the patient's own, beside any check-in."""

    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise LogError("words_missing")
        _words(self.text)


@dataclass(frozen=True, slots=True)
class Helped:
    """What the patient found helpful that day, in their words or from the list."""

    what: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.what:
            raise LogError("words_missing")
        for text in self.what:
            _words(text, LONGEST_NAME)


class MedicineGroup(StrEnum):
    """What kind of pain relief it is, as far as the patient knows. Never used to advise a dose."""

    PARACETAMOL = "paracetamol"
    NSAID = "nsaid"
    OPIOID = "opioid"
    GABAPENTINOID = "gabapentinoid"
    ANTIDEPRESSANT = "antidepressant"
    MUSCLE_RELAXANT = "muscle_relaxant"
    CREAM_OR_PATCH = "cream_or_patch"
    OTHER = "other"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class Medicine:
    """One medicine of the patient's own list, in their words; ``in_use`` ends with the list.

    Raises:
        LogError: ``words_missing`` or ``words_too_long``.
    """

    name: str
    group: MedicineGroup
    in_use: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise LogError("words_missing")
        _words(self.name, LONGEST_NAME)
        _words(self.note)


@dataclass(frozen=True, slots=True)
class MedicineTaken:
    """One medicine of the list was taken (``medicine`` is its item id); no amount is asked."""

    medicine: str
    name: str
    group: MedicineGroup


class SideEffect(StrEnum):
    """What a patient may notice while taking pain relief; the weekly tick list."""

    DROWSY = "drowsy"
    DIZZY = "dizzy"
    UNSTEADY = "unsteady"
    CONFUSED = "confused"
    FELL = "fell"
    CONSTIPATED = "constipated"
    STOMACH_PAIN = "stomach_pain"
    FEELING_SICK = "feeling_sick"
    BLACK_STOOLS = "black_stools"
    RASH = "rash"
    DRY_MOUTH = "dry_mouth"
    SWOLLEN_ANKLES = "swollen_ankles"
    OTHER = "other"


ASK_TODAY = frozenset(
    {
        SideEffect.BLACK_STOOLS,
        SideEffect.CONFUSED,
        SideEffect.FELL,
        SideEffect.RASH,
        SideEffect.SWOLLEN_ANKLES,
    }
)
"""What a pharmacist or doctor should hear of the same day [J]. Not a diagnosis, and no red flag."""

ASK_ABOUT_FALLS = (SideEffect.FELL, SideEffect.UNSTEADY, SideEffect.DROWSY, SideEffect.CONFUSED)
"""Asked first, one by one, of older people and people who feel unsteady."""


@dataclass(frozen=True, slots=True)
class SideEffects:
    """The weekly tick list; an empty one counts only with ``none_noticed`` (0 is not skipped)."""

    noticed: tuple[SideEffect, ...]
    none_noticed: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if bool(self.noticed) is self.none_noticed:
            raise LogError("none_or_some")
        _words(self.note)


def words_in(fact: object) -> str:
    """All words of the patient's own in a fact, to look for warning signs."""
    parts = (getattr(fact, name, "") for name in ("note", "text"))
    helped = fact.what if isinstance(fact, Helped) else ()
    return "\n".join([*(p for p in parts if isinstance(p, str) and p), *helped])


def tells_of_a_fall(fact: object) -> bool:
    """True for a fall, and for a fall among the side effects: both open the safety questions."""
    if isinstance(fact, SideEffects):
        return SideEffect.FELL in fact.noticed
    return isinstance(fact, Fall)


def tells_of_worse_pain(fact: object) -> bool:
    """True for a flare: pain is clearly worse, so everything new or worse is asked for."""
    return isinstance(fact, Flare) and fact.on
