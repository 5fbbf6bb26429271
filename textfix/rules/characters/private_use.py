"""Characters of the private use areas inside text.

What it finds:
    Characters that Unicode leaves to private agreements, beside a Han character or inside a word; reported. The bullets
    of Symbol and Wingdings at the head of a line, as word processors save them; repaired at full.

Why it is damage:
    What they are is known only to one font or one old character set, so other readers see a box. They stand for rare
    characters, bullets or marks that a program could not name in Unicode.

Stays silent on:
    Icons that stand alone, as web fonts and terminals have them; a maker's logo; texts that are full of such characters
    (an invented script), and texts about them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import HAN, unprotected

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = "\ue000-\uf8fe\U000f0000-\U000ffffd\U00100000-\U0010fffd"
RUN = re.compile(f"[{PRIVATE}]+")
LEAD = b"\xee"  #: the first byte in UTF-8 of most of them and of nothing else
#: Between letters of a word, or touching a Han character.
INSIDE = re.compile(
    f"(?<=[{HAN}，。、]){RUN.pattern}|{RUN.pattern}(?=[{HAN}])|(?<=[A-Za-zÀ-ɏЀ-ӿ]){RUN.pattern}(?=[A-Za-zÀ-ɏЀ-ӿ])"
)
#: Codes of Symbol and Wingdings for bullets, and what these draw.
BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf071": "❑",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf0a8": "◻",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
}
BULLET = re.compile(f"(?m)^[ \t\u3000]{{0,40}}([{''.join(BULLETS)}])(?=[ \t\u3000\u00a0]|[{HAN}A-Za-z0-9])")
#: Words of texts about them; by the class of their first characters, of which `re` finds the members fast.
NAMED = re.compile(
    r"[PpU私造外IiNn图圖](?:(?<=[Pp])rivate[ -][Uu]se|(?<=\bP)UA\b|(?<=私)[用有]|(?<=[造外])字|(?<=U)\+[EF][0-9A-F]{3}"
    r"|(?<=[Ii])con ?font|(?<=[Nn])erd [Ff]ont|(?<=[图圖])标|(?<=圖)示)"
)
MANY = 0.02  #: share of the text from which on its private characters are its own script


def find(text: Text) -> Iterator[Finding]:
    seen = unprotected(text)
    heads = BULLET.finditer(seen) if any(bullet in seen for bullet in BULLETS) else ()
    bullets = {match.start(1): BULLETS[match[1]] for match in heads}
    inside = _inside(seen, MANY * len(seen) + len(bullets) + 3)
    if not (bullets or inside) or NAMED.search(seen):
        return
    for at, bullet in bullets.items():
        yield Finding(at, at + 1, f"bullet of a symbol font, U+{ord(seen[at]):04X}", bullet, Level.FULL)
    for run in inside:
        if run.start() not in bullets:
            names = " ".join(f"U+{ord(character):04X}" for character in run.group()[:4])
            yield Finding(run.start(), run.end(), f"private use character {names}")


def _inside(seen: str, most: float) -> list[re.Match[str]]:
    """The runs that stand inside text; none where more than *most* characters are private."""
    if seen.encode("utf-8", "surrogatepass").count(LEAD) > most:
        return []
    runs = list(RUN.finditer(seen))
    if sum(len(run.group()) for run in runs) > most:
        return []
    return [inside for run in runs for inside in INSIDE.finditer(seen, run.start(), run.end() + 1)]


RULE = Rule(
    name="characters/private-use",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=f"[{PRIVATE}]",
    find=find,
    damaged=(
        Example("\uf0b7 带雨衣\n\uf0b7\t带干粮\n", "• 带雨衣\n•\t带干粮\n"),
        Example("船主姓\ue123，住在老街。", "船主姓\ue123，住在老街。"),
        Example("the of\uf001ce is open", "the of\uf001ce is open"),
    ),
    intact=(
        "\ue88a 首页\n\ue8b6 搜索\n",
        "Made on a \uf8ff computer.",
        "\ue000\ue001\ue002 \ue003\ue004\ue005\ue006 \ue007\ue008\ue009",
        "私用区的字符如姓\ue123没有统一的含义。",
        '<i class="icon">\ue900</i> 登录',
    ),
)
