"""Whole files of UTF-8 read as GBK by Windows: no sound copy exists, but most lines tell what they were."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tests.gauge.report import Detail, Report, Suite, Verdict, tally
from tests.gauge.subject import repaired_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gauge.data import Data

#: A line that lost bytes decodes to these where they were.
LOST = re.compile("\N{REPLACEMENT CHARACTER}+\\??")
HAN = re.compile("[\u4e00-\u9fff]")


def run(data: Data) -> Report:
    """Count damaged lines; one without lost bytes is restored when exact, others when all that is known agrees."""
    files = data.sampled(data.files("mojibake/real_files"), lambda path: path.suffix)
    verdicts = [verdict for of in data.each(partial(_measure, levels=data.levels), files) for verdict in of]
    return tally(verdicts, tuple(f"{level} restored" for level in data.levels))


def _measure(path: Path, levels: tuple[str, ...]) -> list[Verdict]:
    before = path.read_bytes()
    lines = before.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    after = {level: repaired_bytes(before, level, path.name)[0].decode("utf-8-sig", "replace") for level in levels}
    repaired = {level: text.replace("\r\n", "\n").split("\n") for level, text in after.items()}
    verdicts = []
    for number, line in enumerate(lines):
        wanted = undamaged(line)
        if wanted is None:
            continue
        group = f"{path.suffix} {'lossy' if LOST.search(wanted) else 'whole'} lines"
        counts, details = [], []
        for level, got in repaired.items():
            shift = abs(len(got) - len(lines))  # a lost byte may have eaten a line's end, and a repair brought it back
            if any(agrees(wanted, near) for near in got[max(0, number - shift) : number + shift + 1]):
                counts.append(f"{level} restored")
            else:
                seen = got[number] if number < len(got) else ""
                details.append(
                    Detail(f"{path.name}:{number + 1}", f"{level}: wanted, and got", wanted[:160], seen[:160])
                )
        verdicts.append(Verdict(group, tuple(counts), tuple(details)))
    return verdicts


def undamaged(line: str) -> str | None:
    """What a line was before UTF-8 was read as GBK, with U+FFFD where bytes were lost; None for a sound line."""
    if line.isascii():
        return None
    try:
        data = line.replace("\N{EURO SIGN}", "\x80").replace("\N{REPLACEMENT CHARACTER}", "?").encode("gb18030")
    except UnicodeEncodeError:
        return None
    data = data.replace("\x80".encode("gb18030"), b"\x80")
    text = data.decode("utf-8", "replace")
    sound = len(HAN.findall(text)) + sum(text.count(mark) for mark in "，。：；、（）“”—…•")
    return text if sound > 2 * len(LOST.findall(text)) else None


def agrees(wanted: str, got: str) -> bool:
    """Whether a line is the wanted one; at most one character and a mark may stand for each run of lost bytes."""
    pattern = ".{0,2}".join(re.escape(part) for part in LOST.split(wanted))
    return re.fullmatch(pattern, got) is not None


SUITE = Suite(
    "mojibake-files", "Damaged lines of whole files of UTF-8 read as GBK: restored as far as their bytes tell.", run
)
