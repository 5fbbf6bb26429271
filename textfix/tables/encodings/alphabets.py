"""The single-byte encodings: which languages were written in each, and how often one meets them.

A weight is a prior in bits: what the encoding must win by over one of weight 0. `vi-tones` is Vietnamese with separate
tone marks, as windows-1258 writes it.
"""

from __future__ import annotations

_WEST = ("fr", "de", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "is", "ga", "ca", "eu", "gl", "sq", "fo", "en")
_EAST = ("cs", "sk", "pl", "hu", "ro", "hr", "sl", "bs", "sr-Latn", "sq", "de")
_CYRILLIC = ("ru", "uk", "bg", "sr", "mk", "be")
_BALTIC = ("lt", "lv", "et")

CODECS: dict[str, tuple[float, tuple[str, ...]]] = {
    "cp1252": (0, (*_WEST, "et")),
    "cp1251": (0, (*_CYRILLIC, "kk")),
    "cp1250": (2, _EAST),
    "cp1253": (3, ("el",)),
    "cp1254": (3, ("tr", "az")),
    "cp1255": (3, ("he",)),
    "cp1256": (3, ("ar", "fa")),
    "cp1257": (4, (*_BALTIC, "pl")),
    "cp1258": (6, ("vi-tones",)),
    "cp874": (3, ("th",)),
    "koi8_r": (3, ("ru", "bg")),
    "koi8_u": (5, ("uk", "be")),
    "iso8859_2": (3, _EAST),
    "iso8859_3": (6, ("eo", "mt", "tr")),
    "iso8859_4": (6, (*_BALTIC, "fi", "sv", "da", "nb", "de")),
    "iso8859_5": (6, _CYRILLIC),
    "iso8859_6": (6, ("ar",)),
    "iso8859_7": (4, ("el",)),
    "iso8859_8": (5, ("he",)),
    "iso8859_9": (4, ("tr", "az")),
    "iso8859_10": (7, ("lt", "et", "is", "sv", "nb", "da", "fi", "fo")),
    "iso8859_13": (5, (*_BALTIC, "pl", "fi")),
    "iso8859_14": (8, ("ga", "cy")),
    "iso8859_15": (3, (*_WEST, "et")),
    "iso8859_16": (6, ("ro", "hr", "pl", "hu", "sl", "sq", "fr", "ga")),
    "cp866": (5, ("ru", "bg", "be")),
    "cp855": (8, _CYRILLIC),
    "mac_cyrillic": (5, _CYRILLIC),
    "mac_roman": (5, _WEST),
    "mac_latin2": (6, (*_EAST, *_BALTIC)),
    "mac_greek": (11, ("el",)),
    "mac_turkish": (11, ("tr",)),
    "mac_iceland": (13, ("is", "fo")),
    "cp437": (6, ("de", "fr", "es", "it", "sv", "fi", "nl", "en")),
    "cp850": (5, _WEST),
    "cp852": (7, _EAST),
    "cp857": (9, ("tr",)),
    "cp737": (9, ("el",)),
    "cp775": (7, (*_BALTIC, "pl")),
    "cp862": (10, ("he",)),
    "cp865": (8, ("nb", "da")),
    "cp861": (9, ("is",)),
    "viscii": (8, ("vi",)),
}

#: Letters that stand for the same one of a language, where an encoding lacks the right shape.
_SAME = {
    "ro": str.maketrans("şţ", "șț"),
    "tr": str.maketrans("ı", "ı"),
    "fa": str.maketrans("كي", "کی"),
    "he": str.maketrans("", ""),
}
_DOTTED = str.maketrans({"İ": "i"})  # its lower case is two characters


def fold(text: str, language: str) -> str:
    """Lower case, one character for one, with the shapes of a letter made one."""
    folded = text.translate(_DOTTED).lower()
    return folded.translate(_SAME[language]) if language in _SAME else folded
