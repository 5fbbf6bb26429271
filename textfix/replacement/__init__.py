"""Put new bytes in the place of a file's in one step, so that at any moment it is as it was or wholly new.

The order is the promise, and the tests hold it:

1. look at the file: it is still what was read, has one name, and may be written;
2. a temporary file beside it, locked while this run lives, gets the bytes, the owner, the extended attributes (access
   control lists among them) and the mode, and is synced to the disk;
3. what must be known before the file changes is written: the caller's *announce*, which is the journal;
4. look again: inode, size and times are still those of the file that was read;
5. rename, and sync the folder.

What cannot be kept is refused by name, never dropped: another owner, attributes, set-user-ID bits, a second hard link,
a mount. A file that an editor saves between the last look and the rename, some microseconds later, is not seen.
"""

from __future__ import annotations

import errno
import os
import stat

from textfix.files import FileError, UnsureError, reason
from textfix.replacement.belongings import keep
from textfix.replacement.temporary import begin, close, remove, sweep

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Callable

CHANGED = "was changed by another program during the run; it was left alone"


def replace(
    path: str,
    data: bytes,
    read_state: os.stat_result,
    *,
    sync: bool = True,
    announce: Callable[[], None] | None = None,
) -> os.stat_result:
    """Give the file at *path* new content, if it is still as it was when it was read, and return its new state.

    A symbolic link stays one: its target is replaced. Raises FileError; unless it says otherwise, the file is as it was.
    What *announce* raises goes on to the caller, and the file is as it was too.
    """
    target = os.path.realpath(path)  # pathlib would be imported for this alone
    folder = os.path.dirname(target)
    try:
        _refuse(target, os.stat(target, follow_symlinks=False), read_state)
        sweep(folder)
        temporary, descriptor = begin(folder)
        try:
            _fill(descriptor, data, target, read_state, sync=sync)
            if announce is not None:
                announce()
            if not _same(os.stat(target, follow_symlinks=False), read_state):
                raise FileError(CHANGED)
            state = os.fstat(descriptor)
            _rename(temporary, target, descriptor)
        except BaseException:
            remove(temporary)
            raise
        finally:
            close(descriptor)
    except OSError as error:
        raise FileError(f"could not be written, it was left as it was: {reason(error)}") from error
    if sync:
        _sync_new_name(folder)
    return state


def _refuse(target: str, state: os.stat_result, read_state: os.stat_result) -> None:
    """Raise FileError for a file whose replacement would break something."""
    if not _same(state, read_state):
        raise FileError(CHANGED)
    if state.st_nlink > 1:
        raise FileError(
            f"has {state.st_nlink} hard links, which replacing it would part; it was left as it was. "
            "`textfix fix - <FILE` gives the repaired text"
        )
    if not stat.S_IMODE(state.st_mode) & 0o222 or not os.access(target, os.W_OK):  # root may write to anything
        raise FileError("is read-only; it was left as it was")


def _same(state: os.stat_result, read_state: os.stat_result) -> bool:
    fields = ("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
    return all(getattr(state, field) == getattr(read_state, field) for field in fields)


def _fill(descriptor: int, data: bytes, target: str, model: os.stat_result, *, sync: bool) -> None:
    """Give a new file its bytes and everything else that the old one has, and wait until it is on the disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    keep(descriptor, target, model)
    if sync:
        os.fsync(descriptor)


def _rename(temporary: str, target: str, descriptor: int) -> None:
    if os.name == "nt":
        close(descriptor)  # a file that is open cannot be renamed there
    try:
        os.replace(temporary, target)
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise FileError(
                "is a mount of its own, which cannot be replaced; it was left as it was. "
                "`textfix fix - <FILE` gives the repaired text"
            ) from error
        raise


def _sync_new_name(folder: str) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise UnsureError(
            f"was repaired, but may be as it was before after a loss of power: {reason(error)}"
        ) from error


def sync_folder(folder: str) -> None:
    """Put new names in a folder on the disk too, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        close(descriptor)
