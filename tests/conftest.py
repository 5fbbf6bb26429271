"""Settings of all tests: Hypothesis draws the same examples in each run, so that a result can be repeated."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")
