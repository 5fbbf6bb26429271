"""The temporary files in which new content waits for its place: each locked while its run lives, removed when that was killed."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from textfix.files import TEMPORARY_PREFIX, TEMPORARY_SUFFIX

#: Letters of the random part of a name.
RANDOM = 16

_swept: set[str] = set()


def begin(folder: str, mode: int = 0o600) -> tuple[str, int]:
    """A new temporary file in a folder, its name and an open descriptor, locked so that no other run removes it."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    while True:
        name = f"{TEMPORARY_PREFIX}{os.urandom(RANDOM // 2).hex()}{TEMPORARY_SUFFIX}"
        temporary = os.path.join(folder, name)
        descriptor = os.open(temporary, flags, mode)
        try:
            if _lock(descriptor) is not False and os.fstat(descriptor).st_nlink:
                return temporary, descriptor
        except OSError:
            remove(temporary)
            close(descriptor)
            raise
        close(descriptor)  # another run took it for a leftover, before it was locked


def sweep(folder: str) -> None:
    """Remove the temporary files of runs that were killed; once in a run for each folder.

    A living run holds a lock on its own ones; where the system has no locks, nothing is removed.
    """
    if folder in _swept:
        return
    _swept.add(folder)
    try:
        with os.scandir(folder) as entries:
            names = [
                entry.name for entry in entries if _is_leftover(entry.name) and entry.is_file(follow_symlinks=False)
            ]
    except PermissionError:  # one in which files can be replaced, and which cannot be listed
        return
    for name in names:
        path = os.path.join(folder, name)
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        except OSError:  # another user's, or gone
            continue
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode) and _lock(descriptor):
                remove(path)
        finally:
            close(descriptor)


def remove(temporary: str) -> None:
    """Remove what a failure left behind. Where even that fails the next run does it; the failure has been told."""
    with suppress(OSError):
        os.unlink(temporary)


def close(descriptor: int) -> None:
    with suppress(OSError):  # its bytes are on the disk already, or nobody asked for that
        os.close(descriptor)


def _is_leftover(name: str) -> bool:
    middle = name.removeprefix(TEMPORARY_PREFIX).removesuffix(TEMPORARY_SUFFIX)
    return len(middle) == RANDOM == len(name) - len(TEMPORARY_PREFIX + TEMPORARY_SUFFIX) and not middle.strip(
        "0123456789abcdef"
    )


def _lock(descriptor: int) -> bool | None:
    """Lock a file for as long as it is open; False where another process has it, None where there are no locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network file systems
        return None
    return True
