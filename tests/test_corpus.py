"""JSON lines in constant memory: each row is repaired as a text of its own, and every other byte stays as it is."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import tracemalloc
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textfix
from tests.program import Result
from tests.properties.drawn import examples
from textfix.__main__ import main
from textfix.corpus import draft, json_lines, unpacking
from textfix.corpus.counts import Counts
from textfix.corpus.json_lines import JsonLines
from textfix.corpus.packing import writing
from textfix.corpus.record import NAME
from textfix.corpus.texts import Texts
from textfix.corpus.unpacking import reading
from textfix.corpus.values import spots, texts_of
from textfix.files import FileError
from textfix.output.stream import ClosedError
from textfix.request import Request
from textfix.rules import ALL
from textfix.settings.nearest import Nearest
from textfix.watch import StoppedError, Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    #: The program, given its arguments.
    Run = Callable[..., Result]

DAMAGED = "雨停了，，大家才下山。"
REPAIRED = "雨停了，大家才下山。"
CLEAN = "雨停了，大家才下山，天也晴了。"
#: A string of JSON, as it stands in a file.
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')
DAMAGE = tuple(example.before for rule in ALL for example in rule.damaged if example.source is None)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    def call(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["textfix", *arguments])
        code = main()
        out, err = capsysbinary.readouterr()
        return Result(code, out, err.decode())

    return call


def lines(*texts: str, **options: Any) -> bytes:
    return "".join(json.dumps({"id": 1, "text": text}, **options) + "\n" for text in texts).encode()


def streamed(data: bytes, *fields: str, full: bool = False, **options: Any) -> tuple[bytes, Counts]:
    """What becomes of a shard."""
    counts = Counts()
    texts = Texts(Request("fix", isolated=True, full=full), Nearest(isolated=True), Watch(0))
    out = io.BytesIO()
    rows = JsonLines("a.jsonl", fields, texts, counts)
    rows.stream(io.BytesIO(data), out.write, **options)  # type: ignore[arg-type]  # it reads as a file does
    return out.getvalue(), counts


# the rows


@st.composite
def shards(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """Rows with damaged texts among values that must stay as they are written; and the texts."""
    found = []
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        parts = draw(st.lists(st.sampled_from((*DAMAGE, DAMAGED, CLEAN, '"\\', "\t", "😀")), min_size=1, max_size=3))
        text = "".join(parts).replace("\0", "").replace("\r", "").lstrip("\ufeff")
        found.append(text)
        spelled = json.dumps(text, ensure_ascii=draw(st.booleans()))
        odd = draw(st.sampled_from(("1E400", "-0", '"，，"', "[ 1,2 ]", '{"text2" :"，，"}', "9" * 5000)))
        rows.append(f'{{"n":{odd}, "text" :{spelled} ,"n":0.10}}')
    end = draw(st.sampled_from(("\n", "\r\n")))
    return (end.join(rows) + draw(st.sampled_from(("", end)))).encode("utf-8", "surrogatepass"), found


@examples(80)
@given(shard=shards(), block=st.sampled_from((1, 64, 1 << 20)), full=st.booleans())
def test_a_shard_is_repaired_row_by_row(shard: tuple[bytes, list[str]], block: int, full: bool) -> None:  # noqa: FBT001  # drawn
    data, texts = shard
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_lines, "BLOCK", block)
        out, counts = streamed(data, "text", full=full)
    assert STRING.split(out) == STRING.split(data)
    repaired = [json.loads(line, parse_int=str)["text"] for line in out.splitlines()]
    plan = tuple(rule for rule in ALL if rule.default and not rule.reads_bytes)
    for text, new in zip(texts, repaired, strict=True):
        if counts.undone and new == text:  # it would have lost too much
            continue
        assert new == textfix.repair(text, plan, full=full).text


@pytest.mark.parametrize(
    ("line", "fields", "repaired"),
    [
        (b'{"text": "%b"}', ["text"], b'{"text": "%b"}'),
        (b'{"a": {"text": "%b"}}', ["a.text"], b'{"a": {"text": "%b"}}'),
        (b'{"a.text": "%b", "a": 1}', ["a.text"], b'{"a.text": "%b", "a": 1}'),
        (b'{"a": [{"b": 1}, {"b": "%b"}, {"b": ["x", "%b"]}]}', ["a.b"], b'{"a": [{"b": 1}, {"b": "%b"}, {"b": ["x", "%b"]}]}'),
        (b'["%b", {"k": "%b"}]', [], b'["%b", {"k": "%b"}]'),
    ],
)  # fmt: skip
def test_fields(line: bytes, fields: list[str], repaired: bytes) -> None:
    def filled(pattern: bytes, text: str) -> bytes:
        return pattern.replace(b"%b", text.encode())

    out, _ = streamed(filled(line, DAMAGED), *fields)
    assert out == filled(repaired, REPAIRED)


def test_what_stands_in_no_field_is_left() -> None:
    data = json.dumps({DAMAGED: 1, "a": DAMAGED, "text": CLEAN, "b": {"text": DAMAGED}}).encode()
    assert streamed(data, "text")[0] == data
    assert json.loads(streamed(data)[0]) == {DAMAGED: 1, "a": REPAIRED, "text": CLEAN, "b": {"text": REPAIRED}}


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4))
KEYS = st.sampled_from(("a", "b", "a.b", '"'))


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3))


@examples(200)
@given(
    st.recursive(LEAVES, nested, max_leaves=8),
    st.lists(st.sampled_from(("a", "b", "a.b", "b.a", "a.a.b")), max_size=2, unique=True),
)
def test_the_texts_of_a_row_are_where_they_are_looked_for(value: object, fields: list[str]) -> None:
    line = json.dumps(value)
    places = {(field, json.loads(line[start - 1 : end + 1])) for field, start, end in spots(line, fields)}
    texts = set(texts_of(line, fields)[0])
    assert texts == places if fields else {text for _, text in texts} == {text for _, text in places}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"\/\u4e00\ud83d\ude00，，\u4E00\n", r"\/\u4e00\ud83d\ude00，\u4E00\n"),
        (r"Caf\u00C3\u00a9", r"Caf\u00e9"),
        ("CafÃ©\\t\\\\", "Café\\t\\\\"),
    ],
)
def test_what_is_not_repaired_keeps_its_spelling(before: str, after: str) -> None:
    out, _ = streamed(f'{{"text":"{before}"}}'.encode(), "text")
    assert out.decode() == f'{{"text":"{after}"}}'


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b'{"text": "' + DAMAGED.encode() + b'"', "is not valid JSON: Expecting ',' delimiter at column 23"),
        (b'{"text": "\xff"}', "is not UTF-8 at byte 11"),
        (b'{"text": "\xed\xa0\x80"}', "is not UTF-8"),
        (b'{"text": "\\udc80"}', "has half of a surrogate pair"),
        (b'{"text": "a\\u0000b"}', "holds NUL"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"text": "' + b"x" * 5000 + b'"}', "is longer than"),
        (b'"\x1b[31m', "is not valid JSON"),
        (b'"x"\x0b', "is not valid JSON: Extra data"),
    ],
)
def test_a_bad_row_is_told_and_given_on(bad: bytes, why: str) -> None:
    longest = 200_000 if bad.startswith(b"[") else 4000
    out, counts = streamed(lines(DAMAGED) + bad + b"\r\n\n" + lines(DAMAGED), "text", longest=longest)
    assert out == lines(REPAIRED, ensure_ascii=True) + bad + b"\r\n\n" + lines(REPAIRED)
    ((row, told),) = counts.problems
    assert row == 2
    assert told.startswith(why)
    assert (counts.rows, counts.changed, counts.undone) == (3, 2, 1)


def test_a_byte_order_mark_and_blank_lines_are_no_rows() -> None:
    data = b"\xef\xbb\xbf" + lines(DAMAGED) + b" \n\n"
    out, counts = streamed(data, "text")
    assert out == b"\xef\xbb\xbf" + lines(REPAIRED) + b" \n\n"
    assert (counts.rows, counts.undone) == (1, 0)


def test_memory_does_not_grow_with_the_shard() -> None:
    class Endless(io.RawIOBase):
        """A hundred megabytes of rows."""

        left = 800

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.left -= 1
            if self.left < 0:
                return 0
            row = b'{"text":"%b"}\n' % (b"plain " * ((1 << 17) // 6 - 20))
            buffer[: len(row)] = row
            return len(row)

    texts = Texts(Request("fix", isolated=True), Nearest(isolated=True), Watch(0))
    texts.report(DAMAGED, "")
    tracemalloc.start()
    try:
        JsonLines("a", ("text",), texts, Counts()).stream(io.BufferedReader(Endless(), 1 << 18), len)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells how much memory a program has needed"
)
def test_a_process_needs_the_same_memory_for_any_shard() -> None:
    block = lines(*[CLEAN * 20] * 300, DAMAGED, ensure_ascii=False)
    with Path("a.jsonl").open("wb") as file:
        file.writelines(block for _ in range((64 << 20) // len(block)))
    code = (
        "import sys; sys.argv = ['textfix', *'fix a.jsonl --field text --output out'.split()]\n"
        "from textfix.__main__ import main\n"
        "assert main() == 0\n"
        "print(open('/proc/self/status').read())"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    peak = re.search(rb"VmHWM:\s+(\d+) kB", done.stdout)
    assert peak is not None
    assert int(peak[1]) < 130 << 10  # more than a hundred megabytes more where the shard is held


@pytest.mark.parametrize("packing", ["", ".gz"])
def test_a_disk_that_cannot_be_read_is_told(packing: str) -> None:
    class Failing(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: Any) -> int:
            raise OSError(5, "Input/output error")

    texts = Texts(Request("fix", isolated=True), Nearest(isolated=True), Watch(0))
    with pytest.raises(FileError, match="cannot be read: input/output error"):
        JsonLines("a", ("text",), texts, Counts()).stream(reading(Failing(), packing), len)  # type: ignore[arg-type]


# packed shards


def pack(data: bytes, suffix: str) -> bytes:
    if suffix == ".zst":
        pytest.importorskip("zstandard", reason="needs zstandard")
    out = io.BytesIO()
    sink = writing(out, suffix)
    sink.write(data)
    sink.close()
    return out.getvalue()


def unpack(data: bytes, suffix: str) -> bytes:
    return reading(io.BytesIO(data), suffix).read()


PACKINGS = pytest.mark.parametrize("suffix", [".gz", ".zst"])


@PACKINGS
def test_what_is_packed_is_unpacked(suffix: str) -> None:
    data = lines(*map(str, range(20_000)))
    assert unpack(pack(data, suffix), suffix) == data
    assert unpack(pack(data, suffix) + pack(b"more", suffix) + bytes(512), suffix) == data + b"more"
    assert unpack(b"", suffix) == b""


@PACKINGS
def test_what_is_cut_short_is_refused(suffix: str) -> None:
    packed = pack(lines(*map(str, range(20_000))), suffix)
    for end in (1, len(packed) // 2, len(packed) - 1):
        with pytest.raises(FileError, match="cut short"):
            unpack(packed[:end], suffix)
    with pytest.raises(FileError, match="cannot be unpacked"):
        unpack(packed[:20] + b"#####" + packed[25:], suffix)


@PACKINGS
def test_a_bomb_is_given_up(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FLOOR", 1 << 20)
    bomb = pack(bytes(64 << 20), suffix)
    source = reading(io.BytesIO(bomb), suffix)
    pieces = iter(lambda: source.read(1 << 20), b"")
    with pytest.raises(FileError, match="more than 250 times its size"):
        list(islice(pieces, 40))


def test_without_zstandard_the_message_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.jsonl.zst").write_bytes(b"x")
    Path("b.jsonl").write_bytes(lines(DAMAGED))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    result = run("fix", "a.jsonl.zst", "b.jsonl", "--field", "text", "--output", "out")
    assert result.code == 2
    assert "a.jsonl.zst: needs the package zstandard" in result.err
    assert "pip install 'textfix[corpus]'" in result.err
    assert Path("out/b.jsonl").read_bytes() == lines(REPAIRED)
    assert not Path("out/a.jsonl.zst").exists()


# the run


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (["check"], CLEAN, 0),
        (["check"], DAMAGED, 1),
        (["check", "--exit-zero"], DAMAGED, 0),
        (["fix", "--output", "out"], CLEAN, 0),
        (["fix", "--output", "out"], DAMAGED, 0),
        (["fix", "--output", "out", "--exit-non-zero-on-fix"], DAMAGED, 1),
        (["fix", "--output", "out"], "其實是這樣\N{REPLACEMENT CHARACTER}的", 1),
    ],
)
@pytest.mark.parametrize("output_format", ["full", "json", "csv"])
def test_the_exit_code(run: Run, arguments: list[str], text: str, code: int, output_format: str) -> None:
    Path("a.jsonl").write_bytes(lines(text))
    assert run(*arguments, "a.jsonl", "--field", "text", "--output-format", output_format).code == code


def test_a_run_over_a_folder(run: Run) -> None:
    Path("in/deep").mkdir(parents=True)
    Path("in/a.jsonl").write_bytes(lines(DAMAGED, CLEAN))
    Path("in/deep/a.ndjson.gz").write_bytes(pack(lines(DAMAGED), ".gz"))
    Path("in/notes.txt").write_text(DAMAGED, encoding="utf-8")
    result = run("fix", "in", "--field", "text", "--output", "in/out", "--output-format", "json")
    assert result.code == 0
    assert Path("in/out/a.jsonl").read_bytes() == lines(REPAIRED, CLEAN)
    assert unpack(Path("in/out/deep/a.ndjson.gz").read_bytes(), ".gz") == lines(REPAIRED)
    assert Path("in/a.jsonl").read_bytes() == lines(DAMAGED, CLEAN)
    report = json.loads(result.out)
    assert report["totals"] == {
        "shards": 2,
        "rows": 3,
        "damaged": 2,
        "changed": 2,
        "undone": 0,
        "places": 2,
        "applied": 2,
    }
    assert report["rules"] == [{"name": "punctuation/doubled", "level": "safe", "places": 2, "applied": 2, "rows": 2}]
    assert "Repaired 2 places in 2 of 3 rows of 2 shards." in result.err
    assert {path.name for path in Path("in/out").iterdir()} == {NAME, "a.jsonl", "deep"}
    assert "2 shards" in run("check", "in", "--field", "text", "--exclude", "out").err


def test_a_bad_row_gives_2_and_is_named(run: Run) -> None:
    Path("a.jsonl").write_bytes(b"{\n" * 30 + lines(DAMAGED))
    result = run("fix", "a.jsonl", "--field", "text", "--output", "out")
    assert result.code == 2
    assert "error: a.jsonl:20: is not valid JSON" in result.err
    assert "a.jsonl:21:" not in result.err
    assert "and 10 problems more" in result.err
    assert Path("out/a.jsonl").read_bytes() == b"{\n" * 30 + lines(REPAIRED)


def test_findings_are_listed_row_by_row(run: Run) -> None:
    data = b"\n" + lines(CLEAN) + json.dumps({"text": CLEAN, "a": {"b": f"x\r\ny {DAMAGED}"}}).encode()
    Path("a.jsonl").write_bytes(data)
    arguments = ("check", "a.jsonl", "--field", "text", "--field", "a.b", "--output-format")
    assert run(*arguments, "concise").text.startswith("a.jsonl:3: punctuation/doubled ")
    (line,) = run(*arguments, "json-lines").text.splitlines()
    found = json.loads(line)
    assert (found["path"], found["row"], found["field"]) == ("a.jsonl", 3, "a.b")
    assert (found["rule"], found["line"], found["column"], found["before"]) == ("punctuation/doubled", 2, 6, "，，")
    assert run("fix", *arguments[1:], "concise", "--output", "out").out == b""
    assert run("fix", *arguments[1:], "concise", "--output", "out", "-v").text.startswith("a.jsonl:3: ")
    assert run(*arguments, "csv").text.startswith("of,name,")


def test_a_reader_that_goes_away(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise ClosedError("gone", by_reader=True)

    Path("a.jsonl").write_bytes(lines(DAMAGED))
    monkeypatch.setattr("textfix.output.screen.write", gone)
    result = run("check", "a.jsonl", "--field", "text", "--output-format", "concise")
    assert (result.code, result.err) == (2, "")


def test_a_field_that_no_row_has_is_told(run: Run) -> None:
    Path("a.jsonl").write_bytes(lines(DAMAGED))
    result = run("check", "a.jsonl", "--field", "txet", "--field", "text")
    assert result.code == 2
    assert "a.jsonl: no row has the field txet" in result.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["fix", "a.jsonl", "--field", "text"], "--output DIR"),
        (["fix", "-", "--field", "text", "--output", "out"], "not from standard input"),
        (["fix", "a.jsonl", "--field", "text", "--output", "out", "--diff"], "--diff is for files"),
        (["fix", "a.jsonl", "--field", "text", "--output", "out", "--to-encoding", "gbk"], "--to-encoding is for files"),
        (["check", "a.jsonl", "--field", "text", "--output-format", "sarif"], "full, json, csv, concise, json-lines"),
        (["fix", "a.jsonl", "--field", "text", "--output", "."], "would be overwritten by its repair"),
        (["fix", "a.jsonl", "b/a.jsonl", "--field", "text", "--output", "out"], "over the repair of a.jsonl"),
        (["check", "a.txt", "--field", "text"], "is no shard"),
        (["check", "a.jsonl", "--field", "text", "--select", "script/raedings"], "script/readings"),
    ],
)  # fmt: skip
def test_a_mistake_gives_2_and_says_what_would_be_right(run: Run, arguments: list[str], hint: str) -> None:
    Path("b").mkdir()
    for name in ("a.jsonl", "b/a.jsonl", "a.txt"):
        Path(name).write_bytes(lines(DAMAGED))
    result = run(*arguments)
    assert result.code == 2
    assert hint in result.err
    assert Path("a.jsonl").read_bytes() == lines(DAMAGED)


def test_a_file_that_is_not_ours_is_not_overwritten(run: Run) -> None:
    Path("a.jsonl").write_bytes(lines(DAMAGED))
    Path("out").mkdir()
    Path("out/a.jsonl").write_bytes(b"mine")
    arguments = ("fix", "a.jsonl", "--field", "text", "--output", "out")
    assert "is there already" in run(*arguments).err
    assert Path("out/a.jsonl").read_bytes() == b"mine"
    Path("out/a.jsonl").unlink()
    assert run(*arguments).code == 0
    assert run(*arguments).code == 0  # its own result it replaces
    assert Path("out/a.jsonl").read_bytes() == lines(REPAIRED)


@PACKINGS
def test_a_clean_shard_is_copied_byte_for_byte(run: Run, suffix: str) -> None:
    data = pack(lines(CLEAN), suffix) + pack(lines(CLEAN), suffix)
    Path(f"a.jsonl{suffix}").write_bytes(data)
    Path(f"a.jsonl{suffix}").chmod(0o640)
    assert run("fix", f"a.jsonl{suffix}", "--field", "text", "--output", "out").code == 0
    result = Path(f"out/a.jsonl{suffix}")
    assert result.read_bytes() == data
    assert result.stat().st_mode & 0o777 == 0o640


def test_resume_does_what_is_not_done(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        Path(f"{name}.jsonl").write_bytes(lines(DAMAGED))
    arguments = ("fix", "a.jsonl", "b.jsonl", "c.jsonl", "--field", "text", "--output", "out", "--resume")
    replace = os.replace

    def dies_at_b(source: str, target: str) -> None:
        if target.endswith("b.jsonl"):
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dies_at_b)
        assert run(*arguments, "-j", "1").code == 130
    assert {path.name for path in Path("out").iterdir()} == {NAME, "a.jsonl"}
    again = run(*arguments)
    assert again.code == 0
    assert "1 shard passed over" in again.err
    assert "2 shards" in again.err
    Path("b.jsonl").write_bytes(lines(DAMAGED, DAMAGED))
    Path("out/c.jsonl").unlink()
    assert "of 3 rows of 2 shards" in run(*arguments).err
    assert "of 4 rows of 3 shards" in run(*arguments, "--full").err  # something else was asked for
    assert "of 4 rows of 3 shards" in run(*arguments[:-1], "--full").err


def test_a_signal_ends_a_run_between_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "BLOCK", 1)
    monkeypatch.setattr(json_lines, "stopped", lambda: signal.SIGINT)
    with pytest.raises(StoppedError):
        streamed(lines(CLEAN))


def test_a_shard_that_changes_during_the_run_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.jsonl").write_bytes(lines(DAMAGED))
    begin = draft.begin

    def edit(folder: str) -> tuple[str, int]:
        Path("a.jsonl").write_bytes(lines(DAMAGED, "x"))
        return begin(folder)

    monkeypatch.setattr(draft, "begin", edit)
    result = run("fix", "a.jsonl", "--field", "text", "--output", "out")
    assert result.code == 2
    assert "changed by another program" in result.err
    assert [path.name for path in Path("out").iterdir()] == [NAME]


def test_a_full_disk_leaves_nothing_behind(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    Path("a.jsonl").write_bytes(lines(DAMAGED))
    monkeypatch.setattr(os, "fsync", full)
    result = run("fix", "a.jsonl", "--field", "text", "--output", "out")
    assert result.code == 2
    assert "no space left on device" in result.err
    assert [path.name for path in Path("out").iterdir()] == [NAME]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_several_processes_do_the_same_as_one(run: Run) -> None:
    for number in range(6):
        Path(f"{number}.jsonl").write_bytes(b"{\n" * number + lines(*[DAMAGED, CLEAN] * number))
    Path("6.jsonl.gz").write_bytes(pack(lines(DAMAGED), ".gz")[:-3])
    arguments = ("fix", ".", "--field", "text", "--output-format", "json", "--output")
    one, two = run(*arguments, "one", "-j", "1"), run(*arguments, "two", "-j", "2", "--exclude", "one")
    assert one == two
    for path in Path("one").glob("*.jsonl*"):
        if path.name != NAME:
            assert path.read_bytes() == Path("two", path.name).read_bytes()
    assert {path.name for path in Path("one").iterdir()} == {path.name for path in Path("two").iterdir()}
    again = run(*arguments, "two", "--resume", "--exclude", "one")
    assert "6 shards passed over, done by an earlier run. 15 rows of them could not be done." in again.err
    assert again.code == 2
