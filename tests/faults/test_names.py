"""F11: a file may have any name that the system allows, and no name can do anything to a terminal or a reader."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import PROGRAM, Outcome, Room
from tests.faults.special import NEW, OLD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.faults.conftest import Record


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "a", ["plain.txt"])


NAMES = (
    b"n" * 251 + b".txt",
    b"\xff\xfe.txt",
    b"new\nline.txt",
    b"esc\x1b[31m.txt",
    b"[slug].txt",
    b"[red].txt",
    b"-dash.txt",
    b"--full",
    b" .txt",
    b"a\rb.txt",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe".encode(),
    "c1\x9b31m.txt".encode(),
    b"%0A::error::x.txt",
)
#: What does something to a terminal.
ACTIVE = {"\x1b", "\r", "\x9b", "\N{RIGHT-TO-LEFT OVERRIDE}"}
not_apple = pytest.mark.skipif(sys.platform == "darwin", reason="its file names are UTF-8")


def shown(room: Room, *command: str, program: Sequence[str] = PROGRAM) -> Outcome:
    """What a run says of a file of each name. Fails where a terminal would obey it."""
    for name in NAMES:
        (room.tree / os.fsdecode(name)).write_bytes(OLD)
    outcome = room.run(*command, program=program)
    assert not ACTIVE & set(outcome.out + outcome.err)
    assert not [line for line in outcome.out.split("\n") if line.startswith("line.txt")]
    return outcome


@not_apple
@pytest.mark.parametrize("form", ["full", "concise", "github", "json"])
def test_strange_names_are_shown(form: str, room: Room) -> None:
    outcome = shown(room, "check", "--output-format", form)
    assert outcome.code == 1, outcome
    assert "[slug].txt" in outcome.out


@not_apple
def test_files_of_strange_names_are_repaired(room: Room, record: Record) -> None:
    outcome = shown(room, "fix", "--verbose")
    assert outcome.code == 0, outcome
    assert {path.read_bytes() for path in room.tree.iterdir()} == {NEW}
    assert len(list(room.tree.iterdir())) == len(NAMES) + 1
    record("F11", f"{len(NAMES)} strange names: repaired, and shown without a character that a terminal obeys")


@not_apple
def test_a_planted_fault_is_seen(room: Room) -> None:
    with pytest.raises(AssertionError):
        shown(room, "check", program=("-m", "tests.faults.planted", "shows-what-is-hidden"))


def test_a_leading_dash_after_two(room: Room) -> None:
    (room.tree / "-dash.txt").write_bytes(OLD)
    command = [sys.executable, "-m", "textfix", "fix", "--", "-dash.txt"]
    done = subprocess.run(command, cwd=room.tree, env=room.environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert (room.tree / "-dash.txt").read_bytes() == NEW
