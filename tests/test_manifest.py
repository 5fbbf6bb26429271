"""The manifest and the list of refused files: what they say is so, and a run that was interrupted can go on from it."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.program import Program, program
from textfix import visitor

__all__ = ["program"]

DAMAGED = "他說，，對。\n".encode()
REPAIRED = "他說，對。\n".encode()
LIST = "../list.jsonl"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tree").mkdir()
    monkeypatch.chdir(tmp_path / "tree")
    return tmp_path


def make(**files: bytes) -> None:
    for name, data in files.items():
        Path(f"{name}.txt").write_bytes(data)


def lines(path: str = LIST) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_bytes().splitlines()]


def described(data: bytes, line_ends: str = "lf", encoding: str = "utf-8", *, bom: bool = False) -> dict[str, Any]:
    return {"sha256": sha256(data).hexdigest(), "encoding": encoding, "bom": bom, "line-ends": line_ends}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_line_for_every_file(program: Program, jobs: str) -> None:
    bad = b"\xe4\xb8\x80\xff\xfe\xe4\n"
    mixed = "一，，\r\n二\n廣告".encode()
    make(a=DAMAGED, b="好。\r\n".encode(), c=bad, d=mixed, e=b"\0\1\2")
    result = program("fix", "--jobs", jobs, "--manifest", LIST, ".")
    assert result.code == 2
    header, *rows = lines()
    assert (header["manifest"], header["folder"]) == (1, str(Path.cwd()))
    assert header["unicode"].count(".") == 2
    assert len(header["tables"]) > 3
    by_name = {row.pop("path"): row for row in rows}
    states = {name: (row.pop("size"), row.pop("modified")) for name, row in by_name.items()}
    for name, state in states.items():
        assert state == (Path(name).stat().st_size, Path(name).stat().st_mtime_ns)
    assert by_name.pop("c.txt")["status"] == "refused"
    assert by_name.pop("e.txt")["status"] == "skipped"
    assert by_name == {
        "a.txt": {
            "status": "repaired",
            "before": described(DAMAGED),
            "after": described(REPAIRED),
            "rules": {"marks/doubled": 1},
        },
        "b.txt": {"status": "clean", "before": described("好。\r\n".encode(), "crlf")},
        "d.txt": {
            "status": "damaged",
            "before": described(mixed, "mixed"),
            "after": described("一，\r\n二\n廣告".encode(), "mixed"),
            "rules": {"marks/doubled": 1},
            "left": {"words/seen": 1},
        },
    }


def test_a_conversion_is_described(program: Program) -> None:
    make(a="\N{ZERO WIDTH NO-BREAK SPACE}一\r\n".encode())
    program("fix", "--manifest", LIST, "--bom", "strip", "--newline", "lf", ".")
    row = lines()[1]
    assert row["before"] == described("\N{ZERO WIDTH NO-BREAK SPACE}一\r\n".encode(), "crlf", bom=True)
    assert row["after"] == described("一\n".encode())


def test_what_cannot_be_written_is_refused_in_it_too(program: Program) -> None:
    make(a=DAMAGED)
    os.link("a.txt", "../b.txt")
    program("fix", "--manifest", LIST, "--quarantine", "../bad.jsonl", ".", "gone.txt")
    row, gone = lines()[1:]
    assert (row["status"], "after" in row) == ("refused", False)
    assert row["message"].startswith("has 2 hard links")
    assert (gone["path"], gone["status"], "before" in gone) == ("gone.txt", "refused", False)
    assert lines("../bad.jsonl") == [row, gone]


def test_only_refused_files_are_in_quarantine(program: Program) -> None:
    make(a=DAMAGED, b=b"ok\n")
    assert program("fix", "--quarantine", "../bad.jsonl", ".").code == 0
    assert Path("../bad.jsonl").read_bytes() == b""


def test_the_lists_are_no_files_of_the_run(program: Program) -> None:
    make(a=DAMAGED)
    Path("text.txt").write_text('{"manifest": 1, "x": "，，"}\n', "utf-8")
    program("fix", "--manifest", "text.txt", "--quarantine", "bad.txt", ".")
    assert [row["path"] for row in lines("text.txt")[1:]] == ["a.txt"]


def test_names_that_are_no_text(program: Program) -> None:
    name = os.fsdecode(b"\xff\x1b[31m\n.txt")
    Path(name).write_bytes(DAMAGED)
    program("fix", "--manifest", LIST, ".")
    assert lines()[1]["path"] == name
    assert Path(LIST).read_text("utf-8").replace("\n", "").isprintable()


@pytest.mark.parametrize("flag", ["--manifest", "--quarantine"])
@pytest.mark.parametrize("data", [b"my notes\n", b"{}\n", b"[1]\n", b"\xff\n"])
def test_no_other_file_is_written_over(program: Program, flag: str, data: bytes) -> None:
    make(a=DAMAGED)
    Path(LIST).write_bytes(data)
    result = program("fix", flag, LIST, ".")
    assert result.code == 2
    assert "no list of textfix; it was left alone" in result.err
    assert (Path(LIST).read_bytes(), Path("a.txt").read_bytes()) == (data, DAMAGED)


def test_a_list_that_cannot_be_written_is_told_before_anything_is_done(program: Program) -> None:
    make(a=DAMAGED)
    for path in ("../none/list", "/dev/full"):
        result = program("fix", "--manifest", path, ".")
        assert result.code == 2
        assert "cannot be written" in result.err
        assert "bug" not in result.err
    assert Path("a.txt").read_bytes() == DAMAGED


@pytest.mark.parametrize(
    "arguments",
    [("--resume", "."), ("--diff", "--manifest", LIST, "."), ("--manifest", LIST, "-"), ("--quarantine", LIST, "-")],
)
def test_what_cannot_go_together(program: Program, arguments: tuple[str, ...]) -> None:
    make(a=DAMAGED)
    assert program("fix", *arguments).code == 2
    assert not Path(LIST).exists()


# going on


def test_a_run_goes_on_where_it_was_interrupted(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    make(**dict.fromkeys("abcdef", DAMAGED))
    looked: list[str] = []
    really = visitor.read

    def read(path: str, *rest: Any) -> Any:
        looked.append(path)
        if len(looked) == 4:
            raise KeyboardInterrupt
        return really(path, *rest)

    monkeypatch.setattr(visitor, "read", read)
    assert program("fix", "--jobs", "1", "--manifest", LIST, ".").code == 130
    assert len(lines()) == 4
    with Path(LIST).open("ab") as file:
        file.write(b'{"path": "half')  # what was being written
    Path("a.txt").write_bytes(DAMAGED)  # changed since
    del looked[:]
    looked += ["-"] * 9
    result = program("fix", "--jobs", "1", "--manifest", LIST, "--resume", ".")
    assert result.code == 0
    assert looked[9:] == ["a.txt", "d.txt", "e.txt", "f.txt"]
    assert "2 files passed over, as the manifest says that they are done" in result.err
    assert {path.read_bytes() for path in Path().iterdir()} == {REPAIRED}
    again = program("fix", "--manifest", LIST, "--resume", ".")
    assert (again.code, "6 files passed over" in again.err) == (0, True)


def test_where_something_else_is_asked_everything_is_done(program: Program) -> None:
    make(a="一；；\n".encode())
    program("fix", "--manifest", LIST, ".")
    program("fix", "--manifest", LIST, "--resume", "--full", ".")
    assert Path("a.txt").read_bytes() == "一；\n".encode()


def test_refused_files_are_tried_again(program: Program) -> None:
    make(a=DAMAGED)
    os.link("a.txt", "../b.txt")
    assert program("fix", "--manifest", LIST, ".").code == 2
    Path("../b.txt").unlink()
    assert program("fix", "--manifest", LIST, "--resume", ".").code == 0
    assert Path("a.txt").read_bytes() == REPAIRED


def test_resume_without_a_manifest_yet(program: Program) -> None:
    make(a=DAMAGED)
    assert program("fix", "--manifest", LIST, "--resume", ".").code == 0
    assert [row.get("status") for row in lines()] == [None, "repaired"]


def test_without_resume_a_manifest_begins_again(program: Program) -> None:
    make(a=DAMAGED)
    program("fix", "--manifest", LIST, ".")
    program("fix", "--manifest", LIST, ".")
    assert [row.get("status") for row in lines()] == [None, "clean"]
