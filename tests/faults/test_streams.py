"""F7: with its streams closed or full the program neither breaks down nor says that work is done which is not."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import DAMAGED, NIGHTLY, PROGRAM, SOON, Outcome, Room
from tests.faults.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.faults.conftest import Record

#: How a shell opens them, and whether what goes to standard output is lost.
STREAMS = {
    "stdout closed": (">&-", True),
    "stderr closed": ("2>&-", False),
    "all closed": ("<&- >&- 2>&-", True),
    "stdout full": (">/dev/full", True),
    "stderr full": ("2>/dev/full", False),
    "reader gone": ("", True),
    "both closed": (">&- 2>&-", True),  # from here on at night alone
    "both full": (">/dev/full 2>/dev/full", True),
}
COMMANDS = (
    ("fix", "--output-format", "json"),
    ("fix", "-"),
    ("check",),
    ("fix", "--verbose"),
    ("check", "--output-format", "json"),  # from here on at night alone
    ("check", "--statistics"),
    ("check", "--diff"),
    ("fix",),
)


@pytest.fixture(autouse=True)
def _full() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")


def start(room: Room, streams: str, command: Sequence[str], program: Sequence[str] = PROGRAM) -> Outcome:
    """Run the program with its streams as *streams* says; the filter gets a text on standard input."""
    redirections, _ = STREAMS[streams]
    line = room.command(*command, program=program)
    if command[-1] == "-":
        line = line[:-1]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            ["sh", "-c", f'exec "$@" {redirections}', "sh", *line],
            cwd=room.elsewhere,
            env=room.environment,
            input=DAMAGED.encode(),
            stdout=writing if streams == "reader gone" else subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=SOON,
            check=False,
        )
    finally:
        os.close(writing)
    return Outcome(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


def complaints(room: Room, streams: str, command: Sequence[str], outcome: Outcome) -> list[str]:
    """What is wrong with how a run ended."""
    lost = STREAMS[streams][1]
    wrong = []
    if any(word in outcome.err for word in ("Traceback", "Exception ignored", "a bug")):
        wrong.append("it broke down")
    if outcome.code not in (0, 1, 2):
        wrong.append("no exit code of its own")
    if outcome.code == 0 and command[0] == "check":
        wrong.append("0 with damage found")
    if outcome.code == 0 and command == ("fix", "-") and (lost or streams == "all closed"):
        wrong.append("0, and nobody got the text")
    if outcome.code == 0 and command == ("fix", "--output-format", "json") and lost:
        wrong.append("0, and nobody got the report")
    if command[0] == "fix" and command[-1] != "-":
        verdict = room.verdict()
        if verdict.harmed or verdict.strange or verdict.temporary:
            wrong.append(f"left {verdict}")
        if verdict.old and outcome.code != 2:
            wrong.append("0 with work undone")
    return [f"{each}: {outcome}" for each in wrong]


def test_no_stream_is_needed(rooms: list[Room], record: Record) -> None:
    states, commands = (list(STREAMS), COMMANDS) if NIGHTLY else (list(STREAMS)[:6], COMMANDS[:4])
    cases = [(streams, command) for streams in states for command in commands]
    found = sweep(rooms, cases, lambda room, case: complaints(room, *case, start(room, *case)))
    assert not found, "\n".join(found)
    record("F7", f"{len(states)} states of the streams x {len(commands)} commands: no traceback, no 0 with work undone")


def test_a_planted_fault_is_seen(room: Room) -> None:
    program = ("-m", "tests.faults.planted", "hides-errors")
    outcome = start(room, "stdout full", ("fix", "-"), program)
    assert complaints(room, "stdout full", ("fix", "-"), outcome)
