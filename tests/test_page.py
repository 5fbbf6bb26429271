"""The page of a run: as text, and in a real browser."""

from __future__ import annotations

import re
import time
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import MISSING, Browser
from tests.program import Program, program
from tests.test_formats import DAMAGED, HOSTILE, NAMES, folder, write

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["folder", "program"]

ESCAPE = "\ue00c"
ENTER = "\ue007"
SCRIPT = '</script><script>document.title = "taken"</script><img src=x onerror=alert(1)>{}，，後\n'


class Tags(HTMLParser):
    """The tags of a page, and its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[tuple[str, str]] = set()
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {(tag, name) for name, _ in attrs}
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(program: Program, *arguments: str) -> str:
    return program("check", "--output-format=html", *arguments).text


@pytest.mark.parametrize("name", NAMES)
def test_nothing_from_a_file_becomes_a_tag(program: Program, name: str) -> None:
    write("plain.txt", DAMAGED)
    plain = Tags(page(program, "--full"))
    Path("plain.txt").unlink()
    write(name, HOSTILE + SCRIPT + DAMAGED)
    hostile = Tags(page(program, "--full"))
    assert hostile.tags.keys() <= plain.tags.keys()
    assert hostile.attributes <= plain.attributes
    assert hostile.open == []
    assert hostile.tags["script"] == 1


def test_no_network_is_needed(program: Program) -> None:
    write("a.txt", DAMAGED)
    shown = page(program)
    assert not re.findall(r"""(?:src|href|action)\s*=|url\(|@import|https?://""", shown)
    assert "default-src 'none'" in shown


def test_the_page_is_the_same_again(program: Program) -> None:
    write("a.txt", DAMAGED)
    assert page(program) == page(program)


def test_the_whole_of_a_file_is_told(program: Program) -> None:
    write("a.txt", DAMAGED)
    shown = page(program)
    for part in (
        "<b>3</b> places to repair",
        "<b>2</b> places left",
        '<span class="proven">proven</span>',
        "--full repairs it: ；",
        "no repair: for you to decide",
        '<del>，，</del>後<del>，<span class="u">U+200B</span>，</del>文<mark>；；</mark>',
        "<ins>，</ins>後<ins>，</ins>文<mark>；；</mark>",
    ):
        assert part in shown
    write("a.txt", "一" + "，，" * 8 + "二\n")
    assert "一，<del>，，，，，，，，，，，，，，，</del>二" in page(program)
    write("a.txt", "\n\n\n\n" + "前" * 99 + "　，，" + "長" * 2000 + "，，\N{NO-BREAK SPACE}\n")
    assert "…" + "前" * 39 + "\N{IDEOGRAPHIC SPACE}<del>" in page(program)


def test_a_page_beside_the_report(program: Program) -> None:
    path = write("a.txt", "一，，二廣告\n")
    result = program("fix", "a.txt", "--output-format=concise", "--report", "page.html")
    assert (result.code, result.text) == (1, "a.txt:1:5: words/seen planted words/seen\n")
    shown = Path("page.html").read_text(encoding="utf-8")
    assert "<b>1</b> places repaired" in shown
    assert "<del>，，</del>" in shown
    assert path.read_text() == "一，二廣告\n"
    assert "Nothing found" in (program("check", "--report", "page.html", "--select", "marks").err)
    assert "Nothing found." in Path("page.html").read_text(encoding="utf-8")


# in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if MISSING:
        pytest.skip(MISSING)
    window = Browser()
    yield window
    window.close()


SEEN = "[...document.querySelectorAll('{}')].filter((each) => each.checkVisibility()).length"


@pytest.fixture
def opened(program: Program, browser: Browser) -> Browser:
    """The page of three files with eight blocks of changes, in the browser."""
    write("a <script>.txt", SCRIPT.format("甲"))
    write("b.txt", "一，，二\n" + "行\n" * 5 + "廣告\n" + "行\n" * 5 + "\N{ZERO WIDTH SPACE}三\n")
    write("sub/c.txt", DAMAGED)
    program("check", "--report", "page.html", "--quiet")
    browser.prefer("light")
    browser.go(Path("page.html").absolute().as_uri())
    return browser


def count(window: Browser, selector: str) -> int:
    number: int = window.run(SEEN.format(selector))
    return number


def told(window: Browser) -> str:
    text: str = window.run("document.getElementById('count').textContent")
    return text


def test_it_loads_without_a_complaint(opened: Browser) -> None:
    assert opened.complaints() == []
    assert opened.run("document.title") == "textfix"
    assert told(opened) == "6 changes in 3 files"
    assert count(opened, "article") == 6


def test_scripts_in_the_input_stay_text(opened: Browser) -> None:
    assert opened.run("document.querySelectorAll('script').length") == 1
    assert opened.run("document.querySelectorAll('img').length") == 0
    assert opened.run("document.querySelector('h3').textContent") == "a <script>.txt"
    assert "onerror=alert(1)>甲，，後" in opened.run("document.querySelector('pre').textContent")


def test_the_policy_stops_other_scripts(opened: Browser) -> None:
    opened.run(
        "(() => {const e = document.createElement('script'); e.textContent = 'window.taken = 1';"
        " document.body.append(e)})()"
    )
    assert opened.run("typeof window.taken") == "undefined"


def test_before_and_after_stand_side_by_side(opened: Browser) -> None:
    before, after = (
        opened.run(f"document.querySelector('pre[aria-label={side}]').getBoundingClientRect().toJSON()")
        for side in ("before", "after")
    )
    assert before["top"] == after["top"]
    assert before["right"] < after["left"]


def test_filter_by_rule(opened: Browser) -> None:
    opened.click("button[title='What words/seen plants.']")
    assert told(opened) == "2 changes in 2 files"
    assert count(opened, "article") == 2
    opened.click("button[title='What marks/unseen plants.']")
    assert told(opened) == "4 changes in 2 files"
    opened.click("#reset")
    assert told(opened) == "6 changes in 3 files"


def test_filter_by_file(opened: Browser) -> None:
    opened.click("#path")
    opened.type("SUB/")
    assert told(opened) == "2 changes in 1 file"
    assert count(opened, "details") == 1
    opened.type("x")
    assert told(opened) == "0 changes in 0 files"


def test_by_keyboard_alone(opened: Browser) -> None:
    opened.click("h1")  # the window has the keyboard from here on
    opened.type("/")
    assert opened.run("document.activeElement.id") == "path"
    opened.type("b.t")
    assert told(opened) == "3 changes in 1 file"
    opened.type(ESCAPE)
    assert told(opened) == "6 changes in 3 files"
    opened.type("jjk")
    assert opened.run("document.activeElement.textContent").startswith("a <script>")
    opened.type(ENTER)
    assert count(opened, "article") == 5
    opened.run("document.querySelector('button[data-rule]').focus()")
    opened.type(ENTER)
    assert opened.run("document.activeElement.ariaPressed") == "true"


def test_open_and_close_all(opened: Browser) -> None:
    opened.click("#none")
    assert count(opened, "article") == 0
    opened.click("#all")
    assert count(opened, "article") == 6


def luminance(colour: str) -> float:
    """The relative luminance of a colour that a browser computed."""
    channels = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read_in_light_and_dark(opened: Browser, scheme: str) -> None:
    opened.prefer(scheme)
    style = "getComputedStyle(document.querySelector('{}')).{}"
    ground = luminance(opened.run(style.format("body", "backgroundColor")))
    assert (ground < 0.1) is (scheme == "dark")
    for selector, behind in (
        *(("body", "body"), ("header p", "body"), ("del", "del"), ("ins", "ins"), ("mark", "mark")),
        *((".proven", ".proven"), (".findings", ".file"), (".line", ".file"), (".u", "del")),
    ):
        ink = luminance(opened.run(style.format(selector, "color")))
        paper = luminance(opened.run(style.format(behind, "backgroundColor")))
        contrast = (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05)
        assert contrast >= 4.5, (selector, contrast)


#: Seconds that a browser may take to read a large page.
PATIENCE = 60


def test_a_page_of_a_thousand_files(program: Program, browser: Browser) -> None:
    text = "".join(f"第{number}行，，後\n" + "行\n" * 3 for number in range(20))
    for number in range(1000):
        write(f"{number // 100}/{number:04}.txt", text)
    assert program("check", "--report", "page.html", "--quiet", "--statistics").code == 1
    browser.go(Path("page.html").absolute().as_uri())
    until = time.monotonic() + PATIENCE
    while not told(browser) and time.monotonic() < until:
        time.sleep(0.1)  # twenty megabytes are still being read
    assert told(browser) == "20,000 changes in 1,000 files"
    assert count(browser, "details[open]") == 0  # closed, until somebody opens one
    milliseconds = "(() => {{const began = performance.now(); {}; return performance.now() - began}})()"
    find = "document.getElementById('path').value = '0999'; document.getElementById('path').dispatchEvent(new Event('input'))"
    assert browser.run(milliseconds.format(find)) < 2000
    assert told(browser) == "20 changes in 1 file"
    assert Path("page.html").stat().st_size < 20_000_000
