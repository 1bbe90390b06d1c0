"""Rules of the house that a reviewer would otherwise have to look for in every change."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.building import library

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "lbp_app"
UI = PACKAGE / "ui"

WALL_CLOCK = re.compile(r"\b(datetime\.(now|today)|date\.today|utcnow|time\.(time|monotonic))\(")
A_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|\bft\.(Colors|colors)\b|\bCupertinoColors\b")
COLOURS_ALLOWED = {
    "ui/palette.py": A_COLOUR,
    # The look of the page before Flet draws anything.
    "devices/web_page.py": re.compile(r"#(FAF5EC|21302F|121817|F1EBE1)\b"),
    # Placeholders in our drawings, replaced by colours of the palette.
    "ui/components/pictures.py": re.compile(r"#00000[1-5]\b"),
    "ui/components/body_figure.py": re.compile(r"#00000[1-4]\b"),
}

SHOWN = {  # functions that show text: which argument by place, which by name
    "words": (1, ("value",)),
    "second": (1, ("value",)),
    "title": (1, ("value",)),
    "heading": (1, ("value",)),
    "bullet": (1, ("value",)),
    "icon_row": (2, ("value",)),
    "filled_button": (1, ("text",)),
    "outlined_button": (1, ("text",)),
    "text_button": (1, ("text",)),
    "disc_button": (2, ("name",)),
    "notice": (2, ("head", "body")),
    "text_field": (1, ("label", "hint")),
    "rating_steps": (1, ("name", "hint")),
    "Back": (0, ("text",)),
    "Banner": (1, ("text", "see")),
    "Tile": (1, ("text",)),
    "Asked": (1, ("ask", "hint")),
    "Text": (0, ("value",)),
    "TextField": (0, ("label", "hint_text", "helper")),
    "Semantics": (99, ("label", "value", "tooltip", "hint_text")),
    "Image": (99, ("semantics_label", "tooltip")),
}
LETTERS_ALLOWED = {("ui/components/probe.py", "M")}  # measured, never read

DYNAMIC_KEYS = [  # keys that are put together from an id; each must fit at least one key
    r"about\.(is|not|source)_\d",
    r"action\.(called|went|decided_not_to|not_yet)",
    r"answers\.(yes|no|unsure)",
    r"banner\.(emergency|urgent|soon)",
    r"body_area\.\w+",
    r"body_chart\.(front|back|your_\w+|view_\w+|card_\w+|same|save|save_none)",
    r"body_kind\.\w+",
    r"body_region\.\w+",
    r"body_side\.(left|centre|right)",
    r"dates\.weekday_[0-6]",
    r"dates\.month_\d+",
    r"diary\.(none|soon|urgent|emergency)",
    r"door\.factor\.\w+",
    r"entry\.kind_\w+",
    r"feeling\.\w+",
    r"felt\.\w+",
    r"help\.card_when_\w+",
    r"me\.(about_(you|app)|your_data|measures|reminders)(_hint)?",
    r"correct\.why_\w+",
    r"effects\.(ask_)?\w+",
    r"log\.error\.\w+",
    r"log\.own",
    r"log\.tile_\w+",
    r"log\.(activity|fall|flare|helped|note_form|rested|side_effects|sleep)\.\w+",
    r"logged\.(fall|heat)_\w+",
    r"medicines\.(group|use)_\w+",
    r"when\.(now|today|yesterday|other)",
    r"when\.(night|morning|midday|afternoon|evening)",
    r"when\.minutes_(before|after)",
    r"when\.within_(today|yesterday)",
    r"change\.(label|said|counts|blind|not_enough)\.\w+",
    r"measures\.(peg|rmdq|psfs|phq4|pgic|confidence)\.(wording|name|short|about|lead|low|high)",
    r"measures\.\w+\.(item|option|low|high|band)\.\w+",
    r"measures\.no_score_\w+",
    r"measures\.why\.\w+",
    r"learn\.filter_(all|unread|kept)",
    r"learn\.none_(unread|kept)",
    r"pain\.(back_pain|leg_pain|interference)(_hint|_short)?",
    r"kinds\.\w+",
    r"heat\.(ask|no)_(numb|broken|cream|asleep|cannot_remove|circulation)",
    r"heat\.(enough_(today|hours|days)|running)",
    r"reminders\.(week|limits)(_hint)?",
    r"reminders\.(kind|reach|days|travel|snooze)_\w+",
    r"reminders\.(done|part|not_today)",
    r"steps\.SC\d\d\.(reason|text|question)",
    r"steps\.kind_\w+",
    r"plan\.(unit|units|reason|note|part|state|settled|flare_help|how)_\w+",
    r"plan\.(move|pacing|learn|sleep|mood|social|heat)_(title|second)",
    r"places\.(today|progress|learn|me)",
    r"profile\.(age|factor|need)\.\w+",
    r"undo\.(done|part|not_today)",
    r"review\.(afraid|work|name|people|reason|lately)_\w+",
    r"progress\.(day|day_year|legend_\w+|month_\d+)",
    r"progress\.(event|events|not_enough|period|scale|score_verdict|verdict)\.\w+",
    r"rating\.word_\d+",
    r"red_flags\.groups\.\w+\.title",
    r"red_flags\.questions\.\w+\.(hint|unsure)",
    r"seen\.error_(visit|item)_\w+",
    r"seen\.who_\w+",
    r"topics\.(understanding|moving|easing|living|special|help)",
    r"spread\.(buttock|leg)_(left|right|both)",
    r"spread\.point_[2-7]",
    r"share\.period_(four_weeks|three_months|one_year|all)",
    r"share\.password_(too_short|too_long|not_plain|not_the_same)",
    r"share\.save_(csv|json|fhir)",
    r"summary\.part\.(flags|numbers|trend|adherence|body|medicines|mood|notes)",
    r"summary\.flags\.(soon|urgent|emergency)",
    r"summary\.flags\.(called|went|decided_not_to|not_yet)",
    r"summary\.flags\.(denied|open)(_count)?",
    r"summary\.numbers\.(measure|start|now|change|means|counts)",
    r"summary\.numbers\.(back_pain|leg_pain|peg|rmdq|psfs)",
    r"summary\.numbers\.(improved|unchanged|watch|worse)",
    r"summary\.numbers\.(nothing_yet|only_the_start|first_weeks|few_at_the_start|few_lately)",
    r"summary\.numbers\.other_activities",
    r"summary\.trend\.(band|start|gap|events|flare|fall|medicine_added|medicine_ended)",
    r"summary\.medicines\.(on_list|taken|taken_off|none_noticed|not_asked)",
    r"summary\.numbers\.(lower|higher)",
    r"summary\.body\.(first|last|only)",
    r"summary\.mood\.band_(none|mild|moderate|severe)",
    r"summary\.tables\.about_\w+",
    r"trouble\.(in_use|locked|read_only|full|corrupt|newer|other)",
    r"your_data\.fault_\w+",
    r"your_data\.export_\w+",
    r"welcome\.point_\d",
]

REACTING = ("on_click", "on_change", "on_tap", "on_select", "on_submit", "action")
ALWAYS_REACTING = {
    "FilledButton",
    "OutlinedButton",
    "TextButton",
    "ElevatedButton",
    "IconButton",
    "TextField",
    "Checkbox",
    "Switch",
    "Radio",
    "Slider",
    "Dropdown",
}

COVERED_BY = {  # modules without a test module of their own name, and what tests them
    "__main__": "test_main.py",
    "commands/answers": "commands/test_export.py",
    "commands/progress": "commands/test_export.py",
    "commands/secret": "commands/test_export.py",
    "devices/system_clock": "test_bootstrap.py",
    "library/loaded": "library/test_loading.py",
    "library/step_checks": "content/test_samples.py",
    "library/step_shapes": "content/test_samples.py",
    "library/walking_checks": "content/test_samples.py",
    "library/walking_shapes": "library/test_walking_numbers.py",
    "ui/components/plan_row": "ui/screens/test_plan.py",
    "ui/flows/plan_card": "ui/screens/test_plan.py",
    "ui/components/undo_line": "ui/flows/test_undo.py",
    "ui/flows/review": "ui/screens/test_plan_review.py",
    "ui/screens/plan_review/asking": "ui/screens/test_plan_review.py",
    "ui/screens/plan_review/result": "ui/screens/test_plan_review.py",
    "ui/screens/plan/ending": "ui/screens/test_plan.py",
    "ui/screens/plan/step": "ui/screens/test_plan_questions.py",
    "ui/screens/plan_questions/state": "ui/screens/test_plan_questions.py",
    "ui/screens/plan/starting": "ui/screens/test_plan.py",
    "ui/screens/plan/week": "ui/screens/test_plan.py",
    "ui/screens/plan_change/state": "ui/screens/test_plan_change.py",
    "domain/summary": "domain/test_summary_making.py",
    "export/cohort_files": "commands/test_cohort.py",
    "export/cohort_tables": "commands/test_cohort.py",
    "export/nameless": "commands/test_cohort.py",
    "export/data_dictionary": "export/test_csv_files.py",
    "export/fact_forms": "export/test_json_file.py",
    "storage/every_record": "storage/test_diary_contract.py",
    "export/opened": "usecases/test_import_diary.py",
    "library/__main__": "library/test_check_command.py",
    "library/app_words": "library/test_texts.py",
    "library/building": "library/test_loading.py",
    "library/care_checks": "content/test_samples.py",
    "library/dates": "content/test_samples.py",
    "library/documents": "content/test_samples.py",
    "library/lesson_body": "content/test_samples.py",
    "library/lesson_checks": "content/test_samples.py",
    "library/lesson_collection": "content/test_samples.py",
    "library/lesson_rule_checks": "content/test_samples.py",
    "library/lesson_shapes": "content/test_samples.py",
    "library/problems": "library/test_check_command.py",
    "library/reading_age": "library/test_check_command.py",
    "library/red_flag_checks": "content/test_samples.py",
    "library/review_checks": "content/test_samples.py",
    "library/shapes": "content/test_samples.py",
    "library/word_checks": "content/test_samples.py",
    "domain/history": "domain/test_situation.py",
    "domain/rung": "usecases/test_ring.py",
    "domain/red_flags": "domain/test_decision_table.py",
    "domain/questionnaire": "library/test_questionnaires.py",
    "storage/daily_reads": "storage/test_daily_contract.py",
    "storage/closed": "storage/test_trouble.py",
    "storage/diary": "storage/test_diary_contract.py",
    "storage/engine": "storage/test_sqlite_diary.py",
    "storage/first_reads": "storage/test_diary_contract.py",
    "storage/log_reads": "storage/test_log_contract.py",
    "storage/lines": "storage/test_log_contract.py",
    "storage/lock": "storage/test_trouble.py",
    "storage/migrations/env": "storage/test_schema.py",
    "storage/opening": "storage/test_trouble.py",
    "storage/sessions": "storage/test_file.py",
    "storage/pages": "storage/test_diary_contract.py",
    "storage/rows": "storage/test_diary_contract.py",
    "storage/swap": "storage/test_restore_kills.py",
    "storage/tables": "storage/test_schema.py",
    "storage/troubles": "storage/test_trouble.py",
    "ui/components/choices": "ui/screens/test_log_form.py",
    "ui/components/logged_words": "ui/screens/test_logged.py",
    "ui/components/tiles": "ui/screens/test_log.py",
    "ui/components/when_field": "ui/screens/test_log_form.py",
    "ui/flows/after_logging": "ui/screens/test_log_form.py",
    "ui/flows/correction": "ui/screens/test_correct_logged.py",
    "ui/flows/fact_fields": "ui/screens/test_log_form.py",
    "ui/flows/history": "ui/screens/test_correct_logged.py",
    "ui/flows/safety_json": "ui/flows/test_kept_forms.py",
    "ui/flows/unfinished": "ui/flows/test_kept_forms.py",
    "ui/screens/check_in/draft": "ui/flows/test_kept_forms.py",
    "ui/screens/correct_entry/state": "ui/screens/test_correct_entry.py",
    "ui/screens/correct_logged/state": "ui/screens/test_correct_logged.py",
    "ui/screens/log/state": "ui/screens/test_log.py",
    "ui/screens/log_form/draft": "ui/flows/test_kept_forms.py",
    "ui/screens/log_form/state": "ui/screens/test_log_form.py",
    "ui/screens/logged/state": "ui/screens/test_logged.py",
    "ui/screens/medicine/state": "ui/screens/test_medicines.py",
    "ui/screens/medicine/screen": "ui/screens/test_medicines.py",
    "ui/screens/medicines/state": "ui/screens/test_medicines.py",
    "ui/screens/side_effects/state": "ui/screens/test_side_effects.py",
    "ui/components/bars": "ui/components/test_frame.py",
    "ui/components/basics": "ui/components/test_frame.py",
    "ui/components/body_card": "ui/screens/test_body_chart.py",
    "ui/components/body_list": "ui/screens/test_body_chart.py",
    "ui/components/body_sheet": "ui/screens/test_body_chart.py",
    "ui/components/body_views": "ui/screens/test_body_chart.py",
    "ui/components/buttons": "ui/components/test_frame.py",
    "ui/components/care_cards": "ui/screens/test_flag.py",
    "ui/components/fields": "ui/screens/test_about_you.py",
    "ui/components/lesson_blocks": "ui/screens/test_lesson.py",
    "ui/components/lesson_rows": "ui/screens/test_learn.py",
    "ui/components/quiz": "ui/screens/test_quiz.py",
    "ui/components/moments": "ui/components/test_words_of_components.py",
    "ui/components/pictures": "ui/components/test_frame.py",
    "ui/components/probe": "ui/test_probe.py",
    "ui/components/rating_steps": "ui/screens/test_check_in.py",
    "ui/components/ratings_line": "ui/components/test_words_of_components.py",
    "ui/components/safety": "ui/screens/test_check_in.py",
    "ui/components/score_words": "ui/components/test_change_words.py",
    "ui/components/support": "ui/screens/test_measure_result.py",
    "ui/components/ticks": "ui/screens/test_measure.py",
    "ui/flows/measures_due": "ui/screens/test_measures.py",
    "ui/screens/measure/items": "ui/screens/test_measure.py",
    "ui/components/trend_card": "ui/screens/test_progress.py",
    "ui/screens/progress/cards": "ui/screens/test_progress.py",
    "ui/flows/profile_form": "ui/screens/test_about_you.py",
    "ui/flows/safety_check": "ui/screens/test_check_in.py",
    "ui/flows/screen": "ui/test_error_boundary.py",
    "ui/palette": "ui/test_theme.py",
    "ui/components/heat_ring": "ui/screens/test_heat.py",
    "ui/components/reminder_banner": "ui/flows/test_rung.py",
    "ui/components/rows": "ui/screens/test_reminders.py",
    "ui/components/stepper": "ui/screens/test_reminder_change.py",
    "ui/flows/calendar": "ui/screens/test_reminder.py",
    "ui/flows/plan_today": "ui/flows/test_rung.py",
    "ui/flows/reminder_words": "ui/screens/test_reminders.py",
    "ui/flows/tick": "ui/screens/test_heat.py",
    "ui/screens/heat/state": "ui/screens/test_heat.py",
    "ui/screens/reminder_week/state": "ui/screens/test_reminder_week.py",
    "ui/screens/heat/asking": "ui/screens/test_heat.py",
    "ui/screens/heat/running": "ui/screens/test_heat.py",
    "library/heat_checks": "content/test_samples.py",
    "usecases/reminder_desk": "test_bootstrap.py",
    "usecases/look_at_reminders": "usecases/test_fire_reminders.py",
    "usecases/read_reminders": "usecases/test_fire_reminders.py",
    "ui/routes": "ui/test_app.py",
    "ui/services": "ui/test_app.py",
    "ui/stage": "ui/test_error_boundary.py",
    "ui/flows/files": "ui/screens/test_your_data.py",
    "ui/flows/beside": "ui/screens/test_share.py",
    "export/protected": "ui/screens/test_share.py",
    "ui/screens/share/lock": "ui/screens/test_share.py",
    "ui/screens/share/saving": "ui/screens/test_share.py",
    "ui/screens/share/state": "ui/screens/test_share.py",
    "usecases/tell_figures": "export/test_pdf.py",
    "usecases/tell_plan": "export/test_pdf.py",
    "usecases/tell_summary": "export/test_pdf.py",
    "usecases/share_desk": "ui/screens/test_share.py",
    "export/fhir_codes": "export/test_fhir_bundle.py",
    "export/fhir_facts": "export/test_fhir_bundle.py",
    "export/fhir_parts": "export/test_fhir_bundle.py",
    "export/fhir_plan": "export/test_fhir_bundle.py",
    "export/paper": "export/test_pdf.py",
    "export/structure": "export/test_pdf.py",
    "export/pdf_pages": "export/test_pdf.py",
    "export/pdf_pictures": "export/test_pdf.py",
    "ui/screens/your_data/bring_in": "ui/screens/test_your_data.py",
    "ui/screens/your_data/state": "ui/screens/test_your_data.py",
    "ui/screens/about_you/state": "ui/screens/test_other_states.py",
    "ui/screens/diary/state": "ui/screens/test_other_states.py",
    "ui/screens/entry/state": "ui/screens/test_other_states.py",
    "ui/screens/flag/state": "ui/screens/test_other_states.py",
    "ui/screens/learn/state": "ui/screens/test_learn.py",
    "ui/screens/lesson/state": "ui/screens/test_lesson.py",
    "ui/screens/quiz/state": "ui/screens/test_quiz.py",
    "ui/screens/today/state": "ui/screens/test_other_states.py",
    "usecases/ports": "storage/test_diary_contract.py",
}


@cache
def _modules(folder: Path = PACKAGE) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob("*.py")))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _calls(folder: Path) -> Iterator[tuple[str, ast.Call, str]]:
    """Every call under ``folder``: where, the call, and the last part of what is called."""
    for path in _modules(folder):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call):
                called = node.func
                last = getattr(called, "attr", getattr(called, "id", ""))
                yield f"{_name(path)}:{node.lineno}", node, last


def _literal(node: ast.expr | None) -> str:
    """The letters written out in an expression that is shown; what ``say`` gives is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) for part in node.values)
    if isinstance(node, ast.IfExp):
        return _literal(node.body) + _literal(node.orelse)
    if isinstance(node, ast.BinOp):
        return _literal(node.left) + _literal(node.right)
    return ""


