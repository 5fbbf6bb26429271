"""Repair damaged text: wrong encodings, mojibake, injected readings and marks, mixed scripts, page residue.

``repair`` takes a string and ``repair_bytes`` the bytes of a file; both answer what was found, where, and why. ``check``
is ``repair`` for those who only want the findings. Everything is imported when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textfix.api import check, repair, repair_bytes
    from textfix.core import Example, Finding, Kind, Level, Plan, Rule, Source, Text, Zone
    from textfix.corpus.batches import repair_batch
    from textfix.encodings import EncodingGuess, detect_encoding
    from textfix.engine import RuleError, UnstableError
    from textfix.outcome import Outcome, Place, Step
    from textfix.report import FileReport, Status
    from textfix.rules import ALL

__version__ = "0.1.0"

_HOMES = {
    "textfix.core": ("Example", "Finding", "Kind", "Level", "Plan", "Rule", "Source", "Text", "Zone"),
    "textfix.corpus.batches": ("repair_batch",),
    "textfix.encodings": ("EncodingGuess", "detect_encoding"),
    "textfix.engine": ("Outcome", "Place", "RuleError", "Step", "UnstableError"),
    "textfix.api": ("check", "repair", "repair_bytes"),
    "textfix.report": ("FileReport", "Status"),
    "textfix.rules": ("ALL",),
}

__all__ = [
    "ALL",
    "EncodingGuess",
    "Example",
    "FileReport",
    "Finding",
    "Kind",
    "Level",
    "Outcome",
    "Place",
    "Plan",
    "Rule",
    "RuleError",
    "Source",
    "Status",
    "Step",
    "Text",
    "UnstableError",
    "Zone",
    "check",
    "detect_encoding",
    "repair",
    "repair_batch",
    "repair_bytes",
]


def __getattr__(name: str) -> object:
    """Import a public name from its home when it is first asked for, so that ``import textfix`` costs nothing."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
