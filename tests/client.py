"""A client of the language server that speaks the protocol itself, over the pipes of a process."""

from __future__ import annotations

import json
import subprocess
import sys
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

WAIT = 15.0  #: seconds until an answer is given up


class Client:
    """An editor with one server."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str]) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self._process = subprocess.Popen(command, cwd=folder, env=environment, **pipes)  # type: ignore[call-overload]
        self._messages: Queue[dict[str, Any]] = Queue()
        self._kept: list[dict[str, Any]] = []
        self._number = 0
        Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    def initialize(self, *, encodings: list[str] | None = None, **options: object) -> dict[str, Any]:
        """Shake hands; the server's capabilities."""
        general = {"positionEncodings": encodings} if encodings else {}
        capabilities = {"general": general, "workspace": {"workspaceEdit": {"documentChanges": True}}}
        params = {"processId": None, "rootUri": None, "capabilities": capabilities, "initializationOptions": options}
        answer = self.request("initialize", params)
        self.notify("initialized", {})
        found: dict[str, Any] = answer["capabilities"]
        return found

    def request(self, method: str, params: object) -> Any:
        """Ask, and wait for the answer."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self.wait(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer.get("result")

    def notify(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def wait(self, fits: Any) -> dict[str, Any]:
        """The first message that fits; the others are kept."""
        for message in self._kept:
            if fits(message):
                self._kept.remove(message)
                return message
        while True:
            try:
                message = self._messages.get(timeout=WAIT)
            except Empty:
                raise AssertionError(f"no answer; kept are {self._kept}") from None
            if fits(message):
                return message
            self._kept.append(message)

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """What the server shows of a text, at a version."""

        def fits(message: dict[str, Any]) -> bool:
            params = message.get("params") or {}
            wanted = message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri
            return wanted and (version is None or params.get("version") == version)

        found: list[dict[str, Any]] = self.wait(fits)["params"]["diagnostics"]
        return found

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Open a text; what the server shows of it."""
        self.open_unchecked(uri, text)
        return self.diagnostics(uri, 1)

    def open_unchecked(self, uri: str, text: str) -> None:
        document = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, text: str) -> None:
        document = {"uri": uri, "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def actions(self, uri: str, within: dict[str, Any], **context: object) -> list[dict[str, Any]]:
        context = {"diagnostics": [], **context}
        params = {"textDocument": {"uri": uri}, "range": within, "context": context}
        return self.request("textDocument/codeAction", params) or []

    def close(self) -> tuple[int, str]:
        """Say goodbye; the exit code, and what was said on standard error."""
        self.request("shutdown", None)
        self.notify("exit", None)
        assert self._process.stdin
        assert self._process.stderr
        code = self._process.wait(WAIT)
        self._process.stdin.close()
        return code, self._process.stderr.read().decode()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self, stream: IO[bytes]) -> None:
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """A text after edits whose positions count UTF-16."""
    lines = [0]
    position = 0
    while position < len(text):
        char = text[position]
        position += 2 if text.startswith("\r\n", position) else 1
        if char in "\r\n":
            lines.append(position)

    def offset(place: dict[str, int]) -> int:
        start = lines[place["line"]]
        units = text[start:].encode("utf-16-le")[: 2 * place["character"]]
        passed = units.decode("utf-16-le")
        assert not set(passed) & set("\r\n"), "a column behind the end of its line"
        return start + len(passed)

    spans = [(offset(edit["range"]["start"]), offset(edit["range"]["end"]), edit["newText"]) for edit in edits]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def server(folder: Path, environment: dict[str, str], *arguments: str) -> Client:
    """A client of `textfix server` with the planted rules."""
    return Client([sys.executable, "-m", "tests.program", "server", *arguments], folder, environment)
