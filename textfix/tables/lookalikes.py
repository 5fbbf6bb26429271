"""Letters of the Cyrillic, Greek and Armenian scripts and the Latin letters that look like them.

The pairs are facts of the Unicode Security Mechanisms (UTS 39, confusables.txt, Unicode License v3, copyright Unicode,
Inc.), reduced to single letters; where its prototype is of the other case (І: l) the letter of the same case stands here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Pairs(NamedTuple):
    """The look-alikes of one script."""

    to_latin: dict[str, str]  #: letters of the script that can pass for a Latin letter
    from_latin: dict[str, str]  #: Latin letters that can hardly be told from a common letter of the script
    roughly: dict[str, str]  #: Latin letters that resemble another letter of the script
    remote: frozenset[str]  #: letters that resemble a Latin one beyond ASCII, a small capital or an old letter


#: Pairs that most fonts draw with one shape; both directions.
TWINS = {
    "Cyrillic": ("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij"),
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
    "Armenian": ("ՍՏՕհոսօ", "USOhnuo"),
}
#: Rarer letters and rougher likenesses; from the script to Latin only.
ROUGH = {
    "Cyrillic": ("ЬгһѡѴѵҮүҽӀӏԁԌԛԜԝꙇ", "brhwVvYyeIldGqWwi"),
    "Greek": ("αγινρσυͺͿϒϜϱϲϳϹϺ\u1fbeᴦ", "ayivpouiJYFpcjCMir"),
    "Armenian": ("ագզռցք", "wqqngf"),
}
REMOTE = {
    "Cyrillic": "ЄЛвзиклмнтфьяєљӘәӡԊԍԐԑꙅꙌꙨ",
    "Greek": "ͰͷͻͽΛΣβδεκτφχωϐϕϰϵϷϸϺϽϿᴧᴩ",
    "Armenian": "ծյպ",
}
#: Full-width letters stand this far behind the plain ones.
FULL_WIDTH = 0xFEE0


@cache
def pairs() -> dict[str, Pairs]:
    """The look-alikes by script."""
    found = {}
    for script, (letters, latin) in TWINS.items():
        twins = dict(zip(letters, latin, strict=True))
        rough = dict(zip(*ROUGH[script], strict=True))
        back = {plain: letter for letter, plain in twins.items()}
        roughly = {plain: letter for letter, plain in reversed(rough.items()) if plain not in back}
        found[script] = Pairs(twins | rough, back, roughly, frozenset(REMOTE[script]))
    return found
