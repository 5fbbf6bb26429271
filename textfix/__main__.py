"""The program: ``textfix`` and ``python -m textfix``."""

from __future__ import annotations

import gc
import os
import sys

from textfix.output.stream import ClosedError, flush, say, write

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Callable


#: Facts and findings are many and hold no cycles: to look for garbage among them as often as Python does takes a tenth of
#: the time of a damaged text.
SELDOM = (100_000, 20, 20)


def main() -> int:
    """Run the command line and return the exit code; no error of the streams or from the keyboard gets past here."""
    gc.set_threshold(*SELDOM)
    try:
        code = _run(sys.argv[1:])
        flush(sys.stdout)
    except ClosedError as error:
        if not error.by_reader:
            say(f"error: {error}")
        return 2
    except KeyboardInterrupt:
        return 130
    return code


def _run(arguments: list[str]) -> int:
    """Answer the plain forms without Typer, which takes longer to import than they to do."""
    if arguments == ["--version"]:
        from textfix import __version__

        write(sys.stdout, f"textfix {__version__}\n")
        return 0
    if "_TEXTFIX_COMPLETE" not in os.environ:  # set by a shell that completes a command line
        from textfix.front import parse

        request = parse(arguments)
        if request is not None:
            from textfix.command import run

            return run(request)
    return _typed()(arguments)


def _typed() -> Callable[[list[str]], int]:
    """The command line in Typer. Its import makes so many objects that looking for garbage among them takes long."""
    gc.disable()
    from textfix.cli import main as typed

    gc.freeze()
    gc.enable()
    return typed


if __name__ == "__main__":
    sys.exit(main())
