"""The program with a handful of plain rules of its own, so that its tests do not depend on what the real ones find.

``python -m tests.program check a.txt`` runs it as a process; `run` in the same one.
"""

from __future__ import annotations

import io
import re
import sys
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import pytest

import textfix.case
from textfix.__main__ import main
from textfix.core import Example, Finding, Level, Rule, Text
from textfix.tables import triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

DOC = """{summary}

What it finds:
    Something planted by a test.

Why it is damage:
    The test says so.

Stays silent on:
    Everything else.
"""


def _rule(  # what a rule of these tests can differ in
    name: str,
    level: Level,
    pattern: str,
    after: str | None,
    *,
    thin: Level | None = None,
    proven: bool = False,
    trigger: str | None = None,
) -> Rule:
    def find(text: Text) -> Iterator[Finding]:
        for match in re.finditer(pattern, text.string):
            yield Finding(*match.span(), f"planted {name}", after, level=thin, proven=proven)

    return Rule(
        name=name,
        level=level,
        doc=DOC.format(summary=f"What {name} plants."),
        trigger=trigger or pattern,
        find=find,
        damaged=(Example("「」\n", "「」\n"),),
        intact=("nothing",),
    )


RULES = (
    _rule("marks/doubled", Level.SAFE, "，，", "，", proven=True),
    _rule("marks/unseen", Level.SAFE, "\N{ZERO WIDTH SPACE}", ""),
    _rule("marks/thin", Level.SAFE, "；；", "；", thin=Level.FULL),
    _rule("lines/joined", Level.FULL, r"\\\n", ""),
    _rule("lines/blank", Level.FULL, "\n{3,}", "\n\n", trigger="\n\n\n"),
    _rule("words/seen", Level.REPORT, "廣告", None),
)


class Result(NamedTuple):
    """What a run of the program gave."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


class Program:
    """The program with the rules above, in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self._monkeypatch = monkeypatch
        self._capture = capture
        plant(monkeypatch)

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result:
        self._monkeypatch.setattr(sys, "argv", ["textfix", *arguments])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main()
        out, err = self._capture.readouterr()
        return Result(code, out, err.decode())


def plant(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the rules of this module in the place of the real ones."""
    registry = ModuleType("textfix.rules")
    registry.ALL = RULES  # type: ignore[attr-defined]
    registry.named = {rule.name: rule for rule in RULES}.__getitem__  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, registry.__name__, registry)
    rows = tuple((rule.name, rule.triggers, "full" if rule.level is Level.FULL else "always") for rule in RULES)
    monkeypatch.setattr(triggers, "TRIGGERS", rows)
    monkeypatch.setattr(textfix.case, "fired", lambda *_, **__: None)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Program:
    return Program(monkeypatch, capsysbinary)


if __name__ == "__main__":
    plant(pytest.MonkeyPatch())
    sys.exit(main())