def _shown_literals(call: ast.Call, function: str) -> Iterator[str]:
    place, names = SHOWN[function]
    by_place = call.args[place : place + len(names)]
    by_name = [keyword.value for keyword in call.keywords if keyword.arg in names]
    for shown in (*by_place, *by_name):
        text = _literal(shown)
        if any(letter.isalpha() for letter in text):
            yield text


def test_only_the_devices_ask_the_clock_of_the_machine() -> None:
    asking = [
        _name(path)
        for path in _modules()
        if WALL_CLOCK.search(path.read_text(encoding="utf-8"))
        and not _name(path).startswith("devices/")
    ]
    assert not asking, "use the Clock port in " + ", ".join(asking)


def test_colours_stand_in_the_theme_only() -> None:
    strays = [
        f"{_name(path)}: {found.group()}"
        for path in _modules()
        for found in A_COLOUR.finditer(path.read_text(encoding="utf-8"))
        if not COLOURS_ALLOWED.get(_name(path), re.compile("(?!)")).match(found.group())
    ]
    assert not strays, "colours belong into ui/palette.py: " + ", ".join(strays)


def test_every_word_a_patient_reads_comes_from_the_content() -> None:
    literals = [
        f"{where}: {text!r}"
        for where, call, function in _calls(UI)
        if function in SHOWN
        for text in _shown_literals(call, function)
        if (where.split(":")[0], text) not in LETTERS_ALLOWED
    ]
    assert not literals, "words belong into content/text: " + ", ".join(literals)


