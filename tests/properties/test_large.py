"""Much text at once: done, or refused by name, in memory that is bounded. Only in the long run (TEXTFIX_NIGHTLY=1)."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.properties.drawn import NIGHTLY

ROOT = Path(__file__).parents[2]
CLEAN = "渡口的老屋拆了一半，剩下的改成了茶馆。周末的时候坐满了人，有人下棋，有人打牌，也有人只是坐着看船。"
DAMAGED = CLEAN + "他说，，桥明年就修好了。"
MEGABYTE = 1 << 20
#: Bytes of the long line, and how many files the tree has.
LINE = 100 * MEGABYTE
FILES = 100_000

nightly = pytest.mark.skipif(not NIGHTLY, reason="takes minutes: TEXTFIX_NIGHTLY=1")


class Run(NamedTuple):
    """How a run went."""

    code: int
    said: str
    seconds: float
    peak: float  #: MB of the largest of its processes


def run(folder: Path, *arguments: str) -> Run:
    """The program as a process, with the most memory that it ever had."""
    said = folder / "said"
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(folder / "state")}
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, str(said), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    process = os.posix_spawn(
        sys.executable, [sys.executable, "-m", "textfix", *arguments], environment, file_actions=actions
    )
    _, status, usage = os.wait4(process, 0)
    seconds = time.monotonic() - began
    return Run(os.waitstatus_to_exitcode(status), said.read_text(errors="replace"), seconds, usage.ru_maxrss / 1024)


def line(path: Path, piece: str, size: int) -> int:
    """A file of one line; the number of its bytes."""
    unit = piece.encode()
    with path.open("wb") as file:
        for _ in range(size // (len(unit) * 1000)):
            file.write(unit * 1000)
        file.write(b"\n")
    return path.stat().st_size


@nightly
@pytest.mark.parametrize(("piece", "code", "most"), [(CLEAN, 0, 800), (DAMAGED, 0, 8000)], ids=["clean", "damaged"])
def test_100_megabytes_on_one_line(tmp_path: Path, piece: str, code: int, most: float) -> None:
    size = line(tmp_path / "a.txt", piece, LINE)
    done = run(tmp_path, "fix", "--isolated", "--no-journal", str(tmp_path / "a.txt"))
    print(f"{size / MEGABYTE:.0f} MB: exit {done.code}, {done.seconds:.0f} s, peak {done.peak:.0f} MB")  # noqa: T201
    assert "Traceback" not in done.said
    assert done.code == code or (done.code == 2 and "a.txt" in done.said)
    assert done.peak < most
    if done.code == 0 and piece == DAMAGED:
        assert "，，".encode() not in (tmp_path / "a.txt").read_bytes()


@nightly
def test_100_000_files(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for number in range(FILES):
        folder = tree / str(number // 1000)
        if number % 1000 == 0:
            folder.mkdir(parents=True)
        (folder / f"{number}.txt").write_text(DAMAGED if number % 1000 == 0 else CLEAN, encoding="utf-8")
    for arguments, code in ((["check"], 1), (["fix"], 0), (["check"], 0)):
        done = run(tmp_path, *arguments, "--isolated", str(tree))
        print(f"{' '.join(arguments)}: exit {done.code}, {done.seconds:.0f} s, peak {done.peak:.0f} MB")  # noqa: T201
        assert done.code == code, done.said[-2000:]
        assert done.peak < 300
        assert f"{FILES}" in done.said.replace(",", "")
