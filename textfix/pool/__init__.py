"""Many files done by several processes: the same reports, in the same order, as one process gives.

`tasks` cuts the files into tasks; `worker` is what a process does with them; `crew` starts the processes, watches over them
and names the file at which one of them dies; `parcel` is the form in which reports travel. A process opens and writes its
files itself: only the reports of files about which there is something to say come back.

Processes are forked, so that they share the compiled triggers. Where a system cannot fork, one process does everything.
"""

from __future__ import annotations

import os

from textfix.pool.tasks import into_tasks, sized, worthwhile

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterator

    from textfix.report import FileReport
    from textfix.request import Request
    from textfix.visitor import Visitor
    from textfix.walk import Found


def visited(files: Iterator[Found], visitor: Visitor, request: Request) -> Iterator[tuple[Found, FileReport | None]]:
    """Each file with its report, None where it is clean, until a signal ends the run."""
    jobs = request.jobs or cores()
    measured = sized(files)
    if jobs > 1 and hasattr(os, "fork"):
        measured, many = (measured, True) if request.jobs else worthwhile(measured)
        if many:
            from textfix.pool.crew import Crew

            yield from Crew(visitor, jobs, request.timeout).visited(into_tasks(measured))
            return
    yield from visitor.visited(found for found, _ in measured)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
