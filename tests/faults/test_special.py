"""F11: what a file has besides its bytes is kept or the file refused, and no special file is opened."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.nobody import NOBODY
from tests.faults.room import Room
from tests.faults.special import NEW, OLD, as_root, named, refused

if TYPE_CHECKING:
    from tests.faults.conftest import Record
    from tests.faults.points import Strace


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "a", ["plain.txt"])


def test_read_only(room: Room, record: Record) -> None:
    path = room.tree / "f.txt"
    path.write_bytes(OLD)
    path.chmod(0o444)
    refused(room, path, "read-only")
    assert path.read_bytes() == OLD
    record("F11", "read-only: refused by name")


@as_root
def test_set_user_id_and_odd_modes_are_kept(room: Room, record: Record) -> None:
    modes = {"s.txt": 0o4755, "g.txt": 0o2711, "t.txt": 0o1600, "o.txt": 0o666}
    for name, mode in modes.items():
        (room.tree / name).write_bytes(OLD)
        os.chown(room.tree / name, 1234, 4321)
        (room.tree / name).chmod(mode)
    assert room.run("fix").code == 0
    for name, mode in modes.items():
        seen = (room.tree / name).stat()
        assert (seen.st_uid, seen.st_gid, stat.S_IMODE(seen.st_mode)) == (1234, 4321, mode)
        assert (room.tree / name).read_bytes() == NEW
    record("F11", "set-user-ID and other modes, owner and group: kept")


def _keeps_attributes(room: Room, program: tuple[str, ...]) -> bool:
    path = room.tree / "x.txt"
    path.write_bytes(OLD)
    try:
        os.setxattr(path, "user.note", b"mine")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    assert room.run("fix", program=program).code == 0
    assert path.read_bytes() == NEW
    return os.listxattr(path) == ["user.note"] and os.getxattr(path, "user.note") == b"mine"


def test_extended_attributes_are_kept(room: Room, record: Record) -> None:
    assert _keeps_attributes(room, ("-m", "textfix"))
    record("F11", "extended attributes: kept")


def test_a_planted_fault_is_seen(room: Room) -> None:
    assert not _keeps_attributes(room, ("-m", "tests.faults.planted", "drops-attributes"))


@pytest.mark.skipif(shutil.which("setfacl") is None, reason="setfacl is not here")
def test_access_control_lists_are_kept(room: Room, record: Record) -> None:
    path, plain = room.tree / "l.txt", room.tree / "plain.txt"
    path.write_bytes(OLD)
    setting = subprocess.run(["setfacl", "-m", f"u:{NOBODY}:rw", str(path)], capture_output=True, check=False)
    if setting.returncode:
        pytest.skip("no access control lists here")
    subprocess.run(["setfacl", "-d", "-m", "u:1234:r", str(room.tree)], check=True)  # what new files are given
    before = [subprocess.check_output(["getfacl", "-cp", str(each)]) for each in (path, plain)]
    assert room.run("fix").code == 0
    assert path.read_bytes() == plain.read_bytes() == NEW
    assert [subprocess.check_output(["getfacl", "-cp", str(each)]) for each in (path, plain)] == before
    record("F11", "access control lists: kept, and none from the folder added")


def _specials(room: Room) -> list[Path]:
    os.mkfifo(room.tree / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(room.tree)  # the name of a socket is short
        try:
            server.bind("socket.txt")
        finally:
            os.chdir(here)
    made = [room.tree / "pipe.txt", room.tree / "socket.txt"]
    if os.geteuid() == 0:
        for name, minor in (("zero.txt", 5), ("full.txt", 7)):
            try:
                os.mknod(room.tree / name, 0o666 | stat.S_IFCHR, os.makedev(1, minor))
            except PermissionError:
                continue
            made.append(room.tree / name)
    return made


def test_special_files_are_never_opened(room: Room, strace: Strace) -> None:
    specials = _specials(room)
    command = [*room.command("fix"), *map(str, specials)]
    calls = [*strace.calls(room, room.command("fix")), *strace.calls(room, command)]
    opened = [call for call in calls if call.name.startswith("open")]
    assert any("plain.txt" in call.arguments for call in opened)
    assert [str(call) for call in opened for path in specials if f'{path}"' in call.arguments] == []


def test_special_files_that_are_named(room: Room, record: Record) -> None:
    for path in (*_specials(room), Path("/dev/zero")):
        outcome = named(room, path)
        assert outcome.code == 2
        assert "not a file" in outcome.err
    record("F11", "pipe, socket, /dev/zero, /dev/full: passed over, refused where named, never opened")
