"""The journal gives the old bytes back, whatever was changed and however its run ended."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.program import RULES, Program, program
from textfix.core import Level
from textfix.document import Manner
from textfix.files import JOURNAL_SUFFIX
from textfix.journal import runs as held
from textfix.journal.change import Change, LineError, change_of, line_of, parsed
from textfix.journal.edits import Edit, EditError, edits_of, rebuilt, reverse, whole
from textfix.journal.part import Part
from textfix.runner import repair_data

__all__ = ["program"]

ROOT = Path(__file__).parents[1]
DAMAGED = "他說，，對。\n走\N{ZERO WIDTH SPACE}了；；\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tree").mkdir()
    monkeypatch.chdir(tmp_path / "tree")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def journal() -> Path:
    return Path(held.default_folder())


def parts() -> list[Path]:
    return sorted(journal().rglob(f"*{JOURNAL_SUFFIX}"))


# edits

MANNERS = [Manner(), Manner(newline="crlf"), Manner(newline="lf"), Manner(bom="strip"), Manner(encoding="gb18030")]
PIECES = st.sampled_from(
    ["，，", "\N{ZERO WIDTH SPACE}", "；；", "一二", "a", "\n", "\r\n", "\\\n", "\n\n\n\n", "é", " "]
)


@given(
    pieces=st.lists(PIECES, max_size=30),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    manner=st.sampled_from(MANNERS),
)
def test_the_edits_of_a_repair_lead_back_and_forth(pieces: list[str], encoding: str, manner: Manner) -> None:
    data = "".join(pieces).encode(encoding)
    read_as = "gb18030" if encoding == "gb18030" else None
    report = repair_data(data, RULES, level=Level.FULL, encoding=read_as, manner=manner)
    if report.changed:
        edits = edits_of(report)
        assert rebuilt(report.after, edits) == data
        assert rebuilt(data, reverse(report.after, edits)) == report.after
        recorded = change_of(parsed(line_of(Change.of("/a", 0o644, data, report.after, edits))))
        assert recorded.undone(report.after) == data


def test_each_edit_names_its_place_and_its_rules() -> None:
    report = repair_data(DAMAGED.encode(), RULES)
    assert edits_of(report) == (
        Edit(6, "，，".encode(), 3, "，".encode(), ("marks/doubled",)),
        Edit(22, "\N{ZERO WIDTH SPACE}".encode(), 0, b"", ("marks/unseen",)),
    )


def test_a_file_with_mixed_line_ends_has_the_edits_of_its_rules() -> None:
    report = repair_data("一\r\n，，\r\n二\n三，，\r\n".encode(), RULES)
    assert [edit.rules for edit in edits_of(report)] == [("marks/doubled",)] * 2


def test_line_ends_behind_a_shift_are_those_of_their_own_lines() -> None:
    data = "，，，，一，，\r\n\r\n\r\n\r\n二\n三\n四，，\n五\n六\n".encode()
    edits = edits_of(repair_data(data, RULES, level=Level.FULL))
    assert [edit.rules for edit in edits] == [("marks/doubled",)] * 2 + [("lines/blank",), ("marks/doubled",)]
    assert edits[2].new == b"\r\n\r\n"


def test_a_conversion_is_one_edit_from_the_first_difference_to_the_last() -> None:
    (edit,) = edits_of(repair_data("a\n一\nb\n".encode("gb18030"), (), encoding="gb18030", manner=Manner("utf-8")))
    assert (edit.at, edit.old, edit.new, edit.rules) == (2, "一".encode("gb18030"), "一".encode(), ("conversion",))


@given(one=st.binary(max_size=40), other=st.binary(max_size=40))
def test_one_edit_can_always_be_made(one: bytes, other: bytes) -> None:
    assert rebuilt(other, [whole(one, other, ())]) == one


@given(st.text("一丁é", max_size=8), st.text("一丁é", max_size=8))
def test_one_edit_of_utf8_is_text(one: str, other: str) -> None:
    edit = whole(one.encode(), other.encode(), ())
    assert edit.old.decode() in one
    assert edit.new is not None
    edit.new.decode()


def test_edits_that_do_not_fit_are_refused() -> None:
    with pytest.raises(EditError):
        rebuilt(b"abc", [Edit(1, b"x", 1, b"z")])
    with pytest.raises(EditError):
        rebuilt(b"abc", [Edit(9, b"x", 1, None)])


# lines

BYTES = st.one_of(st.binary(max_size=20), st.just(b"\xff" * 5000), st.just("一".encode() * 2000))


@given(
    path=st.binary(max_size=20).map(os.fsdecode),
    old=BYTES,
    new=BYTES,
    mode=st.integers(0, 0o177777),
)
def test_a_line_holds_a_change(path: str, old: bytes, new: bytes, mode: int) -> None:
    change = Change.of(path, mode, b"1" + old, b"1" + new, [Edit(1, old, len(new), new, ("a/b",))])
    line = line_of(change)
    assert line.endswith(b"\n")
    assert line.decode()[:-1].isprintable()
    back = change_of(parsed(line))
    assert (back.path, back.mode, back.before, back.after) == change[:4]
    assert back.undone(b"1" + new) == b"1" + old
    assert json.loads(line)["path"] == path


def test_bytes_that_are_text_can_be_read() -> None:
    line = line_of(Change.of("/信", 0o644, "，，".encode(), "，".encode(), [whole("，，".encode(), "，".encode(), ())]))
    assert "/信" in line.decode()
    assert '"old": "，"' in line.decode()


@given(st.data())
def test_a_line_that_is_not_whole_is_seen(data: st.DataObject) -> None:
    line = line_of(Change.of("/a", 0o644, b"ab", b"b", [Edit(0, b"a", 0, b"")]))
    cut = data.draw(st.integers(0, len(line) - 1))
    with pytest.raises(LineError):
        parsed(line[:cut])
    with pytest.raises(LineError):
        parsed(line[:cut] + bytes([line[cut] ^ 1]) + line[cut + 1 :])


def test_a_journal_that_would_give_other_bytes_gives_none() -> None:
    change = Change("/a", 0o644, "0" * 64, "1" * 64, (Edit(0, b"a", 1, None),))
    with pytest.raises(LineError, match="does not give its old bytes back"):
        change.undone(b"b")


# runs


def test_a_run_that_changes_nothing_leaves_no_journal(program: Program, folder: Path) -> None:
    Path("a.txt").write_text("好。\n", "utf-8")
    Path("b.txt").write_text("廣告；；\n", "utf-8")
    assert program("fix", ".").code == 1
    assert program("check", ".").code == 1
    assert program("fix", "--diff", ".").code == 1
    assert not (folder / "state").exists()


def test_a_clean_run_does_not_even_import_it() -> None:
    Path("a.txt").write_text("好。\n", "utf-8")
    script = (
        "import sys\n"
        "from textfix.__main__ import main\n"
        "assert main() == 0\n"
        "wrong = ('textfix.journal', 'textfix.replacement', 'textfix.manifest', 'signal')\n"
        "sys.exit(','.join(name for name in sys.modules if name.startswith(wrong)) or 0)"
    )
    for command in ("check", "fix"):
        subprocess.run(
            [sys.executable, "-c", script, command, "."], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
        )


def test_a_line_is_on_the_disk_before_its_file_changes(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    really = os.replace

    def replaced(source: str, target: str) -> None:
        (part,) = parts()
        lines = part.read_bytes().splitlines(keepends=True)
        assert change_of(parsed(lines[-1])).path == target
        really(source, target)

    monkeypatch.setattr(os, "replace", replaced)
    assert program("fix", ".").code == 1
    assert Path("a.txt").read_text("utf-8") != DAMAGED


def test_what_is_recorded_is_for_its_owner_alone(program: Program) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    program("fix", ".")
    (part,) = parts()
    assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert stat.S_IMODE(part.parent.stat().st_mode) == 0o700


def test_the_header_says_what_was_asked(program: Program) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    program("fix", "a.txt")
    (run,) = held.runs(str(journal()))
    header = run.header()
    assert (header["folder"], header["paths"], header["run"]) == (str(Path.cwd()), ["a.txt"], run.name)


def test_no_journal(program: Program, folder: Path) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    program("fix", "--no-journal", ".")
    assert Path("a.txt").read_text("utf-8") != DAMAGED
    assert not (folder / "state").exists()


def test_another_place(program: Program, folder: Path) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    program("fix", "--journal", "../mine", ".")
    assert [run.files() for run in held.runs(str(folder / "mine"))] == [1]
    assert not (folder / "state").exists()


@pytest.mark.parametrize("place", ["sub", ".", "sub/../x"])
def test_a_journal_in_the_tree_is_refused(program: Program, place: str) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    Path("sub").mkdir()
    result = program("fix", "--journal", place, ".")
    assert (result.code, Path("a.txt").read_text("utf-8")) == (2, DAMAGED)
    assert "must not be in what is repaired" in result.err


def test_a_journal_below_a_folder_that_is_walked_is_no_text(program: Program, folder: Path) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    program("fix", str(folder))
    before = [part.read_bytes() for part in parts()]
    program("fix", str(folder))
    assert [part.read_bytes() for part in parts()] == before


@pytest.mark.parametrize("failing", ["mkdir", "write", "fsync"])
def test_where_nothing_can_be_recorded_nothing_is_changed(
    program: Program, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")
    really = getattr(os, failing)

    def fail(what: Any, *rest: Any) -> Any:
        path = what if isinstance(what, str) else str(Path(f"/proc/self/fd/{what}").readlink())
        if "state" in path:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return really(what, *rest)

    monkeypatch.setattr(os, failing, fail)
    result = program("fix", ".")
    assert result.code == 2
    assert "cannot be written: no space left on device" in result.err
    assert "--no-journal" in result.err
    assert Path("a.txt").read_text("utf-8") == DAMAGED
    assert not parts()
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_a_half_line_does_not_spoil_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = Part(str(tmp_path / "j"), "20261122-101005-123456", {})
    changes = [Change.of(f"/{name}", 0o644, b"ab", b"b", [Edit(0, b"a", 0, b"")]) for name in "abc"]
    part.add(changes[0])
    really = os.write

    def half(descriptor: int, data: Any) -> int:
        if len(data) < 40:
            raise OSError(errno.ENOSPC, "")
        return really(descriptor, data[: len(data) // 2])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", half)
        with pytest.raises(OSError, match="28"):
            part.add(changes[1])
    part.add(changes[2])
    (run,) = held.runs(str(tmp_path / "j"))
    assert [change.path for change in run.changes() if change] == ["/c", "/a"]


def test_a_change_that_was_not_made_does_not_count(tmp_path: Path) -> None:
    part = Part(str(tmp_path), "20261122-101005-123456", {})
    change = Change.of("/a", 0o644, b"ab", b"b", [Edit(0, b"a", 0, b"")])
    part.add(change)
    part.withdraw(change)
    (run,) = held.runs(str(tmp_path))
    assert (run.files(), list(run.changes())) == (0, [])
    part.add(change)
    assert (run.files(), len(list(run.changes()))) == (1, 1)


def test_a_file_that_could_not_be_replaced_is_not_recorded_as_changed(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text(DAMAGED, "utf-8")

    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(os, "replace", busy)
    assert program("fix", ".").code == 2
    (run,) = held.runs(str(journal()))
    assert (run.files(), list(run.changes())) == (0, [])
    assert program("undo", "--list").text == "No runs.\n"


def test_a_torn_end_is_passed_over_and_other_damage_is_told(tmp_path: Path) -> None:
    part = Part(str(tmp_path), "20261122-101005-123456", {})
    for name in "abc":
        part.add(Change.of(f"/{name}", 0o644, b"ab", b"b", [Edit(0, b"a", 0, b"")]))
    (file,) = tmp_path.rglob("*" + JOURNAL_SUFFIX)
    data = file.read_bytes()
    (run,) = held.runs(str(tmp_path))
    file.write_bytes(data[:-9])
    assert [change and change.path for change in run.changes()] == ["/b", "/a"]
    file.write_bytes(data.replace(b'"/b"', b'"/x"'))
    assert [change and change.path for change in run.changes()] == ["/c", None, "/a"]


def test_runs_sort_by_time() -> None:
    names = []
    for _ in range(5):
        names.append(held.new_name())
        time.sleep(0.000_002)
    assert names == sorted(names)
    assert all(held.RUN.fullmatch(name) for name in names)


# what is kept


def _recorded(folder: Path, name: str, *, days: float, size: int = 0) -> None:
    part = folder / name / f"1-a{JOURNAL_SUFFIX}"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"{}\n")
    os.truncate(part, size)
    then = time.time() - days * 86400
    os.utime(part.parent, (then, then))


def test_old_runs_go_and_the_current_one_never(tmp_path: Path) -> None:
    for number, days in enumerate((50, 40, 29, 0)):
        _recorded(tmp_path, f"20261122-10100{number}-000000", days=days)
    (tmp_path / "notes").mkdir()
    held.tidy(str(tmp_path), keep="20261122-101000-000000")
    left = {path.name[9:15] for path in tmp_path.iterdir()}
    assert left == {"101000", "101002", "101003", ""}


def test_the_oldest_go_where_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "LARGEST", 100)
    for number, (days, size) in enumerate(((9, 40), (8, 40), (2, 60), (1, 60))):
        _recorded(tmp_path, f"20261122-10100{number}-000000", days=days, size=size)
    held.tidy(str(tmp_path), keep="")
    assert [run.name[9:15] for run in held.runs(str(tmp_path))] == ["101003", "101002"]


def test_what_is_not_a_journal_is_never_removed(tmp_path: Path) -> None:
    _recorded(tmp_path, "20200101-101000-000000", days=99)
    (tmp_path / "20200101-101000-000000" / "thesis.txt").write_text("x")
    held.tidy(str(tmp_path), keep="")
    assert (tmp_path / "20200101-101000-000000" / "thesis.txt").exists()


@pytest.mark.parametrize("set_to", ["", "relative/folder"])
def test_a_state_folder_that_is_none(set_to: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", set_to)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert held.default_folder() == str(tmp_path / ".local/state/textfix/journal")
