"""The language server, by a real conversation over its pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.client import Client, applied, server

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("pygls", reason="needs the extra textfix[server]")

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
DAMAGED = "一，，二\n𠀀三，，\N{ZERO WIDTH SPACE}四；；\n廣告\n"
REPAIRED = "一，二\n𠀀三，四；；\n廣告\n"
EVERYWHERE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return (tmp_path / "甲 乙.txt").as_uri()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    editor = server(tmp_path, ENVIRONMENT)
    yield editor
    code, err = editor.close()
    assert (code, "Traceback" in err) == (0, False), err


def span(found: dict[str, Any]) -> tuple[int, int, int, int]:
    start, end = found["range"]["start"], found["range"]["end"]
    return start["line"], start["character"], end["line"], end["character"]


def edits(action: dict[str, Any]) -> list[dict[str, Any]]:
    (change,) = action["edit"]["documentChanges"]
    found: list[dict[str, Any]] = change["edits"]
    return found


def test_diagnostics_of_an_open_text(client: Client, uri: str) -> None:
    client.initialize()
    found = client.open(uri, DAMAGED)
    assert [(each["code"], span(each), each["severity"]) for each in found] == [
        ("marks/doubled", (0, 1, 0, 3), 2),
        ("marks/doubled", (1, 3, 1, 5), 2),
        ("marks/unseen", (1, 5, 1, 6), 2),
        ("marks/thin", (1, 7, 1, 9), 3),
        ("words/seen", (2, 0, 2, 2), 4),
    ]
    assert {each["source"] for each in found} == {"textfix"}
    assert found[0]["message"] == "planted marks/doubled (proven)"


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 7), ("utf-16", 3), ("utf-32", 2)])
def test_columns_are_counted_as_the_client_counts(client: Client, uri: str, encoding: str, column: int) -> None:
    capabilities = client.initialize(encodings=[encoding])
    assert capabilities["positionEncoding"] == encoding
    assert span(client.open(uri, DAMAGED)[1])[:2] == (1, column)


def test_typing_is_followed(client: Client, uri: str) -> None:
    client.initialize()
    client.open(uri, "好\n")
    for version in range(2, 12):
        client.change(uri, version, "好，" * version)
    client.change(uri, 12, DAMAGED)
    assert len(client.diagnostics(uri, 12)) == 5
    shown = [each for each in client._kept if each.get("method") == "textDocument/publishDiagnostics"]
    assert len(shown) <= 2  # of eleven keystrokes in a row hardly any was worth a look


def test_a_quick_fix_for_each_finding(client: Client, uri: str) -> None:
    client.initialize()
    client.open(uri, DAMAGED)
    place = {"line": 1, "character": 4}
    actions = client.actions(uri, {"start": place, "end": place}, only=["quickfix"])
    assert actions[0]["title"] == "Repair: ， (marks/doubled)"
    assert [each["code"] for each in actions[0]["diagnostics"]] == ["marks/doubled"]
    assert actions[0]["isPreferred"]
    assert applied(DAMAGED, edits(actions[0])) == "一，，二\n𠀀三，\N{ZERO WIDTH SPACE}四；；\n廣告\n"
    assert actions[1]["title"] == "Repair all 3 damaged places of this file (textfix)"
    thin = {"line": 1, "character": 8}
    (proposed, *_) = client.actions(uri, {"start": thin, "end": thin}, only=["quickfix"])
    assert proposed["isPreferred"] is False
    assert applied(DAMAGED, edits(proposed)) == DAMAGED.replace("；；", "；")


def test_a_repair_of_the_whole_file(client: Client, uri: str) -> None:
    client.initialize()
    client.open(uri, DAMAGED)
    (action,) = client.actions(uri, EVERYWHERE, only=["source.fixAll"])
    assert action["kind"] == "source.fixAll.textfix"
    assert applied(DAMAGED, edits(action)) == REPAIRED
    assert action["edit"]["documentChanges"][0]["textDocument"]["version"] == 1
    assert client.actions(uri, EVERYWHERE, only=["refactor"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "一，，二\r\n三，，\r\n",
        "一，，二\r三，，\r",
        "一，，二\r\n三，，\n四\r五，，",
        "一\N{LINE SEPARATOR}二\x0c三\x85，，\n，，",
        "\N{BYTE ORDER MARK}一，，二\n，，",
        "𠀀" * 5 + "，，",
        "一\\\r\n二，，\r\n\r\n\r\n\r\n三\r\n",
    ],
)
def test_every_line_end_is_understood(client: Client, uri: str, text: str) -> None:
    client.initialize(full=True)
    client.open(uri, text)
    (action,) = client.actions(uri, EVERYWHERE, only=["source.fixAll"])
    wanted = text.replace("，，", "，").replace("\\\r\n", "").replace("\r\n\r\n\r\n\r\n", "\r\n\r\n")
    assert applied(text, edits(action)) == wanted


def test_the_actions_are_of_the_newest_text(client: Client, uri: str) -> None:
    client.initialize()
    client.open(uri, "好\n")
    client.change(uri, 2, DAMAGED)
    (action,) = client.actions(uri, EVERYWHERE, only=["source.fixAll"])
    assert applied(DAMAGED, edits(action)) == REPAIRED


def test_a_closed_text_shows_nothing(client: Client, uri: str) -> None:
    client.initialize()
    client.open(uri, DAMAGED)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.diagnostics(uri) == []


def test_options_of_the_editor(client: Client, uri: str) -> None:
    client.initialize(select=["marks/thin"], full=True)
    assert [each["code"] for each in client.open(uri, DAMAGED)] == ["marks/thin"]
    settings = {"settings": {"textfix": {"extendSelect": ["words/seen"], "select": ["marks/doubled"]}}}
    client.notify("workspace/didChangeConfiguration", settings)
    assert {each["code"] for each in client.diagnostics(uri, 1)} == {"marks/doubled", "words/seen"}


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"selct": ["marks"]}, "knows no option 'selct'; it has select"),
        ({"full": "yes"}, "'full' of textfix is true or false"),
        ({"select": 3}, "'select' of textfix is a list of strings"),
        ({"select": ["marks/dubled"]}, "did you mean marks/doubled"),
    ],
)
def test_options_that_are_wrong_are_told(client: Client, uri: str, options: dict[str, Any], hint: str) -> None:
    client.initialize(**options)
    client.open_unchecked(uri, DAMAGED)
    message = client.wait(lambda message: message.get("method") == "window/showMessage")
    assert hint in message["params"]["message"]


def test_settings_of_the_folder_are_honoured(client: Client, tmp_path: Path, uri: str) -> None:
    (tmp_path / "textfix.toml").write_text('select = ["marks/thin"]\n', encoding="utf-8")
    client.initialize()
    assert [each["code"] for each in client.open(uri, DAMAGED)] == ["marks/thin"]
    (tmp_path / "textfix.toml").write_text('select = ["words"]\n', encoding="utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    assert [each["code"] for each in client.diagnostics(uri, 1)] == ["words/seen"]


def test_flags_of_the_server(tmp_path: Path, uri: str) -> None:
    editor = server(tmp_path, ENVIRONMENT, "--select", "words,marks/thin", "--full")
    editor.initialize()
    assert [(each["code"], each["severity"]) for each in editor.open(uri, DAMAGED)] == [
        ("marks/thin", 2),
        ("words/seen", 4),
    ]
    assert editor.close()[0] == 0


def test_without_its_library_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import importlib.util, sys\n"
        "import textfix.server as server\n"
        "server.find_spec = lambda name: None\n"
        "from textfix.server.wishes import Wishes\n"
        "sys.exit(server.serve(Wishes()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'textfix[server]'" in done.stderr
