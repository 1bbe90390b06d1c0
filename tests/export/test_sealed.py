"""Sealed files: independent programs open them, a wrong password and a hostile file are told."""

from __future__ import annotations

import io
import random
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
import pyzipper
from stream_zip import ZIP_32, stream_zip

from lbp_app.export.sealed import SealError, is_sealed, seal, seal_files, unseal, works_here
from tests.export.diaries import NOW

PASSWORD = "lamp river sock tuesday"  # noqa: S105 - for tests only
DATA = b'{"format": "back-diary"}' * 500


def refused(data: bytes, password: str = PASSWORD, most: int = 10**6) -> str:
    with pytest.raises(SealError) as why:
        unseal(data, password, most=most)
    return why.value.code


def by_another_program(**files: bytes) -> bytes:
    """A zip as WinZip's own description has it, written by somebody else's library."""
    made = io.BytesIO()
    with pyzipper.AESZipFile(
        made, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(PASSWORD.encode())
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_what_was_sealed_comes_back() -> None:
    assert unseal(seal(DATA, PASSWORD), PASSWORD) == DATA
    assert unseal(seal(b"", PASSWORD), f" {PASSWORD} ") == b""


def test_another_library_opens_it_with_aes_256_and_without_a_checksum_in_the_clear() -> None:
    sealed = seal(DATA, PASSWORD, name="back-diary-2026-11-25.json", made_at=NOW)

    with pyzipper.AESZipFile(io.BytesIO(sealed)) as archive:
        archive.setpassword(PASSWORD.encode())
        (entry,) = archive.infolist()
        assert archive.read(entry) == DATA
        assert (entry.filename, entry.date_time[:3]) == (
            "back-diary-2026-11-25.json",
            (2026, 11, 25),
        )
        assert (entry.wz_aes_strength, entry.CRC) == (3, 0)


@pytest.mark.parametrize("program", ["7z", "bsdtar"])
def test_the_programs_of_a_clinic_open_it(program: str, tmp_path: Path) -> None:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not on this computer")
    sealed = tmp_path / "a.zip"
    sealed.write_bytes(seal_files({"a.json": DATA, "b.csv": b"x\r\n"}, PASSWORD))
    words = {
        "7z": ["x", "-so", f"-p{PASSWORD}", str(sealed)],
        "bsdtar": ["--passphrase", PASSWORD, "-xOf", str(sealed)],
    }
    done = subprocess.run([found, *words[program]], capture_output=True, check=True)

    assert done.stdout == DATA + b"x\r\n"


def test_what_another_program_sealed_opens_here() -> None:
    sealed = by_another_program(whatever=DATA)

    assert is_sealed(sealed)
    assert unseal(sealed, PASSWORD) == DATA


def test_nothing_of_it_can_be_read_without_the_password() -> None:
    assert b'back-diary"' not in seal(DATA, PASSWORD)
    assert seal(DATA, PASSWORD) != seal(DATA, PASSWORD)


def test_a_wrong_password_is_told_as_such() -> None:
    assert refused(seal(DATA, PASSWORD), "lamp river sock monday") == "wrong_password"
    assert refused(seal(DATA, PASSWORD), "") == "wrong_password"


def test_where_nothing_can_open_it_that_is_told_before_anything_is_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert works_here()
    sealed = seal(DATA, PASSWORD)
    monkeypatch.setattr("lbp_app.export.sealed.find_spec", {"Crypto": None}.get)
    assert not works_here()
    assert is_sealed(sealed)
    assert refused(sealed, PASSWORD) == "not_here"


def test_a_weak_password_seals_nothing() -> None:
    with pytest.raises(ValueError, match="too_short"):
        seal(DATA, "short")


def test_only_an_encrypted_zip_is_taken_for_sealed() -> None:
    plain = b"".join(stream_zip([("a", NOW, 0o600, ZIP_32, (DATA,))]))

    assert is_sealed(seal(DATA, PASSWORD))
    assert not any(is_sealed(data) for data in (b"", b"PK", DATA, plain, b"%PDF-1.7 and more"))
    assert refused(plain) == "damaged"


def test_one_changed_byte_is_noticed_wherever_it_is() -> None:
    sealed = seal(DATA, PASSWORD)
    start = sealed.index(b"back-diary.json") + 60

    for place in range(start, start + 40):
        changed = bytearray(sealed)
        changed[place] ^= 1
        assert refused(bytes(changed)) in {"damaged", "wrong_password"}


def test_a_file_that_swells_is_stopped() -> None:
    assert refused(seal(b"0" * 50_000_000, PASSWORD), most=100_000) == "too_large"


def test_several_files_are_told() -> None:
    assert refused(seal_files({"a": b"1", "b": b"2"}, PASSWORD)) == "several"


def test_the_old_encryption_of_zip_is_refused() -> None:
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 1, 8, 0, 0, 0, 30, 10, 1, 0)

    assert not is_sealed(head + b"a" + b"\0" * 40)
    assert refused(head + b"a" + b"\0" * 40) == "damaged"


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_file_is_refused_and_nothing_worse(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    sealed = bytearray(seal(DATA, PASSWORD))
    for _ in range(dice.randint(1, 6)):
        sealed[dice.randrange(len(sealed) // 2)] = dice.randrange(256)
    cut = bytes(sealed[: dice.randrange(len(sealed) // 2)])

    assert refused(cut) in {"damaged", "wrong_password"}


def test_the_names_inside_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert unseal(by_another_program(**{"../../evil": DATA}), PASSWORD) == DATA
    assert not list(tmp_path.iterdir())


def test_a_zip_of_the_standard_library_sees_the_same_entry() -> None:
    (entry,) = zipfile.ZipFile(io.BytesIO(seal(DATA, PASSWORD))).infolist()

    assert (entry.compress_type, entry.flag_bits & 1, entry.file_size) == (99, 1, len(DATA))
