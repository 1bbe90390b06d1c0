"""The pages for a clinician name every question, every rule and every reason."""

from __future__ import annotations

from pathlib import Path

from lbp_app.library.__main__ import draw
from tests.content.lessons import sample_content


def drawn(tmp_path: Path, name: str) -> str:
    written = draw(sample_content(tmp_path / "content"), tmp_path / "graphs")
    (page,) = [path for path in written if path.name == name]
    return page.read_text(encoding="utf-8")


def test_each_condition_leads_to_its_rule_and_each_rule_to_its_lesson(tmp_path: Path) -> None:
    page = drawn(tmp_path, "lesson-rules.md")
    assert "  heat_used([heat_used]) --> LR01" in page
    assert "  numb_feelings([numb_feelings]) --> LR01" in page
    assert '  LR01{{"LR01: 80"}} --> lesson_heat_safely["Heat with care"]' in page
    assert "| LR02 | 50 | leg_pain | Why your leg hurts | You marked pain in your leg. |" in page


def test_each_question_leads_to_the_rules_that_it_fires(tmp_path: Path) -> None:
    page = drawn(tmp_path, "questions.md")
    assert "  tile_nerves --> q_saddle_numbness(" in page
    assert "  q_saddle_numbness -- yes or not sure --> RF01" in page
    assert "--> emergency" in page


def test_each_page_has_a_place_to_sign(tmp_path: Path) -> None:
    assert "Read and agreed" in drawn(tmp_path / "1", "lesson-rules.md")
    assert "Read and agreed" in drawn(tmp_path / "2", "questions.md")
