"""F1: killed at any call, every file is as it was or repaired, and the next run tidies up."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.faults.failpoint import Failpoint
from tests.faults.room import NIGHTLY, PROGRAM, Room
from tests.faults.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.faults.conftest import Record
    from tests.faults.points import Call, Tracer

UNDO = [sys.executable, "-m", "textfix", "undo"]


def points(tracer: Tracer, room: Room, program: Sequence[str] = PROGRAM) -> list[Call]:
    """Where to kill: just before each call that changes the disk, so in every state that the disk goes through."""
    calls = tracer.calls(room, room.command("fix", "-q", program=program))
    assert room.verdict().new, "the run was to repair the files"
    return [call for call in calls if call.changes or NIGHTLY]


def killed(room: Room, call: Call, tracer: Tracer, program: Sequence[str] = PROGRAM) -> Iterator[str]:
    """What is wrong after a run that was killed at *call*."""
    outcome = tracer.strike(room, room.command("fix", "-q", program=program), call, "KILL")
    if outcome.code != -9:
        yield f"was not killed: {outcome}"
    verdict = room.verdict()
    if verdict.harmed or verdict.strange:
        yield f"left {verdict}"
    if verdict.temporary and call.name == "fsync" and ".textfix-" in room.run("check", "--show-files").out:
        yield "its temporary file would be checked"
    if verdict.new:
        undone = room.start(UNDO)
        if undone.code or room.verdict().old != room.names:
            yield f"undo gave {undone}, {room.verdict()}"
    again = room.run("fix", "-q", program=program)
    if again.code or room.verdict().new != room.names or room.verdict().temporary:
        yield f"the next run gave {again}, {room.verdict()}"


@pytest.fixture
def rooms(tmp_path: Path) -> list[Room]:
    return [Room(tmp_path / name, ["a.txt", "sub/中文 b.txt"]) for name in "ab"]


def test_killed_at_any_call(rooms: list[Room], tracer: Tracer, record: Record) -> None:
    calls = points(tracer, rooms[0])
    assert len(calls) >= 10
    complaints = sweep(rooms, calls, partial(killed, tracer=tracer))
    assert not complaints, "\n".join(complaints)
    record("F1", f"kill -9 at {len(calls)} calls of a fix of {len(rooms[0].names)} files: 0 neither old nor new")


def undo_killed(room: Room, call: Call, tracer: Tracer) -> Iterator[str]:
    """What is wrong after an undo that was killed at *call*."""
    room.run("fix", "-q")
    tracer.strike(room, UNDO, call, "KILL")
    verdict = room.verdict()
    if verdict.harmed or verdict.strange:
        yield f"left {verdict}"
    again = room.start(UNDO)
    verdict = room.verdict()
    ended = again.code == 0 or "nothing to undo" in again.err
    if verdict.old != room.names or verdict.temporary or not ended:
        yield f"the next undo gave {again}, {verdict}"


def test_an_undo_killed_at_any_call(rooms: list[Room], tracer: Tracer, record: Record) -> None:
    rooms[0].run("fix", "-q")
    calls = [call for call in tracer.calls(rooms[0], UNDO) if call.changes]
    assert rooms[0].verdict().old == rooms[0].names
    some = calls if NIGHTLY else calls[::4]
    complaints = sweep(rooms, some, partial(undo_killed, tracer=tracer))
    assert not complaints, "\n".join(complaints)
    record("F1", f"kill -9 at {len(some)} calls of an undo: 0 neither old nor new, the next undo ends it")


def test_killed_without_strace(rooms: list[Room], record: Record) -> None:
    calls = points(Failpoint(), rooms[0])
    assert len(calls) >= 10
    some = calls if NIGHTLY else calls[::12]
    complaints = sweep(rooms, some, partial(killed, tracer=Failpoint()))
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("fault", ["truncates", "forgets-temporaries", "forgets-journal"])
def test_a_planted_fault_is_seen(fault: str, room: Room, tracer: Tracer) -> None:
    program = ("-m", "tests.faults.planted", fault)
    calls = [call for call in points(tracer, room, program) if call.name in ("write", "unlink", "rename", "replace")]
    assert any(sweep([room], [call], partial(killed, tracer=tracer, program=program)) for call in reversed(calls))
