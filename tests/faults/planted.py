"""The program with a fault planted in it, to show that the tests see such a fault.

``python -m tests.faults.planted truncates fix …``. The faults are in the functions of `os`, so that they do not depend
on how the program is built.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any


def _truncates() -> None:
    """A writer that opens the file itself and empties it first, as most tools do."""

    def replace(source: str, target: str, **_: Any) -> None:
        new = os.open(source, os.O_RDONLY)
        file = os.open(target, os.O_WRONLY | os.O_TRUNC)
        os.write(file, os.read(new, os.fstat(new).st_size))
        os.close(file)
        os.close(new)
        os.unlink(source)  # noqa: PTH108  # the others are not pathlib's either

    os.replace = os.rename = replace  # type: ignore[assignment]


def _never_syncs() -> None:
    """A writer that leaves it to the system when its bytes reach the disk."""
    os.fsync = lambda *_: None


def _syncs_late() -> None:
    """A writer that renames first and waits for the disk afterwards."""
    sync, replace = os.fsync, os.replace
    waiting: list[int] = []

    def late(source: Any, target: Any, **_: Any) -> None:
        replace(source, target)
        while waiting:
            sync(descriptor := waiting.pop())
            os.close(descriptor)

    os.fsync = lambda descriptor: waiting.append(os.dup(descriptor))  # type: ignore[assignment,arg-type]
    os.replace = late  # type: ignore[assignment]


def _forgets_temporaries() -> None:
    """A writer that leaves its temporary files where they are."""
    os.unlink = os.remove = lambda *_, **__: None


def _drops_attributes() -> None:
    """A writer that gives the new file nothing of the attributes of the old one."""
    os.setxattr = lambda *_, **__: None


def _forgets_journal() -> None:
    """A writer that has a journal and writes nothing into it."""
    from textfix.journal import part

    part.Part.add = lambda *_: None  # type: ignore[method-assign]


def _hides_errors() -> None:
    """A program that exits with 0 whatever went wrong."""
    really = sys.exit
    sys.exit = lambda *_: really(0)


def _looks_once() -> None:
    """A writer that does not look again whether the file is still what it read."""
    from textfix import replacement

    replacement._same = lambda *_: True


def _shows_what_is_hidden() -> None:
    """A report that gives what it shows to the terminal as it is."""
    from textfix.output import visible

    visible.hidden = lambda *_, **__: False


def _leaves_out() -> None:
    """A program that never comes to a file, and says nothing."""
    from textfix import walk

    really = walk.find
    walk.find = lambda *rest, **options: list(really(*rest, **options))[:-1]  # type: ignore[assignment]


def _parts_links() -> None:
    """A writer that does not mind whether a file has other names."""
    from textfix import replacement

    replacement._refuse = lambda *_: None


def _writes_in_check() -> None:
    """A check that leaves something behind."""
    import textfix.command

    really = textfix.command.run

    def run(request: Any) -> int:
        for path in request.paths:
            shutil.copystat(path, path)
        return really(request)

    textfix.command.run = run


FAULTS = {
    name.removeprefix("_").replace("_", "-"): plant
    for name, plant in globals().copy().items()
    if name.startswith("_") and callable(plant) and plant.__module__ == __name__
}

if __name__ == "__main__":
    fault = sys.argv.pop(1)
    from textfix.__main__ import main

    FAULTS[fault]()
    sys.exit(main())
