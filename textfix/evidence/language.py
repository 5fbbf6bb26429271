"""How much a string reads like Chinese, for ranking candidates of one repair."""

from __future__ import annotations

from textfix import tables

UNKNOWN = -14.0  #: a character that Chinese text does not hold, nats
BACK_OFF = -0.7  #: added where the pair is not in the table: half of all characters begin a word
#: Marks and plain characters that stand between words, with their usual share of running text.
MARKS = {"，": -3.2, "。": -3.9, "、": -4.6, "：": -5.3, "；": -6.2, "！": -6.5, "？": -6.2, "（": -5.8, "）": -5.8}
MARKS |= dict.fromkeys("“”《》「」‘’『』—…·", -6.0)
MARKS |= dict.fromkeys("0123456789", -5.5)
MARKS |= dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \n", -6.5)
MARKS |= dict.fromkeys("!\"#%&'()*+,-./:;<=>?@[]_|~", -7.5)


def naturalness(string: str) -> float:
    """Mean log-probability of a character of the string as Chinese prose, in nats; `UNKNOWN` at worst.

    A character is judged by the one before it where the pair is known, by itself otherwise. 0 for an empty string.
    """
    if not string:
        return 0.0
    singles, pairs = tables.unigrams(), tables.bigrams()
    total, before = 0.0, ""
    for character in string:
        single = singles.get(character) or MARKS.get(character, UNKNOWN)
        total += max(pairs.get(before + character, UNKNOWN), single + BACK_OFF if single > UNKNOWN else UNKNOWN)
        before = character
    return total / len(string)
