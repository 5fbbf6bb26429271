"""Several processes give what one gives, and whatever befalls one of them costs one file at most."""

from __future__ import annotations

import faulthandler
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import textfix.pool.member
import textfix.visitor
import textfix.watch
from tests.program import Program, program
from textfix import front
from textfix.pool import crew, tasks
from textfix.walk import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["program"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does everything where none can be forked")

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
DAMAGED = "第一行，，壞了。\n這是廣告。\n"
REPAIRED = "第一行，壞了。\n這是廣告。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in; tasks are small, so that a few files make many of them."""
    monkeypatch.setattr(tasks, "FILES", 3)
    (tmp_path / "tree").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plant(count: int = 40) -> None:
    """Files of every kind: clean, damaged, damaged at full, binary, unreadable, of another encoding."""
    contents = (
        b"\xe5\xa5\xbd\n",
        DAMAGED.encode(),
        "一；；二\n\n\n\n三\n".encode(),
        b"GIF89a\0\1\0\xff",
        b"\xff\xfa\xb0" * 9,
        "簡體字在此，，不妨一試。這一行夠長了。\n".encode("big5"),
        "\N{ZERO WIDTH SPACE}好\r\n好\n".encode(),
    )
    for number in range(count):
        Path(f"tree/{number:03} [a].txt").write_bytes(contents[number % len(contents)])
    Path("tree/dangling.txt").symlink_to("nowhere")


def tree() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path("tree").iterdir()) if path.is_file()}


# the same as one process


FORMATS = front.CHOICES["output_format"]
WAYS = [
    *(["check", "--output-format", each] for each in FORMATS),
    *(["check", "--full", "--output-format", each] for each in ("full", "json", "html")),
    ["check", "--diff"],
    ["fix", "--diff", "--full"],
    ["check", "--statistics"],
    ["check", "--statistics", "--output-format", "json"],
    ["check", "-v"],
    ["check", "-q"],
    ["check", "--select", "marks/doubled"],
    ["check", "--encoding", "utf-8"],
    ["check", "--exit-zero", "tree/000 [a].txt", "missing.txt"],
]


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_report_is_that_of_one_process(program: Program, way: list[str]) -> None:
    plant()
    assert program(*way, "tree", "-j", "3") == program(*way, "tree", "-j", "1")


@pytest.mark.parametrize("way", [[], ["--full"], ["-v", "--output-format", "json"], ["--report", "page.html"]])
def test_files_are_repaired_as_by_one_process(program: Program, way: list[str]) -> None:
    results = []
    for jobs in "13":
        for path in Path("tree").iterdir():
            path.unlink()
        plant()
        results.append((program("fix", "tree", "-j", jobs, *way), tree()))
    assert results[0] == results[1]
    assert program("fix", "tree", "-j3", "--full", "-q").code == 2  # of the files that cannot be read
    assert program("check", "tree", "-j3", "--full").text == program("check", "tree", "-j1", "--full").text


def test_a_baseline_is_that_of_one_process(program: Program) -> None:
    plant()
    for jobs in "13":
        program("check", "tree", "--write-baseline", "--baseline", f"{jobs}.json", "-j", jobs)
    assert Path("3.json").read_bytes() == Path("1.json").read_bytes()
    known = program("check", "tree", "--baseline", "1.json", "-j3")
    assert known == program("check", "tree", "--baseline", "1.json", "-j1")
    assert "廣告" not in known.text


def test_the_real_rules_over_all_fixtures() -> None:
    way = ["check", "wild", "negative", "--output-format", "json", "--full"]
    shown = [process(*way, "-j", jobs, cwd=FIXTURES) for jobs in "12"]
    assert shown[0].returncode == shown[1].returncode
    assert shown[0].stdout == shown[1].stdout
    assert shown[0].stderr == shown[1].stderr
    assert len(shown[0].stdout) > 10_000


def process(*arguments: str, module: str = "textfix", **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=False, **options)


