"""The password for a command: from the environment or typed, never an argument others can see."""

from __future__ import annotations

import os
import sys
from getpass import getpass

from lbp_app.commands.answers import WRONG, end, tell
from lbp_app.domain.password import LONGEST, SHORTEST, PasswordFault, fault, tidy

VARIABLE = "LBP_EXPORT_PASSWORD"
_WHY = {
    PasswordFault.TOO_SHORT: f"The password is shorter than {SHORTEST} signs.",
    PasswordFault.TOO_LONG: f"The password is longer than {LONGEST} signs.",
    PasswordFault.NOT_PLAIN: "The password has signs that other programs may read differently.",
    PasswordFault.NOT_THE_SAME: "The two passwords are not the same.",
}


def known_password() -> str | None:
    """The password of files that are to be opened; None when the environment has none."""
    return os.environ.get(VARIABLE)


def new_password() -> str:
    """A password for a new file; ends the program when there is none that does."""
    typed = os.environ.get(VARIABLE)
    again = None
    if typed is None:
        if not sys.stdin.isatty():
            end(WRONG, f"No terminal to ask for the password: set {VARIABLE}.")
        tell("A lost password cannot be recovered: nobody else has it.")
        typed, again = getpass("Password: "), getpass("The same again: ")
    wrong = fault(typed, again)
    if wrong is not None:
        end(WRONG, _WHY[wrong])
    return tidy(typed)
