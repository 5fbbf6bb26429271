"""F2, F3, F4: an error at any call leaves the old file, is said with its path, and does not end the run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.faults.room import LARGE, NIGHTLY, PROGRAM, Room
from tests.faults.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.faults.conftest import Record
    from tests.faults.points import Call, Tracer
    from tests.faults.room import Outcome

#: Any call may give the first; the last two are met by the same lines of the program.
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EINTR")
#: Too large for what is left of a limit or of a disk, beside others that are not.
LIMIT = 40_000
LIMITED = (
    "import os, resource, sys; "
    f"resource.setrlimit(resource.RLIMIT_FSIZE, ({LIMIT}, {LIMIT})); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)


class Blow(NamedTuple):
    """An error at a call."""

    call: Call
    error: str

    def __str__(self) -> str:
        return f"{self.error} at {self.call}"


def hits(call: Call, error: str) -> bool:
    """Whether an error is tried at a call: by day the rare ones at some, and what only reads at the first file alone."""
    if NIGHTLY:
        return error in ("EIO", "EINTR") or call.changes
    if not call.changes:
        return error == "EIO" and "/sub/" not in call.arguments
    return error in ("EIO", "ENOSPC") or call.nth % 3 == 0


def named(room: Room, name: str, outcome: Outcome) -> bool:
    """Whether a file that was not done is named, or a folder above it that could not be listed."""
    path = room.tree / name
    return any(f"error: {each}: " in outcome.err for each in (path, path.parent, room.tree))


def undone(room: Room, outcome: Outcome) -> Iterator[str]:
    """What is wrong after a run in which something failed."""
    verdict = room.verdict()
    if verdict.harmed or verdict.strange or verdict.temporary:
        yield f"left {verdict}"
    if "Traceback" in outcome.err or "a bug" in outcome.err or outcome.code not in (0, 2):
        yield f"ended badly: {outcome}"
    if outcome.code == 0 and verdict.old:
        yield f"exit code 0 with work undone: {verdict}"
    if outcome.code == 2 and not outcome.err:
        yield "exit code 2, and nobody knows why"
    yield from (f"{name} is not named: {outcome}" for name in verdict.old if not named(room, name, outcome))
    if "left as it was" in outcome.err and not verdict.old:
        yield f"says that a file was left, and none was: {outcome}"


def struck(room: Room, blow: Blow, tracer: Tracer, program: Sequence[str] = PROGRAM) -> Iterator[str]:
    """What is wrong after a run in which a call gave an error."""
    outcome = tracer.strike(room, room.command("fix", program=program), blow.call, blow.error)
    yield from undone(room, outcome)
    about = [name for name in room.names if f"/{name}" in blow.call.arguments or "/.textfix-" in blow.call.arguments]
    if about and len(room.verdict().old) > 1:
        yield f"the run did not go on: {room.verdict()}, {outcome}"


def test_an_error_at_any_call(tmp_path: Path, tracer: Tracer, record: Record) -> None:
    rooms = [Room(tmp_path / name, ["a.txt", "sub/b.txt"]) for name in "ab"]
    calls = tracer.calls(rooms[0], rooms[0].command("fix"))
    points = [Blow(call, error) for call in calls for error in ERRORS if hits(call, error)]
    complaints = sweep(rooms, points, partial(struck, tracer=tracer))
    assert not complaints, "\n".join(complaints)
    record(
        "F2", f"{', '.join(ERRORS)} at {len(calls)} calls, {len(points)} runs: each file old or new, named, 0 left over"
    )


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "textfix", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this root may not mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("what", ["the files", "the journal"])
def test_a_full_disk(what: str, full_disk: Path, tmp_path: Path, record: Record) -> None:
    room = Room(tmp_path / "room", large=["sub/b.txt"])
    kept = room.tree if what == "the files" else room.state
    shutil.copytree(kept, full_disk, dirs_exist_ok=True)
    shutil.rmtree(kept)
    kept.symlink_to(full_disk)
    if what == "the files":
        room.tree = full_disk  # a link that is named is not walked
    (full_disk / ".git").mkdir()  # a folder that is passed over
    filler = full_disk / ".git" / "filler"
    free = os.statvfs(full_disk).f_bavail * os.statvfs(full_disk).f_frsize - (LIMIT if what == "the files" else 0)
    filler.write_bytes(bytes(free))
    outcome = room.run("fix")
    filler.unlink()
    assert list(undone(room, outcome)) == []
    if what == "the files":
        assert outcome.code == 2
        assert room.verdict().old == ("sub/b.txt",)
    assert len((room.tree / "a.txt").read_bytes()) > 0
    record(
        "F3", f"full disk under {what}: exit code {outcome.code}, {len(room.verdict().old)} left and named, 0 harmed"
    )


def test_a_limit_on_the_size_of_files(room: Room, tmp_path: Path, record: Record) -> None:
    room = Room(tmp_path / "large", large=["sub/b.txt"])
    assert len(room.after["sub/b.txt"]) > LIMIT
    assert LARGE > 1
    outcome = room.start([sys.executable, "-c", LIMITED, *room.command("fix")])
    assert list(undone(room, outcome)) == []
    assert outcome.code == 2
    assert room.verdict().old == ("sub/b.txt",)
    record("F4", "RLIMIT_FSIZE: exit code 2, 1 left and named, the others repaired, 0 temporary files")


@pytest.mark.parametrize("fault", ["hides-errors", "forgets-temporaries"])
def test_a_planted_fault_is_seen(fault: str, room: Room, tracer: Tracer) -> None:
    program = ("-m", "tests.faults.planted", fault)
    calls = tracer.calls(room, room.command("fix", program=program))
    syncs = [Blow(call, "ENOSPC") for call in calls if call.name in ("fsync", "write")]
    assert any(sweep([room], [point], partial(struck, tracer=tracer, program=program)) for point in syncs)
