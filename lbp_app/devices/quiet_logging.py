"""Keeps what a patient typed out of every log line and every error text.

An exception's text may hold a note, a file name or a database row. So what is logged is the kind
of the exception and the places in the code it passed through, never its words. Messages of other
people's libraries are left out too: they often put the exception's text into the message.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TextIO

OWN_PACKAGE = __name__.partition(".")[0]
_MOST_PLACES = 6
_MOST_CAUSES = 5
_log = logging.getLogger(__name__)


class NotPersonal(str):
    """Text that we wrote ourselves and that may be shown in a log, such as a rule's code."""

    __slots__ = ()


def without_words(error: BaseException) -> str:
    """Say what kind of error happened and where in the code, and nothing of its text.

    The place where it was raised comes first, then the places in our own code, innermost first.
    Causes and the members of exception groups follow in the same way.
    """
    return "; caused by ".join(_one_error(each) for each in _with_causes(error))


def install(stream: TextIO | None = None) -> None:
    """Make logging, warnings and all last-resort handlers of Python leave out personal words.

    Everything from WARNING up goes to `stream` (standard error when not given). May be called
    more than once; the last stream counts.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.raiseExceptions = False  # else a failed log call prints its arguments
    logging.setLogRecordFactory(_record_without_words)
    warnings.showwarning = _show_warning  # type: ignore[assignment]  # the rest is not needed
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _uncaught_in_thread


# The factory and not a formatter: so the records are clean for handlers of other libraries too.
def _record_without_words(*args: object, **more: object) -> logging.LogRecord:
    record = logging.LogRecord(*args, **more)  # type: ignore[arg-type]  # passed through as it came
    if (record.name or "").split(".")[0] == OWN_PACKAGE:
        words = _own_message(record)
    else:
        words = f"message left out, from {_place(record.pathname, record.lineno)}"
    if record.exc_info and record.exc_info[1] is not None:
        words = f"{words}: {without_words(record.exc_info[1])}"
    record.msg, record.args = words, ()
    record.exc_info = record.exc_text = record.stack_info = None
    return record


def _own_message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    if not record.args:
        return record.msg
    shown: object = (
        {key: _harmless(value) for key, value in record.args.items()}
        if isinstance(record.args, Mapping)
        else tuple(_harmless(value) for value in record.args)
    )
    try:
        return record.msg % shown
    except (TypeError, ValueError, KeyError):
        return record.msg


def _harmless(value: object) -> object:
    if value is None or isinstance(value, int | float | NotPersonal):
        return value
    if isinstance(value, BaseException):
        return without_words(value)
    if isinstance(value, type):
        return value.__qualname__
    return f"[{type(value).__name__} left out]"


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(seen) < _MOST_CAUSES:
        seen.add(id(current))
        yield current
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)


def _one_error(error: BaseException) -> str:
    places = [
        (_place(frame.f_code.co_filename, line), _is_own(frame.f_code.co_filename))
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    shown = [place for place, _ in places[-1:]]
    shown += [place for place, own in reversed(places[:-1]) if own]
    words = type(error).__qualname__
    if shown:
        words += " at " + " < ".join(shown[:_MOST_PLACES])
    if isinstance(error, BaseExceptionGroup):
        members = error.exceptions[:_MOST_CAUSES]
        words += " of (" + ", ".join(without_words(each) for each in members) + ")"
    return words


def _is_own(filename: str) -> bool:
    return OWN_PACKAGE in PurePath(filename).parts


def _place(filename: str, line: int) -> str:
    # Never the whole path: a home folder carries the name of its owner.
    parts = PurePath(filename).parts
    start = parts.index(OWN_PACKAGE) if OWN_PACKAGE in parts else -2
    return f"{'/'.join(parts[start:])}:{line}"


def _show_warning(
    _words: object, category: type[Warning], filename: str, line: int, *_more: object
) -> None:
    _log.warning("%s at %s", category, NotPersonal(_place(filename, line)))


def _uncaught(kind: type[BaseException], error: BaseException, _trace: object) -> None:
    if not issubclass(kind, KeyboardInterrupt):  # Ctrl+C is a wish, not an error
        _log.critical("stopped by %s", error)


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if not issubclass(args.exc_type, SystemExit):
        _log.error("a thread was stopped by %s", args.exc_value or args.exc_type)


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    _log.error("nobody could handle %s", args.exc_value or args.exc_type)
