"""What is kept in the corpus breaks nothing, and what breaks something is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.fuzz import __main__ as fuzzing
from tests.fuzz import targets
from tests.fuzz.__main__ import SEEDS, TARGETS, mutate
from tests.fuzz.targets import BrokenError
from tests.properties import test_repairs
from textfix.runner import repair_data

if TYPE_CHECKING:
    from pathlib import Path

KEPT = [(path.parent.name, path) for path in sorted(SEEDS.glob("*/*"))]


@pytest.mark.parametrize(("target", "path"), KEPT, ids=[f"{target}-{path.name}" for target, path in KEPT])
def test_what_is_kept_breaks_nothing(target: str, path: Path) -> None:
    targets.TARGETS[target](path.read_bytes())


def test_every_target_has_a_corpus() -> None:
    assert {target for target, _ in KEPT} == set(TARGETS) == set(targets.TARGETS)


def test_a_target_that_breaks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(data: bytes) -> None:
        if b"[" in data:
            raise KeyError(data)

    monkeypatch.setattr(fuzzing, "BROKEN", tmp_path)
    monkeypatch.setitem(targets.TARGETS, "settings", broken)
    assert mutate("settings", 10, 1) == 1
    assert "settings: broken by" in capsys.readouterr().out
    assert b"[" in (tmp_path / "textfix-settings-broken").read_bytes()


@pytest.mark.parametrize("plan", [test_repairs._replacing("x", "xx"), test_repairs._replacing("xy", "yx")])
def test_a_rule_that_is_not_stable_breaks_a_target(plan: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "ALL", plan)
    with pytest.raises(BrokenError, match="come to rest"):
        targets.repair(b"\0xxxxxxxxyyyyyyyy")


def test_a_rule_that_fails_breaks_a_target(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*given: object, **named: object) -> object:
        report = repair_data(*given, **named)  # type: ignore[arg-type]
        return replace(report, message="internal error")

    monkeypatch.setattr(targets, "repair_data", failing)
    with pytest.raises(BrokenError, match="internal error"):
        targets.repair("\0一，，二".encode())
