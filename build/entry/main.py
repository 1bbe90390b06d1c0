"""The door of a packaged Back Diary: the shell of a phone starts this module and no other.

The shell replaces `sys.exit` by a call that tells it the code and comes back. Code 100 makes it
show what was printed since the start, any other one closes the app without a word.
"""

import sys
import threading
from typing import NoReturn

# The one text for patients outside content/: it is for the day on which content cannot be read.
SORRY = (
    "Back Diary cannot start. Your diary is still on this device.\n"
    "Please install the newest version over this one. Do not delete the app first.\n"
    "If you are worried about your health now, do not wait for this app: call your doctor or "
    "your emergency number."
)
SHOW_WHAT_WAS_PRINTED = 100


class NoStartError(Exception):
    """The app asked to end before it was shown."""


def stop(code: object = None) -> NoReturn:
    """Stand in for `sys.exit` while the app starts: nothing after it may run."""
    raise NoStartError(code)


def start() -> None:
    """Start the app; when it cannot, say so plainly, without a word of what it knew."""
    end, sys.exit = sys.exit, stop
    try:
        from lbp_app.__main__ import main  # noqa: PLC0415 - even this may fail

        main([])
    except NoStartError:
        print(SORRY)
    except Exception as failure:  # noqa: BLE001 - whatever it is, the patient is told
        print(SORRY)
        print(kind_and_places(failure))
    else:
        return
    end(SHOW_WHAT_WAS_PRINTED)
    threading.Event().wait()  # a second end, with another code, would close the app after all


def kind_and_places(failure: BaseException) -> str:
    """What went wrong, for whoever helps: never the words of an error, they may be a patient's."""
    try:
        from lbp_app.devices.quiet_logging import without_words  # noqa: PLC0415
    except Exception:  # noqa: BLE001 - then less is said
        return type(failure).__name__
    return without_words(failure)


if __name__ == "__main__":
    start()
