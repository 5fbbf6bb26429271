"""Two hyphens for the dash of Chinese; for those who select it.

What it finds:
    `--` between Han characters or marks of Chinese, also with a blank on each side; a single `—` or `―` there. They
    become `——`.

Why it is damage:
    It is none in itself: the dash takes two keys on a Chinese keyboard and none on others. A publisher with a rule of
    its own may want one form.

Stays silent on:
    Everything, unless it is selected; then on options of commands, rules of tables, ranges of figures, English, Japanese
    and code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import CLOSING, HAN, OPENING, is_chinese, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

DASH = re.compile(
    f"(?<=[{HAN}{CLOSING}，。！？])(?: --(?= )|--(?!-)|[—―](?![—―]))(?: (?=[{HAN}{OPENING}])|(?=[{HAN}{OPENING}\n])|\\Z)"
)


def find(text: Text) -> Iterator[Finding]:
    dashes = list(DASH.finditer(unprotected(text)))
    if dashes and is_chinese(text):
        for dash in dashes:
            yield Finding(dash.start(), dash.end(), "hyphens for a dash", "——")


RULE = Rule(
    name="punctuation/hyphens",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger="--|—|―",
    find=find,
    damaged=(
        Example("渡口--老街的尽头--起了雾。", "渡口——老街的尽头——起了雾。"),
        Example("他只说了一句话 -- 船停了。", "他只说了一句话——船停了。"),
        Example("这座桥—镇上唯一的桥—断了。", "这座桥——镇上唯一的桥——断了。"),
    ),
    intact=(
        "这座桥——镇上唯一的桥——断了。",
        "加上选项 --verbose 再运行。",
        "| 船 | 时间 |\n|---|---|\n| 一号 | 八点 |",
        "第3—5页，渡口---老街。",
        "He waited -- and left.",
    ),
    default=False,
)
