"""The same comma, semicolon, colon or full stop twice where one was meant.

What it finds:
    A full-width comma, semicolon or colon exactly twice, also where one of the two is half-width; `。.`; `。。` after
    a long sober sentence. `、、` is reported: an item of a list may be missing. `、，` is repaired on request: which
    of the two was meant is a guess.

Why it is damage:
    No orthography doubles these marks, so the second one carries no meaning; it is left behind when lines are joined
    or a key is hit twice.

Stays silent on:
    Runs of three or more, `！！`, `？！`, `……`, `~~`; `。。` that may be hesitation (after a particle, in a short
    sentence, in a text that has it often); empty fields such as `a,,b`, `：:smile:`, `。.txt`, `&thinsp;；`, code, Japanese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import CLOSING, HAN, letters, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

ANY = "，、。；：！？,;:.!?…"
PAIRS = ("，，", "；；", "：：", "，,", ",，", "；;", ";；", "：:", ":：", "。。", "。.", "、、", "、，")
RUN = re.compile(rf"(?<![{ANY}])(?:{'|'.join(map(re.escape, PAIRS))})(?![{ANY}])(?!(?<=[:.])[A-Za-z0-9+_/-])")
PAIR = re.compile("|".join(map(re.escape, PAIRS)))
WRITTEN = re.compile("[!-~]")  #: in front of a semicolon that ends an entity or a statement, and no clause
MESSAGES = {"、、": "an item of a list may be missing between the two commas", "、，": "two kinds of comma for one"}
SENTENCE = re.compile("[。！？…\n]")
#: Words that speak rather than write; a doubled full stop behind them may be hesitation.
SPOKEN = re.compile("[嗯哦噢呃唉哎嘿哼哇呐咯哈]|(?:[吧啊呢呀啦嘛吗嗎喔么麼]|[算好對对罷罢行]了)(?=。。)")
PERSONAL = re.compile("[我你您妳]")
LEAST_SENTENCE = 10  #: code points; in a shorter sentence the writer may be hesitating
LEAST_PERSONAL = 16  #: the same where somebody is spoken to
REACH = 120  #: code points in which the beginning of the sentence is looked for
JAPANESE = 0.05  #: kana for each Han character from which on a text is no Chinese that quotes some
OFTEN = 0.05  #: doubled full stops for each full stop; more are a habit


def find(text: Text) -> Iterator[Finding]:
    """Each pair of marks that stands alone, but in Japanese."""
    seen = unprotected(text)
    if not PAIR.search(seen) or letters(text).kana > JAPANESE * letters(text).han:
        return
    sober: bool | None = None
    for run in _runs(seen):
        pair = run.group()
        if pair == "。。":
            sober = _is_sober(seen) if sober is None else sober
            if not sober or not _ends_sober_sentence(seen, run.start(), run.end()):
                continue
        yield Finding(
            run.start(),
            run.end(),
            MESSAGES.get(pair, f"doubled {_kept(pair)}"),
            None if pair == "、、" else _kept(pair),
            level={"、、": Level.REPORT, "、，": Level.FULL}.get(pair),
            proven=pair not in MESSAGES and _kept(pair) * 2 == pair,
        )


def _runs(seen: str) -> Iterator[re.Match[str]]:
    """The pairs that stand alone; any two marks are found first, which is many times as fast as the expression alone."""
    for pair in PAIR.finditer(seen):
        run = RUN.match(seen, pair.start())
        if run and not (pair[0] == ";；" and WRITTEN.match(seen, pair.start() - 1)):
            yield run


def _kept(pair: str) -> str:
    """The full-width mark of the two."""
    return pair[1] if pair[0].isascii() else pair[0]


def _is_sober(seen: str) -> bool:
    """Whether full stops in a row are no habit of this text."""
    return "。。。" not in seen and seen.count("。。") <= max(2, OFTEN * seen.count("。"))


def _ends_sober_sentence(seen: str, start: int, end: int) -> bool:
    """Whether a written, not a spoken, sentence of some length ends here."""
    if seen[end : end + 1] and not re.match(f"[\\s{HAN}{CLOSING}]", seen[end]):
        return False
    begin = max(0, start - REACH)
    for stop in SENTENCE.finditer(seen, begin, start):
        begin = stop.end()
    least = LEAST_PERSONAL if PERSONAL.search(seen, begin, start) else LEAST_SENTENCE
    return start - begin >= least and not SPOKEN.search(seen, begin, end)


def damage(text: str, random: Random) -> str:
    """Double a random tenth of the commas, semicolons and colons."""
    return re.sub(f"(?<![{ANY}])[，；：](?![{ANY}])", lambda mark: mark[0] * (2 if random.random() < 0.1 else 1), text)


RULE = Rule(
    name="punctuation/doubled",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=r"，，|；；|：：|，,|,，|；;|;；|：:|:：|。。|。\.|、、|、，",
    find=find,
    damage=damage,
    damaged=(
        Example("天亮了，，渔船出港。", "天亮了，渔船出港。"),
        Example("原因很简单：:网破了；；鱼跑了，,船也漏水。", "原因很简单：网破了；鱼跑了，船也漏水。"),
        Example("渔港在三月里修好了新的防波堤。。", "渔港在三月里修好了新的防波堤。"),
        Example("新码头可以同时停靠十二条渔船。.\n", "新码头可以同时停靠十二条渔船。\n"),
        Example("船上备有淡水、，干粮和药品。", "船上备有淡水、干粮和药品。"),
    ),
    intact=(
        "嗯。。好吧",
        "我也不知道该怎么办才好。。",
        "，，，沉默，，，然后。。。走了",
        "id,,name",
        "print(a[::2])",
        "真的吗？！太好了！！……再见——",
        "文件名以。.txt 结尾：:smile: 表情，.NET 平台",
        "`a，，b`",
        "潮水的「潮」讀作 cháo&thinsp;；船名寫成 let name = undefined;；其餘照舊。",
        "はい，，港は開いています。魚、、貝もあります。",
    ),
)
