"""The PDF, read by pypdf and pdftotext: one page for a minute, and nothing of the summary lost."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from lbp_app import bootstrap
from lbp_app.domain.body import REGIONS, BodyChart, Feeling, Mark
from lbp_app.domain.daily import (
    FreeNote,
    Medicine,
    MedicineGroup,
    MedicineTaken,
    SideEffect,
    SideEffects,
)
from lbp_app.domain.log import LogItem
from lbp_app.domain.red_flags import Urgency
from lbp_app.domain.summary import ALL_SECTIONS, ClinicianSummary, Section, Wish
from lbp_app.domain.summary_making import summary
from lbp_app.export.paper import Format
from lbp_app.export.pdf import PdfMaker, first_flags
from lbp_app.usecases.ports import Record
from lbp_app.usecases.tell_summary import TellSummary
from lbp_app.usecases.whole_diary import WholeDiary
from tests.building import library
from tests.domain.sheets import phq4, psfs
from tests.export.diaries import NOW, flagged, rich
from tests.ten_years import days_of_records

pytestmark = pytest.mark.slow

WISH = Wish(NOW.date() - timedelta(days=90), NOW.date())
SECOND_PAGE = "All red flags and safety questions"


@cache
def maker() -> PdfMaker:
    from lbp_app.library.body_shapes import load_body  # noqa: PLC0415 - once

    assets = bootstrap.shipped("assets")
    return PdfMaker(TellSummary(library()), load_body(assets), assets / "fonts")


def made(whole: WholeDiary, wish: Wish = WISH) -> ClinicianSummary:
    return summary(
        whole.told(), wish, made_at=NOW, app_version="0.1.0", content_version="2026.11.1"
    )


def pages(found: ClinicianSummary, size: Format = Format.A4) -> list[str]:
    read = PdfReader(io.BytesIO(maker()(found, size)), strict=True)
    return [" ".join(page.extract_text().split()) for page in read.pages]


def test_every_flag_and_number_stands_on_page_one() -> None:
    found = made(rich())
    first = pages(found)[0]
    tell = maker().tell

    assert found.flags is not None
    for line in (line for flag in found.flags.flags for line in tell.flag(flag)):
        assert line in first
    for row in tell.numbers(found):
        for cell in (row.start, row.now, row.change, row.means, row.counts):
            assert cell in first


def test_pdftotext_reads_the_same() -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not on this computer")
    done = subprocess.run(
        [program, "-l", "1", "-", "-"], input=maker()(made(rich())), capture_output=True, check=True
    )
    first = " ".join(done.stdout.decode("utf-8").split())

    assert "Altered saddle or perineal sensation" in first
    assert "What the patient did: went there." in first
    assert "14 (30 Aug 2026)" in first
    assert "Patient-reported, not clinically verified." in first


def test_planned_and_done_sessions_stand_on_page_one_and_week_by_week_behind_it() -> None:
    first, *more = pages(made(rich()))

    assert "Planned sessions: 3.5 of 6 done (58%) in 2 whole weeks." in first
    assert "This week so far: 1 of 4 planned sessions." in first
    assert "Week 2 from 15 Nov 2026: planned 3 (8, 8, 8 minutes), done 1, in part 1." in " ".join(
        more
    )
    assert "no week of the plan began" in pages(made(WholeDiary()))[0]


def test_nothing_reported_is_never_nothing_present() -> None:
    first = pages(made(WholeDiary()))[0]

    assert "None reported in this time." in first
    assert "The safety questions were not answered in this time." in first
    assert "none present" not in first.lower()


def test_a_part_that_was_left_out_is_named_and_not_told() -> None:
    wish = Wish(WISH.first, WISH.last, ALL_SECTIONS - {Section.FLAGS, Section.MOOD})
    told = pages(made(rich(), wish))

    assert "Left out by the patient: Red flags, Mood and worry." in told[0]
    assert "Altered saddle" not in " ".join(told)
    assert "None reported" not in " ".join(told)
    assert "moderate" not in " ".join(told)


def test_the_document_has_title_language_and_an_embedded_font() -> None:
    read = PdfReader(io.BytesIO(maker()(made(rich()))), strict=True)
    root = read.trailer["/Root"].get_object()

    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == "en-GB"
    assert root["/ViewerPreferences"].get_object()["/DisplayDocTitle"]  # type: ignore[index]
    assert read.metadata is not None
    assert read.metadata.title == "Back Diary summary: Rosa"
    fonts = read.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]
        assert "/ToUnicode" in font.get_object()


def tags(read: PdfReader) -> list[tuple[str, str]]:
    """Kind and words of each element, in the order of reading aloud."""
    found: list[tuple[str, str]] = []

    def walk(one: Any) -> None:  # noqa: ANN401 - an object of pypdf
        one = one.get_object()
        if one.get("/Type") == "/StructElem":
            found.append((one["/S"], str(one.get("/Alt", ""))))
            for inner in one["/K"]:
                walk(inner)

    root: Any = read.trailer["/Root"]
    walk(root["/StructTreeRoot"]["/K"])
    return found


def test_it_is_tagged_with_headings_a_table_and_pictures_in_words() -> None:
    read = PdfReader(io.BytesIO(maker()(made(rich()))), strict=True)
    root: Any = read.trailer["/Root"]
    told = tags(read)
    kinds = [kind for kind, _ in told]

    assert bool(root["/MarkInfo"]["/Marked"])
    assert kinds[:2] == ["/Document", "/H1"]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TR") == 2 + len(maker().tell.numbers(made(rich()))) + 91
    pictures = [words for kind, words in told if kind == "/Figure"]
    assert pictures[0] == "Back pain, 0-10, higher is worse"
    assert "Left calf 5 (pins and needles)" in pictures[2]
    assert all(pictures)
    numbers: list[Any] = [page["/StructParents"] for page in read.pages]
    assert numbers == list(range(len(read.pages)))


def test_every_piece_of_a_page_is_content_or_an_ornament_and_closed() -> None:
    for page in PdfReader(io.BytesIO(maker()(made(rich())))).pages:
        drawn = page.get_contents()
        assert drawn is not None
        words = drawn.get_data().decode("latin-1").split()
        opened = words.count("BDC") + words.count("BMC")
        assert opened == words.count("EMC") > 0


def test_the_side_of_the_body_is_the_patients_own() -> None:
    first = pages(made(rich()))[0]

    assert "Left calf 5 (pins and needles)" in first
    assert "L and R are the patient's own sides." in first


def test_notes_are_in_it_as_they_were_written() -> None:
    told = " ".join(pages(made(rich())))

    assert '=HYPERLINK("http://example.org","click")' in told
    assert "<script>alert(1)</script>" in told


def test_a_sign_that_the_font_lacks_does_not_stop_it() -> None:
    told = " ".join(pages(made(rich())))

    assert "\u00dcbungen" in told


def crowded(seed: int) -> WholeDiary:
    """A random diary that has more of everything than page one has room for."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    records: list[Record] = list(days_of_records(NOW, dice.choice((1, 5, 20, 60)), seed=seed))
    for number in range(dice.choice((0, 1, 4, 9))):
        records += flagged(number, dice.choice((Urgency.SOON, Urgency.URGENT, Urgency.EMERGENCY)))
    for number in range(dice.choice((0, 2, 12))):
        at = NOW - timedelta(days=number)
        name = "W" * dice.choice((4, 40, 120))
        records.append(LogItem(f"l{number}", at, at, Medicine(name, MedicineGroup.OTHER)))
        taken = MedicineTaken(f"l{number}", f"{name[:-2]}{number}", MedicineGroup.OTHER)
        records.append(LogItem(f"t{number}", at, at, taken))
        marks = tuple(
            Mark(region.id, dice.randint(1, 10), tuple(Feeling))
            for region in dice.sample(REGIONS, dice.choice((1, 50)))
        )
        records.append(LogItem(f"b{number}", at, at, BodyChart(marks)))
        records.append(LogItem(f"e{number}", at, at, SideEffects(tuple(SideEffect))))
        records.append(LogItem(f"q{number}", at, at, phq4(3, 3, 3, 3)))
        own = psfs(**{"x" * 60: number % 10, "Lift " * 11: 2, "Sit": 3})
        records.append(LogItem(f"a{number}", at, at, own))
        words = FreeNote("word " * 390 + "\n" + "W" * 40)
        records.append(LogItem(f"n{number}", at, at, words))
    return WholeDiary.of(records)


