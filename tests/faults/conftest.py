"""Rooms to harm files in, and the matrix of what each fault gave, shown at the end of the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.faults.failpoint import Failpoint
from tests.faults.points import Strace, Tracer, may_trace
from tests.faults.room import Room, warm

if TYPE_CHECKING:
    from pathlib import Path

#: One line of the matrix: which fault, and the figure it gave.
Record = Callable[[str, str], None]
FIGURES: dict[str, list[str]] = {}


@pytest.fixture(scope="session", autouse=True)
def _warmed(tmp_path_factory: pytest.TempPathFactory) -> None:
    warm(Room(tmp_path_factory.mktemp("warm")))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "a")


@pytest.fixture
def rooms(tmp_path: Path) -> list[Room]:
    """As many as there are runs at the same time."""
    return [Room(tmp_path / name) for name in "ab"]


@pytest.fixture(scope="session")
def tracer() -> Tracer:
    """Strace where it may be used."""
    return Strace() if may_trace() else Failpoint()


@pytest.fixture(scope="session")
def strace() -> Strace:
    """For what only strace can do."""
    if not may_trace():
        pytest.skip("strace is not here, or may not trace")
    return Strace()


@pytest.fixture
def record() -> Record:
    """Put a figure into the matrix."""
    return lambda row, figure: FIGURES.setdefault(row, []).append(figure)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the matrix."""
    if FIGURES:
        terminalreporter.section("faults")
        for row in sorted(FIGURES, key=lambda row: int(row.split()[0].strip("F,"))):
            for figure in FIGURES[row]:
                terminalreporter.write_line(f"{row:4} {figure}")
