"""The journal of what textfix writes, from which every file can be given its old bytes back.

A run that writes has a folder of its own, named by its time (``20261122-101005-123456``, UTC), in the user's state
folder or that of --journal; a run that changes nothing has none. Each process of the run appends to a part file of its
own, so that none waits for another. A part is JSON lines: first a header (`part.Part`), then before each file is
replaced the change that is about to be made (`change.Change`), each line with a checksum. A line is on the disk before
its file changes, so a run that is killed at any moment leaves a journal of every file that it changed, and perhaps of
one that it did not come to. A line that does not fit its checksum was being written when its run was killed, before the
file was touched; it is passed over.

- `edits`: from a report to edits of bytes, and back from the new bytes to the old ones
- `change`: what is recorded of one file, as a line
- `part`: the file that one process appends to
- `runs`: the runs that are recorded, and which are old enough to go
"""

from __future__ import annotations
