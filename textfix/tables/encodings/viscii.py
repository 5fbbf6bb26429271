"""VISCII, the Vietnamese encoding of RFC 1456, which Python lacks; registered as a codec on import."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)
_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_DECODING = "".join(_LOW.get(byte, chr(byte)) for byte in range(128)) + _HIGH
_ENCODING = codecs.charmap_build(_DECODING)


def _encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
    return codecs.charmap_encode(text, errors, _ENCODING)


def _decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
    return codecs.charmap_decode(data, errors, _DECODING)


class _Decoder(codecs.IncrementalDecoder):
    def decode(self, data: Buffer, final: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002  # the base's signature
        return _decode(data, self.errors)[0]


def _find(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(_encode, _decode, incrementaldecoder=_Decoder, name="viscii") if name == "viscii" else None


codecs.register(_find)
