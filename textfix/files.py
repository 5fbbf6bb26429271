"""Read files, and replace them in one step: a file is as it was or fully repaired, whatever happens in between."""

from __future__ import annotations

import os
import stat

TEMPORARY_PREFIX = ".textfix-"
TEMPORARY_SUFFIX = ".tmp"
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


def is_temporary(name: str) -> bool:
    """Whether a file of this name was left behind by a run that was killed."""
    return name.startswith(TEMPORARY_PREFIX) and name.endswith(TEMPORARY_SUFFIX)


def read(path: str) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, and its state just before it was read. Raises FileError."""
    try:
        _refuse_special(os.stat(path))  # before it is opened: to open a device can be to act on it
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb", buffering=0) as file:
            state = os.fstat(descriptor)
            _refuse_special(state)
            return file.readall(), state
    except FileNotFoundError as error:
        hint = "; it is taken as a name, not as a pattern" if "*" in path or "?" in path else ""
        raise FileError(reason(error) + hint) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileError(reason(error)) from error


def replace(path: str, data: bytes, read_state: os.stat_result) -> None:
    """Give the file at *path* new content, if it is still as it was when it was read. Raises FileError.

    The new bytes are complete on the disk in a temporary file beside it before they take its place. A symbolic link
    stays one: its target is replaced.
    """
    target = os.path.realpath(path)  # pathlib would be imported for this alone
    temporary = os.path.join(os.path.dirname(target), f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}{TEMPORARY_SUFFIX}")
    try:
        _refuse(target, os.stat(target), read_state)
        try:
            _write(temporary, data, read_state)
            if not _same(os.stat(target), read_state):
                raise FileError("was changed by another program during the run; it was left alone")
            os.replace(temporary, target)
        finally:
            _remove(temporary)
        _sync_folder(os.path.dirname(target))
    except OSError as error:
        raise FileError(f"could not be written, it was left as it was: {reason(error)}") from error


def reason(error: Exception) -> str:
    """What the system says went wrong, without the number and the path that it adds."""
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


def _refuse_special(state: os.stat_result) -> None:
    """Raise FileError for whatever is no regular file."""
    if not stat.S_ISREG(state.st_mode):
        special = next((name for is_kind, name in SPECIAL if is_kind(state.st_mode)), "a special file")
        raise FileError(f"is {special}, not a file; `-` reads standard input")


def _refuse(target: str, state: os.stat_result, read_state: os.stat_result) -> None:
    """Raise FileError for a file whose replacement would break something."""
    if not _same(state, read_state):
        raise FileError("was changed by another program during the run; it was left alone")
    if state.st_nlink > 1:
        raise FileError(
            f"has {state.st_nlink} hard links, which replacing it would part; it was left as it was. "
            "`textfix fix - <FILE` gives the repaired text"
        )
    if not os.access(target, os.W_OK):
        raise FileError("is read-only; it was left as it was")


def _same(state: os.stat_result, read_state: os.stat_result) -> bool:
    fields = ("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
    return all(getattr(state, field) == getattr(read_state, field) for field in fields)


def _write(temporary: str, data: bytes, model: os.stat_result) -> None:
    """Write a new file with the mode and the owner of *model*, and wait until it is on the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(temporary, flags, 0o600), "wb") as file:
        if hasattr(os, "fchown"):
            own = os.fstat(file.fileno())
            if (own.st_uid, own.st_gid) != (model.st_uid, model.st_gid):
                os.fchown(file.fileno(), model.st_uid, model.st_gid)
            os.fchmod(file.fileno(), stat.S_IMODE(model.st_mode))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(temporary: str) -> None:
    """Remove what a failure left behind; after a replacement there is nothing."""
    if os.path.lexists(temporary):
        os.unlink(temporary)


def _sync_folder(folder: str) -> None:
    """Put the new name on the disk too, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
