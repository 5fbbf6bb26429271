"""Bytes that are text, but not UTF-8: which encoding, and is it sure enough to rewrite a file?"""

from __future__ import annotations

from textfix.encodings.alphabets import in_four_bytes, of_one_row
from textfix.encodings.declared import declared
from textfix.encodings.evidence import LITTLE, gather, varied
from textfix.encodings.guess import EncodingGuess
from textfix.encodings.names import named
from textfix.encodings.rank import ranked
from textfix.encodings.share import native_share, share_of
from textfix.encodings.utf8 import damaged_utf8

_UNCONTESTED = 100.0  #: bits, where no other reading is left
_SURE = 14.0  #: bits ahead of the runner-up from which a file may be rewritten
_SENSE = 1.3  #: surprise below which a text surely is one
_SOME_SENSE, _FAR = 1.6, 80.0  #: the same where the runner-up is so many bits behind
_NONSENSE, _SOME = 2.2, 12  #: surprise above which so many native characters are no text
_VARIETY = 3  #: different native bytes, likewise
_FEW = 4  #: native bytes or characters below which nothing is sure


def detect_legacy(data: bytes, error: int) -> EncodingGuess:
    """The encoding of text that stops being UTF-8 at the byte *error*."""
    evidence = gather(data, LITTLE)
    if reason := damaged_utf8(data, error, evidence):
        return EncodingGuess("utf-8", 0.8, native=native_share(data, "utf-8"), reason=reason)
    if in_four_bytes(data, evidence):
        share = native_share(data, "gb18030")
        return EncodingGuess(
            "gb18030", 0.99, certain=True, native=share, reason="sequences of four bytes as in GB18030"
        )
    found = ranked(data, evidence, declared(data))
    best = found[0]
    if best.surprise > _NONSENSE and best.native >= _SOME:
        return EncodingGuess(None, 0.7, best.encoding, reason="reads as no language in any encoding")
    margin = max(0.0, found[1].cost - best.cost) if len(found) > 1 else _UNCONTESTED
    encoding, text = named(data, best.encoding)
    failed = text if isinstance(text, int) else None
    sense = best.surprise < _SENSE or (best.surprise < _SOME_SENSE and margin > _FAR)
    sound = failed is None and not best.errors and sense and not (best.language != "ja" and of_one_row(evidence))
    reason = f"reads as {best.language}, {best.surprise:.2f} times as surprising as usual"
    return EncodingGuess(
        encoding,
        confidence=round((1 - 0.5 ** (1 + margin / 4)) * (1.0 if sound else 0.7), 4),
        runner_up=found[1].encoding if len(found) > 1 else None,
        certain=sound and margin >= _SURE and best.native >= _FEW and varied(evidence, _VARIETY),
        native=native_share(data, encoding) if isinstance(text, int) else share_of(text),
        reason=reason if failed is None else f"{reason}; the byte at {failed} does not decode",
    )
