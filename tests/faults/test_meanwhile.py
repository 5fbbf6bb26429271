"""F9: a file that somebody edits, empties, replaces or deletes during the run is theirs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.faults.room import NIGHTLY, PROGRAM, Room
from tests.faults.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.faults.conftest import Record
    from tests.faults.points import Call, Strace

NAME = "a.txt"  #: the file that is meddled with; the others are to be done


def _edited(path: Path) -> None:
    with path.open("ab") as file:
        file.write("再加一行。\n".encode())


def _edited_in_length(path: Path) -> None:
    """As many bytes as before, and the same time of the last change."""
    state, data = path.stat(), path.read_bytes()
    with path.open("r+b") as file:
        file.write(data.replace("河".encode(), "江".encode()))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"another file\n")
    other.replace(path)


def _deleted(path: Path) -> None:
    path.unlink()


def _made_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("sub") / "elsewhere")


def _made_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


MEDDLERS = (_edited, _edited_in_length, _emptied, _replaced, _deleted, _made_a_link, _made_a_pipe)


class Moment(NamedTuple):
    """What somebody does just after a call."""

    meddle: Callable[[Path], None]
    call: Call

    def __str__(self) -> str:
        return f"{self.meddle.__name__.strip('_')} after {self.call}"


def window(strace: Strace, room: Room, program: Sequence[str] = PROGRAM) -> list[Call]:
    """The calls from reading the file to the last but one before its last look at it."""
    calls = strace.calls(room, room.command("fix", program=program))
    path = f"/tree/{NAME}"
    read = max(at for at, call in enumerate(calls) if call.name == "read" and path in call.arguments)
    renamed = next(at for at, call in enumerate(calls) if call.name.startswith("rename") and path in call.arguments)
    looks = [at for at in range(read, renamed) if "stat" in calls[at].name and f'{path}"' in calls[at].arguments]
    return calls[read : looks[-1]]


def meddled(room: Room, moment: Moment, strace: Strace, program: Sequence[str] = PROGRAM) -> Iterator[str]:
    """What is wrong after a run that was stopped, and went on after somebody had changed the file."""
    path = room.tree / NAME
    with strace.stopped(room, room.command("fix", program=program), moment.call) as ended:
        moment.meddle(path)
        theirs = state(path)
    outcome = ended[0]
    if state(path) != theirs:
        yield f"the user's bytes are gone: {state(path)} for {theirs}"
    if outcome.code != 2 or f"{NAME}: " not in outcome.err or "Traceback" in outcome.err:
        yield f"ended as {outcome}"
    elif moment.meddle is not _deleted and "changed" not in outcome.err:
        yield f"does not say that it was changed: {outcome.err}"
    verdict = room.verdict()
    if verdict.temporary or verdict.new != tuple(name for name in room.names if name != NAME):
        yield f"left {verdict}"


def state(path: Path) -> tuple[object, ...]:
    """All that the user sees of a file."""
    if not os.path.lexists(path):
        return ()
    seen = path.lstat()
    return seen.st_ino, seen.st_mode, seen.st_mtime_ns, path.read_bytes() if path.is_file() else b""


def test_what_is_changed_meanwhile_is_kept(rooms: list[Room], strace: Strace, record: Record) -> None:
    calls = window(strace, rooms[0])
    assert len(calls) >= 5
    if not NIGHTLY:
        calls = [calls[0], calls[len(calls) // 2], calls[-1]]
    moments = [Moment(meddle, call) for meddle in MEDDLERS for call in calls]
    complaints = sweep(rooms, moments, lambda room, moment: meddled(room, moment, strace))
    assert not complaints, "\n".join(complaints)
    record("F9", f"{len(MEDDLERS)} changes by others at {len(calls)} moments: their bytes kept, said, exit code 2")


def test_a_planted_fault_is_seen(room: Room, strace: Strace) -> None:
    program = ("-m", "tests.faults.planted", "looks-once")
    last = window(strace, room, program)[-1]
    assert list(sweep([room], [Moment(_edited, last)], lambda room, moment: meddled(room, moment, strace, program)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(room: Room, strace: Strace) -> None:
    """It comes between the walk and the reading."""
    calls = strace.calls(room, room.command("fix"))
    listed = next(call for call in calls if call.name == "getdents64")
    room.fill()
    with strace.stopped(room, room.command("fix"), listed) as ended:
        _made_a_pipe(room.tree / NAME)
    assert ended[0].code in (0, 2)
    assert room.verdict().new == tuple(name for name in room.names if name != NAME)
