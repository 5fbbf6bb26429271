"""F6: a run that is told to stop stops soon, harms nothing, and says how far it came."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.faults.room import NIGHTLY, PROGRAM, SOON, Room
from tests.faults.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.faults.conftest import Record

FILES = 1000
MOMENTS = 20
AT_ONCE = 2.0  #: seconds
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SAID = re.compile(r"(\d+) done, (\d+) not done")


class Moment(NamedTuple):
    """A signal when so many files are done, to a run of so many processes."""

    signal: signal.Signals
    done: int
    jobs: int

    def __str__(self) -> str:
        return f"{self.signal.name} at {self.done} with {self.jobs} jobs"


def moments() -> list[Moment]:
    """Twenty for each signal and number of processes at night; by day the twenty are dealt to them in turn."""
    steps = [round(FILES * step / MOMENTS) for step in range(MOMENTS)]
    every = [Moment(number, done, jobs) for done in steps for number in SIGNALS for jobs in (1, 2)]
    return every if NIGHTLY else [every[6 * step + step % 6] for step in range(MOMENTS)]


@pytest.fixture
def rooms() -> Iterator[list[Room]]:
    """In memory where that is possible, since a thousand files are to be written for each moment."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
    folder = Path(tempfile.mkdtemp(prefix="textfix-", dir=memory if memory.is_dir() else None))
    yield [Room(folder / name, [f"{number // 100}/{number:03}.txt" for number in range(FILES)]) for name in "ab"]
    shutil.rmtree(folder)


def stopped(room: Room, moment: Moment, program: Sequence[str] = PROGRAM) -> Iterator[str]:
    """What is wrong with how a run ends that gets a signal."""
    command = room.command("fix", "-j", str(moment.jobs), program=program)
    run = subprocess.Popen(
        command, cwd=room.elsewhere, env=room.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    name = room.names[moment.done]
    while (room.tree / name).stat().st_size == len(room.before[name]) and run.poll() is None:
        time.sleep(0.001)
    run.send_signal(moment.signal)
    sent = time.monotonic()
    err = run.communicate(timeout=SOON)[1].decode()
    took = time.monotonic() - sent
    verdict = room.verdict()
    if verdict.harmed or verdict.strange or verdict.temporary:
        yield f"left {verdict.harmed}, {verdict.strange}, {verdict.temporary}"
    if took > AT_ONCE:
        yield f"took {took:.1f} s"
    if run.returncode == 0 and not verdict.old:
        return  # it was done before the signal came
    if run.returncode != 128 + moment.signal:
        yield f"exit code {run.returncode}, {len(verdict.old)} not done: {err}"
    said = SAID.search(err)
    if said is None or (int(said[1]), int(said[2])) != (len(verdict.new), len(verdict.old)):
        yield f"{len(verdict.new)} done, {len(verdict.old)} not done; it says {err}"


def test_told_to_stop(rooms: list[Room], record: Record) -> None:
    tried = moments()
    complaints = sweep(rooms, tried, stopped)
    assert not complaints, "\n".join(complaints)
    record("F6", f"SIGINT, SIGTERM, SIGHUP at {len(tried)} moments of {FILES} files, 1 and 2 jobs: 0 damaged, < 2 s")


def test_a_planted_fault_is_seen(rooms: list[Room]) -> None:
    program = ("-m", "tests.faults.planted", "hides-errors")
    moment = Moment(signal.SIGTERM, FILES // 10, 1)
    assert sweep(rooms[:1], [moment], lambda room, moment: stopped(room, moment, program))
