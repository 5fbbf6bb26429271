"""The language server: damage shown while somebody types, and repairs at hand. Needs the extra ``textfix[server]``."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from textfix.output.stream import say

if TYPE_CHECKING:
    from textfix.server.wishes import Wishes


def serve(wishes: Wishes) -> int:
    """Answer an editor on standard input and output until it says goodbye; the exit code."""
    if find_spec("pygls") is None:
        say("error: textfix server needs the package pygls: pip install 'textfix[server]'")
        return 2
    from textfix.server.session import session

    # pygls closes what it writes to, and the program flushes its own standard output at its end.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        session(wishes).start_io(stdin=sys.stdin.buffer, stdout=answers)
    return 0
