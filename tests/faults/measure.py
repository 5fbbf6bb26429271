"""What a tool that rewrites files in place does to its file when it is killed, when the disk is full, and when somebody
else edits the file meanwhile. Needs strace.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.points import Call, MissedError, Strace
from tests.faults.room import Room
from tests.faults.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.faults.peers import Peer

MOST = 60  #: calls that are tried; a tool that makes more of them is tried at evenly chosen ones
TRIES = 5
STRACE = Strace()
THEIRS = b"# what somebody adds meanwhile\n"


class Measured(NamedTuple):
    """One row: in how many of so many runs the file was lost."""

    name: str
    version: str
    killed: int
    lost_when_killed: int
    full: int
    lost_when_full: int
    silent_when_full: int  #: runs that left work undone, or the file lost, and said 0
    syncs: bool  #: whether the new bytes are on the disk before they take the name of the file
    edit_kept: bool


class Bench:
    """A room with one file of a peer, and the peer's command on it."""

    def __init__(self, peer: Peer, folder: Path) -> None:
        self.peer = peer
        self.room = Room(folder, [peer.file])
        self.file = self.room.tree / peer.file
        self.room.before[peer.file] = peer.text.encode()
        self.command = [*peer.command, str(self.file)]
        self.room.fill()
        self.room.start(self.command)
        self.after = self.file.read_bytes()
        self.room.fill()

    @property
    def before(self) -> bytes:
        return self.room.before[self.peer.file]

    def lost(self) -> bool:
        """Whether the file is neither as it was nor as it should be."""
        return not self.file.is_file() or self.file.read_bytes() not in (self.before, self.after)


def measured(peer: Peer, folder: Path) -> Measured | None:
    """The row of a peer; None where it does not change its file here."""
    benches = {bench.room: bench for bench in (Bench(peer, folder / name) for name in "ab")}
    first = next(iter(benches.values()))
    if first.before == first.after:
        return None
    every = STRACE.calls(first.room, first.command)
    calls = [call for call in every if call.changes]
    tried = [_counted(call, every, first) for call in calls[:: len(calls) // MOST + 1]]

    def count(blow: str) -> Counter[str]:
        said = sweep(list(benches), tried, lambda room, call: _struck(benches[room], call, blow))
        return Counter(line.rpartition(" ")[2] for line in said)

    killed, full = count("KILL"), count("ENOSPC")
    return Measured(
        name=peer.name,
        version=peer.told(),
        killed=killed["tried"],
        lost_when_killed=killed["lost"],
        full=full["tried"],
        lost_when_full=full["lost"],
        silent_when_full=full["silent"],
        syncs=_syncs(calls),
        edit_kept=_edit_kept(first, every),
    )


def _counted(call: Call, every: Sequence[Call], bench: Bench) -> Call:
    """A call as the n-th about the file, if it is about that and the tool has many threads."""
    path = str(bench.file)
    if len({each.process for each in every}) == 1 or not _about(path, call):
        return call
    return call.about(path, every[: every.index(call)])


def _about(path: str, call: Call) -> bool:
    return bool(re.search(rf"{re.escape(path)}[>\"]", call.arguments))


def _struck(bench: Bench, call: Call, blow: str) -> Iterator[str]:
    """What comes of a call that is the last one, or that gives an error."""
    own = call._replace(path=str(bench.file)) if call.path else call
    for _ in range(TRIES):
        bench.room.fill()
        try:
            outcome = STRACE.strike(bench.room, bench.command, own, blow)
        except MissedError:  # another thread of the tool came first
            continue
        yield "tried"
        if bench.lost():
            yield "lost"
        if outcome.code == 0 and (bench.lost() or bench.file.read_bytes() == bench.before):
            yield "silent"
        return


def _syncs(calls: Sequence[Call]) -> bool:
    """Whether a file is synced before a rename, or anything at all is where nothing is renamed."""
    renamed = next((at for at, call in enumerate(calls) if call.name.startswith("rename")), len(calls))
    return any(call.name in ("fsync", "fdatasync") for call in calls[:renamed])


def _edit_kept(bench: Bench, every: Sequence[Call]) -> bool:
    """Whether a line is still there that was added just after the tool had read the file for the last time."""
    bench.room.fill()
    own = [_counted(call, every, bench) for call in every if _about(str(bench.file), call)]
    harmless = ("close", "open", "openat")  # the others come after what they open
    written = next(
        at for at, call in enumerate(own) if call.changes and (call.name not in harmless or "O_TRUNC" in call.arguments)
    )
    last = [call for call in own[:written] if re.match("p?read", call.name)][-1]
    with STRACE.stopped(bench.room, bench.command, last), bench.file.open("ab") as file:
        file.write(THEIRS)
    return THEIRS in bench.file.read_bytes()
