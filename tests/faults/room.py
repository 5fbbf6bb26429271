"""A folder of damaged files whose repair is known, the program run on it, and what became of each file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textfix.files import is_temporary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).parents[2]
#: Ten times the counts, for a run at night.
NIGHTLY = os.environ.get("TEXTFIX_NIGHTLY") == "1"
#: How to start the program; a planted one is started with the name of its fault.
PROGRAM = ("-m", "textfix")
SOON = 60  #: seconds after which a run counts as hung
#: A copy of the program and what Python compiles of it; `warm` fills it, and no run writes there.
COPY = tempfile.TemporaryDirectory(prefix="textfix-copy-")

NAMES = ("a.txt", "sub/b.txt", "sub/中文 c.txt")
LARGE = 1500  #: lines of a large file, 90 kB
DAMAGED = "河水慢慢上涨，，村里的人都站在桥上看。\n"
REPAIRED = "河水慢慢上涨，村里的人都站在桥上看。\n"


class Outcome(NamedTuple):
    """How a run of the program ended; killed by signal n is -n."""

    code: int
    out: str
    err: str


class Verdict(NamedTuple):
    """The files of a room by what became of them, as names in the order of names."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    harmed: tuple[str, ...]
    temporary: tuple[str, ...]  #: left by the program, under the name that it promises
    strange: tuple[str, ...]  #: left under any other name


class Room:
    """Files below `tree`, the program's own state below `state`, and what each file was and is to be."""

    def __init__(self, folder: Path, names: Iterable[str] = NAMES, large: Iterable[str] = ()) -> None:
        self.tree = folder / "tree"
        self.state = folder / "state"
        self.elsewhere = folder / "elsewhere"
        self.names = tuple(sorted(names))
        lines = {name: LARGE if name in large else 1 for name in self.names}
        self.before = {name: (DAMAGED * lines[name]).encode() for name in self.names}
        self.after = {name: (REPAIRED * lines[name]).encode() for name in self.names}
        self.fill()

    def fill(self) -> None:
        """Put everything back as it was before the first run."""
        for folder in (self.tree, self.state, self.elsewhere):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        for name in self.names:
            path = self.tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.before[name])

    @property
    def environment(self) -> dict[str, str]:
        """That of a user whose home is in the room; what Python does in it is the same each time."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.state),
            "XDG_STATE_HOME": str(self.state),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": COPY.name,
            "PYTHONHASHSEED": "0",
            "PYTHONPYCACHEPREFIX": str(Path(COPY.name, "compiled")),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def holds(self, text: str) -> bool:
        """Whether a line of a trace is about the files of the room, or about what the program notes of them."""
        return str(self.tree) in text or str(self.state) in text

    def command(self, *arguments: str, program: Sequence[str] = PROGRAM) -> list[str]:
        """The command line of the program on the tree."""
        return [sys.executable, *program, *arguments, str(self.tree)]

    def run(self, *arguments: str, program: Sequence[str] = PROGRAM, before: Sequence[str] = ()) -> Outcome:
        """Run the program on the tree; *before* is what its command line is given to, such as a tracer."""
        return self.start([*before, *self.command(*arguments, program=program)])

    def start(self, command: Sequence[str], more: dict[str, str] | None = None) -> Outcome:
        """Run a whole command line in the room."""
        done = subprocess.run(
            command,
            cwd=self.elsewhere,
            env=self.environment | (more or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SOON,
            check=False,
        )
        return Outcome(done.returncode, *(stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr)))

    def verdict(self) -> Verdict:
        """What became of each file."""
        kept = {name: path.read_bytes() for name in self.names if (path := self.tree / name).is_file()}
        old = tuple(name for name in self.names if kept.get(name) == self.before[name])
        new = tuple(name for name in self.names if kept.get(name) == self.after[name])
        others = [path for path in sorted(self.tree.rglob("*")) if not path.is_dir()]
        left = [path for path in others if str(path.relative_to(self.tree)) not in self.names]
        return Verdict(
            old=old,
            new=new,
            harmed=tuple(name for name in self.names if name not in {*old, *new}),
            temporary=tuple(str(path) for path in left if is_temporary(path.name)),
            strange=tuple(str(path) for path in left if not is_temporary(path.name)),
        )


def warm(room: Room) -> None:
    """Copy the program, which its authors may edit meanwhile, and compile what the runs will import.

    So each run reads the same files in the same order, and the n-th call of one is the n-th call of another.
    """
    for package in ("textfix", "tests/faults"):
        shutil.copytree(ROOT / package, Path(COPY.name, package), dirs_exist_ok=True)
    write = {"PYTHONDONTWRITEBYTECODE": ""}
    for program in (PROGRAM, ("-m", "tests.faults.planted", "hides-errors")):
        room.start(room.command("check", program=program), write)
        room.start(room.command("fix", program=program), write)
        room.fill()
    room.start([sys.executable, "-m", "textfix", "undo"], write)
