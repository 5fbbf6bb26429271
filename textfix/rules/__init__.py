"""All rules in the order in which they run."""

from __future__ import annotations

from textfix.core import Rule

ALL: tuple[Rule, ...] = ()
