"""F11: what a link leads to is changed only where it is in the folder, and nothing outside of it ever."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import Room
from tests.faults.special import NEW, OLD, as_root, named, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.conftest import Record


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "a", ["plain.txt"])


@pytest.fixture
def outside(room: Room) -> Iterator[Path]:
    """A damaged file outside of the folder, which is to stay as it is with all that belongs to it."""
    path = room.tree.parent / "outside" / "o.txt"
    path.parent.mkdir()
    path.write_bytes(OLD)
    before = path.stat(), path.parent.stat()
    yield path
    assert path.read_bytes() == OLD
    for seen, old in zip((path.stat(), path.parent.stat()), before, strict=True):
        assert (seen.st_ino, seen.st_mtime_ns, seen.st_ctime_ns) == (old.st_ino, old.st_mtime_ns, old.st_ctime_ns)


def test_hard_links(room: Room, outside: Path) -> None:
    inside = room.tree / "h.txt"
    other = room.tree.parent / "other.txt"
    other.write_bytes(OLD)
    inside.hardlink_to(other)
    refused(room, inside, "hard links")
    assert inside.read_bytes() == other.read_bytes() == OLD
    assert inside.samefile(other)


def test_links_in_a_folder_are_not_followed(room: Room, outside: Path) -> None:
    (room.tree / "in.txt").symlink_to("plain.txt")
    (room.tree / "out.txt").symlink_to(outside)
    (room.tree / "out").symlink_to(outside.parent)
    (room.tree / "up").symlink_to("..")
    (room.tree / "loop.txt").symlink_to("loop.txt")
    (room.tree / "dangling.txt").symlink_to("nowhere")
    (room.tree / "name").symlink_to("/etc/passwd")
    outcome = room.run("fix")
    assert outcome.code == 0, outcome
    assert "1 of 1 file" in outcome.err
    assert room.verdict().new == room.names
    assert all(path.is_symlink() for path in room.tree.iterdir() if path.name != "plain.txt")


def test_links_that_are_named(room: Room, outside: Path) -> None:
    for link, target in (("in", "plain.txt"), ("out", outside), ("loop", "loop"), ("dangling", "nowhere")):
        (room.tree / link).symlink_to(target)
    for link in ("out", "loop", "dangling"):
        outcome = named(room, room.tree / link)
        assert outcome.code == 2, outcome
        assert f"{link}: " in outcome.err
    assert named(room, room.tree / "in").code == 0
    assert (room.tree / "in").is_symlink()
    assert room.verdict().new == room.names


@as_root
def test_a_mount_of_its_own(room: Room, outside: Path) -> None:
    mount = room.tree / "m.txt"
    mount.touch()
    source = room.tree.parent / "source.txt"
    source.write_bytes(OLD)
    if subprocess.run(["mount", "--bind", str(source), str(mount)], capture_output=True, check=False).returncode:
        pytest.skip("this root may not mount")
    try:
        refused(room, mount, "mount")
        assert mount.read_bytes() == OLD
    finally:
        subprocess.run(["umount", str(mount)], check=True)


def test_a_planted_fault_is_seen(room: Room, record: Record) -> None:
    """A writer that writes through the name it is given parts no hard links, and changes what is outside."""
    other = room.tree.parent / "other.txt"
    other.write_bytes(OLD)
    (room.tree / "h.txt").hardlink_to(other)
    with pytest.raises(AssertionError):
        refused(room, room.tree / "h.txt", "hard links", program=("-m", "tests.faults.planted", "parts-links"))
    assert other.read_bytes() == OLD
    assert (room.tree / "h.txt").read_bytes() == NEW
    record("F11", "hard link, links in, out, dangling, loop, a mount: one outcome each, nothing outside changes")
