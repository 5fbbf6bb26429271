"""The programs that strew readings over a page without regard to a list of Traditional characters, to make damage by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix import tables
from textfix.evidence.readings.glosses import is_common, plain

if TYPE_CHECKING:
    from random import Random

LIST_SIZE = (8, 20)  #: characters on the list of a page
TIMES = (2, 3)  #: that a reading is repeated
APART = (4, 5)  #: Han characters from one strewn reading to the next
HAN = re.compile("[一-鿿]")


def strew_repeatedly(string: str, random: Random) -> str:
    """The page with a reading without tone, twice or three times, behind each character of a list."""
    signs = sorted(sign for sign in set(HAN.findall(string)) if _is_common(sign))
    chosen = random.sample(signs, min(len(signs), random.randint(*LIST_SIZE)))
    listed = {sign: f"({plain(tables.usual_readings()[sign])})" * random.choice(TIMES) for sign in chosen}
    return HAN.sub(lambda found: found[0] + listed.get(found[0], ""), string)


def strew(string: str, random: Random) -> str:
    """The page with a reading behind every fourth or fifth Han character, with its tone or without."""
    parts, left = [], random.choice(APART)
    for sign in string:
        parts.append(sign)
        left -= bool(HAN.match(sign))
        if left <= 0 and HAN.match(sign) and _is_common(sign):
            usual = tables.usual_readings()[sign]
            parts.append(f"({random.choice((usual, plain(usual)))})")
            left = random.choice(APART)
    return "".join(parts)


def _is_common(sign: str) -> bool:
    return is_common(sign) and sign in tables.usual_readings()
