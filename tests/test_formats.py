"""The formats that other programs read: each by its own grammar, over plain and over hostile files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

import pytest

from tests.program import RULES, Program, program
from textfix import engine
from textfix.core import Level
from textfix.output.progress import line
from textfix.output.visible import width
from textfix.positions import UNITS, positions
from textfix.substitutions import substitutions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["program"]

DAMAGED = "前𠀀文，，後，\N{ZERO WIDTH SPACE}，文；；\n\n\n\n\n廣告\\\n末\r\n"
HOSTILE = (
    "::error::廣告</script><script>alert(1)</script>]]>\x1b[31m\x07\x9b31m\N{RIGHT-TO-LEFT OVERRIDE}&lt;\ufffe"
    "\N{LINE SEPARATOR}\N{ZERO WIDTH SPACE}，，%0A::\r結束\x7f\n=廣告\n::warning::，，\n"
)
NAMES = [
    *("a.txt", "a\nb::error::.txt", "\x1b[31mred.txt", "::error::x,y=1.txt", '"><script>alert(1)</script>.txt'),
    *(
        "=cmd().txt",
        "@a.txt",
        "%0Ab%25 #c?.txt",
        "子/一.txt",
        os.fsdecode(b"\xff\xfe.txt"),
        "\N{RIGHT-TO-LEFT OVERRIDE}b.txt",
    ),
]
FORMATS = ["full", "concise", "json", "json-lines", "csv", "github", "sarif", "rdjson", "junit", "html"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


# what holds for all of them


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (["check"], "沒事。\n", 0),
        (["check"], DAMAGED, 1),
        (["check", "--exit-zero"], DAMAGED, 0),
        (["fix"], DAMAGED, 1),
        (["fix"], "一，，\n", 0),
        (["fix", "--exit-non-zero-on-fix"], "一，，\n", 1),
        (["check", "--encoding=utf-8"], b"\xff\xfa", 2),
        (["check", "--encoding=utf-8", "--exit-zero"], b"\xff\xfa", 2),
        (["fix", "missing.txt"], "一，，\n", 2),
    ],
)
@pytest.mark.parametrize("to_file", [False, True])
def test_the_exit_code_is_that_of_every_format(
    program: Program, output_format: str, arguments: list[str], text: str | bytes, code: int, *, to_file: bool
) -> None:
    write("a.txt", text)
    target = ["--output-file", "report"] if to_file else []
    assert program(*arguments, "a.txt", "--output-format", output_format, *target).code == code


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_hostile_is_shown(program: Program, name: str, output_format: str) -> None:
    write(name, HOSTILE)
    shown = program("check", "--full", "--output-format", output_format).text
    bad = {char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n"}
    assert not bad
    if output_format != "github":
        assert not any(each.startswith(("::", "##")) for each in shown.splitlines())


def counts() -> dict[str, Callable[[str], int]]:
    """How many findings each format tells of."""
    return {
        "concise": lambda shown: len(shown.splitlines()),
        "json": lambda shown: sum(len(file["findings"]) for file in json.loads(shown)["files"]),
        "json-lines": lambda shown: len(shown.splitlines()),
        "csv": lambda shown: len(list(csv.DictReader(io.StringIO(shown)))),
        "github": lambda shown: len(shown.splitlines()),
        "sarif": lambda shown: len(json.loads(shown)["runs"][0]["results"]),
        "rdjson": lambda shown: len(json.loads(shown)["diagnostics"]),
        "junit": lambda shown: len(ET.fromstring(shown).findall("*/testcase/failure")),  # noqa: S314  # our own
    }


@pytest.mark.parametrize("arguments", [["check"], ["check", "--full"], ["fix", "--verbose"]])
def test_every_format_tells_of_the_same_findings(program: Program, arguments: list[str]) -> None:
    found = {}
    for output_format, count in counts().items():
        for number, name in enumerate(NAMES):
            write(name, HOSTILE if number % 2 else DAMAGED)
        found[output_format] = count(program(*arguments, ".", "--output-format", output_format).text)
    assert len(set(found.values())) == 1, found
    assert found["json"] >= 3 * len(NAMES)


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_report_in_a_file_is_that_on_standard_output(program: Program, output_format: str) -> None:
    write("a.txt", DAMAGED)
    shown = program("check", "--output-format", output_format)
    filed = program("check", "--output-format", output_format, "--output-file", "report.txt")
    assert (filed.out, filed.code) == (b"", shown.code)
    assert Path("report.txt").read_bytes() == shown.out
    again = program("check", "--output-format", output_format, "--output-file", "report.txt")
    assert "1 file." in again.err  # the report of the last run is no file of this one
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "report.txt"]


def test_a_report_of_a_filter_in_a_file(program: Program) -> None:
    result = program("fix", "-", "--output-format=json", "--output-file=report", stdin="一，，\n".encode())
    assert (result.text, json.loads(Path("report").read_text())["totals"]["applied"]) == ("一，\n", 1)


def test_a_report_that_cannot_be_written_stops_the_run_before_it_repairs(program: Program) -> None:
    path = write("a.txt", "一，，\n")
    for arguments in (["--output-file", "none/report"], ["--report", "none/report.html"], ["--output-file", "."]):
        result = program("fix", "a.txt", *arguments)
        assert result.code == 2
        assert "cannot write the report to" in result.err
        assert path.read_text() == "一，，\n"
        assert [each.name for each in Path().iterdir()] == ["a.txt"]


def test_a_failing_run_leaves_an_old_report_alone(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", DAMAGED)
    write("report", "old")

    def fail(*_: object) -> Iterator[str]:
        yield "half a report"
        raise ZeroDivisionError

    monkeypatch.setattr("textfix.output.formats.shown", fail)
    assert program("check", "a.txt", "--output-file", "report").code == 2
    assert Path("report").read_text() == "old"
    assert sorted(each.name for each in Path().iterdir()) == ["a.txt", "report"]


def test_a_wrong_request_leaves_no_file_behind(program: Program) -> None:
    for arguments in (["--select", "nothing-like-it"], ["--config", "none.toml"], ["--diff", "--output-format=sarif"]):
        assert program("check", "--output-file", "report", *arguments).code == 2
        assert list(Path().iterdir()) == []


def test_no_colour_in_a_file(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    write("a.txt", DAMAGED)
    program("check", "--output-file", "report")
    assert "\x1b" not in Path("report").read_text()


def test_the_files_of_a_run(program: Program) -> None:
    for name in ("b.txt", "a\n.txt", "out/c.txt"):
        write(name, DAMAGED)
    result = program("check", "--show-files", "--extend-exclude", "out")
    assert (result.code, result.text) == (0, "a<U+000A>.txt\nb.txt\n")
    missing = program("fix", "--show-files", "b.txt", "missing")
    assert (missing.code, missing.text) == (2, "b.txt\n")
    assert "missing: no such file" in missing.err
    assert Path("b.txt").read_bytes() == DAMAGED.encode()


@pytest.mark.parametrize("output_format", FORMATS)
def test_one_long_line_is_shown_in_no_time(program: Program, output_format: str) -> None:
    write("a.txt", ("漢字" * 500 + "，，") * 280)
    began = perf_counter()
    shown = program("check", "--output-format", output_format)
    assert shown.code == 1
    assert perf_counter() - began < 5
    assert len(shown.out) < 800_000  # of a line of 280,000 characters only what is near its damage


# each by its grammar


def commands(shown: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Workflow commands, read as a runner does."""
    for each in shown.splitlines():
        match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", each)
        assert match, each
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        unescaped = {
            key: value.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%25", "%")
            for key, value in pairs
        }
        yield match[1], unescaped, match[3].replace("%0A", "\n").replace("%25", "%")


