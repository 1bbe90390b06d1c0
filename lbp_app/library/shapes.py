"""The shape of each content file, and plain words for a file that has another one."""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
RuleId = Annotated[str, StringConstraints(pattern=r"^RF[A-Z0-9]+$")]
Row = Annotated[int, Field(ge=1, le=22)]
Level = Literal["emergency", "urgent", "soon"]


# Built on first use: models that only stand inside others are never built alone, which keeps the
# start of the app short.
class Shape(BaseModel):
    """A part of a content file: unknown fields are refused, text is never turned into numbers."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class QuestionShape(Shape):
    """One question of ``red_flags/rules.yaml``."""

    id: Id
    group: str
    row: Row
    cauda_equina: bool = False


class RaiseShape(Shape):
    """One ``raised`` entry of a rule."""

    to: Level
    when: str


class RuleShape(Shape):
    """One rule of ``red_flags/rules.yaml``."""

    id: RuleId
    row: Row
    urgency: Level
    markable: bool
    questions: list[str] = []
    group: str | None = None
    when: str | None = None
    raised: list[RaiseShape] = []


class RulesFile(Shape):
    """``red_flags/rules.yaml``."""

    version: Words
    groups: list[Id]
    questions: list[QuestionShape]
    rules: list[RuleShape]


class GroupWords(Shape):
    """The words of one tile."""

    tile: Words
    title: Words
    told: Words


class QuestionWords(Shape):
    """The words of one question. ``unsure`` replaces "Not sure" where that would be unkind."""

    ask: Words
    told: Words
    clinical: Words
    hint: Words | None = None
    unsure: Words | None = None


class LevelWords(Shape):
    """The fixed words of one level of care card. ``instead`` may be empty."""

    level: Words
    heading: Words
    heading_unknown: Words
    say: Words
    instead: str
    keep: Words


class RedFlagWordsFile(Shape):
    """``text/<language>/red_flags.yaml``."""

    version: Words
    groups: dict[str, GroupWords]
    questions: dict[str, QuestionWords]
    why: dict[str, Words]
    levels: dict[str, LevelWords]
    watch_for: Annotated[list[Words], Field(min_length=1)]
    pregnant: Words
    checked: Words
    checked_different: Words
    unsure: Words


class NoteSignsFile(BaseModel):
    """``text/<language>/note_signs.yaml``: the version, and a list of phrases per group."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True, defer_build=True)
    __pydantic_extra__: dict[str, list[str]] = Field(init=False)
    version: Words

    @property
    def phrases(self) -> dict[str, list[str]]:
        """The phrases of each group."""
        return self.__pydantic_extra__


class NumberShape(Shape):
    """The emergency number of a country; ``also`` are further numbers that reach an ambulance."""

    number: str
    also: list[str] = []


class ServiceShape(Shape):
    """A service by the name people know; ``number`` is null when there is no one number."""

    name: Words
    number: str | None


class NoNumberShape(Shape):
    """A service of a country that is not known: it can have no number."""

    name: Words
    number: None


class SourceShape(Shape):
    """Where a number was read, how, and when."""

    title: Words
    publisher: Words
    url: str
    seen: Words
    retrieved: str
    verified: bool


class CountryShape(Shape):
    """The care numbers of one country."""

    code: str
    name: Words
    emergency: NumberShape
    emergency_place: Words
    urgent: ServiceShape
    source: SourceShape
    pregnancy: Words | None = None
    urgent_source: SourceShape | None = None


class UnknownCountryShape(Shape):
    """What stands in for the numbers when the country is not known."""

    emergency: NoNumberShape
    urgent: NoNumberShape
    emergency_place: Words


class CareFile(Shape):
    """``care/countries.yaml``."""

    version: Words
    review_by: str
    unknown: UnknownCountryShape
    countries: list[CountryShape]


class ReadAtShape(Shape):
    """One place where a measure was read."""

    title: Words
    url: str
    seen: Words
    retrieved: str
    verified: bool


