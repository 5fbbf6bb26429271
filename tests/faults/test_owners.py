"""F11 for a user without rights: what belongs to others, and what is closed to them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.nobody import NOBODY
from tests.faults.room import DAMAGED, REPAIRED, Outcome, Room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.conftest import Record

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)


@pytest.fixture
def room() -> Iterator[Room]:
    """A room that belongs to nobody, in a place where nobody may go."""
    folder = Path(tempfile.mkdtemp(prefix="textfix-"))
    made = Room(folder, ["good.txt"])
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    yield made
    shutil.rmtree(folder)


def repair(room: Room, tmp_path: Path) -> Outcome:
    warm = Room(tmp_path / "warm", ["w.txt"])
    (warm.tree / "r.txt").write_text(DAMAGED)
    (warm.tree / "r.txt").chmod(0o444)  # what a refusal needs is imported too
    program = ("-m", "tests.faults.nobody", str(warm.tree))
    outcome = room.run("fix", program=program)
    assert (warm.tree / "w.txt").read_text() == REPAIRED
    return outcome


@pytest.mark.parametrize(
    ("name", "mode", "owner", "why"),
    [
        ("theirs.txt", 0o666, 0, "belongs to user 0"),
        ("closed.txt", 0o600, 0, "permission denied"),
        ("read_only.txt", 0o644, 0, "read-only"),
        ("folder/f.txt", 0o666, NOBODY, "permission denied"),
    ],
)
def test_what_is_not_ones_own(
    name: str, mode: int, owner: int, why: str, room: Room, tmp_path: Path, record: Record
) -> None:
    path = room.tree / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(DAMAGED)
    path.chmod(mode)
    os.chown(path, owner, owner)
    outcome = repair(room, tmp_path)
    assert outcome.code == 2, outcome
    assert f"{name}: " in outcome.err
    assert why in outcome.err
    assert path.read_text() == DAMAGED
    assert room.verdict().new == room.names, outcome
    assert not room.verdict().temporary
    state = path.stat()
    assert (state.st_uid, state.st_gid, state.st_mode & 0o7777) == (owner, owner, mode)
    record("F11", f"for a user without rights, {name} of {owner} with mode {mode:o}: refused, {why}")
