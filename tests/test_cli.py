"""The command line: commands, exit codes, streams, and the two parsers that must agree."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
from hypothesis import given
from hypothesis import strategies as st

import textfix.command
import textfix.scope
from tests.program import RULES, Program, Result, program
from textfix import __version__, cli, front

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["program"]

ROOT = Path(__file__).parents[1]
DAMAGED = "第一行，，壞了。\n第二行沒事。\n"
REPAIRED = "第一行，壞了。\n第二行沒事。\n"
LEFT = "這是廣告。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.write_bytes(text.encode())
    return path


def process(*arguments: str, stdin: bytes = b"", **options: Any) -> Result:
    """The program as a process of its own, with the planted rules."""
    command = [sys.executable, "-m", "tests.program", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("environment", {})}
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False, **options)
    return Result(done.returncode, done.stdout, done.stderr.decode())


# exit codes


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (["check"], "沒事。\n", 0),
        (["check"], DAMAGED, 1),
        (["check"], LEFT, 1),
        (["check", "--exit-zero"], DAMAGED, 0),
        (["check", "--diff"], DAMAGED, 1),
        (["check", "--diff"], "沒事。\n", 0),
        (["check", "--statistics"], DAMAGED, 1),
        (["check", "-q"], DAMAGED, 1),
        (["fix"], "沒事。\n", 0),
        (["fix"], DAMAGED, 0),
        (["fix"], LEFT, 1),
        (["fix", "--exit-zero"], LEFT, 0),
        (["fix", "--diff"], DAMAGED, 1),
        (["fix", "--diff", "--exit-zero"], DAMAGED, 0),
        (["fix", "--exit-non-zero-on-fix"], DAMAGED, 1),
        (["fix", "--exit-non-zero-on-fix"], "沒事。\n", 0),
    ],
)
@pytest.mark.parametrize("output_format", ["full", "concise", "json"])
def test_the_exit_code(program: Program, arguments: list[str], text: str, code: int, output_format: str) -> None:
    path = write("a.txt", text)
    refused = "--diff" in arguments and output_format == "json"  # a patch or a document, not both
    assert program(*arguments, str(path), "--output-format", output_format).code == (2 if refused else code)


@pytest.mark.parametrize("arguments", [[], ["--exit-zero"], ["--output-format=json"], ["--diff"], ["--statistics"]])
def test_a_file_that_cannot_be_done_gives_2_and_the_others_are_done(program: Program, arguments: list[str]) -> None:
    path = write("a.txt", DAMAGED)
    result = program("fix", "missing.txt", "a.txt", *arguments)
    assert result.code == 2
    assert "missing.txt: no such file or directory" in result.err
    assert path.read_text() == (DAMAGED if arguments == ["--diff"] else REPAIRED)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ([], "Usage: textfix"),
        (["chekc"], "Did you mean 'check'?"),
        (["check", "--ful"], "--full"),
        (["check", "--color=blue"], "'auto', 'always', 'never'"),
        (["check", "--select"], "requires an argument"),
        (["check", "--exit-non-zero-on-fix"], "No such option"),
        (["check", "--select", "marks/dubled"], "did you mean marks/doubled"),
        (["check", "--ignore", "nothing-like-it"], "`textfix rules` lists them"),
        (["check", "--encoding", "utf-9"], "no encoding 'utf-9'"),
        (["check", "--encoding", "rot13"], "no encoding 'rot13'"),
        (["check", "--diff", "--output-format", "json"], "ask for one of them"),
        (["check", "-", "a.txt"], "cannot be combined with paths"),
        (["fix"], "Missing argument"),
        (["explain", "marks/dubled"], "did you mean marks/doubled"),
    ],
)
def test_a_mistake_gives_2_and_says_what_would_be_right(program: Program, arguments: list[str], hint: str) -> None:
    result = program(*arguments)
    assert result.code == 2
    assert hint in result.err.replace("\n", " ") or hint in result.text
    assert "Traceback" not in result.err


def test_a_path_without_a_command(program: Program) -> None:
    write("a.txt", DAMAGED)
    result = program("a.txt")
    assert result.code == 2
    assert "`textfix check a.txt`" in result.err


def test_a_bug_is_reported_without_a_traceback(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(textfix.scope, "find", fail)
    result = program("check", ".")
    assert result.code == 2
    assert "planted" in result.err
    assert "Traceback" not in result.err


def test_an_interrupted_run(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(textfix.scope, "find", interrupt)
    result = program("check", ".")
    assert result.code == 130
    assert "Traceback" not in result.err


# what check and fix do


def test_check_and_diff_write_nothing(program: Program) -> None:
    path = write("a.txt", DAMAGED)
    before = path.stat()
    for arguments in (["check"], ["check", "--diff"], ["fix", "--diff"]):
        assert program(*arguments, "a.txt").code == 1
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_fix_repairs_and_a_second_run_writes_nothing(program: Program) -> None:
    path = write("a.txt", DAMAGED)
    result = program("fix", "a.txt")
    assert (result.code, path.read_text()) == (0, REPAIRED)
    assert "Repaired 1 place in 1 of 1 file." in result.err
    before = path.stat()
    assert program("fix", "a.txt").code == 0
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_check_says_what_fix_would_repair(program: Program) -> None:
    write("a.txt", "一，，二；；三廣告\n")
    assert "Found 3 damaged places in 1 of 1 file. `textfix fix` repairs 1, --full 1 more." in program("check").err
    assert "`textfix fix --full` repairs 2." in program("check", "--full").err


def test_the_current_directory_is_what_check_takes_without_paths(program: Program) -> None:
    write("a.txt", DAMAGED)
    assert program("check", "--output-format=concise").text == "a.txt:1:4: marks/doubled planted marks/doubled\n"


def test_only_the_chosen_rules_run(program: Program) -> None:
    write("a.txt", "一，，二\N{ZERO WIDTH SPACE}三廣告\n")

    def rules(*arguments: str) -> list[str]:
        return [line.split()[1] for line in program("check", "--output-format=concise", *arguments).text.splitlines()]

    assert rules() == ["marks/doubled", "marks/unseen", "words/seen"]
    assert rules("--select", "marks") == ["marks/doubled", "marks/unseen"]
    assert rules("--select", "marks/unseen,words/*") == ["marks/unseen", "words/seen"]
    assert rules("--select", "ALL", "--ignore", "words", "--ignore", "marks/unseen") == ["marks/doubled"]
    assert rules("--select=words", "--extend-select=marks/doubled") == ["marks/doubled", "words/seen"]


# standard input and output


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        "一，，二".encode(),
        "\N{BYTE ORDER MARK}一，，二\r\n三\r\n".encode(),
        "一，，二\r\n三\n四\r\n".encode(),
        "一，，二\n".encode("utf-16"),
        b"\xff\xfe",
        b"\x00\x01\x02",
    ],
)
def test_fix_is_an_exact_filter(program: Program, data: bytes) -> None:
    result = program("fix", "-", stdin=data)
    assert result.code == 0
    encoding = "utf-16" if data.startswith(b"\xff\xfe\x00N") else "utf-8"
    twice, once = (mark.encode(encoding).removeprefix(b"\xff\xfe") for mark in ("，，", "，"))
    assert result.out == data.replace(twice, once)


def test_the_filter_gives_on_what_it_cannot_read(program: Program) -> None:
    data = b"a\x80\xff\xfe\n"
    result = program("fix", "-", "--encoding", "utf-8", stdin=data)
    assert (result.code, result.out) == (2, data)
    assert "error: -: is not valid utf-8: byte 1 (line 1) is 80" in result.err


def test_the_filter_reports_on_standard_error(program: Program) -> None:
    result = program("fix", "-", "--output-format", "concise", stdin="一，，二廣告\n".encode())
    assert (result.code, result.text) == (1, "一，二廣告\n")
    assert "-:1:5: words/seen" in result.err


def test_check_of_standard_input_reports_on_standard_output(program: Program) -> None:
    result = program("check", "-", "--stdin-filename", "notes/x.md", "--output-format=concise", stdin=DAMAGED.encode())
    assert (result.code, result.text) == (1, "notes/x.md:1:4: marks/doubled planted marks/doubled\n")


def test_the_filter_leaves_an_excluded_name_alone(program: Program) -> None:
    arguments = ("fix", "-", "--stdin-filename", "old/x.txt", "--extend-exclude", "old", "--force-exclude")
    assert program(*arguments, stdin=DAMAGED.encode()).text == DAMAGED


@pytest.mark.parametrize(
    "arguments", [["check", "."], ["check", ".", "--output-format=json"], ["check", ".", "--diff"]]
)
def test_a_reader_that_goes_away(arguments: list[str]) -> None:
    for number in range(40):
        write(f"{number}.txt", DAMAGED * 200)
    code, err = _read_a_little(arguments)
    assert (code, err) == (2, "")


def test_files_are_repaired_even_if_nobody_reads_the_report() -> None:
    for number in range(40):
        write(f"{number:02}.txt", (DAMAGED + LEFT) * 200)
    code, err = _read_a_little(["fix", ".", "--verbose"])
    assert code == 2
    assert "Traceback" not in err
    assert all(path.read_text() == (REPAIRED + LEFT) * 200 for path in Path().iterdir())


def _read_a_little(arguments: list[str]) -> tuple[int, str]:
    """Run the program as `textfix … | head -c 10` would."""
    command = [sys.executable, "-m", "tests.program", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(10)
        running.stdout.close()
        err = running.stderr.read().decode()
    return running.returncode, err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["check", "a.txt"], ["fix", "-"], ["rules"], ["--version"], ["--help"]])
def test_a_full_disk_behind_standard_output(arguments: list[str]) -> None:
    write("a.txt", DAMAGED)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tests.program", *arguments],
            input=DAMAGED.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    assert done.returncode == 2
    assert b"error: cannot write to standard output: no space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("redirection", "code"), [(">&-", 2), ("2>&-", 1), ("<&-", 1)])
def test_closed_streams(redirection: str, code: int) -> None:
    write("a.txt", DAMAGED)
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m tests.program check a.txt {redirection}', sys.executable],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_locale_that_knows_no_chinese() -> None:
    write("a.txt", DAMAGED)
    result = process("check", "a.txt", environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert result.code == 1
    assert b"\\u7b2c" in result.out


# the other commands


def test_rules_lists_every_rule(program: Program) -> None:
    result = program("rules")
    assert result.code == 0
    assert result.text.splitlines()[2] == "marks/thin     safe    default  What marks/thin plants."
    assert [line.split()[0] for line in result.text.splitlines()] == [rule.name for rule in RULES]


def test_explain_shows_documentation_and_examples(program: Program) -> None:
    result = program("explain", "marks/doubled")
    assert result.code == 0
    for part in (
        "marks/doubled (safe, default)",
        "What it finds:",
        "Why it is damage:",
        "  - 「」",
        "To do without it:",
        "nothing",
    ):
        assert part in result.text


def test_the_version(program: Program) -> None:
    assert program("--version").text == f"textfix {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "--help"], ["fix", "-h"]])
def test_help(program: Program, arguments: list[str]) -> None:
    result = program(*arguments)
    assert result.code == 0
    assert result.text.startswith("Usage: textfix")


# the parser that spares the start


def click_options(command: str) -> dict[str, Any]:
    """The options of a command as Typer has them, by spelling."""
    group: Any = typer.main.get_command(cli.app)
    found = {}
    for parameter in group.commands[command].params:
        if parameter.param_type_name == "option" and parameter.name != "help":
            found.update(dict.fromkeys(parameter.opts, (parameter, True)))
            found.update(dict.fromkeys(parameter.secondary_opts, (parameter, False)))
    return found


@pytest.mark.parametrize("command", front.COMMANDS)
def test_the_tables_are_those_of_the_application(command: str) -> None:
    options = click_options(command)
    flags = {name: (option.name, value) for name, (option, value) in options.items() if option.is_flag}
    multiple = {name: option.name for name, (option, _) in options.items() if option.multiple}
    repeated = {
        name: field for name, field in multiple.items() if name in ("--config", "--field")
    }  # a value may hold a comma
    lists = {name: field for name, field in multiple.items() if name not in repeated}
    values = {name: option.name for name, (option, _) in options.items() if not option.is_flag and not option.multiple}
    choices = {
        option.name: tuple(option.type.choices) for option, _ in options.values() if hasattr(option.type, "choices")
    }
    assert flags == (front.FLAGS | front.FIX_FLAGS if command == "fix" else front.FLAGS)
    own_values, own_choices = (front.FIX_VALUES, front.FIX_CHOICES) if command == "fix" else ({}, {})
    assert repeated == front.REPEATED
    assert (lists, values, choices) == (front.LISTS, front.VALUES | own_values, front.CHOICES | own_choices)


def typed(arguments: Sequence[str]) -> front.Request | None:
    """The request as Typer parses it; None for help and errors."""
    requests: list[front.Request] = []

    def run(request: front.Request) -> int:
        requests.append(request)
        return 0

    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        patch.setattr(textfix.command, "run", run)
        cli.main(list(arguments))
    return requests[0] if requests else None


OPTIONS = sorted({*front.FLAGS, *front.FIX_FLAGS, *front.VALUES, *front.FIX_VALUES, *front.LISTS, *front.REPEATED})
WORDS = [
    *OPTIONS,
    *(f"{name}=x" for name in OPTIONS),
    *("a.txt", "b", "-", "--", "x,y", "", "full", "json", "html", "-qv", "-x", "-q=1", "--help", "--unknown"),
    *("-j4", "-j=4", "-jx", "4", "--jobs=-1", "--timeout=9"),
    *("--color=never", "--output-format=concise", "--kind=data", "--select="),
]


@given(st.sampled_from(front.COMMANDS), st.lists(st.sampled_from(WORDS), max_size=6))
def test_both_parsers_understand_alike(command: str, words: list[str]) -> None:
    request = front.parse([command, *words])
    if request is not None:
        other = typed([command, *words])
        assert other is not None
        assert vars(request) == vars(other)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "a", "b"],
        ["fix", "-"],
        ["fix", "--full", "a", "--select", "x,y", "--select=z", "-q"],
        ["check", "--output-format", "json", "--color", "never", "--", "-odd-name"],
        ["fix", "a.jsonl", "--field", "text", "--field=meta.a,b", "--output", "d", "--resume"],
    ],
)
def test_plain_forms_do_not_need_typer(arguments: list[str]) -> None:
    request = front.parse(arguments)
    assert request is not None
    assert vars(request) == vars(typed(arguments))


@pytest.mark.parametrize("arguments", [[], ["rules"], ["check", "--help"], ["check", "--select", "-q"], ["fix"]])
def test_other_forms_go_to_typer(arguments: list[str]) -> None:
    assert front.parse(arguments) is None


def test_a_clean_file_is_answered_without_rules_or_typer() -> None:
    write("a.txt", "今天天氣很好。\n")
    code = (
        "import sys; sys.argv = ['textfix', 'check', 'a.txt']\n"
        "from textfix.__main__ import main\n"
        "assert main() == 0\n"
        "print(*sorted(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    loaded = set(done.stdout.decode().split())
    heavy = {
        "typer",
        "rich",
        "dataclasses",
        "pathlib",
        "json",
        "pathspec",
        "textfix.core",
        "textfix.plan",
        "textfix.rules",
        "textfix.settings.read",
        "tomllib",
        "textfix.cli",
    }
    assert loaded & heavy == set()
