"""What the tests of links, special files and strange names have in common."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.room import DAMAGED, PROGRAM, REPAIRED, Outcome, Room

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OLD, NEW = DAMAGED.encode(), REPAIRED.encode()
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make it")


def refused(room: Room, path: Path, why: str, program: Sequence[str] = PROGRAM) -> None:
    """The file is named with the reason, and the others are done."""
    outcome = room.run("fix", program=program)
    assert outcome.code == 2, outcome
    assert f"{path.name}: " in outcome.err, outcome
    assert why in outcome.err, outcome
    assert "Traceback" not in outcome.err
    assert room.verdict().new == room.names
    assert not room.verdict().temporary


def named(room: Room, path: Path) -> Outcome:
    """What comes of a file that is named, and not met in a folder."""
    return room.start([sys.executable, "-m", "textfix", "fix", str(path)])
