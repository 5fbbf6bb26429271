"""The rules that settings can name: our own, and those that the settings themselves bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.settings import SettingsError
from textfix.tables import triggers

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The keys that bring in rules, which the other keys can name.
BRINGING = ("junk-lines", "plugins")


def rules_with(values: Mapping[str, object], below: Mapping[str, object]) -> dict[str, str]:
    """Our own rules and those that the settings bring in, which are imported to see whether they can run."""
    rules = {name: runs for name, _, runs in triggers.TRIGGERS}
    brought: dict[str, tuple[str, ...]] = {}
    for name in BRINGING:
        parts = (*_strings(below.get(name)), *_strings(values.get(name)))
        if parts:
            from textfix.guests import GuestError, guests
            from textfix.guests import runs as runs_of

            brought[name] = parts
            try:
                rules |= runs_of(guests(brought.get("plugins", ()), brought.get("junk-lines", ())))
            except GuestError as error:
                raise SettingsError(f"{name}: {error}") from error
    return rules


def _strings(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
