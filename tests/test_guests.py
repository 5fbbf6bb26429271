"""Rules from elsewhere: those of a package that is really installed, and the one of a user's own lists of lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
DAMAGED = "她走到窗前~~看雨，，雨停了。\n"

RULES = '''"""Waves.

What it finds:
    Two tildes.

Why it is damage:
    So it is.

Stays silent on:
    One.
"""
import re
from textfix.core import Example, Finding, Level, Rule

def find(text):
    for wave in re.finditer("~~", text.string):
        yield Finding(*wave.span(), "two tildes", "——")

def fail(text):
    raise ZeroDivisionError("nothing to divide")

def rule(name, find=find, trigger="~~", **fields):
    return Rule(name=name, level=fields.pop("level", Level.SAFE), doc=__doc__, trigger=trigger, find=find,
                damaged=(Example("a~~b", "a——b"),), intact=("a~b",), **fields)

WAVES = rule("poems/waves")
MORE = (rule("poems/quiet", default=False), rule("poems/thorough", level=Level.FULL, trigger="~~~"))
TAKEN = rule("script/slips")
ODD = rule("Poems")
CLUMSY = rule("poems/clumsy", trigger="(?=~)")
FAILING = rule("poems/failing", find=fail)
TEXT = "no rule"
'''


class Package(NamedTuple):
    """A package to install: its name, its entry points and its module."""

    name: str
    points: dict[str, str]
    source: str = RULES


PACKAGES = (
    Package("poem-rules", {"waves": "poem_rules:WAVES", "more": "poem_rules:MORE"}),
    Package("same-rules", {"waves": "same_rules:WAVES"}),
    Package("broken-rules", {"broken": "broken_rules"}, "import there_is_no_such_module\n"),
    Package("taken-rules", {"taken": "taken_rules:TAKEN"}),
    Package("odd-rules", {"odd": "odd_rules:ODD"}),
    Package("clumsy-rules", {"clumsy": "clumsy_rules:CLUMSY"}),
    Package("failing-rules", {"failing": "failing_rules:FAILING"}),
    Package("text-rules", {"text": "text_rules:TEXT"}),
    Package("no-rules", {}),
)


def wheel(folder: Path, package: Package) -> Path:
    """A wheel, written by hand: nothing is needed to build it."""
    module = package.name.replace("-", "_")
    info = f"{module}-1.0.dist-info"
    points = "".join(f"{name} = {value}\n" for name, value in package.points.items())
    files = {
        f"{module}.py": package.source,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {package.name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[textfix.rules]\n{points}",
    }
    record = "".join(f"{name},,\n" for name in (*files, f"{info}/RECORD"))
    path = folder / f"{module}-1.0-py3-none-any.whl"
    with ZipFile(path, "w") as archive:
        for name, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(name, text)
    return path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the packages."""
    pytest.importorskip("pip", reason="pip is not installed")
    folder = tmp_path_factory.mktemp("wheels")
    wheels = [str(wheel(folder, package)) for package in PACKAGES]
    site = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--disable-pip-version-check", "--target", str(site), *wheels], check=True)
    return site


