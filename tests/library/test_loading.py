"""Loading content: what reaches the domain, what the check says, and that nothing ever raises."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lbp_app.domain.answers import Answer
from lbp_app.domain.profile import UNKNOWN_PATIENT
from lbp_app.domain.red_flags import PREDICATES, Raise, RedFlagTable, Sheet, Urgency
from lbp_app.library.loaded import Loaded
from lbp_app.library.loading import check_content, load_library
from lbp_app.library.problems import Problem, render
from lbp_app.library.red_flag_checks import QUESTIONS_OF_PREDICATES
from lbp_app.usecases.ports import Library
from tests.content.samples import BASE, COUNTRIES_IN_BASE, checked, laid_over_base, samples

FILES = sorted(p.relative_to(BASE).as_posix() for p in BASE.rglob("*.yaml"))
DUE = date(2030, 1, 1)


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = load_library(BASE)
    assert loaded.library is not None, render(loaded.problems)
    return loaded.library


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "content")


def test_the_rule_table_keeps_order_and_raises(library: Library) -> None:
    table = library.table
    assert table.groups == ("nerves", "illness")
    assert [q.id for q in table.questions_of("illness")] == [
        "chest_pain",
        "very_unwell",
        "calf_breathless",
    ]
    assert [q.row for q in table.questions if q.cauda_equina] == [1, 2, 3, 4, 5, 6]
    infection = table.rule("RF11")
    assert infection is not None
    assert infection.urgency is Urgency.URGENT
    assert infection.raised == (Raise(Urgency.EMERGENCY, "infection_risk"),)
    assert infection.markable


def test_words_reach_cards_and_screens(library: Library) -> None:
    assert library.wording.groups["nerves"] == "Numb or weak"
    assert library.wording.levels[Urgency.EMERGENCY].level == "EMERGENCY"
    assert library.text("red_flags.groups.nerves.title") == "Nerves"
    assert library.text("red_flags.questions.saddle_numbness.hint") == "New this week."
    assert library.text("red_flags.questions.sexual_feeling.unsure") == "Rather not say"
    assert library.text("today.greeting", name="Ada") == "Hello Ada."


def test_yes_and_no_can_be_keys_and_the_version_is_no_text(library: Library) -> None:
    assert library.text("answers.yes") == "Yes"
    assert library.text("answers.no") == "No"
    assert "version" not in library.texts


def test_care_numbers_carry_their_source(library: Library) -> None:
    britain = library.country("GB")
    assert (britain.emergency.name, britain.emergency.number) == ("emergency services", "999")
    assert (britain.urgent.name, britain.urgent.number) == ("NHS 111", "111")
    assert britain.source == "When to call, A public body"
    assert britain.source_url == "https://example.org/gb"
    assert britain.pregnancy == "your midwife or maternity unit"
    assert library.country("IE").pregnancy == "your maternity hospital"


def test_a_country_that_is_not_listed_has_no_number(library: Library) -> None:
    assert library.country("XX").emergency.number is None
    assert library.country(None).emergency.name == "your local emergency number"


def test_note_signs_and_review_are_there(library: Library) -> None:
    assert library.note_signs["nerves"] == ("numb between legs", "can't pee")
    assert library.review.review_by == "2030-01-01"
    assert library.review.reviewed_by is None


def test_a_language_that_is_not_there_gives_no_library() -> None:
    loaded = load_library(BASE, language="xx")
    assert loaded.library is None
    assert {p.file for p in loaded.problems} == {
        "text/xx/app.yaml",
        "text/xx/note_signs.yaml",
        "text/xx/red_flags.yaml",
    }


def test_the_check_reads_every_language(content: Path) -> None:
    shutil.copytree(content / "text" / "en", content / "text" / "fr")
    (content / "text" / "fr" / "app.yaml").unlink()
    found = {f"{p.file} {p.code}" for p in checked(content)}
    assert "text/fr/app.yaml FILE-MISSING" in found


@pytest.mark.parametrize("file", FILES)
def test_a_folder_in_place_of_a_file_is_a_problem_with_a_remedy(content: Path, file: str) -> None:
    (content / file).unlink()
    (content / file).mkdir()
    loaded = load_library(content)
    assert loaded.library is None
    assert (file, "FILE-UNREADABLE") in {(p.file, p.code) for p in loaded.problems}


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_a_bare_list_is_a_problem(content: Path, file: str) -> None:
    (content / file).write_text("- one\n- two\n", encoding="utf-8")
    loaded = load_library(content)
    assert loaded.library is None
    assert file in {p.file for p in loaded.problems}


def test_all_faults_are_listed_at_once(content: Path) -> None:
    for file in FILES:
        (content / file).write_text("[", encoding="utf-8")
    problems = load_library(content).problems
    assert [p.file for p in problems] == FILES
    assert {p.code for p in problems} == {"YAML-BROKEN"}


def test_a_review_warns_until_its_day_and_is_fatal_the_day_after() -> None:
    def codes(today: date) -> set[tuple[str, bool]]:
        problems = check_content(BASE, today, verified_countries=COUNTRIES_IN_BASE)
        return {(p.code, p.fatal) for p in problems}

    assert codes(DUE - timedelta(days=61)) == set()
    assert codes(DUE - timedelta(days=60)) == {("REVIEW-DUE-SOON", False)}
    assert codes(DUE) == {("REVIEW-DUE-SOON", False)}
    assert codes(DUE + timedelta(days=1)) == {("REVIEW-OVERDUE", True)}


class _Recording(Sheet):
    """A sheet on which nothing is answered and that remembers what it was asked."""

    asked: set[str]

    def answer(self, question_id: str) -> Answer:
        self.asked.add(question_id)
        return super().answer(question_id)


def test_the_required_questions_are_those_the_predicates_ask_for() -> None:
    sheet = _Recording()
    object.__setattr__(sheet, "asked", set())
    table = RedFlagTable("1", (), (), ())
    for holds in PREDICATES.values():
        holds(table, sheet, UNKNOWN_PATIENT)
    assert sheet.asked == {q for ids in QUESTIONS_OF_PREDICATES.values() for q in ids}


def test_a_problem_is_one_line_with_file_line_code_and_remedy() -> None:
    problem = Problem("a.yaml", 3, "RF-X", "It is wrong.", "Please mend it.")
    late = Problem("b.yaml", 1, "REVIEW-X", "It is late.", "Please plan it.", fatal=False)
    assert render([problem, late]).splitlines() == [
        "content/a.yaml:3: RF-X: It is wrong. Please mend it.",
        "content/b.yaml:1: REVIEW-X (warning): It is late. Please plan it.",
    ]


@pytest.mark.parametrize("sample", samples("should_fail"), ids=lambda p: p.name)
def test_every_problem_says_what_is_wrong_and_how_to_mend_it(sample: Path, tmp_path: Path) -> None:
    problems = checked(laid_over_base(sample, tmp_path / "content"))
    assert all(p.message.endswith(".") and "\n" not in p.message for p in problems)
    assert all(p.remedy.startswith("Please ") and p.remedy.endswith(".") for p in problems)
    assert "{'" not in render(problems)


PATCHES = (b"", b"null", b"[]", b"{}", b"!!int x", b"*a", b"\xff", b"1e9", b"9" * 5000)


def loaded_with(folder: Path, file: str, raw: bytes) -> Loaded:
    content = folder / "content"
    shutil.copytree(BASE, content, dirs_exist_ok=True)
    (content / file).write_bytes(raw)
    return load_library(content)


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(FILES), raw=st.binary(max_size=200))
def test_no_bytes_in_any_file_raise(
    tmp_path_factory: pytest.TempPathFactory, file: str, raw: bytes
) -> None:
    loaded = loaded_with(tmp_path_factory.mktemp("bytes"), file, raw)
    assert loaded.library is None
    assert file in {p.file for p in loaded.problems}


@settings(max_examples=150, deadline=None)
@given(file=st.sampled_from(FILES), data=st.data())
def test_a_piece_torn_out_of_a_file_never_raises(
    tmp_path_factory: pytest.TempPathFactory, file: str, data: st.DataObject
) -> None:
    raw = (BASE / file).read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 40)))
    put = data.draw(st.sampled_from(PATCHES))
    loaded = loaded_with(tmp_path_factory.mktemp("torn"), file, raw[:start] + put + raw[end:])
    assert (loaded.library is None) == any(p.fatal for p in loaded.problems)
