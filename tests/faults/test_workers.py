"""F8: a worker process that dies or hangs costs its own file, which is named, and no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import SOON, Outcome, Room

if TYPE_CHECKING:
    from tests.faults.conftest import Record

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork, so no worker processes")
COUNT = 60
VICTIM = "f31.txt"
ENDS = ("killed", "crashed", "exited", "out-of-memory", "hung", "stopped")
WITH_TWO = ("fix", "-j", "2", "--timeout", "1")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "a", [f"f{number:02}.txt" for number in range(COUNT)])


def complaints(room: Room, outcome: Outcome) -> list[str]:
    """What is wrong after a run that lost a worker at the victim."""
    verdict = room.verdict()
    wrong = []
    if outcome.code != 2:
        wrong.append("exit code")
    if verdict.old != (VICTIM,) or verdict.harmed or verdict.temporary or verdict.strange:
        wrong.append(f"left {verdict.old}, {verdict.harmed}, {verdict.temporary}")
    if f"{VICTIM}: " not in outcome.err or "Traceback" in outcome.err:
        wrong.append("the file is not named")
    return [f"{each}: {outcome}" for each in wrong]


@pytest.mark.parametrize("how", ENDS)
def test_a_worker_that_ends(how: str, room: Room, record: Record) -> None:
    outcome = room.run(*WITH_TWO, program=("-m", "tests.faults.dying", how, VICTIM))
    assert complaints(room, outcome) == []
    if how == ENDS[-1]:
        record("F8", f"a worker {', '.join(ENDS)}: no hang, exit code 2, its file named, {COUNT - 1} of {COUNT} done")


def _children(process: int) -> list[int]:
    """The processes that a process has started, by what the system says of each."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended
            parent = path.read_text().rpartition(")")[2].split()[1]
            found += [int(path.parent.name)] if int(parent) == process else []
    return sorted(found)


def _processes(room: Room, how_many: int) -> tuple[subprocess.Popen[bytes], list[int]]:
    """A run with two workers that has changed so many files, and its workers."""
    command = room.command("fix", "-j", "2")
    run = subprocess.Popen(
        command, cwd=room.elsewhere, env=room.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    changed = room.tree / room.names[how_many]
    while changed.stat().st_size == len(room.before[changed.name]) and run.poll() is None:
        time.sleep(0.001)
    return run, _children(run.pid)


@pytest.mark.skipif(not Path("/proc").exists(), reason="no list of processes here")
@pytest.mark.parametrize("moment", [0, COUNT // 2])
def test_a_worker_killed_from_outside(moment: int, room: Room) -> None:
    run, workers = _processes(room, moment)
    for worker in workers[:1]:
        os.kill(worker, signal.SIGKILL)
    out, err = (stream.decode() for stream in run.communicate(timeout=SOON))
    verdict = room.verdict()
    assert not verdict.harmed
    assert not verdict.strange
    assert all(f"{name}: " in err for name in verdict.old), (verdict, err)
    assert run.returncode == (2 if "error: " in err else 0), (out, err)


@pytest.mark.skipif(not Path("/proc").exists(), reason="no list of processes here")
def test_the_first_process_killed(room: Room) -> None:
    """Its workers end too, and what all of them have changed can be undone."""
    run, workers = _processes(room, COUNT // 3)
    run.kill()
    run.communicate(timeout=SOON)
    deadline = time.monotonic() + SOON
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.01)
    verdict = room.verdict()
    assert not verdict.harmed
    assert not verdict.strange
    assert verdict.new
    undone = room.start([sys.executable, "-m", "textfix", "undo"])
    assert room.verdict().old == room.names, undone
    again = room.run("fix", "-j", "2")
    assert (again.code, room.verdict().new, room.verdict().temporary) == (0, room.names, ()), again


def test_a_planted_fault_is_seen(room: Room) -> None:
    outcome = room.run(*WITH_TWO, program=("-m", "tests.faults.planted", "leaves-out"))
    assert room.verdict().old == (room.names[-1],)
    assert complaints(room, outcome)
