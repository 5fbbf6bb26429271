"""Tools that rewrite files in place, each with a file that it changes: what textfix is measured beside."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import NamedTuple

from tests.faults.room import DAMAGED

LINES = 400  #: enough for more than one buffer


def _package(name: str) -> tuple[str, ...]:
    """What tells the version of a tool that does not tell it itself."""
    return ("pip", "show", name)


class Peer(NamedTuple):
    """A command that changes the file it is given; `version` is what tells its version."""

    name: str
    command: tuple[str, ...]
    file: str
    text: str
    version: tuple[str, ...] = ()

    def told(self) -> str:
        """Its version, or nothing where it cannot say."""
        command = self.version or (self.command[0], "--version")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
        return found[0] if found else ""


TEXTFIX = (sys.executable, "-m", "textfix", "--version")
PYTHON = "".join(f"value_{number} = {{  'a':{number},\n  'b' : 2 }}\n" for number in range(LINES))
UNUSED = "".join(f"import m{number:03}\n" for number in range(LINES))
SPELLING = "We recieve teh letters on Monday, and answer them on Friday.\n" * LINES
PEERS = (
    Peer("textfix fix", (sys.executable, "-m", "textfix", "fix", "-q"), "f.txt", DAMAGED * LINES, TEXTFIX),
    Peer("autocorrect --fix", ("autocorrect", "--fix"), "f.txt", "中文English混排的句子，没有空格。\n" * LINES),
    Peer("autopep8 -i", ("autopep8", "-i"), "f.py", PYTHON),
    Peer("black", ("black", "-q"), "f.py", PYTHON),
    Peer("codespell -w", ("codespell", "-w"), "f.txt", SPELLING),
    Peer(
        "end-of-file-fixer", ("end-of-file-fixer",), "f.txt", DAMAGED * LINES + "\n\n\n", _package("pre-commit-hooks")
    ),
    Peer("fix-smartquotes", ("fix-smartquotes",), "f.txt", "“quoted” and ‘quoted’\n" * LINES, _package("texthooks")),
    Peer("isort", ("isort", "-q"), "f.py", "".join(sorted(UNUSED.splitlines(keepends=True), reverse=True))),
    Peer("mdformat", ("mdformat",), "f.md", "* one\n* two\n\n\n\nText\n====\n\n" * (LINES // 8)),
    Peer("prettier --write", ("prettier", "--write"), "f.md", "* one\n* two\n\n\n\nText\n====\n\n" * (LINES // 8)),
    Peer("pyupgrade", ("pyupgrade", "--py3-plus"), "f.py", "value = set([1, 2, 3])\n" * LINES, _package("pyupgrade")),
    Peer("ruff check --fix", ("ruff", "check", "--fix", "-q", "--isolated", "--no-cache"), "f.py", UNUSED + PYTHON),
    Peer("ruff format", ("ruff", "format", "-q", "--isolated", "--no-cache"), "f.py", PYTHON),
    Peer(
        "trailing-whitespace-fixer",
        ("trailing-whitespace-fixer",),
        "f.txt",
        "One line of a text.  \n" * LINES,
        _package("pre-commit-hooks"),
    ),
    Peer("typos -w", ("typos", "-w"), "f.txt", SPELLING),
    Peer("yapf -i", ("yapf", "-i"), "f.py", PYTHON),
)


def installed() -> list[Peer]:
    """Those that are on this machine."""
    return [peer for peer in PEERS if shutil.which(peer.command[0])]