class QuestionnaireFile(Shape):
    """One file of ``questionnaires``."""

    version: Words
    id: Id
    edition: int
    items: list[Id]
    lowest: int
    highest: int
    rule: Literal["mean", "sum", "ticks", "single"]
    better: Literal["lower", "higher"]
    missing: Words
    words: Literal["published", "own"]
    attribution: Words
    terms: Words
    terms_verified: bool
    sources: list[ReadAtShape]


Minutes = Annotated[int, Field(ge=1)]


class PackShape(Shape):
    """How much of a heat pack is enough; nothing here may go beyond the advice it rests on."""

    minutes: Annotated[int, Field(ge=1, le=20)]
    longest: Annotated[int, Field(ge=1, le=20)]
    checks: Annotated[list[Minutes], Field(min_length=1)]
    a_day: Annotated[int, Field(ge=1, le=3)]


class WrapShape(Shape):
    """How much of a heat wrap is enough, as for the pack."""

    hours: Annotated[int, Field(ge=1, le=8)]
    choices: Annotated[list[Minutes], Field(min_length=1)]
    checks: Annotated[list[Minutes], Field(min_length=1)]
    days: Annotated[int, Field(ge=1, le=7)]


class HeatFile(Shape):
    """``plan/heat.yaml``."""

    version: Words
    sources: Annotated[list[Words], Field(min_length=1)]
    pack: PackShape
    wrap: WrapShape


class ReviewedFile(Shape):
    """One line of ``REVIEW.yaml``."""

    path: Words
    version: Words
    written: str
    review_by: str
    reviewed_by: Words | None


class ReviewFile(Shape):
    """``REVIEW.yaml``."""

    version: Words
    written: str
    review_by: str
    reviewed_by: Words | None
    files: list[ReviewedFile]


ShapeT = TypeVar("ShapeT", bound=BaseModel)


def shaped(document: Document, shape: type[ShapeT]) -> tuple[ShapeT | None, tuple[Problem, ...]]:
    """The document in its shape, or None and every place that differs from it."""
    try:
        return shape.model_validate(document.data), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return None, tuple(_misshapes(document, found))


_KINDS = {
    "string_type": ("text", "Please put the value in quotes, or fill it in."),
    "int_type": ("a whole number", "Please write digits without quotes."),
    "bool_type": ("true or false", "Please write true or false without quotes."),
    "list_type": ("a list", "Please write one item a line, each after a dash."),
    "dict_type": ("a set of named values", "Please write `name: value` lines, indented."),
    "model_type": ("a set of named values", "Please write `name: value` lines, indented."),
    "none_required": ("null", "Please write null: no number is right everywhere."),
}


def _misshapes(document: Document, found: list[ErrorDetails]) -> Iterator[Problem]:
    for error in found:
        path, kind = error["loc"], error["type"]
        name = ".".join(str(step) for step in path) or "the file"
        if kind == "missing":
            yield document.problem(
                path, "FIELD-MISSING", f"`{name}` is missing.", f"Please add `{path[-1]}`."
            )
        elif kind == "extra_forbidden":
            yield document.problem(
                path,
                "FIELD-UNKNOWN",
                f"`{name}` is not a field of this file.",
                "Please either correct its spelling or remove it.",
            )
        elif kind in _KINDS:
            wanted, remedy = _KINDS[kind]
            yield document.problem(path, "FIELD-TYPE", f"`{name}` should be {wanted}.", remedy)
        else:
            yield document.problem(
                path,
                "FIELD-VALUE",
                f"`{name}` cannot have this value: {_why(error)}.",
                "Please correct it.",
            )


def _why(error: ErrorDetails) -> str:
    bounds = error.get("ctx", {})
    return {
        "literal_error": f"it should be {bounds.get('expected')}",
        "string_too_short": "it is empty",
        "too_short": "it is empty",
        "string_pattern_mismatch": f"it should look like {bounds.get('pattern')}",
    }.get(error["type"], error["msg"].lower())
