"""Parquet files and Arrow record batches: texts are repaired, and all else about them is kept."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import textfix
from textfix.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable

pa = pytest.importorskip("pyarrow", reason="needs pyarrow, as in textfix[corpus]")
pq = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, as in textfix[corpus]")

DAMAGED = "雨停了，，大家才下山。"
REPAIRED = "雨停了，大家才下山。"
CLEAN = "雨停了，大家才下山，天也晴了。"
SPAN = pa.struct(
    [("rule", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("before", pa.string()), ("after", pa.string())]
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def call(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["textfix", *arguments])
        code = main()
        return code, capsys.readouterr().err

    return call


def table(*texts: str | None, **columns: Any) -> Any:
    fields = [pa.field("id", pa.int32(), metadata={"unit": "none"}), pa.field("text", pa.string(), nullable=True)]
    schema = pa.schema(fields, metadata={"made": "by a test"})
    whole = pa.table([pa.array(range(len(texts)), pa.int32()), pa.array(texts, pa.string())], schema=schema)
    for name, column in columns.items():
        whole = whole.append_column(name, column)
    return whole


# files


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_only_the_texts_change(run: Callable[..., tuple[int, str]], kind: Any) -> None:
    texts = pa.array([DAMAGED, None, CLEAN, "", DAMAGED]).cast(kind)
    times = pa.array([None, 1, 2, 3, 4], pa.timestamp("us", "UTC"))
    nested = pa.array([[{"text": DAMAGED}]] * 5)
    before = table(DAMAGED, None, CLEAN, DAMAGED, "x", body=texts, at=times, nested=nested)
    codecs = {"id": "snappy", "text": "zstd", "body": "gzip", "at": "none", "nested.list.element.text": "snappy"}
    pq.write_table(before, "a.parquet", compression=codecs, row_group_size=2)
    assert run("fix", "a.parquet", "--field", "body", "--output", "out")[0] == 0
    after = pq.read_table("out/a.parquet")
    assert after.schema.equals(pq.read_schema("a.parquet"), check_metadata=True)
    assert after.column("body").to_pylist() == [REPAIRED, None, CLEAN, "", REPAIRED]
    assert after.drop_columns("body").equals(before.drop_columns("body"))
    old, new = pq.read_metadata("a.parquet"), pq.read_metadata("out/a.parquet")
    assert new.num_row_groups == old.num_row_groups == 3
    for column in range(old.num_columns):
        assert new.row_group(0).column(column).compression == old.row_group(0).column(column).compression


def test_without_a_field_all_columns_of_texts(run: Callable[..., tuple[int, str]]) -> None:
    pq.write_table(table(DAMAGED, other=pa.array([DAMAGED])), "a.parquet")
    assert run("fix", "a.parquet", "--output", "out")[0] == 0
    assert pq.read_table("out/a.parquet").to_pylist() == [{"id": 0, "text": REPAIRED, "other": REPAIRED}]


def test_a_clean_file_is_copied_byte_for_byte(run: Callable[..., tuple[int, str]]) -> None:
    pq.write_table(table(CLEAN, None), "a.parquet", version="1.0", data_page_size=100)
    assert run("fix", "a.parquet", "--field", "text", "--output", "out")[0] == 0
    assert Path("out/a.parquet").read_bytes() == Path("a.parquet").read_bytes()


def test_a_check_counts_and_writes_nothing(run: Callable[..., tuple[int, str]]) -> None:
    pq.write_table(table(DAMAGED, None, CLEAN), "a.parquet")
    code, said = run("check", ".", "--field", "text")
    assert code == 1
    assert "Found 1 damaged place in 1 of 3 rows of 1 shard" in said
    assert [path.name for path in Path().iterdir()] == ["a.parquet"]


def test_old_times_stay_in_their_form(run: Callable[..., tuple[int, str]]) -> None:
    times = pa.array([1, 2], pa.timestamp("ns"))
    pq.write_table(table(DAMAGED, CLEAN, at=times), "a.parquet", use_deprecated_int96_timestamps=True)
    assert run("fix", "a.parquet", "--field", "text", "--output", "out")[0] == 0
    assert pq.read_metadata("out/a.parquet").row_group(0).column(2).physical_type == "INT96"
    assert pq.read_table("out/a.parquet").column("at").equals(pq.read_table("a.parquet").column("at"))


@pytest.mark.parametrize(
    ("field", "why"), [("id", "has no texts in the column id, but int32"), ("txet", "no row has the field txet")]
)
def test_a_wrong_column_is_told(run: Callable[..., tuple[int, str]], field: str, why: str) -> None:
    pq.write_table(table(DAMAGED), "a.parquet")
    code, said = run("fix", "a.parquet", "--field", field, "--output", "out")
    assert code == 2
    assert why in said


def test_what_is_no_parquet_file_is_refused(run: Callable[..., tuple[int, str]]) -> None:
    pq.write_table(table(DAMAGED), "a.parquet")
    data = Path("a.parquet").read_bytes()
    for broken in (b"", b"PAR1", data[:-9], data[:30] + bytes(40) + data[70:]):
        Path("a.parquet").write_bytes(broken)
        code, said = run("fix", "a.parquet", "--field", "text", "--output", "out")
        assert code == 2
        assert "error: a.parquet: cannot be" in said
        assert not Path("out/a.parquet").exists()


def test_a_text_that_cannot_be_done_is_named_by_its_row(run: Callable[..., tuple[int, str]]) -> None:
    pq.write_table(table(None, DAMAGED, f"a\0{DAMAGED}"), "a.parquet", row_group_size=2)
    code, said = run("fix", "a.parquet", "--field", "text", "--output", "out")
    assert code == 2
    assert "a.parquet:3: holds NUL" in said
    assert pq.read_table("out/a.parquet").column("text").to_pylist() == [None, REPAIRED, f"a\0{DAMAGED}"]


def test_without_pyarrow_the_message_says_what_to_install(
    run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pq.write_table(table(DAMAGED), "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, said = run("fix", "a.parquet", "--field", "text", "--output", "out")
    assert code == 2
    assert "a.parquet: needs the package pyarrow" in said
    assert "pip install 'textfix[corpus]'" in said


# batches


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_a_batch_is_repaired(kind: Any) -> None:
    batch = pa.record_batch({"id": [1, 2, 3], "text": pa.array([DAMAGED, None, CLEAN], kind)})
    new = textfix.repair_batch(batch, "text")
    assert new.schema.equals(batch.schema)
    assert new.column("text").to_pylist() == [REPAIRED, None, CLEAN]
    assert batch.column("text").to_pylist() == [DAMAGED, None, CLEAN]


def test_the_trace_has_one_type() -> None:
    texts = [DAMAGED, None, CLEAN, "Le cafÃ©，，\r\n雨停了，，大家😀，，"]
    batch = pa.record_batch({"text": pa.array(texts, pa.string()), "id": range(4)})
    traced = textfix.repair_batch(batch, "text", trace=True)
    assert traced.schema.names == ["text", "id", "text_trace"]
    assert traced.schema.field("text_trace").type == pa.list_(SPAN)
    spans = traced.column("text_trace").to_pylist()
    assert spans[0] == [{"rule": "punctuation/doubled", "start": 3, "end": 5, "before": "，，", "after": "，"}]
    assert spans[1:3] == [[], []]
    for text, new, found in zip(texts, traced.column("text").to_pylist(), spans, strict=True):
        for span in reversed(found):
            text = text[: span["start"]] + span["after"] + text[span["end"] :]  # noqa: PLW2901  # edit by edit
        assert text == new
    assert textfix.repair_batch(traced, "text", trace=True).schema == traced.schema
    empty = textfix.repair_batch(batch.slice(0, 0), "text", trace=True)
    assert empty.schema == traced.schema


def test_a_slice_of_a_batch() -> None:
    batch = pa.record_batch({"text": [CLEAN, DAMAGED, None, DAMAGED]}).slice(1, 2)
    assert textfix.repair_batch(batch, "text").column(0).to_pylist() == [REPAIRED, None]


def test_full_is_asked_for() -> None:
    page = "標題<br>第一段在這裡，說的是山。<p>第二段在這裡。</p>"
    batch = pa.record_batch({"text": [page]})
    for full in (False, True):
        new = textfix.repair_batch(batch, "text", full=full).column(0).to_pylist()
        assert new == [textfix.repair(page, full=full).text]


@pytest.mark.parametrize(("column", "error"), [("id", TypeError), ("txet", KeyError)])
def test_a_wrong_column_raises(column: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        textfix.repair_batch(pa.record_batch({"id": [1]}), column)


def test_a_batch_does_what_the_lines_do(run: Callable[..., tuple[int, str]]) -> None:
    texts = [DAMAGED, CLEAN, "Le cafÃ© de lâ€™aube"]
    Path("a.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    assert run("fix", "a.jsonl", "--field", "text", "--output", "out")[0] == 0
    lines = [json.loads(line)["text"] for line in Path("out/a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert textfix.repair_batch(pa.record_batch({"text": texts}), "text").column(0).to_pylist() == lines
