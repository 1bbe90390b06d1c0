"""Files behind a password: a zip with AES-256, which 7-Zip and its like open without this app.

The form is WinZip's AE-2: the key comes from PBKDF2 with a fixed 1,000 rounds, so that nobody can
hand us a file that is costly to try (ADR 0025). Names and sizes of the files inside can be read
by anyone, what is in them cannot.

What encrypts is compiled and does not exist in a browser. So it is loaded when it is needed, and
``works_here`` is asked before anything is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from struct import Struct
from struct import error as StructError  # noqa: N812 - a class whose name is not written as one

from lbp_app.domain.password import fault, tidy

NAME = "back-diary.json"
MOST_BYTES = 200_000_000
"""What comes out of a sealed file at most; the ten years of the tests have 14 million bytes."""
_OWNER_ONLY = 0o600
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
_CHUNK = 1 << 16
_HEAD = Struct("<4sHHH")
_A_FILE, _ENCRYPTED, _AES = b"PK\x03\x04", 1, 99


class SealError(ValueError):
    """Why a sealed file does not open.

    ``code`` is ``wrong_password``, ``damaged`` (or of a form we do not open), ``too_large``,
    ``several`` (more than one file is in it) or ``not_here`` (nothing here can open any).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def works_here() -> bool:
    """Whether files can be locked and opened here: not where a browser runs the app by itself."""
    return all(find_spec(name) for name in ("Crypto", "pypdf", "stream_unzip", "stream_zip"))


def is_sealed(data: bytes) -> bool:
    """Whether this begins as a zip whose first file is encrypted with AES."""
    if len(data) < _HEAD.size:
        return False
    signature, _, flags, method = _HEAD.unpack(data[: _HEAD.size])
    return signature == _A_FILE and bool(flags & _ENCRYPTED) and method == _AES


def seal(data: bytes, password: str, *, name: str = NAME, made_at: datetime = _NO_TIME) -> bytes:
    """One file behind a password.

    Raises:
        ValueError: the password is one that ``lbp_app.domain.password`` does not take.
    """
    return seal_files({name: data}, password, made_at=made_at)


def seal_files(files: Mapping[str, bytes], password: str, *, made_at: datetime = _NO_TIME) -> bytes:
    """Several files behind one password, by their names."""
    if wrong := fault(password):
        raise ValueError(wrong)
    from stream_zip import ZIP_32, stream_zip  # noqa: PLC0415 - not in a browser

    entries = ((name, made_at, _OWNER_ONLY, ZIP_32, _chunks(data)) for name, data in files.items())
    return b"".join(stream_zip(entries, password=tidy(password)))


def unseal(data: bytes, password: str, *, most: int = MOST_BYTES) -> bytes:
    """The one file that is in it, never more than ``most`` bytes.

    Nothing is read from or written to a disk; the names inside are not looked at.

    Raises:
        SealError: it does not open; ``code`` says why.
    """
    if not works_here():
        raise SealError("not_here")
    from stream_unzip import (  # noqa: PLC0415 - not in a browser
        AE_1,
        AE_2,
        AES_256,
        IncorrectPasswordError,
        UnzipError,
        stream_unzip,
    )

    found: bytes | None = None
    try:
        for _, _, chunks in stream_unzip(
            _chunks(data),
            password=tidy(password).encode("utf-8", "replace"),
            allowed_encryption_mechanisms=(AE_1, AE_2, AES_256),
        ):
            if found is not None:
                raise SealError("several")
            found = _limited(chunks, most)
    except IncorrectPasswordError:
        raise SealError("wrong_password") from None
    except (UnzipError, StructError):
        raise SealError("damaged") from None
    if found is None:
        raise SealError("damaged")
    return found


def _limited(chunks: Iterator[bytes], most: int) -> bytes:
    """All of them. What the file says about its own size counts for nothing."""
    kept = bytearray()
    for chunk in chunks:
        kept += chunk
        if len(kept) > most:
            raise SealError("too_large")
    return bytes(kept)


def _chunks(data: bytes) -> Iterator[bytes]:
    view = memoryview(data)
    return (bytes(view[start : start + _CHUNK]) for start in range(0, len(data), _CHUNK))
