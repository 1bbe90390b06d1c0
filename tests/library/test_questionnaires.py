"""Measures are read when they are first asked for; their published words stay as published."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from lbp_app.domain.measures import Instrument, current
from lbp_app.library.loading import load_library
from lbp_app.usecases.ports import Library
from tests.building import library
from tests.content.samples import HERE, REAL, laid_over_base, samples

FAULTY = [s for s in samples("should_fail") if s.name.startswith("measure-")]


def test_the_real_content_has_every_measure() -> None:
    found = library().questionnaires()
    assert set(found) == set(Instrument)
    assert all(q.edition == current(i) for i, q in found.items())


def test_a_measure_knows_whose_it_is_and_on_which_terms() -> None:
    phq4 = library().questionnaires()[Instrument.PHQ4]
    assert "Pfizer" in phq4.attribution
    assert phq4.terms.startswith("No permission required")
    assert not phq4.own_words
    assert not phq4.terms_verified
    stratford = library().questionnaires()[Instrument.PSFS]
    assert stratford.own_words
    assert "Stratford" in stratford.attribution


def test_measures_are_read_once_and_not_at_the_start(tmp_path: Path) -> None:
    content = laid_over_base(HERE / "should_pass" / "a-measure", tmp_path / "content")
    loaded = load_library(content).library
    assert loaded is not None
    first = loaded.questionnaires()
    assert set(first) == {Instrument.CONFIDENCE}
    (content / "questionnaires" / "confidence.yaml").unlink()
    assert loaded.questionnaires() is first


@pytest.mark.parametrize("sample", FAULTY, ids=lambda s: s.name)
def test_a_faulty_measure_is_not_asked_and_the_app_starts_without_it(
    sample: Path, tmp_path: Path
) -> None:
    loaded = load_library(laid_over_base(sample, tmp_path / "content")).library
    assert loaded is not None
    left = set(loaded.questionnaires())
    assert left <= {Instrument.CONFIDENCE}
    assert left == set() or sample.name == "measure-reviewed-in-another-version"


# --- words

INTERFERED = "What number best describes how, during the past week, pain has interfered with your"
PEG = [
    "What number best describes your pain on average in the past week?",
    f"{INTERFERED} enjoyment of life?",
    f"{INTERFERED} general activity?",
]
PHQ4 = [
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
]
HOW_OFTEN = ["Not at all", "Several days", "More than half the days", "Nearly every day"]
RMDQ = """\
I stay at home most of the time because of my back.
I change position frequently to try and get my back comfortable.
I walk more slowly than usual because of my back.
Because of my back I am not doing any of the jobs that I usually do around the house.
Because of my back, I use a handrail to get upstairs.
Because of my back, I lie down to rest more often.
Because of my back, I have to hold on to something to get out of an easy chair.
Because of my back, I try to get other people to do things for me.
I get dressed more slowly than usual because of my back.
I only stand for short periods of time because of my back.
Because of my back, I try not to bend or kneel down.
I find it difficult to get out of a chair because of my back.
My back is painful almost all the time.
I find it difficult to turn over in bed because of my back.
My appetite is not very good because of my back pain.
I have trouble putting on my socks (or stockings) because of the pain in my back.
I only walk short distances because of my back.
I sleep less well because of my back.
Because of my back pain, I get dressed with help from someone else.
I sit down for most of the day because of my back.
I avoid heavy jobs around the house because of my back.
Because of my back pain, I am more irritable and bad tempered with people than usual.
Because of my back, I go upstairs more slowly than usual.
I stay in bed most of the time because of my back.
"""


def items(instrument: Instrument) -> list[str]:
    """The words of all items in the order in which they are asked."""
    here = f"measures.{instrument}.item"
    return [library().text(f"{here}.{item}") for item in current(instrument).items]


def test_published_items_stand_word_for_word_in_their_order() -> None:
    assert items(Instrument.PEG) == PEG
    assert items(Instrument.PHQ4) == PHQ4
    assert items(Instrument.RMDQ) == RMDQ.splitlines()


def test_published_answers_stand_word_for_word() -> None:
    assert [library().text(f"measures.phq4.option.n{n}") for n in range(4)] == HOW_OFTEN
    assert library().text("measures.peg.high.pain") == "Pain as bad as you can imagine"
    assert library().text("measures.peg.low.activity") == "Does not interfere"
    assert library().text("measures.peg.high.enjoyment") == "Completely interferes"


def said_with(a_library: Library, instrument: Instrument) -> str:
    """A mark of everything that somebody answers to: leads, items, options, ends of scales."""
    here = f"measures.{instrument}."
    asked = ("lead", "name_lead", "low", "high", "item.", "option.", "low.", "high.")
    keys = [k for k in a_library.texts if k.startswith(tuple(here + part for part in asked))]
    said = "\n".join(f"{key}={a_library.texts[key]}" for key in sorted(keys))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


WORDINGS = {
    (Instrument.PEG, "en.1"): "a84fd994128f",
    (Instrument.RMDQ, "en.1"): "680a52d51f6d",
    (Instrument.PSFS, "en.1"): "d1c40cd43de8",
    (Instrument.PHQ4, "en.1"): "6533975184a4",
    (Instrument.PGIC, "en.1"): "24695824d02e",
    (Instrument.CONFIDENCE, "en.1"): "41fea1f1f045",
}
"""Changed words need a new `wording` in the content, and a line here. Old lines stay."""


@pytest.mark.parametrize("instrument", Instrument)
def test_words_that_changed_have_a_new_wording(instrument: Instrument) -> None:
    wording = library().text(f"measures.{instrument}.wording")
    assert WORDINGS[instrument, wording] == said_with(library(), instrument)


FORBIDDEN = re.compile(
    "odi|oswestry|promis.*|start_?back|pain_?detect|dn4|s?_?lanss|tsk.*|tampa|pseq|msk_?hq|eq_?5d.*"
)


def test_no_other_questionnaire_stands_in_the_content() -> None:
    names = [path.stem.lower() for path in (REAL / "questionnaires").iterdir()]
    keys = [part for key in library().texts for part in key.lower().split(".")]
    assert [name for name in {*names, *keys} if FORBIDDEN.fullmatch(name)] == []
