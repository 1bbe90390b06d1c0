"""No word of a patient gets into a log, whichever way an error comes out."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from lbp_app.devices.quiet_logging import NotPersonal, without_words

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TYPED = "secret note"

HELP = """
import asyncio, atexit, gc, logging, sys, threading, warnings
from lbp_app.devices import quiet_logging
def fail(words="secret note"):
    raise ValueError(words)
"""
INSTALLED = HELP + "quiet_logging.install()\n"

WAYS_OUT = {
    "an error that nobody catches": "fail()",
    "an error in a thread": "t = threading.Thread(target=fail); t.start(); t.join()",
    "an error in a callback of the event loop": """
        async def main():
            asyncio.get_running_loop().call_soon(fail)
            await asyncio.sleep(0.01)
        asyncio.run(main())
        """,
    "an error in a task that nobody waits for": """
        async def work(): fail()
        async def main():
            task = asyncio.create_task(work(), name="secret note")
            await asyncio.sleep(0.01)
            del task
            gc.collect()
        asyncio.run(main(), debug=True)
        """,
    "an error while an object is thrown away": """
        class Thing:
            def __del__(self): fail()
        Thing()
        """,
    "an error at the very end": "atexit.register(fail)",
    "an error with a cause": """
        try:
            fail()
        except ValueError as error:
            raise RuntimeError("secret note") from error
        """,
    "several errors at once": "raise ExceptionGroup('secret note', [ValueError('secret note')])",
    "Flet's own log line": """
        try:
            fail()
        except ValueError as error:
            logging.getLogger("flet_web.fastapi").error(f"bad: {error}", exc_info=True)
        """,
    "the web server's own log line": """
        try:
            fail()
        except ValueError:
            logging.getLogger("uvicorn.error").exception("secret note %s", "secret note")
        """,
    "our own log line with the error": """
        try:
            fail()
        except ValueError as error:
            logging.getLogger("lbp_app.ui").exception("could not save: %s", error)
        """,
    "our own log line with a text": """
        logging.getLogger("lbp_app.ui").error("could not save %s, ValueError", "secret note")
        """,
    "a log line whose text does not fit": """
        logging.getLogger("lbp_app.ui").error("ValueError %d of %s", "secret note", 1, {})
        logging.getLogger("flet").error("%d", "secret note")
        """,
    "an error given as the log line": """
        logging.getLogger("lbp_app.ui").error(ValueError("secret note"))
        """,
    "a library that sets up logging anew": """
        logging.basicConfig(force=True, level=logging.DEBUG, format="%(message)s %(args)s")
        logging.getLogger("flet_transport").debug("send_message: %s", "secret note")
        try:
            fail()
        except ValueError:
            logging.getLogger("flet").exception("secret note", stack_info=True)
        """,
    "a warning": """
        class ValueErrorWarning(UserWarning): pass
        warnings.warn("secret note", ValueErrorWarning, stacklevel=1)
        """,
}


def run(code: str, snippet: str) -> str:
    program = code + textwrap.dedent(snippet)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("snippet", WAYS_OUT.values(), ids=WAYS_OUT.keys())
def test_an_error_is_told_without_its_words(snippet: str) -> None:
    told = run(INSTALLED, snippet)
    assert "ValueError" in told
    assert TYPED not in told


@pytest.mark.parametrize("snippet", WAYS_OUT.values(), ids=WAYS_OUT.keys())
def test_without_our_logging_the_words_would_be_told(snippet: str) -> None:
    assert TYPED in run(HELP, snippet)


def test_ctrl_c_leaves_nothing_behind() -> None:
    assert not run(INSTALLED, "raise KeyboardInterrupt")


def test_a_sentence_for_the_patient_is_still_shown() -> None:
    assert "The diary is open already." in run(INSTALLED, "sys.exit('The diary is open already.')")


def test_our_own_words_and_figures_are_still_logged() -> None:
    told = run(
        INSTALLED,
        """
        log = logging.getLogger("lbp_app.library")
        log.warning("rule %s has %d faults", quiet_logging.NotPersonal("RF-01"), 2)
        log.warning("%(many)d rules", {"many": 3})
        log.warning("all is read")
        """,
    )
    assert "WARNING lbp_app.library: rule RF-01 has 2 faults" in told
    assert "3 rules" in told
    assert "all is read" in told


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except type(error) as caught:
        return caught


def test_the_place_is_told_and_no_folder_of_the_owner() -> None:
    told = without_words(raised(ValueError(TYPED)))
    assert told.startswith("ValueError at devices/test_quiet_logging.py:")
    assert str(Path.home()) not in told
    assert told.count("/") == 1


def test_places_in_our_own_code_are_told_from_the_inside_out() -> None:
    told = run(
        HELP,
        """
        code = compile("def outer(work): work()", "/home/jane/lbp_app/ui/screen.py", "exec")
        exec(code)
        try:
            outer(fail)
        except ValueError as error:
            print(quiet_logging.without_words(error))
        """,
    )
    assert told == "ValueError at <string>:5 < lbp_app/ui/screen.py:1\n"


def test_causes_and_members_of_a_group_are_told() -> None:
    told = without_words(raised(RuntimeError(TYPED), raised(KeyError(TYPED))))
    assert "RuntimeError at" in told
    assert "; caused by KeyError at" in told
    group = without_words(ExceptionGroup(TYPED, [OSError(TYPED), TypeError(TYPED)]))
    assert group == "ExceptionGroup of (OSError, TypeError)"


def test_an_error_that_is_its_own_cause_ends() -> None:
    first, second = ValueError(TYPED), KeyError(TYPED)
    first.__cause__, second.__cause__ = second, first
    assert without_words(first) == "ValueError; caused by KeyError"


def test_only_marked_text_counts_as_not_personal() -> None:
    assert isinstance(NotPersonal("RF-01"), str)
    assert not isinstance("RF-01", NotPersonal)
