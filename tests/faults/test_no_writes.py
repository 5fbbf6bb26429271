"""F12, F13: check never writes, and fix writes nothing where there is nothing to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.room import PROGRAM, Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.faults.conftest import Record
    from tests.faults.points import Strace

CHECKS = (
    ("check",),
    ("check", "--full", "--statistics"),
    ("check", "--output-format", "json"),
    ("check", "--diff"),
    ("fix", "--diff"),
    ("fix", "--show-files"),
    ("encodings",),
    ("config",),
)


def writes(strace: Strace, room: Room, command: Sequence[str], program: Sequence[str] = PROGRAM) -> list[str]:
    """Every call of a run, wherever, that may change a file; its streams are none."""
    strace.calls(room, room.command(*command, program=program))
    changing = [call for call in strace.seen(room) if call.changes and call.name != "close"]
    streams = ("1<", "2<")
    return [str(call) for call in changing if not (call.name == "write" and call.arguments.startswith(streams))]


def states(room: Room) -> dict[str, tuple[int, int]]:
    """The inode and the time of the last change of all that is in the room."""
    paths = (room.tree, room.state, *room.tree.rglob("*"), *room.state.rglob("*"))
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


@pytest.mark.parametrize("command", CHECKS, ids=" ".join)
def test_check_never_writes(command: Sequence[str], room: Room, strace: Strace, record: Record) -> None:
    before = states(room)
    assert writes(strace, room, command) == []
    assert states(room) == before
    if command == CHECKS[-1]:
        record("F12", f"{len(CHECKS)} commands that only look: 0 writes in the trace")


def test_no_change_no_write(room: Room, strace: Strace, record: Record) -> None:
    assert room.run("fix").code == 0
    before = states(room)
    assert writes(strace, room, ("fix", "--verbose")) == []
    assert states(room) == before
    record("F13", "a second fix: 0 writes in the trace, inode and mtime equal")


def test_a_planted_fault_is_seen(room: Room, strace: Strace) -> None:
    assert writes(strace, room, ("check",), ("-m", "tests.faults.planted", "writes-in-check"))
