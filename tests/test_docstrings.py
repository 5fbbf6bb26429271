"""Every module says what it is; only the empty files that make a folder a package say nothing."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]


def silent(root: Path) -> list[str]:
    """Modules below *root* that hold code and no docstring."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.py"))}
    return [path.name for path, source in sources.items() if source and not ast.get_docstring(ast.parse(source))]


def test_every_module_has_a_docstring() -> None:
    assert silent(ROOT / "textfix") + silent(ROOT / "tests") == []


def test_a_silent_module_is_seen(tmp_path: Path) -> None:
    (tmp_path / "silent.py").write_text("x = 1\n")
    (tmp_path / "__init__.py").write_text("")
    assert silent(tmp_path) == ["silent.py"]
