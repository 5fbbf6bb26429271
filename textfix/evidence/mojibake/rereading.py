"""ftfy, fenced: what it makes of one line by decoding alone, and whether the wrong reading gives the line back."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textfix.evidence.mojibake.families import WIDE_WRITERS
from textfix.evidence.mojibake.fluency import fluency
from textfix.evidence.mojibake.folded_spaces import unfolded
from textfix.evidence.mojibake.recoding import LOST, WESTERN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ftfy import ExplanationStep

    from textfix.evidence.mojibake.families import Writer

#: Runs of high characters that may be pairs of bytes of an East Asian encoding.
_HIGH_RUN = re.compile(
    "[\N{NO-BREAK SPACE}-ÿŒœŠšŽžŸƒˆ˜–—‘-„†-•…‰‹›€™\N{PADDING CHARACTER}-\N{APPLICATION PROGRAM COMMAND}]{4,}"
)
_USUAL = 3.0  #: bits above what is usual, below which a reading may well be right
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NATIVE = re.compile("[^\\x00-\\x7f]+")
#: A control character inside a word may be a letter of another encoding; before a contraction's end it is an apostrophe.
_WITHIN_WORD = re.compile("[A-Za-z][\x80-\x9f](?!(?:t|s|m|d|re|ll|ve)\\b)[a-z]|[A-Z]Â\N{NO-BREAK SPACE}[A-Z]")


class Rereading(NamedTuple):
    """A line as ftfy decodes it."""

    string: str
    proven: bool  #: reading the repaired line wrongly gives the damaged one


def reread(line: str) -> Rereading | None:
    """The line with its encoding repaired; None where ftfy changes nothing, or an East Asian encoding may explain it."""
    return (_reread if len(line) > _LONG else _reread_once)(line)


def _reread(line: str) -> Rereading | None:
    if _is_east_asian_ruin(line):
        return None
    import ftfy  # takes 60 ms to import
    from ftfy.badness import is_bad

    fenced = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    repaired, steps = ftfy.fix_encoding_and_explain(line, fenced)
    if repaired == line or _is_multi_byte(line):
        return None
    proven = not is_bad(repaired) and not _WITHIN_WORD.search(line)
    if proven and not _is_proven(line, repaired, steps or ()):
        whole = unfolded(line, repaired)
        string, steps = ftfy.fix_encoding_and_explain(whole, fenced)
        proven = whole != line and string == repaired and _is_proven(whole, repaired, steps or ())
    return Rereading(repaired, proven)


_reread_once = lru_cache(maxsize=1 << 12)(_reread)  #: what is left of a text is looked at again after each repair of it
_LONG = 1000  #: characters of a line that is not kept


def changed_spans(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The runs outside ASCII that differ, where the ASCII between them is the same; one span otherwise."""
    old, new = list(_NATIVE.finditer(before)), _NATIVE.findall(after)
    if len(old) == len(new) and _NATIVE.sub("\N{NULL}", before) == _NATIVE.sub("\N{NULL}", after):
        for run, replacement in zip(old, new, strict=True):
            if run.group() != replacement:
                yield run.start(), run.end(), replacement
        return
    head = tail = 0
    shorter = min(len(before), len(after))
    while head < shorter and before[head] == after[head]:
        head += 1
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    yield head, len(before) - tail, after[head : len(after) - tail]


def _is_proven(line: str, repaired: str, steps: Sequence[ExplanationStep]) -> bool:
    """Whether the steps, taken back, give the line, in which no-break spaces may have become spaces."""
    if any(step.parameter == "decode_inconsistent_utf8" for step in steps):
        return all(_is_span_proven(line[start:end], after) for start, end, after in changed_spans(line, repaired))
    codecs = [step.parameter for step in steps if step.action in ("encode", "decode")]
    data = repaired
    try:
        for encoding, decoding in zip(codecs[-2::-2], codecs[::-2], strict=False):
            raw = _surrogates(data) if decoding == "utf-8-variants" else data.encode(decoding)
            data = raw.decode(encoding)
    except UnicodeError:
        return False
    return line in (data, data.replace("\N{NO-BREAK SPACE}", " "))


def _surrogates(string: str) -> bytes:
    """UTF-8 as some old programs write it: characters beyond the first 65,536 as two halves of three bytes each."""
    units = string.encode("utf-16-be")
    halves = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(map(chr, halves)).encode("utf-8", "surrogatepass")


def _is_span_proven(before: str, after: str) -> bool:
    """Whether some reading of a span's UTF-8, once or more, gives the damaged span."""
    import ftfy

    string, steps = ftfy.fix_encoding_and_explain(before)
    return string == after and not any("lossy" in step.parameter for step in steps or ())


def _is_east_asian_ruin(line: str) -> bool:
    """Whether the line is East Asian characters between lost bytes: another kind of mojibake, beyond repair."""
    return len(_EAST_ASIAN.findall(line)) > 1 and (LOST in line or _PRIVATE.search(line) is not None)


def _is_multi_byte(line: str) -> bool:
    """Whether a run of high characters, as bytes, is usual East Asian text in a multi-byte encoding and is not UTF-8."""
    for run in _HIGH_RUN.finditer(line):
        data = WESTERN.unread(run.group())
        if data is None:
            continue
        try:
            data.decode("utf-8-variants")
        except UnicodeDecodeError:
            if any(_reads_as(data, writer) for writer in WIDE_WRITERS):
                return True
    return False


def _reads_as(data: bytes, writer: Writer) -> bool:
    try:
        decoded = data.decode(writer.codecs[0])
    except UnicodeDecodeError:
        return False
    reading = fluency(decoded, writer.languages)
    return reading.natives >= 2 and reading.excess < _USUAL
