"""Read regular files: no link leads out of what the user named, and no special file is opened.

How they are written is in `replacement`, which a run without damage does not import.
"""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Sequence

TEMPORARY_PREFIX = ".textfix-"
TEMPORARY_SUFFIX = ".tmp"
JOURNAL_SUFFIX = ".textfix-journal"
#: How a file is opened: no link is followed, and no pipe is waited for.
FLAGS = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
)  # none of them but the first is known to every system
#: What a special file is called in messages.
SPECIAL = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class FileError(Exception):
    """A file that cannot be read or replaced; the message says why, without the path."""

    written = False  #: whether the file has its new bytes all the same


class UnsureError(FileError):
    """A file that is repaired, but of which the disk did not confirm it."""

    written = True


def is_temporary(name: str) -> bool:
    """Whether a file of this name is textfix's own: left behind by a run that was killed, or a part of a journal."""
    return (name.startswith(TEMPORARY_PREFIX) and name.endswith(TEMPORARY_SUFFIX)) or name.endswith(JOURNAL_SUFFIX)


def read(path: str, roots: Sequence[str] | None = None) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, and its state just before it was read. Raises FileError.

    Given the *roots* that the user named, a link is followed to a place below one of them or below its own folder alone.
    """
    descriptor, state = opened(path, roots)
    try:
        with open(descriptor, "rb", buffering=0) as file:
            return file.readall(), state
    except OSError as error:
        raise FileError(reason(error)) from error


def opened(path: str, roots: Sequence[str] | None = None) -> tuple[int, os.stat_result]:
    """A descriptor of the same file, for one that is not to be read at once. Raises FileError."""
    try:
        target, seen = _led_to(path, roots)
        _refuse_special(seen)  # before it is opened: to open a device can be to act on it
        descriptor = os.open(target, FLAGS)
        try:
            state = os.fstat(descriptor)
            _refuse_special(state)
            if (state.st_dev, state.st_ino) != (seen.st_dev, seen.st_ino):
                raise FileError("was replaced by another program while it was opened; it was left alone")
        except BaseException:
            os.close(descriptor)
            raise
    except FileNotFoundError as error:
        hint = "; it is taken as a name, not as a pattern" if "*" in path or "?" in path else ""
        raise FileError(reason(error) + hint) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileError(reason(error)) from error
    return descriptor, state


def _led_to(path: str, roots: Sequence[str] | None) -> tuple[str, os.stat_result]:
    """Where a path leads to, and what is there. Raises FileError for a link that leads out of the roots."""
    seen = os.stat(path, follow_symlinks=False)
    if not stat.S_ISLNK(seen.st_mode):
        return path, seen
    target = os.path.realpath(path, strict=True)
    if roots is not None:
        bases = (os.path.dirname(path) or ".", *filter(os.path.isdir, roots))
        if not any(_is_below(target, os.path.realpath(base)) for base in bases):
            raise FileError("is a link that leads out of its folder and of those that were named; name the file itself")
    return target, os.stat(target, follow_symlinks=False)


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def reason(error: Exception) -> str:
    """What the system says went wrong, without the number and the path that it adds."""
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


def _refuse_special(state: os.stat_result) -> None:
    """Raise FileError for whatever is no regular file."""
    if not stat.S_ISREG(state.st_mode):
        special = next((name for is_kind, name in SPECIAL if is_kind(state.st_mode)), "a special file")
        raise FileError(f"is {special}, not a file; `-` reads standard input")
