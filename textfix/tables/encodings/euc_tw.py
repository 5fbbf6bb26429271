"""EUC-TW, the Unix encoding of Traditional Chinese, which Python lacks; registered as a codec on import.

CNS 11643 has the characters of Big5 in nearly the same order (levels 1 and 2 are planes 1 and 2): each run of
cells is a shift of Big5. The runs follow the published correspondence of the two standards; further planes are not read.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

#: First cell of a run, counted from 0xA1A1; how far ahead its Big5 cell is, counted from 0xA140.
_PLANE_1 = (
    (0, 0), (234, None), (282, -48), (456, None), (470, 5631), (490, None), (3290, -2819), (4702, -2818),
    (5126, -3243), (5127, -2819), (7003, -2432), (7004, -2820), (7391, -2819), (7916, -2630), (7917, -2820),
    (8106, -2819), (8190, -2673), (8191, -2820), (8245, -2819), (8246, -2821), (8247, -2820), (8337, -2819),
    (8691, None),
)  # fmt: skip
_PLANE_2 = (
    (0, 6280), (10, 6281), (43, 6329), (44, 6280), (92, 6281), (138, 6448), (139, 6280), (306, 6281), (2146, 6928),
    (2147, 6281), (2255, 6282), (2792, 5635), (2793, 6282), (2893, 5643), (2894, 6281), (3293, 6282), (4930, 6831),
    (4931, 6281), (5077, 6822), (5078, 6280), (5365, 7143), (5366, 6279), (5482, 6280), (5619, 6281), (5723, 6702),
    (5724, 6280), (5946, 6281), (6144, 6282), (6226, 6283), (6312, 5914), (6313, 6282), (6321, 6283), (6474, 6284),
    (6530, 6584), (6531, 6283), (6644, 5959), (6645, 6282), (6787, 5970), (6788, 6281), (6833, 6282), (6904, 6476),
    (6905, 6281), (7099, 6282), (7589, 6325), (7590, 6281), (7633, 6282), (7634, 6283), (7645, 6271), (7646, 6282),
    (7650, None),
)  # fmt: skip
#: Cells of plane 1 that no run holds: the first cell and the characters from there on; a space is an empty cell.
_SINGLE = (
    (5, "・"), (14, "﹑"), (21, "︱—︲–    "), (73, "′‵"), (97, " "), (99, " "), (127, "﹦﹥"), (148, "→←"),
    (154, "‖｜／＼∕﹨"), (161, "￥"),
    (163, "￠￡"), (311, " "), (313, " "), (490, "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ"), (571, "亠"), (578, "冫"), (583, "勹"),
    (3102, "␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟␡"), (8022, "彞"),
)  # fmt: skip
_SEQUENCE = re.compile(rb"[\x00-\x7f]+|\x8e[\xa1-\xb0][\xa1-\xfe]{2}|[\xa1-\xfe][\xa1-\xfe]")
_CUT = re.compile(rb"\x8e[\xa1-\xb0]?[\xa1-\xfe]?|[\xa1-\xfe]")


@cache
def _characters() -> dict[bytes, str]:
    """The character of each sequence of bytes."""
    table: dict[bytes, str] = {}
    for prefix, runs in ((b"", _PLANE_1), (b"\x8e\xa2", _PLANE_2)):
        for (start, shift), (end, _) in pairwise(runs):
            for cell in range(start, end) if shift is not None else ():
                lead, trail = divmod(cell + (shift or 0), 157)
                big5 = bytes((0xA1 + lead, trail + 0x40 if trail < 63 else trail - 63 + 0xA1))
                table[prefix + _cell(cell)] = big5.decode("big5", "replace")
    for start, characters in _SINGLE:
        table.update((_cell(start + place), character) for place, character in enumerate(characters))
    known = {
        sequence: character
        for sequence, character in table.items()
        if character not in (" ", "\N{REPLACEMENT CHARACTER}")
    }
    return known | {b"\x8e\xa1" + sequence: character for sequence, character in known.items() if len(sequence) == 2}


@cache
def _sequences() -> dict[str, bytes]:
    table: dict[str, bytes] = {}
    for sequence, character in _characters().items():
        table.setdefault(character, sequence)
    return table


def _cell(cell: int) -> bytes:
    return bytes((0xA1 + cell // 94, 0xA1 + cell % 94))


def _decode(encoded: Buffer, errors: str = "strict", /) -> tuple[str, int]:
    return _decode_part(bytes(encoded), errors, final=True)


def _decode_part(data: bytes, errors: str, *, final: bool) -> tuple[str, int]:
    """The text of *data*, and how many bytes it took; unless *final*, half a character at the end is left for later."""
    characters = _characters()
    parts: list[str] = []
    position = 0
    while position < len(data):
        found = _SEQUENCE.match(data, position)
        sequence = found[0] if found else b""
        if sequence and sequence.isascii():
            parts.append(sequence.decode("ascii"))
            position += len(sequence)
        elif sequence in characters:
            parts.append(characters[sequence])
            position += len(sequence)
        elif not final and _CUT.fullmatch(data, position):
            break
        else:
            error = UnicodeDecodeError("euc_tw", data, position, position + max(1, len(sequence)), "no such character")
            text, position = codecs.lookup_error(errors)(error)
            parts.append(str(text))
    return "".join(parts), position


def _encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
    sequences = _sequences()
    parts: list[bytes] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character.isascii() or character in sequences:
            parts.append(character.encode() if character.isascii() else sequences[character])
            position += 1
        else:
            error = UnicodeEncodeError("euc_tw", text, position, position + 1, "no such character")
            instead, position = codecs.lookup_error(errors)(error)
            parts.append(instead if isinstance(instead, bytes) else _encode(instead)[0])
    return b"".join(parts), len(text)


class _Decoder(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, data: Buffer, errors: str, final: bool) -> tuple[str, int]:  # noqa: FBT001  # the base's
        return _decode_part(bytes(data), errors, final=final)


def _find(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(_encode, _decode, incrementaldecoder=_Decoder, name="euc_tw") if name == "euc_tw" else None


codecs.register(_find)
