"""The arrows between the rooms of textfix point down; read off the imports, so that nobody has to remember them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.import_graph import Import, brought_in, imports

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1] / "textfix"

#: From the bottom up: a room imports from lower steps, and within itself.
STEPS = (
    ("core",),
    ("selectors", "tables"),
    ("encodings", "request"),
    ("edits", "evidence", "front", "json_line", "kinds", "manual", "newlines", "scan", "signals"),
    ("outcome", "rules", "together", "watch"),
    ("engine",),
    ("guests",),
    ("document", "files", "ignores", "quick", "settings", "validity"),
    ("allowance", "exclusion", "plan", "regions", "replacement", "report", "suppression"),
    ("baseline", "walk"),
    ("care", "loss", "scope"),
    ("positions", "runner", "substitutions", "tally"),
    ("case", "journal", "manifest"),
    ("examination", "api", "output", "writer"),
    ("visitor",),
    ("pool", "server", "survey", "undo"),
    ("corpus", "listing", "run"),
    ("command",),
    ("cli",),
    ("__init__", "__main__"),
)
HEIGHT = {room: height for height, rooms in enumerate(STEPS) for room in rooms}
RULES_MAY = {"core", "edits", "evidence", "tables"}

#: Within evidence, from the bottom up; what stands beside its folders is their ground.
EVIDENCE = (
    ("",),
    ("encodings", "frames", "markup", "mojibake", "readings", "script"),
    ("articles",),
    ("layout", "threads"),
    ("pages", "printed"),
)
FLOOR = {folder: floor for floor, folders in enumerate(EVIDENCE) for folder in folders}

#: Libraries that only these rooms know.
HOMES = {
    "click": {"cli"},
    "datatrove": {"corpus"},
    "lsprotocol": {"server"},
    "pyarrow": {"corpus"},
    "pygls": {"server"},
    "pyspark": {"corpus"},
    "ray": {"corpus"},
    "rich": {"output"},
    "typer": {"cli"},
    "zstandard": {"corpus"},
}
#: What a clean file is answered with, and what a damaged one brings in besides; then what importing each may not cost.
CLEAN = ("__init__", "__main__", "command", "front", "quick")
DAMAGED = (*CLEAN, "api", "rules")
SLOW = {"dataclasses", "enum", "importlib.metadata", "json", "pathlib", "re", "tomllib", "typing"}
HEAVY = {
    *(
        "charset_normalizer",
        "concurrent.futures",
        "ftfy",
        "html.parser",
        "jieba",
        "lxml",
        "numpy",
        "opencc",
        "pathspec",
    ),
    *("pyarrow", "pypinyin", "rich", "typer", "zstandard"),
}


def breaches(root: Path) -> list[str]:
    """What breaks the arrows, as lines for people."""
    found = list(imports(root))
    costly = [(brought_in(found, CLEAN, root), SLOW | HEAVY), (brought_in(found, DAMAGED, root), HEAVY)]
    faults = [(each, why) for each in found for why in _faults(each, root)]
    for each in found:
        names = {each.module, each.module.partition(".")[0]}
        if each.at_start and any(each.importer in modules and names & kept_out for modules, kept_out in costly):
            faults.append((each, "too slow for the start; import it in the function that uses it"))
    return [f"{each.importer}:{each.line} imports {each.module}: {why}" for each, why in faults]


def _faults(found: Import, root: Path) -> Iterator[str]:
    library, _, inner = found.module.partition(".")
    room = inner.partition(".")[0]
    if library != root.name:
        if found.room not in HOMES.get(library, {found.room}):
            yield f"only {' and '.join(sorted(HOMES[library]))} may know it"
    elif room not in HEIGHT:
        yield "no room of that name on the steps; relative imports are not used"
    elif found.importer.startswith("rules/") and found.importer.count("/") > 1:
        if room not in RULES_MAY:
            yield f"a rule imports {', '.join(sorted(RULES_MAY))} and libraries alone"
    elif room == found.room == "evidence":
        yield from _faults_within(found)
    elif room != found.room and HEIGHT[room] >= HEIGHT.get(found.room, -1):
        yield "an arrow that does not point down"


def _faults_within(found: Import) -> Iterator[str]:
    """Arrows between the folders of evidence."""
    above = found.importer.removeprefix("evidence/").rpartition("/")[0]
    _, _, inner = found.module.partition("evidence.")
    below = inner.partition(".")[0]
    below = below if below in FLOOR else ""
    if below != above and FLOOR[below] >= FLOOR[above]:
        yield "an arrow that does not point down"


def test_the_arrows_point_down() -> None:
    assert breaches(ROOT) == []


def test_every_room_stands_on_a_step() -> None:
    rooms = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - HEIGHT.keys() == set()
    folders = {path.parent.name for path in (ROOT / "evidence").glob("*/__init__.py")}
    assert folders | {""} == FLOOR.keys()


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("core.py", "from textfix.engine import repair", "does not point down"),
        ("edits.py", "from textfix import runner", "does not point down"),
        ("evidence/zones.py", "def f():\n    import textfix.rules", "does not point down"),
        ("evidence/lines.py", "from textfix.evidence.pages.scraps import frame", "does not point down"),
        ("evidence/articles/page.py", "from textfix.evidence.threads.voices import voices", "does not point down"),
        ("engine.py", "if TYPE_CHECKING:\n    from textfix.report import FileReport", "does not point down"),
        ("rules/script/slips.py", "from textfix.rules.script.readings import RULE", "a rule imports"),
        ("rules/script/slips.py", "from textfix.engine import repair", "a rule imports"),
        ("rules/script/slips.py", "from . import readings", "relative imports"),
        ("runner.py", "from textfix.attic import thing", "no room of that name"),
        ("runner.py", "def f():\n    import typer", "only cli may know it"),
        ("runner.py", "def f():\n    from rich.console import Console", "only output may know it"),
        ("rules/mojibake/latin.py", "try:\n    import ftfy\nexcept ImportError:\n    pass", "too slow for the start"),
        ("api.py", "from concurrent.futures import ProcessPoolExecutor", "too slow for the start"),
        ("quick.py", "import re", "too slow for the start"),
    ],
)
def test_a_planted_breach_is_seen(tmp_path: Path, path: str, source: str, fault: str) -> None:
    (line,) = breaches(package(tmp_path, {path: source}))
    assert line.startswith(path)
    assert fault in line


def test_what_is_slow_is_seen_through_another_module(tmp_path: Path) -> None:
    modules = {"command.py": "from textfix.walk import find", "walk.py": "import pathlib"}
    (line,) = breaches(package(tmp_path, modules))
    assert line.startswith("walk.py:1 imports pathlib")


def test_what_is_allowed_is_not_a_breach(tmp_path: Path) -> None:
    allowed = {
        "cli.py": "import typer\nfrom textfix import __version__\nfrom textfix.runner import repair_data",
        "command.py": "def run():\n    from textfix.output.full import show",
        "output/full.py": "from rich.console import Console\nfrom textfix.output.window import window",
        "rules/__init__.py": "from textfix.rules.script import readings",
        "rules/script/readings.py": "import re\nfrom textfix.core import Rule\nfrom textfix import edits, tables",
        "tables/build.py": "import opencc",
    }
    assert breaches(package(tmp_path, allowed)) == []


def package(folder: Path, modules: dict[str, str]) -> Path:
    """A package called textfix in *folder*, with the given modules."""
    for path, source in modules.items():
        module = folder / "textfix" / path
        module.parent.mkdir(parents=True, exist_ok=True)
        module.write_text(source)
    return folder / "textfix"
