"""What ``lbp-app`` does besides starting: one module for each command, loaded when it is asked for.

Each module has ``run(argv) -> int``: it does the work and answers with the exit code, or ends the
program with a message.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "cohort": "write many exported diaries for research",
        "export": "write the diary as a file",
        "review": "look at exported diaries, for a clinician",
    }
)
"""The name of each command, which is that of its module, and what it does."""
