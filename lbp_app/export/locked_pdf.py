"""A PDF behind a password: AES-256 as in PDF 2.0, which the usual readers of PDF open."""

from __future__ import annotations

import io

from pypdf import PdfWriter

from lbp_app.domain.password import fault, tidy


def lock_pdf(pdf: bytes, password: str) -> bytes:
    """The same document, to be read with the password only; printing it stays allowed.

    Raises:
        ValueError: the password is one that ``lbp_app.domain.password`` does not take.
    """
    if wrong := fault(password):
        raise ValueError(wrong)
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt(tidy(password), algorithm="AES-256")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()
