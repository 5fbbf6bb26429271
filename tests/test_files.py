"""Which files a run takes, and how one is replaced."""

from __future__ import annotations

import errno
import os
import signal
import socket
import stat
import struct
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.program import Program, program
from textfix import replacement
from textfix.exclusion import Exclusion
from textfix.files import FileError, read
from textfix.replacement import replace, temporary
from textfix.walk import find

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["program"]

ROOT = Path(__file__).parents[1]
NOBODY = 65534  #: a user and a group without rights
as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give up its rights")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str, text: str = "x\n") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def found(*paths: str, exclude: tuple[str, ...] = (), extend: tuple[str, ...] = (), **options: bool) -> list[str]:
    return [file.path for file in find(paths or (".",), Exclusion(exclude, extend), **options)]


# which files


def test_a_directory_is_walked_in_the_order_of_names() -> None:
    make("b.txt", "a.txt", "sub/deep/d.txt", "sub/c.txt", "a/z.txt")
    assert found() == ["a.txt", "b.txt", "a/z.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert found("sub", "a.txt") == ["sub/c.txt", "sub/deep/d.txt", "a.txt"]


def test_each_file_comes_once() -> None:
    make("sub/a.txt")
    assert found("sub/a.txt", "sub", "./sub/a.txt", ".") == ["sub/a.txt"]


def test_the_usual_folders_and_leftovers_are_passed_over() -> None:
    make("a.txt", ".git/config", "node_modules/x.md", "sub/__pycache__/y.txt", ".textfix-1f2e3d.tmp", ".hidden/b.txt")
    assert found() == ["a.txt", ".hidden/b.txt"]


def test_excludes() -> None:
    make("a.txt", "b.md", "old/c.txt", "sub/old/d.txt", "node_modules/e.txt")
    assert found(extend=("*.md", "/old")) == ["a.txt", "sub/old/d.txt"]
    assert found(exclude=("old",)) == ["a.txt", "b.md", "node_modules/e.txt"]


def test_a_named_file_is_taken_unless_excludes_are_forced() -> None:
    make("old/c.txt", "node_modules/e.txt", "a.txt")
    named = ("old/c.txt", "node_modules/e.txt", "a.txt")
    assert found(*named, extend=("old",)) == list(named)
    assert found(*named, extend=("old",), force_exclude=True) == ["a.txt"]
    assert found("old", extend=("old/",), force_exclude=True) == []


def test_gitignore_is_respected_in_directories_and_not_for_named_files() -> None:
    make("a.txt", "a.log", "keep.log", "out/x.txt", "sub/b.txt", "sub/c.log", "sub/d.tmp", "sub/e.bak")
    Path(".gitignore").write_text("# comment\n*.log\n!keep.log\n/out/\n", encoding="utf-8")
    Path("sub/.gitignore").write_text("!c.log\n*.tmp\n\\\n", encoding="utf-8")
    assert found() == [".gitignore", "a.txt", "keep.log", "sub/.gitignore", "sub/b.txt", "sub/c.log", "sub/e.bak"]
    assert found("a.log") == ["a.log"]
    assert "a.log" in found(respect_gitignore=False)


def test_the_repository_around_a_directory_has_a_say() -> None:
    make("sub/a.txt", "sub/b.log", "out/c.txt", "out/d.log", ".git/info/exclude", "sub/e.txt")
    Path(".gitignore").write_text("*.log\nout\n", encoding="utf-8")
    Path(".git/info/exclude").write_text("e.txt\n", encoding="utf-8")
    assert found("sub") == ["sub/a.txt"]
    assert found("out") == ["out/c.txt", "out/d.log"]  # named by the user, so ignored by nobody


def test_git_agrees(folder: Path) -> None:
    """What is walked is what git would show as untracked."""
    make("a.txt", "b.log", "x/b.log", "x/keep/c.log", "x/y/z/d.txt", "build/e.txt", "x/build/f.txt", "doc/build.txt")
    Path(".gitignore").write_text("*.log\n!x/keep/*.log\n/build/\nz/\n**/f.txt\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], check=True)
    listed = subprocess.run(["git", "ls-files", "-o", "--exclude-standard"], capture_output=True, check=True, text=True)
    assert sorted(found()) == sorted(listed.stdout.split())


def test_links_are_not_followed_in_directories() -> None:
    make("a.txt", "real/b.txt")
    Path("real/loop").symlink_to("..")
    Path("link.txt").symlink_to("a.txt")
    Path("dangling").symlink_to("nowhere")
    assert found() == ["a.txt", "real/b.txt"]


def test_special_files_are_passed_over() -> None:
    make("a.txt")
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert found() == ["a.txt"]


@pytest.mark.parametrize(("path", "message"), [("pipe", "is a pipe"), ("/dev/null", "is a device"), ("nul\0", "null")])
def test_a_special_file_that_is_named(path: str, message: str) -> None:
    os.mkfifo("pipe")
    with pytest.raises(FileError, match=message):
        read(path)


# how a file is replaced


def test_mode_and_content() -> None:
    make("a.txt")
    Path("a.txt").chmod(0o640)
    data, state = read("a.txt")
    assert data == b"x\n"
    replace("a.txt", b"y\n", state)
    assert Path("a.txt").read_bytes() == b"y\n"
    assert stat.S_IMODE(Path("a.txt").stat().st_mode) == 0o640
    assert names() == ["a.txt"]


@as_root
def test_the_owner_is_kept() -> None:
    make("a.txt")
    os.chown("a.txt", 1234, 4321)
    replace("a.txt", b"y\n", read("a.txt")[1])
    assert (Path("a.txt").stat().st_uid, Path("a.txt").stat().st_gid) == (1234, 4321)


def test_a_link_stays_a_link() -> None:
    make("sub/a.txt")
    Path("link").symlink_to("sub/a.txt")
    replace("link", b"y\n", read("link")[1])
    assert Path("link").is_symlink()
    assert Path("sub/a.txt").read_bytes() == b"y\n"


def _append() -> None:
    with Path("a.txt").open("a") as file:
        file.write("edit")


def _same_size() -> None:
    Path("a.txt").write_bytes(b"z\n")


def _swap() -> None:
    make("new")
    Path("new").replace("a.txt")


@pytest.mark.parametrize("edit", [_append, _same_size, _swap])
@pytest.mark.parametrize("late", [False, True])
def test_an_edit_during_the_run_is_kept(
    edit: Callable[[], None], *, late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a.txt")
    state = read("a.txt")[1]
    if late:
        really = replacement._fill

        def fill(*arguments: Any, **options: Any) -> None:
            really(*arguments, **options)
            edit()

        monkeypatch.setattr(replacement, "_fill", fill)
    else:
        edit()
    with pytest.raises(FileError, match="changed by another program"):
        replace("a.txt", b"y\n", state)
    assert Path("a.txt").read_bytes() != b"y\n"
    assert names() == ["a.txt"]


def test_hard_links_are_refused() -> None:
    make("a.txt")
    os.link("a.txt", "b.txt")
    with pytest.raises(FileError, match="has 2 hard links"):
        replace("a.txt", b"y\n", read("a.txt")[1])
    assert Path("a.txt").read_bytes() == b"x\n"
    assert names() == ["a.txt", "b.txt"]


@pytest.mark.parametrize("failing", ["fsync", "replace", "fchmod"])
def test_a_failure_leaves_the_file_and_nothing_else(failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")
    state = read("a.txt")[1]

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(FileError, match="left as it was: no space left on device"):
        replace("a.txt", b"y\n", state)
    assert Path("a.txt").read_bytes() == b"x\n"
    assert names() == ["a.txt"]


def test_an_interruption_leaves_the_file_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")
    state = read("a.txt")[1]

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace("a.txt", b"y\n", state)
    assert (Path("a.txt").read_bytes(), names()) == (b"x\n", ["a.txt"])


def _noted(order: list[str], name: str, really: Callable[..., None], *arguments: object) -> None:
    order.append(name)
    really(*arguments)


def test_the_bytes_are_on_the_disk_before_they_take_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")
    state = read("a.txt")[1]
    order: list[str] = []
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, partial(_noted, order, name, getattr(os, name)))
    replace("a.txt", b"y\n", state)
    assert order == ["fsync", "replace", "fsync"]


def test_rights_that_are_missing(folder: Path) -> None:
    make("read_only.txt", "unreadable.txt", "closed/a.txt", "locked/b.txt", "good.txt", text="一，，二\n")
    Path("state").mkdir()
    _give_away(folder)
    closed = {"read_only.txt": 0o444, "unreadable.txt": 0, "closed": 0, "locked": 0o555}
    for name, mode in closed.items():
        Path(name).chmod(mode)
    done = _unprivileged("fix", ".")
    for name in closed:
        Path(name).chmod(0o755)  # so that the directory of the test can be removed
    err = done.stderr.decode()
    assert done.returncode == 2, err
    assert "error: read_only.txt: is read-only" in err
    assert "error: unreadable.txt: permission denied" in err
    assert "error: closed: cannot list this directory: permission denied" in err
    assert "error: locked/b.txt: could not be written, it was left as it was: permission denied" in err
    assert Path("good.txt").read_text(encoding="utf-8") == "一，二\n"
    assert Path("read_only.txt").read_text(encoding="utf-8") == "一，，二\n"


def _give_away(folder: Path) -> None:
    """Let a user without rights own the files of a test; only root can and need do it."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        for path in (path for path in folder.parents if not path.stat().st_mode & 0o001):
            path.chmod(path.stat().st_mode | 0o011)


def _unprivileged(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a user who owns nothing but the files of the test, and who can still import it."""
    needed = [
        "command",
        "cli",
        "api",
        "ignores",
        "output.full",
        "journal.part",
        "journal.edits",
        "output.places",
        "output.visible",
    ]
    start = (
        f"import os, sys, pytest, {', '.join(f'textfix.{name}' for name in needed)}\n"
        "from tests import program\n"
        "program.plant(pytest.MonkeyPatch())\n"
        f"if os.geteuid() == 0: os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "sys.argv[0] = 'textfix'\n"
        "sys.exit(program.main())"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(Path.cwd() / "state")}
    return subprocess.run([sys.executable, "-c", start, *arguments], capture_output=True, env=environment, check=False)


def test_ctrl_c_ends_a_run_at_once(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(50):
        make(f"{number:02}.txt", text="一，，二\n")
    really, count = os.replace, iter(range(50))

    def interrupted(*arguments: str) -> None:
        really(*arguments)
        if next(count) == 10:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "replace", interrupted)
    result = program("fix", ".")
    assert result.code == 130
    assert "Traceback" not in result.err
    texts = {path.read_text(encoding="utf-8") for path in Path().iterdir()}
    assert texts == {"一，，二\n", "一，二\n"}
    assert not [name for name in names() if name.endswith(".tmp")]


# links, attributes, leftovers


def test_a_link_is_followed_in_what_was_named_alone(program: Program, folder: Path) -> None:
    make("tree/sub/a.txt", "tree/b.txt", "elsewhere/c.txt", text="一，，二\n")
    for link, target in {"in": "sub/a.txt", "sub/up": "../b.txt", "out": "../elsewhere/c.txt", "none": "x"}.items():
        (Path("tree") / link).symlink_to(target)
    Path("tree/loop").symlink_to("loop")
    for command in ("check", "fix"):
        result = program(command, *(f"tree/{name}" for name in ("in", "sub/up", "out", "none", "loop")))
        assert result.code == 2
        for link in ("sub/up", "out"):
            assert f"error: tree/{link}: is a link that leads out of" in result.err
        assert "error: tree/none: no such file" in result.err
        assert "error: tree/loop: too many levels of symbolic links" in result.err
    texts = {path: Path(path).read_text("utf-8") for path in ("tree/sub/a.txt", "tree/b.txt", "elsewhere/c.txt")}
    assert list(texts.values()) == ["一，二\n", "一，，二\n", "一，，二\n"]
    assert program("fix", "tree/sub/up", "elsewhere", "tree/out", "tree").code == 0
    assert {path: Path(path).read_text("utf-8") for path in texts} == dict.fromkeys(texts, "一，二\n")


def test_a_file_that_is_swapped_for_a_link_while_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt", "secret")
    really = os.open

    def swapped(path: str, *arguments: Any) -> int:
        Path("a.txt").unlink()
        Path("a.txt").symlink_to("secret")
        return really(path, *arguments)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(FileError, match="too many levels of symbolic links"):
        read("a.txt")


def test_a_file_that_is_swapped_for_another_while_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt", "new")
    really = os.open

    def swapped(path: str, *arguments: Any) -> int:
        Path("new").replace("a.txt")
        return really(path, *arguments)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(FileError, match="was replaced by another program while it was opened"):
        read("a.txt")


def test_a_name_of_255_bytes() -> None:
    name = "é" * 125 + "a.txt"
    assert len(os.fsencode(name)) == 255
    make(name)
    replace(name, b"y\n", read(name)[1])
    assert (Path(name).read_bytes(), names()) == (b"y\n", [name])


@pytest.mark.parametrize("mode", [0o4755, 0o2750, 0o1644, 0o600])
def test_every_bit_of_the_mode_is_kept(mode: int) -> None:
    make("a.txt")
    Path("a.txt").chmod(mode)
    replace("a.txt", b"y\n", read("a.txt")[1])
    assert stat.S_IMODE(Path("a.txt").stat().st_mode) == mode


def test_a_mode_that_cannot_be_kept_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")
    Path("a.txt").chmod(0o2755)
    state = read("a.txt")[1]
    really = os.fchmod
    monkeypatch.setattr(os, "fchmod", lambda descriptor, mode: really(descriptor, mode & 0o777))
    with pytest.raises(FileError, match="has the mode 2755, which cannot be kept"):
        replace("a.txt", b"y\n", state)
    assert (Path("a.txt").read_bytes(), names()) == (b"x\n", ["a.txt"])


@as_root
def test_an_owner_that_cannot_be_kept_is_a_refusal(folder: Path) -> None:
    make("a.txt", text="一，，二\n")
    Path("state").mkdir()
    _give_away(folder)
    os.chown("a.txt", 1234, NOBODY)
    Path("a.txt").chmod(0o666)
    done = _unprivileged("fix", ".")
    assert done.returncode == 2
    assert b"a.txt: belongs to user 1234 and group 65534, which only they or root can keep" in done.stderr
    assert Path("a.txt").read_text("utf-8") == "一，，二\n"


def _attributes(path: str) -> dict[str, bytes]:
    return {name: os.getxattr(path, name) for name in os.listxattr(path)}


def _acl(*entries: tuple[int, int, int]) -> bytes:
    """A POSIX access control list as the kernel stores it: tag, rights, number of a user or group."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


NOT_NAMED = 0xFFFFFFFF
#: rw-r----- and rw- for user 1234.
ACL = _acl((1, 6, NOT_NAMED), (2, 6, 1234), (4, 4, NOT_NAMED), (0x10, 6, NOT_NAMED), (0x20, 0, NOT_NAMED))


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python knows extended attributes on Linux alone")
def test_attributes_and_access_lists_are_kept() -> None:
    make("a.txt", "b.txt")
    try:
        os.setxattr("a.txt", "user.origin", b"archive \xff")
        os.setxattr("a.txt", "system.posix_acl_access", ACL)
        os.setxattr(".", "system.posix_acl_default", ACL)  # which new files get, and these two did not
    except OSError as error:
        pytest.skip(f"the file system has none: {error}")
    kept = {name: (_attributes(name), Path(name).stat().st_mode) for name in ("a.txt", "b.txt")}
    assert len(kept["a.txt"][0]) == 2
    for name in kept:
        replace(name, b"y\n", read(name)[1])
    assert {name: (_attributes(name), Path(name).stat().st_mode) for name in kept} == kept


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python knows extended attributes on Linux alone")
def test_an_attribute_that_cannot_be_kept_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")
    try:
        os.setxattr("a.txt", "user.origin", b"archive")
    except OSError as error:
        pytest.skip(f"the file system has none: {error}")

    def fail(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "setxattr", fail)
    with pytest.raises(
        FileError, match=r"has the attribute user.origin, which cannot be kept: operation not permitted"
    ):
        replace("a.txt", b"y\n", read("a.txt")[1])
    assert (Path("a.txt").read_bytes(), names()) == (b"x\n", ["a.txt"])


def test_a_mount_is_a_named_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")

    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(os, "replace", busy)
    with pytest.raises(FileError, match="is a mount of its own, which cannot be replaced"):
        replace("a.txt", b"y\n", read("a.txt")[1])
    assert (Path("a.txt").read_bytes(), names()) == (b"x\n", ["a.txt"])


def test_a_folder_that_cannot_be_synced_is_told_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.txt")
    really = os.fsync

    def fail(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileError, match="was repaired, but may be as it was before after a loss of power") as told:
        replace("a.txt", b"y\n", read("a.txt")[1])
    assert told.value.written
    assert (Path("a.txt").read_bytes(), names()) == (b"y\n", ["a.txt"])


def test_no_sync_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch, program: Program) -> None:
    make("a.txt", text="一，，二\n")
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    assert program("fix", "--no-fsync", ".").code == 0
    assert (synced, Path("a.txt").read_text("utf-8")) == ([], "一，二\n")


LEFT = ".textfix-0123456789abcdef.tmp"


def test_what_a_killed_run_left_is_removed_and_nothing_else() -> None:
    others = [
        ".textfix-notes.tmp",
        ".textfix-0123456789abcdeF.tmp",
        "0123456789abcdef.tmp",
        ".textfix-0123456789abcde.tmp",
    ]
    make("a.txt", LEFT, *others)
    os.mkfifo(LEFT.replace("0", "1"))
    temporary._swept.clear()
    replace("a.txt", b"y\n", read("a.txt")[1])
    assert names() == sorted([*others, LEFT.replace("0", "1"), "a.txt"])


def test_what_a_living_run_is_writing_stays() -> None:
    make("a.txt")
    path, descriptor = temporary.begin(".")
    script = (
        "from textfix.files import read\n"
        "from textfix.replacement import replace\n"
        "replace('a.txt', b'y', read('a.txt')[1])\n"
    )
    for still_there in (True, False):
        subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
        assert Path(path).exists() is still_there
        if still_there:
            os.close(descriptor)


def test_a_temporary_that_is_taken_for_a_leftover_is_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    really, first = temporary._lock, iter((True,))

    def lock(descriptor: int) -> bool | None:
        if next(first, False):
            Path(names()[0]).unlink()
        return really(descriptor)

    monkeypatch.setattr(temporary, "_lock", lock)
    path, descriptor = temporary.begin(".")
    os.close(descriptor)
    assert names() == [Path(path).name]


def test_two_runs_at_once(program: Program) -> None:
    make(*(f"{number:02}.txt" for number in range(30)), text="一，，二\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        threading.Thread(
            target=subprocess.run,
            args=([sys.executable, "-m", "tests.program", "fix", ".", "-q"],),
            kwargs={"env": environment, "capture_output": True},
        )
        for _ in range(2)
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert {path.read_text(encoding="utf-8") for path in Path().iterdir()} == {"一，二\n"}
