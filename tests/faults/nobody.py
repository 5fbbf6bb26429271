"""The program run by a user without rights.

``python -m tests.faults.nobody WARM fix …`` repairs the folder WARM with all rights first, so that all is imported that
such a user could not read.
"""

from __future__ import annotations

import os
import sys

from textfix.__main__ import main

NOBODY = 65534

if __name__ == "__main__":
    _, warm, *arguments = sys.argv
    sys.argv[1:] = ["fix", "-q", "--journal", f"{warm}.journal", warm]
    main()
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    sys.argv[1:] = arguments
    sys.exit(main())