def test_github(program: Program) -> None:
    write("a.txt", DAMAGED)
    found = list(commands(program("check", "--output-format=github").text))
    assert found[0] == (
        "error",
        {"file": "a.txt", "line": "1", "endLine": "1", "col": "4", "endColumn": "6", "title": "textfix marks/doubled"},
        "planted marks/doubled: ，， → ， (safe, proven)",
    )
    assert [name for name, _, _ in found] == ["error", "error", "error", "warning", "notice"]


@pytest.mark.parametrize("name", NAMES)
def test_github_commands_are_ours_alone(program: Program, name: str) -> None:
    write(name, HOSTILE)
    for command, properties, _ in commands(program("check", "--full", "--output-format=github").text):
        assert command in ("error", "warning", "notice")
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert name.isprintable() is False or properties["file"] == name


def test_github_over_several_lines_has_no_columns(program: Program) -> None:
    write("a.txt", DAMAGED)
    found = [each for _, each, _ in commands(program("check", "--full", "--output-format=github").text)]
    assert [(each["line"], each["endLine"]) for each in found if "col" not in each] == [("1", "6"), ("6", "7")]


def test_github_tells_of_files_that_could_not_be_done(program: Program) -> None:
    (found,) = commands(program("check", "missing,1", "--output-format=github").text)
    assert found == ("error", {"file": "missing,1", "title": "textfix"}, "no such file or directory")


def sarif(shown: str) -> dict[str, Any]:
    """The one run of a log that is valid by the model that was made from the standard's schema."""
    model = pytest.importorskip("pydantic_sarif.model", reason="needs the extra textfix[dev]")
    document: dict[str, Any] = json.loads(shown)
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(document)
    (run,) = document["runs"]
    found: dict[str, Any] = run
    return found


