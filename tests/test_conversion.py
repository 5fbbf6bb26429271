"""The rules on the bytes of a file, and conversions on request: no byte is lost, and nothing uncertain is written."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from textfix import FileReport, Status, detect_encoding, repair_bytes
from textfix.__main__ import main
from textfix.document import Document, DocumentError, Manner, decode, examine
from textfix.encodings.causes import cause
from textfix.encodings.names import known, official
from textfix.rules import ALL
from textfix.runner import repair_data

CHINESE = "码头上的灯一盏一盏亮起来，最后一班渡轮靠岸了。\n"
TRADITIONAL = "碼頭上的燈一盞一盞亮起來，最後一班渡輪靠岸了。\n"
RUSSIAN = "На причале один за другим зажглись фонари, подошёл последний паром.\n"
MARK = b"\xef\xbb\xbf"


def rules(report: FileReport) -> list[str]:
    return [place.rule for place in report.places()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> int:
    monkeypatch.setattr(sys, "argv", ["textfix", *arguments])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    return main()


# legacy encodings


@pytest.mark.parametrize(
    ("text", "codec"),
    [(CHINESE, "gb18030"), (CHINESE, "gbk"), (TRADITIONAL, "big5"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_legacy_file_becomes_utf8_once_and_for_all(text: str, codec: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    report = repair_bytes(text.encode(codec), path="a.txt")
    assert (report.after, report.encoding, rules(report)) == (text.encode(), "utf-8", ["encoding/legacy"])
    assert report.places()[0].proven
    assert report.status is Status.REPAIRED
    assert repair_bytes(report.after, path="a.txt").status is Status.CLEAN


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("a.py", "# -*- coding: gbk -*-\n"),
        ("a.html", '<html><meta charset="gb2312">\n'),
        ("a.xml", '<?xml version="1.0" encoding="GB18030"?>\n'),
        ("a.css", '@charset "gbk";\n'),
        ("a.sql", "SET NAMES gbk;\n"),
        ("a.tex", "\\usepackage[gbk]{inputenc}\n"),
        *((f"a.{suffix}", "") for suffix in ("bat", "CMD", "reg", "nfo", "csv", "diff", "eml")),
    ],
)
def test_an_encoding_that_readers_know_of_is_no_damage(path: str, head: str) -> None:
    data = (head + CHINESE).encode("gbk")
    report = repair_bytes(data, path=path)
    assert (report.after, report.status) == (data, Status.CLEAN)


def test_another_repair_in_a_file_that_keeps_its_encoding() -> None:
    data = ("# coding: gbk\n# 码头上的灯，，亮起来了，渡轮靠岸了。\n" * 2).encode("gbk")
    report = repair_bytes(data, path="a.txt")
    assert report.document is not None
    assert report.after == data.replace("，，".encode("gbk"), "，".encode("gbk"))
    assert report.encoding == "gb18030"


def test_a_wrong_declaration_protects_nothing_and_is_corrected() -> None:
    report = repair_bytes(f'<?xml version="1.0" encoding="BIG5"?>\n<p>{CHINESE}</p>\n'.encode("gbk"), path="a.xml")
    assert report.after.decode() == f'<?xml version="1.0" encoding="UTF-8"?>\n<p>{CHINESE}</p>\n'
    assert rules(report) == ["encoding/declaration", "encoding/legacy"]


def test_a_declaration_that_contradicts_the_bytes_is_reported() -> None:
    data = f'<html><head><!-- <meta charset="big5"> --><meta charset="gbk"></head>{CHINESE}</html>\n'.encode()
    report = repair_bytes(data, path="a.html")
    assert (report.after, report.status, rules(report)) == (data, Status.DAMAGED, ["encoding/declaration"])
    assert "names gbk, but the file is in utf-8" in report.places()[0].message
    assert repair_bytes(data.replace(CHINESE.encode(), b"ASCII"), path="a.html").status is Status.CLEAN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-16"])
def test_wide_files_are_repaired_as_they_are(codec: str) -> None:
    text = f"{CHINESE}渡轮，，靠岸了。\r\n"
    report = repair_bytes(text.encode(codec), path="a.txt")
    assert report.after == text.replace("，，", "，").encode(codec)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("今天".encode() + b"\x81\xff\n", id="two foreign bytes"),
        pytest.param(b"caf\xe9\n", id="one letter"),
        pytest.param("渡".encode("gbk"), id="one character"),
        pytest.param(CHINESE.encode()[:-2], id="cut at the end"),
        pytest.param((CHINESE * 3).encode()[:-3] + b"\xb8\n" + CHINESE.encode(), id="a lone byte"),
        pytest.param(CHINESE.encode()[:4] + b"\n" + (CHINESE * 3).encode(), id="cut in a line"),
        pytest.param("，，".encode() + b"\xff" + CHINESE.encode(), id="beside other damage"),
        pytest.param("渡口".encode("utf-16-le"), id="two ideographs"),
    ],
)
def test_what_is_not_certain_is_refused_with_advice(data: bytes) -> None:
    report = repair_bytes(data, path="a.txt")
    assert (report.status, report.after) == (Status.REFUSED, data)
    assert "--encoding" in report.message
    assert set(rules(report)) <= {"encoding/undecodable", "encoding/mixed"}
    assert not any(place.applied for place in report.places())


@pytest.mark.parametrize(
    ("data", "start", "said"),
    [
        ("码头".encode()[:-1], 3, "the last character is cut off: 2 of its 3 bytes"),
        ("码".encode()[:2] + b"\n", 0, "a character that was cut: 2 of its 3 bytes"),
        (b"ab\xa0\x81" + "头".encode(), 2, "whose beginning is missing"),
        (b"a\xc0\x80", 1, "modified UTF-8"),
        (b"a\xed\xa0\xbd\xed\xb8\x80", 1, "surrogate"),
        (b"caf\xe9 au lait", 3, "another encoding"),
        ("码头".encode("gbk"), 0, "another encoding"),
    ],
)
def test_the_likely_cause(data: bytes, start: int, said: str) -> None:
    assert said in cause(data, start)


def test_the_places_of_bytes_that_do_not_decode_are_reported_in_bounds() -> None:
    data = MARK + (CHINESE.replace("\n", "\r\n").encode() * 2 + b"ok\xff\r\n") * 60
    report = repair_bytes(data, path="a.txt")
    places = report.places()
    assert len(places) == 21
    offsets = [position for position in range(len(data)) if data[position] == 0xFF]
    assert [f"at byte {offset}:" in place.message for place, offset in zip(places, offsets, strict=False)] == [
        True
    ] * 21
    assert "39 more" in places[-1].message


def test_zero_bytes_at_the_end_are_reported_and_kept() -> None:
    data = CHINESE.replace("，", "，，").encode() + bytes(3)
    report = repair_bytes(data, path="a.txt")
    assert report.after == CHINESE.encode() + bytes(3)
    assert rules(report) == ["punctuation/doubled", "encoding/padding"]
    assert "3 zero bytes" in report.places()[-1].message
    assert repair_bytes(CHINESE.encode("gbk") + bytes(3), path="a.txt").after == CHINESE.encode("gbk") + bytes(3)


# lines in another encoding


def mixture(encodings: str, line_end: str = "\n") -> tuple[bytes, str]:
    """A log whose lines are in UTF-8 (u) or GB18030 (g), and its text."""
    lines = [f"08:{number:02} 渡轮靠岸，放下跳板，旅客{number}人下船。{line_end}" for number in range(len(encodings))]
    data = b"".join(line.encode("utf-8" if e == "u" else "gb18030") for line, e in zip(lines, encodings, strict=True))
    return data, "".join(lines)


@pytest.mark.parametrize(
    "encodings", ["uuugu", "guuuuu", "uuuuug", "uugguuguu", "gggug", "uggggg", "ggggggu", "ugugugug"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_line_of_a_mixture_is_converted_alone(encodings: str, line_end: str) -> None:
    data, text = mixture(encodings, line_end)
    report = repair_bytes(data, path="a.log")
    assert report.after.decode() == text
    assert "encoding/mixed" in rules(report)
    assert repair_bytes(report.after, path="a.log").status is Status.CLEAN


def test_a_mixture_that_is_not_certain_is_left() -> None:
    data, _ = mixture("uuuguuu")
    for broken in (data + b"\xff\xfe\xfd\n", data.replace("旅".encode("gbk"), b"\xc2\xff")):
        report = repair_bytes(broken, path="a.log")
        assert (report.status, report.after) == (Status.REFUSED, broken)
        assert "encoding/mixed" in rules(report) or "encoding/undecodable" in rules(report)


def test_a_patch_with_lines_of_two_files_is_left() -> None:
    data, _ = mixture("uuuguuu")
    report = repair_bytes(data, path="a.diff")
    assert (report.status, report.after) == (Status.REFUSED, data)


def test_lines_of_utf8_that_were_cut_are_not_taken_for_another_encoding() -> None:
    cut = b"".join(f"{number} {CHINESE}".encode()[:20] + b"\n" for number in range(20))
    report = repair_bytes(cut, path="a.txt")
    assert report.after == cut


def test_marks_of_joined_files_go_and_the_first_one_stays() -> None:
    data = MARK * 2 + CHINESE.encode() + MARK + CHINESE.encode()
    assert repair_bytes(data, path="a.txt").after == MARK + CHINESE.encode() * 2


# conversions on request


def convert(data: bytes, manner: Manner, path: str = "a.txt", encoding: str | None = None) -> FileReport:
    return repair_data(data, (), path=path, manner=manner, encoding=encoding)


def test_what_an_encoding_cannot_hold_is_named() -> None:
    report = convert(f"{CHINESE}🙂é\n".encode(), Manner("gb2312"))
    assert report.status is Status.REFUSED
    assert "'é' (U+00E9)" not in report.message  # GB 2312 has it
    assert "'🙂' (U+1F642)" in report.message
    assert "--to-encoding utf-8" in report.message


@pytest.mark.parametrize(
    ("data", "manner", "after"),
    [
        (CHINESE.encode("gbk"), Manner("utf-8"), CHINESE.encode()),
        (CHINESE.encode(), Manner("gbk"), CHINESE.encode("gbk")),
        (CHINESE.encode("gbk"), Manner("keep"), CHINESE.encode("gbk")),
        (CHINESE.encode("utf-16"), Manner("utf-8"), CHINESE.encode()),
        (CHINESE.encode(), Manner("utf-16"), CHINESE.encode("utf-16")),
        (CHINESE.encode(), Manner("utf-8-sig"), MARK + CHINESE.encode()),
        (MARK + CHINESE.encode(), Manner("utf-8"), MARK + CHINESE.encode()),
        (MARK + CHINESE.encode(), Manner("gbk"), CHINESE.encode("gbk")),
        (MARK + CHINESE.encode(), Manner(bom="strip"), CHINESE.encode()),
        (CHINESE.encode("utf-16"), Manner(bom="strip"), CHINESE.encode("utf-16")),
        (b"a\r\nb\nc\rd", Manner(newline="lf"), b"a\nb\nc\rd"),
        (b"a\r\nb\nc\n", Manner(newline="crlf"), b"a\r\nb\r\nc\r\n"),
        (b"a\rb\r", Manner(newline="lf"), b"a\nb\n"),
    ],
)
def test_a_file_is_written_in_the_manner_asked_for(data: bytes, manner: Manner, after: bytes) -> None:
    report = convert(data, manner)
    assert report.after == after
    assert convert(report.after, manner).after == after


def test_the_declaration_follows_a_conversion_that_was_asked_for() -> None:
    data = f"# -*- coding: gbk -*-\n# {CHINESE}".encode("gbk")
    report = repair_data(data, ALL, path="a.py", manner=Manner("utf-8"))
    assert report.after == f"# -*- coding: utf-8 -*-\n# {CHINESE}".encode()
    back = repair_data(report.after, ALL, path="a.py", manner=Manner("big5"))
    assert back.status is Status.REFUSED  # Big5 has no simplified characters
    again = repair_data(f"# coding: utf-8\n# {TRADITIONAL}".encode(), ALL, path="a.py", manner=Manner("big5"))
    assert again.after == f"# coding: big5\n# {TRADITIONAL}".encode("big5")


@pytest.mark.usefixtures("folder")
def test_the_flags_of_fix(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = Path("a.txt")
    path.write_bytes(MARK + CHINESE.encode())
    assert run(monkeypatch, "fix", "a.txt", "--newline", "crlf", "--bom=strip", "--to-encoding", "gb18030") == 0
    assert path.read_bytes() == CHINESE.replace("\n", "\r\n").encode("gb18030")
    assert b"Converted 1 file." in capsysbinary.readouterr().err
    assert run(monkeypatch, "fix", "a.txt", "--to-encoding", "keep") == 0
    assert path.read_bytes() == CHINESE.replace("\n", "\r\n").encode("gb18030")
    assert run(monkeypatch, "fix", "a.txt", "--to-encoding", "cp1252") == 2
    assert b"cp1252 cannot hold" in capsysbinary.readouterr().err
    assert run(monkeypatch, "fix", "a.txt", "--to-encoding", "klingon") == 2
    assert run(monkeypatch, "fix", "a.txt", "--encoding", "gb18030") == 0
    assert path.read_bytes() == CHINESE.replace("\n", "\r\n").encode("gb18030")
    assert run(monkeypatch, "fix", "a.txt") == 0
    assert path.read_bytes() == CHINESE.replace("\n", "\r\n").encode()
    assert run(monkeypatch, "fix", "-", "--newline=lf", stdin=b"a\r\n") == 0


@pytest.mark.usefixtures("folder")
def test_a_conversion_is_shown_as_a_patch_of_the_lines_that_change(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = "one\n" * 9 + CHINESE + "two\n" * 9
    Path("a.txt").write_bytes(text.encode("gbk"))
    assert run(monkeypatch, "check", "--diff", "a.txt") == 1
    patch = capsysbinary.readouterr().out
    assert b"-" + CHINESE.encode("gbk") + b"+" + CHINESE.encode() in patch
    assert patch.count(b"\n-") == 1
    assert run(monkeypatch, "check", "a.txt") == 1
    shown = capsysbinary.readouterr().out.decode()
    assert "the same text, written in utf-8" in shown
    assert run(monkeypatch, "check", "--output-format", "json", "a.txt") == 1
    (entry,) = json.loads(capsysbinary.readouterr().out)["files"]
    assert (entry["encoding"], entry["written_in"]) == ("gb18030", "utf-8")


# the list of encodings


@pytest.mark.usefixtures("folder")
def test_the_list_of_encodings(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("a.txt").write_bytes(CHINESE.replace("\n", "\r\n").encode("gbk"))
    Path("b.txt").write_bytes(MARK + CHINESE.encode())
    Path("c.bin").write_bytes(bytes(range(256)))
    Path("d.txt").write_bytes(b"caf\xe9")
    assert run(monkeypatch, "encodings") == 0
    lines = [line.split() for line in capsysbinary.readouterr().out.decode().splitlines()]
    assert [line[:2] for line in lines[1:]] == [
        *(["a.txt", "gb18030"], ["b.txt", "utf-8"], ["c.bin", "binary"], ["d.txt", "cp1252?"]),
    ]
    assert lines[1][-2:] == ["CRLF", "92%"]
    assert lines[2][4] == "yes"
    assert run(monkeypatch, "encodings", ".", "missing", "--output-format", "json") == 2
    files = json.loads(capsysbinary.readouterr().out)["files"]
    assert [entry.get("encoding") for entry in files] == ["gb18030", "utf-8", None, "cp1252", None]
    assert files[0]["runner_up"] != files[0]["encoding"]
    assert files[4]["error"] == "no such file or directory"


# properties

CODECS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950"),
    *("shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "johab", "iso2022_jp", "iso2022_kr", "hz", "euc_tw", "viscii"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "koi8_r"),
    *("koi8_u", "iso8859_1", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "mac_roman", "mac_cyrillic", "cp437"),
    *("cp850", "cp852", "cp866", "tis_620"),
)
TEXT = st.text(
    st.one_of(
        st.sampled_from("渡口今天停航，。「」①②∵￤～—€éüñ·¥‾\\~\r\n\t Паромおはよう한국어ขอบคุณΑθήναשלום"),
        st.characters(exclude_categories=("Cs",), exclude_characters="\0"),
    ),
    max_size=40,
)


@given(TEXT, st.sampled_from(CODECS))
def test_there_and_back_is_the_identity_or_nothing_is_written(text: str, codec: str) -> None:
    """From UTF-8 to any encoding and back; where the encoding cannot hold the text the file is left."""
    data = text.encode()
    assume(detect_encoding(data).encoding in ("utf-8", "ascii") and not data.startswith(MARK))
    there = convert(data, Manner(codec))
    if there.status in (Status.REFUSED, Status.SKIPPED):
        assert there.after == data
        return
    assert there.after.decode(codec) == text
    assume(not there.after.startswith((MARK, b"\xff\xfe", b"\xfe\xff")) or codec.startswith("utf"))
    back = convert(there.after, Manner("utf-8"), encoding=codec)
    assert back.after == (data if back.status is not Status.REFUSED else there.after)
    if codec not in ("iso2022_jp", "iso2022_kr", "hz", "utf-16", "utf-32"):
        assert back.after == data


@given(TEXT, st.sampled_from(CODECS))
def test_a_conversion_by_rule_loses_nothing(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")
    report = repair_data(data, tuple(rule for rule in ALL if rule.name == "encoding/legacy"))
    if report.after != data:
        assert report.document is not None
        assert report.after.decode().encode(report.document.encoding) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_read_and_given_back_or_refused(data: bytes) -> None:
    try:
        document = examine(data)
    except DocumentError:
        return
    assert document.encode(document.text, lambda same: same) == data
    report = repair_bytes(data, path="a.txt")
    if report.status is Status.REFUSED:
        assert report.after == data


@given(st.lists(st.sampled_from([*"码头渡轮靠岸ab \n", "\r\n"]), max_size=30).map("".join), st.data())
def test_a_few_foreign_bytes_never_lead_to_a_loss(text: str, drawn: st.DataObject) -> None:
    data = bytearray(text.encode())
    for _ in range(drawn.draw(st.integers(1, 3))):
        data.insert(drawn.draw(st.integers(0, len(data))), drawn.draw(st.integers(0x80, 0xFF)))
    report = repair_bytes(bytes(data), path="a.txt")
    if report.after != data and report.document is not None and "encoding/mixed" not in rules(report):
        assert report.after.decode()


@pytest.mark.parametrize(
    ("name", "codec", "declared"),
    [
        *(("GBK", "gbk", "gbk"), ("windows-1251", "cp1251", "windows-1251"), ("latin1", "iso8859-1", "iso-8859-1")),
        *(("VISCII", "viscii", "viscii"), ("euc-tw", "euc_tw", "euc-tw"), ("Shift_JIS", "shift_jis", "shift-jis")),
    ],
)
def test_names_of_encodings(name: str, codec: str, declared: str) -> None:
    assert known(name) == codec
    assert official(name) == declared
    assert known("rot13") is None
    assert known("no\0name") is None


def test_a_file_is_named_in_any_encoding_that_we_know() -> None:
    text = "Chiều hôm qua tàu cập bến muộn.\n"
    assert decode(text.encode(known("viscii") or ""), "VISCII").text == text


@pytest.mark.parametrize("size", [0, 1, 400])
def test_a_certain_file_of_many_lines_takes_bounded_work(size: int) -> None:
    data = CHINESE.encode("gbk") * (size * 100)
    start = time.process_time()
    decode(data)
    assert time.process_time() - start < 1.0


def test_random_bytes_are_passed_over() -> None:
    random = Random(3)
    for length in (64, 500, 5000, 50_000):
        report = repair_bytes(random.randbytes(length), path="a.txt")
        assert report.status is Status.SKIPPED


def test_a_document_knows_what_it_was() -> None:
    assert isinstance(decode(CHINESE.encode()), Document)


def test_a_converted_file_keeps_the_places_of_its_other_damage() -> None:
    """The step that changes the encoding covers the whole text and moves nothing in it."""
    text = "渡口的早市天不亮就开张，卖鱼的、卖菜的沿江摆成一排。\n日头一高，，人就散了，只剩江水拍着石阶。\n"
    report = repair_bytes(text.encode("gb18030"), path="a.txt")
    assert {(place.rule, place.start, place.end) for place in report.places() if place.rule != "encoding/legacy"} == {
        ("punctuation/doubled", text.index("，，"), text.index("，，") + 2)
    }
