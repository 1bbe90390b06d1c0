"""Words for patients: sentence length, placeholders, promises and drug advice."""

from __future__ import annotations

import pytest

from lbp_app.library.documents import read_document
from lbp_app.library.texts import Text, placeholders, sentences, text_problems
from tests.content.samples import BASE

DOCUMENT, _ = read_document(BASE, "text/en/app.yaml")


def codes(words: str) -> list[str]:
    assert DOCUMENT is not None
    return [p.code for p in text_problems(DOCUMENT, [Text(("today", "title"), words)])]


@pytest.mark.parametrize(
    "words",
    [
        "You are safe.",
        "You're safe now",
        "You are perfectly safe",
        "You will be fine.",
        "It is nothing serious.",
        "This is not dangerous",
        "All clear!",
        "Don\u2019t worry.",
        "No need to worry",
        "This is no reason to worry.",
        "Do not worry",
        "This is harmless.",
        "It does not mean a doctor is needed. All is well.",
        "Everything is fine.",
        "You do not need to see a doctor.",
        "There is no danger.",
        "Nothing to worry about",
    ],
)
def test_a_promise_of_safety_is_found(words: str) -> None:
    assert codes(words) == ["WORDS-FALSE-REASSURANCE"]


@pytest.mark.parametrize(
    "words",
    [
        "Take ibuprofen.",
        "Take two tablets",
        "You should take a strong painkiller.",
        "Try some paracetamol",
        "Double the dose",
        "400 mg",
        "Use anti-inflammatories",
        "Stop your medicines",
        "Skip a dose",
    ],
)
def test_drug_advice_is_found(words: str) -> None:
    assert codes(words) == ["WORDS-DRUG-ADVICE"]


@pytest.mark.parametrize(
    "words",
    [
        "Your diary is safe on this device.",
        "Do you take tablets that weaken your bones?",
        "If you take medicines, say so.",
        "There are no risk factors yet.",
        "Did you have a serious accident?",
        "Ask a pharmacist about medicines.",
        "Take this card with you.",
        "No red flag does not mean that all is well.",
        "This app never says that you are safe.",
    ],
)
def test_ordinary_words_are_let_through(words: str) -> None:
    assert codes(words) == []


def test_sentences_end_at_points_quotes_and_line_breaks() -> None:
    text = 'Say: "I am ill." Then go! Is it\nso? A {place} - 2 of them'
    assert [len(words) for words in sentences(text)] == [4, 2, 2, 1, 5]


def test_a_sentence_of_20_words_is_the_longest() -> None:
    assert codes(" ".join(["word"] * 20)) == []
    assert codes(" ".join(["word"] * 21)) == ["WORDS-LONG-SENTENCE"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("plain", set()),
        ("{a} and {b}", {"a", "b"}),
        ("{{kept}}", set()),
        ("{", None),
        ("}", None),
        ("{}", None),
        ("{0}", None),
        ("{a.b}", None),
        ("{a[0]}", None),
        ("{a!r}", None),
        ("{a:>5}", None),
    ],
)
def test_a_placeholder_is_a_plain_name_only(text: str, names: set[str] | None) -> None:
    assert placeholders(text) == names


def test_two_faults_in_one_text_are_both_found() -> None:
    assert codes("You are safe, {friend}") == ["WORDS-PLACEHOLDER", "WORDS-FALSE-REASSURANCE"]


def test_the_end_of_one_text_does_not_excuse_the_next() -> None:
    assert DOCUMENT is not None
    texts = [Text(("today", "title"), "It is up to you"), Text(("today",), "Take two tablets")]
    assert [p.code for p in text_problems(DOCUMENT, texts)] == ["WORDS-DRUG-ADVICE"]
