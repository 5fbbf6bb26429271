"""Whether the readings in data were inserted into running text by a program, or are what the data is about.

Dictionaries and courses come as data too, and one reading an entry is theirs. A page that was salted and then stored has
several different ones in one value, which is long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Kind, Text, fact
from textfix.evidence.prose_script import profile
from textfix.evidence.readings.annotations import annotated

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands between marks that part values in every syntax of data.
VALUE = re.compile(r'[^"\n\t<>|{}]+')
PROSE = 20  #: Han characters, from which a value is running text
READINGS = 2  #: different ones in a value
SHARE = 0.8  #: of all readings stand in such values


@fact
def is_salted(text: Text) -> bool:
    """Whether readings may be taken out: in prose whatever they prove, in data where they stand as a program leaves them."""
    if text.kind is not Kind.DATA:
        return True
    hits = len(annotated(text).hits)
    return hits > 0 and sum(_salted(text)) >= SHARE * hits


def _salted(text: Text) -> Iterator[int]:
    """How many readings stand in each salted value."""
    hits, at = annotated(text).hits, 0
    for value in VALUE.finditer(text.string):
        pairs = []
        while at < len(hits) and hits[at].start < value.end():
            pairs += [hits[at].pair] if hits[at].start >= value.start() else []
            at += 1
        if len(set(pairs)) >= READINGS and profile(value.group()).han >= PROSE:
            yield len(pairs)
