"""The same file gives the same bytes on whatever way it comes: by name, on standard input, through the library."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given

from tests.properties.drawn import BROKEN_FILES, FILES, LEVELS, PLAIN_FILES, Drawn, examples, holds
from textfix import repair_bytes
from textfix.command import run
from textfix.core import Level
from textfix.front import parse

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that is the current one, without settings above it."""
    before, here = Path.cwd(), tmp_path_factory.mktemp("ways")
    os.chdir(here)
    yield here
    os.chdir(before)


class Result(NamedTuple):
    """What a run of the program gave."""

    code: int
    out: bytes
    err: str


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin))
    sys.stdout, sys.stderr = io.TextIOWrapper(out, "utf-8"), io.TextIOWrapper(err, "utf-8")
    try:
        yield out, err
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdin, sys.stdout, sys.stderr = before


def textfix(*arguments: str, stdin: bytes = b"") -> Result:
    """The program in this process."""
    request = parse(arguments)
    assert request is not None
    with _streams(stdin) as (out, err):
        code = run(request)
        sys.stdout.flush()
        sys.stderr.flush()
        return Result(code, out.getvalue(), err.getvalue().decode())


def is_the_same_on_every_way(file: Drawn, level: Level) -> None:
    """By name, on standard input and through the library; and what is told of it is the same too."""
    full = ["--full"] if level is Level.FULL else []
    flags = [*full, "--isolated", "--max-loss=1"]
    Path(file.name).write_bytes(file.data)
    checked = textfix("check", *flags, "--output-format=concise", file.name)
    named = textfix("fix", *flags, file.name)
    written = Path(file.name).read_bytes()
    piped = textfix("fix", *flags, "--stdin-filename", file.name, "-", stdin=file.data)
    told = textfix("check", *flags, "--output-format=concise", "--stdin-filename", file.name, "-", stdin=file.data)
    assert "textfix itself failed" not in named.err + piped.err + checked.err + told.err
    assert piped.out == written
    assert piped.code == named.code
    assert (told.code, _without_names(told.out, file.name)) == (checked.code, _without_names(checked.out, file.name))
    report = repair_bytes(file.data, full=level is Level.FULL, path=file.name)
    if "--max-loss" not in report.message:
        assert report.after == written
    assert [each.name for each in Path().iterdir()] == [file.name]
    Path(file.name).unlink()


def _without_names(shown: bytes, name: str) -> bytes:
    return shown.replace(name.encode(), b"-")


@pytest.mark.usefixtures("folder")
@examples(100)
@given(PLAIN_FILES, LEVELS)
def test_plain_files_on_every_way(file: Drawn, level: Level) -> None:
    holds(is_the_same_on_every_way, file, level)


@pytest.mark.usefixtures("folder")
@examples(50)
@given(FILES, LEVELS)
def test_files_in_every_encoding_on_every_way(file: Drawn, level: Level) -> None:
    holds(is_the_same_on_every_way, file, level)


@pytest.mark.usefixtures("folder")
@examples(50)
@given(BROKEN_FILES, LEVELS)
def test_broken_files_on_every_way(file: Drawn, level: Level) -> None:
    holds(is_the_same_on_every_way, file, level)