def test_no_sentence_is_written_in_the_code_of_the_interface() -> None:
    sentences = [
        f"{_name(path)}:{node.lineno}: {node.value!r}"
        for path in _modules(UI)
        for node in _strings(_tree(path))
        if re.search(r"[a-z]{2,} [a-z]{2,}", str(node.value))
    ]
    assert not sentences, "words belong into content/text: " + ", ".join(sentences)


def _strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Texts in the code that are not docstrings, and not for developers (errors and the log)."""
    apart: set[int] = set()
    for node in ast.walk(tree):
        told = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        logged = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log.")
        if told or logged or isinstance(node, ast.Raise):
            apart |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node


def _keys_given() -> Iterator[tuple[str, ast.expr]]:
    """Every key that is given to ``say`` or to the library's ``text``."""
    for where, call, function in _calls(PACKAGE):
        of_library = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value).endswith(
            "library"
        )
        if call.args and (function == "say" or (function == "text" and of_library)):
            yield where, call.args[0]


def test_every_key_that_is_given_exists_in_the_content() -> None:
    unknown = [
        f"{where}: {ast.unparse(key)}"
        for where, key in _keys_given()
        if isinstance(key, ast.Constant) and str(key.value) not in library().texts
    ]
    assert not unknown


def test_every_key_that_is_put_together_is_listed_here() -> None:
    not_listed = [
        f"{where}: {ast.unparse(key)}"
        for where, key in _keys_given()
        if isinstance(key, ast.JoinedStr)
        and not any(pattern.startswith(_start(key)) for pattern in DYNAMIC_KEYS)
    ]
    assert not not_listed, "add a pattern to DYNAMIC_KEYS: " + ", ".join(not_listed)


