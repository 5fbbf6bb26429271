"""Hostile trees: the walk comes to an end, opens nothing special, and never leaves the folders that it was given."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.program import Program, program
from textfix import walk
from textfix.exclusion import Exclusion

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["program"]

ROOT = Path(__file__).parents[1]
DAMAGED = "一，，二\n"
REPAIRED = "一，二\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tree").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DAMAGED, encoding="utf-8")


def repaired() -> set[str]:
    """The files below this folder that a run has repaired."""
    files = (path for path in Path().rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path) for path in files if path.read_text(encoding="utf-8") == REPAIRED}


def found(*paths: str) -> list[tuple[str, str]]:
    return [(each.path, each.problem) for each in walk.find(paths, Exclusion())]


# links


def test_links_are_neither_followed_nor_done(program: Program) -> None:
    make("tree/a.txt", "outside/b.txt", "outside/deep/c.txt")
    links = {"loop": ".", "up": "..", "self": "self", "out": "../outside", "file": "../outside/b.txt", "dead": "no"}
    for name, target in links.items():
        Path("tree", name).symlink_to(target)
    result = program("fix", "tree")
    assert result.code == 0
    assert repaired() == {"tree/a.txt"}
    assert "1 of 1 file" in result.err


def test_a_folder_that_is_named_by_a_link_is_walked(program: Program) -> None:
    make("real/a.txt", "real/sub/b.txt")
    Path("tree/link").symlink_to("../real")
    assert program("fix", "tree/link").code == 0
    assert repaired() == {"real/a.txt", "real/sub/b.txt"}


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("../outside/b.txt", "leads out of its folder"),
        ("/etc/hostname", "leads out of its folder"),
        ("missing", "no such file"),
        ("link", "too many levels of symbolic links"),
        ("inside.txt", ""),
        ("sub/inside.txt", ""),
    ],
)
def test_a_file_that_is_named_by_a_link(program: Program, target: str, outcome: str) -> None:
    make("outside/b.txt", "tree/inside.txt", "tree/sub/inside.txt")
    Path("tree/link").symlink_to(target)
    result = program("fix", "tree/link")
    assert Path("tree/link").is_symlink()
    if outcome:
        assert result.code == 2
        assert outcome in result.err
        assert repaired() == set()
    else:
        assert result.code == 0
        assert repaired() == {f"tree/{target}"}


def test_a_folder_that_becomes_a_link_is_not_entered(program: Program) -> None:
    make("tree/a.txt", "tree/b/b.txt", "tree/c/c.txt", "outside/secret.txt")
    files = walk.find(["tree"], Exclusion())
    assert next(files).path == "tree/a.txt"
    shutil.rmtree("tree/c")
    Path("tree/c").symlink_to("../outside")
    rest = [(each.path, bool(each.problem)) for each in files]
    assert rest == [("tree/b/b.txt", False), ("tree/c", True)]


# what is no text


def test_special_files_are_never_opened(program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    make("tree/a.txt")
    os.mkfifo("tree/fifo.txt")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir("tree")
        server.bind("socket.txt")
        monkeypatch.chdir(folder)
        special = ["tree/fifo.txt", "tree/socket.txt", "/dev/zero", "/dev/null"]
        opened: list[object] = []
        really = os.open
        monkeypatch.setattr(os, "open", lambda path, *rest, **more: opened.append(path) or really(path, *rest, **more))
        assert program("fix", "tree").code == 0
        result = program("check", *special)
    assert result.code == 2
    assert result.err.count("not a file") == 4
    assert not {*special} & {str(path) for path in opened}


@pytest.mark.parametrize("name", [".gitignore", ".textfix.toml", "textfix.toml", "pyproject.toml"])
@pytest.mark.parametrize("what", ["pipe", "device", "folder", "link out", "huge"])
def test_what_says_what_to_leave_out_may_be_anything(program: Program, name: str, what: str) -> None:
    make("tree/a.txt")
    path = Path("tree", name)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    elif what == "folder":
        path.mkdir()
    elif what == "link out":
        Path("patterns").write_text("a.txt\n")
        path.symlink_to("../patterns")
    else:
        with path.open("wb") as file:
            file.truncate(1 << 40)
    done = threading.Timer(30, lambda: os._exit(99))  # a pipe without a writer would keep us for ever
    done.start()
    result = program("check", "tree/a.txt", "tree")
    done.cancel()
    assert result.code in (1, 2)
    assert "bug" not in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", [".git/info/exclude", ".gitignore"])
def test_an_ignore_file_of_the_repository_may_be_anything(name: str) -> None:
    make("tree/sub/a.txt")
    Path("tree/.git/info").mkdir(parents=True)
    os.mkfifo(f"tree/{name}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.program", "check", "tree/sub"]
    assert subprocess.run(command, env=environment, timeout=30, capture_output=True, check=False).returncode == 1


# names


NAMES = [
    b"a" * 251 + b".txt",
    "字".encode() * 84 + b".t",
    b"bad\xff\xfe.txt",
    b"two\nlines.txt",
    b"esc\x1b[31mred.txt",
    b"[slug].txt",
    b"[link=evil]x.txt",
    b"-",
    b"--full",
    b"-x.txt",
    b" ",
    b"::error file=x::.txt",
    b"%0A.txt",
    b"*.txt",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe".encode(),
    "\N{LINE SEPARATOR}.txt".encode(),
]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("top", ["tree", "."])
def test_files_of_every_name_are_done(program: Program, monkeypatch: pytest.MonkeyPatch, top: str, jobs: str) -> None:
    for name in NAMES:
        Path(os.fsdecode(b"tree/" + name)).write_text(DAMAGED, encoding="utf-8")
    if top == ".":
        monkeypatch.chdir("tree")
    result = program("fix", top, "-v", "-j", jobs)
    assert result.code == 0
    assert result.err.count("repaired: ") == len(NAMES)
    assert len(result.err.splitlines()) == len(NAMES) + 1
    assert len(repaired()) == len(NAMES)
    assert "\x1b" not in result.err


# shapes


def test_one_file_by_many_names_is_done_once(program: Program, folder: Path) -> None:
    make("tree/a.txt", "tree/sub/b.txt")
    Path("link").symlink_to("tree")
    Path("tree/c.txt").symlink_to("a.txt")
    names = ["tree/a.txt", "./tree/a.txt", "tree", "tree/", str(folder / "tree"), "link", "link/a.txt", "tree/c.txt"]
    names += ["tree/sub/../a.txt", "tree/sub", "."]
    assert found(*names) == [("tree/a.txt", ""), ("tree/sub/b.txt", "")]
    assert "in 2 of 2 files" in program("fix", *names).err


def test_hard_links_are_files_of_their_own() -> None:
    make("tree/a.txt")
    os.link("tree/a.txt", "tree/b.txt")
    assert [path for path, _ in found("tree", "tree/b.txt")] == ["tree/a.txt", "tree/b.txt"]


def test_folders_that_vanish_are_named() -> None:
    make("tree/a.txt", "tree/b/b.txt", "tree/c/c.txt")
    files = walk.find(["tree"], Exclusion())
    next(files)
    shutil.rmtree("tree/b")
    rest = [(each.path, each.problem) for each in files]
    assert rest == [("tree/b", "cannot list this directory: no such file or directory"), ("tree/c/c.txt", "")]


def test_files_that_vanish_are_named(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    make("tree/a.txt", "tree/b.txt", "tree/c.txt")
    import textfix.scope

    def vanishing(*arguments: object, **more: object) -> Iterator[walk.Found]:
        for each in [*walk.find(*arguments, **more)]:  # type: ignore[arg-type]
            Path("tree/b.txt").unlink(missing_ok=True)
            yield each

    monkeypatch.setattr(textfix.scope, "find", vanishing)
    result = program("fix", "tree")
    assert result.code == 2
    assert "error: tree/b.txt: no such file or directory" in result.err
    assert repaired() == {"tree/a.txt", "tree/c.txt"}


@pytest.fixture
def deep(folder: Path) -> Iterator[str]:
    """A tree deeper than Python has frames and than a path has room for, with a file far down; the path of that."""
    os.chdir("tree")
    for level in range(2500):
        Path("d").mkdir()
        os.chdir("d")
        if level == 1400:
            Path("a.txt").write_text(DAMAGED, encoding="utf-8")
    os.chdir(folder)
    yield f"tree/{'d/' * 1401}a.txt"
    subprocess.run(["rm", "-rf", "tree"], check=True)  # Python's own way is too deep


def test_a_tree_is_done_as_far_as_paths_reach(program: Program, deep: str) -> None:
    result = program("fix", "tree")
    assert result.code == 2
    assert result.err.count("cannot list this directory: file name too long") == 1
    assert Path(deep).read_text(encoding="utf-8") == REPAIRED


def test_a_file_far_down_can_be_named(program: Program, deep: str) -> None:
    assert program("fix", deep).code == 0
    assert Path(deep).read_text(encoding="utf-8") == REPAIRED


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other rights")
def test_folders_without_permission_are_named_and_the_others_are_done(folder: Path) -> None:
    make("tree/a.txt", "tree/list/b.txt", "tree/enter/c.txt", "tree/z.txt")
    Path("tree/list").chmod(0o333)
    Path("tree/enter").chmod(0o444)
    for path in (folder, *folder.parents[:3]):
        path.chmod(0o755)
    start = (
        "import os, sys\nfrom tests import program\nprogram.plant(program.pytest.MonkeyPatch())\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "sys.argv[0] = 'textfix'\nsys.exit(program.main())"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", start, "check", "tree", "--output-format", "concise"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    err = done.stderr.decode()
    assert done.returncode == 2
    assert "tree/list: cannot list this directory: permission denied" in err
    assert "tree/enter/c.txt: permission denied" in err
    assert [line.split(":")[0] for line in done.stdout.decode().splitlines()] == ["tree/a.txt", "tree/z.txt"]
    for name in ("list", "enter"):
        Path("tree", name).chmod(0o755)
