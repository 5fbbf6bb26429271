"""The program in which one of its worker processes comes to an end, or to none, when it opens a certain file.

``python -m tests.faults.dying HOW NAME fix -j 2 …``; HOW is one of `ENDS`.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def _runs_out_of_memory() -> None:
    raise MemoryError


ENDS: dict[str, Callable[[], Any]] = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "crashed": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "exited": lambda: os._exit(0),
    "out-of-memory": _runs_out_of_memory,
    "hung": lambda: time.sleep(3600),
    "stopped": lambda: os.kill(os.getpid(), signal.SIGSTOP),
}

if __name__ == "__main__":
    _, how, name, *arguments = sys.argv
    really, parent = os.open, os.getpid()

    def opened(path: Any, *rest: Any, **options: Any) -> int:
        if str(path).endswith(name) and os.getpid() != parent:
            ENDS[how]()
        return really(path, *rest, **options)

    from textfix.__main__ import main

    os.open = opened
    sys.argv[1:] = arguments
    sys.exit(main())
