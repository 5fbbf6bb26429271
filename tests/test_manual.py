"""Help, explanations and completion: what they say is true, and they say it in the shell that asks."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import Program, program
from textfix import cli, front, manual
from textfix.core import Example
from textfix.output.explanation import explained
from textfix.rules import ALL
from textfix.rules.punctuation import doubled

__all__ = ["program"]

ROOT = Path(__file__).parents[1]
PAGES = {"check": manual.CHECK, "fix": manual.FIX, "explain": manual.EXPLAIN, "config": manual.CONFIG, "": manual.APP}


@pytest.mark.parametrize("command", [*PAGES, "rules"])
def test_help_is_a_manual(program: Program, command: str) -> None:
    result = program(*filter(None, (command, "--help")))
    assert result.code == 0
    assert "Options:" in result.text
    assert all(len(line) <= 80 for line in result.text.splitlines())
    if command in PAGES:
        assert "  Examples:\n    textfix" in result.text
    if command in ("", "check", "fix"):
        for code in ("0  clean", "1  damage found", "2  a mistake"):
            assert code in result.text


EXAMPLES = [
    line.strip() for page in PAGES.values() for line in re.findall(r"^  (?:git .* )?textfix .*$", page, re.MULTILINE)
]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 15


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_is_understood(example: str) -> None:
    """Every call in the help parses; what is said beside it stands apart by two spaces."""
    call = re.split(r" {3,}| < | \.\.\.", example[example.index("textfix ") :])[0]
    words = shlex.split(call)[1:]
    if words[0] in front.COMMANDS:
        paths = [] if "." in words or "-" in words or words[-1] != "--" else ["."]
        assert front.parse([*words, *paths]) is not None
    else:
        assert words[0] in {command.callback.__name__ for command in cli.app.registered_commands if command.callback}


def test_the_settings_in_the_help_are_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from textfix.settings.nearest import Nearest

    text = manual.CONFIG.partition("[tool.textfix]:\n")[2]
    (tmp_path / "textfix.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = Nearest().of("a.txt")
    assert settings.allow == ("志愿者",)
    assert len(settings.origins) == text.count(" = ", 0) - text.count("{")


# explanations


def test_an_explanation_marks_what_changes() -> None:
    from dataclasses import replace

    rule = replace(
        doubled.RULE,
        damaged=(Example("前，，後\n同\n", "前，後\n同\n"), Example("a\nb", "a b"), Example("c", "c")),
        intact=("x\u200b",),
    )
    page = explained([rule])
    assert "Repairs:\n  - 前，，後\n        ^^\n  + 前，後\n    同\n\n  - a\n  - b\n  + a b\n\n  - c\n" in page
    assert "    x<U+200B>\n" in page
    assert "textfix: ignore[punctuation/doubled]" in page
    assert explained([rule], colour=True).count("\x1b[") > 10


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_every_rule_can_be_explained(rule: object) -> None:
    page = explained([rule])  # type: ignore[list-item]  # its type is that of ALL
    assert all(char.isprintable() or char in "\n\N{IDEOGRAPHIC SPACE}" for char in page)
    assert "To do without it:" in page


def test_several_rules_and_a_family(program: Program) -> None:
    text = program("explain", "marks/doubled", "words").text
    assert text.index("marks/doubled (safe, default)") < text.index("words/seen (report, default)")
    assert "marks/unseen" in program("explain", "marks").text


# completion


def completed(line: str, word: int, shell: str = "bash") -> list[str]:
    """What a shell is offered for a command line and the number of the word to complete."""
    environment = {"_TEXTFIX_COMPLETE": f"complete_{shell}", "COMP_WORDS": line, "COMP_CWORD": str(word)}
    done = subprocess.run(
        [sys.executable, "-m", "textfix"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    return done.stdout.decode().split()


def test_the_shell_is_offered_commands_options_and_rules() -> None:
    assert {"check", "fix", "config"} <= set(completed("textfix ", 1))
    assert "--write-baseline" in completed("textfix check --wr", 2)
    assert "script/readings" in completed("textfix check --select script/re", 3)
    assert completed("textfix check --ignore junk,punctuation/dou", 3) == ["junk,punctuation/doubled"]
    assert "markdown" in completed("textfix check --kind ma", 3)
    assert "junk" in completed("textfix explain ju", 2)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A search path with the program on it."""
    program = tmp_path / "textfix"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m textfix "$@"\n')
    program.chmod(0o755)
    return f"{tmp_path}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_the_completion(path: str) -> None:
    script = (
        'eval "$(textfix --show-completion bash)"\n'
        "COMP_WORDS=(textfix explain script/rea); COMP_CWORD=2\n"
        '_textfix_completion textfix; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", script], env={**os.environ, "PATH": path}, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["script/readings"]


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("textfix explain script/rea", {"script/readings"}),
        ("textfix check --sel", {"--select"}),
        ("textfix check --output-format js", {"json", "json-lines"}),
        ("textfix check --ignore junk,punctuation/dou", {"junk,punctuation/doubled"}),
    ],
)
def test_fish_takes_the_completion(path: str, tmp_path: Path, line: str, offered: set[str]) -> None:
    script = f'textfix --show-completion fish | source; complete -C "{line}"'
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path)}
    done = subprocess.run(["fish", "--no-config", "-c", script], env=environment, capture_output=True, check=True)
    assert {offer.split("\t")[0] for offer in done.stdout.decode().splitlines()} == offered


@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
def test_zsh_takes_the_completion(path: str, tmp_path: Path) -> None:
    """Zsh completes for somebody who types alone, so somebody types: into a pseudo-terminal that zsh itself makes."""
    script = """
        zmodload zsh/zpty
        zpty typist zsh -f -i
        zpty -w typist 'PS1= ; autoload -U compinit; compinit -u -D; eval "$(textfix --show-completion zsh)"; echo rea""dy'
        zpty -r typist line '*ready*'
        zpty -w -n typist $'textfix explain characters/rad\t'
        zpty -r typist line '*characters/radicals*'
        print -r -- "$line"
    """
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path), "TERM": "dumb"}
    done = subprocess.run(["zsh", "-f", "-c", script], env=environment, capture_output=True, check=False, timeout=60)
    assert "textfix explain characters/radicals" in done.stdout.decode("utf-8", "replace")
