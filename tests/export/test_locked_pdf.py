"""A locked PDF: readers open it with the password only, and nothing of it is lost."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest
from pypdf import PasswordType, PdfReader
from reportlab.pdfgen.canvas import Canvas

from lbp_app.export.locked_pdf import lock_pdf

PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only


def a_pdf() -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, lang="en-GB", pageCompression=0)
    canvas.setTitle("Summary of Rosa")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.drawString(72, 720, "Altered saddle sensation")
    canvas.save()
    return made.getvalue()


def test_it_opens_with_the_password_only() -> None:
    locked = lock_pdf(a_pdf(), PASSWORD)
    read = PdfReader(io.BytesIO(locked))

    assert read.is_encrypted
    assert read.decrypt("lamp river sock monday") == PasswordType.NOT_DECRYPTED
    assert read.decrypt(PASSWORD) != PasswordType.NOT_DECRYPTED
    assert "Altered saddle sensation" in read.pages[0].extract_text()
    assert b"saddle" not in locked
    assert b"Rosa" not in locked


def test_it_is_aes_256_of_pdf_2() -> None:
    encryption = PdfReader(io.BytesIO(lock_pdf(a_pdf(), PASSWORD))).trailer["/Encrypt"]

    assert (encryption["/V"], encryption["/R"]) == (5, 6)  # type: ignore[index]


def test_title_and_language_stay() -> None:
    read = PdfReader(io.BytesIO(lock_pdf(a_pdf(), PASSWORD)), password=PASSWORD)

    assert read.metadata is not None
    assert read.metadata.title == "Summary of Rosa"
    assert read.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_pdftotext_reads_it_with_the_password() -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not on this computer")
    locked = lock_pdf(a_pdf(), PASSWORD)

    def run(password: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [program, "-upw", password, "-", "-"], input=locked, capture_output=True, check=False
        )

    assert b"Altered saddle sensation" in run(PASSWORD).stdout
    assert run("wrong").returncode != 0


def test_a_weak_password_locks_nothing() -> None:
    with pytest.raises(ValueError, match="too_short"):
        lock_pdf(a_pdf(), "short")
