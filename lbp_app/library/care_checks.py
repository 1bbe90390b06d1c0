"""Check the care numbers: codes, digits, sources, and the countries that must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lbp_app.library.dates import date_problem
from lbp_app.library.documents import Document
from lbp_app.library.problems import Problem
from lbp_app.library.shapes import CareFile, CountryShape, SourceShape
from lbp_app.library.texts import Text, text_problems

ALWAYS_THERE = ("GB", "IE", "US")
VERIFIED_COUNTRIES = 25
"""How many countries need a number that was read in its source."""

_CODE = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"\+?[0-9]{2,12}")


def care_problems(document: Document, file: CareFile) -> Iterator[Problem]:
    """Everything that is wrong with a file of care numbers of the right shape."""
    yield from date_problem(document, ("review_by",), file.review_by)
    codes = [c.code for c in file.countries]
    for nth, country in enumerate(file.countries):
        here = ("countries", nth)
        if not _CODE.fullmatch(country.code):
            yield document.problem(
                (*here, "code"),
                "CARE-CODE",
                f"`{country.code}` is not a country code.",
                "Please use the two capitals of ISO 3166-1, in quotes.",
            )
        if country.code in codes[:nth]:
            yield document.problem(
                (*here, "code"),
                "CARE-DUPLICATE-COUNTRY",
                f"The country `{country.code}` is there twice.",
                "Please keep the entry with the better source.",
            )
        yield from _number_problems(document, here, country)
        yield from _source_problems(document, (*here, "source"), country.source)
        if country.urgent_source is not None:
            yield from _source_problems(document, (*here, "urgent_source"), country.urgent_source)
    yield from text_problems(document, care_texts(file))
    for code in ALWAYS_THERE:
        if code not in codes:
            yield document.problem(
                ("countries",),
                "CARE-MISSING-COUNTRY",
                f"The country `{code}` is missing.",
                "Please put its numbers back.",
            )


def care_texts(file: CareFile) -> Iterator[Text]:
    """The texts about countries that a care card shows."""
    for nth, country in enumerate(file.countries):
        here = ("countries", nth)
        yield Text((*here, "emergency_place"), country.emergency_place)
        yield Text((*here, "urgent", "name"), country.urgent.name)
        if country.pregnancy is not None:
            yield Text((*here, "pregnancy"), country.pregnancy)


def verified(file: CareFile) -> tuple[str, ...]:
    """The codes of the countries whose emergency number was read in its source."""
    return tuple(c.code for c in file.countries if c.source.verified)


def too_few(document: Document, file: CareFile, least: int) -> Iterator[Problem]:
    """A problem when fewer than ``least`` countries are verified."""
    count = len(verified(file))
    if count < least:
        yield document.problem(
            ("countries",),
            "CARE-TOO-FEW",
            f"Only {count} countries have a number read in its source; {least} are needed.",
            "Please add countries with their sources.",
        )


def _number_problems(
    document: Document, here: tuple[str | int, ...], country: CountryShape
) -> Iterator[Problem]:
    also = [(("emergency", "also", at), n) for at, n in enumerate(country.emergency.also)]
    numbers: list[tuple[tuple[str | int, ...], str | None]] = [
        (("emergency", "number"), country.emergency.number),
        *also,
        (("urgent", "number"), country.urgent.number),
    ]
    for path, number in numbers:
        if number is not None and not _NUMBER.fullmatch(number):
            yield document.problem(
                (*here, *path),
                "CARE-NUMBER",
                f"`{number}` cannot be dialled.",
                "Please write 2 to 12 digits in quotes, with a leading + where needed.",
            )


def _source_problems(
    document: Document, here: tuple[str | int, ...], source: SourceShape
) -> Iterator[Problem]:
    if not source.url.startswith("https://"):
        yield document.problem(
            (*here, "url"),
            "CARE-SOURCE-URL",
            f"`{source.url}` is not an https address.",
            "Please give the https address of the page the number was read in.",
        )
    yield from date_problem(document, (*here, "retrieved"), source.retrieved)