class Here(NamedTuple):
    """A working directory, and where packages are installed."""

    folder: Path
    site: Path

    def run(self, *arguments: str, packages: bool = True) -> subprocess.CompletedProcess[str]:
        """The program in a process of its own, started with ``python -m`` in the folder."""
        paths = [str(ROOT), *([str(self.site)] if packages else [])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "XDG_STATE_HOME": str(self.folder / "state")}
        command = [sys.executable, "-m", "textfix", *arguments]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)

    def found(self, *arguments: str) -> list[str]:
        """The rules that find something in the damaged file."""
        out = self.run("check", "--output-format", "concise", *arguments, "a.txt").stdout
        return [line.split()[1] for line in out.splitlines()]

    def wrong(self, *packages: str) -> str:
        """What a run with these packages says, which is a mistake."""
        self.settings(f"plugins = {json.dumps(packages)}\n")
        done = self.run("fix", "a.txt")
        assert (done.returncode, done.stdout) == (2, ""), done
        assert "Traceback" not in done.stderr
        assert (self.folder / "a.txt").read_text(encoding="utf-8") == DAMAGED
        return done.stderr

    def settings(self, text: str) -> None:
        (self.folder / "textfix.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, site: Path) -> Here:
    (tmp_path / "a.txt").write_text(DAMAGED, encoding="utf-8")
    return Here(tmp_path, site)


def test_a_package_is_asked_where_the_settings_name_it(here: Here) -> None:
    assert here.found() == ["punctuation/doubled"]
    here.settings('plugins = ["poem-rules"]\n')
    assert here.found() == ["poems/waves", "punctuation/doubled"]
    assert here.found("--isolated") == ["punctuation/doubled"]
    assert here.found("--isolated", "--config", 'plugins=["Poem_Rules"]') == ["poems/waves", "punctuation/doubled"]
    assert here.run("fix", "a.txt").returncode == 0
    assert (here.folder / "a.txt").read_text(encoding="utf-8") == "她走到窗前——看雨，雨停了。\n"
    assert here.found() == []


def test_its_rules_are_selected_like_ours(here: Here) -> None:
    here.settings('plugins = ["poem-rules"]\nlevels = { "poems/waves" = "report" }\n')
    assert here.found("--select", "poems") == ["poems/waves"]
    assert here.found("--select", "poems/quiet") == ["poems/quiet"]
    assert here.found("--ignore", "poems/*") == ["punctuation/doubled"]
    here.settings('plugins = ["poem-rules"]\nignore = ["poems/waves"]\n')
    assert here.found() == ["punctuation/doubled"]
    done = here.run("check", "--select", "poems/wafes", "a.txt")
    assert done.returncode == 2
    assert "did you mean poems/waves" in done.stderr
    done = here.run("check", "--select", "poems/thorough", "a.txt")
    assert "poems/thorough repairs with --full only" in done.stderr
    assert "no rule or family is called" in here.run("check", "--isolated", "--select", "poems/waves", "a.txt").stderr


def test_an_extended_file_brings_rules_in(here: Here) -> None:
    (here.folder / "base.toml").write_text('plugins = ["poem-rules"]\n', encoding="utf-8")
    here.settings('extend = "base.toml"\nselect = ["poems"]\n')
    assert here.found() == ["poems/waves"]


def test_comments_and_formats_know_its_rules(here: Here) -> None:
    here.settings('plugins = ["poem-rules"]\n')
    text = "雨~~风  # textfix: ignore[poems/waves]\n雨风  # textfix: ignore[poems/waves]\n雨~~风\n"
    (here.folder / "a.txt").write_text(text, encoding="utf-8")
    out = here.run("check", "--output-format", "concise", "a.txt").stdout.splitlines()
    assert [line.split(":")[1] for line in out] == ["2", "3"]
    assert "no finding of poems/waves to suppress" in out[0]
    log = json.loads(here.run("check", "--output-format", "sarif", "a.txt").stdout)
    described = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert described["poems/waves"]["shortDescription"]["text"] == "Waves."


def test_they_stand_at_the_end_of_the_list_and_explain_themselves(here: Here) -> None:
    here.settings('plugins = ["poem-rules"]\n')
    names = [line.split()[0] for line in here.run("rules").stdout.splitlines()]
    assert names[-4:] == ["poems/quiet", "poems/thorough", "poems/waves", "suppression/unused"]
    page = here.run("explain", "poems/waves").stdout
    assert "- a~~b" in page
    assert "+ a——b" in page
    assert not any(name.startswith("poems") for name in here.run("rules", "--isolated").stdout.split())


@pytest.mark.parametrize(
    ("packages", "told"),
    [
        (("broken-rules",), "broken-rules: broken_rules cannot be imported: ModuleNotFoundError"),
        (("taken-rules",), "textfix has a rule script/slips of its own"),
        (("odd-rules",), "'Poems' is no name of a rule"),
        (("clumsy-rules",), "poems/clumsy: RE2 does not take the trigger '(?=~)'"),
        (("text-rules",), "text_rules:TEXT is no Rule and no tuple of Rules, but str"),
        (("no-rules",), "the package no-rules has no rules"),
        (("poem-rules", "same-rules"), "have a rule poems/waves"),
        (("poem-ruler",), "no package 'poem-ruler' is installed beside textfix; did you mean poem-rules"),
        (("../evil",), "'../evil' is no name of a package"),
        (("failing-rules",), "the rule poems/failing of failing-rules: failing_rules:FAILING failed"),
    ],
)
def test_what_cannot_run_is_named(here: Here, packages: tuple[str, ...], told: str) -> None:
    assert told in here.wrong(*packages)


def test_nothing_is_taken_from_the_working_directory(here: Here) -> None:
    """A folder that anybody may have filled: with a package of its own, and with a module in the place of a real one."""
    for package in PACKAGES[:1]:
        with ZipFile(wheel(here.folder, package)) as archive:
            archive.extractall(here.folder)
    evil = 'open("owned", "w").close()\n'
    (here.folder / "poem_rules.py").write_text(evil + RULES, encoding="utf-8")
    here.settings('plugins = ["poem-rules"]\n')
    done = here.run("check", "a.txt", packages=False)
    assert done.returncode == 2
    assert "no package 'poem-rules' is installed" in done.stderr
    assert here.found() == ["poems/waves", "punctuation/doubled"]  # those of the installed one
    assert not (here.folder / "owned").exists()


def test_without_settings_nothing_is_looked_up(here: Here) -> None:
    code = "import sys; from textfix.__main__ import main; main(); print('importlib.metadata' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(here.site)))}
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "a.txt"],
        cwd=here.folder, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "False"