def test_every_change_can_be_undone(program: Program) -> None:
    plant()
    before = tree()
    program("fix", "tree", "-j3", "--journal", "journal")
    assert tree() != before
    parts = [path for path in Path("journal").rglob("*") if path.is_file()]
    assert len(parts) > 1  # one for each process that wrote
    assert program("undo", "--journal", "journal").code == 0
    assert tree() == before


# how many processes


@pytest.mark.parametrize(
    ("sizes", "many"),
    [
        ([], False),
        ([100 << 20], False),  # one file is done by one process, whatever its size
        ([4 << 20, 5 << 20], True),
        ([1 << 20] * 7, False),
        ([100] * 2000, True),  # to open a file takes its time too
        ([100] * 500, False),
    ],
)
def test_when_several_processes_are_started(sizes: list[int], *, many: bool) -> None:
    files = [(Found(str(number), named=False), size) for number, size in enumerate(sizes)]
    again, worthwhile = tasks.worthwhile(iter(files))
    assert worthwhile is many
    assert list(again) == files


def test_tasks_have_files_or_bytes_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "BYTES", 100)
    files = [(Found(str(number), named=False), size) for number, size in enumerate([1, 1, 1, 1, 200, 60, 60, 1])]
    assert [task.sizes for task in tasks.into_tasks(files)] == [[1, 1, 1], [1, 200], [60, 60], [1]]