@pytest.mark.parametrize("seed", range(30))
def test_page_one_is_one_page_whatever_there_is(seed: int) -> None:
    size = (Format.A4, Format.LETTER)[seed % 2]
    found = made(crowded(seed))
    read = PdfReader(io.BytesIO(maker()(found, size)), strict=True)
    low: list[float] = []

    def seen(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip():
            low.append(matrix[5])

    first = " ".join(read.pages[0].extract_text(visitor_text=seen).split())
    second = read.pages[1].extract_text()

    assert SECOND_PAGE not in first
    assert second.startswith(SECOND_PAGE)
    assert min(low) > 20
    assert "Goals and questions" in first
    assert found.flags is not None
    for flag in first_flags(found.flags.flags):
        assert maker().tell.flag(flag)[0][:60] in first


def test_what_page_one_has_no_room_for_follows_behind_it() -> None:
    found = made(WholeDiary.of([r for n in range(9) for r in flagged(n)]))
    first, *more = pages(found)
    tell = maker().tell

    assert "5 more, listed on the next pages." in first
    assert found.flags is not None
    for flag in found.flags.flags:
        assert tell.flag(flag)[0] in " ".join(more)


def test_an_old_emergency_is_not_displaced_by_newer_milder_flags() -> None:
    mild = [r for n in range(8) for r in flagged(n, Urgency.SOON)]
    first = pages(made(WholeDiary.of([*mild, *flagged(30, Urgency.EMERGENCY)])))[0]

    assert "6 Oct 2026, shown: Emergency." in first
