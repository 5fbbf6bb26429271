"""F5: what a rename makes visible is on the disk before it, and the rename itself afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import PROGRAM, Room

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.faults.conftest import Record
    from tests.faults.points import Call, Strace

QUOTED = re.compile(r'"([^"]+)"')
OPENED = re.compile(r"^\d+<([^>]+)>")
WRITES = ("write", "writev", "pwrite64", "ftruncate", "fchmod", "fchown", "fsetxattr")
SYNCS = ("fsync", "fdatasync")


def renames(calls: Sequence[Call], folder: str) -> list[tuple[int, str, str]]:
    """Where in *calls* a file of the folder is replaced, by what, and which."""
    found = []
    for place, call in enumerate(calls):
        if call.name.startswith("rename") and len(paths := QUOTED.findall(call.arguments)) == 2:
            source, target = paths
            if target.startswith(folder):
                found.append((place, source, target))
    return found


def disorder(calls: Sequence[Call], room: Room) -> Iterator[str]:
    """What is not on the disk at the moment when it has to be."""
    about = [match[1] if (match := OPENED.match(call.arguments)) else "" for call in calls]

    def last(names: Sequence[str], path: str, begin: int, end: int) -> int:
        places = (at for at in range(begin, end) if calls[at].name in names and about[at] == path)
        return max(places, default=-1)

    replaced = renames(calls, str(room.tree))
    ends = [place for place, _, _ in replaced[1:]] + [len(calls)]
    for (place, source, target), end in zip(replaced, ends, strict=True):
        written, synced = last(WRITES, source, 0, place), last(SYNCS, source, 0, place)
        if not 0 <= written < synced:
            yield f"{target}: renamed before its bytes were on the disk"
        if last(SYNCS, target.rpartition("/")[0], place, end) < 0:
            yield f"{target}: its new name was not put on the disk"
        journals = {path for path in about[:place] if path.startswith(str(room.state)) and "." in path}
        for path in journals:
            if last(WRITES, path, 0, place) > last(SYNCS, path, 0, place):
                yield f"{target}: renamed before the journal was on the disk"
            if last(SYNCS, path.rpartition("/")[0], 0, place) < 0:
                yield f"{target}: renamed before the name of the journal was on the disk"
        if not any(last(WRITES, path, 0, place) > 0 for path in journals):
            yield f"{target}: renamed and not in the journal"


def traced(strace: Strace, room: Room, program: Sequence[str] = PROGRAM) -> list[Call]:
    return strace.calls(room, room.command("fix", "-q", program=program))


def test_the_order_of_durability(room: Room, strace: Strace, record: Record) -> None:
    calls = traced(strace, room)
    assert room.verdict().new == room.names
    assert len(renames(calls, str(room.tree))) == len(room.names)
    assert list(disorder(calls, room)) == []
    record("F5", "fsync(temporary) and fsync(journal) before each rename, fsync(folder) after it: 100 %")


@pytest.mark.parametrize("fault", ["never-syncs", "syncs-late"])
def test_a_planted_fault_is_seen(fault: str, room: Room, strace: Strace) -> None:
    calls = traced(strace, room, ("-m", "tests.faults.planted", fault))
    assert room.verdict().new == room.names
    assert any("before its bytes were on the disk" in line for line in disorder(calls, room))


def test_without_fsync_by_request(room: Room, strace: Strace) -> None:
    calls = strace.calls(room, room.command("fix", "-q", "--no-fsync"))
    assert room.verdict().new == room.names
    assert not [call for call in calls if call.name in SYNCS]
