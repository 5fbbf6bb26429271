"""Starting the program on one short clean file, and asking it for help, against starting Python for nothing.

Python's own compiled files are kept in a temporary folder, as an installed program has them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.gauge.speed.stopwatch import shortest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
HEAD = ("start", "ms", "times `python -c pass`")
ROOT = Path(__file__).parents[3]
SCRIPT = "import sys\nfrom textfix.__main__ import main\nsys.exit(main())\n"  #: as installers write it
LINES = {"a line of English": "A plain line, one of them.\n", "a line of Chinese": "今天天气很好，我们去公园散步。\n"}


def rows() -> Iterator[tuple[str, ...]]:
    """One line for each way to start; all take turns, so that they share whatever else the machine does."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "textfix"
        script.write_text(SCRIPT, encoding="utf-8")
        commands = {"python -c pass": ["-c", "pass"]}
        for number, (title, line) in enumerate(LINES.items()):
            file = folder / f"{number}.txt"
            file.write_text(line, encoding="utf-8")
            commands[f"textfix check: {title}"] = [str(script), "check", str(file)]
            commands[f"python -m textfix check: {title}"] = ["-m", "textfix", "check", str(file)]
        commands["textfix --help"] = [str(script), "--help"]
        commands["textfix check --help"] = [str(script), "check", "--help"]
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(ROUNDS):
            for title, arguments in commands.items():
                best[title] = min(best[title], shortest(_Run(folder), [arguments], 1))
    for title, seconds in best.items():
        yield title, f"{seconds * 1e3:.1f}", f"{seconds / best['python -c pass']:.2f}"


class _Run:
    """Runs Python in a folder of its own, where no settings are found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }

    def __call__(self, arguments: list[str]) -> None:
        subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=self.environment, capture_output=True, check=True
        )
