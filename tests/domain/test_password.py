"""A password that holds, and that opens the file on another keyboard too."""

from __future__ import annotations

import pytest

from lbp_app.domain.password import LONGEST, PasswordFault, fault, tidy


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("", PasswordFault.TOO_SHORT),
        ("elevenchars", PasswordFault.TOO_SHORT),
        ("  elevenchars  ", PasswordFault.TOO_SHORT),
        ("twelve chars", None),
        ("x" * LONGEST, None),
        ("x" * (LONGEST + 1), PasswordFault.TOO_LONG),
        ("grün und sehr lang", PasswordFault.NOT_PLAIN),
        ("with\ttab and more", PasswordFault.NOT_PLAIN),
    ],
)
def test_only_a_long_and_plain_password_is_taken(
    password: str, wrong: PasswordFault | None
) -> None:
    assert fault(password) is wrong


def test_it_has_to_be_typed_the_same_twice() -> None:
    assert fault("lamp river sock", "lamp river sick") is PasswordFault.NOT_THE_SAME
    assert fault("lamp river sock ", "lamp river sock") is None


def test_the_space_that_a_phone_adds_is_no_part_of_it() -> None:
    assert tidy("lamp river sock ") == "lamp river sock"
