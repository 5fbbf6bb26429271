"""Chinese text that was read in a wrong encoding: `鍥剧墖` for `图片`, `ÖÐÎÄ` for `中文`.

What it finds:
    Lines that were UTF-8, GBK or Big5 and were read as GBK, Big5, Shift_JIS, EUC-KR, Windows-1252, MacRoman or an
    encoding of Cyrillic, once or several times: an editor, a console or a database took the bytes for its own.

Why it is damage:
    Written back in the encoding in which they were read, the characters are the bytes of Chinese text that is far more
    usual than they are. Reading these bytes wrongly again gives the damaged line, which is the proof. Where a byte is
    gone (Windows wrote `?` for it), its character is guessed from the neighbours, at level full only.

Stays silent on:
    Rare characters, names and classical texts, whose bytes are text in no other encoding; single odd characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text, Zone
from textfix.evidence.mojibake import families, recoding, suspects
from textfix.evidence.mojibake.unmade import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

#: Each is a forward program, of which one is drawn.
PROGRAMS = (
    families.Family(recoding.GBK, families.UTF8),
    families.Family(recoding.WESTERN, families.GBK),
    families.Family(recoding.BIG5, families.GBK),
    families.Family(recoding.WESTERN, families.BIG5),
    families.Family(recoding.WESTERN, families.UTF8),
)


def find(text: Text) -> Iterator[Finding]:
    """The damaged lines that are Chinese when they are read rightly."""
    return findings(text, ("zh-hans", "zh-hant"))


def damage(text: str, chance: Random) -> str:
    """The forward program of one family."""
    return chance.choice(PROGRAMS).damage(text)


RULE = Rule(
    name="mojibake/chinese",
    level=Level.SAFE,
    removes=True,
    doc=__doc__ or "",
    trigger=suspects.TRIGGER,
    find=find,
    damaged=(
        Example("# 鍥剧墖鍜岃〃鏍奸兘鍦ㄩ檮褰曢噷", "# 图片和表格都在附录里"),
        Example("²Ëµ¥ÉÏµÄ¼Û¸ñ²»º¬·þÎñ·Ñ¡£", "菜单上的价格不含服务费。"),
        Example("③參迾氶溫婓藷諳腔肭爵", "请把雨伞放在门口的桶里"),
        Example("«B°±¤F¥H«á§Ú\xadÌ¦A¥Xµo", "雨停了以後我們再出發"),
        Example("璇峰厛闃呰\ue1f0璇存槑锛屽啀鎵撳紑鐩掑瓙銆?", "请先阅读说明，再打开盒子。"),
    ),
    intact=(
        "鑫鑫和闰土在渡口等船",
        "錄音檔與飲料都放在閱覽室",
        "口腔健康，祥和如意",
        "Ein schöner Tag für Ärger über Öl.",
        "“……”——他没有说话。",
    ),
    damage=damage,
    kinds=frozenset(Kind),
    enters=frozenset(Zone),
)
