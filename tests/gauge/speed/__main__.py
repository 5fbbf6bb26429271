"""The command: `python -m tests.gauge.speed FOLDER`, where FOLDER is the data that the gauge measures on."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gauge.data import Data
from tests.gauge.speed import clean, detection, start
from tests.gauge.speed.stopwatch import table


def main() -> int:
    """Print the figures; it does not judge them."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    data = Data(folder, folder.parent / "seeds", folder.parent / "golden", folder)
    print(table([detection.HEAD, *detection.rows(data)]), end="\n\n")
    print(table([detection.SUITE_HEAD, *detection.suite(data)]), end="\n\n")
    print(table([start.HEAD, *start.rows()]), end="\n\n")
    print(table([clean.HEAD, *clean.rows(data)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
