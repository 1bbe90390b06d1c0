"""Judge words that a patient reads: placeholders, long sentences, promises and drug advice."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from lbp_app.domain.note_signs import plain
from lbp_app.library.problems import Problem

LONGEST_SENTENCE = 20
"""Most words in one sentence: the limit for plain words, reading age 9 to 11."""

LONGEST_QUESTION = 22
"""A question may be longer: it lists the parts of the body it is about."""

NO_PLACEHOLDERS: frozenset[str] = frozenset()


class Place(Protocol):
    """A file that knows the line of each of its values, such as a ``Document``."""

    def problem(self, path: Sequence[str | int], code: str, message: str, remedy: str) -> Problem:
        """A fatal problem at ``path`` of this file."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """One text and where it stands.

    ``allowed`` are the placeholders that may occur (any when None), ``needed`` those that must.
    ``believed`` is False for the wrong answers of a quiz, which may say what is harmful.
    """

    path: tuple[str | int, ...]
    words: str
    allowed: frozenset[str] | None = NO_PLACEHOLDERS
    needed: frozenset[str] = NO_PLACEHOLDERS
    longest: int = LONGEST_SENTENCE
    believed: bool = True


def text_problems(document: Place, texts: Iterable[Text]) -> Iterator[Problem]:
    """Everything that is wrong with these texts of one file."""
    all_texts = list(texts)
    # One look at everything at once; only a hit is worth a look at each text. The start is faster.
    together = plain(_BETWEEN_TEXTS.join(text.words for text in all_texts))
    suspect = _REASSURANCE.search(together) or _DRUG_ADVICE.search(together)
    for text in all_texts:
        yield from _placeholders(document, text)
        yield from _long_sentences(document, text)
        if suspect and text.believed:
            yield from _harmful_words(document, text)


# A word that no pattern knows, so that the end of one text cannot excuse the start of the next.
_BETWEEN_TEXTS = " zz "


def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The sentences of a text, each as its words. A line break ends a sentence too."""
    split = (tuple(w for w in s.split() if _LETTER.search(w)) for s in _SENTENCE_END.split(text))
    return tuple(words for words in split if words)


_LETTER = re.compile(r"\w")
_SENTENCE_END = re.compile(r"""[.!?]["'\u2019\u201d)]*(?:\s+|$)|\n""")


def _long_sentences(document: Place, text: Text) -> Iterator[Problem]:
    if text.words.count(" ") < text.longest:
        return
    for words in sentences(text.words):
        if len(words) > text.longest:
            start = " ".join(words[:5])
            yield document.problem(
                text.path,
                "WORDS-LONG-SENTENCE",
                f'The sentence "{start} ..." has {len(words)} words; at most {text.longest} are '
                "easy to read.",
                "Please split it in two or say it shorter.",
            )


def _placeholders(document: Place, text: Text) -> Iterator[Problem]:
    names = placeholders(text.words)
    if names is None:
        yield document.problem(
            text.path,
            "WORDS-PLACEHOLDER",
            "A curly bracket stands alone or holds no plain name.",
            "Please write a placeholder as {name}, and leave curly brackets out otherwise.",
        )
        return
    unknown = names - text.allowed if text.allowed is not None else NO_PLACEHOLDERS
    for name in sorted(unknown):
        allowed = ", ".join(f"{{{n}}}" for n in sorted(text.allowed or ())) or "none"
        yield document.problem(
            text.path,
            "WORDS-PLACEHOLDER",
            f"The placeholder {{{name}}} is not known here (known: {allowed}).",
            "Please either correct its spelling or remove it.",
        )
    for name in sorted(text.needed - names):
        yield document.problem(
            text.path,
            "WORDS-PLACEHOLDER-MISSING",
            f"The text never says {{{name}}}.",
            f"Please put {{{name}}} where the app should fill it in.",
        )


def placeholders(text: str) -> frozenset[str] | None:
    """The names in curly brackets, None when the brackets are unsound or hold more than a name."""
    if "{" not in text and "}" not in text:
        return NO_PLACEHOLDERS
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    fields = [(name, spec or conversion) for _, name, spec, conversion in parts if name is not None]
    if any(extra or not name.isidentifier() for name, extra in fields):
        return None
    return frozenset(name for name, _ in fields)


def _harmful_words(document: Place, text: Text) -> Iterator[Problem]:
    words = _DENIED.sub(" ", plain(text.words))
    if (found := _REASSURANCE.search(words)) is not None:
        yield document.problem(
            text.path,
            "WORDS-FALSE-REASSURANCE",
            f'"{found[0]}" promises safety, which no app can.',
            "Please say what to watch for instead.",
        )
    if (found := _DRUG_ADVICE.search(words)) is not None:
        yield document.problem(
            text.path,
            "WORDS-DRUG-ADVICE",
            f'"{found[0]}" reads as advice about a medicine or a dose.',
            "Please leave medicines to a pharmacist or doctor, and say whom to ask.",
        )


# Compared after `plain`: lower case, no apostrophes ("you're" is "youre"), no punctuation.
_PROMISES = (
    r"\b(?:"
    r"(?:you are|youre|you will be|youll be) (?:\w+ )?(?:safe|fine|ok|okay|all right|alright)"
    r"|(?:it is|its|this is) (?:\w+ )?(?:safe|harmless)"
    r"|(?:nothing|not|isnt|is not) (?:\w+ )?(?:serious|dangerous)"
    r"|nothing (?:is )?(?:wrong|to worry about)"
    r"|(?:no (?:need|reason|cause) to|do not|dont|neednt) worry"
    r"|all clear|all is well|everything is (?:fine|ok|okay|all right)"
    r"|no (?:danger|risk(?! factor))|out of danger|no need to (?:see|call|contact|be seen)"
    r"|(?:do not|dont) need (?:to see )?(?:a |your )?(?:doctor|clinician|ambulance|hospital)"
    r")\b"
)
_REASSURANCE = re.compile(_PROMISES)
# "No red flag does not mean that all is well" is what the app should say.
_DENIED = re.compile(rf"\b(?:not|never|doesnt) (?:means?|says?|promises?) (?:that )?{_PROMISES}")
_DRUGS = (
    "ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|diclofenac|codeine|tramadol|morphine|"
    "oxycodone|diazepam|gabapentin|pregabalin|amitriptyline|duloxetine|painkillers?|pain killers?|"
    "anti inflammator(?:y|ies)|medicines?|medications?|tablets?|pills?|drugs?|doses?"
)
# "Do you take tablets for ..." asks; "take two tablets" advises.
_DRUG_ADVICE = re.compile(
    r"(?:(?<!you )\b(?:take|taking|use|try|swallow|increase|raise|double|lower|reduce|stop|skip)"
    rf" (?:\w+ ){{0,3}}(?:{_DRUGS})|\b\d+ ?(?:mg|milligrams?|tablets?|pills?))\b"
)