def test_sarif(program: Program) -> None:
    write("子 a.txt", DAMAGED)
    run = sarif(program("check", "missing", "子 a.txt", "--output-format=sarif").text)
    first = run["results"][0]
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "%E5%AD%90%20a.txt", "uriBaseId": "%SRCROOT%"}
    assert location["region"] == {
        "startLine": 1,
        "startColumn": 4,
        "endLine": 1,
        "endColumn": 6,
        "byteOffset": 10,
        "byteLength": 6,
    }
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "，"}
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert rules[0]["shortDescription"] == {"text": "What marks/doubled plants."}
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"] == {"text": "no such file or directory"}


@pytest.mark.parametrize("text", ["沒事。\n", DAMAGED, HOSTILE])
@pytest.mark.parametrize("name", NAMES)
def test_sarif_is_valid_whatever_the_files(program: Program, name: str, text: str) -> None:
    write(name, text)
    result = program("check", "--full", "--output-format=sarif")
    assert result.out.isascii()
    for each in sarif(result.text)["results"]:
        uri = each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert os.fsdecode(unquote_to_bytes(uri)) == name


def test_sarif_fingerprints_do_not_know_lines(program: Program) -> None:
    def prints() -> list[str]:
        run = json.loads(program("check", "--output-format=sarif").text)["runs"][0]
        return [each["partialFingerprints"]["textfix/v1"] for each in run["results"]]

    path = write("a.txt", DAMAGED + "一，，\n一，，\n")
    before = prints()
    path.write_bytes(("新的一行\n" * 9 + DAMAGED + "一，，\n一，，\n").encode())
    assert prints() == before
    assert len(set(before)) == len(before)


def test_sarif_repairs_together_are_the_repair(program: Program) -> None:
    write("a.txt", DAMAGED.replace("\r", ""))
    run = json.loads(program("check", "--full", "--output-format=sarif").text)["runs"][0]
    lines = DAMAGED.replace("\r", "").split("\n")
    starts = [sum(len(each) + 1 for each in lines[:number]) for number in range(len(lines))]
    text = "\n".join(lines)
    spans = []
    for result in run["results"]:
        for fix in result["fixes"]:
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            region = replacement["deletedRegion"]
            start = starts[region["startLine"] - 1] + region["startColumn"] - 1
            end = starts[region["endLine"] - 1] + region["endColumn"] - 1
            spans.append((start, end, replacement["insertedContent"]["text"]))
    for start, end, inserted in sorted(spans, reverse=True):
        text = text[:start] + inserted + text[end:]
    assert program("fix", "--full", "a.txt").code == 1
    assert text == Path("a.txt").read_text(encoding="utf-8")


def test_rdjson_columns_are_bytes(program: Program) -> None:
    write("a.txt", DAMAGED)
    first, *_ = json.loads(program("check", "--output-format=rdjson").text)["diagnostics"]
    assert first["location"] == {
        "path": "a.txt",
        "range": {"start": {"line": 1, "column": 11}, "end": {"line": 1, "column": 17}},
    }
    assert first["suggestions"] == [{"range": first["location"]["range"], "text": "，"}]
    assert (first["severity"], first["code"]) == ("ERROR", {"value": "marks/doubled"})
    (missing,) = json.loads(program("check", "missing", "--output-format=rdjson").text)["diagnostics"]
    assert missing["location"] == {"path": "missing"}


#: What may stand in what, and with which attributes, in the results that Jenkins and pytest's xunit2 family take.
JUNIT = {
    "testsuites": ({"testsuite"}, {"name"}),
    "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors", "skipped", "time"}),
    "testcase": ({"failure", "error", "skipped"}, {"classname", "name", "time"}),
    "failure": (set(), {"type", "message"}),
    "error": (set(), {"type", "message"}),
    "skipped": (set(), {"message"}),
}


@pytest.mark.parametrize("text", ["沒事。\n", DAMAGED, HOSTILE])
@pytest.mark.parametrize("name", NAMES)
def test_junit(program: Program, name: str, text: str) -> None:
    write(name, text)
    Path("picture").write_bytes(b"\0\1")
    root = ET.fromstring(program("check", "--verbose", "missing", ".", "--output-format=junit").out)  # noqa: S314
    for element in root.iter():
        children, attributes = JUNIT[element.tag]
        assert {child.tag for child in element} <= children
        assert set(element.attrib) == attributes
    for suite in root:
        cases = list(suite)
        assert int(suite.attrib["tests"]) == len(cases) > 0
        assert len({case.attrib["name"] for case in cases}) == len(cases)
        for tag, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert int(suite.attrib[attribute]) == len(suite.findall(f"*/{tag}"))


