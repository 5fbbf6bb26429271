"""The page of promises names tests that exist, and shows measurements in the form in which they are written there."""

from __future__ import annotations

import re

import pytest

from tests.faults.measure import Measured
from tests.faults.page import HEAD, PAGE, block, costs, row, table
from tests.faults.peers import PEERS
from tests.faults.price import WAYS, Price
from tests.faults.room import ROOT

TEXT = PAGE.read_text(encoding="utf-8")
ROW = re.compile(r"\| \**`([^`]+)`\** [\d.]+ (\| \d+ of \d+ ){2}\| \d+ \| (yes|no) \| (kept|lost) \|")
DATE = re.compile(r"\d{4}-\d\d-\d\d, \w+ [\d.]+\.$")
BLACK = Measured("black", "26.1.0", 5, 1, 5, 1, 0, syncs=False, edit_kept=False)
OURS = Measured("textfix fix", "0.1.0", 26, 0, 26, 0, 0, syncs=True, edit_kept=True)


def misshapen(measured: str) -> list[str]:
    """The lines of a block of measurements that are not as they should be."""
    said, empty, head, rule, first, *others = measured.splitlines()
    wrong = [] if DATE.search(said) and not empty and head == HEAD and set(rule) == {"|", "-"} else [said, head]
    if "**`textfix fix`**" not in first or first.count(" 0 of ") != 2 or not first.endswith("| yes | kept |"):
        wrong.append(first)
    return wrong + [line for line in (first, *others) if not ROW.fullmatch(line)]


def test_the_table_is_as_it_is_written() -> None:
    assert misshapen(block(TEXT, "measured")) == []
    names = [match[1] for match in ROW.finditer(block(TEXT, "measured"))]
    assert len(names) >= 10
    assert set(names) <= {peer.name for peer in PEERS}


def test_a_wrong_table_is_seen() -> None:
    right = table([BLACK, OURS], "")
    assert misshapen(right) == []
    assert misshapen(right.replace("lost |\n", "perhaps |\n"))
    assert misshapen(table([BLACK, OURS._replace(lost_when_killed=1)], ""))
    assert misshapen(table([BLACK], ""))


def test_a_tool_that_was_not_measured_keeps_its_row() -> None:
    old = table([BLACK._replace(version="1.0"), OURS], "")
    assert row(BLACK) in table([BLACK], old)
    assert row(OURS) in table([BLACK], old)
    assert len(table([BLACK], old)) == len(old) + len("26.1.0") - len("1.0")


def test_the_price_is_as_it_is_written() -> None:
    shown = block(TEXT, "price")
    assert [line.split("|")[1].strip(" `") for line in shown.splitlines()[4:]] == list(WAYS)
    assert all(re.search(r"( \d+\.\d\d s, \d+\.\d\d x \|){2}$", line) for line in shown.splitlines()[4:])
    assert "| 1.00 s, 2.00 x | 1.00 s, 4.00 x |" in costs(
        Price(flags, jobs, 1 if flags == "as it is" else 0.5 / jobs) for jobs in (1, 2) for flags in WAYS
    )


def test_each_promise_names_its_tests() -> None:
    promises = [line for line in TEXT.splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(promises) >= 10
    for promise in promises:
        named = re.findall(r"`(test_\w+)`", promise)
        assert named, promise
        for name in named:
            assert list(ROOT.glob(f"tests/**/{name}.py")), name


def test_a_block_that_is_not_there() -> None:
    with pytest.raises(LookupError):
        block(TEXT, "nowhere")