# users' own lists of lines


OWN = "# ours\n老茶馆出品\n第#期茶话会…\nThe Quiet House\n"
PAGE = "老茶馆出品\n渡口有一座老房子，住着一家人。\n\n第 12 期茶话会报名\nTHE QUIET HOUSE\n\n他说老茶馆出品的茶不错。\n"


def test_lines_of_ones_own_go_at_full(here: Here) -> None:
    (here.folder / "words.txt").write_text("\N{BYTE ORDER MARK}" + OWN, encoding="utf-8")
    (here.folder / "a.txt").write_text(PAGE, encoding="utf-8")
    here.settings('junk-lines = ["words.txt"]\n')
    assert here.found() == []
    assert here.found("--full") == ["junk/own-lines"] * 3
    assert here.found("--full", "--ignore", "junk/own-lines") == []
    assert here.found("--full", "--isolated") == []
    assert "words.txt" in here.run("config").stdout
    assert here.run("fix", "--full", "--max-loss", "50%", "a.txt").returncode == 0
    left = (here.folder / "a.txt").read_text(encoding="utf-8")
    assert left == "渡口有一座老房子，住着一家人。\n\n\n他说老茶馆出品的茶不错。\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("…\n", "the entry '…' has no word"),
        ("茶\n……#\n", "has no word that a line could be known by"),
        (None, "no such file or directory"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_list_that_is_none(here: Here, text: str | bytes | None, told: str) -> None:
    if text is not None:
        (here.folder / "words.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    here.settings('junk-lines = ["words.txt"]\n')
    done = here.run("check", "a.txt")
    assert done.returncode == 2
    assert told in done.stderr
    assert "words.txt" in done.stderr


def test_an_empty_list_is_no_mistake(here: Here) -> None:
    (here.folder / "words.txt").write_text("# nothing yet\n", encoding="utf-8")
    here.settings('junk-lines = ["words.txt"]\n')
    assert here.found() == ["punctuation/doubled"]
