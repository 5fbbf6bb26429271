"""What the detector answers."""

from __future__ import annotations

from typing import NamedTuple


class EncodingGuess(NamedTuple):  # a frozen dataclass takes as long to make as half of the decision on UTF-8
    """The encoding of some bytes, and how sure that is."""

    encoding: str | None  #: a name that Python's codecs know; None for data that is no text
    confidence: float  #: 0 to 1
    runner_up: str | None = None  #: the next best encoding that gives another text
    bom: bool = False  #: a byte order mark stands in front; *encoding* leaves it in the text
    certain: bool = False  #: a file may be rewritten on this answer, if its text encodes back to the same bytes
    native: float = 0.0  #: share of the characters that are not ASCII
    reason: str = ""  #: for a person
