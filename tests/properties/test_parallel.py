"""Many processes give what one gives, byte for byte: the files, the report, the exit code, what is said beside it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.properties.drawn import CODECS, ENDS, TIMES, _written
from tests.properties.mixture import mixture
from textfix.encodings.names import known

ROOT = Path(__file__).parents[2]
FILES = 80
SUFFIXES = ("txt", "txt", "md", "html", "csv", "json", "yaml", "py", "rst", "srt", "tex", "xml")
ODD = ("a\nb", "\x1b[31m", "::error::x", "[slug]", "=1", "é 中", os.fsdecode(b"\xff\xfe"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does everything where none can be forked")


class Outcome(NamedTuple):
    """All that can be seen of a run."""

    code: int
    out: bytes
    err: bytes
    files: dict[str, bytes]


def grow(folder: Path, count: int, seed: int) -> None:
    """A tree of files of every sort."""
    chance = random.Random(seed)
    for number in range(count):
        name = f"{chance.choice(ODD) if chance.random() < 0.1 else 'f'}{number}.{chance.choice(SUFFIXES)}"
        text = mixture(chance.getrandbits(60))
        data = _written(text, chance.choice(CODECS), chance.choice(ENDS), marked=chance.random() < 0.5)
        if chance.random() < 0.1:
            at = chance.randrange(len(data) + 1)
            data = data[:at] + chance.randbytes(3) + data[at:]
        path = folder / chance.choice(("", "a", "a/b", "子")) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    known("euc_tw")  # a codec of our own, which not every process has met
    (folder / "a" / "twice.txt").write_bytes(
        ("渡口的老屋拆了一半，剩下的改成茶館，，週末坐滿了人。\n" * 9).encode("euc_tw")
    )
    (folder / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
    (folder / "a" / "textfix.toml").write_text('full = true\nignore = ["mojibake"]\n')
    (folder / "子" / "textfix.toml").write_text('unknown = "key"\n')  # each file below is refused, by name


def run(folder: Path, *arguments: str) -> Outcome:
    """The program on a tree."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(folder.parent / "state")}
    done = subprocess.run(
        [sys.executable, "-m", "textfix", *arguments, "."],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    files = {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return Outcome(done.returncode, done.stdout, done.stderr, files)


def outcomes(tmp_path: Path, *arguments: str, jobs: tuple[int, ...] = (1, 3)) -> list[Outcome]:
    """The same tree by so many processes; each run finds it at the same place."""
    (tmp_path / "model").mkdir()
    grow(tmp_path / "model", FILES * TIMES, seed=TIMES)
    found = []
    for count in jobs:
        shutil.copytree(tmp_path / "model", tmp_path / "tree")
        found.append(run(tmp_path / "tree", *arguments, f"--jobs={count}"))
        shutil.rmtree(tmp_path / "tree")
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--output-format=json"],
        ["fix", "--full", "--output-format=concise"],
        ["fix", "--diff"],
    ],
    ids=" ".join,
)
def test_many_processes_give_what_one_gives(tmp_path: Path, arguments: list[str]) -> None:
    one, *others = outcomes(tmp_path, *arguments)
    assert one.code == 2  # some files cannot be done
    assert len(one.out) > 1000
    for other in others:
        assert other == one
