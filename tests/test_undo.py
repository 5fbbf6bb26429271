"""`textfix undo` gives files their old bytes back, and leaves alone what was changed since."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import Program, program
from textfix import signals, undo
from textfix.files import JOURNAL_SUFFIX
from textfix.journal import runs as held
from textfix.journal.change import checked, parsed

__all__ = ["program"]

ROOT = Path(__file__).parents[1]
DAMAGED = "他說，，對。\n".encode()
REPAIRED = "他說，對。\n".encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tree").mkdir()
    monkeypatch.chdir(tmp_path / "tree")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def make(*names: str, data: bytes = DAMAGED) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)


def contents() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def names_of_runs() -> list[str]:
    return [run.name for run in held.runs(held.default_folder())]


def test_the_last_run_is_undone(program: Program) -> None:
    make("a.txt", "sub/b.txt", "名 c.txt")
    before = contents()
    program("fix", ".")
    assert set(contents().values()) == {REPAIRED}
    result = program("undo")
    assert result.code == 0
    assert result.text.startswith(f"Restored 3 files of run {names_of_runs()[1]} in {Path.cwd()}.")
    assert contents() == before


def test_bytes_of_every_manner_come_back(program: Program) -> None:
    make("crlf.txt", data="一，，\r\n二\r\n".encode())
    make("mixed.txt", data="一，，\r\n二，，\n三\r\n".encode())
    make("cr.txt", data="一，，\r二".encode())
    make("bom.txt", data="\N{ZERO WIDTH NO-BREAK SPACE}一，，".encode())
    make("wide.txt", data="一，，\n".encode("utf-16"))
    before = contents()
    assert program("fix", "--newline", "lf", "--bom", "strip", ".").code == 0
    assert not before.items() & contents().items()
    assert program("undo").code == 0
    assert contents() == before


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems know names in UTF-8 alone")
def test_names_that_are_no_text(program: Program) -> None:
    name = os.fsdecode(b"\xff [slug]\n\x1b.txt")
    make(name)
    program("fix", ".")
    assert contents() == {name: REPAIRED}
    assert program("undo").code == 0
    assert contents() == {name: DAMAGED}


def test_a_file_that_was_changed_since_is_left_alone_and_named(program: Program) -> None:
    make("a.txt", "b.txt", "gone.txt", "link.txt", "pipe.txt")
    program("fix", ".")
    make("b.txt", data=b"mine\n")
    for name in ("gone.txt", "link.txt", "pipe.txt"):
        Path(name).unlink()
    make("../elsewhere.txt", data=REPAIRED)
    Path("link.txt").symlink_to("../elsewhere.txt")
    os.mkfifo("pipe.txt")
    result = program("undo")
    assert result.code == 2
    assert Path("a.txt").read_bytes() == DAMAGED
    assert Path("b.txt").read_bytes() == b"mine\n"
    assert Path("../elsewhere.txt").read_bytes() == REPAIRED
    for name, why in {
        "b.txt": "was changed since the run",
        "gone.txt": "no such file",
        "link.txt": "is a link",
        "pipe.txt": "is a pipe",
    }.items():
        assert re.search(rf"error: \S*{name}: {why}", result.err)
    assert "4 files could not be restored" in result.text


def test_what_could_not_be_restored_can_be_tried_again(program: Program) -> None:
    make("a.txt", "b.txt")
    program("fix", ".")
    make("b.txt", data=b"mine\n")
    assert program("undo").code == 2
    make("b.txt", data=REPAIRED)
    result = program("undo")
    assert (result.code, set(contents().values())) == (0, {DAMAGED})
    assert "Restored 1 file of" in result.text
    assert "1 file had the old bytes already" in result.text
    assert program("undo").code == 2


def test_runs_are_undone_one_after_the_other(program: Program) -> None:
    make("a.txt", data="一，，二；；\n".encode())
    program("fix", ".")
    middle = contents()
    program("fix", "--full", ".")
    assert contents() != middle
    assert program("undo").code == 0
    assert contents() == middle
    assert program("undo").code == 0
    assert contents() == {"a.txt": "一，，二；；\n".encode()}
    result = program("undo")
    assert (result.code, "nothing to undo" in result.err) == (2, True)


def test_a_run_by_its_name_or_the_beginning_of_it(program: Program) -> None:
    make("a.txt")
    program("fix", ".")
    make("b.txt")
    program("fix", ".")
    second, first = names_of_runs()
    assert program("undo", first).code == 0
    assert contents() == {"a.txt": DAMAGED, "b.txt": REPAIRED}
    assert program("undo", second[:21]).code == 0
    assert contents() == {"a.txt": DAMAGED, "b.txt": DAMAGED}
    for name, why in (("2", "4 runs begin so"), ("x", "no run is called so")):
        result = program("undo", name)
        assert (result.code, why in result.err) == (2, True)


def test_an_undo_can_be_undone(program: Program) -> None:
    make("a.txt")
    program("fix", ".")
    program("undo")
    again = names_of_runs()[0]
    assert program("undo", again).code == 0
    assert contents() == {"a.txt": REPAIRED}
    assert program("undo").code == 0
    assert contents() == {"a.txt": DAMAGED}


def test_a_file_keeps_its_mode_and_a_link_stays_one(program: Program) -> None:
    make("sub/a.txt")
    Path("sub/a.txt").chmod(0o640)
    Path("sub/link.txt").symlink_to("a.txt")
    program("fix", "sub/link.txt")
    assert contents()["sub/a.txt"] == REPAIRED
    assert program("undo").code == 0
    assert Path("sub/link.txt").is_symlink()
    assert contents()["sub/a.txt"] == DAMAGED
    assert stat.S_IMODE(Path("sub/a.txt").stat().st_mode) == 0o640


def test_the_list(program: Program) -> None:
    assert program("undo", "--list").text == "No runs.\n"
    make("a.txt", "b.txt")
    program("fix", ".")
    program("undo")
    undoing, first = names_of_runs()
    head, newer, older = program("undo", "--list").text.splitlines()
    assert head.split() == ["run", "when", "files", "size", "what"]
    assert re.fullmatch(rf"{undoing} +\d{{4}}-\d\d-\d\d \d\d:\d\d +2 +\d+ B  undo of {first}", newer)
    assert re.fullmatch(rf"{first} +\S+ \S+ +2 +\d+ B  fix in {re.escape(str(Path.cwd()))} \(undone\)", older)


def test_a_patch_shows_it_and_writes_nothing(program: Program) -> None:
    make("a.txt")
    program("fix", ".")
    before = names_of_runs()
    result = program("undo", "--diff")
    assert result.code == 1
    assert "-他說，對。\n+他說，，對。\n" in result.text
    assert (contents(), names_of_runs()) == ({"a.txt": REPAIRED}, before)
    program("undo")
    assert program("undo", before[0], "--diff").code == 0


def test_a_journal_of_one_s_own(program: Program, folder: Path) -> None:
    make("a.txt")
    program("fix", "--journal", "../mine", ".")
    assert program("undo").code == 2
    assert program("undo", "--journal", "../mine").code == 0
    assert contents() == {"a.txt": DAMAGED}
    assert not (folder / "state").exists()


def test_a_journal_that_was_tampered_with_restores_nothing_else(program: Program) -> None:
    make("a.txt", "b.txt")
    program("fix", ".")
    (part,) = Path(held.default_folder()).rglob(f"*{JOURNAL_SUFFIX}")
    part.write_bytes(part.read_bytes().replace(b"/a.txt", b"/c.txt", 1))
    make("c.txt", data=REPAIRED)
    result = program("undo")
    assert result.code == 2
    assert contents() == {"a.txt": REPAIRED, "b.txt": DAMAGED, "c.txt": REPAIRED}
    assert "a line of the journal was damaged" in result.err


def test_a_journal_of_a_later_version_is_told(program: Program) -> None:
    make("a.txt")
    program("fix", ".")
    (part,) = Path(held.default_folder()).rglob(f"*{JOURNAL_SUFFIX}")
    first, rest = part.read_bytes().split(b"\n", 1)
    part.write_bytes(checked({**parsed(first + b"\n"), "journal": 9}) + rest)
    result = program("undo")
    assert (result.code, "recorded by a later version" in result.err) == (2, True)
    assert contents() == {"a.txt": REPAIRED}


def test_a_signal_stops_between_two_files_and_the_rest_can_be_done(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a.txt", "b.txt", "c.txt")
    program("fix", ".")
    really = undo.Writer.restore

    def restore(*arguments: object) -> None:
        really(*arguments)  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGTERM)

    with monkeypatch.context() as patched:
        patched.setattr(undo.Writer, "restore", restore)
        result = program("undo")
    assert (result.code, "stopped; 1 file restored" in result.err) == (143, True)
    assert sorted(contents().values()) == sorted([DAMAGED, REPAIRED, REPAIRED])
    assert program("undo").code == 0
    assert set(contents().values()) == {DAMAGED}


def test_kill_at_the_rename_leaves_a_journal_of_it() -> None:
    """However a run ends: what it changed can be undone."""
    make(*(f"{number}.txt" for number in range(6)))
    script = (
        "import os, signal, pytest, sys\n"
        "from tests import program\n"
        "program.plant(pytest.MonkeyPatch())\n"
        "really, count = os.replace, iter(range(9))\n"
        "def replace(*names):\n"
        "    really(*names)\n"
        "    if next(count) == 3: os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.replace = replace\n"
        "sys.exit(program.main())"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script, "fix", "--jobs", "1", "."], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert sorted(contents().values()).count(REPAIRED) == 4
    done = subprocess.run([sys.executable, "-m", "textfix", "undo"], env=environment, check=False)
    assert done.returncode == 0
    assert set(contents().values()) == {DAMAGED}


# signals


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_first_signal_asks_and_the_second_ends(name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), signals.watching():  # noqa: PT012
        assert not signals.stopped()
        signal.raise_signal(number)
        assert signals.stopped() == number
        assert signals.exit_code() == 128 + number
        signal.raise_signal(signal.SIGINT)
    assert signals.exit_code() == 128 + number
    assert signal.getsignal(number) == before


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with signals.watching():
            signal.raise_signal(signal.SIGHUP)
            assert not signals.stopped()
    finally:
        signal.signal(signal.SIGHUP, before)
