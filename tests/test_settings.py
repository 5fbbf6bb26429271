"""Settings: where they are found, what they may say, what a mistake is told, and who has the last word."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.program import Program, program
from textfix.cli import app
from textfix.settings import DEFAULT, DEFAULTS, Settings, SettingsError
from textfix.settings.nearest import Nearest
from textfix.settings.options import BY_NAME, OPTIONS, Shape
from textfix.settings.schema import schema

__all__ = ["program"]

DAMAGED = "一，，二\N{ZERO WIDTH SPACE}三；；四廣告\n"
ALL_FOUND = ["marks/doubled", "marks/unseen", "marks/thin", "words/seen"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = DAMAGED) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(program: Program, *arguments: str, path: str = "a.txt") -> list[str]:
    """The rules that found something in one file."""
    lines = program("check", "--output-format=concise", *arguments, path).text.splitlines()
    return [line.split()[1] for line in lines]


def wrong(program: Program, *arguments: str) -> str:
    """The one line that a mistake is told in."""
    result = program("check", *arguments, "a.txt")
    assert result.code == 2
    assert "Traceback" not in result.err
    return result.err


# where they are


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.textfix]\nselect = ["marks/doubled"]\n'),
        ("textfix.toml", 'select = ["marks/doubled"]\n'),
        (".textfix.toml", 'select = ["marks/doubled"]\n'),
        ("textfix.toml", '[tool.textfix]\nselect = ["marks/doubled"]\n'),
        ("textfix.toml", '\N{BYTE ORDER MARK}select = ["marks/doubled"]\r\n'),
    ],
)
def test_each_name_of_a_settings_file(program: Program, name: str, text: str) -> None:
    write("a.txt")
    assert found(program) == ALL_FOUND
    write(name, text)
    assert found(program) == ["marks/doubled"]


def test_the_nearest_file_holds_and_is_not_mixed_with_those_above(program: Program) -> None:
    write("textfix.toml", 'select = ["marks/doubled"]\n')
    write("in/textfix.toml", 'extend-select = ["marks/unseen"]\n')
    for name in ("a.txt", "in/a.txt", "in/deep/a.txt", "beside/a.txt"):
        write(name)
    assert found(program) == ["marks/doubled"]
    assert found(program, path="beside/a.txt") == ["marks/doubled"]
    assert found(program, path="in/a.txt") == ALL_FOUND
    assert found(program, path="in/deep/a.txt") == ALL_FOUND


def test_of_the_names_in_one_folder_one_decides(program: Program) -> None:
    write("a.txt")
    write("pyproject.toml", '[tool.textfix]\nselect = ["words"]\n')
    write("textfix.toml", 'select = ["marks/doubled"]\n')
    write(".textfix.toml", 'select = ["marks/unseen"]\n')
    assert found(program) == ["marks/unseen"]
    Path(".textfix.toml").unlink()
    assert found(program) == ["marks/doubled"]


@pytest.mark.parametrize("text", ["[project]\nname = 'x'\n", "[tool.other]\nx = 1\n", "# textfix is not used\n"])
def test_a_pyproject_without_our_table_is_passed_over(program: Program, text: str) -> None:
    write("textfix.toml", 'select = ["marks/doubled"]\n')
    write("in/pyproject.toml", text)
    write("in/a.txt")
    assert found(program, path="in/a.txt") == ["marks/doubled"]


def test_standard_input_goes_by_its_name(program: Program) -> None:
    write("in/textfix.toml", 'select = ["marks/doubled"]\n')
    arguments = ("check", "-", "--output-format=concise", "--stdin-filename", "in/a.txt")
    assert program(*arguments, stdin=DAMAGED.encode()).text == "in/a.txt:1:2: marks/doubled planted marks/doubled\n"


def test_isolated_and_a_named_file(program: Program) -> None:
    write("a.txt")
    write("textfix.toml", 'select = ["marks/doubled"]\n')
    write("other.toml", 'select = ["marks/unseen"]\n')
    assert found(program, "--isolated") == ALL_FOUND
    assert found(program, "--config", "other.toml") == ["marks/unseen"]
    assert "names two files" in wrong(program, "--config", "other.toml", "--config", "textfix.toml")
    assert "nowhere.toml: no such file or directory" in wrong(program, "--config", "nowhere.toml")


def test_values_on_the_command_line(program: Program) -> None:
    write("a.txt")
    write("textfix.toml", 'select = ["marks/doubled"]\nfull = true\n')
    assert found(program, "--config", 'select=["marks/unseen", "words"]') == ["marks/unseen", "words/seen"]
    assert found(program, "--config", 'extend-select=["words"]') == ["marks/doubled", "words/seen"]
    assert found(program, "--isolated", "--config", 'ignore=["marks"]') == ["words/seen"]
    assert "a string wants quotes: --config 'encoding=\"gbk\"'" in wrong(program, "--config", "encoding=gbk")
    assert "--config slect=[]: unknown key 'slect'; did you mean select" in wrong(program, "--config", "slect=[]")


# what they may say


def test_every_default_is_documented_and_shaped() -> None:
    assert {option.name for option in OPTIONS} == {*DEFAULTS, "extend"}
    assert all(option.help.endswith(".") for option in OPTIONS)


def test_settings_are_frozen() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        DEFAULT.full = True
    assert Settings({"full": True}).full
    assert not DEFAULT.full


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('slect = ["marks"]', "textfix.toml: unknown key 'slect'; did you mean select"),
        ("per_file_ignores = {}", "unknown key 'per_file_ignores'; did you mean per-file-ignores?"),
        ("diff = true", "'diff', which is a flag of the command line only"),
        ("zzzzzz = 1", "the keys are extend, select"),
        ('select = ["marks/dubled"]', "select: no rule or family is called 'marks/dubled'; did you mean marks/doubled"),
        ('levels = { "marks/dubled" = "report" }', "levels: no rule or family is called 'marks/dubled'"),
        ('levels = { "marks/doubled" = "raport" }', "unknown value 'raport'; did you mean report?"),
        ('levels = { "lines/joined" = "safe" }', "a level can only be lowered"),
        ('per-file-ignores = { "*.md" = ["mark"] }', "per-file-ignores: no rule or family is called 'mark'"),
        ('kinds = { "*.x" = "markdwn" }', "kinds: unknown value 'markdwn'; did you mean markdown?"),
        ("full = 1", "full: 1 should be true or false"),
        ('full = "yes"', "full: 'yes' should be true or false"),
        ('select = "marks"', "select: 'marks' should be a list of strings"),
        ("select = [1]", "select: [1] should be a list of strings"),
        ("kinds = []", "kinds: [] should be a table"),
        ('encoding = "utf-9"', "encoding: Python knows no encoding 'utf-9'"),
        ('output-format = "fulll"', "output-format: unknown value 'fulll'; did you mean full?"),
        ('allow-re = ["("]', "allow-re: '(' is no RE2 expression: missing )"),
        (r'allow-re = ["(a)\\1"]', "is no RE2 expression: invalid escape sequence"),
        ('allow-re = ["a*"]', "fits an empty text"),
        (f'allow-re = ["{"a" * 1001}"]', "longer than 1000 characters"),
        (f'allow = ["{"a" * 51}"]', "is longer than 50 characters; allow-re takes longer ones"),
        ('lexicons = ["nowhere.txt"]', "nowhere.txt: no such file or directory"),
        ('extend = "nowhere.toml"', "nowhere.toml: no such file or directory"),
        ('extend = "textfix.toml"', "comes back to itself"),
        ("select = [", "textfix.toml: is not valid TOML: "),
        ('baseline = "nowhere.json"', "nowhere.json: no such file or directory; --write-baseline writes one"),
    ],
)
def test_a_mistake_names_the_file_and_what_would_be_right(program: Program, text: str, told: str) -> None:
    write("a.txt")
    write("textfix.toml", text + "\n")
    assert told in wrong(program)


def test_a_settings_file_that_is_no_text(program: Program) -> None:
    write("a.txt")
    Path("textfix.toml").write_bytes(b"\xff\xfe\x00")
    assert "textfix.toml: is not valid TOML" in wrong(program)


def test_a_mistake_in_a_folder_stops_the_files_there_and_no_others(program: Program) -> None:
    write("a.txt", "一，，二\n")
    write("in/textfix.toml", "ful = true\n")
    write("in/b.txt", "一，，二\n")
    result = program("fix", ".")
    assert result.code == 2
    assert "error: in/b.txt: " in result.err
    assert "unknown key 'ful'; did you mean full?" in result.err
    assert (Path("a.txt").read_text(), Path("in/b.txt").read_text()) == ("一，二\n", "一，，二\n")


# what they do


def test_flags_have_the_last_word(program: Program) -> None:
    write("a.txt")
    write("textfix.toml", 'select = ["marks"]\nignore = ["marks/unseen"]\noutput-format = "json"\n')
    assert found(program) == ["marks/doubled", "marks/thin"]
    assert found(program, "--select", "marks/unseen") == ["marks/unseen"]
    assert found(program, "--extend-select", "marks/unseen") == ["marks/doubled", "marks/unseen", "marks/thin"]
    assert found(program, "--ignore", "marks/thin") == ["marks/doubled"]
    assert json.loads(program("check", "a.txt").text)["files"]


def test_full_and_levels(program: Program) -> None:
    path = write("a.txt", "一，，二；；三\n\n\n\n四\n")
    write(
        "textfix.toml",
        'full = true\nlevels = { marks = "report", "marks/doubled" = "safe", "lines/blank" = "report" }\n',
    )
    assert program("fix", "a.txt").code == 1
    assert path.read_text() == "一，二；；三\n\n\n\n四\n"
    levels = {each["rule"]: each["level"] for each in findings(program)}
    assert levels == {"marks/thin": "report", "lines/blank": "report"}


def test_a_lowered_safe_rule_waits_for_full(program: Program) -> None:
    path = write("a.txt", "一，，二\n")
    write("textfix.toml", 'levels = { "marks/*" = "full" }\n')
    assert program("fix", "a.txt").code == 0
    assert path.read_text() == "一，，二\n"
    assert program("fix", "--full", "a.txt").code == 0
    assert path.read_text() == "一，二\n"


def findings(program: Program) -> list[dict[str, Any]]:
    document = json.loads(program("check", "a.txt", "--output-format=json").text)
    return [each for file in document["files"] for each in file["findings"]]


def test_rules_are_ignored_by_file(program: Program) -> None:
    write("textfix.toml", 'per-file-ignores = { "old/**" = ["marks"], "*.note" = ["words", "marks/thin"] }\n')
    for name in ("a.txt", "old/a.txt", "old/x.note", "in/x.note"):
        write(name)
    assert found(program) == ALL_FOUND
    assert found(program, path="old/a.txt") == ["words/seen"]
    assert found(program, path="old/x.note") == []
    assert found(program, path="in/x.note") == ["marks/doubled", "marks/unseen"]


def test_kinds_by_pattern_and_the_flag(program: Program) -> None:
    write("textfix.toml", 'kinds = { "*.in" = "markdown", "raw.in" = "data" }\n')
    text = "一，，二\n\n```\n三，，四\n```\n"
    write("a.in", text)
    write("raw.in", text)
    assert found(program, path="a.in") == ["marks/doubled"]
    assert found(program, path="raw.in") == []  # a rule for prose
    assert found(program, "--kind=plain", path="raw.in") == ["marks/doubled"]


def test_excludes_hold_for_named_files_only_if_forced(program: Program) -> None:
    """`typos` leaves excludes out for explicit paths, so that pre-commit ignores the settings."""
    write("sub/textfix.toml", 'extend-exclude = ["vendor"]\n')
    for name in ("sub/a.txt", "sub/vendor/a.txt", "vendor/a.txt"):
        write(name, "一，，二\n")
    lines = program("check", "--output-format=concise", ".").text.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["sub/a.txt", "vendor/a.txt"]
    assert program("check", "sub/vendor/a.txt").code == 1
    assert program("check", "--force-exclude", "sub/vendor/a.txt").code == 0
    write("textfix.toml", "force-exclude = true\n")
    assert program("check", "sub/vendor/a.txt").code == 0


def test_exclude_takes_the_place_of_the_usual_folders(program: Program) -> None:
    write("textfix.toml", 'exclude = ["out"]\n')
    for name in ("venv/a.txt", "out/a.txt"):
        write(name, "一，，二\n")
    result = program("check", "--output-format=concise", ".")
    assert [line.partition(":")[0] for line in result.text.splitlines()] == ["venv/a.txt"]


def test_a_file_can_extend_another(program: Program) -> None:
    write(
        "base/base.toml",
        'select = ["marks"]\nextend-exclude = ["x"]\nallow = ["一，，二"]\nlevels = { marks = "full" }\n',
    )
    write("textfix.toml", 'extend = "base/base.toml"\nextend-exclude = ["y"]\nlevels = { "marks/unseen" = "safe" }\n')
    write("a.txt")
    settings = Nearest().of("a.txt")
    assert settings.select == ("marks",)
    assert [pattern for _, pattern in settings.extend_exclude] == ["x", "y"]
    assert settings.extend_exclude[0][0].endswith("base")
    assert settings.levels == {"marks": "full", "marks/unseen": "safe"}
    assert "base.toml" in settings.origins["allow"]
    assert found(program, "--full") == ["marks/unseen", "marks/thin"]


def test_files_that_extend_one_another() -> None:
    write("textfix.toml", 'extend = "b.toml"\n')
    write("b.toml", 'extend = "textfix.toml"\n')
    with pytest.raises(SettingsError, match="comes back to itself"):
        Nearest().of("a.txt")


def test_a_rule_that_does_nothing_without_full_is_told(program: Program) -> None:
    write("a.txt")
    assert "note: lines/joined repairs with --full only" in program("check", "--select", "lines/joined", "a.txt").err
    assert "note: the 2 rules of lines repair with --full only" in program("check", "--select", "lines", "a.txt").err
    for arguments in (["--select=lines", "--full"], ["--select=ALL"], ["--select=lines", "-q"], ["--select=marks"], []):
        assert "note:" not in program("check", *arguments, "a.txt").err


# how they are shown


def test_config_shows_each_value_and_where_it_is_from(program: Program) -> None:
    write("base.toml", 'allow = ["一"]\n')
    write("textfix.toml", 'extend = "base.toml"\nselect = ["marks"]\nkinds = { "*.x" = "json" }\nallow = ["\\u200b"]\n')
    lines = program("config", "a.txt", "--config", "full=true").text.splitlines()
    assert lines[0].endswith("textfix.toml")
    shown = {line.partition(" = ")[0]: line for line in lines[1:]}
    assert shown["select"].startswith('select = ["marks"]  # /')
    assert shown["full"] == "full = true  # --config"
    assert shown["ignore"] == "ignore = []  # default"
    assert shown["kinds"].startswith('kinds = { "*.x" = "json" }  # /')
    assert shown["allow"].startswith('allow = ["一", "<U+200B>"]  # ')
    assert "base.toml, " in shown["allow"]
    again = tomllib.loads("\n".join(lines))
    assert set(again) | {"extend", "encoding", "baseline", "script"} == set(BY_NAME)


def test_config_of_a_mistake(program: Program) -> None:
    write("textfix.toml", "ful = true\n")
    result = program("config")
    assert (result.code, result.out) == (2, b"")
    assert "unknown key 'ful'" in result.err


def test_the_schema_knows_what_the_files_know(program: Program) -> None:
    document = json.loads(program("config", "--schema").text)
    assert document == json.loads(schema())
    assert set(document["properties"]) == set(BY_NAME)
    assert not document["additionalProperties"]
    for name, option in BY_NAME.items():
        described = document["properties"][name]
        assert described["description"] == option.help
        if option.shape is Shape.CHOICE:
            assert described["enum"] == list(option.choices)
    names = document["$defs"]["rule"]["anyOf"][0]["enum"]
    assert {"ALL", "marks", "marks/doubled"} <= set(names)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ('select = ["marks/doubled", "marks", "w*"]\nlevels = { marks = "report" }\n', True),
        ('per-file-ignores = { "*.md" = ["marks"] }\nkinds = { "*" = "json" }\nfull = true\n', True),
        ("slect = []\n", False),
        ('select = ["marks/dubled"]\n', False),
        ('select = "marks"\n', False),
        ('levels = { marks = "raport" }\n', False),
        ('kinds = { "*" = "jsn" }\n', False),
        ("full = 1\n", False),
    ],
)
def test_the_schema_and_the_reader_agree(program: Program, text: str, *, valid: bool) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    write("a.txt", "clean\n")
    write("textfix.toml", text)
    validator = jsonschema.Draft202012Validator(json.loads(program("config", "--schema").text))
    assert validator.is_valid(tomllib.loads(text)) is valid
    assert (program("check", "a.txt").code == 0) is valid


def test_no_settings_cost_nothing_to_parse(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """TOML is parsed where a file speaks of us, and nowhere else."""

    def fail(_: str) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(tomllib, "loads", fail)
    write("pyproject.toml", "[project]\n")
    write("a.txt", "clean\n")
    assert program("check", "a.txt").code == 0


def test_every_command_has_a_help_of_its_own() -> None:
    assert all(command.callback and command.callback.__doc__ for command in app.registered_commands)
