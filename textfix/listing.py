"""Which files a run would look at, and not a look at one of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textfix.output.screen import Screen
from textfix.output.visible import visible
from textfix.scope import Scope

if TYPE_CHECKING:
    from textfix.request import Request


def list_files(request: Request) -> int:
    """Show the paths of the files, and return the exit code: 2 where one leads to nothing. Raises as a run does."""
    scope = Scope(request)
    screen = Screen(request)
    code = 0
    for found in scope.files():
        problem = found.problem or ("" if os.path.exists(found.path) else "no such file or directory")
        if problem and found.path != "-":
            screen.say(f"error: {visible(found.path)}: {problem}")
            code = 2
        else:
            screen.put(f"{visible(found.path)}\n")
    screen.finish()
    return code
