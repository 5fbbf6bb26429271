"""A headless browser, driven by the W3C WebDriver protocol; nothing but chromium and its driver is needed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from typing import Any
from urllib.request import Request, urlopen

DRIVER = shutil.which("chromedriver")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = None if DRIVER and CHROMIUM else "needs chromium and chromium-driver"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  #: how the protocol names an element


class Browser:
    """One window; to be closed."""

    def __init__(self) -> None:
        self._profile = tempfile.mkdtemp(prefix="browser-")
        self._process = subprocess.Popen(
            [str(DRIVER), "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout
        started = next(
            found for each in self._process.stdout if (found := re.search(r"successfully on port (\d+)", each))
        )
        self._root = f"http://127.0.0.1:{started[1]}/session"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"]
        arguments += ["--disable-dev-shm-usage", f"--user-data-dir={self._profile}"]
        options = {"binary": CHROMIUM, "args": arguments}
        wanted = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
        self._root += "/" + self._ask("POST", "", {"capabilities": wanted})["sessionId"]

    def go(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        return self._ask("POST", "/execute/sync", {"script": f"return {script}", "args": []})

    def click(self, selector: str) -> None:
        element = self._ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self._ask("POST", f"/element/{element}/click", {})

    def type(self, keys: str) -> None:
        """Press keys, wherever the focus is; special keys are the protocol's private characters."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def prefer(self, scheme: str) -> None:
        """Ask pages for light or dark colours."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        command = {"cmd": "Emulation.setEmulatedMedia", "params": {"features": [feature]}}
        self._ask("POST", "/goog/cdp/execute", command)

    def complaints(self) -> list[str]:
        """What the browser has said in its console."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def close(self) -> None:
        self._ask("DELETE", "", None)
        self._process.terminate()
        self._process.wait(10)
        shutil.rmtree(self._profile, ignore_errors=True)

    def _ask(self, method: str, path: str, body: object) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._root + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        with urlopen(request, timeout=60) as answer:  # noqa: S310  # our own process
            return json.load(answer)["value"]
