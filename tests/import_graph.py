"""Who imports whom in a package, and when; read off the sources, nothing is run."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Import:
    """One import: who, what, where, and when it happens."""

    importer: str  #: path below the package, such as rules/script/readings.py
    module: str  #: absolute name; of `from textfix import engine`, textfix.engine
    line: int
    at_start: bool  #: when the module itself is imported, not later in a function nor only for type checkers

    @property
    def room(self) -> str:
        """The first step of the path."""
        return self.importer.partition("/")[0].removesuffix(".py")


def imports(root: Path) -> Iterator[Import]:
    """All imports of a package's modules."""
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for node, at_start in _import_nodes(ast.parse(path.read_text(encoding="utf-8")), at_start=True):
            yield from (Import(name, module, node.lineno, at_start) for module in _modules(node, root))


def _import_nodes(tree: ast.AST, *, at_start: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, at_start
        else:
            for_types = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            later = for_types or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from _import_nodes(node, at_start=at_start and not later)


def _modules(node: ast.Import | ast.ImportFrom, root: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.level:
        return [f"{root.name}.relative"]
    names = [f"{node.module}.{alias.name}" for alias in node.names if alias.name != "__version__"]
    if node.module == root.name:
        return names
    return list(dict.fromkeys(name if _path(name, root) else node.module or "" for name in names))


def _path(module: str, root: Path) -> str | None:
    """The path below the package of one of its modules; None for other names."""
    bare = module.removeprefix(f"{root.name}.").replace(".", "/")
    return next((path for path in (f"{bare}.py", f"{bare}/__init__.py") if (root / path).exists()), None)


def brought_in(found: Sequence[Import], rooms: Sequence[str], root: Path) -> set[str]:
    """The modules that are imported as soon as those of *rooms* are."""
    reached: set[str] = set()
    waiting = {each.importer for each in found if each.room in rooms}
    while waiting:
        reached |= waiting
        targets = {_path(each.module, root) for each in found if each.at_start and each.importer in waiting}
        waiting = {path for path in targets if path} - reached
    return reached