def test_few_files_are_done_by_one_process(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    plant()
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"))
    assert program("check", "tree", "-q").code == 2
    assert program("check", "tree/001 [a].txt", "-q", "-j2").code == 1


@pytest.mark.parametrize("slow", ["reader", "first file"])
def test_what_is_slow_bounds_what_waits_in_memory(monkeypatch: pytest.MonkeyPatch, slow: str) -> None:
    make(400, "好\n")
    befall(monkeypatch, lambda path: time.sleep(1) if slow == "first file" and "/000" in path else None)
    met = 0

    def files() -> Iterator[Found]:
        nonlocal met
        for path in sorted(Path("tree").iterdir()):
            met += 1
            yield Found(str(path), named=False)

    visitor = textfix.visitor.Visitor(front.Request("check", ["tree"]))
    done = crew.Crew(visitor, 2, 60).visited(tasks.into_tasks(tasks.sized(files())))
    next(done)
    time.sleep(0.3)
    assert met <= (1 + 2 * crew.AHEAD) * 3
    done.close()


# a process that dies, or does not come to an end


def befall(monkeypatch: pytest.MonkeyPatch, what: Callable[[str], None]) -> None:
    """Let something happen when a file is read."""
    really = textfix.visitor.read

    def read(path: str, *rest: Any) -> tuple[bytes, os.stat_result]:
        what(path)
        return really(path, *rest)

    monkeypatch.setattr(textfix.visitor, "read", read)


def make(count: int, text: str = DAMAGED) -> None:
    for number in range(count):
        Path(f"tree/{number:03}.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("culprits", [{"000"}, {"007"}, {"007", "008"}, {"039"}, {f"{n:03}" for n in range(40)}])
@pytest.mark.parametrize(
    ("end", "said"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "killed by SIGKILL"),
        (lambda: (faulthandler.disable(), os.abort()), "killed by SIGABRT"),
        (lambda: os._exit(3), "ended with code 3"),
    ],
    ids=["killed", "aborted", "exited"],
)
def test_the_file_at_which_a_process_died_is_named_and_the_others_are_done(
    program: Program, monkeypatch: pytest.MonkeyPatch, culprits: set[str], end: Callable[[], object], said: str
) -> None:
    make(40)
    befall(monkeypatch, lambda path: end() if path[5:8] in culprits else None)
    result = program("fix", "tree", "-j2")
    assert result.code == 2
    assert set(re.findall(r"error: tree/(\d+)\.txt: ", result.err)) == culprits
    assert said in result.err
    left = {path.stem for path in Path("tree").iterdir() if path.read_text(encoding="utf-8") != REPAIRED}
    assert left == culprits
    assert f"Repaired {40 - len(culprits)} places" in result.err or len(culprits) == 40


def test_a_process_that_dies_before_it_begins_is_replaced(
    program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    make(20)
    really = textfix.pool.member.work
    lives = [folder / str(number) for number in range(2)]

    def work(*arguments: Any) -> None:
        for life in lives:
            if not life.exists():
                life.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        really(*arguments)

    monkeypatch.setattr(textfix.pool.member, "work", work)
    result = program("fix", "tree", "-j2")
    assert result.code == 1  # for what is only reported
    assert "Repaired 20 places" in result.err


def test_processes_that_all_die_at_once_come_to_an_end(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    make(5)
    monkeypatch.setattr(textfix.pool.member, "work", lambda *_: os._exit(9))
    result = program("fix", "tree", "-j2")
    assert result.code == 2
    assert result.err.count("ended with code 9") == 5


@pytest.mark.parametrize("possible", [0, 1])
def test_where_no_more_processes_are_to_be_had(
    program: Program, monkeypatch: pytest.MonkeyPatch, possible: int
) -> None:
    make(30)
    really, forked = os.fork, iter(range(possible))

    def fork() -> int:
        if next(forked, None) is None:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return really()

    monkeypatch.setattr(os, "fork", fork)
    result = program("fix", "tree", "-j3")
    if possible:
        assert "Repaired 30 places" in result.err
    else:
        assert result.code == 2
        assert "-j 1 does without" in result.err


def test_a_file_that_takes_too_long_is_named_and_the_others_are_done(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(20)
    monkeypatch.setattr(crew.Crew, "_limit", lambda *_: 0.3)
    befall(monkeypatch, lambda path: time.sleep(60) if path.endswith("007.txt") else None)
    began = time.monotonic()
    result = program("fix", "tree", "-j2")
    assert time.monotonic() - began < 10
    assert result.code == 2
    assert "error: tree/007.txt: took longer than 0 seconds and was given up" in result.err
    assert "Repaired 19 places" in result.err
    assert Path("tree/007.txt").read_text(encoding="utf-8") == DAMAGED


def test_the_limit_grows_with_the_file() -> None:
    visitor: Any = None
    limits = [crew.Crew(visitor, 1, timeout)._limit(size) for timeout in (60, 0) for size in (0, 3 << 20)]
    assert limits == [180, 360, float("inf"), float("inf")]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_does_not_come_to_an_end_is_ended(
    program: Program, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    make(9)
    Path("tree/004.txt").write_text("不停，，\n", encoding="utf-8")
    really = textfix.visitor.Examination.report

    def report(self: Any, data: bytes, path: str) -> Any:
        while "不停".encode() in data:
            pass
        return really(self, data, path)

    monkeypatch.setattr(textfix.visitor.Examination, "report", report)
    monkeypatch.setattr(textfix.watch, "PERIOD", 0.1)
    result = program("fix", "tree", "-j", jobs, "--timeout", "1")
    assert result.code == 2
    assert re.search(r"error: tree/004.txt: took longer than \d seconds and was given up", result.err)
    assert "Repaired 8 places" in result.err


def test_the_watch_is_put_back_afterwards(program: Program) -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    make(2)
    assert program("check", "tree").code == 1
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_who_is_given_up_stands_on_the_lists(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    make(9)
    befall(monkeypatch, lambda path: os._exit(3) if path.endswith("004.txt") else None)
    program("fix", "tree", "-j2", "--quarantine", "refused.jsonl", "--manifest", "all.jsonl")
    assert "tree/004.txt" in Path("refused.jsonl").read_text()
    paths = re.findall(r'"path": ?"tree/(\d+)', Path("all.jsonl").read_text())
    assert sorted(paths) == [f"{number:03}" for number in range(9)]


def test_a_bug_costs_one_file(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    make(10)

    def fail(path: str) -> None:
        if path.endswith("003.txt"):
            raise ZeroDivisionError("planted")

    befall(monkeypatch, fail)
    results = [program("check", "tree", "--output-format=json", "-j", jobs) for jobs in "12"]
    assert results[0] == results[1]
    assert results[0].code == 2
    assert "error: tree/003.txt: internal error" in results[0].err


# the end of a run


#: The program, in which every file takes a while and says so beside the tree.
SLOW = """
import sys, time
import pytest
import textfix.visitor as visitor
import tests.program as planted
from textfix.pool import tasks
tasks.FILES = {files}
planted.plant(pytest.MonkeyPatch())
fast = visitor.read
def slow(*arguments):
    open("begun", "a").write("x")
    time.sleep({seconds})
    return fast(*arguments)
visitor.read = slow
quick = visitor.Examination.report
def work(self, data, path):
    until = time.process_time() + {work}
    while data and time.process_time() < until:
        pass
    return quick(self, data, path)
visitor.Examination.report = work
from textfix.__main__ import main
sys.exit(main())
"""


def started(*arguments: str, seconds: float, work: float = 0, files: int = 5) -> subprocess.Popen[bytes]:
    """The slow program, once it has begun some files."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [sys.executable, "-c", SLOW.format(seconds=seconds, work=work, files=files), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    until = time.monotonic() + 20
    begun = Path("begun")
    enough = 1 if work else 9
    while not (begun.exists() and begun.stat().st_size >= enough) and time.monotonic() < until:
        time.sleep(0.02)
    return running


def alive(session: int) -> list[str]:
    """The processes of a session that have not ended."""
    listed = subprocess.run(["ps", "-o", "stat=,pid=", "-s", str(session)], capture_output=True, check=False)
    return [line for line in listed.stdout.decode().splitlines() if not line.startswith("Z")]


@pytest.mark.parametrize("to_all", [True, False], ids=["as a terminal does", "to the first process"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_signal_ends_a_run_between_two_files(name: str, jobs: str, *, to_all: bool) -> None:
    make(300)
    running = started("fix", "tree", "-j", jobs, "-q", seconds=0.02)
    number = getattr(signal, name)
    began = time.monotonic()
    (os.killpg if to_all else os.kill)(running.pid, number)
    err = running.communicate(timeout=20)[1].decode()
    assert time.monotonic() - began < 2
    assert running.returncode == 128 + number
    assert alive(running.pid) == []
    texts = [path.read_text(encoding="utf-8") for path in Path("tree").iterdir()]
    assert {*texts} == {DAMAGED, REPAIRED}
    done, undone = map(int, re.findall(r"interrupted: (\d+) done, (\d+) not done", err)[0])
    assert (done, undone) == (texts.count(REPAIRED), texts.count(DAMAGED))


def test_a_worker_at_a_long_file_does_not_keep_the_run() -> None:
    make(60)
    running = started("fix", "tree", "-j9", seconds=30)
    began = time.monotonic()
    running.send_signal(signal.SIGINT)
    err = running.communicate(timeout=20)[1].decode()
    assert time.monotonic() - began < 2.5
    assert running.returncode == 130
    assert "interrupted: 0 done, 60 not done" in err
    assert alive(running.pid) == []


def test_a_long_file_in_one_process_does_not_keep_the_run() -> None:
    make(3)
    running = started("fix", "tree", "-j1", seconds=0, work=30)
    began = time.monotonic()
    running.send_signal(signal.SIGINT)
    err = running.communicate(timeout=60)[1].decode()
    assert time.monotonic() - began < 20  # of work it is less than 2
    assert running.returncode == 130
    assert "interrupted: 0 done, 3 not done" in err


def test_no_process_outlives_the_first() -> None:
    make(300, "好\n")  # nothing to tell, so that nobody is missed
    running = started("check", "tree", "-j3", seconds=0.1, files=100)
    running.kill()
    until = time.monotonic() + 5
    running.communicate(timeout=5)  # a task takes ten seconds, and standard error is theirs too
    while alive(running.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert alive(running.pid) == []


def test_a_reader_that_goes_away_ends_it() -> None:
    make(300)
    running = started("check", "tree", "-j3", "--output-format=concise", seconds=0.01)
    assert running.stdout is not None
    running.stdout.close()
    assert running.wait(timeout=20) == 2
    assert alive(running.pid) == []