def _start(key: ast.JoinedStr) -> str:
    """The words before the first value, as a pattern has them up to its first point."""
    return _literal(key.values[0]).split(".")[0] + r"\."


@pytest.mark.parametrize("pattern", DYNAMIC_KEYS)
def test_every_pattern_of_keys_fits_some_key(pattern: str) -> None:
    assert any(re.fullmatch(pattern, key) for key in library().texts)


def test_every_key_of_the_app_is_used() -> None:
    written = {
        str(node.value)
        for path in _modules()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = [
        key
        for key in library().texts
        if not key.startswith("red_flags.")
        and key not in written
        and not any(re.fullmatch(pattern, key) for pattern in DYNAMIC_KEYS)
    ]
    assert not unused, "nobody reads " + ", ".join(unused)


def test_everything_that_can_be_tapped_or_filled_in_has_a_key() -> None:
    without = [
        f"{where}: {function}"
        for where, call, function in _calls(UI)
        if isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value) == "ft"
        and (names := {keyword.arg for keyword in call.keywords}) is not None
        and (function in ALWAYS_REACTING or names & set(REACTING))
        and "key" not in names
    ]
    assert not without


def test_every_module_has_its_tests() -> None:
    missing = [
        module for module in _to_be_tested() if not (ROOT / "tests" / _tests_of(module)).is_file()
    ]
    assert not missing, "no tests for " + ", ".join(missing)


def test_no_module_is_listed_as_covered_that_is_gone_or_has_its_own_tests() -> None:
    gone = [module for module in COVERED_BY if module not in _to_be_tested()]
    own = [module for module in COVERED_BY if (ROOT / "tests" / _own_tests(module)).is_file()]
    assert not gone
    assert not own


def _to_be_tested() -> list[str]:
    names = [_name(path).removesuffix(".py") for path in _modules()]
    return [
        name
        for name in names
        if not name.endswith("__init__") and not name.startswith("storage/migrations/versions/")
    ]


def _tests_of(module: str) -> str:
    return COVERED_BY.get(module) or _own_tests(module)


def _own_tests(module: str) -> str:
    """``ui/screens/today/screen`` is tested by ``ui/screens/test_today.py``, its state beside."""
    folder, _, name = module.rpartition("/")
    parent, _, last = folder.rpartition("/")
    if parent == "ui/screens":
        return f"{parent}/test_{last}.py" if name == "screen" else f"{parent}/test_{last}_{name}.py"
    return f"{folder}/test_{name}.py" if folder else f"test_{name}.py"
