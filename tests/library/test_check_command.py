"""``python -m lbp_app.library``: what it prints and when it fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lbp_app.library.__main__ import main
from lbp_app.library.reading_age import measured, reading
from tests.content.lessons import sample_content
from tests.content.samples import BASE, HERE, laid_over_base, lines

pytestmark = pytest.mark.slow


def test_it_fails_on_a_fault_and_prints_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = HERE / "should_fail" / "drug-advice"
    (expected,) = lines(sample / "expect.txt")
    content = laid_over_base(sample, tmp_path / "content")
    assert main(["--content", str(content), "--today", "2029-06-01"]) == 1
    assert f"content/{expected.replace(' ', ': ')}: " in capsys.readouterr().out


def test_it_fails_on_the_day_after_a_review_was_due(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--content", str(BASE), "--today", "2030-01-02"]) == 1
    assert "REVIEW-OVERDUE" in capsys.readouterr().out


def test_it_prints_reading_figures_and_verified_countries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["--content", str(BASE), "--today", "2029-06-01"])
    printed = capsys.readouterr().out
    assert "text/en/red_flags.yaml, questions: 10 sentences, mean 4.4 words, longest 5" in printed
    assert "text/en/app.yaml: 1 sentences" in printed
    assert "care numbers: 3 of 3 countries verified" in printed


def test_it_prints_the_reading_figures_of_each_lesson(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample_content(tmp_path / "content")
    assert main(["--content", str(content), "--today", "2029-06-01"]) == 1  # drawings are missing
    printed = capsys.readouterr().out
    assert "lessons/en/first-walk.md: 36 words, with its quiz" in printed
    assert "LESSON-PICTURE-MISSING" in printed


def test_easy_words_have_a_lower_grade_than_hard_words() -> None:
    easy = measured(["The cat sat on the mat.", "It was a big red cat."])
    hard = measured(["Inflammatory spondyloarthropathy necessitates rheumatological evaluation."])
    assert (easy.grade or 0.0) < 3
    assert (hard.grade or 0.0) > 12
    assert hard.too_hard
    assert not easy.too_hard


def test_labels_alone_have_no_figures() -> None:
    assert reading(["Today", "Next"]) == "no full sentences"


def test_reading_the_content_loads_no_development_part() -> None:
    program = (
        "import sys; from pathlib import Path; from lbp_app.library.loading import load_library; "
        f"load_library(Path({str(BASE)!r})); "
        "print('textstat' in sys.modules, 'nltk' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parents[1],
    )
    assert done.stdout.split() == ["False", "False"]
