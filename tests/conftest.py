"""Settings of all tests: Hypothesis draws the same examples in each run, and no journal goes to the user's own folder."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

STATE = tempfile.TemporaryDirectory(prefix="textfix-state-")
os.environ["XDG_STATE_HOME"] = STATE.name

settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")