def test_junit_of_a_clean_run_has_a_test_that_passed(program: Program) -> None:
    write("a.txt", "沒事。\n")
    root = ET.fromstring(program("check", "--output-format=junit").out)  # noqa: S314
    assert [(case.attrib["name"], len(case)) for case in root.iter("testcase")] == [("no damage found", 0)]


@pytest.mark.parametrize("arguments", [[], ["--statistics"]])
@pytest.mark.parametrize("name", NAMES)
def test_no_cell_is_a_formula(program: Program, name: str, arguments: list[str]) -> None:
    write(name, "=SUM(1)，，\n+廣告\n-1，，\n@\N{ZERO WIDTH SPACE}a\n")
    shown = program("check", "--output-format=csv", *arguments).text
    rows = list(csv.reader(io.StringIO(shown)))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 2
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]


def test_statistics_by_rule_and_by_file(program: Program) -> None:
    write("a.txt", "一，，二，，" * 5 + "廣告\n")
    write("b.txt", "一，，\n")
    document = json.loads(program("check", "--statistics", "--output-format=json").text)
    assert document["rules"][0] == {"name": "marks/doubled", "level": "safe", "places": 11, "applied": 11, "files": 2}
    assert document["files"] == [
        {"path": "a.txt", "places": 11, "applied": 10},
        {"path": "b.txt", "places": 1, "applied": 1},
    ]
    assert document["totals"]["left"] == 1
    shown = program("check", "--statistics", "--output-format=csv").text
    assert shown.splitlines() == [
        "of,name,level,places,applied,files",
        "rule,marks/doubled,safe,11,11,2",
        "rule,words/seen,report,1,0,1",
        "file,a.txt,,11,10,1",
        "file,b.txt,,1,1,1",
    ]


def test_statistics_of_many_files_show_the_worst(program: Program) -> None:
    for number in range(30):
        write(f"{number:02}.txt", "一，，\n" * (number + 1))
    shown = program("check", "--statistics").text.splitlines()
    assert shown[2] == "30  29.txt"
    assert shown[-1] == "and 10 files more; --output-format csv lists all"


def test_totals_and_other_formats_do_not_go_together(program: Program) -> None:
    assert "ask for one of them" in program("check", "--statistics", "--output-format=sarif").err


# what they are made of


@pytest.mark.parametrize("level", [Level.SAFE, Level.FULL])
@pytest.mark.parametrize(
    "text",
    [
        DAMAGED,
        HOSTILE,
        "，，" * 8,
        "，\N{ZERO WIDTH SPACE}，，\N{ZERO WIDTH SPACE}，\\\n\n\n\n\\\n，",
        "\N{ZERO WIDTH SPACE}" * 9,
        "\\\n" * 5,
        "甲，\\\n，乙",
    ],
)
def test_substitutions_are_disjoint_and_give_the_repair(text: str, level: Level) -> None:
    outcome = engine.repair(text, RULES, level=level)
    found = substitutions(outcome)
    done, parts = 0, []
    for each in found:
        assert each.start >= done
        parts += [text[done : each.start], each.replacement]
        done = each.end
    assert "".join((*parts, text[done:])) == outcome.text
    assert sum(len(each.places) for each in found) <= sum(place.applied for place in outcome.places)


def test_substitutions_are_as_small_as_can_be() -> None:
    text = "一，，\N{ZERO WIDTH SPACE}，，二，\N{ZERO WIDTH SPACE}，三，，"
    found = substitutions(engine.repair(text, RULES))
    assert [(text[each.start : each.end], each.replacement, len(each.places)) for each in found] == [
        ("，，\N{ZERO WIDTH SPACE}，，", "，", 4),
        ("，\N{ZERO WIDTH SPACE}，", "，", 2),
        ("，，", "，", 1),
    ]
    text = "，，\N{ZERO WIDTH SPACE}一"
    assert [tuple(each)[:3] for each in substitutions(engine.repair(text, RULES))] == [(0, 2, "，"), (2, 3, "")]


@pytest.mark.parametrize("units", UNITS)
def test_positions(units: str) -> None:
    text = "𠀀é\nab\rc\n\n末"
    found = positions(text, range(len(text) + 1), units, line_ends="\n\r")
    for offset in range(len(text) + 1):
        before = text[:offset].replace("\r", "\n")
        last = before.rpartition("\n")[2]
        assert found[offset] == (before.count("\n"), UNITS[units](last))


def test_positions_in_one_long_line_take_linear_time() -> None:
    text = "漢" * 200_000
    assert positions(text, range(0, 200_000, 2), "utf-8")[100_000] == (0, 300_000)


@pytest.mark.parametrize("columns", [0, 1, 10, 40, 80, 200])
def test_the_progress_line_fits(columns: int) -> None:
    for done, total in ((0, 0), (1, 50_000), (50_000, 50_000)):
        shown = line(done, total, 1234.5, columns=columns)
        assert width(shown) < max(columns, 1) or not shown
