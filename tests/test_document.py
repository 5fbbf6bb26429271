"""Bytes to text and back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.core import Finding, Level, Rule
from textfix.document import BinaryError, DocumentError, decode
from textfix.report import Status
from textfix.runner import repair_data


def same(offset: int) -> int:
    return offset


@pytest.mark.parametrize(
    ("data", "text", "newline"),
    [
        (b"", "", "\n"),
        (b"\n", "\n", "\n"),
        (codecs.BOM_UTF8, "", "\n"),
        (b"a\r\nb\r\n", "a\nb\n", "\r\n"),
        (b"a\rb", "a\nb", "\r"),
        (b"a\r\nb\nc", "a\nb\nc", "\n"),
        (b"a\r\r\nb\r\n", "a\r\nb\n", "\r\n"),
        ("中文\r\n".encode("utf-16"), "中文\n", "\r\n"),
        (codecs.BOM_UTF16_BE + "中文".encode("utf-16-be"), "中文", "\n"),
        (codecs.BOM_UTF32_LE + "中文".encode("utf-32-le"), "中文", "\n"),
        ("a\x85b\u2028c".encode(), "a\x85b\u2028c", "\n"),
    ],
)
def test_decode_and_back(data: bytes, text: str, newline: str) -> None:
    document = decode(data)
    assert (document.text, document.newline) == (text, newline)
    assert document.encode(document.text, same) == data


@given(st.lists(st.sampled_from(["a", "中", "\r", "\n", "\r\n", "\x85", "\u2028", "\ufeff"])).map("".join))
def test_any_line_ends_are_kept(string: str) -> None:
    for codec in ("utf-8", "utf-16"):
        data = string.encode(codec)
        document = decode(data)
        assert document.encode(document.text, same) == data


@given(st.lists(st.sampled_from(["a", "中", "\n", "\r\n"])).map("".join))
def test_places_in_the_file(string: str) -> None:
    data = codecs.BOM_UTF8 + string.encode()
    document = decode(data)
    locate = document.locator()
    for position, character in enumerate(document.text):
        place = locate(position)
        rest = data[place.byte :].decode()
        assert rest.startswith(character) or (character == "\n" and rest.startswith("\r\n"))
        lines = document.text[:position].split("\n")
        assert (place.line, place.column) == (len(lines), len(lines[-1]) + 1)


def test_gb18030_is_read_and_kept() -> None:
    data = "今天上午，市图书馆举行了新书发布会，作者与读者见面交流。会后，他们参观了展览。".encode("gb18030")
    document = decode(data)
    assert "图书馆" in document.text
    assert document.encode(document.text, same) == data


@pytest.mark.parametrize("data", [b"\0", b"\x7fELF\x02\x01\x01\0\0\0\0", b"text\0more", "a\0b".encode("utf-16")])
def test_binary_files_are_told_apart(data: bytes) -> None:
    with pytest.raises(BinaryError, match="binary"):
        decode(data)


@pytest.mark.parametrize(
    "data", [codecs.BOM_UTF8 + b"caf\xe9", codecs.BOM_UTF16_LE + b"a", codecs.BOM_UTF32_LE + b"abcd"]
)
def test_undecodable_bytes_are_refused_with_their_place(data: bytes) -> None:
    with pytest.raises(DocumentError, match="--encoding"):
        decode(data)


def test_a_named_encoding_is_strict() -> None:
    with pytest.raises(DocumentError, match=r"byte 3 \(line 2\)"):
        decode(b"ab\n\xff\xff", "gbk")
    assert decode("中".encode("big5"), "big5").text == "中"


def comma_rule(replacement: str) -> Rule:
    def find(text):  # type: ignore[no-untyped-def]
        at = text.string.find(",")
        while at >= 0:
            yield Finding(at, at + 1, "comma", replacement)
            at = text.string.find(",", at + 1)

    return Rule(name="t/comma", level=Level.FULL, doc="", trigger=",", find=find, damaged=(), intact=())


def test_mixed_line_ends_stay_where_they_were() -> None:
    report = repair_data(b"a,b\r\nc,d\ne,\r\n", (comma_rule(""),), level=Level.FULL)
    assert report.after == b"ab\r\ncd\ne\r\n"
    assert repair_data(b"a,b\r\nc,d\ne,\r\n", (comma_rule("\n\n"),), level=Level.FULL).after == (
        b"a\n\nb\r\nc\n\nd\ne\n\n\r\n"
    )


def test_bom_and_crlf_are_kept_through_a_repair() -> None:
    report = repair_data(codecs.BOM_UTF8 + b"a,b\r\n", (comma_rule("x"),), level=Level.FULL)
    assert report.after == codecs.BOM_UTF8 + b"axb\r\n"


def test_a_repair_that_the_encoding_cannot_hold_is_refused_by_name() -> None:
    data = "一,二三四五六七八九十，上午好。".encode("big5")
    report = repair_data(data, (comma_rule("\N{GRINNING FACE}"),), level=Level.FULL, encoding="big5")
    assert report.status is Status.REFUSED
    assert "U+1F600" in report.message
    assert report.after == data


def test_a_rule_that_fails_leaves_the_file() -> None:
    def find(text):  # type: ignore[no-untyped-def]
        raise KeyError(text.string)

    broken = Rule(name="t/b", level=Level.SAFE, doc="", trigger=",", find=find, damaged=(), intact=())
    report = repair_data(b"a,b", (broken,))
    assert (report.status, report.after) == (Status.REFUSED, b"a,b")
    assert "internal error" in report.message
