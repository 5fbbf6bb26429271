"""F1 for long runs: a run that was killed goes on where it was, and its manifest is whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.faults.room import NIGHTLY, Room
from tests.faults.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.conftest import Record
    from tests.faults.points import Call, Tracer

MANIFEST = "manifest.jsonl"


def command(room: Room) -> list[str]:
    """A fix that notes what it does; started again it goes on."""
    return room.command("fix", "-q", "-j", "1", "--manifest", str(room.state / MANIFEST), "--resume")


def noted(room: Room) -> list[str]:
    """The files that the manifest speaks of, as names; fails where a line is not whole."""
    lines = map(json.loads, (room.state / MANIFEST).read_text("utf-8").splitlines())
    paths = [str(line["path"]) for line in lines if "path" in line]  # the others are headers, one for each run
    return sorted(path.removeprefix(f"{room.tree}/") for path in paths)


def killed(room: Room, call: Call, tracer: Tracer) -> Iterator[str]:
    """What is wrong after a run that was killed at *call* and started again."""
    tracer.strike(room, command(room), call, "KILL")
    if room.verdict().harmed:
        yield f"left {room.verdict()}"
    again = room.start(command(room))
    if again.code or room.verdict().new != room.names or room.verdict().temporary:
        yield f"the next run gave {again}, {room.verdict()}"
    elif set(noted(room)) != set(room.names):
        yield f"the manifest speaks of {noted(room)}"


def test_killed_and_resumed(tmp_path: Path, tracer: Tracer, record: Record) -> None:
    rooms = [Room(tmp_path / name, [f"{number}.txt" for number in range(4)]) for name in "ab"]
    calls = tracer.calls(rooms[0], command(rooms[0]))
    assert noted(rooms[0]) == list(rooms[0].names)
    calls = [call for call in calls if call.changes and (MANIFEST in call.arguments or call.name.startswith("re"))]
    assert len(calls) >= 4
    some = calls if NIGHTLY else calls[::2]
    complaints = sweep(rooms, some, lambda room, call: killed(room, call, tracer))
    assert not complaints, "\n".join(complaints)
    record("F1", f"kill -9 at {len(some)} calls of a run with --manifest: --resume ends it, the manifest is whole")
