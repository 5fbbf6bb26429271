"""Data that is no text: known beginnings, and control bytes that no text has."""

from __future__ import annotations

_BEGINNINGS = (
    b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"Rar!", b"%PDF-",
    b"OggS", b"RIFF", b"ID3", b"\xca\xfe\xba\xbe", b"\x28\xb5\x2f\xfd", b"wOFF", b"wOF2", b"SQLite format 3",
    b"\xcf\xfa\xed\xfe",
)  # fmt: skip
_CONTROLS = bytes((*range(9), 11, *range(14, 27), *range(28, 32), 127))
_SAMPLE = 4096


def is_binary(data: bytes) -> bool:
    """Is this no text in any encoding? Asked of data that is neither UTF-8 nor a wide encoding."""
    if data.startswith(_BEGINNINGS):
        return True
    middle = len(data) // 2
    sample = (
        data[:_SAMPLE] if len(data) <= _SAMPLE else data[:_SAMPLE] + data[middle : middle + _SAMPLE] + data[-_SAMPLE:]
    )
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return sample.count(0) > 0 or controls * 100 > len(sample)


def has_controls(data: bytes) -> bool:
    """Does any byte stand for a control character that texts do not use?"""
    return len(data.translate(None, _CONTROLS)) < len(data)
