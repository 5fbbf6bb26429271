"""One way to read the evidence."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """An encoding and a language, and how well the evidence reads in them."""

    encoding: str
    language: str
    cost: float  #: bits that the language needs to produce these bytes; less is better
    native: int  #: characters of the text outside ASCII
    surprise: float  #: the cost of a character, as a multiple of what text of such a language commonly has
    errors: bool = False  #: some bytes of the evidence do not decode
