"""What a file has besides its bytes, kept when another one takes its place: owner, attributes, mode. Raises FileError by name."""

from __future__ import annotations

import errno
import os
import stat

from textfix.files import FileError, reason

#: Attributes that the kernel makes from a file's content; those of the old content would be wrong.
OF_CONTENT = frozenset({"security.ima", "security.evm"})


def keep(descriptor: int, target: str, model: os.stat_result) -> None:
    """Give a new file what the file at *target* has, whose state is *model*; the mode last, for the others change it."""
    if hasattr(os, "fchown"):  # not on Windows
        _keep_owner(descriptor, model)
        _keep_attributes(descriptor, target)
        _keep_mode(descriptor, model)


def _keep_owner(descriptor: int, model: os.stat_result) -> None:
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) == (model.st_uid, model.st_gid):
        return
    try:
        os.fchown(descriptor, model.st_uid, model.st_gid)
    except PermissionError as error:
        raise FileError(
            f"belongs to user {model.st_uid} and group {model.st_gid}, which only they or root can keep; "
            "it was left as it was"
        ) from error


def _keep_attributes(descriptor: int, target: str) -> None:
    """Copy the extended attributes, and drop the access control list that a folder gives to new files."""
    if not hasattr(os, "listxattr"):  # macOS, where Python has no access to them
        return
    try:
        names = set(os.listxattr(target, follow_symlinks=False)) - OF_CONTENT
        given = set(os.listxattr(descriptor))
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            return
        raise
    wanted = {name: os.getxattr(target, name, follow_symlinks=False) for name in names}
    for name, value in sorted(wanted.items()):
        if name in given and os.getxattr(descriptor, name) == value:
            continue
        try:
            os.setxattr(descriptor, name, value)
        except OSError as error:
            raise FileError(
                f"has the attribute {name}, which cannot be kept: {reason(error)}; it was left as it was"
            ) from error
    if "system.posix_acl_access" in given - names:
        os.removexattr(descriptor, "system.posix_acl_access")


def _keep_mode(descriptor: int, model: os.stat_result) -> None:
    mode = stat.S_IMODE(model.st_mode)
    os.fchmod(descriptor, mode)
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:  # set-group-ID goes in silence for who is not in the group
        raise FileError(f"has the mode {mode:04o}, which cannot be kept; it was left as it was")
