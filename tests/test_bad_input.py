"""Bad input gives a clear message or a byte-identical file, and never a traceback. The rules are the real ones."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from textfix.__main__ import main

CHINESE = "今天的天气很好，我们一起去公园散步。孩子们在草地上奔跑，老人们坐在长椅上聊天。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> int:
    monkeypatch.setattr(sys, "argv", ["textfix", *arguments])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    return main()


@pytest.mark.parametrize("full", [[], ["--full"]])
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\n", id="one newline"),
        pytest.param(b"\r\n", id="one CRLF"),
        pytest.param(b" ", id="one space"),
        pytest.param(b"\xef\xbb\xbf", id="UTF-8 mark only"),
        pytest.param(b"\xff\xfe", id="UTF-16 mark only"),
        pytest.param(b"\xff\xfe\x00\x00", id="UTF-32 mark only"),
        pytest.param(CHINESE.encode(), id="UTF-8"),
        pytest.param(CHINESE.encode("utf-8-sig"), id="UTF-8 with mark"),
        pytest.param(CHINESE.strip().encode(), id="no final newline"),
        pytest.param((CHINESE * 3).replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param((CHINESE + CHINESE.replace("\n", "\r\n") + CHINESE).encode(), id="mixed line ends"),
        pytest.param((CHINESE * 3).replace("\n", "\r").encode(), id="CR"),
        pytest.param(CHINESE.encode("utf-16"), id="UTF-16 with mark"),
        pytest.param(CHINESE.encode("utf-32"), id="UTF-32 with mark"),
        pytest.param(CHINESE.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(f"# coding: gbk\n{CHINESE}".replace("\n", "\r\n").encode("gbk"), id="GBK that says so, CRLF"),
        pytest.param("あのイーハトーヴォのすきとおった風。\n".encode() * 3, id="Japanese"),
        pytest.param("Füße, café, naïve: déjà vu.\n".encode() * 3, id="Latin letters"),
    ],
)
def test_it_passes_unchanged(
    data: bytes, full: list[str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = Path("a.txt")
    path.write_bytes(data)
    before = path.stat()
    code = run(monkeypatch, "fix", "a.txt", *full)
    assert (code, path.read_bytes()) == (0, data), capsysbinary.readouterr().err.decode()
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    capsysbinary.readouterr()
    assert run(monkeypatch, "fix", "-", *full, stdin=data) == 0
    assert capsysbinary.readouterr().out == data


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0, "note: a.txt: skipped, it holds NUL", id="binary"),
        pytest.param(b"text and then\0a NUL\n", 0, "note: a.txt: skipped, it holds NUL", id="NUL in text"),
        pytest.param(bytes(range(1, 256)) * 8, None, "a.txt", id="no text at all"),
        pytest.param("天气".encode("utf-16-le") + b"\0", 0, "a.txt", id="UTF-16 without a mark"),
        pytest.param(b"\xff\xfea\0b", 2, "error: a.txt: is not valid utf-16", id="cut UTF-16"),
        pytest.param(b"\xef\xbb\xbf\xff\xff\n", 2, "error: a.txt: is not valid utf-8", id="bad bytes after a mark"),
    ],
)
def test_it_is_left_alone_with_a_message(
    data: bytes,
    code: int | None,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    Path("a.txt").write_bytes(data)
    got = run(monkeypatch, "fix", "--full", "a.txt")
    out, err = capsysbinary.readouterr()
    assert Path("a.txt").read_bytes() == data
    assert message in (out + err).decode()
    assert b"Traceback" not in err
    assert got == code or code is None


def test_an_undecodable_file_names_the_byte_and_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = CHINESE.encode() + b"\xe4\xb8\n" + CHINESE.encode()
    Path("a.txt").write_bytes(data)
    assert run(monkeypatch, "check", "--encoding", "utf-8", "a.txt") == 2
    err = capsysbinary.readouterr().err.decode()
    assert f"error: a.txt: is not valid utf-8: byte {len(CHINESE.encode())} (line 2) is E4 B8 0A E4" in err
    assert "--encoding" in err


def test_a_repair_that_the_encoding_cannot_hold(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The file keeps its bytes, whether or not a rule finds something to put there."""
    data = "Il a dit «oui»&#8203; et &#20320;&#22909; au café.\n".encode("cp1252") * 5
    Path("a.html").write_bytes(data)
    code = run(monkeypatch, "fix", "--full", "--encoding", "cp1252", "a.html")
    err = capsysbinary.readouterr().err.decode()
    if Path("a.html").read_bytes() == data and code == 2:
        assert "cp1252 cannot hold the repaired text" in err
    else:
        Path("a.html").read_bytes().decode("cp1252")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.txt", "error: missing.txt: no such file or directory"),
        ("missing/", "error: missing/: no such file or directory"),
        ("a.txt/b", "error: a.txt/b: not a directory"),
        ("", "error: : no such file or directory"),
        ("x" * 300, "file name too long"),
        ("\x1b[31m\n", "error: <U+001B>[31m<U+000A>: no such file or directory"),
        ("[slug]", "error: [slug]: no such file or directory"),
        ("*.md", "error: *.md: no such file or directory; it is taken as a name, not as a pattern"),
        ("/dev/zero", "is a device, not a file"),
    ],
)
def test_a_path_that_gives_no_file(
    path: str, message: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("a.txt").write_text(CHINESE, encoding="utf-8")
    assert run(monkeypatch, "check", path, "a.txt") == 2
    err = capsysbinary.readouterr().err.decode()
    assert message in err
    assert "Traceback" not in err


def test_an_empty_directory(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(monkeypatch, "check") == 0
    assert b"No files found" in capsysbinary.readouterr().err


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[2J.txt", "[slug].txt", os.fsdecode(b"\xff.txt"), "-x", "漢 字.txt"])
def test_odd_names_are_read_and_written(
    name: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = ("第一行天气很好，，大家都出去了。\n" + CHINESE).encode()
    Path(name).write_bytes(data)
    assert run(monkeypatch, "check", ".") == 1
    assert run(monkeypatch, "fix", "--", name) == 0
    assert Path(name).read_bytes() == data.replace("，，".encode(), "，".encode())
    out, err = capsysbinary.readouterr()
    assert (out + err).decode().replace("\n", "").replace("\N{IDEOGRAPHIC SPACE}", "").isprintable()
