"""F10: two runs on one folder at the same time give what one gives."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import NIGHTLY, PROGRAM, SOON, Outcome, Room

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.faults.conftest import Record
    from tests.faults.points import Strace

TIMES = 50 if NIGHTLY else 5
FILES = 24


def complaints(room: Room, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What is wrong after runs that met each other; one that found a file changed says so."""
    verdict = room.verdict()
    if verdict.new != room.names or verdict.temporary or verdict.strange:
        yield f"left {verdict}"
    for outcome in outcomes:
        errors = [line for line in outcome.err.splitlines() if line.startswith("error: ")]
        if outcome.code != (2 if errors else 0) or "Traceback" in outcome.err:
            yield f"ended badly: {outcome}"
        yield from (line for line in errors if "by another program" not in line)


def _started(room: Room, command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, cwd=room.elsewhere, env=room.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_two_runs_at_once(tmp_path: Path, record: Record) -> None:
    room = Room(tmp_path / "a", [f"{number % 3}/{number:02}.txt" for number in range(FILES)])
    met = 0
    for time in range(TIMES):
        room.fill()
        command = room.command("fix", "-j", str(1 + time % 2))
        runs = [_started(room, command) for _ in range(2)]
        streams = [run.communicate(timeout=SOON) for run in runs]
        outcomes = [
            Outcome(run.returncode, *(stream.decode() for stream in pair))
            for run, pair in zip(runs, streams, strict=True)
        ]
        met += any(outcome.code for outcome in outcomes)
        assert list(complaints(room, outcomes)) == []
        if time == 0 or NIGHTLY:
            for _ in range(2):  # each run has its own journal
                room.start([sys.executable, "-m", "textfix", "undo"])
            assert room.verdict().old == room.names
    record("F10", f"two runs on {FILES} files, {TIMES} times, of which they met {met}: each file as one run leaves it")


def overtaken(strace: Strace, room: Room, program: Sequence[str] = PROGRAM) -> Iterator[str]:
    """One run is stopped at its first file, another does everything, and the first goes on."""
    calls = strace.calls(room, room.command("fix", program=program))
    path = f"{room.tree}/{room.names[0]}"
    read = max(at for at, call in enumerate(calls) if call.name == "read" and path in call.arguments)
    renamed = next(at for at, call in enumerate(calls) if call.name.startswith("rename") and path in call.arguments)
    written = [call for call in calls[read:renamed] if call.changes]
    for call in written if NIGHTLY else (written[0], written[-1]):
        room.fill()
        with strace.stopped(room, room.command("fix", program=program), call) as ended:
            other = room.run("fix", program=program)
        yield from (f"{complaint} after {call}" for complaint in complaints(room, (*ended, other)))


def test_a_run_that_is_overtaken(room: Room, strace: Strace) -> None:
    assert list(overtaken(strace, room)) == []


@pytest.mark.parametrize("fault", ["forgets-temporaries", "hides-errors"])
def test_a_planted_fault_is_seen(fault: str, room: Room, strace: Strace) -> None:
    assert any(overtaken(strace, room, ("-m", "tests.faults.planted", fault)))
